"""Make the font of official headings from Moul, which only the npm registry carries as a TrueType file.

Cut down to Khmer: Latin and figures inside a heading come from Sala Sans, whose design is made for reading. Hints for
screens are left out, since the font is for paper. Every layout feature of Khmer stays.
"""

from __future__ import annotations

import hashlib
import io
import sys
import tarfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PACKED = "expo-google-fonts-moul-0.4.1.tgz"
"""What ``npm pack`` writes."""
_DIGEST = "0a7eb5234fe9e2fb06c26ef6cd73253216e9f1dacbfec939d4bcffdb051c91b6"
_FONT, _LICENCE = "package/400Regular/Moul_400Regular.ttf", "package/LICENSE_FONT"
_KHMER = [0x20, 0xA0, 0x25CC, *range(0x1780, 0x1800), *range(0x19E0, 0x1A00), 0x200B, 0x200C, 0x200D]


def read_packed(folder: Path) -> tuple[TTFont, bytes]:
    """Return the font, cut down to Khmer, and its licence text, out of the package in ``folder``."""
    path = folder / PACKED
    if not path.exists():
        sys.exit(f"{PACKED} is not in {folder} (see the top of make_fonts.py)")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != _DIGEST:
        sys.exit(f"{PACKED} is not the package that the font was made from")
    with tarfile.open(fileobj=io.BytesIO(data)) as package:
        font, licence = (_member(package, name) for name in (_FONT, _LICENCE))
    return _cut_down(TTFont(io.BytesIO(font), recalcTimestamp=False)), licence


def _member(package: tarfile.TarFile, name: str) -> bytes:
    found = package.extractfile(name)
    if found is None:
        sys.exit(f"{PACKED} holds no {name}")
    return found.read()


def _cut_down(font: TTFont) -> TTFont:
    options = subset.Options()
    options.layout_features = ["*"]
    options.layout_features_exclude = ["aalt"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_KHMER)
    subsetter.subset(font)
    return font
