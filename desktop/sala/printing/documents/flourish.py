"""The small ornament under the heading of the kingdom, drawn with a thin pen."""

from __future__ import annotations

from sala.printing.pdf.page import MM, Page, Paint, Point

FLOURISH_HEIGHT = 4.5 * MM
_PEN = 0.7


def draw_flourish(page: Page, middle: float, top: float, width: float) -> None:
    """Draw it round the ``middle``, ``width`` points wide: a lozenge, and on either side a line that ends in a curl."""
    axis = top + FLOURISH_HEIGHT / 2
    _lozenge(page, (middle, axis), 1.3 * MM)
    for side in (-1, 1):
        _arm(page, (middle, axis), side, width / 2)


def _arm(page: Page, centre: Point, side: int, length: float) -> None:
    x, y = centre

    def at(along: float, up: float) -> Point:
        return x + side * along, y - up

    _lozenge(page, at(4 * MM, 0), 0.7 * MM)
    # Two strokes that swell apart and meet again, like a leaf; then the curl.
    begin, tip = at(5.5 * MM, 0), at(length - 3 * MM, 0)
    for up in (1.0 * MM, -1.0 * MM):
        page.curve(begin, (at(8 * MM, up), at(length - 7 * MM, up)), tip, thickness=_PEN)
    end = at(length - 2.2 * MM, 0.1 * MM)
    page.curve(tip, (at(length, -1.1 * MM), at(length + 0.4 * MM, 1.6 * MM)), end, thickness=_PEN)


def _lozenge(page: Page, centre: Point, reach: float) -> None:
    x, y = centre
    corners = [(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)]
    page.polyline(corners, closed=True, paint=Paint.FILL, thickness=0.1)
