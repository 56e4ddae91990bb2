"""A large sheet printed on several small ones, to be cut and glued together.

What is drawn is one object of the file, shown through a window on each small sheet. Windows overlap, so that there is
something to glue; short lines outside the corners of a window say where to cut, and fine dashes where the next sheet
begins to cover it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sala.printing.pdf.document import PdfDocument
from sala.printing.pdf.page import A4, MM, Page, Point, Size, landscape
from sala.printing.text.lines import break_lines
from sala.printing.text.style import GREY, TextStyle

OVERLAP = 10 * MM
_EDGE = 8 * MM
"""What small printers leave white at the edges, with room for the marks."""
_MARK, _MARK_GAP = 4 * MM, 1 * MM
_DASH = (1.0, 3.0)
_NOTE = TextStyle(size=7.5, leading=1.65, colour=GREY)


class Tile(NamedTuple):
    """One small sheet of several: which it is (from 0), and what it shows: the window's corner on the large sheet."""

    column: int
    row: int
    columns: int
    rows: int
    corner: Point
    window: Size
    sheet: Size

    @property
    def origin(self) -> Point:
        """Where the window is on the small sheet: in its middle."""
        return (self.sheet[0] - self.window[0]) / 2, (self.sheet[1] - self.window[1]) / 2


def tiles(size: Size, sheet: Size = A4) -> list[Tile]:
    """Return the fewest tiles that show a sheet of ``size`` points, row by row, on paper upright or lying."""
    upright = _tiles(size, sheet)
    lying = _tiles(size, landscape(sheet))
    return lying if len(lying) < len(upright) else upright


@contextmanager
def tiled_page(
    document: PdfDocument, size: Size, note: Callable[[Tile], str], description: str, *, sheet: Size = A4
) -> Iterator[Page]:
    """Draw a sheet of ``size`` points; at the end of the block it is written as pages of ``sheet``.

    ``note`` gives the small print at the edge of each ("1 of 4: left top"). The whole is one picture, of which
    screen readers say ``description``: give the words of the sheet.
    """
    with document.drawing(size) as drawing:
        yield drawing
    pieces = tiles(size, sheet)
    with document.group("Figure", description):
        for index, tile in enumerate(pieces):
            with document.page(tile.sheet) as page:
                if not index:
                    page.bookmarks += drawing.bookmarks
                _draw_tile(page, drawing, tile, note(tile))


def _tiles(size: Size, sheet: Size) -> list[Tile]:
    (columns, width), (rows, height) = (
        _parts(whole, room - 2 * _EDGE) for whole, room in zip(size, sheet, strict=True)
    )
    return [
        Tile(
            column,
            row,
            columns,
            rows,
            (column * (width - OVERLAP), row * (height - OVERLAP)),
            (width, height),
            sheet,
        )
        for row in range(rows)
        for column in range(columns)
    ]


def _parts(whole: float, room: float) -> tuple[int, float]:
    """Return how many windows a length needs, and how long each is; all are equal."""
    if whole <= room:
        return 1, whole
    count = math.ceil((whole - OVERLAP) / (room - OVERLAP))
    return count, (whole + (count - 1) * OVERLAP) / count


def _draw_tile(page: Page, drawing: Page, tile: Tile, note: str) -> None:
    left, top = tile.origin
    x, y = left - tile.corner[0], top - tile.corner[1]
    with page.clipped((left, top), tile.window), page.marked():
        page.picture("Sheet", drawing.ref, (1.0, 0.0, 0.0, 1.0, x, page.height - y - drawing.height))
    _draw_overlaps(page, tile)
    _draw_cut_marks(page, tile)
    with page.ornament():
        line = break_lines(note, _NOTE, tile.window[0] - 2 * _MARK)[0]
        page.text(line.pieces, left + _MARK, top + tile.window[1] + _MARK_GAP + line.above)


def _draw_overlaps(page: Page, tile: Tile) -> None:
    (left, top), (width, height) = tile.origin, tile.window
    if tile.column + 1 < tile.columns:
        x = left + width - OVERLAP
        page.line((x, top), (x, top + height), colour=GREY, dash=_DASH)
    if tile.row + 1 < tile.rows:
        y = top + height - OVERLAP
        page.line((left, y), (left + width, y), colour=GREY, dash=_DASH)


def _draw_cut_marks(page: Page, tile: Tile) -> None:
    (left, top), (width, height) = tile.origin, tile.window
    for x, outward in ((left, -1), (left + width, 1)):
        for y, away in ((top, -1), (top + height, 1)):
            page.line((x + outward * _MARK_GAP, y), (x + outward * (_MARK_GAP + _MARK), y))
            page.line((x, y + away * _MARK_GAP), (x, y + away * (_MARK_GAP + _MARK)))
