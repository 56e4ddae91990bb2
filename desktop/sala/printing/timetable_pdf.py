"""Printing an agenda on A4: each day on a page of its own, to be hung on the wall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from sala.language import Translator
from sala.printing.layout.block import Block, PageBreak, Place
from sala.printing.layout.pages import cut_into_pages
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.layout.table import Grid, Row, Table
from sala.printing.pdf.document import About, PageNumbers, PdfDocument
from sala.printing.pdf.page import A4, MM, Page
from sala.printing.sheets import look
from sala.printing.sheets.ornaments import KRAMA_HEIGHT, draw_krama_line
from sala.printing.text.style import GREY, ORNAMENT, Align
from sala.printing.timetable import Timetable, TimetableDay, TimetableRow

_WIDTH = A4[0] - 2 * look.MARGIN
_GAP = 2.5 * MM
_SHARES = (33 * MM, 0.0, 22 * MM, 27 * MM)
_LEAST_ROW = 9.5 * MM
_DAY = look.HEADING.but(space_before=2 * MM)
_TIME = look.CELL.but(size=10.5)
_WHAT = look.CELL.but(size=10.5, bold=True)
_REST = look.CELL.but(size=10.5, colour=GREY)
_DETAIL = look.HELP.but(keep_with_next=False)


def write_timetable(
    out: BinaryIO, timetable: Timetable, translator: Translator, *, author: str, created: datetime
) -> int:
    """Write the agenda as a PDF file to ``out`` and return its number of pages; the same input gives the same bytes.

    Raises ``EnvironmentFault("font.missing")``.
    """
    document = PdfDocument(out, About(timetable.title, author, translator.language, created))
    frame = _Frame(timetable, translator)
    pages = cut_into_pages(list(_blocks(timetable)), _WIDTH, frame.room_on)
    document.number_pages(PageNumbers.KHMER if translator.khmer_digits else PageNumbers.LATIN)
    with document.group("Sect"):
        for index, content in enumerate(pages):
            with document.page(A4) as page:
                content.draw(page, frame.draw_head(page, index))
                frame.draw_foot(page, index, len(pages))
    document.finish()
    return len(pages)


class _Frame:
    """What surrounds the days: whose agenda it is, and the number of the page."""

    def __init__(self, timetable: Timetable, translator: Translator) -> None:
        self._timetable, self._translator = timetable, translator
        named = "  ·  ".join(part for part in (timetable.workshop_name, timetable.workshop_code) if part)
        where = "  ·  ".join(part for part in (timetable.place, timetable.dates) if part)
        lines: list[Block] = [Paragraph(named, look.RUNNING), Paragraph(timetable.title, look.TITLE)]
        self._first = Stack([*lines, *([Paragraph(where, look.PROMISE)] if where else [])])
        self._other = Stack(
            [
                Paragraph(named, look.RUNNING.but(role=ORNAMENT)),
                Paragraph(timetable.title, look.RUNNING_TITLE),
            ]
        )

    def room_on(self, index: int) -> float:
        """Return the height that a page leaves for days."""
        foot = look.FOOT + look.FOOTER.size * look.FOOTER.leading + 3 * MM
        return A4[1] - foot - self._top(index)

    def draw_head(self, page: Page, index: int) -> Place:
        """Draw the head; return where the day begins."""
        if not index:
            page.bookmark(self._timetable.title, 0.0)
        head = self._other if index else self._first
        head.draw(page, Place(look.MARGIN, look.TOP, _WIDTH))
        draw_krama_line(page, look.MARGIN, look.TOP + head.height(_WIDTH) + _GAP, _WIDTH)
        return Place(look.MARGIN, self._top(index), _WIDTH)

    def draw_foot(self, page: Page, index: int, count: int) -> None:
        """Draw the number of the page."""
        digits = self._translator.digits
        words = self._translator.gettext("Page {page} of {pages}")
        number = words.format(page=digits(str(index + 1)), pages=digits(str(count)))
        top = A4[1] - look.FOOT - look.FOOTER.size * look.FOOTER.leading
        Paragraph(number, look.FOOTER.but(align=Align.RIGHT)).draw(page, Place(look.MARGIN, top, _WIDTH))

    def _top(self, index: int) -> float:
        head = self._other if index else self._first
        return look.TOP + head.height(_WIDTH) + _GAP + KRAMA_HEIGHT + 2 * _GAP


def _blocks(timetable: Timetable) -> Iterator[Block]:
    for number, day in enumerate(timetable.days):
        if number:
            yield PageBreak()
        yield Paragraph(day.heading, _DAY, bookmark=1)
        if day.about:
            yield Paragraph(day.about, look.PROMISE.but(keep_with_next=True))
        yield _table(day, timetable.heads)


def _table(day: TimetableDay, heads: tuple[str, str, str, str]) -> Block:
    widths = tuple(share or _WIDTH - sum(_SHARES) for share in _SHARES)
    grid = Grid(widths)
    head = Row([Paragraph(word, look.COLUMN_LABEL) for word in heads], grid, heading=True)
    rows = [_row(row, grid) for row in day.rows]
    return Table(rows, head=head, space_before=2 * MM)


def _row(row: TimetableRow, grid: Grid) -> Row:
    quiet = row.rests or row.dropped
    words: list[Block] = [Paragraph(row.title, _REST if quiet else _WHAT)]
    if row.detail:
        words.append(Paragraph(row.detail, _DETAIL))
    cells: list[Block] = [
        Paragraph(row.time, _REST if quiet or row.beside else _TIME),
        Stack(words),
        Paragraph(row.length, _REST if quiet else _TIME),
        Paragraph(row.matters, _REST if quiet else _TIME),
    ]
    return Row(cells, grid, least_height=_LEAST_ROW)
