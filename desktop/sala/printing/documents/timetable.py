"""What a printed agenda says, as plain values in the language of the paper: services make them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimetableRow:
    """A block: ``time`` as "08:00 – 08:15", ``length`` as "15 min", ``matters`` as "must" or "".

    ``detail`` is small print below the title. ``rests`` is for breaks and meals, ``beside`` for a block that begins
    with the one above it, ``dropped`` for one that is left out on the day.
    """

    time: str
    title: str
    detail: str
    length: str
    matters: str
    rests: bool = False
    beside: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class TimetableDay:
    """A day: ``heading`` as "Day 1 · Wednesday, 25 November 2026", ``about`` what it is about, "" for nothing."""

    heading: str
    about: str
    rows: tuple[TimetableRow, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """An agenda on paper. ``heads`` are the words over its columns: time, what, length, how much it matters."""

    title: str
    workshop_name: str
    workshop_code: str
    place: str
    dates: str
    heads: tuple[str, str, str, str]
    days: tuple[TimetableDay, ...]
