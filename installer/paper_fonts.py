"""Make the fonts that only paper needs: official headings, the scripts of the neighbours, emoji.

* ``Sala Moul``: Moul for official headings, cut down to Khmer: Latin and figures inside a heading come from Sala Sans,
  whose design is made for reading.
* ``Sala Lao``: Noto Sans Lao, cut down to Lao (Thai is made like the fonts of words, from a variable font).
* ``Sala Emoji``: Noto Emoji, which is of one colour, with lighter outlines; packed as WOFF.

Hints for screens are left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from lighter_glyphs import lighten
from npm_fonts import EMOJI, LAO, MOUL, Package

_KHMER = [0x20, 0xA0, 0x25CC, *range(0x1780, 0x1800), *range(0x19E0, 0x1A00), 0x200B, 0x200C, 0x200D]
THAI_NUMBERS = [*range(0xE01, 0xE3B), *range(0xE3F, 0xE5C), 0x25CC]
_LAO = [*range(0xE80, 0xF00), 0x25CC]
_EMOJI = [*range(0x21, 0xE000), *range(0xF900, 0x30000), *range(0xE0000, 0xE1000)]
"""Not the space, which stays that of the words, and no numbers for private use."""
_UNITS, _MOST = 1000, 2.5


class Made(NamedTuple):
    """A font that is ready to be named: its family, its style, and the text of its licence."""

    font: TTFont
    family: str
    style: str
    licence: bytes


def paper_fonts(folder: Path) -> list[Made]:
    """Return the fonts, made from the packages in ``folder``."""
    moul, moul_licence = MOUL.read(folder, "400Regular/Moul_400Regular.ttf")
    fonts = [Made(cut_to(moul, _KHMER, ["*"]), "Sala Moul", "Regular", moul_licence)]
    for style, name in (("Regular", "400Regular"), ("SemiBold", "600SemiBold")):
        font, licence = _read(LAO, folder, f"{name}/NotoSansLao_{name}.ttf")
        fonts.append(Made(cut_to(font, _LAO, ["*"]), "Sala Lao", style, licence))
    font, licence = _read(EMOJI, folder, "400Regular/NotoEmoji_400Regular.ttf")
    font = cut_to(lighten(font, units=_UNITS, most=_MOST), _EMOJI, ["*"])
    font.flavor = "woff"
    return [*fonts, Made(font, "Sala Emoji", "Regular", licence)]


def cut_to(font: TTFont, numbers: list[int], features: list[str]) -> TTFont:
    """Keep the characters with these numbers, and the features named ("*" for all)."""
    options = subset.Options()
    options.layout_features = features
    options.layout_features_exclude = ["aalt"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=numbers)
    subsetter.subset(font)
    return font


def _read(package: Package, folder: Path, name: str) -> tuple[TTFont, bytes]:
    """Return a font without what is only for columns and screens."""
    font, licence = package.read(folder, name)
    for table in {"vhea", "vmtx", "gasp"} & set(font.keys()):
        del font[table]
    return font, licence
