"""Tables whose cells are blocks and which go over pages, their head repeated."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import accumulate

from sala.printing.layout.block import Block, Place
from sala.printing.layout.stack import split_columns
from sala.printing.pdf.page import HAIRLINE, MM, Page

_MAY_DIVIDE = 90 * MM
"""A row that is higher than this may go over a page even where it would fit on one."""
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Grid:
    """What the rows of a table share. ``widths`` of its columns and ``padding`` inside its cells are in points."""

    widths: tuple[float, ...]
    padding: float = 1.5 * MM
    thickness: float = HAIRLINE
    """Of the lines round the cells; 0 for none."""
    structure: bool = True
    """Whether rows and cells are told to screen readers; not for rows that only serve the layout."""


class Row(Block):
    """A row of cells, ``least_height`` points high at least. ``heading`` cells head their columns."""

    def __init__(self, cells: Sequence[Block], grid: Grid, *, least_height: float = 0.0, heading: bool = False) -> None:
        self._cells = tuple(cells)
        self._grid = grid
        self._least_height = least_height
        self._heading = heading

    def _columns(self) -> list[tuple[Block, float]]:
        padding = 2 * self._grid.padding
        return [(cell, width - padding) for cell, width in zip(self._cells, self._grid.widths, strict=True)]

    def measure(self, width: float) -> float:
        """Return the height of the tallest cell with its padding."""
        tallest = max(cell.height(column) for cell, column in self._columns())
        return max(self._least_height, tallest + 2 * self._grid.padding)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the cells, each in its frame."""
        height = self.height(place.width)
        if self._grid.thickness:
            self._draw_frames(page, place, height)
        padding = self._grid.padding
        with self._element(page, "TR"):
            for (cell, column), left in zip(self._columns(), self._lefts(), strict=True):
                with self._element(page, "TH" if self._heading else "TD"):
                    inside = place.down(padding).column(left + padding, column)
                    cell.draw_in_cell(page, inside, height - 2 * padding)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide all cells at the same height, if the row is too high for any page or very high."""
        if self.height(width) < _MAY_DIVIDE and not whole_page:
            return None
        room -= 2 * self._grid.padding
        parts = split_columns(self._columns(), room, whole_page=whole_page) if room > 0 else None
        if parts is None:
            return None
        return Row(parts[0], self._grid, heading=self._heading), Row(parts[1], self._grid, heading=self._heading)

    def _lefts(self) -> list[float]:
        return list(accumulate(self._grid.widths[:-1], initial=0.0))

    def _draw_frames(self, page: Page, place: Place, height: float) -> None:
        for left, width in zip(self._lefts(), self._grid.widths, strict=True):
            page.rectangle((place.x + left, place.top), (width, height), thickness=self._grid.thickness)
        if self._heading:
            foot = place.down(height)
            page.line(
                (foot.x, foot.top), (foot.x + sum(self._grid.widths), foot.top), thickness=2 * self._grid.thickness
            )

    def _element(self, page: Page, role: str) -> AbstractContextManager[None]:
        return page.group(role) if self._grid.structure else nullcontext()


class Table(Block):
    """Rows below each other; ``head`` is repeated on every page, and begins with ``fewest_rows`` rows at least."""

    def __init__(
        self,
        rows: Sequence[Block],
        *,
        head: Row | None = None,
        space_before: float = 0.0,
        structure: bool = True,
        fewest_rows: int = 2,
    ) -> None:
        self._rows = tuple(rows)
        self._fewest_rows = fewest_rows
        self._head = head
        self.space_before = space_before
        self._structure = structure

    def measure(self, width: float) -> float:
        """Return the height of the head and all rows."""
        return self._head_height(width) + sum(row.height(width) for row in self._rows)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the head and the rows."""
        with page.group("Table") if self._structure else nullcontext():
            for row in (*([self._head] if self._head else []), *self._rows):
                row.draw(page, place)
                place = place.down(row.height(place.width))

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide between rows, or inside a row that is too high; a few at least go with the head."""
        used = self._head_height(width)
        for index, row in enumerate(self._rows):
            if used + row.height(width) <= room + _ROUNDING:
                used += row.height(width)
                continue
            parts = row.split(width, room - used, whole_page=whole_page and not index)
            if parts:
                first, rest = parts
                return self._with([*self._rows[:index], first]), self._with([rest, *self._rows[index + 1 :]])
            fewest = 1 if whole_page else min(self._fewest_rows, len(self._rows))
            if index < fewest:
                return None
            # the last row does not stand alone under its head
            cut = index - 1 if self._head and fewest < index == len(self._rows) - 1 else index
            return self._with(self._rows[:cut]), self._with(self._rows[cut:])
        return None

    def _head_height(self, width: float) -> float:
        return self._head.height(width) if self._head else 0.0

    def _with(self, rows: Sequence[Block]) -> Table:
        return Table(rows, head=self._head, structure=self._structure, fewest_rows=self._fewest_rows)
