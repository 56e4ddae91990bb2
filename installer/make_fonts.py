"""Make the fonts that Sala ships, from the Noto fonts and the Moul that PyPI and npm carry.

    pip install fontpkg-noto-sans==2.15 fontpkg-noto-sans-khmer==2.4 fontpkg-noto-sans-thai==2.2 fonttools
    npm install --prefix SOURCES @expo-google-fonts/noto-sans-lao@0.4.2 @expo-google-fonts/noto-emoji@0.4.7
    npm pack --pack-destination SOURCES/node_modules @expo-google-fonts/moul@0.4.1
    python installer/make_fonts.py SOURCES/node_modules [OUT]

Needed only when the fonts change: the results are kept in ``resources/fonts``. The same sources give the same bytes.

* ``Sala Khmer``: Noto Sans Khmer at normal width, Regular and SemiBold; everything that the source holds.
* ``Sala Sans``: Noto Sans, cut down to Latin, punctuation, currency and plain mathematics, plus the signs of
  ``symbol_glyphs`` that Noto Sans lacks.
* ``Sala Moul``: Moul, for the few large words of an official heading (``heading_font``).
* ``Sala Thai``, ``Sala Lao``: Noto Sans Thai and Noto Sans Lao, cut down to their own script: names at the borders.
* ``Sala Emoji``: Noto Emoji, which is of one colour, all of it, with lighter outlines; packed as WOFF.

The SemiBold is marked as the bold of its family, so that asking for "bold" gives it on every system and nothing is
ever emboldened artificially.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from heading_font import read_packed
from lighter_glyphs import lighten
from symbol_glyphs import SIGNS, draw_sign

HERE = Path(__file__).resolve().parent
WEIGHTS = {"Regular": 400, "SemiBold": 600}
FAMILIES = {
    "Sala Khmer": "fontpkg_noto_sans_khmer",
    "Sala Sans": "fontpkg_noto_sans",
    "Sala Thai": "fontpkg_noto_sans_thai",
}
LICENCES = {
    "Sala Khmer": "OFL-Noto-Sans-Khmer.txt",
    "Sala Sans": "OFL-Noto-Sans.txt",
    "Sala Thai": "OFL-Noto-Sans-Thai.txt",
    "Sala Lao": "OFL-Noto-Sans-Lao.txt",
    "Sala Emoji": "OFL-Noto-Emoji.txt",
}
CHANGES = {
    "Sala Khmer": "one weight of the variable font",
    "Sala Sans": "one weight of the variable font, fewer characters, and signs drawn for Sala",
    "Sala Thai": "one weight of the variable font, its own script only",
    "Sala Lao": "its own script only",
    "Sala Emoji": "lighter outlines, without the numbers for private use",
    "Sala Moul": "Khmer alone, without hints for screens",
}

COMPANION_RANGES = [
    (0x20, 0x7E),  # Latin
    (0xA0, 0x24F),
    (0x1E00, 0x1EFF),  # with Vietnamese, as many people in Cambodia have such names
    (0x2BB, 0x2DD),  # modifier letters and accents
    (0x300, 0x36F),
    (0x3BC, 0x3BC),  # micro
    (0x3C0, 0x3C0),  # pi
    (0x2000, 0x206F),  # punctuation, dashes, quotation marks, bullets
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20C0),  # currency
    (0x2100, 0x214F),  # letter-like signs
    (0x2150, 0x215F),  # fractions
    (0x2212, 0x2212),  # minus
    (0x25CC, 0x25CC),  # the circle under a lone accent
]
SCRIPTS = {"Sala Thai": [(0xE01, 0xE3A), (0xE3F, 0xE5B)], "Sala Lao": [(0xE80, 0xEFF)]}
CIRCLE = [(0x25CC, 0x25CC)]  # under a lone vowel
SCRIPT_FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"]
EMOJI = [(0x21, 0x2FFFF), (0xE0000, 0xE0FFF)]  # not the space, which stays that of the words; not the private numbers
EMOJI_UNITS, EMOJI_MOST = 1000, 2.5
COMPANION_FEATURES = ["ccmp", "kern", "liga", "locl", "lnum", "mark", "mkmk", "ordn", "tnum"]


def main() -> None:
    """Write the fonts and their licences to the folder named second, ``resources/fonts`` by default."""
    modules = Path(sys.argv[1]) / "@expo-google-fonts"
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parent / "resources" / "fonts"
    out.mkdir(parents=True, exist_ok=True)
    for family, package in FAMILIES.items():
        shutil.copyfile(source_folder(package) / "LICENSE", out / LICENCES[family])
        for style, weight in WEIGHTS.items():
            font = instance(package, weight)
            if family == "Sala Sans":
                font = with_signs(cut_down(font, COMPANION_RANGES, COMPANION_FEATURES))
            elif family in SCRIPTS:
                font = cut_down(font, SCRIPTS[family] + CIRCLE, SCRIPT_FEATURES)
            save(font, out, family, style)
    shutil.copyfile(modules / "noto-sans-lao" / "LICENSE_FONT", out / LICENCES["Sala Lao"])
    for style, weight in WEIGHTS.items():
        font = static(modules / "noto-sans-lao" / f"{weight}{style}" / f"NotoSansLao_{weight}{style}.ttf")
        save(cut_down(font, SCRIPTS["Sala Lao"] + CIRCLE, SCRIPT_FEATURES), out, "Sala Lao", style)
    shutil.copyfile(modules / "noto-emoji" / "LICENSE_FONT", out / LICENCES["Sala Emoji"])
    font = static(modules / "noto-emoji" / "400Regular" / "NotoEmoji_400Regular.ttf")
    font = cut_down(lighten(font, units=EMOJI_UNITS, most=EMOJI_MOST), EMOJI, ["ccmp"])
    font.flavor = "woff"
    save(font, out, "Sala Emoji", "Regular")
    font, licence = read_packed(modules.parent)
    (out / "OFL-Moul.txt").write_bytes(licence)
    save(font, out, "Sala Moul", "Regular")


def save(font: TTFont, out: Path, family: str, style: str) -> None:
    """Name the font and write it."""
    rename(font, family, style)
    mark_weight(font, WEIGHTS[style])
    path = out / f"{family.replace(' ', '')}-{style}.{font.flavor or 'ttf'}"
    font.save(path)
    print(path.name, f"{path.stat().st_size / 1024:.0f} kB", f"{len(font.getBestCmap())} characters")


def static(path: Path) -> TTFont:
    """Return a font that has one weight, without what is only for columns and screens."""
    font = TTFont(path, recalcTimestamp=False)
    for table in {"vhea", "vmtx", "gasp"} & set(font.keys()):
        del font[table]
    return font


def source_folder(package: str) -> Path:
    """Return the folder of an installed font package."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed (see the top of this file)")
    return Path(spec.origin).parent


def instance(package: str, weight: int) -> TTFont:
    """Return the upright font of the package, fixed at one weight and at normal width."""
    (path,) = [p for p in (source_folder(package) / "files").glob("*.ttf") if "Italic" not in p.name]
    font = TTFont(path, recalcTimestamp=False)
    return instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100}, inplace=True)


def cut_down(font: TTFont, ranges: list[tuple[int, int]], features: list[str]) -> TTFont:
    """Keep the characters in ``ranges`` and the features named."""
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in ranges for c in range(first, last + 1)])
    subsetter.subset(font)
    return font


def with_signs(font: TTFont) -> TTFont:
    """Add the drawn signs, as thick as the minus sign of this weight."""
    glyf, order = font["glyf"], list(font.getGlyphOrder())
    minus_name = font.getBestCmap()[0x2212]
    thick = glyf[minus_name].yMax - glyf[minus_name].yMin
    for code_point in SIGNS:
        name = f"uni{code_point:04X}"
        glyph, advance = draw_sign(code_point, thick, font["hmtx"][minus_name][0])
        order.append(name)
        glyf.glyphs[name] = glyph
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (advance, glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code_point] = name
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    return font


def rename(font: TTFont, family: str, style: str) -> None:
    """Give the font its own name, so that it never stands in for an installed Noto; keep who made it."""
    names = font["name"]
    source = names.getDebugName(4)
    for name_id in (7, 16, 17, 21, 22, 25):
        names.removeNames(nameID=name_id)
    postscript = f"{family.replace(' ', '')}-{style}"
    version = names.getDebugName(5)
    changed = f"Made for Sala from {source}: {CHANGES[family]}"
    words = {
        1: family,
        2: "Bold" if style == "SemiBold" else "Regular",
        3: f"{version};SALA;{postscript}",
        4: f"{family} {style}",
        6: postscript,
        10: f"{changed}.",
    }
    for name_id, text in words.items():
        names.removeNames(nameID=name_id)
        names.setName(text, name_id, 3, 1, 0x409)
    names.removeUnusedNames(font)


def mark_weight(font: TTFont, weight: int) -> None:
    """Say the weight in all three places where programs look for it."""
    bold = weight >= 600
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0
    if "STAT" in font:
        del font["STAT"]


if __name__ == "__main__":
    main()
