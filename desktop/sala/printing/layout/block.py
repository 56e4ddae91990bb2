"""What flows down a page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from sala.printing.pdf.page import Page


class Place(NamedTuple):
    """Where a block is drawn: its top left corner on the page, and its width."""

    x: float
    top: float
    width: float

    def down(self, distance: float) -> Place:
        """Return the place so much lower."""
        return self._replace(top=self.top + distance)

    def column(self, left: float, width: float) -> Place:
        """Return the column that begins ``left`` points to the right of its edge and is ``width`` wide."""
        return Place(self.x + left, self.top, width)


class Block(ABC):
    """A piece of a flow. Lengths are in points; a block takes the whole width that it is given.

    ``space_before`` is the gap to the block above, dropped at the top of a page or cell. ``keep_with_next`` keeps a
    heading with what it heads.
    """

    space_before: float = 0.0
    keep_with_next: bool = False

    @cached_property
    def _heights(self) -> dict[float, float]:
        return {}

    def height(self, width: float) -> float:
        """Return the height of the block at this width."""
        if width not in self._heights:
            self._heights[width] = self.measure(width)
        return self._heights[width]

    @abstractmethod
    def measure(self, width: float) -> float:
        """Work out the height."""

    def parts(self) -> Sequence[Block]:
        """Return the blocks inside this one, in the order of reading."""
        return ()

    @abstractmethod
    def draw(self, page: Page, place: Place) -> None:
        """Draw the block."""

    def draw_in_cell(self, page: Page, place: Place, height: float) -> None:
        """Draw the block as all that is in a cell of a table, which is so high inside: higher than the block, maybe."""
        self.draw(page, place)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide the block in two, of which the first is no higher than ``room``; None where it may not be divided.

        With ``whole_page`` the room is all that a page can give: then rules of good form give way to progress.
        """
        return None


class Space(Block):
    """Nothing, so many points high."""

    def __init__(self, height: float, *, keep_with_next: bool = False) -> None:
        self._height = height
        self.keep_with_next = keep_with_next

    def measure(self, width: float) -> float:
        """Return the height, whatever the width."""
        return self._height

    def draw(self, page: Page, place: Place) -> None:
        """Draw nothing."""


class PageBreak(Block):
    """What follows begins a new page."""

    def measure(self, width: float) -> float:
        """Return no height: the flow looks for the break itself."""
        return 0.0

    def draw(self, page: Page, place: Place) -> None:
        """Draw nothing."""
