"""Who was there, half a day at a time.

Each half-day of each person is a field of its own, so that two laptops that mark different half-days, or different
people, never stand in each other's way. Days are counted from the first day of the workshop: whoever corrects its date
moves no marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from sala.domain.records import Participant
from sala.domain.validity import LONGEST_WORKSHOP_DAYS

#: What a mark says; nothing is said where there is none.
PRESENT, ABSENT = "yes", "no"
MARKS: Final = (PRESENT, ABSENT)
MORNING, AFTERNOON = "am", "pm"
_FIELD = re.compile(r"present/([1-9]\d?)/(am|pm)")


@dataclass(frozen=True, slots=True, order=True)
class HalfDay:
    """A half of a day: ``day`` counts from 1, ``half`` is ``MORNING`` or ``AFTERNOON``. In order of time."""

    day: int
    half: str

    @property
    def key(self) -> str:
        """Its name in a command and on a screen: "1/am"."""
        return f"{self.day}/{self.half}"

    @property
    def field(self) -> str:
        """The field of a participant that holds the mark."""
        return f"present/{self.key}"


@lru_cache(maxsize=1024)
def half_day_of(field: str) -> HalfDay | None:
    """Return the half-day whose mark a field of a participant holds, None for any other field."""
    found = _FIELD.fullmatch(field)
    day = int(found[1]) if found else 0
    return HalfDay(day, found[2]) if found and day <= LONGEST_WORKSHOP_DAYS else None


def half_days(starts: str, ends: str, people: Iterable[Participant] = ()) -> list[HalfDay]:
    """Return the half-days of a workshop from its dates (ISO or ""); one day where there are none.

    Days outside the dates on which somebody is marked are among them: what was written is always shown.
    """
    days = set(range(1, _length(starts, ends) + 1))
    days |= {half.day for person in people for half in marks_of(person)}
    return [HalfDay(day, half) for day in sorted(days) for half in (MORNING, AFTERNOON)]


def day_of(starts: str, half: HalfDay) -> date | None:
    """Return the day in the calendar, None where the workshop has no date yet."""
    try:
        return date.fromisoformat(starts) + timedelta(days=half.day - 1)
    except (ValueError, OverflowError):
        return None


def marks_of(person: Participant) -> dict[HalfDay, str]:
    """Return the marks of a person by half-day."""
    found = ((half_day_of(field), str(value)) for field, value in person.record.fields.items())
    return {half: mark for half, mark in found if half is not None and mark in MARKS}


def present_at(people: Iterable[Participant], half: HalfDay) -> list[Participant]:
    """Return who was there."""
    return [person for person in people if person.record.text(half.field) == PRESENT]


def counted(people: Iterable[Participant], half: HalfDay) -> Counter[str]:
    """Return how many were there, by sex; "" counts those whose sex is open."""
    return Counter(person.sex for person in present_at(people, half))


def current_half_day(halves: Iterable[HalfDay], starts: str, today: date, hour: int, noon: int = 12) -> HalfDay | None:
    """Return the half-day that ``today`` and ``hour`` fall in, None when it is none of them."""
    half = AFTERNOON if hour >= noon else MORNING
    return next((one for one in halves if one.half == half and day_of(starts, one) == today), None)


def latest_marked(people: Iterable[Participant], halves: Iterable[HalfDay]) -> HalfDay | None:
    """Return the last half-day on which anybody is marked as present, None where nobody is."""
    marked = {half for person in people for half, mark in marks_of(person).items() if mark == PRESENT}
    return max((half for half in halves if half in marked), default=None)


def rate(marks: Mapping[HalfDay, str]) -> int:
    """Return on how many half-days somebody was there."""
    return sum(1 for mark in marks.values() if mark == PRESENT)


def _length(starts: str, ends: str) -> int:
    try:
        first = date.fromisoformat(starts)
        last = date.fromisoformat(ends or starts)
    except ValueError:
        return 1
    return min(max(1, (last - first).days + 1), LONGEST_WORKSHOP_DAYS)
