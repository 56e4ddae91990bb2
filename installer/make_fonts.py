"""Make the fonts that Sala ships, from fonts that PyPI and the npm registry carry.

    pip install fontpkg-noto-sans==2.15 fontpkg-noto-sans-khmer==2.4 fontpkg-noto-sans-thai==2.2 fonttools
    npm pack @expo-google-fonts/moul@0.4.1 @expo-google-fonts/noto-sans-lao@0.4.2 @expo-google-fonts/noto-emoji@0.4.7
    python installer/make_fonts.py [OUT]

Needed only when the fonts change: the results are kept in ``resources/fonts``. The same sources give the same bytes.

* ``Sala Khmer``: Noto Sans Khmer at normal width, Regular and SemiBold; everything that the source holds.
* ``Sala Sans``: Noto Sans, cut down to Latin, punctuation, currency and plain mathematics, plus the signs of
  ``symbol_glyphs`` that Noto Sans lacks.
* ``Sala Thai``: Noto Sans Thai, cut down to Thai.
* ``Sala Moul``, ``Sala Lao``, ``Sala Emoji``: see ``paper_fonts``.

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
from paper_fonts import THAI_NUMBERS, cut_to, paper_fonts
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
    "Sala Moul": "OFL-Moul.txt",
    "Sala Lao": "OFL-Noto-Sans-Lao.txt",
    "Sala Emoji": "OFL-Noto-Emoji.txt",
}

CHANGES = {
    "Sala Khmer": "one weight of the variable font",
    "Sala Sans": "one weight of the variable font, fewer characters, and signs drawn for Sala",
    "Sala Thai": "one weight of the variable font, Thai alone",
    "Sala Moul": "Khmer alone, without hints for screens",
    "Sala Lao": "Lao alone",
    "Sala Emoji": "lighter outlines, without the numbers for private use",
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
COMPANION_FEATURES = ["ccmp", "kern", "liga", "locl", "lnum", "mark", "mkmk", "ordn", "tnum"]


def main() -> None:
    """Write the fonts and their licences to the folder named, ``resources/fonts`` by default."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "resources" / "fonts"
    out.mkdir(parents=True, exist_ok=True)
    for family, package in FAMILIES.items():
        shutil.copyfile(source_folder(package) / "LICENSE", out / LICENCES[family])
        for style, weight in WEIGHTS.items():
            font = instance(package, weight)
            if family == "Sala Sans":
                font = with_signs(cut_down(font))
            elif family == "Sala Thai":
                font = cut_to(font, THAI_NUMBERS, ["*"])
            save(font, out, family, style)
    for made in paper_fonts(Path.cwd()):
        (out / LICENCES[made.family]).write_bytes(made.licence)
        save(made.font, out, made.family, made.style)


def save(font: TTFont, out: Path, family: str, style: str) -> None:
    """Name the font, write it, and say what was written."""
    rename(font, family, style)
    mark_weight(font, WEIGHTS[style])
    path = out / f"{family.replace(' ', '')}-{style}.{font.flavor or 'ttf'}"
    font.save(path)
    print(path.name, f"{path.stat().st_size / 1024:.0f} kB", f"{len(font.getBestCmap())} characters")


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


def cut_down(font: TTFont) -> TTFont:
    """Keep the characters and features of the companion."""
    options = subset.Options()
    options.layout_features = COMPANION_FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in COMPANION_RANGES for c in range(first, last + 1)])
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
