"""A flow of blocks cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sala.printing.layout.block import Block, PageBreak
from sala.printing.layout.stack import Stack

_ROUNDING = 0.01


def cut_into_pages(blocks: Sequence[Block], width: float, room_on: Callable[[int], float]) -> list[Block]:
    """Return one block for each page, in order; at least one.

    ``room_on(n)`` is the height in points that the page with index n offers. A block that may not be divided and is
    higher than a page stands alone on one and runs over its foot: blocks that can be so high must be able to divide.
    """
    pages: list[Block] = []
    rest: Block = Stack(blocks)
    while True:
        room = room_on(len(pages))
        parts = None
        if not _fits(rest, width, room):
            parts = rest.split(width, room, whole_page=True)
        if parts is None:
            return [*pages, rest]
        first, rest = parts
        pages.append(first)
        if isinstance(rest, Stack) and not rest.blocks:
            return pages


def _fits(rest: Block, width: float, room: float) -> bool:
    """Tell whether one page holds the rest. Looks no further than the page, so that a long flow takes no longer."""
    used = 0.0
    for index, block in enumerate(rest.blocks if isinstance(rest, Stack) else (rest,)):
        used += block.height(width) + (block.space_before if index else 0.0)
        if used > room + _ROUNDING or isinstance(block, PageBreak):
            return False
    return True
