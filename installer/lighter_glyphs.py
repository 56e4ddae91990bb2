"""Outlines with fewer points: what nobody sees at the size of a line of text."""

from __future__ import annotations

from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem


def lighten(font: TTFont, *, units: int, most: float) -> TTFont:
    """Draw a font on a grid of ``units`` to the em, its curves anew; no point moves by more than ``most`` units."""
    scale_upem(font, units)
    glyf, shapes = font["glyf"], font.getGlyphSet()
    drawn: dict[str, Any] = {}
    for name in font.getGlyphOrder():
        if glyf[name].isComposite() or glyf[name].numberOfContours <= 0:
            continue
        pen = TTGlyphPen(None)
        shapes[name].draw(Qu2CuPen(Cu2QuPen(pen, most), most, all_cubic=True))
        drawn[name] = pen.glyph()
    for name, glyph in drawn.items():
        glyf[name] = glyph
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)
    return font
