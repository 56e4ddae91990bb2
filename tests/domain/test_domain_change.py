"""A change survives being written as a line, and nothing else passes for one."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.laptops import Laptop, an_id

from sala.domain.change import (
    AUTHOR_LIMIT,
    DEPTH_LIMIT,
    NAME_LIMIT,
    NUMBER_LIMIT,
    VALUE_LIMIT,
    Change,
    Value,
    change_from_line,
    check_change,
    clean_line,
    clean_text,
    clean_value,
    same_value,
)
from sala.errors import EnvironmentFault

_any_text = st.text(st.characters(), max_size=40)
_numbers = st.integers(-NUMBER_LIMIT, NUMBER_LIMIT) | st.floats(allow_nan=False, allow_infinity=False)
_values = st.recursive(
    st.none() | st.booleans() | _numbers | _any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_any_text, inner, max_size=4),
    max_leaves=12,
)


def _change(**changed: object) -> Change:
    made = Laptop(0, 1_767_225_600_000).write("text", "value")
    return dataclasses.replace(made, **changed)  # type: ignore[arg-type]


def _reason(change: Change) -> object:
    with pytest.raises(EnvironmentFault) as caught:
        check_change(change)
    assert caught.value.code == "change.damaged"
    return caught.value.parameters["reason"]


@given(_values, _any_text)
def test_a_clean_change_survives_its_line(value: Value, author: str) -> None:
    change = _change(value=clean_value(value), author=clean_line(author))
    check_change(change)
    assert change_from_line(change.to_line()) == change
    assert change_from_line(change.to_line().decode()) == change


@given(_values)
def test_what_a_newer_version_wrote_passes_through(value: Value) -> None:
    change = _change(unknown={"future": clean_value(value)})
    assert change_from_line(change.to_line()).to_line() == change.to_line()


@given(st.text(st.characters(categories=("Cs", "Lo", "Cc", "So")), max_size=30))
def test_half_characters_never_stay(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    clean_text(text).encode()
    line = json.dumps({**json.loads(_change().to_line()), "value": text})
    assert change_from_line(line).value == clean_text(text)


def test_two_halves_of_a_character_are_joined() -> None:
    assert clean_text("\ud83d\ude00") == "\U0001f600"
    assert clean_text("a\ude00") == "a\ufffd"


def test_a_label_is_one_line() -> None:
    assert clean_line("  Sok\nDara\x00\x9f ") == "Sok Dara"
    assert len(clean_line("x" * 5000)) == AUTHOR_LIMIT


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"{}", b'{"id": 1}', b"[" * 100_000, b'{"value": NaN}', b"1" * 5000],
)
def test_what_is_no_change_is_refused(line: bytes) -> None:
    with pytest.raises(EnvironmentFault, match=r"change\.damaged"):
        change_from_line(line)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_change_or_refused(line: bytes) -> None:
    with pytest.raises(EnvironmentFault, match=r"change\.damaged"):
        change_from_line(line)


@given(st.sampled_from(sorted(json.loads(_change().to_line()))), _values)
def test_any_value_in_any_place_is_a_change_or_refused(name: str, value: Value) -> None:
    data = json.loads(_change().to_line())
    data[name] = value
    try:
        change = change_from_line(json.dumps(data))
    except EnvironmentFault:
        return
    assert change_from_line(change.to_line()) == change


@pytest.mark.parametrize("name", sorted(json.loads(_change().to_line())))
def test_no_part_may_be_missing(name: str) -> None:
    data = json.loads(_change().to_line())
    del data[name]
    with pytest.raises(EnvironmentFault, match="missing"):
        change_from_line(json.dumps(data))


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "x"},
        {"id": an_id(1).upper().replace("0", "A")},
        {"workshop": ""},
        {"seq": 0},
        {"seq": True},
        {"seq": 1.0},
        {"seq": NUMBER_LIMIT},
        {"clock": "now"},
        {"wall": "x" * (NAME_LIMIT + 1)},
        {"kind": ""},
        {"kind": "a\nb"},
        {"field": "x" * (NAME_LIMIT + 1)},
        {"field": "\ud800"},
        {"author": "x" * (AUTHOR_LIMIT + 1)},
        {"author": "a\x00"},
        {"author": "\udfff"},
        {"undoes": "that"},
        {"replaces": ("x",)},
    ],
)
def test_a_wrong_form_is_refused(changed: dict[str, object]) -> None:
    assert _reason(_change(**changed)) == "form"


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), {1: "x"}, NUMBER_LIMIT + 1, "\ud800", {"\udc00": 1}, object(), b"x", ("a",)],
)
def test_a_value_that_json_cannot_hold_is_refused(value: Value) -> None:
    assert _reason(_change(value=value)) == "value"


def test_nesting_and_size_are_bounded() -> None:
    nested: Value = "x"
    for _ in range(DEPTH_LIMIT):
        nested = [nested]
    check_change(_change(value=nested))
    assert _reason(_change(value=[nested])) == "value"
    check_change(_change(value="x" * (VALUE_LIMIT - 2)))
    assert _reason(_change(value="x" * (VALUE_LIMIT - 1))) == "size"
    assert _reason(_change(unknown={"big": "x" * VALUE_LIMIT})) == "size"


@pytest.mark.parametrize(("one", "other"), [(1, True), (1, 1.0), (0, False), ("1", 1), ([1], [True]), (None, "")])
def test_values_of_different_types_differ(one: Value, other: Value) -> None:
    assert not same_value(one, other)
    assert same_value(one, one)


def test_the_order_of_keys_is_no_difference() -> None:
    assert same_value({"a": 1, "b": 2}, {"b": 2, "a": 1})
