"""What the fills of a chart mean, where they cannot be named beside each bar."""

from __future__ import annotations

from collections.abc import Sequence

from sala.printing.charts.fills import Fill, draw_box
from sala.printing.charts.look import ChartLook
from sala.printing.charts.words import Words
from sala.printing.layout.block import Block, Place
from sala.printing.pdf.page import MM, Page
from sala.printing.text.lines import natural_width


class Key(Block):
    """Small boxes with words, one after the other, on as many lines as they need."""

    def __init__(self, entries: Sequence[tuple[Fill, str]], look: ChartLook) -> None:
        self._entries = [(fill, Words(words, look.label)) for fill, words in entries]
        self._look = look

    def measure(self, width: float) -> float:
        """Return the height of all lines."""
        return max((top + high for _left, top, _wide, high in self._placed(width)), default=0.0)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the boxes and their words."""
        side = self._side
        for (fill, words), (left, top, wide, _high) in zip(self._entries, self._placed(place.width), strict=True):
            first = words.lines(wide)[0]
            middle = place.top + top + first.above - 0.36 * words.style.size
            draw_box(page, (place.x + left, middle - side / 2), (1.6 * side, side), fill, self._look.scale)
            words.draw(page, Place(place.x + left + self._indent, place.top + top, wide))

    @property
    def _side(self) -> float:
        return self._look.points(3.2 * MM)

    @property
    def _indent(self) -> float:
        return 1.6 * self._side + self._look.points(1.6 * MM)

    def _placed(self, width: float) -> list[tuple[float, float, float, float]]:
        """Return for each entry its left edge and top, and the width and height of its words."""
        gap = self._look.points(6 * MM)
        placed = []
        left = top = tallest = 0.0
        for _fill, words in self._entries:
            wide = min(natural_width(words.text, words.style) + 0.1, width - self._indent)
            if left and left + self._indent + wide > width:
                left, top, tallest = 0.0, top + tallest, 0.0
            high = words.height(wide)
            placed.append((left, top, wide, high))
            tallest = max(tallest, high)
            left += self._indent + wide + gap
        return placed
