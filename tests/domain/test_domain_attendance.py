"""Half-days: which there are, what is marked, what "now" means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala.domain.attendance import (
    AFTERNOON,
    MORNING,
    HalfDay,
    counted,
    current_half_day,
    day_of,
    half_day_of,
    half_days,
    latest_marked,
    marks_of,
    present_at,
    rate,
)
from sala.domain.merge import RecordState
from sala.domain.records import PARTICIPANT, Participant, Record, Ref, participant_from


def person(number: int, **fields: str) -> Participant:
    told = {key.replace("__", "/"): value for key, value in fields.items()}
    state = RecordState(told, frozenset(), frozenset(), deleted=False, revived=False)
    return participant_from(Record(Ref("w", PARTICIPANT, f"p{number}"), state, "", "", ""))


PEOPLE = [
    person(1, sex="female", present__1__am="yes", present__1__pm="no"),
    person(2, sex="male", present__1__am="yes", present__4__pm="yes"),
    person(3, present__1__am="yes", present__1__pm="strange"),
]


@given(st.integers(1, 60), st.sampled_from([MORNING, AFTERNOON]))
def test_a_field_and_its_half_day_are_one(day: int, half: str) -> None:
    assert half_day_of(HalfDay(day, half).field) == HalfDay(day, half)


@pytest.mark.parametrize("field", ["present/0/am", "present/61/am", "present/1/xm", "present/01/am", "name", ""])
def test_other_fields_are_no_half_days(field: str) -> None:
    assert half_day_of(field) is None


def test_days_come_from_the_dates_and_from_marks() -> None:
    assert [half.key for half in half_days("2026-11-25", "2026-11-26")] == ["1/am", "1/pm", "2/am", "2/pm"]
    assert [half.key for half in half_days("", "")] == ["1/am", "1/pm"]
    assert [half.key for half in half_days("nonsense", "")] == ["1/am", "1/pm"]
    assert [half.day for half in half_days("2026-11-25", "", PEOPLE)] == [1, 1, 4, 4]
    assert len(half_days("2026-01-01", "2099-01-01")) == 120


def test_who_was_there() -> None:
    morning = HalfDay(1, MORNING)
    assert [one.id for one in present_at(PEOPLE, morning)] == ["p1", "p2", "p3"]
    assert counted(PEOPLE, morning) == {"female": 1, "male": 1, "": 1}
    assert marks_of(PEOPLE[2]) == {morning: "yes"}
    assert rate(marks_of(PEOPLE[0])) == 1
    assert latest_marked(PEOPLE, half_days("2026-11-25", "", PEOPLE)) == HalfDay(4, AFTERNOON)
    assert latest_marked([], half_days("", "")) is None


def test_now() -> None:
    halves = half_days("2026-11-25", "2026-11-26")
    assert current_half_day(halves, "2026-11-25", date(2026, 11, 26), 8) == HalfDay(2, MORNING)
    assert current_half_day(halves, "2026-11-25", date(2026, 11, 25), 13) == HalfDay(1, AFTERNOON)
    assert current_half_day(halves, "2026-11-25", date(2026, 11, 27), 8) is None
    assert current_half_day(halves, "", date(2026, 11, 25), 8) is None
    assert day_of("2026-11-25", HalfDay(2, MORNING)) == date(2026, 11, 26)
    assert day_of("9999-12-31", HalfDay(2, MORNING)) is None
