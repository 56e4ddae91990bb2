"""Sizes: an 8 px grid that stays, and text with its rows and fields that grows by the person's choice (80-200 %)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

UNIT: Final = 8
"""The grid of spaces between things, in device-independent pixels. It does not grow with the text: at 200 % the
window has no room to give away, and a gap is read relative to its neighbours."""

RADIUS: Final = 8
SMALLEST: Final = 80
LARGEST: Final = 200
STEPS: Final = (80, 90, 100, 110, 125, 150, 175, 200)

# Pixels at 100 %. A heading is a step larger rather than bolder.
_TEXT: Final = {"small": 13, "body": 15, "lead": 17, "heading": 19, "title": 24, "display": 40}
_ROW: Final = 44
_CONTROL: Final = 40
_ICON: Final = 18


@dataclass(frozen=True)
class Sizes:
    """Everything that grows with the text; ``percent`` is kept within 80 to 200."""

    percent: int = 100

    def __post_init__(self) -> None:
        object.__setattr__(self, "percent", min(LARGEST, max(SMALLEST, self.percent)))

    def scaled(self, pixels: float) -> int:
        """``pixels`` at the chosen text size, at least 1."""
        return max(1, round(pixels * self.percent / 100))

    def text(self, role: str = "body") -> int:
        """Pixel size of the text of a role: small, body, lead, heading, title, display."""
        return self.scaled(_TEXT[role])

    @property
    def row(self) -> int:
        """Least height of a row of a list."""
        return self.scaled(_ROW)

    @property
    def control(self) -> int:
        """Least height of a button or field; a finger hits it."""
        return self.scaled(_CONTROL)

    @property
    def icon(self) -> int:
        """Side of an icon beside body text."""
        return self.scaled(_ICON)

    def stepped(self, by: int) -> Sizes:
        """The next larger (``by`` > 0) or smaller size; the same at the ends."""
        if by > 0:
            return Sizes(min((step for step in STEPS if step > self.percent), default=LARGEST))
        return Sizes(max((step for step in STEPS if step < self.percent), default=SMALLEST))


TEXT_ROLES: Final = tuple(_TEXT)
