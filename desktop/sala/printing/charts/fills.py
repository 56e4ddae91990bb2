"""How areas are told apart without colour: white, a light grey, lines, dots. None puts much toner on the page."""

from __future__ import annotations

from enum import StrEnum

from sala.printing.pdf.page import MM, Hatch, Page, Paint, Point
from sala.printing.text.style import Colour

LIGHT: Colour = (0.84, 0.84, 0.84)
"""A fill that thin toner still shows beside white, under an outline."""
FAINT: Colour = (0.94, 0.94, 0.94)
"""Behind other things."""
LINE: Colour = (0.25, 0.25, 0.25)
_OUTLINE = 0.7
_PITCH = 1.1 * MM
_DOTS_PITCH = 1.4 * MM
_DOT = 0.28 * MM


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
        (left, top), right, foot = corner, corner[0] + width, corner[1] + height
        outline = [(left, top), (right, top), (right, foot), (left, foot)]
        page.hatch(outline, Hatch.RISING, spacing=_PITCH * scale, thickness=_OUTLINE * scale, colour=LINE)
    elif fill is Fill.DOTS:
        for centre in dots(corner, size, _DOTS_PITCH * scale, _DOT * scale):
            page.circle(centre, _DOT * scale, paint=Paint.FILL, colour=LINE)
    page.rectangle(corner, size, thickness=_OUTLINE * scale, colour=LINE)


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
