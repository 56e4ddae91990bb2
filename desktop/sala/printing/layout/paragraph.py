"""Paragraphs and headings."""

from __future__ import annotations

from contextlib import nullcontext
from functools import lru_cache

from sala.printing.layout.block import Block, Place
from sala.printing.pdf.page import Page
from sala.printing.text.lines import Line, break_lines
from sala.printing.text.style import ORNAMENT, Align, RichText, TextStyle, plain

_FEWEST_LINES = 2
"""No fewer lines of a paragraph stand alone at the foot or head of a page."""


class Paragraph(Block):
    """Text in one style. ``bookmark`` is its level in the contents beside the pages, None for none."""

    def __init__(self, text: RichText, style: TextStyle, *, bookmark: int | None = None) -> None:
        self.text = text
        self.style = style
        self.space_before = style.space_before
        self.keep_with_next = style.keep_with_next
        self._bookmark = bookmark

    def lines(self, width: float) -> tuple[Line, ...]:
        """Return the lines of the text at this width."""
        return _lines(self.text, self.style, width)

    def measure(self, width: float) -> float:
        """Return the height of all lines."""
        return sum(line.height for line in self.lines(width))

    def draw(self, page: Page, place: Place) -> None:
        """Draw all lines."""
        if self._bookmark is not None:
            page.bookmark(plain(self.text), place.top, self._bookmark)
        draw_lines(page, self.lines(place.width), self.style, place)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide between lines, two of them at least on either side."""
        return _split_lines(self.lines(width), self.style, room, whole_page=whole_page)


class _SomeLines(Block):
    """A part of a paragraph that went over a page; its lines are fixed."""

    def __init__(self, lines: tuple[Line, ...], style: TextStyle) -> None:
        self._lines = lines
        self._style = style

    def measure(self, width: float) -> float:
        return sum(line.height for line in self._lines)

    def draw(self, page: Page, place: Place) -> None:
        draw_lines(page, self._lines, self._style, place)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        return _split_lines(self._lines, self._style, room, whole_page=whole_page)


def draw_lines(page: Page, lines: tuple[Line, ...], style: TextStyle, place: Place) -> None:
    """Draw lines of text below each other, as one element of the structure."""
    if not any(line.pieces for line in lines):
        return
    with page.tagged(style.role) if style.role != ORNAMENT else nullcontext():
        for line in lines:
            page.text(line.pieces, place.x + _indent(line, style, place.width), place.top + line.above, style.size)
            place = place.down(line.height)


def _indent(line: Line, style: TextStyle, width: float) -> float:
    if style.align is Align.RIGHT:
        return width - line.width
    if style.align is Align.CENTRE:
        return (width - line.width) / 2
    return 0.0


def _split_lines(
    lines: tuple[Line, ...], style: TextStyle, room: float, *, whole_page: bool
) -> tuple[Block, Block] | None:
    count, used = 0, 0.0
    for line in lines:
        if used + line.height > room:
            break
        used += line.height
        count += 1
    fewest = 1 if whole_page else _FEWEST_LINES
    count = min(count, len(lines) - fewest)
    if count < fewest:
        return None
    return _SomeLines(lines[:count], style), _SomeLines(lines[count:], style)


@lru_cache(maxsize=4096)
def _lines(text: RichText, style: TextStyle, width: float) -> tuple[Line, ...]:
    return break_lines(text, style, width)
