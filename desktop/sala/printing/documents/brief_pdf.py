"""Printing a brief for those who decide: one page of A4, whatever was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from sala.language import Translator
from sala.printing.charts import before_after_chart
from sala.printing.documents.brief import Asked, Brief, Part, Quoted
from sala.printing.documents.frame import DocumentFrame, DocumentHead
from sala.printing.layout.block import Block, Place
from sala.printing.layout.capped import Capped
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.row import SHADE
from sala.printing.layout.stack import Beside, Stack
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A4, MM, Page, Paint
from sala.printing.text.lines import natural_width
from sala.printing.text.style import GREY, TextStyle

_SIZES = (10.5, 10.0, 9.5)
_LINES = (12, 8, 6, 4, 3, 2, 1)
"""The most lines of any text: the first number with which everything fits is taken."""
_GUTTER = 8 * MM
_NUMBER_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class _Look:
    """How large the words are, in points, and how many lines of each text are shown."""

    size: float
    most: int

    @property
    def words(self) -> TextStyle:
        return TextStyle(size=self.size, leading=1.62)

    @property
    def heading(self) -> TextStyle:
        return TextStyle(size=self.size + 1, leading=1.62, bold=True, role="H2", keep_with_next=True)

    @property
    def small(self) -> TextStyle:
        return TextStyle(size=self.size - 1.5, leading=1.6, colour=GREY)

    @property
    def number(self) -> TextStyle:
        return TextStyle(size=2.7 * self.size, leading=1.5, bold=True)

    @property
    def gap(self) -> float:
        return 0.85 * self.size


def write_brief(out: BinaryIO, brief: Brief, translator: Translator, *, author: str, created: datetime) -> int:
    """Write the brief as a PDF file of one page to ``out`` and return 1; the same input gives the same bytes.

    Raises ``EnvironmentFault("font.missing")``.
    """
    document = PdfDocument(out, About(brief.title, author, translator.language, created))
    head = DocumentHead(brief.title, brief.workshop_name, brief.workshop_code, brief.lines)
    frame = DocumentFrame(head, A4, translator)
    content = _fitted(brief, frame.width, frame.room_on(0))
    with document.group("Sect"), document.page(A4) as page:
        content.draw(page, frame.draw_head(page, 0))
        frame.draw_foot(page, 0, 1)
    document.finish()
    return document.page_count


def _fitted(brief: Brief, width: float, room: float) -> Stack:
    """Return the content as whole and then as large as the room allows."""

    def content(size: float, most: int) -> Stack:
        return _Content(brief, _Look(size, most), width).all()

    smallest = _SIZES[-1]
    for most in _LINES:
        if content(smallest, most).height(width) <= room:
            tries = (content(size, most) for size in _SIZES)
            return next(one for one in tries if one.height(width) <= room)
    return content(smallest, _LINES[-1])


class _Content:
    """The blocks of a brief at one size; it remembers every text that may be cut."""

    def __init__(self, brief: Brief, look: _Look, width: float) -> None:
        self._brief, self._look, self._width = brief, look, width
        self._cut = False

    def all(self) -> Stack:
        """Return everything below each other."""
        brief, half = self._brief, (self._width - _GUTTER) / 2
        blocks: list[Block] = []
        if brief.asks:
            blocks.append(self._asks(brief.asks))
        blocks.append(self._problem())
        if brief.quote:
            blocks.append(self._quote(brief.quote))
        columns = [self._part(brief.idea, half), self._part(brief.tested, half)]
        blocks.append(Beside(columns, (1, 1), gap=_GUTTER))
        if brief.chart:
            blocks.append(before_after_chart(brief.chart, width=self._width, scale=self._look.size / 10.5))
        if brief.risks:
            blocks.append(self._part(brief.risks, self._width))
        for block in blocks[1:]:
            block.space_before = self._look.gap
        return Stack([*blocks, *self._end()])

    def _text(self, text: str, style: TextStyle, width: float, most: int | None = None) -> Capped:
        block = Capped(text, style, most or self._look.most)
        self._cut = self._cut or block.is_cut(width)
        return block

    def _part(self, part: Part, width: float) -> Stack:
        words = self._look.words
        texts: list[Block] = [self._text(text, words, width) for text in part.texts]
        for text in texts[1:]:
            text.space_before = 0.25 * self._look.size
        return Stack([Paragraph(part.heading, self._look.heading), *texts])

    def _problem(self) -> Block:
        brief, look = self._brief, self._look
        if not brief.number:
            return self._part(brief.problem, self._width)
        free = self._width - _GUTTER
        left, right = free * _NUMBER_SHARE, free * (1 - _NUMBER_SHARE)
        style = look.number
        wide = natural_width(brief.number, style)
        number = Paragraph(brief.number, style.but(size=style.size * min(1.0, left / wide)))
        meaning = self._text(brief.number_meaning, look.small, left, 3)
        words = self._part(brief.problem, right)
        return Beside([Stack([number, meaning]), words], (_NUMBER_SHARE, 1 - _NUMBER_SHARE), gap=_GUTTER)

    def _quote(self, quote: Quoted) -> Block:
        room = self._width - _Barred.INDENT
        words = self._text(quote.words, self._look.words, room)
        return _Barred(Stack([words, self._text(quote.who, self._look.small, room, 1)]))

    def _asks(self, asks: Sequence[Asked]) -> Block:
        look = self._look
        rows: list[Block] = []
        inner = self._width - 2 * _Framed.PADDING
        column = (inner - _GUTTER) / 2
        for index in range(0, len(asks), 2):
            cells = [
                Stack([Paragraph(one.label, look.small), self._text(one.text, look.words.but(bold=True), column)])
                for one in asks[index : index + 2]
            ]
            rows.append(Beside(cells, [1.0] * len(cells), gap=_GUTTER, space_before=0.4 * look.size))
        return _Framed(Stack([Paragraph(self._brief.ask_heading, look.heading), *rows]))

    def _end(self) -> list[Block]:
        """Return the last lines: who answers questions, and where the rest is of what was cut."""
        lines = [self._brief.contact, self._brief.rest if self._cut else ""]
        small = self._look.small
        blocks: list[Block] = [Capped(line, small, 2) for line in lines if line]
        if blocks:
            blocks[0].space_before = self._look.gap
        return blocks


class _Framed(Block):
    """A block on a light ground inside a line: what is asked."""

    PADDING = 3.5 * MM

    def __init__(self, inside: Block) -> None:
        self._inside = inside

    def measure(self, width: float) -> float:
        """Return the height of the block and the room round it."""
        return self._inside.height(width - 2 * self.PADDING) + 1.6 * self.PADDING

    def draw(self, page: Page, place: Place) -> None:
        """Draw ground, line and block."""
        size = (place.width, self.height(place.width))
        page.rectangle((place.x, place.top), size, paint=Paint.FILL, colour=SHADE)
        page.rectangle((place.x, place.top), size, thickness=1.0)
        inner = place.column(self.PADDING, place.width - 2 * self.PADDING)
        self._inside.draw(page, inner.down(0.8 * self.PADDING))


class _Barred(Block):
    """A block behind an upright bar: words of somebody else."""

    INDENT = 6 * MM

    def __init__(self, inside: Block) -> None:
        self._inside = inside

    def measure(self, width: float) -> float:
        """Return the height of the block."""
        return self._inside.height(width - self.INDENT)

    def draw(self, page: Page, place: Place) -> None:
        """Draw bar and block."""
        x = place.x + 1.5 * MM
        page.line((x, place.top), (x, place.top + self.height(place.width)), thickness=2.0, colour=GREY)
        self._inside.draw(page, place.column(self.INDENT, place.width - self.INDENT))
