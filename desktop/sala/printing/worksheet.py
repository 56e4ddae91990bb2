"""What a worksheet says, as plain values: services make them, ``write_worksheets`` prints them.

All words arrive in the language of the sheet, all values already formatted in it; printing adds only the few words
that paper itself needs (Team, Date, Page 1 of 3, Yes, No).
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from enum import StrEnum

from sala.printing.field_map import PageMap


class FieldKind(StrEnum):
    """How room is left for a field on paper. The value that a filled sheet shows is in the comment."""

    TEXT = "text"  # str
    LONG_TEXT = "long_text"  # str, line feeds kept
    NUMBER = "number"  # str, formatted, without the unit
    MINUTES = "minutes"  # as number
    RIEL = "riel"  # as number
    DATE = "date"  # str, formatted
    YES_NO = "yes_no"  # ("yes",) or ("no",)
    YES_NO_UNKNOWN = "yes_no_unknown"  # ("yes",), ("no",) or ("unknown",)
    CHOICE = "choice"  # the key of the choice, alone in a tuple
    CHOICES = "choices"  # keys
    SCALE = "scale"  # the number alone in a tuple, in Latin digits: ("3",) or ("-1",)
    ROWS = "rows"  # rows of formatted cells, one for each column
    LINKS = "links"  # titles of cards
    PERSON_CODE = "person_code"  # str
    CONSENT_CODE = "consent_code"  # str
    PHOTOS = "photos"  # captions


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to tick."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table to fill. ``hint`` is small print under the label ("1-5"); ``options`` are ticked in cells.

    ``key`` names it on the map of the page. A scale with ``faces`` shows one to tick for each of its numbers.
    """

    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    options: tuple[Option, ...] = ()
    key: str = ""
    minimum: int = 1
    maximum: int = 5
    faces: bool = False


@dataclass(frozen=True, slots=True)
class WorksheetField:
    """A question on paper, with its answer or with room for one.

    ``value`` is what ``FieldKind`` says; None or empty leaves room to write. ``lines`` is that room in rows of 12 mm
    (for rows: how many empty rows). Two neighbours that are both ``half`` stand side by side. ``heading`` begins a
    section. ``minimum``, ``maximum``, the labels of the ends and ``faces`` (drawn instead of numbers) are for scales.
    Room for photos that is to be ``drawn`` in asks for no photo.
    ``given`` rows are printed into a blank table: cells for each column, an empty one where there is room to write.
    ``key`` names the field on the map of the page; without one its room is not recorded.
    """

    label: str
    kind: FieldKind = FieldKind.TEXT
    help: str = ""
    heading: str = ""
    value: str | tuple[str, ...] | tuple[tuple[str, ...], ...] | None = None
    lines: int = 1
    half: bool = False
    unit: str = ""
    options: tuple[Option, ...] = ()
    minimum: int = 1
    maximum: int = 5
    low_label: str = ""
    high_label: str = ""
    faces: bool = False
    drawn: bool = False
    columns: tuple[Column, ...] = ()
    given: tuple[tuple[str, ...], ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class SheetHeader:
    """What stands at the head of a sheet. An empty text leaves room to write it.

    ``team`` is the name that people read, ``team_mark`` what stands for it in the QR code ("-" when empty).
    ``with_consent_code`` asks for the code of the consent where people are quoted.
    """

    workshop_code: str
    workshop_name: str
    place: str = ""
    team: str = ""
    team_mark: str = ""
    date: str = ""
    with_consent_code: bool = False
    consent_code: str = ""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet of an activity, blank or filled. ``promise`` is the line under the title."""

    activity: str
    title: str
    promise: str
    header: SheetHeader
    pack_version: str
    fields: tuple[WorksheetField, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many pages were written, how many for each sheet in order, and where on each there is room to write."""

    total: int
    of_sheets: tuple[int, ...]
    maps: tuple[PageMap, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetMark:
    """What the QR code of a page says: ``SALA2/WORKSHOP/ACTIVITY/TEAM/PAGE/PACK VERSION``.

    Capital letters, digits and a few signs take little more than half the room of other text in a QR code (ISO/IEC
    18004, alphanumeric mode), so its modules are larger. Keys of a method have small letters only: they are written as
    capitals, with + for the low line and : for @. What else the mode does not have, and what would mix up the parts,
    is percent-encoded.
    """

    workshop_code: str
    activity: str
    team: str
    page: int
    pack_version: str

    def __str__(self) -> str:
        parts = (self.activity, self.team or "-", str(self.page), self.pack_version)
        return "/".join(["SALA2", _capitals(self.workshop_code), *(_capitals(part, small=True) for part in parts)])


_STANDS_FOR = {"_": "+", "@": ":"}
"""Signs that keys have and the mode has not, and what is written for them."""


def _capitals(text: str, *, small: bool = False) -> str:
    """Return a part of a mark; ``small`` tells that its plain letters are small ones."""
    plain = (string.ascii_lowercase if small else string.ascii_uppercase) + string.digits + ".-"
    return "".join(
        _STANDS_FOR.get(letter) or (letter.upper() if letter in plain else _escaped(letter)) for letter in text
    )


def _escaped(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
