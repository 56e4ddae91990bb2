"""Tables which go over pages, their head repeated."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

from sala.printing.layout.block import Block, Place
from sala.printing.layout.row import SHADE, Cell, Grid, Row, Stand
from sala.printing.pdf.page import Page
from sala.printing.pdf.structure import Thread

__all__ = ["SHADE", "Cell", "Grid", "Row", "Stand", "Table"]

_ROUNDING = 0.01


class Table(Block):
    """Rows below each other; ``head`` is repeated on every page, and begins with ``fewest_rows`` rows at least.

    Totals are the last rows (``Row(..., total=True)``). The last row never stands alone under the repeated head.
    """

    def __init__(
        self,
        rows: Sequence[Block],
        *,
        head: Row | None = None,
        space_before: float = 0.0,
        structure: bool = True,
        fewest_rows: int = 2,
        thread: Thread | None = None,
        continued: bool = False,
    ) -> None:
        self._rows = tuple(rows)
        self._fewest_rows = fewest_rows
        self._head = head
        self.space_before = space_before
        self._structure = structure
        self._thread = thread or Thread()
        self._continued = continued

    def parts(self) -> Sequence[Block]:
        """Return the rows."""
        return self._rows

    def measure(self, width: float) -> float:
        """Return the height of the head and all rows."""
        return self._head_height(width) + sum(row.height(width) for row in self._rows)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the head and the rows; a head that is repeated is read aloud only once."""
        with page.group("Table", thread=self._thread) if self._structure else nullcontext():
            if self._head:
                with page.ornament() if self._continued else nullcontext():
                    self._head.draw(page, place)
                place = place.down(self._head.height(place.width))
            for row in self._rows:
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
                return self._first([*self._rows[:index], first]), self._rest([rest, *self._rows[index + 1 :]])
            cut = self._cut(index, whole_page=whole_page)
            return (self._first(self._rows[:cut]), self._rest(self._rows[cut:])) if cut else None
        return None

    def _cut(self, index: int, *, whole_page: bool) -> int:
        """Return before which row to divide when row ``index`` no longer fits; 0 for nowhere."""
        fewest = 1 if whole_page else min(self._fewest_rows, len(self._rows))
        if index < fewest:
            return 0
        last_alone = self._head and index == len(self._rows) - 1
        return max(index - 1, 1) if last_alone else index

    def _head_height(self, width: float) -> float:
        return self._head.height(width) if self._head else 0.0

    def _first(self, rows: Sequence[Block]) -> Table:
        return self._with(rows, self._thread, continued=self._continued)

    def _rest(self, rows: Sequence[Block]) -> Table:
        return self._with(rows, self._thread.rest(), continued=True)

    def _with(self, rows: Sequence[Block], thread: Thread, *, continued: bool) -> Table:
        return Table(
            rows,
            head=self._head,
            structure=self._structure,
            fewest_rows=self._fewest_rows,
            thread=thread,
            continued=continued,
        )
