"""What an attendance list says, as plain values in the language of the paper: services make them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedHalf:
    """A half of a day: ``day`` as "Day 1", ``date`` as "14 Oct" or "", ``half`` as "Morning".

    ``number`` counts the days; ``key`` names the half-day on the map of the page ("1/am").
    """

    number: int
    key: str
    day: str
    date: str
    half: str


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A row: ``code`` names the person on the map of the page; ``detail`` is role and organisation.

    ``sex`` is "female", "male", other words, or "".

    ``marks`` has one for each half-day: True for there, False for absent, None where nothing is known.
    """

    name: str
    code: str = ""
    detail: str = ""
    sex: str = ""
    phone: str = ""
    marks: tuple[bool | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """A line under the list: its words, and a number for each half-day ("" leaves room to write it)."""

    label: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """A list on paper. ``blank_rows`` are for those who come unlisted, ``fewest_blank`` where that saves a page.

    ``with_phones`` gives the telephone numbers a column.
    """

    title: str
    workshop_name: str
    workshop_code: str
    lines: tuple[str, ...]
    halves: tuple[ListedHalf, ...]
    people: tuple[ListedPerson, ...]
    blank_rows: int
    fewest_blank: int
    totals: tuple[Total, ...]
    with_phones: bool = False
    pack_version: str = "-"
