"""Paragraphs and headings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sala.printing.layout.block import Block, Place
from sala.printing.pdf.about import language_tag
from sala.printing.pdf.page import Page
from sala.printing.pdf.structure import Tag, Thread
from sala.printing.text.lines import Line, break_lines
from sala.printing.text.style import ORNAMENT, Align, RichText, TextStyle, plain

_FEWEST_LINES = 2
"""No fewer lines of a paragraph stand alone at the foot or head of a page."""
_KHMER, _LATIN = re.compile("[\u1780-\u17d3]"), re.compile("[A-Za-z]")


class Marks(NamedTuple):
    """How a paragraph is found: its level in the contents beside the pages, its name for links; None for none."""

    title: str
    level: int | None = None
    anchor: str | None = None


class Paragraph(Block):
    """Text in one style. ``bookmark`` is its level in the contents beside the pages, None for none.

    ``anchor`` is the name by which links of the same document find it.
    """

    def __init__(
        self, text: RichText, style: TextStyle, *, bookmark: int | None = None, anchor: str | None = None
    ) -> None:
        self.text = text
        self.style = style
        self.space_before = style.space_before
        self.keep_with_next = style.keep_with_next
        self.marks = Marks(plain(text), bookmark, anchor)

    def lines(self, width: float) -> tuple[Line, ...]:
        """Return the lines of the text at this width."""
        return _lines(self.text, self.style, width)

    def measure(self, width: float) -> float:
        """Return the height of all lines."""
        return sum(line.height for line in self.lines(width))

    def draw(self, page: Page, place: Place) -> None:
        """Draw all lines."""
        self._all(place.width).draw(page, place)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide between lines, two of them at least on either side."""
        return self._all(width).split(width, room, whole_page=whole_page)

    def _all(self, width: float) -> SomeLines:
        tag = Tag(self.style.role, language=_language(self.marks.title))
        return SomeLines(self.lines(width), self.style, tag, Thread(), self.marks)


class SomeLines(Block):
    """Lines of a paragraph, fixed: all of them, or those on one page when it goes over to the next."""

    def __init__(
        self, lines: tuple[Line, ...], style: TextStyle, tag: Tag, thread: Thread, marks: Marks | None = None
    ) -> None:
        self._lines = lines
        self._style = style
        self._tag = tag
        self._thread = thread
        self.marks = marks

    def measure(self, width: float) -> float:
        """Return the height of the lines."""
        return sum(line.height for line in self._lines)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the lines below each other, as one element of the structure."""
        if self.marks:
            _draw_marks(page, self.marks, place)
        if not any(line.pieces for line in self._lines):
            return
        with page.ornament() if self._tag.role == ORNAMENT else page.tagged(self._tag, thread=self._thread):
            for line in self._lines:
                x = place.x + indent(line, self._style, place.width)
                page.text(line.pieces, x, place.top + line.above)
                place = place.down(line.height)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide between lines, two of them at least on either side."""
        count, used = 0, 0.0
        for line in self._lines:
            if used + line.height > room:
                break
            used += line.height
            count += 1
        fewest = 1 if whole_page else _FEWEST_LINES
        count = min(count, len(self._lines) - fewest)
        if count < fewest:
            return None
        return (
            SomeLines(self._lines[:count], self._style, self._tag, self._thread, self.marks),
            SomeLines(self._lines[count:], self._style, self._tag, self._thread.rest()),
        )


@lru_cache(maxsize=4096)
def _language(text: str) -> str | None:
    """Return the language of words that are plainly in one: all their letters are Khmer, or Latin."""
    khmer, latin = _KHMER.search(text), _LATIN.search(text)
    if khmer and not latin:
        return language_tag("km")
    return language_tag("en") if latin and not khmer else None


def _draw_marks(page: Page, marks: Marks, place: Place) -> None:
    if marks.level is not None:
        page.bookmark(marks.title, place.top, marks.level)
    if marks.anchor is not None:
        page.anchor(marks.anchor, place.top)


def indent(line: Line, style: TextStyle, width: float) -> float:
    """Return how far from the left edge of a column ``width`` points wide a line begins."""
    if style.align is Align.RIGHT:
        return width - line.width
    if style.align is Align.CENTRE:
        return (width - line.width) / 2
    return 0.0


@lru_cache(maxsize=4096)
def _lines(text: RichText, style: TextStyle, width: float) -> tuple[Line, ...]:
    return break_lines(text, style, width)
