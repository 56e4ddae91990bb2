"""Printing an agenda on A4: each day on a page of its own, to be hung on the wall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from sala.language import Translator
from sala.printing.documents.flow import write_flow
from sala.printing.documents.frame import DocumentHead
from sala.printing.documents.timetable import Timetable, TimetableDay, TimetableRow
from sala.printing.layout.block import Block, PageBreak
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.layout.table import Grid, Row, Table
from sala.printing.pdf.page import A4, MM
from sala.printing.sheets import look
from sala.printing.text.style import GREY

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
    head = DocumentHead(
        timetable.title,
        timetable.workshop_name,
        timetable.workshop_code,
        ("  ·  ".join(part for part in (timetable.place, timetable.dates) if part),),
    )
    return write_flow(out, head, list(_blocks(timetable)), translator, author=author, created=created)


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
