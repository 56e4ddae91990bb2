"""Text to clusters: each is one orthographic unit with its glyphs, its text and its ink.

A cluster is the smallest piece that is never divided: by a line end, by a change of font, or by the code that stands
for it in the PDF file. Where HarfBuzz joins several (a Latin ligature), they are one.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from sala import khmer
from sala.printing.text.face import FontFace, ShapedGlyph, faces

GlyphPlace = tuple[int, int, int]
"""A glyph and its place relative to the origin of its cluster, in font units: glyph, x, y."""

_NOT_EXTRACTED = str.maketrans("", "", "\u200b\u2060\ufeff")


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


@lru_cache(maxsize=8192)
def shape(text: str, *, bold: bool = False) -> tuple[Cluster, ...]:
    """Return the clusters of ``text`` in one weight, in the order of the text.

    ``start`` and ``end`` are offsets in ``text``; clusters that draw nothing and take no room (U+200B) are left out.
    A character that no font has is drawn as the empty box of the first font, and is still extracted as itself.
    """
    return tuple(
        cluster
        for face, start, end, boundaries in _font_runs(text, faces(bold=bold))
        for cluster in _clusters_of_run(text[start:end], start, face, boundaries)
    )


def _font_runs(text: str, chain: tuple[FontFace, ...]) -> list[tuple[FontFace, int, int, frozenset[int]]]:
    """Cut text into runs of one font: face, start, end, and where its clusters begin, relative to the run."""
    if not text:
        return []
    chosen: list[tuple[FontFace, int]] = []
    current = chain[0]
    for start, end in pairwise([0, *khmer.cluster_breaks(text)]):
        part = text[start:end]
        if not (part.isspace() and current.covers(part)):
            current = next((face for face in chain if face.covers(part)), chain[0])
        chosen.append((current, start))
    runs = []
    for face, group in groupby(chosen, key=lambda pair: pair[0]):
        runs.append((face, [start for _, start in group]))
    ends = [*(starts[0] for _, starts in runs[1:]), len(text)]
    return [
        (face, starts[0], end, frozenset(start - starts[0] for start in starts))
        for (face, starts), end in zip(runs, ends, strict=True)
    ]


def _clusters_of_run(text: str, offset: int, face: FontFace, boundaries: frozenset[int]) -> list[Cluster]:
    glyphs = face.shape(text)
    starts = sorted({glyph.cluster for glyph in glyphs} & boundaries | {0})
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
    text = text.translate(_NOT_EXTRACTED)
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
