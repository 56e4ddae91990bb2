"""A frame of small checks round a page, like the edge of a krama: thin, and with little ink."""

from __future__ import annotations

from sala.printing.pdf.page import HAIRLINE, MM, Page, Point
from sala.printing.text.style import GREY

_CHECK = 1.1 * MM
_ROWS = 2
_INNER = 1.6 * MM


def draw_border(page: Page, corner: Point, size: tuple[float, float]) -> None:
    """Draw two rows of checks along the edges of a rectangle, and a thin line inside them."""
    across, down = (round(length / _CHECK) for length in size)
    cell = size[0] / across, size[1] / down
    checks = [
        ((corner[0] + column * cell[0], corner[1] + row * cell[1]), cell)
        for row in range(down)
        for column in _edge(row, across, down)
        if (row + column) % 2 == 0
    ]
    page.rectangles(checks, colour=GREY)
    inset = _ROWS * _CHECK + _INNER
    inner = (corner[0] + inset, corner[1] + inset)
    page.rectangle(inner, (size[0] - 2 * inset, size[1] - 2 * inset), thickness=HAIRLINE, colour=GREY)


def _edge(row: int, across: int, down: int) -> range | tuple[int, ...]:
    """Return the columns of a row that lie in the frame."""
    if row < _ROWS or row >= down - _ROWS:
        return range(across)
    return (*range(_ROWS), *range(across - _ROWS, across))
