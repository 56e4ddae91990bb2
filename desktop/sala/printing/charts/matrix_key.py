"""The numbers in the dots of a matrix, and the key that says which idea each of them is."""

from __future__ import annotations

from sala.printing.charts.look import ChartLook
from sala.printing.charts.values import RatedIdea
from sala.printing.charts.words import Words
from sala.printing.layout.block import Block, Place
from sala.printing.pdf.page import MM, Page
from sala.printing.text.lines import natural_width
from sala.printing.text.style import Align, TextStyle

_RADIUS = 2.6 * MM


def number_style(radius: float, words: str) -> TextStyle:
    """Return the style in which a number fits into a circle of ``radius`` points."""
    size = min(1.25 * radius, 2.76 * radius / max(len(words), 2))
    return TextStyle(size=size, leading=1.6, bold=True, align=Align.CENTRE)


def draw_number(page: Page, centre: tuple[float, float], words: str, style: TextStyle) -> None:
    """Write a number with its middle at ``centre``."""
    width = natural_width(words, style) + 1
    text = Words(words, style)
    above = text.lines(width)[0].above
    # figures stand 0.72 em high on their line
    text.draw(page, Place(centre[0] - width / 2, centre[1] + 0.36 * style.size - above, width))


class KeyLine(Block):
    """A line of the key: the number in a circle, the idea's name, small print below it."""

    def __init__(self, idea: RatedIdea, look: ChartLook) -> None:
        self._look = look
        self._number = idea.number
        self._label = Words(idea.label, look.label)
        self._note = Words(idea.note, look.small) if idea.note else None
        self._indent = look.points(8.5 * MM)
        self.space_before = look.points(1.2 * MM)

    @property
    def _radius(self) -> float:
        return self._look.points(_RADIUS)

    def _lowered(self, width: float) -> float:
        """Return how much lower the words begin than the circle, so that both stand level."""
        return max(0.0, self._radius + self._look.scale - self._middle(width))

    def _middle(self, width: float) -> float:
        return self._label.lines(width)[0].above - 0.36 * self._label.style.size

    def measure(self, width: float) -> float:
        """Return the height of name and small print."""
        own = width - self._indent
        words = self._label.height(own) + (self._note.height(own) if self._note else 0.0)
        return max(2 * self._radius + 2 * self._look.scale, self._lowered(own) + words)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the number level with the first line of the name."""
        own = place.column(self._indent, place.width - self._indent)
        own = own.down(self._lowered(own.width))
        middle = (place.x + self._radius, own.top + self._middle(own.width))
        page.circle(middle, self._radius, thickness=0.8 * self._look.scale)
        draw_number(page, middle, self._number, number_style(self._radius, self._number))
        self._label.draw(page, own)
        if self._note:
            self._note.draw(page, own.down(self._label.height(own.width)))
