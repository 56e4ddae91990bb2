"""Outlines of the plain signs that Noto Sans lacks: arrows, ticks, boxes, circles, triangles, stars, comparisons.

They are drawn here, from straight strokes and arcs in a square of 1000 units to the em, so that each weight of the
Latin companion gets them at the thickness of its own minus sign. Every contour runs clockwise (ink); holes run the
other way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

Point = tuple[float, float]
CENTRE: Point = (500.0, 357.0)
"""The middle of a sign: half the width of its cell, half the height of a capital."""
ADVANCE = 1000
COMPARISONS = {0x2248, 0x2260, 0x2264, 0x2265}
"""Signs that are set as wide as the minus sign of the font, not in a square."""
HALF = 330.0
"""Half of the side of a box and the radius of a circle."""


def _clockwise(points: Sequence[Point]) -> list[Point]:
    area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True))
    return list(points) if area < 0 else list(reversed(points))


class Sign:
    """One sign under the pen: strokes ``thick`` font units wide, all of it moved left by ``shift``."""

    def __init__(self, thick: float, shift: int = 0) -> None:
        self.thick = thick
        self._shift = shift
        self._pen = TTGlyphPen(None)

    def polygon(self, points: Sequence[Point], *, hole: bool = False) -> None:
        """Add a closed shape of straight sides."""
        ordered = _clockwise(points)
        if hole:
            ordered.reverse()
        first, *rest = [(round(x) - self._shift, round(y)) for x, y in ordered]
        self._pen.moveTo(first)
        for point in rest:
            self._pen.lineTo(point)
        self._pen.closePath()

    def line(self, *points: Point) -> None:
        """Add an open line through the points: flat ends, mitred corners."""
        half = self.thick / 2
        left, right = [], []
        for index, (x, y) in enumerate(points):
            before = _direction(points[index - 1], (x, y)) if index else None
            after = _direction((x, y), points[index + 1]) if index + 1 < len(points) else None
            dx, dy = _offset(before, after, half)
            left.append((x + dx, y + dy))
            right.append((x - dx, y - dy))
        self.polygon([*left, *reversed(right)])

    def disc(self, radius: float, *, hole: bool = False, centre: Point = CENTRE) -> None:
        """Add a full circle, as eight quadratic arcs."""
        cx, cy = centre
        outer = radius / math.cos(math.pi / 8)
        turn = 1 if hole else -1
        angles = [turn * (math.pi / 4) * step for step in range(8)]
        on = [(round(cx + radius * math.cos(a)), round(cy + radius * math.sin(a))) for a in angles]
        off = [
            (round(cx + outer * math.cos(a + turn * math.pi / 8)), round(cy + outer * math.sin(a + turn * math.pi / 8)))
            for a in angles
        ]
        self._pen.moveTo(on[0])
        for index in range(8):
            self._pen.qCurveTo(off[index], on[(index + 1) % 8])
        self._pen.closePath()

    def glyph(self) -> Glyph:
        """Return what was drawn."""
        return self._pen.glyph()


def _direction(start: Point, end: Point) -> Point:
    length = math.dist(start, end)
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _offset(before: Point | None, after: Point | None, half: float) -> Point:
    """Where the left edge lies at a corner (a mitre), or at an end (square)."""
    one = before or after
    other = after or before
    assert one is not None and other is not None  # noqa: PT018, S101 - a line has two points at least
    nx, ny = -(one[1] + other[1]), one[0] + other[0]
    length = math.hypot(nx, ny)
    nx, ny = nx / length, ny / length
    reach = half / (nx * -one[1] + ny * one[0])
    return nx * reach, ny * reach


def _turned(points: Sequence[Point], quarter_turns: float) -> list[Point]:
    angle = quarter_turns * math.pi / 2
    cos, sin = math.cos(angle), math.sin(angle)
    cx, cy = CENTRE
    return [(cx + x * cos - y * sin, cy + x * sin + y * cos) for x, y in points]


def _arrow(*turns: float) -> Callable[[Sign], None]:
    def draw(sign: Sign) -> None:
        head = 210.0
        tail = -390.0 if len(turns) == 1 else 0.0
        for turn in turns:
            tip = 390.0 - sign.thick * 0.7
            sign.line(*_turned([(tail, 0), (tip, 0)], turn))
            sign.line(*_turned([(tip - head, head), (tip, 0), (tip - head, -head)], turn))

    return draw


def _square(half: float, *, filled: bool) -> Callable[[Sign], None]:
    def draw(sign: Sign) -> None:
        _draw_square(sign, half, filled=filled)

    return draw


def _draw_square(sign: Sign, half: float, *, filled: bool) -> None:
    corners = [(-half, -half), (half, -half), (half, half), (-half, half)]
    sign.polygon(_turned(corners, 0))
    if not filled:
        inner = (half - sign.thick) / half
        sign.polygon(_turned([(x * inner, y * inner) for x, y in corners], 0), hole=True)


def _box_with(*strokes: Sequence[Point]) -> Callable[[Sign], None]:
    def draw(sign: Sign) -> None:
        _draw_square(sign, HALF, filled=False)
        for stroke in strokes:
            sign.line(*_turned(stroke, 0))

    return draw


def _strokes(*strokes: Sequence[Point], heavier: float = 1.0) -> Callable[[Sign], None]:
    def draw(sign: Sign) -> None:
        sign.thick *= heavier
        for stroke in strokes:
            sign.line(*_turned(stroke, 0))

    return draw


def _circle(radius: float, *, filled: bool, dot: float = 0.0) -> Callable[[Sign], None]:
    def draw(sign: Sign) -> None:
        sign.disc(radius)
        if not filled:
            sign.disc(radius - sign.thick, hole=True)
        if dot:
            sign.disc(dot)

    return draw


def _shape(points: Sequence[Point], *, filled: bool) -> Callable[[Sign], None]:
    """Draw a polygon round the centre, full or as an outline whose inside keeps an even thickness."""

    def draw(sign: Sign) -> None:
        sign.polygon(_turned(points, 0))
        if filled:
            return
        ring = list(reversed(_clockwise(points)))
        count = len(ring)
        inside = []
        for index, (x, y) in enumerate(ring):
            before = _direction(ring[index - 1], (x, y))
            after = _direction((x, y), ring[(index + 1) % count])
            dx, dy = _offset(before, after, sign.thick * 0.9)
            inside.append((x + dx, y + dy))
        sign.polygon(_turned(inside, 0), hole=True)

    return draw


def _triangle(quarter_turns: float) -> list[Point]:
    points = [(HALF, 0.0), (-HALF * 0.8, HALF), (-HALF * 0.8, -HALF)]
    cx, cy = CENTRE
    return [(x - cx, y - cy) for x, y in _turned(points, quarter_turns)]


def _star() -> list[Point]:
    radii = [400.0, 165.0]
    return [
        (radii[k % 2] * math.sin(k * math.pi / 5), radii[k % 2] * math.cos(k * math.pi / 5) - 20) for k in range(10)
    ]


def _approximately(sign: Sign) -> None:
    for height in (95.0, -95.0):
        wave = [(x, height + 48 * math.sin(x / 210 * math.pi)) for x in range(-210, 211, 21)]
        sign.line(*_turned(wave, 0))


def _warning(sign: Sign) -> None:
    _shape([(0.0, 400.0), (430.0, -340.0), (-430.0, -340.0)], filled=False)(sign)
    sign.line(*_turned([(0, 150), (0, -90)], 0))
    sign.disc(sign.thick * 0.62, centre=(CENTRE[0], CENTRE[1] - 190))


_TICK = [(-300.0, -10.0), (-90.0, -230.0), (310.0, 290.0)]
_CROSS = ([(-260.0, -260.0), (260.0, 260.0)], [(-260.0, 260.0), (260.0, -260.0)])
_SMALL_TICK = [(-190.0, 0.0), (-55.0, -145.0), (195.0, 185.0)]
_SMALL_CROSS = ([(-160.0, -160.0), (160.0, 160.0)], [(-160.0, 160.0), (160.0, -160.0)])
_LESS = [(205.0, 280.0), (-205.0, 85.0), (205.0, -110.0)]
_GREATER = [(-x, y) for x, y in _LESS]
_UNDER = [(-215.0, -255.0), (215.0, -255.0)]
_DIAMOND = [(0.0, 360.0), (360.0, 0.0), (0.0, -360.0), (-360.0, 0.0)]

SIGNS: dict[int, Callable[[Sign], None]] = {
    0x2190: _arrow(2),
    0x2191: _arrow(1),
    0x2192: _arrow(0),
    0x2193: _arrow(3),
    0x2194: _arrow(0, 2),
    0x2195: _arrow(1, 3),
    0x2196: _arrow(1.5),
    0x2197: _arrow(0.5),
    0x2198: _arrow(3.5),
    0x2199: _arrow(2.5),
    0x2248: _approximately,
    0x2260: _strokes(
        [(-215.0, 95.0), (215.0, 95.0)], [(-215.0, -95.0), (215.0, -95.0)], [(110.0, 290.0), (-110.0, -290.0)]
    ),
    0x2264: _strokes(_LESS, _UNDER),
    0x2265: _strokes(_GREATER, _UNDER),
    0x25A0: _square(HALF, filled=True),
    0x25A1: _square(HALF, filled=False),
    0x25AA: _square(190.0, filled=True),
    0x25AB: _square(190.0, filled=False),
    0x25B2: _shape(_triangle(1), filled=True),
    0x25B3: _shape(_triangle(1), filled=False),
    0x25B6: _shape(_triangle(0), filled=True),
    0x25B7: _shape(_triangle(0), filled=False),
    0x25BC: _shape(_triangle(3), filled=True),
    0x25BD: _shape(_triangle(3), filled=False),
    0x25C0: _shape(_triangle(2), filled=True),
    0x25C1: _shape(_triangle(2), filled=False),
    0x25C6: _shape(_DIAMOND, filled=True),
    0x25C7: _shape(_DIAMOND, filled=False),
    0x25C9: _circle(HALF, filled=False, dot=150.0),
    0x25CB: _circle(HALF, filled=False),
    0x25CF: _circle(HALF, filled=True),
    0x2605: _shape(_star(), filled=True),
    0x2606: _shape(_star(), filled=False),
    0x2610: _square(HALF, filled=False),
    0x2611: _box_with(_SMALL_TICK),
    0x2612: _box_with(*_SMALL_CROSS),
    0x26A0: _warning,
    0x2713: _strokes(_TICK),
    0x2714: _strokes(_TICK, heavier=1.7),
    0x2717: _strokes(*_CROSS),
    0x2718: _strokes(*_CROSS, heavier=1.7),
}
"""Code point to the function that draws it."""


def draw_sign(code_point: int, thick: float, minus_advance: int) -> tuple[Glyph, int]:
    """Return the outline of one sign of ``SIGNS`` with strokes ``thick`` font units wide, and its advance."""
    advance = minus_advance if code_point in COMPARISONS else ADVANCE
    sign = Sign(thick, shift=round((ADVANCE - advance) / 2))
    SIGNS[code_point](sign)
    return sign.glyph(), advance
