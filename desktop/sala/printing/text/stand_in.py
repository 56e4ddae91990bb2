"""Stand-ins: what is drawn for a character that no font of ours has, so that it is seen and never lost.

A frame with the number of the character in Unicode, four digits or six in two rows. The character itself is what a
reader of the PDF file gets back. Among the glyphs of a cluster a stand-in is the complement of its character's number,
which no glyph of a font can be.
"""

from __future__ import annotations

from typing import Final, NamedTuple

CELL: Final = 0.3
"""The width of a digit, in ems."""
DIGIT_SCALE: Final = 0.42
FRAME: Final = 0.045
"""How thick the frame is."""
LOW: Final = -0.11
HIGH: Final = 0.8
"""The lowest and highest point of the frame."""
_BEARING: Final = 0.05
_PADDING: Final = 0.05
_ROWS: Final = (0.4, 0.0)


class Digit(NamedTuple):
    """One digit of a stand-in: the middle of its cell and its base line, in ems."""

    sign: str
    middle: float
    base: float


def stand_in(character: str) -> int:
    """Return the number that stands for the drawing of ``character`` among the glyphs of a cluster."""
    return ~ord(character)


def is_stand_in(glyph: int) -> bool:
    """Tell whether a number among the glyphs of a cluster is a stand-in."""
    return glyph < 0


def width(glyph: int) -> float:
    """Return how far a stand-in moves the pen, in ems."""
    return _columns(glyph) * CELL + 2 * (_BEARING + FRAME + _PADDING)


def frame(glyph: int) -> tuple[float, float]:
    """Return the left and right edge of the frame, in ems."""
    return _BEARING, width(glyph) - _BEARING


def digits(glyph: int) -> list[Digit]:
    """Return the digits in the frame, in reading order."""
    columns = _columns(glyph)
    left = _BEARING + FRAME + _PADDING
    return [
        Digit(sign, left + (index % columns + 0.5) * CELL, _ROWS[index // columns])
        for index, sign in enumerate(f"{~glyph:0{2 * columns}X}")
    ]


def _columns(glyph: int) -> int:
    return 2 if ~glyph <= 0xFFFF else 3
