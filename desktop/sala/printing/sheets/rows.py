"""Tables to fill by hand or filled: one line for each row where the columns fit, else a small card for each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sala.printing.layout.block import Block
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.layout.table import Cell, Grid, Row, Stand, Table
from sala.printing.pdf.page import MM
from sala.printing.sheets import look
from sala.printing.sheets.cells import PADDING, Labelled, card_cell, head_cell, plain_cell
from sala.printing.sheets.columns import even_bands, least_width, shared_widths
from sala.printing.sheets.paper import PaperColumn
from sala.printing.sheets.spot import NOWHERE, Spot
from sala.printing.worksheet import Column, FieldKind, WorksheetField

_NUMBER_WIDTH = 8.5 * MM
_CARD_ROOM = 10.5 * MM
"""Room to write under a label of a card, which is small: with it a line of a card is 16 mm high."""
_DRAWING_ROOM = 2 * look.WRITING_LINE
"""An empty row with a cell to draw in."""
_MOST_BANDS = 4
_MOST_TICKS = 3
"""A column with more choices than this is written in; the choices stand in its head."""


class RowsTable:
    """The table of one field, as wide as its column of paper."""

    def __init__(self, field: WorksheetField, paper: PaperColumn) -> None:
        self._field = field
        self._paper = paper
        self._width = paper.width
        self._blank = not any(isinstance(row, tuple) for row in field.value or ())
        self._rows = _cells_of(field, blank=self._blank)
        known = list(zip(*self._rows, strict=True))
        self._columns = [
            _prepared(column, paper, filled=all(cells)) for column, cells in zip(field.columns, known, strict=True)
        ]
        self._least = [least_width(column, cells) for column, cells in zip(self._columns, known, strict=True)]
        self._given = [self._blank and all(cells) for cells in known]
        # one row needs no number, unless more are to be written under it; and none where its first cell names it
        numbered = (len(self._rows) > 1 or not any(self._rows[0])) and not self._given[0]
        self._numbers = _NUMBER_WIDTH if numbered else 0.0

    def block(self) -> Block:
        """Return the table, as one line for each row if the columns fit, else as cards of two or more lines."""
        bands = self._bands()
        return self._plain() if len(bands) == 1 else self._cards(bands)

    def _bands(self) -> list[range]:
        """Share the columns out over as few lines as can hold them."""
        room = self._width - self._numbers
        count = len(self._columns)
        for wanted in range(1, _MOST_BANDS):
            bands = even_bands(self._least, wanted)
            if all(sum(self._least[index] for index in band) <= room for band in bands):
                return bands
        return even_bands(self._least, min(_MOST_BANDS, count))

    def _widths(self, band: range) -> list[float]:
        part = slice(band.start, band.stop)
        room = self._width - self._numbers
        return shared_widths(self._columns[part], self._least[part], self._given[part], room)

    def _plain(self) -> Block:
        every = range(len(self._columns))
        numbers = (self._numbers,) if self._numbers else ()
        grid = Grid((*numbers, *self._widths(every)), PADDING)
        corner: list[Block] = [Paragraph("", look.CELL)] if numbers else []
        head = Row([*corner, *(head_cell(column) for column in self._columns)], grid, heading=True)
        rows = [
            Row(
                [
                    *([self._number(number)] if numbers else []),
                    *(self._plain_cell(number, index, cells[index]) for index in every),
                ],
                grid,
                least_height=self._row_height() if self._blank else 0.0,
            )
            for number, cells in enumerate(self._rows)
        ]
        return Table(rows, head=head, space_before=2 * MM)

    def _plain_cell(self, number: int, index: int, value: str) -> Cell:
        """Return a cell; what is given heads its row."""
        block = plain_cell(self._columns[index], value, self._spot(number, index))
        if self._blank and value:
            return Cell(block, stand=Stand.MIDDLE, heading=True)
        return Cell(block)

    def _row_height(self) -> float:
        drawn = any(column.kind is FieldKind.PHOTOS for column in self._columns)
        return _DRAWING_ROOM if drawn else look.WRITING_LINE

    def _cards(self, bands: Sequence[range]) -> Block:
        numbers = (self._numbers,) if self._numbers else ()
        outer = Grid((*numbers, self._width - self._numbers), 0.0, thickness=1.0, structure=False)
        grids = [Grid(tuple(self._widths(band)), PADDING, structure=False) for band in bands]
        cards = []
        for number, cells in enumerate(self._rows):
            lines = [
                Row(self._labelled(number, band, grid, cells), grid) for band, grid in zip(bands, grids, strict=True)
            ]
            marker = Stack([Paragraph("", look.CELL_LABEL.but(size=3)), self._number(number)])
            cards.append(Row([*([marker] if numbers else []), Stack(lines)], outer))
        return Table(cards, space_before=2 * MM, structure=False, fewest_rows=1)

    def _labelled(self, number: int, band: range, grid: Grid, cells: tuple[str, ...]) -> list[Block]:
        """Return the cells of one line of a card, each under its label; the values begin at the same height."""
        widths = [width - 2 * PADDING for width in grid.widths]
        labels = [Paragraph(self._columns[index].label, look.CELL_LABEL) for index in band]
        tallest = max(label.height(width) for label, width in zip(labels, widths, strict=True))
        least = _CARD_ROOM if self._blank else 0.0
        return [
            Labelled(label, tallest, card_cell(self._columns[index], cells[index], self._spot(number, index), least))
            for label, index in zip(labels, band, strict=True)
        ]

    def _number(self, index: int) -> Block:
        return Paragraph(self._paper.digits(str(index + 1)), look.ROW_NUMBER)

    def _spot(self, row: int, index: int) -> Spot:
        column = self._columns[index]
        if not self._blank or not column.key:
            return NOWHERE
        return Spot(self._field.key, column.kind, row, column.key)


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
    return replace(column, hint=hint, options=options)


def _cells_of(field: WorksheetField, *, blank: bool) -> list[tuple[str, ...]]:
    """Return the rows that are filled, or those to fill: first the ones of which a part is given."""
    empty = ("",) * len(field.columns)
    rows = field.given if blank else [row for row in field.value or () if isinstance(row, tuple)]
    cells = [(*row, *empty)[: len(empty)] for row in rows]
    return [*cells, *[empty] * (max(field.lines, 1) - len(cells))] if blank else cells
