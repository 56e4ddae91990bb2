"""What HarfBuzz draws with Noto Sans Khmer: glyphs and where they stand, whatever the order of the code points."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import fontpkg_noto_sans_khmer
import uharfbuzz

Drawing = tuple[tuple[tuple[int, int, int], ...], int]


@lru_cache(maxsize=1)
def _font() -> uharfbuzz.Font:
    (path,) = (Path(fontpkg_noto_sans_khmer.ROOT) / "files").glob("*.ttf")
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))


@lru_cache(maxsize=4096)
def _is_empty(glyph: int) -> bool:
    extents = _font().get_glyph_extents(glyph)
    return extents is None or (extents.width == 0 and extents.height == 0)


def drawn(text: str) -> Drawing:
    """Return the visible glyphs of one line as (glyph, x, y), sorted, and the width of the line; in font units."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Khmr", "km"
    uharfbuzz.shape(_font(), buffer)
    pen, seen = 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if not _is_empty(info.codepoint):
            seen.append((info.codepoint, pen + position.x_offset, position.y_offset))
        pen += position.x_advance
    return tuple(sorted(seen)), pen


def has_dotted_circle(text: str) -> bool:
    """Return whether the renderer shows that a cluster of ``text`` cannot be."""
    circle = _font().get_nominal_glyph(0x25CC)
    return any(glyph == circle for glyph, _x, _y in drawn(text)[0])
