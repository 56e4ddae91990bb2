"""Tables to fill by hand or filled: one line for each row where the columns fit, else a small card for each row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from sala.printing.layout.block import Block, Space
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.layout.table import Grid, Row, Table
from sala.printing.pdf.page import MM
from sala.printing.sheets import look
from sala.printing.sheets.paper import PaperColumn
from sala.printing.sheets.room import UnitAtFoot
from sala.printing.sheets.ticks import TickBox, TickBoxes
from sala.printing.text.lines import widest_word
from sala.printing.text.style import Span
from sala.printing.worksheet import Column, FieldKind, Option, WorksheetField

_PADDING = 1.5 * MM
_NUMBER_WIDTH = 8.5 * MM
_CARD_LINE = look.WRITING_LINE + 2 * MM
"""An empty line of a card: a label, and room to write under it."""
_CARD_ROOM = _CARD_LINE - 2 * _PADDING - look.CELL_LABEL.size * look.CELL_LABEL.leading
_DRAWING_ROOM = 2 * look.WRITING_LINE
"""An empty row with a cell to draw in."""
_MOST_BANDS = 4
_MOST_TICKS = 3
"""A column with more choices than this is written in; the choices stand in its head."""

_LEAST_WIDTHS = {
    FieldKind.LONG_TEXT: 36 * MM,
    FieldKind.LINKS: 30 * MM,
    FieldKind.PHOTOS: 48 * MM,
    FieldKind.NUMBER: 15 * MM,
    FieldKind.MINUTES: 16 * MM,
    FieldKind.RIEL: 21 * MM,
    FieldKind.SCALE: 15 * MM,
    FieldKind.DATE: 24 * MM,
    FieldKind.YES_NO: 19 * MM,
    FieldKind.YES_NO_UNKNOWN: 24 * MM,
    FieldKind.CHOICES: 26 * MM,
    FieldKind.PERSON_CODE: 20 * MM,
    FieldKind.CONSENT_CODE: 20 * MM,
}
_OTHER_WIDTH = 25 * MM
_GROWS = {
    FieldKind.TEXT: 2.0,
    FieldKind.LONG_TEXT: 3.0,
    FieldKind.LINKS: 2.0,
    FieldKind.CHOICE: 1.5,
    FieldKind.CHOICES: 1.5,
}
"""How the room that is left over is shared: words first."""
_MEASURES = {FieldKind.NUMBER, FieldKind.MINUTES, FieldKind.RIEL}
_NUMERIC = _MEASURES | {FieldKind.SCALE}


class RowsTable:
    """The table of one field, as wide as its column of paper."""

    def __init__(self, field: WorksheetField, paper: PaperColumn) -> None:
        self._paper = paper
        self._width = paper.width
        self._rows = _cells_of(field)
        self._columns = [
            _prepared(column, paper, filled=all(cells))
            for column, cells in zip(field.columns, zip(*self._rows, strict=True), strict=True)
        ]
        self._least = [_least_width(column) for column in self._columns]
        # one row needs no number, unless more are to be written under it
        self._numbers = _NUMBER_WIDTH if len(self._rows) > 1 or not any(self._rows[0]) else 0.0

    def block(self) -> Block:
        """Return the table, as one line for each row if the columns fit, else as cards of two or more lines."""
        bands = self._bands()
        return self._plain() if len(bands) == 1 else self._cards(bands)

    def _bands(self) -> list[range]:
        """Share the columns out over as few lines as can hold them."""
        room = self._width - self._numbers
        count = len(self._columns)
        for wanted in range(1, _MOST_BANDS):
            bands = _even_bands(self._least, wanted)
            if all(sum(self._least[index] for index in band) <= room for band in bands):
                return bands
        return _even_bands(self._least, min(_MOST_BANDS, count))

    def _widths(self, band: range) -> tuple[float, ...]:
        room = self._width - self._numbers
        least = [self._least[index] for index in band]
        grows = [_GROWS.get(self._columns[index].kind, 0.5) for index in band]
        spare = room - sum(least)
        if spare < 0:
            return tuple(width * room / sum(least) for width in least)
        return tuple(width + spare * grow / sum(grows) for width, grow in zip(least, grows, strict=True))

    def _plain(self) -> Block:
        every = range(len(self._columns))
        drawn = any(column.kind is FieldKind.PHOTOS for column in self._columns)
        empty = _DRAWING_ROOM if drawn else look.WRITING_LINE
        numbers = (self._numbers,) if self._numbers else ()
        grid = Grid((*numbers, *self._widths(every)), _PADDING)
        corner = [_empty()] if numbers else []
        head = Row([*corner, *(_head_cell(column) for column in self._columns)], grid, heading=True)
        rows = [
            Row(
                [
                    *([self._number(number)] if numbers else []),
                    *(_cell(self._columns[index], cells[index]) for index in every),
                ],
                grid,
                least_height=0.0 if any(cells) else empty,
            )
            for number, cells in enumerate(self._rows, start=1)
        ]
        return Table(rows, head=head, space_before=2 * MM)

    def _cards(self, bands: Sequence[range]) -> Block:
        numbers = (self._numbers,) if self._numbers else ()
        outer = Grid((*numbers, self._width - self._numbers), 0.0, thickness=1.0, structure=False)
        grids = [Grid(self._widths(band), _PADDING, structure=False) for band in bands]
        cards = []
        for number, cells in enumerate(self._rows, start=1):
            lines = [
                Row(self._labelled(band, grid, cells), grid, least_height=0.0 if any(cells) else _CARD_LINE)
                for band, grid in zip(bands, grids, strict=True)
            ]
            marker = Stack([Paragraph("", look.CELL_LABEL.but(size=3)), self._number(number)])
            cards.append(Row([*([marker] if numbers else []), Stack(lines)], outer))
        return Table(cards, space_before=2 * MM, structure=False, fewest_rows=1)

    def _labelled(self, band: range, grid: Grid, cells: tuple[str, ...]) -> list[Block]:
        """Return the cells of one line of a card, each under its label; the values begin at the same height."""
        widths = [width - 2 * _PADDING for width in grid.widths]
        labels = [Paragraph(self._columns[index].label, look.CELL_LABEL) for index in band]
        tallest = max(label.height(width) for label, width in zip(labels, widths, strict=True))
        return [
            Stack([label, Space(tallest - label.height(width)), _card_cell(self._columns[index], cells[index])])
            for label, width, index in zip(labels, widths, band, strict=True)
        ]

    def _number(self, number: int) -> Block:
        return Paragraph(self._paper.digits(str(number)), look.ROW_NUMBER)


def _prepared(column: Column, paper: PaperColumn, *, filled: bool) -> Column:
    """Give a column its unit and, where it has empty cells, boxes to tick in them or its many choices in its head."""
    hint = column.hint or paper.narrow_unit(column.kind)
    options = column.options
    if column.kind is FieldKind.YES_NO:
        options = paper.yes_no()[:2]
    elif column.kind is FieldKind.YES_NO_UNKNOWN:
        options = paper.yes_no()
    if filled:
        options = ()
    elif len(options) > _MOST_TICKS:
        hint = hint or " / ".join(option.label for option in options)
        options = ()
    return Column(column.label, column.kind, hint, options)


def _least_width(column: Column) -> float:
    words = [widest_word(column.label, look.COLUMN_LABEL)]
    if column.hint:
        words.append(widest_word(column.hint, look.COLUMN_HINT))
    words += [_tick(option, ticked=True).natural_width() for option in column.options]
    return max(_LEAST_WIDTHS.get(column.kind, _OTHER_WIDTH), max(words) + 2 * _PADDING + 0.2)


def _even_bands(widths: Sequence[float], count: int) -> list[range]:
    """Cut the columns, in order, into ``count`` runs of nearly the same width."""
    whole = sum(widths)
    middles = [reached - width / 2 for reached, width in zip(accumulate(widths), widths, strict=True)]
    lines = [min(int(middle * count / whole), count - 1) for middle in middles]
    bands = [[index for index, line in enumerate(lines) if line == wanted] for wanted in range(count)]
    return [range(band[0], band[-1] + 1) for band in bands if band]


def _cells_of(field: WorksheetField) -> list[tuple[str, ...]]:
    """Return the rows that are filled, or as many empty ones as asked for."""
    blank = ("",) * len(field.columns)
    rows = [(*row, *blank)[: len(blank)] for row in field.value or () if isinstance(row, tuple)]
    return rows or [blank] * max(field.lines, 1)


def _head_cell(column: Column) -> Block:
    words: list[Block] = [Paragraph(column.label, look.COLUMN_LABEL)]
    if column.hint:
        words.append(Paragraph(column.hint, look.COLUMN_HINT))
    return Stack(words)


def _card_cell(column: Column, value: str) -> Block:
    """Return the room under a label, its unit at the foot, or the value with its unit."""
    if not value:
        return _cell(column, value) if column.options or not column.hint else UnitAtFoot(column.hint, _CARD_ROOM)
    if column.kind in _MEASURES and column.hint:
        return Paragraph((Span(value), Span(f" {column.hint}", colour=look.COLUMN_HINT.colour)), look.CELL)
    return Paragraph(value, look.CELL)


def _cell(column: Column, value: str) -> Block:
    if value:
        return Paragraph(value, look.CELL_RIGHT if column.kind in _NUMERIC else look.CELL)
    if column.options:
        return TickBoxes([_tick(option, ticked=False) for option in column.options], gap=2.5 * MM, line_gap=0.4 * MM)
    return _empty()


def _tick(option: Option, *, ticked: bool) -> TickBox:
    return TickBox(option.label, look.CELL.but(size=8.5), ticked=ticked, side=3.2 * MM)


def _empty() -> Block:
    return Paragraph("", look.CELL)
