"""Room to write a few words by hand inside a printed line."""

from __future__ import annotations

from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.page import MM, Page
from sala.printing.text.lines import Line, break_lines
from sala.printing.text.style import GREY, TextStyle

_DOTS = (0.7, 2.1)
_GAP = 1.5 * MM
_FEWEST = 12 * MM
"""The least room to write that stands behind a label; where there is less, the next line is for it."""


class Blank(Block):
    """A label, and a dotted line from it to the right edge, or ``most`` points long."""

    def __init__(self, label: str, style: TextStyle, *, most: float | None = None, space_before: float = 0.0) -> None:
        self._label, self._style, self._most = label, style, most
        self.space_before = space_before

    def measure(self, width: float) -> float:
        """Return the height of the label, with a line more where the label fills its own."""
        lines = self._lines(width)
        return sum(line.height for line in lines) + (lines[-1].height if self._crowded(lines, width) else 0.0)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the label and the dots."""
        lines = self._lines(place.width)
        Paragraph(self._label, self._style).draw(page, place)
        bottom = place.top + self.height(place.width)
        left = place.x
        if not self._crowded(lines, place.width) and lines[-1].width:
            left += lines[-1].width + _GAP
        right = place.x + place.width
        if self._most is not None:
            right = min(right, left + self._most)
        draw_dots(page, left, right, bottom - lines[-1].below)

    def _lines(self, width: float) -> tuple[Line, ...]:
        return break_lines(self._label, self._style, width)

    @staticmethod
    def _crowded(lines: tuple[Line, ...], width: float) -> bool:
        return width - lines[-1].width < _FEWEST


def draw_dots(page: Page, left: float, right: float, height: float) -> None:
    """Draw a dotted line to write on."""
    page.line((left, height), (right, height), thickness=0.7, colour=GREY, dash=_DOTS)


def dotted(pattern: str, **counts: int) -> str:
    """Return ``pattern`` with so many dots in the place of each of its names."""
    return pattern.format(**{name: "." * count for name, count in counts.items()})
