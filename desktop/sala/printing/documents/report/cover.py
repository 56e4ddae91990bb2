"""The cover of a report."""

from __future__ import annotations

from collections.abc import Sequence

from sala.printing.documents.report import look
from sala.printing.documents.report.values import Cover
from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.page import MM, Page
from sala.printing.sheets.ornaments import KRAMA_HEIGHT, draw_krama_line
from sala.printing.text.fitting import fitted
from sala.printing.text.shortening import shortened
from sala.printing.text.style import TextStyle

_NAME_LINES, _LINE_LINES = 5, 3
_SMALLEST_NAME = 15.0
_NAME_FROM = 0.27
"""Where the name begins, as a share of the page: the eye rests above the middle."""
_GAP = 6 * MM


class CoverPage(Block):
    """A whole page, ``room`` points high: the name of the workshop above the middle, who wrote it at the foot."""

    def __init__(self, cover: Cover, room: float, heading: Block | None = None) -> None:
        self._room = room
        self._heading = heading
        self._name = Stack([Paragraph(cover.title, look.COVER_TITLE), self._fitted(cover.workshop_name)])
        self._lines = _lines(cover.lines, look.COVER_LINE)
        self._foot = _lines(cover.foot, look.COVER_FOOT)

    def _fitted(self, name: str) -> Paragraph:
        text, style = fitted(name, look.COVER_NAME, look.WIDTH, _NAME_LINES, _SMALLEST_NAME)
        return Paragraph(text, style)

    def measure(self, width: float) -> float:
        """Return the room of the page."""
        return self._room

    def draw(self, page: Page, place: Place) -> None:
        """Draw heading, name, ornament, lines and foot."""
        width = place.width
        if self._heading:
            self._heading.draw(page, place)
        at = place.down(_NAME_FROM * self._room)
        self._name.draw(page, at)
        at = at.down(self._name.height(width) + _GAP)
        draw_krama_line(page, at.x, at.top, width)
        self._lines.draw(page, at.down(KRAMA_HEIGHT + _GAP))
        self._foot.draw(page, place.down(self._room - self._foot.height(width)))


def _lines(lines: Sequence[str], style: TextStyle) -> Stack:
    return Stack([Paragraph(shortened(line, style, look.WIDTH, _LINE_LINES), style) for line in lines])
