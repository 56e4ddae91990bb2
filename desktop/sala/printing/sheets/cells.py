"""What stands in the cells of a table: what is known already, or room to write, to tick, to draw."""

from __future__ import annotations

from collections.abc import Sequence

from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.page import MM, Page
from sala.printing.sheets import look
from sala.printing.sheets.spot import NOWHERE, Spot
from sala.printing.sheets.ticks import FaceRow, TickBox, TickBoxes
from sala.printing.text.style import Align, Span
from sala.printing.worksheet import Column, FieldKind, Option

PADDING = 1.5 * MM
MEASURES = {FieldKind.NUMBER, FieldKind.MINUTES, FieldKind.RIEL}
_NUMERIC = MEASURES | {FieldKind.SCALE}
TICKS_APART = 2.5 * MM
_TICK_SIDE = 3.6 * MM


class CellRoom(Block):
    """All of a cell to write in, with a unit in its lower right corner; recorded on the map up to its frame.

    ``above`` is how far the room reaches above its place: over the padding, or not where a label stands there.
    ``least`` is the height of the room, in points.
    """

    def __init__(self, spot: Spot, *, unit: str = "", above: float = PADDING, least: float = 0.0) -> None:
        self._spot = spot
        self._unit = Paragraph(unit, look.COLUMN_HINT.but(align=Align.RIGHT))
        self._above = above
        self._least = least

    def measure(self, width: float) -> float:
        """Return the height of the room inside the padding, or of the unit where that is higher."""
        return max(self._unit.height(width), self._least - self._above - PADDING)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the unit."""
        self.draw_in_cell(page, place, self.height(place.width))

    def draw_in_cell(self, page: Page, place: Place, height: float) -> None:
        """Draw the unit at the foot of the cell."""
        self._unit.draw(page, place.down(height - self._unit.height(place.width)))
        top, width = place.top - self._above, place.width + 2 * PADDING
        self._spot.record(page, (place.x - PADDING, top, width, self._above + height + PADDING))


class Labelled(Block):
    """A cell with its label at the head, ``label_height`` points high, and what is asked for under it."""

    def __init__(self, label: Block, label_height: float, asked: Block) -> None:
        self._label = label
        self._label_height = label_height
        self._asked = asked

    def measure(self, width: float) -> float:
        """Return the height of both."""
        return self._label_height + self._asked.height(width)

    def draw(self, page: Page, place: Place) -> None:
        """Draw both."""
        self.draw_in_cell(page, place, self.height(place.width))

    def draw_in_cell(self, page: Page, place: Place, height: float) -> None:
        """Draw both; the room under the label reaches to the foot of the cell."""
        self._label.draw(page, place)
        self._asked.draw_in_cell(page, place.down(self._label_height), height - self._label_height)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide what stands under the label."""
        parts = self._asked.split(width, room - self._label_height, whole_page=whole_page)
        return (Labelled(self._label, self._label_height, parts[0]), parts[1]) if parts else None


class InMiddle(Block):
    """Something to tick, half-way down its cell."""

    def __init__(self, block: Block) -> None:
        self._block = block

    def measure(self, width: float) -> float:
        """Return the height of the block itself."""
        return self._block.height(width)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the block at the head."""
        self._block.draw(page, place)

    def draw_in_cell(self, page: Page, place: Place, height: float) -> None:
        """Draw the block as far from the head as from the foot."""
        self._block.draw(page, place.down((height - self._block.height(place.width)) / 2))


def head_cell(column: Column) -> Block:
    """Return the head of a column."""
    words: list[Block] = [Paragraph(column.label, look.COLUMN_LABEL)]
    if column.hint:
        words.append(Paragraph(column.hint, look.COLUMN_HINT))
    return Stack(words)


def plain_cell(column: Column, value: str, spot: Spot) -> Block:
    """Return a cell under the head of its column."""
    if value:
        return Paragraph(value, look.CELL_RIGHT if column.kind in _NUMERIC else look.CELL)
    return _ticked(column, spot) or CellRoom(spot)


def card_cell(column: Column, value: str, spot: Spot, least: float) -> Block:
    """Return what stands under the label of a cell, with its unit; room to write is ``least`` points high at least."""
    if not value:
        return _ticked(column, spot) or CellRoom(spot, unit=column.hint, above=0.0, least=least)
    if column.kind in MEASURES and column.hint:
        return Paragraph((Span(value), Span(f" {column.hint}", colour=look.COLUMN_HINT.colour)), look.CELL)
    return Paragraph(value, look.CELL)


def tick(option: Option, *, ticked: bool = False, spot: Spot = NOWHERE) -> TickBox:
    """Return a box of the size that fits into a cell."""
    return TickBox(option.label, look.CELL.but(size=8.5), ticked=ticked, side=_TICK_SIDE, spot=spot.of(option.key))


def faces_of(column: Column) -> Sequence[str]:
    """Return the keys of the faces to tick in the cells of a column; none where a number is written."""
    if column.kind is not FieldKind.SCALE or not column.faces:
        return ()
    return [str(number) for number in range(column.minimum, column.maximum + 1)]


def _ticked(column: Column, spot: Spot) -> Block | None:
    faces = faces_of(column)
    if faces:
        return InMiddle(FaceRow(faces, spot))
    if column.options:
        boxes = [tick(option, spot=spot) for option in column.options]
        return InMiddle(TickBoxes(boxes, gap=TICKS_APART, line_gap=0.4 * MM))
    return None
