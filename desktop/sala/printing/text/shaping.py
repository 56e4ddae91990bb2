"""Text to clusters: each is one orthographic unit with its glyphs, its text and its ink.

A cluster is the smallest piece that is never divided: by a line end, by a change of font, or by the code that stands
for it in the PDF file. Where HarfBuzz joins several (a Latin ligature), they are one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
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

#: In ems. pdfium takes lines for one whose distance is less than half of the width of a code at their ends.
_WIDEST = 2.5
_SCRIPTS = {
    Script.KHMER: re.compile("[\u1780-\u17ff\u19e0-\u19ff]"),
    Script.THAI: re.compile("[\u0e01-\u0e5b]"),
    Script.LAO: re.compile("[\u0e80-\u0eff]"),
}
_NOT_KHMER = re.compile(r"[^\W\d_\u1780-\u17ff\u19e0-\u19ff]")
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
    if script := _only_script(text, fonts.usual[0]):
        boundaries = frozenset([0, *khmer.cluster_breaks(text)])
        return [_Run(fonts.usual[0], 0, len(text), script, boundaries)]
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


def _only_script(text: str, face: FontFace) -> Script | None:
    """Return the script of a text that is of one script and in one font, as nearly all are."""
    if not text or not face.covers(text):
        return None
    if not _SCRIPTS[Script.KHMER].search(text):
        return Script.LATIN
    return None if _NOT_KHMER.search(text) else Script.KHMER


def _parts(text: str, fonts: _Fonts) -> list[_Part]:
    """Return the orthographic clusters of ``text`` with the first font that has each; one that none has in pieces."""
    parts: list[_Part] = []
    current = fonts.usual[0]
    for start, end in pairwise([0, *khmer.cluster_breaks(text)]):
        cluster = text[start:end]
        if INVISIBLE.issuperset(cluster.strip()) and current.covers(cluster):
            parts.append(_Part(current, start, end))
        elif whole := fonts.first_that_covers(cluster):
            current = whole
            parts.append(_Part(whole, start, end))
        else:
            parts += _pieces(cluster, start, fonts)
    return _led(parts, text)


def _led(parts: list[_Part], text: str) -> list[_Part]:
    """Let invisible characters at the beginning go with what follows: pdfium drops a run of nothing else."""
    seen = next((index for index, part in enumerate(parts) if not INVISIBLE.issuperset(text[part.start : part.end])), 0)
    return [part._replace(face=parts[seen].face or part.face) for part in parts[:seen]] + parts[seen:]


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
    glyphs, offsets = face.shape(text, run.script)
    starts = sorted(run.boundaries.intersection(offsets) | {0})
    clusters: list[Cluster] = []
    first = 0
    for start, end in pairwise([*starts, len(text)]):
        last = bisect_left(offsets, end, first)
        drawn = _drawn(face, tuple(glyphs[first:last]))
        given_back = khmer.without_break_marks(text[start:end])
        if drawn.advance > _WIDEST * face.units:
            clusters += _parted(text[start:end], offset + start, face, glyphs[first:last])
        elif given_back and clusters and not (drawn.glyphs or drawn.advance):
            clusters[-1] = _with_invisible(clusters[-1], given_back, offset + end)
        elif given_back or drawn.advance:
            clusters.append(Cluster(offset + start, offset + end, given_back, face, *drawn))
        first = last
    return clusters


def _with_invisible(cluster: Cluster, more: str, end: int) -> Cluster:
    """Return the cluster with what draws nothing behind it; alone, MuPDF would drop the second of the same kind."""
    return cluster._replace(text=cluster.text + more, end=end)


def _parted(text: str, start: int, face: FontFace, glyphs: list[ShapedGlyph]) -> list[Cluster]:
    """Return a cluster in pieces that are not too wide, its glyphs and its characters in order.

    Only marks in an order that no word has, each on a dotted circle of its own, are so wide.
    """
    groups: list[list[ShapedGlyph]] = [[]]
    for glyph in glyphs:
        pen = sum(advance for _, advance, _, _ in groups[-1])
        if glyph[1] and pen + glyph[1] > _WIDEST * face.units and len(groups) < len(text):
            groups.append([])
        groups[-1].append(glyph)
    cuts = [len(text) * number // len(groups) for number in range(len(groups) + 1)]
    return [
        Cluster(start + cut, start + end, khmer.without_break_marks(text[cut:end]), face, *_drawn(face, tuple(group)))
        for (cut, end), group in zip(pairwise(cuts), groups, strict=True)
    ]


class _Drawn(NamedTuple):
    """What a cluster looks like: the last four parts of ``Cluster``."""

    glyphs: tuple[GlyphPlace, ...]
    advance: int
    low: int
    high: int


@lru_cache(maxsize=8192)
def _drawn(face: FontFace, glyphs: tuple[ShapedGlyph, ...]) -> _Drawn:
    """Put glyphs one after the other. A language has some thousands of clusters, which return all the time."""
    pen, low, high = 0, 0, 0
    places = []
    for glyph, advance, dx, dy in glyphs:
        if ink := face.ink(glyph):
            places.append((glyph, pen + dx, dy))
            low, high = min(low, ink[0] + dy), max(high, ink[1] + dy)
        pen += advance
    return _Drawn(tuple(places), pen, low, high)
