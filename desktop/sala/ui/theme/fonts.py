"""The two families, loaded with room for Khmer.

Khmer stacks reach from 1.02 em above the line (ប៊្រី) to 0.56 em below it (ញ្ជ្រុំ). The fonts promise only 0.29 em below,
and every Qt widget sizes its text by that promise, so menus, fields and labels would cut the feet off. The promise is
therefore corrected while loading: ascent 1.09, descent 0.62 (with a hair for rounding to pixels), together a line
height of 1.71. Correcting it here, once, spares every widget its own allowance; the files stay as they are for print.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from sala.paths import resource_path

FAMILIES: Final = ("Sala Khmer", "Sala Sans")
"""Khmer first: its Latin is of the same design, and the metrics of the first family are what widgets ask for."""

ASCENT: Final = 1.09
DESCENT: Final = 0.62

_FILES: Final = ("SalaKhmer-Regular", "SalaKhmer-SemiBold", "SalaSans-Regular", "SalaSans-SemiBold")


def load_fonts() -> None:
    """Make the families known to the application; once is enough, again does nothing."""
    if set(FAMILIES) <= set(QFontDatabase.families()):
        return
    for name in _FILES:
        content = resource_path("fonts", f"{name}.ttf").read_bytes()
        QFontDatabase.addApplicationFontFromData(QByteArray(with_room(content)))


def body_font(pixels: int) -> QFont:
    """The font of running text."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixels)
    # Hinting to whole pixels would tear Khmer vowels from their consonants at small sizes.
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def with_room(content: bytes) -> bytes:
    """A TrueType file with the vertical measures of ``hhea`` and ``OS/2`` set to ASCENT and DESCENT.

    Checksums are brought up to date, for systems that check them. That of the whole file makes up for what changes in
    it, so that not every start adds up every word of the fonts.
    """
    font = bytearray(content)
    tables = _tables(font)
    head, changed = tables["head"][1], (tables["hhea"], tables["OS/2"])
    before = _sum_of(font, changed)
    em = struct.unpack_from(">H", font, head + 18)[0]
    above, below = round(ASCENT * em), round(DESCENT * em)
    struct.pack_into(">hhh", font, tables["hhea"][1] + 4, above, -below, 0)
    struct.pack_into(">hhhHH", font, tables["OS/2"][1] + 68, above, -below, 0, above, below)
    for record, offset, length in changed:
        struct.pack_into(">I", font, record + 4, _checksum(font, offset, length))
    balance = struct.unpack_from(">I", font, head + 8)[0] + before - _sum_of(font, changed)
    struct.pack_into(">I", font, head + 8, balance & 0xFFFFFFFF)
    return bytes(font)


def _sum_of(font: bytearray, tables: Iterable[tuple[int, int, int]]) -> int:
    """What tables and their own records add to the checksum of the whole file."""
    return sum(_checksum(font, offset, length) + _checksum(font, record, 16) for record, offset, length in tables)


def _tables(font: bytearray) -> dict[str, tuple[int, int, int]]:
    """Tag -> (offset of its record, offset of the table, length)."""
    count = struct.unpack_from(">H", font, 4)[0]
    found = {}
    for record in range(12, 12 + 16 * count, 16):
        tag, _checksum_before, offset, length = struct.unpack_from(">4sIII", font, record)
        found[tag.decode("ascii")] = (record, offset, length)
    return found


def _checksum(font: bytearray, offset: int, length: int) -> int:
    padded = bytes(font[offset : offset + length]) + b"\0" * (-length % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
