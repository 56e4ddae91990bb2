"""Measures of paper, in points."""

from __future__ import annotations

MM = 72 / 25.4
"""Points in a millimetre."""

HAIRLINE = 0.4
"""The thinnest line that every printer and copier keeps, in points."""

Size = tuple[float, float]
"""Width and height of paper or of anything on it, in points."""

Point = tuple[float, float]
"""A place on the page: points from its left edge, and from its top."""

A3: Size = (297 * MM, 420 * MM)
A4: Size = (210 * MM, 297 * MM)
A5: Size = (148 * MM, 210 * MM)
"""Upright, as ISO 216 has them."""


def landscape(size: Size) -> Size:
    """Return the same paper lying on its long side."""
    return max(size), min(size)
