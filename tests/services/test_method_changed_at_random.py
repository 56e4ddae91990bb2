"""The shipped method with something deleted, retyped or doubled anywhere: refused with words, or it works to the end.

What a pack on disk says is changed after TOML is read, so that every value can become any other.
"""

from __future__ import annotations

import copy
import random
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sala.content import Activity, Pack, load_pack, toml_table
from sala.errors import EnvironmentFault
from sala.language import Translator
from sala.paths import resource_path
from sala.services import method
from sala.services.cards import add_card
from sala.services.method import FieldType
from sala.services.printing import Choices, document_pdf
from sala.services.workspace import Workspace
from sala.wording.pack_problems import problem_text

ROUNDS = 60
"""So many for each seed; many thousands were tried when this was written."""

ODD: tuple[object, ...] = (
    "", " ", "x", "នេះ", "a" * 300, "{found}", "\x00", 0, 1, -1, 2.5, 10**9, 10**30, -(10**400), float("nan"),
    float("inf"), True, [], [[]], {}, {"km": "ក", "en": "A"}, {"km": 1, "en": ""}, date(2026, 11, 25), [{}],
    ["x", "x"], "rows", "story",
)  # fmt: skip
Place = tuple[Any, Any]

ANSWERS: dict[FieldType, object] = {
    FieldType.DATE: "2026-11-25",
    FieldType.YES_NO: "yes",
    FieldType.YES_NO_UNKNOWN: "unknown",
}


def places(value: object) -> Iterator[Place]:
    """Yield every (container, key) of a tree of tables and arrays."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in pairs:
        yield value, key
        yield from places(inside)


def changed(original: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return what a file says with one thing deleted, retyped, doubled, renamed or put elsewhere."""
    made = copy.deepcopy(original)
    spots = list(places(made))
    container, key = chance.choice(spots)
    other, other_key = chance.choice(spots)
    how = chance.choice(("delete", "retype", "double", "move", "rename"))
    if how == "delete":
        del container[key]
    elif how == "double" and isinstance(container, list):
        container.append(copy.deepcopy(container[key]))
    elif how == "move":
        container[key] = copy.deepcopy(other[other_key])
    elif how == "rename" and isinstance(container, dict):
        container[chance.choice(("x", "card", "row_kind", "columns", ""))] = container.pop(key)
    else:
        container[key] = copy.deepcopy(chance.choice(ODD))
    return made


@pytest.fixture(scope="module")
def files() -> dict[str, dict[str, Any]]:
    """What every file of the shipped pack says, by the text that it has."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(resource_path("method").rglob("*.toml")))
    return {text: tomllib.loads(text) for text in texts}


def an_answer(field: method.Field) -> object:
    """Return an answer that a person may give to a field; None for what is a record of its own."""
    if field.type in (FieldType.ROWS, FieldType.LINKS, FieldType.PHOTOS):
        return None
    if field.choices:
        return field.choices[0].key
    if field.type in (FieldType.NUMBER, FieldType.MINUTES, FieldType.RIEL, FieldType.SCALE):
        return field.minimum if field.minimum is not None else field.maximum or 0
    return ANSWERS.get(field.type, "ពាក្យ")


def use(pack: Pack, activity: Activity, ws: Workspace, workshop: str) -> None:
    """Fill in an activity and print it, blank and filled, in both languages."""
    if activity.card:
        answers = {field.key: an_answer(field) for field in pack.kind(activity.card).fields}
        given = {key: answer for key, answer in answers.items() if answer is not None}
        parent = add_card(ws, workshop, activity.card, fields=given, activity=activity.key).created
        for field in pack.kind(activity.card).fields:
            if field.row_kind:
                cells = {one.key: an_answer(one) for one in pack.kind(field.row_kind).fields}
                row = {key: answer for key, answer in cells.items() if answer is not None}
                add_card(ws, workshop, field.row_kind, fields=row, parent=parent)
    for language, filled in (("km", True), ("en", False)):
        what = f"worksheet:{activity.key}"
        pdf, pages = document_pdf(ws, workshop, what, Choices(language, filled=filled))
        assert pdf.startswith(b"%PDF")
        assert 1 <= pages < 60


@pytest.mark.parametrize("seed", range(4))
def test_a_pack_is_refused_with_words_or_works_to_the_end(
    seed: int, files: dict[str, dict[str, Any]], ws: Workspace, workshop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    folder = resource_path("method")
    refused = accepted = 0
    for _ in range(ROUNDS):
        text = chance.choice(list(files))
        broken = changed(files[text], chance)
        monkeypatch.setattr(
            toml_table.tomllib,
            "loads",
            lambda source, text=text, broken=broken: broken if source == text else files[source],
        )
        try:
            pack = load_pack(folder, complete=True)
        except EnvironmentFault as fault:
            refused += 1
            _assert_is_told(fault)
            continue
        accepted += 1
        monkeypatch.setattr(method, "load_pack", lambda _folder, pack=pack: pack)
        method.method_pack.cache_clear()
        for activity in _concerned(pack, folder, text):
            use(pack, activity, ws, workshop)
    method.method_pack.cache_clear()
    assert refused
    assert accepted


def _assert_is_told(fault: EnvironmentFault) -> None:
    others = fault.parameters["others"]
    assert isinstance(others, list)
    for parameters in ({**fault.parameters, "others": []}, *others):
        assert str(parameters["file"]).endswith(".toml")
        for language in ("km", "en"):
            told = problem_text(parameters, Translator(language))
            assert str(parameters["file"]) in told
            assert str(parameters["problem"]) not in told or " " in told.split("”: ")[-1]


def _concerned(pack: Pack, folder: Path, text: str) -> list[Activity]:
    """Return an activity that what was changed belongs to, or the first."""
    for activity in pack.activities():
        names = [f"activities/{activity.key}.toml", *(f"kinds/{kind}.toml" for kind in activity.produces)]
        if any((folder / name).read_text(encoding="utf-8") == text for name in names):
            return [activity]
    return [pack.activities()[0]]
