"""Attendance: marks of two laptops come together, one act is one undo, counts are by sex."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from tests.services.test_conflicts import hand_over

from sala.domain.attendance import AFTERNOON, MORNING, HalfDay, marks_of
from sala.domain.identity import new_id
from sala.errors import WrongUse
from sala.language import Translator
from sala.services.attendance import attendance, here_now, mark_attendance
from sala.services.conflicts import differences
from sala.services.functioning import keep_functioning, kept_answers
from sala.services.history import undo
from sala.services.method import method_pack
from sala.services.people import add_participants, participants, update_participant
from sala.services.workshops import update_workshop
from sala.services.workspace import Workspace
from sala.wording.differences import field_label, reading_text

AM, PM = HalfDay(1, MORNING), HalfDay(1, AFTERNOON)


@pytest.fixture
def people(ws: Workspace, workshop: str) -> list[str]:
    ids = [new_id() for _ in range(3)]
    sexes = ("female", "male", "")
    add_participants(ws, workshop, {one: {"name": "ក", "sex": sex} for one, sex in zip(ids, sexes, strict=True)})
    return ids


def marks(ws: Workspace, workshop: str) -> list[dict[str, str]]:
    return [{half.key: mark for half, mark in marks_of(one).items()} for one in participants(ws, workshop)]


def test_two_laptops_that_mark_different_half_days_lose_nothing(
    ws: Workspace, other: Workspace, workshop: str, people: list[str], tmp_path: Path
) -> None:
    hand_over(ws, other, workshop, tmp_path / "seed.sala")
    mark_attendance(ws, workshop, {one: {AM: "yes"} for one in people})
    mark_attendance(other, workshop, {one: {PM: "no"} for one in people} | {people[2]: {AM: "yes", PM: "no"}})
    hand_over(other, ws, workshop, tmp_path / "back.sala")
    hand_over(ws, other, workshop, tmp_path / "forth.sala")
    assert marks(ws, workshop) == marks(other, workshop) == [{"1/am": "yes", "1/pm": "no"}] * 3
    assert differences(ws, workshop) == []


def test_what_two_laptops_mark_differently_is_told_in_words(
    ws: Workspace, other: Workspace, workshop: str, people: list[str], tmp_path: Path
) -> None:
    hand_over(ws, other, workshop, tmp_path / "seed.sala")
    mark_attendance(ws, workshop, {people[0]: {AM: "yes"}})
    mark_attendance(other, workshop, {people[0]: {AM: "no"}})
    hand_over(other, ws, workshop, tmp_path / "back.sala")
    [found] = differences(ws, workshop)
    say, pack = Translator("en"), method_pack()
    assert field_label(found.conflict, pack, say) == "Day 1, morning"
    words = {reading_text(found.conflict, reading.entry.value, pack, say) for reading in found.readings}
    assert words == {"Present", "Absent"}


def test_a_whole_column_is_one_undo(ws: Workspace, workshop: str, people: list[str]) -> None:
    mark_attendance(ws, workshop, {one: {AM: "yes"} for one in people})
    mark_attendance(ws, workshop, {people[0]: {AM: ""}})
    assert marks(ws, workshop) == [{}, {"1/am": "yes"}, {"1/am": "yes"}]
    undo(ws, workshop)
    undo(ws, workshop)
    assert marks(ws, workshop) == [{}, {}, {}]


def test_a_mark_is_one_of_two(ws: Workspace, workshop: str, people: list[str]) -> None:
    with pytest.raises(WrongUse, match=r"field\.not_a_choice"):
        mark_attendance(ws, workshop, {people[0]: {AM: "late"}})
    with pytest.raises(WrongUse, match=r"field\.unknown"):
        update_participant(ws, workshop, people[0], {"present/99/am": "yes"})


def test_here_now_is_the_half_day_going_on_or_the_last_marked(ws: Workspace, workshop: str, people: list[str]) -> None:
    update_workshop(ws, workshop, {"starts": "2026-11-25", "ends": "2026-11-26"})
    noon = datetime(2026, 11, 25, 14)  # noqa: DTZ001  (a laptop's own time)
    assert here_now(attendance(ws, workshop), noon) is None
    mark_attendance(ws, workshop, {people[0]: {AM: "yes"}})
    assert here_now(attendance(ws, workshop), noon) == AM
    mark_attendance(ws, workshop, {people[0]: {PM: "no"}})
    assert here_now(attendance(ws, workshop), noon) == PM
    assert here_now(attendance(ws, workshop), datetime(2030, 1, 1, 9)) == AM  # noqa: DTZ001


def test_only_the_result_is_kept_unless_the_person_agrees(ws: Workspace, workshop: str, people: list[str]) -> None:
    answers = {"seeing": "no_difficulty", "walking": "a_lot"}
    keep_functioning(ws, workshop, people[0], answers, keep_answers=False)
    first = participants(ws, workshop)[0]
    assert first.disability == "yes"
    assert [name for name in first.record.fields if name.startswith("functioning")] == []
    keep_functioning(ws, workshop, people[0], answers, keep_answers=True)
    assert kept_answers(participants(ws, workshop)[0])["walking"] == "a_lot"
    keep_functioning(ws, workshop, people[0], {"seeing": "some"}, keep_answers=False)
    first = participants(ws, workshop)[0]
    assert set(kept_answers(first).values()) == {""}
    assert first.disability == "unknown"
    undo(ws, workshop)
    assert participants(ws, workshop)[0].disability == "yes"
    with pytest.raises(WrongUse, match=r"field\.unknown"):
        keep_functioning(ws, workshop, people[0], {"flying": "some"}, keep_answers=True)
