"""How areas are told apart without colour: white, a light grey, lines, dots. None puts much toner on the page."""

from __future__ import annotations

from enum import StrEnum

from sala.printing.pdf.page import MM, Page, Paint, Point
from sala.printing.text.style import Colour

LIGHT: Colour = (0.84, 0.84, 0.84)
"""A fill that thin toner still shows beside white, under an outline."""
FAINT: Colour = (0.94, 0.94, 0.94)
"""Behind other things."""
LINE: Colour = (0.25, 0.25, 0.25)
_OUTLINE = 0.7
_PITCH = 1.5 * MM
_DOT = 0.32 * MM


class Fill(StrEnum):
    """A way to fill a box; all have the same outline but ``HOPED``, whose outline is dashed."""

    WHITE = "white"
    GREY = "grey"
    STRIPES = "stripes"
    DOTS = "dots"
    HOPED = "hoped"


def draw_box(page: Page, corner: Point, size: tuple[float, float], fill: Fill, scale: float = 1.0) -> None:
    """Draw a filled box with its outline from its top left corner; nothing where it has no width or no height."""
    width, height = size
    if width <= 0 or height <= 0:
        return
    if fill is Fill.HOPED:
        page.rectangle(corner, size, thickness=_OUTLINE * scale, colour=LINE, dash=(2.0 * scale, 1.6 * scale))
        return
    page.rectangle(corner, size, paint=Paint.FILL, colour=LIGHT if fill is Fill.GREY else (1.0, 1.0, 1.0))
    if fill is Fill.STRIPES:
        for start, end in stripes(corner, size, _PITCH * scale):
            page.line(start, end, thickness=_OUTLINE * scale, colour=LINE)
    elif fill is Fill.DOTS:
        for centre in dots(corner, size, _PITCH * scale, _DOT * scale):
            page.circle(centre, _DOT * scale, paint=Paint.FILL, colour=LINE)
    page.rectangle(corner, size, thickness=_OUTLINE * scale, colour=LINE)


def stripes(corner: Point, size: tuple[float, float], pitch: float) -> list[tuple[Point, Point]]:
    """Return lines that rise to the right, ``pitch`` points apart along the foot of a box, cut at its edges."""
    (left, top), (width, height) = corner, size
    lines = []
    at = pitch / 2
    while at < width + height:
        # the line goes from the foot at ``at`` leftward-down: x - y is the same all along it
        start = (left + min(at, width), top + max(at - width, 0.0))
        end = (left + max(at - height, 0.0), top + min(at, height))
        lines.append((start, end))
        at += pitch
    return lines


def dots(corner: Point, size: tuple[float, float], pitch: float, radius: float) -> list[Point]:
    """Return the centres of dots in rows that are set off against each other, all of them inside a box."""
    (left, top), (width, height) = corner, size
    rows = max(1, int((height - 2 * radius) / (pitch * 0.75)))
    step = height / rows
    centres = []
    for row in range(rows):
        x = pitch * (0.5 if row % 2 else 1.0)
        while x + radius < width:
            if x - radius > 0:
                centres.append((left + x, top + step * (row + 0.5)))
            x += pitch
    return centres
