"""Lines, areas and light patterns of lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from sala.printing.pdf.objects import number
from sala.printing.pdf.paper import HAIRLINE, Point, Size
from sala.printing.pdf.surface import Surface
from sala.printing.text.style import BLACK, Colour

Step = tuple[Point] | tuple[Point, Point, Point]
"""One step of a path: a line to a point, or a cubic curve (its two handles, its end)."""


class Paint(StrEnum):
    """How a shape is drawn."""

    STROKE = "S"
    FILL = "f"
    BOTH = "B"


class Hatch(StrEnum):
    """A pattern of thin lines, told apart on any printer where shades of grey are not."""

    RISING = "rising"
    FALLING = "falling"
    CROSSED = "crossed"
    LEVEL = "level"
    UPRIGHT = "upright"


_DIRECTIONS = {
    Hatch.RISING: (45.0,),
    Hatch.FALLING: (-45.0,),
    Hatch.CROSSED: (45.0, -45.0),
    Hatch.LEVEL: (0.0,),
    Hatch.UPRIGHT: (90.0,),
}


class Shapes(Surface):
    """A surface with shapes. Colours of fill and line are the same; draw twice for two."""

    def line(
        self,
        start: Point,
        end: Point,
        *,
        thickness: float = HAIRLINE,
        colour: Colour = BLACK,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a straight line."""
        self._shape([f"{self._at(start)} m {self._at(end)} l"], Paint.STROKE, thickness, colour, dash)

    def rectangle(
        self,
        corner: Point,
        size: Size,
        *,
        paint: Paint = Paint.STROKE,
        thickness: float = HAIRLINE,
        colour: Colour = BLACK,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a rectangle from its top left corner."""
        self._shape([self._box(corner, size)], paint, thickness, colour, dash)

    def rectangles(self, boxes: Iterable[tuple[Point, Size]], *, colour: Colour = BLACK) -> None:
        """Fill many rectangles at once (corner and size of each): the modules of a QR code, a checked line."""
        self._shape([self._box(corner, size) for corner, size in boxes], Paint.FILL, HAIRLINE, colour, None)

    def circle(
        self,
        centre: Point,
        radius: float,
        *,
        paint: Paint = Paint.STROKE,
        thickness: float = HAIRLINE,
        colour: Colour = BLACK,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a circle."""
        start = (centre[0] + radius, centre[1])
        self.path(start, arc(centre, radius, 0.0, 360.0), paint=paint, thickness=thickness, colour=colour, dash=dash)

    def curve(self, start: Point, handles: tuple[Point, Point], end: Point, *, thickness: float = HAIRLINE) -> None:
        """Draw a cubic curve (the mouth of a face)."""
        self.path(start, [(*handles, end)], closed=False, thickness=thickness)

    def polyline(
        self,
        points: Sequence[Point],
        *,
        closed: bool = False,
        paint: Paint = Paint.STROKE,
        thickness: float = HAIRLINE,
        colour: Colour = BLACK,
    ) -> None:
        """Draw straight lines through points, with round joins and ends."""
        steps = [(point,) for point in points[1:]]
        path = ["1 J 1 j", *self._steps(points[0], steps), *(["h"] if closed else [])]
        self._shape(path, paint, thickness, colour, None)

    def path(
        self,
        start: Point,
        steps: Iterable[Step],
        *,
        closed: bool = True,
        paint: Paint = Paint.STROKE,
        thickness: float = HAIRLINE,
        colour: Colour = BLACK,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw lines and curves from ``start``, back to it if ``closed``; ``arc`` gives the steps of an arc."""
        path = [*self._steps(start, steps), *(["h"] if closed else [])]
        self._shape(path, paint, thickness, colour, dash)

    def hatch(
        self,
        outline: Sequence[Point],
        pattern: Hatch,
        *,
        spacing: float = 3.0,
        thickness: float = HAIRLINE,
        colour: Colour = BLACK,
    ) -> None:
        """Fill the area inside straight lines through ``outline`` with lines ``spacing`` points apart."""
        area = [*self._steps(outline[0], [(point,) for point in outline[1:]]), "h W n"]
        lines = [
            f"{self._at(start)} m {self._at(end)} l"
            for degrees in _DIRECTIONS[pattern]
            for start, end in _parallels(outline, degrees, spacing)
        ]
        self._shape([*area, *lines], Paint.STROKE, thickness, colour, None)

    def _steps(self, start: Point, steps: Iterable[Step]) -> list[str]:
        drawn = (" ".join(map(self._at, step)) + (" l" if len(step) == 1 else " c") for step in steps)
        return [f"{self._at(start)} m", *drawn]

    def _shape(
        self, path: list[str], paint: Paint, thickness: float, colour: Colour, dash: tuple[float, float] | None
    ) -> None:
        state = ["q", f"{number(thickness)} w {colour_code(colour)} RG {colour_code(colour)} rg"]
        if dash:
            state.append(f"[{number(dash[0])} {number(dash[1])}] 0 d")
        self._draw(*state, *path, paint.value, "Q")


def arc(centre: Point, radius: float, start: float, end: float) -> list[Step]:
    """Return the steps of an arc that begins where ``start`` is reached.

    Angles are in degrees from the right, with the clock. A slice of a pie begins at its centre with the line to the
    beginning of the arc.
    """
    pieces = max(1, math.ceil(abs(end - start) / 90 - 1e-9))
    turn = math.radians((end - start) / pieces)
    reach = 4 / 3 * math.tan(turn / 4)
    steps: list[Step] = []
    for index in range(pieces):
        first = math.radians(start) + index * turn
        last = first + turn
        a, b = on_circle(centre, radius, first), on_circle(centre, radius, last)
        handle = radius * reach
        steps.append(
            (
                (a[0] - handle * math.sin(first), a[1] + handle * math.cos(first)),
                (b[0] + handle * math.sin(last), b[1] - handle * math.cos(last)),
                b,
            )
        )
    return steps


def on_circle(centre: Point, radius: float, angle: float) -> Point:
    """Return the point of a circle at an angle in radians from the right, with the clock."""
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def colour_code(colour: Colour) -> str:
    """Return a colour as the operators ``rg`` and ``RG`` take it."""
    return " ".join(number(part) for part in colour)


def _parallels(outline: Sequence[Point], degrees: float, spacing: float) -> Iterator[tuple[Point, Point]]:
    """Yield lines at an angle that cover the area; they lie on one grid for the whole page, so neighbours match."""
    along = (math.cos(math.radians(degrees)), -math.sin(math.radians(degrees)))
    across = (-along[1], along[0])
    far = [x * across[0] + y * across[1] for x, y in outline]
    near = [x * along[0] + y * along[1] for x, y in outline]
    for index in range(math.ceil(min(far) / spacing), math.floor(max(far) / spacing) + 1):
        offset = index * spacing
        ends = [
            (reach * along[0] + offset * across[0], reach * along[1] + offset * across[1])
            for reach in (min(near), max(near))
        ]
        yield ends[0], ends[1]
