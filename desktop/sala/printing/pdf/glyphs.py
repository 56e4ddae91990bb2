"""The TrueType program of an embedded font: one glyph for each code, cut out of the whole font.

Glyph numbers are the codes of the document. A cluster that is one glyph in its place is a copy of that glyph; any other
is a composite of glyphs that follow after the last code. Instructions for screens are left out.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import copy
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.filterPen import DecomposingFilterPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from sala.printing.text import stand_in
from sala.printing.text.face import FontFace
from sala.printing.text.shaping import GlyphPlace

GlyphProgram = tuple[tuple[GlyphPlace, ...], int]
"""The glyphs of a cluster with their places, and the advance of the cluster, in font units."""

_XY_OFFSETS = 0x0002
_FIRST_CREATED = 3_600_000_000  # seconds since 1904: constant, so that the same document has the same bytes


def font_file(face: FontFace, programs: Sequence[GlyphProgram]) -> bytes:
    """Return a TrueType font in which glyph number n draws ``programs[n]``; number 0 is the empty box."""
    source = face.table
    order: list[str] = source.getGlyphOrder()
    glyphs: dict[str, Any] = {".notdef": _outline(source, order[0])}
    advances = {".notdef": source["hmtx"][order[0]][0]}
    parts: dict[str, Any] = {}
    for code, (places, advance) in enumerate(programs[1:], start=1):
        name = f"c{code}"
        advances[name] = advance
        glyphs[name] = _glyph(source, order, places, parts)
    for name in parts:
        advances[name] = source["hmtx"][name.removeprefix("part.")][0]
    return _built({**glyphs, **parts}, advances, source)


def _glyph(source: Any, order: Sequence[str], places: tuple[GlyphPlace, ...], parts: dict[str, Any]) -> Any:
    """Draw one cluster; glyphs that it is composed of are added to ``parts``."""
    if places and stand_in.is_stand_in(places[0][0]):
        return _stand_in(source, places[0][0])
    leaves = [leaf for glyph, x, y in places for leaf in _leaves(source, order[glyph], x, y)]
    if not leaves:
        return Glyph()
    if len(leaves) == 1 and leaves[0][1:] == (0, 0):
        return _outline(source, leaves[0][0])
    composite = Glyph()
    composite.numberOfContours = -1
    composite.components = []
    for name, x, y in leaves:
        part = f"part.{name}"
        if part not in parts:
            parts[part] = _outline(source, name)
        component = GlyphComponent()
        component.glyphName, component.x, component.y, component.flags = part, x, y, _XY_OFFSETS
        composite.components.append(component)
    return composite


def _stand_in(source: Any, sign: int) -> Any:
    """Draw the frame and the digits of a character that the font does not have."""
    units, whole, names = source["head"].unitsPerEm, source.getGlyphSet(), source.getBestCmap()
    pen = TTGlyphPen(None)
    left, right = stand_in.frame(sign)
    inner = stand_in.FRAME
    _rectangle(pen, [round(side * units) for side in (left, stand_in.LOW, right, stand_in.HIGH)])
    box = (right - inner, stand_in.LOW + inner, left + inner, stand_in.HIGH - inner)  # the other way round: a hole
    _rectangle(pen, [round(side * units) for side in box])
    for digit in stand_in.digits(sign):
        glyph = whole[names[ord(digit.sign)]]
        scale = stand_in.DIGIT_SCALE
        x, y = digit.middle * units - scale * glyph.width / 2, digit.base * units
        glyph.draw(DecomposingFilterPen(TransformPen(pen, (scale, 0, 0, scale, x, y)), whole))
    return pen.glyph()


def _rectangle(pen: TTGlyphPen, sides: Sequence[int]) -> None:
    left, low, right, high = sides
    pen.moveTo((left, low))
    for corner in ((left, high), (right, high), (right, low)):
        pen.lineTo(corner)
    pen.closePath()


def _leaves(source: Any, name: str, x: int, y: int) -> list[tuple[str, int, int]]:
    """Take composite glyphs of the font apart, so that no composite of ours is made of composites."""
    glyph = source["glyf"][name]
    if not glyph.isComposite():
        return [(name, x, y)] if glyph.numberOfContours else []
    if any(hasattr(component, "transform") or not component.flags & _XY_OFFSETS for component in glyph.components):
        return [(name, x, y)]  # turned or scaled parts: kept whole, outlined by _outline
    return [
        leaf
        for component in glyph.components
        for leaf in _leaves(source, component.glyphName, x + component.x, y + component.y)
    ]


def _outline(source: Any, name: str) -> Any:
    """Return a copy of a glyph as plain contours without instructions."""
    glyph = source["glyf"][name]
    if glyph.isComposite():
        pen, whole = TTGlyphPen(None), source.getGlyphSet()
        whole[name].draw(DecomposingFilterPen(pen, whole))
        return pen.glyph()
    plain = copy(glyph)  # points are shared: nothing here moves them
    plain.removeHinting()
    return plain


def _built(glyphs: dict[str, Any], advances: dict[str, int], source: Any) -> bytes:
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    for glyph in glyphs.values():
        glyph.recalcBounds(table)
    builder.setupHorizontalMetrics({name: (advances[name], getattr(glyphs[name], "xMin", 0)) for name in glyphs})
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=_FIRST_CREATED, modified=_FIRST_CREATED)
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()
