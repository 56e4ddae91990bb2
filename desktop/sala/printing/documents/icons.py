"""Simple drawings for people who do not read: lines only, on a grid of 24, as a pen would draw them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sala.printing.layout.block import Block, Place
from sala.printing.pdf.page import Page, Paint
from sala.printing.text.style import BLACK, Colour

_GRID = 24.0
_PEN = 1.5
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws on a page in units of the grid, from the top left corner of the icon."""

    page: Page
    x: float
    top: float
    unit: float
    colour: Colour

    def path(self, *points: Point, closed: bool = False) -> None:
        self.page.polyline(
            [self._at(point) for point in points], closed=closed, thickness=_PEN * self.unit, colour=self.colour
        )

    def curve(self, start: Point, first: Point, second: Point, end: Point) -> None:
        step = (self._at(first), self._at(second), self._at(end))
        self.page.path(self._at(start), [step], closed=False, thickness=_PEN * self.unit, colour=self.colour)

    def circle(self, centre: Point, radius: float, *, filled: bool = False) -> None:
        paint = Paint.FILL if filled else Paint.STROKE
        self.page.circle(
            self._at(centre), radius * self.unit, paint=paint, thickness=_PEN * self.unit, colour=self.colour
        )

    def frame(self, left: float, top: float, right: float, bottom: float) -> None:
        self.path((left, top), (right, top), (right, bottom), (left, bottom), closed=True)

    def _at(self, point: Point) -> Point:
        return self.x + point[0] * self.unit, self.top + point[1] * self.unit


def _ear(pen: _Pen) -> None:
    pen.curve((7, 10), (6, 0.5), (18.5, 0.5), (18, 9.5))
    pen.curve((18, 9.5), (17.6, 14), (14, 14.5), (13.6, 18.5))
    pen.curve((13.6, 18.5), (13, 23), (7, 22.5), (7, 18))
    pen.curve((10, 10), (9.6, 4.5), (15, 4.5), (15, 9))
    pen.curve((15, 9), (15, 11.5), (11, 11.5), (11.4, 14.5))


def _pen(pen: _Pen) -> None:
    pen.path((4, 20), (5.5, 14.5), (17, 3), (21, 7), (9.5, 18.5), closed=True)
    pen.path((14.5, 5.5), (18.5, 9.5))
    pen.path((13, 21), (21, 21))


def _microphone(pen: _Pen) -> None:
    pen.path((9, 11), (9, 6))
    pen.curve((9, 6), (9, 1.5), (15, 1.5), (15, 6))
    pen.path((15, 6), (15, 11))
    pen.curve((15, 11), (15, 15.5), (9, 15.5), (9, 11))
    pen.curve((5.5, 11), (5.5, 20.5), (18.5, 20.5), (18.5, 11))
    pen.path((12, 18), (12, 22))
    pen.path((8, 22), (16, 22))


def _camera(pen: _Pen) -> None:
    pen.path((2.5, 7), (7.5, 7), (9.5, 4), (14.5, 4), (16.5, 7), (21.5, 7), (21.5, 19.5), (2.5, 19.5), closed=True)
    pen.circle((12, 13), 4)


def _film_camera(pen: _Pen) -> None:
    pen.frame(2.5, 8.5, 15, 19.5)
    pen.path((15, 12.5), (21.5, 9.5), (21.5, 18.5), (15, 15.5))
    pen.circle((6, 5), 2.5)
    pen.circle((12, 5), 2.5)


def _speech(pen: _Pen) -> None:
    pen.path(
        (4, 3.5), (20, 3.5), (21.5, 5), (21.5, 15), (20, 16.5), (11.5, 16.5), (6.5, 21), (6.5, 16.5), (4, 16.5),
        (2.5, 15), (2.5, 5), closed=True,
    )  # fmt: skip
    pen.path((6.5, 8), (17.5, 8))
    pen.path((6.5, 12), (14, 12))


def _name_badge(pen: _Pen) -> None:
    pen.frame(3, 6, 21, 20.5)
    pen.path((9.5, 6), (9.5, 3.5), (14.5, 3.5), (14.5, 6))
    pen.circle((8.5, 11.5), 2)
    pen.curve((5.5, 17), (5.5, 13.5), (11.5, 13.5), (11.5, 17))
    pen.path((14, 11.5), (18, 11.5))
    pen.path((14, 15.5), (18, 15.5))


def _magnifier(pen: _Pen) -> None:
    pen.circle((10, 10), 6.5)
    pen.path((15, 15), (21, 21))


def _question(pen: _Pen) -> None:
    pen.circle((12, 12), 9.5)
    pen.curve((8.8, 9.5), (8.8, 4.8), (15.4, 4.8), (15.2, 9.4))
    pen.curve((15.2, 9.4), (15, 12), (12, 11.5), (12, 14.5))
    pen.circle((12, 17.6), 1.1, filled=True)


def _bulb(pen: _Pen) -> None:
    pen.curve((9, 16), (9, 13), (5.5, 12.5), (5.5, 8.5))
    pen.curve((5.5, 8.5), (5.5, 0.5), (18.5, 0.5), (18.5, 8.5))
    pen.curve((18.5, 8.5), (18.5, 12.5), (15, 13), (15, 16))
    pen.path((9, 16), (15, 16))
    pen.path((9, 19), (15, 19))
    pen.path((10.5, 22), (13.5, 22))


def _letter(pen: _Pen) -> None:
    pen.frame(2.5, 5.5, 21.5, 19)
    pen.path((2.5, 5.5), (12, 13.5), (21.5, 5.5))


_DRAWINGS: dict[str, Callable[[_Pen], None]] = {
    "interview": _ear,
    "notes": _pen,
    "audio": _microphone,
    "photo": _camera,
    "video": _film_camera,
    "quote": _speech,
    "name": _name_badge,
    "share": _letter,
    "insight": _magnifier,
    "question": _question,
    "idea": _bulb,
}


class Icon(Block):
    """A square drawing: for what somebody may agree to (see ``CONSENT_SCOPES``), for a kind of card; else nothing."""

    def __init__(self, name: str, side: float, *, colour: Colour = BLACK) -> None:
        self._draw = _DRAWINGS.get(name)
        self._side = side
        self._colour = colour

    def measure(self, width: float) -> float:
        """Return the height of the square."""
        return self._side

    def draw(self, page: Page, place: Place) -> None:
        """Draw it at the left."""
        if self._draw:
            self._draw(_Pen(page, place.x, place.top, self._side / _GRID, self._colour))
