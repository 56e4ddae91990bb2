"""One font file: its measures, what it covers, and the shaping of text with it."""

from __future__ import annotations

import io
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from threading import Lock
from typing import Any, NamedTuple

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from sala import paths
from sala.errors import EnvironmentFault
from sala.printing.text.style import Face

INVISIBLE = frozenset(
    map(
        chr,
        (
            *(0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, 0xE0001),
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
            *range(0xE0020, 0xE0080),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
"""Characters that draw nothing in any font: joiners, marks of direction, selectors of variants, the soft hyphen."""

_FEATURES = {"kern": True, "liga": True}


class Script(StrEnum):
    """By whose rules a run of text is shaped, as ISO 15924 names them."""

    KHMER = "Khmr"
    LATIN = "Latn"
    THAI = "Thai"
    LAO = "Laoo"


# Stated, not taken from the machine: the same text looks the same everywhere.
_LANGUAGE_OF = {Script.KHMER: "km", Script.LATIN: "en", Script.THAI: "th", Script.LAO: "lo"}


ShapedGlyph = tuple[int, int, int, int]
"""A glyph as HarfBuzz placed it: glyph, advance, and how far it stands to the right of and above the pen."""


class ShapedRun(NamedTuple):
    """The glyphs of a run in the order of the text, and for each the offset of the first character that it is of."""

    glyphs: list[ShapedGlyph]
    offsets: list[int]


class FontFace:
    """A TrueType font, read once and shared by all documents. ``units`` font units make one em."""

    def __init__(self, data: bytes) -> None:
        face = hb.Face(hb.Blob(data))
        self._font = hb.Font(face)
        self.data = data
        self.units: int = face.upem
        self.table_lock = Lock()
        self._drawn = INVISIBLE.union(map(chr, face.unicodes))

    @cached_property
    def table(self) -> Any:
        """The font as fontTools reads it; not to be changed, and to be read under ``table_lock``.

        It unpacks parts of itself when they are first read, which two threads must not do at once.
        """
        return TTFont(io.BytesIO(self.data), lazy=True, recalcTimestamp=False)

    @cached_property
    def postscript_name(self) -> str:
        """The name that the font goes by in a PDF file."""
        return str(self.table["name"].getDebugName(6))

    def covers(self, text: str) -> bool:
        """Tell whether the font has a glyph for every visible character of ``text``."""
        return self._drawn.issuperset(text)

    def shape(self, text: str, script: Script) -> ShapedRun:
        """Return the glyphs of ``text``, all of it in one script."""
        buffer = hb.Buffer()
        buffer.add_codepoints(list(map(ord, text)))
        buffer.direction, buffer.script, buffer.language = "ltr", script.value, _LANGUAGE_OF[script]
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        hb.shape(self._font, buffer, _FEATURES)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        glyphs = [
            (info.codepoint, place.x_advance, place.x_offset, place.y_offset)
            for info, place in zip(infos, places, strict=True)
        ]
        return ShapedRun(glyphs, [info.cluster for info in infos])

    @lru_cache(maxsize=4096)  # noqa: B019 - faces live as long as the program
    def ink(self, glyph: int) -> tuple[int, int] | None:
        """Return the lowest and highest point of the ink of a glyph above the base line; None for an empty glyph."""
        extents = self._font.get_glyph_extents(glyph)
        if extents is None or not extents.height:
            return None
        return extents.y_bearing + extents.height, extents.y_bearing


_FILES = {
    (Face.TEXT, False): ("SalaKhmer-Regular.ttf", "SalaSans-Regular.ttf"),
    (Face.TEXT, True): ("SalaKhmer-SemiBold.ttf", "SalaSans-SemiBold.ttf"),
    # Moul is Khmer alone: Latin and figures beside it are those of the second.
    (Face.HEADING, False): ("SalaMoul-Regular.ttf", "SalaSans-SemiBold.ttf", "SalaKhmer-SemiBold.ttf"),
    (Face.HEADING, True): ("SalaMoul-Regular.ttf", "SalaSans-SemiBold.ttf", "SalaKhmer-SemiBold.ttf"),
}
#: For what those two lack: where the characters of a font are, the font, and its bold. Read when a text has one.
_FURTHER = (
    (((0x0E01, 0x0E5B),), "SalaThai-Regular.ttf", "SalaThai-SemiBold.ttf"),
    (((0x0E80, 0x0EFF),), "SalaLao-Regular.ttf", "SalaLao-SemiBold.ttf"),
    (((0x203C, 0x3299), (0x1F000, 0x1FAFF)), "SalaEmoji-Regular.woff", "SalaEmoji-Regular.woff"),
)


def faces(*, bold: bool, face: Face = Face.TEXT) -> tuple[FontFace, ...]:
    """Return the fonts of a design and weight: the first that covers a cluster draws it. Read when first asked for.

    Raises ``EnvironmentFault("font.missing", path)`` when the installation is damaged.
    """
    return tuple(_load(name) for name in _FILES[face, bold])


@lru_cache(maxsize=1024)
def further_face(text: str, *, bold: bool) -> FontFace | None:
    """Return the font of another script, or of emoji, that has all of ``text``; None where there is none.

    Raises as ``faces``.
    """
    numbers = [ord(character) for character in text if character not in INVISIBLE]
    for ranges, *names in _FURTHER:
        if any(first <= number <= last for number in numbers for first, last in ranges):
            face = _load(names[bold])
            return face if face.covers(text) else None
    return None


@cache
def _load(name: str) -> FontFace:
    path = paths.resource_path("fonts", name)
    try:
        return FontFace(_unpacked(path.read_bytes()))
    except OSError as error:
        raise EnvironmentFault("font.missing", path=str(path)) from error


def _unpacked(data: bytes) -> bytes:
    """Return a font as HarfBuzz takes it, whether it lies packed (WOFF) or not."""
    if not data.startswith(b"wOFF"):
        return data
    font, out = TTFont(io.BytesIO(data), recalcTimestamp=False), io.BytesIO()
    font.flavor = None
    font.save(out, reorderTables=None)
    return out.getvalue()
