"""Marks in the four corners of a page that comes back on paper.

With them a photograph of the page, taken at whatever angle, can be laid flat again; the one at the top left has a
hole, so that the way up is known. They stand in the margins, beside any text, and as far from the edge of the paper as
every printer prints and a punch leaves alone.
"""

from __future__ import annotations

from typing import Final

from sala.printing.field_map import Box
from sala.printing.pdf.page import MM, Page, Point, Size

SIDE: Final = 3.5 * MM
HOLE: Final = 1.5 * MM
FROM_SIDE: Final = 10.5 * MM
"""From the left and right edge of the paper, on both sides of a sheet."""
FROM_TOP: Final = 6.5 * MM
"""From the upper and lower edge."""


def draw_corners(page: Page, size: Size, *, left: float = 0.0) -> None:
    """Draw the marks on a sheet laid out for paper of ``size`` points, and record them on the map of the page.

    ``left`` is how far the sheet lies from the left edge of the page, where two are printed on one, to be cut.
    """
    left, right = left + FROM_SIDE, left + size[0] - FROM_SIDE - SIDE
    top, bottom = FROM_TOP, size[1] - FROM_TOP - SIDE
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    page.rectangles([*_rim(left, top), *((corner, (SIDE, SIDE)) for corner in corners[1:])])
    page.corners += tuple(_landed(page, corner) for corner in corners)


def _landed(page: Page, corner: Point) -> Box:
    (left, top), (right, bottom) = page.landing(corner), page.landing((corner[0] + SIDE, corner[1] + SIDE))
    return left, top, right - left, bottom - top


def _rim(left: float, top: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the four bars round the hole."""
    bar = (SIDE - HOLE) / 2
    return [
        ((left, top), (SIDE, bar)),
        ((left, top + SIDE - bar), (SIDE, bar)),
        ((left, top + bar), (bar, HOLE)),
        ((left + SIDE - bar, top + bar), (bar, HOLE)),
    ]
