"""A row of a table: cells that are blocks, over one column or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from sala.printing.layout.block import Block, Place
from sala.printing.layout.stack import split_columns
from sala.printing.pdf.page import HAIRLINE, MM, Page, Paint
from sala.printing.pdf.structure import Scope, Tag, Thread
from sala.printing.text.style import Colour

SHADE: Final[Colour] = (0.94, 0.94, 0.94)
"""Behind a cell that stands out: light enough for thin toner and for reading a pencil."""
_MAY_DIVIDE = 90 * MM
"""A row that is higher than this may go over a page even where it would fit on one."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What the rows of a table share. ``widths`` of its columns and ``padding`` inside its cells are in points.

    ``side`` is the padding at the left and right of a cell where it is not that above and below.
    """

    widths: tuple[float, ...]
    padding: float = 1.5 * MM
    thickness: float = HAIRLINE
    """Of the lines round the cells; 0 for none."""
    side: float | None = None
    structure: bool = True
    """Whether rows and cells are told to screen readers; not for rows that only serve the layout."""

    @property
    def inset(self) -> float:
        """How far the content of a cell stands from its left and right edge."""
        return self.padding if self.side is None else self.side


class Stand(StrEnum):
    """Where the content of a cell stands in a taller row."""

    TOP = "top"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with more to say than its content: over ``span`` columns, shaded, the heading of its row."""

    block: Block
    span: int = 1
    shaded: bool = False
    stand: Stand = Stand.TOP
    heading: bool = False


class _Placed(NamedTuple):
    """A cell with the left edge and the width of its frame, and the thread of its element."""

    cell: Cell
    left: float
    width: float
    thread: Thread


class Row(Block):
    """A row of cells, ``least_height`` points high at least.

    ``heading`` cells head their columns; a ``total`` is set apart by a thicker line above it. A row that does not
    ``divide`` goes over a page only where no page can hold it. The spans of the cells add up to the columns.
    """

    def __init__(
        self,
        cells: Sequence[Block | Cell],
        grid: Grid,
        *,
        least_height: float = 0.0,
        heading: bool = False,
        total: bool = False,
        divide: bool = True,
        threads: Sequence[Thread] | None = None,
    ) -> None:
        self._cells = tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells)
        self._grid = grid
        self._least_height = least_height
        self._heading = heading
        self._total = total
        self._divide = divide
        self._threads = tuple(threads or (Thread() for _ in range(len(self._cells) + 1)))
        if sum(cell.span for cell in self._cells) != len(grid.widths):
            message = f"cells for {sum(cell.span for cell in self._cells)} columns in a grid of {len(grid.widths)}"
            raise ValueError(message)

    def parts(self) -> Sequence[Block]:
        """Return the contents of the cells."""
        return [cell.block for cell in self._cells]

    def measure(self, width: float) -> float:
        """Return the height of the tallest cell with its padding."""
        tallest = max(block.height(column) for block, column in self._columns())
        return max(self._least_height, tallest + 2 * self._grid.padding)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the cells, each in its frame."""
        height = self.height(place.width)
        self._draw_frames(page, place, height)
        padding, inset = self._grid.padding, self._grid.inset
        with self._element(page, Tag("TR"), self._threads[0]):
            for cell, left, width, thread in self._placed():
                column = width - 2 * inset
                spare = height - 2 * padding - cell.block.height(column)
                lower = spare / 2 if cell.stand is Stand.MIDDLE else 0.0
                with self._element(page, self._tag(cell), thread):
                    inside = place.down(padding + lower).column(left + inset, column)
                    cell.block.draw_in_cell(page, inside, height - 2 * padding - lower)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide all cells at the same height, if the row is too high for any page or very high."""
        if not whole_page and (not self._divide or self.height(width) < _MAY_DIVIDE):
            return None
        room -= 2 * self._grid.padding
        parts = split_columns(self._columns(), room, whole_page=whole_page) if room > 0 else None
        if parts is None:
            return None
        firsts, rests = parts
        return self._part(firsts, self._threads), self._part(rests, [thread.rest() for thread in self._threads])

    def _part(self, blocks: Sequence[Block], threads: Sequence[Thread]) -> Row:
        cells = [
            Cell(block, cell.span, cell.shaded, heading=cell.heading)
            for block, cell in zip(blocks, self._cells, strict=True)
        ]
        return Row(cells, self._grid, heading=self._heading, total=self._total, threads=threads)

    def _placed(self) -> Iterator[_Placed]:
        left, column = 0.0, 0
        for cell, thread in zip(self._cells, self._threads[1:], strict=True):
            width = sum(self._grid.widths[column : column + cell.span])
            yield _Placed(cell, left, width, thread)
            left += width
            column += cell.span

    def _columns(self) -> list[tuple[Block, float]]:
        return [(cell.block, width - 2 * self._grid.inset) for cell, _, width, _ in self._placed()]

    def _draw_frames(self, page: Page, place: Place, height: float) -> None:
        thickness = self._grid.thickness
        for cell, left, width, _ in self._placed():
            corner = (place.x + left, place.top)
            if cell.shaded:
                page.rectangle(corner, (width, height), paint=Paint.FILL, colour=SHADE)
            if thickness:
                page.rectangle(corner, (width, height), thickness=thickness)
        across = place.x + sum(self._grid.widths)
        for edge in ([place.top] if self._total else []) + ([place.top + height] if self._heading else []):
            if thickness:
                page.line((place.x, edge), (across, edge), thickness=2 * thickness)

    def _tag(self, cell: Cell) -> Tag:
        if self._heading:
            return Tag("TH", scope=Scope.COLUMN, columns=cell.span)
        return Tag("TH", scope=Scope.ROW, columns=cell.span) if cell.heading else Tag("TD", columns=cell.span)

    def _element(self, page: Page, tag: Tag, thread: Thread) -> AbstractContextManager[None]:
        return page.group(tag, thread=thread) if self._grid.structure else nullcontext()
