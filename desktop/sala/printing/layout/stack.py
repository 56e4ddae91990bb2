"""Blocks below each other, and beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

from sala.printing.layout.block import Block, PageBreak, Place, Space
from sala.printing.pdf.page import Page
from sala.printing.pdf.structure import Tag, Thread

_ROUNDING = 0.01


class Stack(Block):
    """Blocks below each other. ``role`` makes them one element of the structure (L for a list)."""

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        space_before: float = 0.0,
        keep_with_next: bool = False,
        role: str | Tag | None = None,
        thread: Thread | None = None,
    ) -> None:
        self.blocks = tuple(blocks)
        self.space_before = space_before
        self.keep_with_next = keep_with_next
        self._role = role
        self._thread = thread or Thread()

    def parts(self) -> Sequence[Block]:
        """Return the blocks."""
        return self.blocks

    def measure(self, width: float) -> float:
        """Return the height of all blocks and the gaps between them."""
        gaps = sum(block.space_before for block in self.blocks[1:])
        return gaps + sum(block.height(width) for block in self.blocks)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the blocks one below the other."""
        with page.group(self._role, thread=self._thread) if self._role else nullcontext():
            for index, block in enumerate(self.blocks):
                place = place.down(block.space_before if index else 0.0)
                block.draw(page, place)
                place = place.down(block.height(place.width))

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide between blocks, or inside the one that no longer fits; headings go with what they head."""
        used = 0.0
        for index, block in enumerate(self.blocks):
            gap = block.space_before if index else 0.0
            left = room - used - gap
            if isinstance(block, PageBreak) and index:
                return self._first(self.blocks[:index]), self._rest(self.blocks[index + 1 :])
            if block.height(width) <= left + _ROUNDING:
                used += gap + block.height(width)
                continue
            only_headings = all(each.keep_with_next for each in self.blocks[:index])
            parts = block.split(width, left, whole_page=whole_page and only_headings)
            if parts:
                first, rest = parts
                first.space_before = block.space_before
                return (
                    self._first([*self.blocks[:index], first]),
                    self._rest([rest, *self.blocks[index + 1 :]]),
                )
            return self._cut(index, whole_page=whole_page)
        return None

    def _cut(self, index: int, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide before block ``index``, or further up where headings would be left behind."""
        cut = index
        while cut and self.blocks[cut - 1].keep_with_next:
            cut -= 1
        if not cut:
            if not whole_page:
                return None
            cut = max(index, 1)
        return self._first(self.blocks[:cut]), self._rest(self.blocks[cut:])

    def _first(self, blocks: Sequence[Block]) -> Stack:
        return Stack(blocks, role=self._role, thread=self._thread)

    def _rest(self, blocks: Sequence[Block]) -> Stack:
        return Stack(blocks, role=self._role, thread=self._thread.rest())


class KeepTogether(Stack):
    """Blocks that stand on one page where one can hold them; longer ones begin a page and flow on."""

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide only what no page can hold."""
        return super().split(width, room, whole_page=True) if whole_page else None


class Beside(Block):
    """Blocks beside each other in columns: ``shares`` of the width, with a gap between them."""

    def __init__(
        self,
        blocks: Sequence[Block],
        shares: Sequence[float],
        *,
        gap: float,
        space_before: float = 0.0,
        keep_with_next: bool = False,
    ) -> None:
        self._blocks = tuple(blocks)
        self._shares = tuple(shares)
        self._gap = gap
        self.space_before = space_before
        self.keep_with_next = keep_with_next

    def _columns(self, width: float) -> list[tuple[Block, float, float]]:
        """Return each block with where its column begins and how wide it is."""
        free = width - self._gap * (len(self._blocks) - 1)
        whole = sum(self._shares)
        columns, x = [], 0.0
        for block, share in zip(self._blocks, self._shares, strict=True):
            columns.append((block, x, free * share / whole))
            x += free * share / whole + self._gap
        return columns

    def parts(self) -> Sequence[Block]:
        """Return the columns from the left."""
        return self._blocks

    def measure(self, width: float) -> float:
        """Return the height of the tallest column."""
        return max(block.height(column) for block, _, column in self._columns(width))

    def draw(self, page: Page, place: Place) -> None:
        """Draw the columns from the left."""
        for block, left, column in self._columns(place.width):
            block.draw(page, place.column(left, column))

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide every column that is too tall; none where one of them may not be divided."""
        parts = split_columns(
            [(block, column) for block, _, column in self._columns(width)], room, whole_page=whole_page
        )
        if parts is None:
            return None
        firsts, rests = parts
        return Beside(firsts, self._shares, gap=self._gap), Beside(rests, self._shares, gap=self._gap)


def split_columns(
    columns: Sequence[tuple[Block, float]], room: float, *, whole_page: bool
) -> tuple[list[Block], list[Block]] | None:
    """Divide blocks that stand beside each other (each with its width) at the same height."""
    firsts: list[Block] = []
    rests: list[Block] = []
    for block, width in columns:
        if block.height(width) <= room + _ROUNDING:
            firsts.append(block)
            rests.append(Space(0.0))
            continue
        parts = block.split(width, room, whole_page=whole_page)
        if parts is None:
            return None
        firsts.append(parts[0])
        rests.append(parts[1])
    return firsts, rests
