"""What the text looks like in every program: A4, our font, sizes and distances in points."""

from __future__ import annotations

from pathlib import Path

from sala.paths import resource_path

FAMILY = "Sala Khmer"
SIZE = 11.0
HEADING_SIZES = {1: 16.0, 2: 13.0}
#: The distance of two base lines in ems.
LEADING = 1.7
#: How much of it lies above the base line.
HIGH_SHARE = 0.645
GAP = 6.0
INDENT = 14.0
PADDING = 4.0
MARGIN_MM = 20
#: The weight of our second font: bold, as far as the programs are concerned.
REGULAR, BOLD = "SalaKhmer-Regular.ttf", "SalaKhmer-SemiBold.ttf"


def font_folder() -> Path:
    """Return where the font files are."""
    return resource_path("fonts")
