"""Horizontal bars with their words beside them: the part that several charts have in common."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sala.printing.charts.fills import LINE, Fill, draw_box
from sala.printing.charts.look import ChartLook
from sala.printing.charts.words import Words
from sala.printing.layout.block import Block, Place
from sala.printing.pdf.page import MM, Page, Paint
from sala.printing.text.lines import natural_width
from sala.printing.text.style import TextStyle

_ROUNDING = 0.01
_MOST_LABEL, _MOST_END, _MOST_END_ALONE = 0.42, 0.3, 0.5
"""The most of the width that goes to the words before a bar, to those behind it, and to these where none are before."""
_LABEL_ABOVE = 75 * MM
"""In a column narrower than this, at scale 1, labels stand above their bars."""


class Segment(NamedTuple):
    """A part of a bar; ``inside`` is written into it where it fits."""

    value: float
    fill: Fill
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: parts end to end from zero. ``end`` is the figure behind it, ``detail`` small print below it.

    ``hoped`` is drawn as a dashed frame of that length. A bar without segments is one whose value nobody knows: ``end``
    says so, in small print.
    """

    label: str
    segments: tuple[Segment, ...]
    end: str
    detail: str = ""
    hoped: float | None = None

    def reach(self) -> float:
        """Return the value that its longest line stands for."""
        return max(sum(drawable(segment.value) for segment in self.segments), drawable(self.hoped or 0.0))


def drawable(value: float) -> float:
    """Return a value as a length: what is below zero or no number at all has none."""
    return max(0.0, value) if math.isfinite(value) else 0.0


class _Columns(NamedTuple):
    """Where things stand in a row: the label's width (0 above its bar), the bar's left edge and longest length."""

    label: float
    left: float
    longest: float
    end: float


class Bars(Block):
    """Bars below each other. They share scale and columns with their ``peers``, the bars of the whole chart."""

    def __init__(self, bars: Sequence[Bar], look: ChartLook, *, peers: Sequence[Bar] = ()) -> None:
        self._bars = tuple(bars)
        self._look = look
        self._peers = tuple(peers) or self._bars
        self._most = max((bar.reach() for bar in self._peers), default=0.0)

    def measure(self, width: float) -> float:
        """Return the height of all rows and the gaps between them."""
        columns = self._columns(width)
        rows = sum(self._row_height(bar, columns, width) for bar in self._bars)
        return rows + self._look.gap * max(0, len(self._bars) - 1)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the rows, then the line at zero that they start from."""
        columns = self._columns(place.width)
        for bar in self._bars:
            self._draw_row(page, place, bar, columns)
            place = place.down(self._row_height(bar, columns, place.width) + self._look.gap)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide between rows."""
        columns, used = self._columns(width), 0.0
        for index, bar in enumerate(self._bars):
            used += self._row_height(bar, columns, width)
            if used > room + _ROUNDING:
                return (self._part(0, index), self._part(index)) if index else None
            used += self._look.gap
        return None

    def _part(self, start: int, end: int | None = None) -> Bars:
        return Bars(self._bars[start:end], self._look, peers=self._peers)

    def _columns(self, width: float) -> _Columns:
        look = self._look
        gap = look.points(2 * MM)
        ends = max((natural_width(bar.end, look.number) for bar in self._peers if bar.segments), default=0.0)
        if width < look.points(_LABEL_ABOVE):
            end = min(ends + 1, width * _MOST_END_ALONE)
            return _Columns(0.0, 0.0, width - end - gap, end)
        end = min(ends + 1, width * _MOST_END)
        labels = max((natural_width(bar.label, look.label) for bar in self._peers), default=0.0)
        label = min(labels + 1, width * _MOST_LABEL)
        return _Columns(label, label + gap, width - label - end - 2 * gap, end)

    def _row_height(self, bar: Bar, columns: _Columns, width: float) -> float:
        above = self._above(bar, columns, width)
        beside = 0.0 if not columns.label else Words(bar.label, self._look.label).height(columns.label)
        return max(beside, above + self._line(bar, columns) + self._detail(bar, width - columns.left))

    def _above(self, bar: Bar, columns: _Columns, width: float) -> float:
        return 0.0 if columns.label or not bar.label else Words(bar.label, self._look.label).height(width)

    def _line(self, bar: Bar, columns: _Columns) -> float:
        """Return the height of the bar with the figure behind it."""
        end, room = self._end(bar, columns)
        return max(self._look.bar + 2 * self._beyond, end.height(room))

    @property
    def _beyond(self) -> float:
        """How far the line at zero reaches beyond its bar, above and below."""
        return self._look.points(0.5 * MM)

    def _end(self, bar: Bar, columns: _Columns) -> tuple[Words, float]:
        """Return the words behind a bar and their width."""
        if bar.segments:
            return Words(bar.end, self._look.number), columns.end
        return Words(bar.end, self._look.small), columns.longest + columns.end

    def _detail(self, bar: Bar, width: float) -> float:
        return Words(bar.detail, self._look.small).height(width) if bar.detail else 0.0

    def _draw_row(self, page: Page, place: Place, bar: Bar, columns: _Columns) -> None:
        look = self._look
        line = self._line(bar, columns)
        top = place.top + self._above(bar, columns, place.width)
        if bar.label:
            label = Words(bar.label, look.label)
            own = columns.label or place.width
            # one line of words stands level with its bar
            lower = max(0.0, (line - label.height(own)) / 2) if columns.label else 0.0
            label.draw(page, place.down(lower).column(0.0, own))
        left = place.x + columns.left
        reach = self._draw_bar(page, (left, top + (line - look.bar) / 2), bar, columns)
        end, room = self._end(bar, columns)
        after = Place(left + reach + look.points(1.6 * MM), top, room)
        end.draw(page, after.down((line - end.height(room)) / 2))
        if bar.detail:
            Words(bar.detail, look.small).draw(page, Place(left, top + line, place.width - columns.left))

    def _draw_bar(self, page: Page, corner: tuple[float, float], bar: Bar, columns: _Columns) -> float:
        """Draw the bar and return how far to the right it reaches, in points."""
        look, (left, top) = self._look, corner
        unit = columns.longest / self._most if self._most else 0.0
        x = left
        for segment in bar.segments:
            width = drawable(segment.value) * unit
            draw_box(page, (x, top), (width, look.bar), segment.fill, look.scale)
            if segment.inside:
                draw_inside(page, (x, top), (width, look.bar), segment.inside, look.inside)
            x += width
        hoped = drawable(bar.hoped or 0.0) * unit
        if hoped > x - left:
            draw_box(page, (x, top), (left + hoped - x, look.bar), Fill.HOPED, look.scale)
        reach = max(x - left, hoped)
        beyond = self._beyond
        page.line((left, top - beyond), (left, top + look.bar + beyond), thickness=look.points(0.9), colour=LINE)
        return reach


def draw_inside(
    page: Page, corner: tuple[float, float], size: tuple[float, float], text: str, style: TextStyle
) -> None:
    """Write a figure in the middle of a box, on white so that its pattern does not run through it, if it fits."""
    (x, top), (width, height) = corner, size
    wide = natural_width(text, style)
    plate = wide + 0.35 * style.size
    if plate + 0.2 * style.size > width:
        return
    high = min(height * 0.82, style.size * 1.15)
    middle = top + height / 2
    page.rectangle(
        (x + (width - plate) / 2, middle - high / 2), (plate, high), paint=Paint.FILL, colour=(1.0, 1.0, 1.0)
    )
    words = Words(text, style)
    line = words.lines(width)[0]
    # figures stand 0.7 em high on their line
    words.draw(page, Place(x, middle + 0.36 * style.size - line.above, width))
