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
        if rest.height(width) > room + _ROUNDING or _has_break(rest):
            parts = rest.split(width, room, whole_page=True)
        if parts is None:
            return [*pages, rest]
        first, rest = parts
        pages.append(first)
        if isinstance(rest, Stack) and not rest.blocks:
            return pages


def _has_break(block: Block) -> bool:
    return isinstance(block, Stack) and any(isinstance(each, PageBreak) for each in block.blocks)
