"""A sign for each team that is told apart without colour: a small square with a pattern of its own."""

from __future__ import annotations

from collections.abc import Callable

from sala.printing.pdf.page import Page, Paint, Point

_PEN = 0.8
_Draw = Callable[[Page, Point, float], None]


def draw_team_sign(page: Page, number: int, corner: Point, side: float) -> None:
    """Draw the sign of team ``number`` (from 1) in a square; after twelve teams the signs begin anew."""
    _SIGNS[(number - 1) % len(_SIGNS)](page, corner, side)
    page.rectangle(corner, (side, side), thickness=_PEN)


def _stripes(page: Page, corner: Point, side: float, *, upright: bool) -> None:
    thick = side / 7
    for start in (1, 3, 5):
        offset = start * thick
        at = (corner[0] + offset, corner[1]) if upright else (corner[0], corner[1] + offset)
        page.rectangle(at, (thick, side) if upright else (side, thick), paint=Paint.FILL)


def _checks(page: Page, corner: Point, side: float) -> None:
    cell = side / 4
    page.rectangles(
        ((corner[0] + column * cell, corner[1] + row * cell), (cell, cell))
        for row in range(4)
        for column in range(4)
        if (row + column) % 2 == 0
    )


def _slanted(page: Page, corner: Point, side: float, *, up: bool) -> None:
    x, y = corner
    for share in (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75):
        first, last = max(0.0, share - 1) * side, min(share, 1.0) * side
        start, end = (x + first, y + last), (x + last, y + first)
        if not up:
            start, end = (start[0], 2 * y + side - start[1]), (end[0], 2 * y + side - end[1])
        page.line(start, end, thickness=1.5 * _PEN)


def _dots(page: Page, corner: Point, side: float) -> None:
    for row in (0.2, 0.5, 0.8):
        for column in (0.2, 0.5, 0.8):
            page.circle((corner[0] + column * side, corner[1] + row * side), side * 0.09, paint=Paint.FILL)


def _ring(page: Page, corner: Point, side: float) -> None:
    middle = corner[0] + side / 2, corner[1] + side / 2
    page.circle(middle, side * 0.34, thickness=2 * _PEN)
    page.circle(middle, side * 0.12, paint=Paint.FILL)


def _shape(page: Page, corner: Point, side: float, *, points: tuple[Point, ...], paint: Paint = Paint.FILL) -> None:
    places = [(corner[0] + x * side, corner[1] + y * side) for x, y in points]
    page.polyline(places, closed=True, paint=paint, thickness=_PEN)


def _cross(page: Page, corner: Point, side: float) -> None:
    (x, y), thick = corner, side / 4
    page.rectangle((x + (side - thick) / 2, y), (thick, side), paint=Paint.FILL)
    page.rectangle((x, y + (side - thick) / 2), (side, thick), paint=Paint.FILL)


_LOZENGE = ((0.5, 0.1), (0.9, 0.5), (0.5, 0.9), (0.1, 0.5))
_HILL = ((0.1, 0.85), (0.5, 0.15), (0.9, 0.85))
_VALLEY = ((0.1, 0.15), (0.5, 0.85), (0.9, 0.15))

_SIGNS: tuple[_Draw, ...] = (
    lambda page, corner, side: _stripes(page, corner, side, upright=False),
    _dots,
    lambda page, corner, side: _slanted(page, corner, side, up=True),
    _checks,
    _ring,
    lambda page, corner, side: _stripes(page, corner, side, upright=True),
    lambda page, corner, side: _shape(page, corner, side, points=_LOZENGE),
    _cross,
    lambda page, corner, side: _shape(page, corner, side, points=_HILL),
    lambda page, corner, side: _slanted(page, corner, side, up=False),
    lambda page, corner, side: _shape(page, corner, side, points=_VALLEY),
    lambda page, corner, side: _shape(page, corner, side, points=_LOZENGE, paint=Paint.STROKE),
)
