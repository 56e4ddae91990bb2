"""The measures and styles of charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sala.printing.pdf.page import MM
from sala.printing.text.style import GREY, Align, TextStyle

_LABEL: Final = TextStyle(size=9.5, leading=1.62)


@dataclass(frozen=True, slots=True)
class ChartLook:
    """How large a chart is drawn: ``scale`` 1 is for reading in the hand, 2 for a wall. Lengths are in points."""

    scale: float = 1.0

    def points(self, length: float) -> float:
        """Return a length of the scale 1 in this scale."""
        return length * self.scale

    def _style(self, style: TextStyle) -> TextStyle:
        return style.but(size=style.size * self.scale, space_before=style.space_before * self.scale)

    @property
    def title(self) -> TextStyle:
        """The heading of a chart, outside its figure."""
        return self._style(TextStyle(size=11, leading=1.65, bold=True, role="H3", keep_with_next=True))

    @property
    def source(self) -> TextStyle:
        """The small print below it, outside its figure."""
        return self._style(TextStyle(size=8, leading=1.62, colour=GREY, role="Caption", space_before=1.2 * MM))

    @property
    def label(self) -> TextStyle:
        """What a bar or a dot stands for."""
        return self._style(_LABEL)

    @property
    def number(self) -> TextStyle:
        """The figure at the end of a bar."""
        return self._style(_LABEL.but(bold=True))

    @property
    def small(self) -> TextStyle:
        """What belongs to a label: details, ends of axes."""
        return self._style(_LABEL.but(size=8.5, colour=GREY))

    @property
    def inside(self) -> TextStyle:
        """A figure inside a bar."""
        return self._style(TextStyle(size=8, leading=1.6, bold=True, align=Align.CENTRE))

    @property
    def group(self) -> TextStyle:
        """The heading of a group of bars."""
        return self._style(_LABEL.but(size=10, bold=True))

    @property
    def bar(self) -> float:
        """The thickness of a bar."""
        return self.points(4.6 * MM)

    @property
    def gap(self) -> float:
        """The gap between two rows of bars."""
        return self.points(1.4 * MM)
