"""The checked line, and the QR code of a page."""

from __future__ import annotations

import segno

from sala.printing.pdf.page import MM, Page
from sala.printing.text.style import GREY

_CHECK = 0.8 * MM
KRAMA_HEIGHT = 2 * _CHECK
_MOST_AT_LEVEL_M = 90
"""Capital letters, digits and signs that 33 by 33 modules hold at level M (ISO/IEC 18004, version 4)."""


def draw_krama_line(page: Page, x: float, top: float, width: float) -> None:
    """Draw two rows of small checks, like the edge of a krama: little ink, and no other ornament on the page."""
    count = int(width / _CHECK)
    side = width / count
    squares = [
        ((x + index * side, top + row * _CHECK), (side, _CHECK)) for row in (0, 1) for index in range(row, count, 2)
    ]
    page.rectangles(squares, colour=GREY)


def draw_qr(page: Page, text: str, x: float, top: float, side: float) -> None:
    """Draw a QR code in a square; it is read aloud as its text, and the map of the page has it as its mark.

    The code has as few modules as the text allows at error level M (L where it is very long), and then the highest
    level that makes no more of them.
    """
    level = "m" if len(text) <= _MOST_AT_LEVEL_M else "l"
    rows = segno.make(text, error=level, micro=False, boost_error=True).matrix
    module = side / len(rows)
    page.mark_text = text
    with page.tagged("Figure", alternative=text):
        page.rectangles(
            ((x + start * module, top + index * module), ((end - start) * module, module))
            for index, row in enumerate(rows)
            for start, end in _dark_runs(row)
        )


def _dark_runs(row: bytearray | tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the runs of dark modules, so that no seam shows between neighbours."""
    edges = [index for index in range(len(row) + 1) if _dark(row, index) != _dark(row, index - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _dark(row: bytearray | tuple[int, ...], index: int) -> bool:
    return 0 <= index < len(row) and bool(row[index])
