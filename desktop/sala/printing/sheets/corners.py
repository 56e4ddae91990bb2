"""Marks in the four corners of a page that comes back on paper.

With them a photograph of the page, taken at whatever angle, can be laid flat again; the one at the top left has a
hole, so that the way up is known. They stand in the margins, beside any text, and as far from the edge of the paper as
every printer prints and a punch leaves alone.
"""

from __future__ import annotations

from typing import Final

from sala.printing.pdf.page import MM, Page, Size

SIDE: Final = 3.5 * MM
HOLE: Final = 1.5 * MM
FROM_SIDE: Final = 10.5 * MM
"""From the left and right edge of the paper, on both sides of a sheet."""
FROM_TOP: Final = 6.5 * MM
"""From the upper and lower edge."""


def draw_corners(page: Page, *, begins: float = 0.0, size: Size | None = None) -> None:
    """Draw the marks, and record them on the map of the page.

    On paper that is cut apart each part has four marks of its own: it ``begins`` so many points from the left edge of
    the page, and has a ``size`` of its own.
    """
    width, height = size or (page.width, page.height)
    left, right = begins + FROM_SIDE, begins + width - FROM_SIDE - SIDE
    top, bottom = FROM_TOP, height - FROM_TOP - SIDE
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    page.rectangles([*_rim(left, top), *((corner, (SIDE, SIDE)) for corner in corners[1:])])
    page.corners += tuple((x, y, SIDE, SIDE) for x, y in corners)


def _rim(left: float, top: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the four bars round the hole."""
    bar = (SIDE - HOLE) / 2
    return [
        ((left, top), (SIDE, bar)),
        ((left, top + SIDE - bar), (SIDE, bar)),
        ((left, top + bar), (bar, HOLE)),
        ((left + SIDE - bar, top + bar), (bar, HOLE)),
    ]
