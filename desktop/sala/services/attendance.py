"""Attendance: who was there, half a day at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sala.domain.attendance import HalfDay, current_half_day, half_days, latest_marked
from sala.domain.records import Participant
from sala.services.changed import Changed
from sala.services.people import participants, update_participants
from sala.services.workshops import get_workshop
from sala.storage import Workspace

#: Marks by person and half-day: "yes", "no", or "" to take a mark back.
Marks = Mapping[str, Mapping[HalfDay, str]]


@dataclass(frozen=True, slots=True)
class Attendance:
    """The people of a workshop and the half-days on which they can be marked; ``starts`` is ISO or ""."""

    starts: str
    halves: tuple[HalfDay, ...]
    people: tuple[Participant, ...]


def attendance(ws: Workspace, workshop: str) -> Attendance:
    """Return what a list of attendance shows.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    facts, people = get_workshop(ws, workshop), participants(ws, workshop)
    return Attendance(facts.starts, tuple(half_days(facts.starts, facts.ends, people)), tuple(people))


def mark_attendance(ws: Workspace, workshop: str, marks: Marks) -> Changed:
    """Mark people in one act, so that one undo takes all of it back."""
    fields = {person: {half.field: mark for half, mark in given.items()} for person, given in marks.items()}
    return update_participants(ws, workshop, fields)


def here_now(found: Attendance, now: datetime) -> HalfDay | None:
    """Return the half-day that "here now" means: the one going on if anybody is marked in it, else the last marked.

    None while nobody is marked at all.
    """
    going_on = current_half_day(found.halves, found.starts, now.date(), now.hour)
    if going_on is not None and _anybody(found.people, going_on):
        return going_on
    return latest_marked(found.people, found.halves)


def _anybody(people: Iterable[Participant], half: HalfDay) -> bool:
    return any(person.record.text(half.field) for person in people)
