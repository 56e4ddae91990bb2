"""Where on a page there is room to write: recorded while the page is drawn, so that paper can be read again later.

All lengths are in millimetres from the top left corner of the page, to two decimals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAP_FORMAT: Final = "1.0"
"""The version of what ``PageMap.plain`` returns; described in FORMATS.md."""
_POINTS_IN_MM: Final = 72 / 25.4

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def in_millimetres(box: Box) -> Box:
    """Return a box of points in millimetres."""
    left, top, width, height = (round(length / _POINTS_IN_MM, 2) for length in box)
    return left, top, width, height


@dataclass(frozen=True, slots=True)
class FieldBox:
    """Room to write one answer, or one box to tick.

    ``key`` names the field and ``kind`` what sort of answer it takes (as ``FieldKind`` writes it). In a table ``row``
    counts from 0 and ``column`` is the key of the column. ``option`` is the answer that a box or circle stands for;
    for a number that is written digit by digit it is the place of the digit, from 1 at the left.
    """

    key: str
    kind: str
    box: Box
    row: int | None = None
    column: str = ""
    option: str = ""

    def plain(self) -> dict[str, object]:
        """Return the box as JSON can hold it; what says nothing is left out."""
        told: dict[str, object] = {"key": self.key, "kind": self.kind}
        if self.row is not None:
            told |= {"row": self.row, "column": self.column}
        if self.option:
            told["option"] = self.option
        return told | {"box": list(self.box)}


@dataclass(frozen=True, slots=True)
class PageMap:
    """The map of one page.

    ``page`` counts from 1 in the file, ``mark`` is what its QR code says ("" without one), ``size`` its width and
    height. ``corners`` are the four marks in its corners: top left (the one with a hole), top right, bottom right,
    bottom left; four for each part of paper that is cut apart, none where a page has no marks.
    """

    page: int
    mark: str
    size: tuple[float, float]
    corners: tuple[Box, ...]
    fields: tuple[FieldBox, ...]

    def plain(self) -> dict[str, object]:
        """Return the map as JSON can hold it."""
        return {
            "page": self.page,
            "mark": self.mark,
            "size": list(self.size),
            "corners": [list(corner) for corner in self.corners],
            "fields": [field.plain() for field in self.fields],
        }
