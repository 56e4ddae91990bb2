"""A sheet to draw flat pictures on: shapes with smooth edges, and the people, trees and walls that the scenes share.

The pictures of the sample workshop are drawn, not photographed: nobody's likeness is shown, and they weigh nothing.
All lengths are pixels of a picture of 1200 × 900, from its upper left corner.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

WIDTH: Final = 1200
HEIGHT: Final = 900
#: Drawn twice as large, then reduced: Pillow's shapes have rough edges.
_SMOOTH: Final = 2

Point = tuple[float, float]

SKIN: Final = ("#b9805a", "#a56b45", "#c68f68", "#8f5a38")
HAIR: Final = "#2b2320"
GREY_HAIR: Final = "#b9b4ad"
SHIRTS: Final = ("#3f7cac", "#d98032", "#5a8f5b", "#a8577e", "#e0b04a", "#6b6fb3", "#c9573f", "#4f9a94")
SKIRTS: Final = ("#4a3557", "#24505c", "#6b3030", "#3d4a2a", "#5d4037", "#2f3e66")
PAPER: Final = "#fbf8f0"
INK: Final = "#3a3f4b"
WOOD: Final = "#a9784a"
DARK_WOOD: Final = "#7d5533"
LEAF: Final = "#5f9354"
DARK_LEAF: Final = "#44753f"
NOTES: Final = ("#ffd866", "#ff9f7f", "#8fd3c8", "#b7d76b", "#f5b5d0", "#9ec5f0")


@dataclass(frozen=True, slots=True)
class Look:
    """How a person looks: colours, and whether the hair is long, grey or covered by a checked scarf (krama)."""

    skin: str = SKIN[0]
    shirt: str = SHIRTS[0]
    skirt: str = SKIRTS[0]
    hair: str = HAIR
    long_hair: bool = False
    dress: bool = False
    krama: bool = False
    pregnant: bool = False


class Picture:
    """A picture in the making."""

    def __init__(self, background: str) -> None:
        self._image = Image.new("RGB", (WIDTH * _SMOOTH, HEIGHT * _SMOOTH), background)
        self._draw = ImageDraw.Draw(self._image)

    def jpeg(self) -> bytes:
        """Return the finished picture as a JPEG file."""
        small = self._image.reduce(_SMOOTH)
        file = io.BytesIO()
        small.save(file, "JPEG", quality=84, optimize=True)
        return file.getvalue()

    # -- shapes

    def box(self, x: float, y: float, width: float, height: float, colour: str, round_by: float = 0) -> None:
        """Draw a filled rectangle whose corners may be round."""
        corners = (*_large((x, y)), *_large((x + width, y + height)))
        self._draw.rounded_rectangle(corners, round_by * _SMOOTH, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str, radius_y: float = 0) -> None:
        """Draw a filled circle around a point, or an ellipse if ``radius_y`` is given."""
        tall = radius_y or radius
        self._draw.ellipse((*_large((x - radius, y - tall)), *_large((x + radius, y + tall))), fill=colour)

    def half_disc(self, x: float, y: float, radius: float, colour: str, start: int = 180, end: int = 360) -> None:
        """Draw a slice of a circle, angles in degrees clockwise from the right; the upper half if none are given."""
        box = (*_large((x - radius, y - radius)), *_large((x + radius, y + radius)))
        self._draw.pieslice(box, start, end, fill=colour)

    def arc(self, x: float, y: float, radius: float, colour: str, width: float, start: int = 0, end: int = 360) -> None:
        """Draw a part of a circle's line."""
        box = (*_large((x - radius, y - radius)), *_large((x + radius, y + radius)))
        self._draw.arc(box, start, end, fill=colour, width=round(width * _SMOOTH))

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """Draw a filled polygon."""
        self._draw.polygon([_large(point) for point in points], fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw a line with round ends and joints."""
        self._draw.line([_large(point) for point in points], fill=colour, width=round(width * _SMOOTH), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    # -- things

    def words(self, x: float, y: float, width: float, lines: int, colour: str = INK, gap: float = 22) -> None:
        """Draw lines of writing that nobody can read, the last one short."""
        for number in range(lines):
            part = 0.55 if number == lines - 1 else 0.93 if number % 2 else 1
            self.line([(x, y + number * gap), (x + width * part, y + number * gap)], colour, max(3, gap / 5))

    def note(self, x: float, y: float, size: float, colour: str, lines: int = 3) -> None:
        """Draw a sticky note with a shadow and some writing."""
        self.box(x + 5, y + 6, size, size, "#cfc6b4", 3)
        self.box(x, y, size, size, colour, 3)
        self.words(x + size * 0.14, y + size * 0.26, size * 0.7, lines, "#5b5348", size * 0.22)

    def palm(self, x: float, ground: float, height: float) -> None:
        """Draw a sugar palm, the tree of the Cambodian plain."""
        top = ground - height
        self.line([(x, ground), (x + height * 0.02, top)], "#6d5440", height * 0.055)
        crown = height * 0.17
        for dx, dy in ((-1.0, 0.1), (-0.8, -0.6), (-0.25, -1.0), (0.3, -1.0), (0.85, -0.55), (1.0, 0.15), (0, 0.4)):
            self.shape(
                [
                    (x - crown * 0.2, top),
                    (x + crown * 1.15 * dx - crown * 0.22, top + crown * dy),
                    (x + crown * 1.35 * dx, top + crown * 1.12 * dy),
                    (x + crown * 1.15 * dx + crown * 0.22, top + crown * dy),
                    (x + crown * 0.2, top),
                ],
                DARK_LEAF if dy > -0.5 else LEAF,
            )
        self.disc(x, top, crown * 0.4, DARK_LEAF)

    def banana(self, x: float, ground: float, height: float) -> None:
        """Draw a banana plant."""
        self.line([(x, ground), (x, ground - height * 0.5)], "#86a05a", height * 0.1)
        for dx, dy, colour in (
            (-0.5, -0.75, DARK_LEAF),
            (0.5, -0.8, LEAF),
            (-0.2, -1.0, LEAF),
            (0.28, -1.0, DARK_LEAF),
        ):
            tip = (x + height * dx, ground + height * dy)
            middle = ((x + tip[0]) / 2, ground - height * 0.82)
            self.shape(
                [(x, ground - height * 0.42), (middle[0] - 16, middle[1]), tip, (middle[0] + 22, middle[1] + 26)],
                colour,
            )

    def chair(self, x: float, seat: float, ground: float, colour: str = "#4d83b5") -> None:
        """Draw a plastic chair seen from its side; ``seat`` is the height of the seat on the picture."""
        self.line([(x - 34, ground), (x - 28, seat)], colour, 9)
        self.line([(x + 34, ground), (x + 28, seat)], colour, 9)
        self.box(x - 38, seat - 6, 76, 14, colour, 6)
        self.line([(x - 32, seat), (x - 42, seat - 86)], colour, 13)

    # -- people

    def standing(self, x: float, ground: float, height: float, look: Look, arms: Sequence[Point] = ()) -> None:
        """Draw a person who stands; ``arms`` are where the hands are, from the shoulders in parts of the height."""
        hip, shoulder, head = ground - height * 0.47, ground - height * 0.8, ground - height * 0.9
        half = height * 0.105
        for side in (-1, 1):
            self.disc(x + side * height * 0.05 + 3, ground - 3, height * 0.042, "#3b2f2a", height * 0.02)
        if look.dress:
            self.shape(
                [(x - half, hip), (x + half, hip), (x + half * 1.25, ground - 12), (x - half * 1.25, ground - 12)],
                look.skirt,
            )
            self.line([(x - half * 1.15, ground - 34), (x + half * 1.15, ground - 34)], "#d8b45a", 5)
        else:
            for side in (-1, 1):
                self.line(
                    [(x + side * half * 0.5, hip), (x + side * half * 0.55, ground - 12)], look.skirt, half * 0.85
                )
        self._body(x, hip, shoulder, half, look)
        self._arms(x, shoulder, half, height, look, arms or ((-0.15, 0.34), (0.15, 0.34)))
        self._head(x, head, height * 0.082, look)

    def sitting(self, x: float, seat: float, ground: float, height: float, look: Look) -> None:
        """Draw a person who sits and looks to the right; ``height`` is that of the same person standing."""
        shoulder, half = seat - height * 0.34, height * 0.1
        knee = x + height * 0.23
        self.line([(x, seat - height * 0.05), (knee, seat - height * 0.05)], look.skirt, height * 0.13)
        self.line(
            [(knee, seat - height * 0.04), (knee + 3, ground - 12)],
            look.skirt,
            height * (0.11 if look.dress else 0.075),
        )
        self.disc(knee + 12, ground - 5, height * 0.05, "#3b2f2a", height * 0.022)
        self._body(x, seat, shoulder, half, look)
        self._arms(x, shoulder, half, height, look, ((0.2, 0.27), (0.22, 0.3)))
        self._head(x + 4, seat - height * 0.45, height * 0.082, look)

    def _body(self, x: float, hip: float, shoulder: float, half: float, look: Look) -> None:
        self.box(x - half, shoulder, half * 2, hip - shoulder + half * 0.3, look.shirt, half * 0.6)
        if look.pregnant:
            self.disc(x + half * 0.55, hip - half * 0.75, half * 0.95, look.shirt)
        self.disc(x, shoulder, half * 0.42, look.skin)

    def _arms(self, x: float, shoulder: float, half: float, height: float, look: Look, hands: Sequence[Point]) -> None:
        for side, (dx, dy) in zip((-1, 1), hands, strict=False):
            start = (x + side * half * 0.78, shoulder + height * 0.04)
            hand = (x + dx * height, shoulder + dy * height)
            elbow = ((start[0] + hand[0]) / 2 + side * height * 0.025, (start[1] + hand[1]) / 2 + height * 0.02)
            self.line([start, elbow], look.shirt, height * 0.06)
            self.line([elbow, hand], look.skin, height * 0.042)
            self.disc(*hand, height * 0.028, look.skin)

    def _head(self, x: float, y: float, radius: float, look: Look) -> None:
        if look.long_hair:
            self.disc(x, y - radius * 0.1, radius * 1.2, look.hair)
            self.box(x - radius * 1.15, y - radius * 0.2, radius * 1.5, radius * 1.9, look.hair, radius * 0.6)
        self.box(x - radius * 0.32, y + radius * 0.5, radius * 0.64, radius * 0.9, look.skin)
        self.disc(x, y, radius, look.skin, radius * 1.1)
        self.half_disc(x, y - radius * 0.15, radius * 1.12, look.hair)
        for side in (-1, 1):
            self.disc(x + radius * (0.12 + side * 0.36), y + radius * 0.12, max(2.0, radius * 0.09), "#2a2220")
        self.arc(x + radius * 0.12, y + radius * 0.3, radius * 0.36, "#7c3f33", max(2.0, radius * 0.1), 25, 155)
        if look.krama:
            self._krama(x, y - radius * 0.55, radius)

    def _krama(self, x: float, y: float, radius: float) -> None:
        """Draw the checked scarf wound around a head."""
        wide, bottom = radius * 1.18, y + radius * 0.35
        self.shape(
            [(x - wide * 0.7, bottom), (x - wide * 1.5, bottom + radius * 0.9), (x - wide, bottom + radius)], "#c23b3b"
        )
        self.half_disc(x, bottom, wide, "#f4efe6")
        for step in range(-3, 4):
            across = step * wide * 0.29
            tall = math.sqrt(wide * wide - across * across) * 0.97
            self.box(x + across - radius * 0.07, bottom - tall, radius * 0.14, tall, "#c23b3b")
        for up in (0.3, 0.62):
            half = wide * math.sqrt(1 - up * up) * 0.98
            self.box(x - half, bottom - up * wide - radius * 0.05, half * 2, radius * 0.1, "#d96a62")
        self.box(x - wide, bottom - radius * 0.14, wide * 2, radius * 0.2, "#c23b3b", 4)


def _large(point: Point) -> Point:
    return point[0] * _SMOOTH, point[1] * _SMOOTH
