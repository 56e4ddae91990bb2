"""Whatever a value holds, it is read back as it was written, or refused before."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.storage.wholes import CARD_REF, W, put, said

from sala.domain.change import NUMBER_LIMIT, Value, change_from_line, clean_value
from sala.errors import EnvironmentFault
from sala.storage import Workspace, create_workspace

_any_text = st.text(st.characters(), max_size=60)
_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-NUMBER_LIMIT, NUMBER_LIMIT)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_any_text, inner, max_size=4),
    max_leaves=10,
)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return a workspace for many values; its acts are seen by the others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SALA_KEYRING", "off")
        with create_workspace(tmp_path_factory.mktemp("one") / "ws", label="A", author="B") as ws:
            yield ws


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(_values)
def test_a_value_is_read_back_as_it_was_written(one: Workspace, value: Value) -> None:
    put(one, text=value)
    assert json.dumps(said(one), sort_keys=True) == json.dumps(clean_value(value), sort_keys=True)
    for change in one.history(CARD_REF, "text")[:1]:
        assert change_from_line(change.to_line()) == change


@pytest.mark.parametrize(
    "text",
    ["\x00", "a\x00b", "\x1b[0m", "\r\n\t\v", "\u200b\u2060", "\ufffe\uffff", "\ud83d\ude00", "x\ud800y", "'\";--"],
)
def test_characters_that_break_programs(one: Workspace, text: str) -> None:
    put(one, text=text)
    assert said(one) == clean_value(text)
    assert one.check().findings == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(_any_text, _any_text)
def test_names_of_people_and_laptops_break_nothing(author: str, label: str) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SALA_HOME", str(Path(folder) / "home"))
        patch.setenv("SALA_KEYRING", "off")
        with create_workspace(Path(folder) / "ws", label=label, author=author) as ws:
            put(ws, text="x")
            (change,) = ws.changes(W)
            assert change_from_line(change.to_line()) == change
            assert ws.devices() == {ws.device: ws.label}


def test_what_cannot_be_read_back_is_not_merged(one: Workspace) -> None:
    put(one, text="fine")
    (change,) = one.heads(CARD_REF, "text")
    import dataclasses

    for value in ("\ud800", float("inf"), {"a": object()}):
        bad = dataclasses.replace(change, id=change.act, value=value)  # type: ignore[arg-type]
        with pytest.raises(EnvironmentFault, match=r"change\.damaged"):
            one.merge([bad], devices={})
    assert said(one) == "fine"
