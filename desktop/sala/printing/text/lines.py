"""Lines: where a text is broken to fit a width, and how tall each line is."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

from sala import khmer
from sala.printing.text.shaping import Cluster, shape
from sala.printing.text.style import Colour, RichText, TextStyle, plain, spans_of

HIGH_SHARE = 0.645
"""How much of a line's leading lies above its base line: Khmer ink reaches 1.04 em up and 0.57 em down."""

_AS_SPACE = str.maketrans(dict.fromkeys("\r\t\v\f\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029\u3000", " "))
"""Controls that some programs leave in text, and spaces that no font of ours has."""

_LEFTWARD = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""All that Unicode lets be written from right to left lies here (Unicode Character Database, DerivedBidiClass)."""

_AIR = 0.02
"""The least distance of ink to the edge of its line, in ems."""


class Piece(NamedTuple):
    """A cluster in a line, with its size in points, its colour, and where it leads ("" for nowhere)."""

    cluster: Cluster
    size: float
    colour: Colour
    link: str = ""

    @property
    def width(self) -> float:
        """How far the piece moves the pen, in points."""
        return self.cluster.advance / self.cluster.face.units * self.size


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text. ``width``, ``above`` and ``below`` (the base line) are in points.

    ``start`` and ``end`` are its offsets in the text, white space at its end included.
    """

    pieces: tuple[Piece, ...]
    start: int
    end: int
    width: float
    above: float
    below: float

    @property
    def height(self) -> float:
        """The room that the line takes, in points."""
        return self.above + self.below


def natural_width(text: RichText, style: TextStyle) -> float:
    """Return the width of ``text`` set in one line, in points."""
    return sum(piece.width for piece in _pieces(text, style))


def widest_word(text: RichText, style: TextStyle) -> float:
    """Return the width of the widest part of ``text`` that no line break divides, in points."""
    pieces, words = plain(text), [0, *breaks(plain(text))]
    widths = [0.0] * len(words)
    for piece in _pieces(text, style):
        if not pieces[piece.cluster.start : piece.cluster.end].isspace():
            widths[bisect_right(words, piece.cluster.start) - 1] += piece.width
    return max(widths)


def breaks(text: str) -> tuple[int, ...]:
    """Return the offsets at which a line of ``text`` may end, its end included."""
    return _breaks(text)


@lru_cache(maxsize=8192)
def _breaks(text: str) -> tuple[int, ...]:
    return tuple(khmer.line_breaks(text))


def break_lines(text: RichText, style: TextStyle, width: float) -> tuple[Line, ...]:
    """Break ``text`` into lines no wider than ``width`` points. A line feed in the text begins a new line.

    Lines end where ``sala.khmer.line_breaks`` says. Only a word wider than the line is divided, between clusters.
    An empty text has one empty line.
    """
    words, pieces = plain(text), _pieces(text, style)
    lines: list[Line] = []
    start = 0
    for paragraph in words.split("\n"):
        end = start + len(paragraph)
        own = [piece for piece in pieces if start <= piece.cluster.start < end] if "\n" in words else pieces
        stops = [start + offset for offset in breaks(paragraph)]
        lines.extend(_Filling(own, paragraph, start, stops, style).lines(width))
        start = end + 1
    return tuple(lines)


def _pieces(text: RichText, style: TextStyle) -> list[Piece]:
    pieces = []
    offset = 0
    for span in spans_of(text):
        bold = style.bold if span.bold is None else span.bold
        look = span.size or style.size, span.colour or style.colour, span.link
        for part in span.text.split("\n"):
            for cluster in shape(part.translate(_AS_SPACE), bold=bold, face=style.face):
                moved = cluster._replace(start=cluster.start + offset, end=cluster.end + offset) if offset else cluster
                pieces.append(Piece(moved, *look))
            offset += len(part) + 1
        offset -= 1
    return pieces


class _Filling:
    """One paragraph being broken into lines, greedily. Breaks are counted in pieces: break n lies before piece n."""

    def __init__(self, pieces: list[Piece], words: str, start: int, stops: list[int], style: TextStyle) -> None:
        self._pieces = pieces
        self._start, self._end = start, start + len(words)
        self._style = style
        self._leftward = _LEFTWARD.search(words) is not None
        spans = [cluster[:2] for cluster, *_ in pieces]
        self._reached = list(accumulate((piece.width for piece in pieces), initial=0.0))
        at = {begin: index for index, (begin, _) in enumerate(spans)}
        self._stops = sorted({at[stop] for stop in stops if stop in at} | {len(pieces)})
        self._held = {at[start + offset] for offset in khmer.held_together(words) if start + offset in at}
        self._visible = [0]  # for each count of pieces, the count without the white space that ends them
        for count, (begin, end) in enumerate(spans, start=1):
            blank = words[begin - start : end - start].isspace()
            self._visible.append(self._visible[-1] if blank else count)

    def lines(self, width: float) -> list[Line]:
        """Return the lines, none wider than ``width`` points."""
        lines: list[Line] = []
        first = 0
        while first < len(self._pieces) or not lines:
            last = self._line_end(first, width)
            shown = max(self._visible[last], first)
            pieces = tuple(self._pieces[first:shown])
            pieces = _in_visual_order(pieces) if self._leftward else pieces
            span = self._offset(first), self._offset(last)
            lines.append(_line(pieces, span, self._reached[shown] - self._reached[first], self._style))
            first = last
            if first >= len(self._pieces):
                break
        return lines

    def _line_end(self, first: int, width: float) -> int:
        """Return the break that ends the line which begins with piece ``first``."""
        limit = self._reached[first] + width + 0.001
        best = first
        for index in range(bisect_right(self._stops, first), len(self._stops)):
            stop = self._stops[index]
            if self._reached[max(self._visible[stop], first)] > limit:
                break
            best = stop
        return self._cut(first, limit) if best == first and first < len(self._pieces) else best

    def _cut(self, first: int, limit: float) -> int:
        """Return where to cut a word that is wider than the line: not before its full stop, not after its bracket."""
        last = max(bisect_right(self._reached, limit) - 1, first + 1)
        return next((cut for cut in range(last, first, -1) if cut not in self._held), last)

    def _offset(self, index: int) -> int:
        if not index:
            return self._start
        return self._pieces[index].cluster.start if index < len(self._pieces) else self._end


def _in_visual_order(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Turn each word that is written from right to left round, as readers of PDF files expect and turn back.

    The words themselves stay in their order: readers do not agree on more.
    """
    order: list[Piece] = []
    for leftward, group in groupby(pieces, key=_is_leftward):
        word = list(group)
        order += word[::-1] if leftward else word
    return tuple(order)


def _is_leftward(piece: Piece) -> bool:
    return unicodedata.bidirectional(piece.cluster.text[:1]) in {"R", "AL"}


def _line(pieces: tuple[Piece, ...], span: tuple[int, int], width: float, style: TextStyle) -> Line:
    """Make a line as tall as the style says, taller where a larger part or its ink needs it."""
    above, below = _room(style.size, style.leading)
    for size in {piece.size for piece in pieces} - {style.size}:
        high, low = _room(size, style.leading)
        above, below = max(above, high), max(below, low)
    for face, size in {(piece.cluster.face, piece.size) for piece in pieces}:
        ink = [cluster for cluster, its_size, *_ in pieces if cluster.face is face and its_size == size]
        above = max(above, (max([cluster.high for cluster in ink]) / face.units + _AIR) * size)
        below = max(below, (-min([cluster.low for cluster in ink]) / face.units + _AIR) * size)
    return Line(pieces, *span, width, above, below)


def _room(size: float, leading: float) -> tuple[float, float]:
    """Return what text of a size takes above and below its base line, in points."""
    return size * leading * HIGH_SHARE, size * leading * (1 - HIGH_SHARE)
