"""Text to clusters: each is one orthographic unit with its glyphs, its text and its ink.

A cluster is the smallest piece that is never divided: by a line end, by a change of font, or by the code that stands
for it in the PDF file. Where HarfBuzz joins several (a Latin ligature), they are one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from sala import khmer
from sala.printing.text import stand_in
from sala.printing.text.face import INVISIBLE, FontFace, Script, ShapedGlyph, faces, further_face
from sala.printing.text.style import Face

GlyphPlace = tuple[int, int, int]
"""A glyph (or a stand-in) and its place relative to the origin of its cluster, in font units: glyph, x, y."""

_SCRIPTS = {
    Script.KHMER: re.compile("[\u1780-\u17ff\u19e0-\u19ff]"),
    Script.THAI: re.compile("[\u0e01-\u0e5b]"),
    Script.LAO: re.compile("[\u0e80-\u0eff]"),
}
#: Halves of surrogate pairs and what Unicode calls no character: no reader of PDF files gives them back.
_NO_CHARACTERS = "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_UNSOUND = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]")


class Cluster(NamedTuple):
    """An orthographic cluster as it is drawn. Measures are in font units of ``face``."""

    start: int
    end: int
    text: str
    face: FontFace
    glyphs: tuple[GlyphPlace, ...]
    advance: int
    low: int
    high: int


class _Part(NamedTuple):
    """An orthographic cluster, or a piece of one that needs two fonts, with its font; None where there is none."""

    face: FontFace | None
    start: int
    end: int


class _Run(NamedTuple):
    """What is shaped at once; ``boundaries`` are where its parts begin, relative to the run."""

    face: FontFace | None
    start: int
    end: int
    script: Script
    boundaries: frozenset[int]


class _Fonts(NamedTuple):
    """The usual fonts of a design and weight; where they lack a character, those of other scripts step in."""

    usual: tuple[FontFace, ...]
    bold: bool

    def first_that_covers(self, text: str) -> FontFace | None:
        """Return the first font that has all of ``text``; None where there is none."""
        return next((face for face in self.usual if face.covers(text)), None) or further_face(text, bold=self.bold)


@lru_cache(maxsize=8192)
def shape(text: str, *, bold: bool = False, face: Face = Face.TEXT) -> tuple[Cluster, ...]:
    """Return the clusters of ``text`` in one design and weight, in the order of the text.

    ``start`` and ``end`` are offsets in ``text``; U+200B, which draws nothing and is not given back, is left out.
    A character that no font has is drawn as a stand-in (see ``stand_in``), and is still extracted as itself.
    """
    clusters: list[Cluster] = []
    text = _sound(text)
    fonts = _Fonts(faces(bold=bold, face=face), bold)
    for run in _runs(text, fonts):
        if run.face is None:
            clusters.append(_stand_in(text[run.start], run.start, fonts.usual[-1]))
        else:
            clusters.extend(_clusters_of_run(text[run.start : run.end], run.start, run.face, run))
    return tuple(clusters)


def _sound(text: str) -> str:
    """Put a visible sign in the place of what no reader can give back; offsets stay.

    U+FEFF inside a text joins words as U+2060 does, and the standard for screen readers wants only that.
    """
    return _UNSOUND.sub("\ufffd", text).replace("\x00", "\u2400").replace("\ufeff", "\u2060")


def _runs(text: str, fonts: _Fonts) -> list[_Run]:
    """Cut text into runs of one font and one script; a character that no font has is a run of its own, without font.

    HarfBuzz draws a run by the rules of one script, so Khmer after a Latin word must not be in the run of the Latin.
    """
    parts = _parts(text, fonts)
    scripts = _scripts([text[part.start : part.end] for part in parts], [part.face in fonts.usual for part in parts])
    keys = [
        (part.face, script, part.start if part.face is None else 0) for part, script in zip(parts, scripts, strict=True)
    ]
    runs = []
    for (face, script, _), group in groupby(zip(parts, keys, strict=True), key=itemgetter(1)):
        own = [part for part, _ in group]
        start = own[0].start
        runs.append(_Run(face, start, own[-1].end, script, frozenset(part.start - start for part in own)))
    return runs


def _parts(text: str, fonts: _Fonts) -> list[_Part]:
    """Return the orthographic clusters of ``text`` with the first font that has each; one that none has in pieces."""
    parts: list[_Part] = []
    current = fonts.usual[0]
    for start, end in pairwise([0, *khmer.cluster_breaks(text)]):
        cluster = text[start:end]
        if cluster.isspace() and current.covers(cluster):
            parts.append(_Part(current, start, end))
        elif whole := fonts.first_that_covers(cluster):
            current = whole
            parts.append(_Part(whole, start, end))
        else:
            parts += _pieces(cluster, start, fonts)
    return parts


def _pieces(cluster: str, start: int, fonts: _Fonts) -> list[_Part]:
    """Cut a cluster where its font changes; each character without a font is a piece."""
    pieces: list[_Part] = []
    for offset, character in enumerate(cluster, start=start):
        last = pieces[-1].face if pieces else None
        face = last if character in INVISIBLE else fonts.first_that_covers(character)
        if face and face is last:
            pieces[-1] = pieces[-1]._replace(end=offset + 1)
        else:
            pieces.append(_Part(face, offset, offset + 1))
    return pieces


def _scripts(clusters: list[str], usual: list[bool]) -> list[Script]:
    """Return the script of each cluster; signs and figures go with what is before them, at the start with the next.

    What is not in a ``usual`` font (emoji) goes with nothing: by the rules of Khmer its sequences would fall apart.
    """
    found = [_script(cluster) for cluster in clusters]
    current = next((script for script in found if script), Script.LATIN)
    scripts = []
    for script, in_words in zip(found, usual, strict=True):
        current = script or current
        scripts.append(current if in_words else script or Script.LATIN)
    return scripts


def _script(cluster: str) -> Script | None:
    for script, letters in _SCRIPTS.items():
        if letters.search(cluster):
            return script
    return Script.LATIN if any(character.isalpha() for character in cluster) else None


def _stand_in(character: str, start: int, face: FontFace) -> Cluster:
    if character in INVISIBLE:
        return Cluster(start, start + 1, character, face, (), 0, 0, 0)
    sign, units = stand_in.stand_in(character), face.units
    low, high = round(stand_in.LOW * units), round(stand_in.HIGH * units)
    return Cluster(start, start + 1, character, face, ((sign, 0, 0),), round(stand_in.width(sign) * units), low, high)


def _clusters_of_run(text: str, offset: int, face: FontFace, run: _Run) -> list[Cluster]:
    glyphs = face.shape(text, run.script)
    starts = sorted({glyph.cluster for glyph in glyphs} & run.boundaries | {0})
    owner = {}
    for start, end in pairwise([*starts, len(text)]):
        owner.update(dict.fromkeys(range(start, end), (start, end)))
    clusters = []
    for (start, end), group in groupby(glyphs, key=lambda glyph: owner[glyph.cluster]):
        cluster = _cluster(text[start:end], offset + start, offset + end, face, list(group))
        if cluster:
            clusters.append(cluster)
    return clusters


def _cluster(text: str, start: int, end: int, face: FontFace, glyphs: list[ShapedGlyph]) -> Cluster | None:
    text = khmer.without_break_marks(text)
    pen, low, high = 0, 0, 0
    places = []
    for glyph in glyphs:
        ink = face.ink(glyph.glyph)
        if ink:
            places.append((glyph.glyph, pen + glyph.dx, glyph.dy))
            low, high = min(low, ink[0] + glyph.dy), max(high, ink[1] + glyph.dy)
        pen += glyph.advance
    if not text and not pen:
        return None
    return Cluster(start, end, text, face, tuple(places), pen, low, high)
