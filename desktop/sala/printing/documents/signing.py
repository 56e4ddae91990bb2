"""Room to sign: a line with its label, a frame with its label in the corner, and a line along which paper is cut."""

from __future__ import annotations

from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.page import MM, Page
from sala.printing.sheets import look
from sala.printing.sheets.spot import NOWHERE, Spot
from sala.printing.text.lines import natural_width
from sala.printing.text.style import BLACK, GREY, ORNAMENT, Align, Colour, TextStyle

LABEL = TextStyle(size=9, leading=1.6)
_AFTER_LABEL = 2 * MM
_MOST_LABEL_SHARE = 0.6


class LabelledLine(Block):
    """A label, and behind it a line to write on, with ``room`` points above it."""

    def __init__(self, label: str, *, room: float = 9.5 * MM, space_before: float = 0.0, spot: Spot = NOWHERE) -> None:
        self._label = Paragraph(label, LABEL)
        self._room = room
        self._spot = spot
        self.space_before = space_before

    def measure(self, width: float) -> float:
        """Return the room asked for, more where the words need it."""
        return max(self._room, self._label.height(self._label_width(width)))

    def draw(self, page: Page, place: Place) -> None:
        """Draw the label and the line."""
        label, foot = self._label_width(place.width), place.top + self.height(place.width)
        self._label.draw(page, place._replace(top=foot - self._label.height(label), width=label))
        rest = place.column(label + _AFTER_LABEL, place.width - label - _AFTER_LABEL)
        self._spot.record(page, (rest.x, place.top, rest.width, foot - place.top))
        line = foot - 1 * MM
        page.line((rest.x, line), (rest.x + rest.width, line), colour=GREY)

    def _label_width(self, width: float) -> float:
        wanted = natural_width(self._label.text, self._label.style) + 0.1
        return min(wanted, width * _MOST_LABEL_SHARE)


class SigningBox(Block):
    """A frame to sign or to press a thumb into, its label at the top inside."""

    def __init__(self, label: str, height: float, spot: Spot = NOWHERE) -> None:
        self._label = Paragraph(label, look.CELL_LABEL)
        self._height = height
        self._spot = spot

    def measure(self, width: float) -> float:
        """Return the height asked for."""
        return max(self._height, self._label.height(width - 3 * MM) + 10 * MM)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the frame and the label."""
        size = (place.width, self.height(place.width))
        page.rectangle((place.x, place.top), size, thickness=0.6)
        self._spot.record(page, (place.x, place.top, *size))
        self._label.draw(page, Place(place.x + 1.5 * MM, place.top + 1 * MM, place.width - 3 * MM))


class CutLine(Block):
    """A dashed line from edge to edge of the content, with words over it that say what the part below is for."""

    def __init__(self, words: str, *, space_before: float = 0.0) -> None:
        self._words = Paragraph(words, look.CAPTION.but(role=ORNAMENT, align=Align.RIGHT))
        self.space_before = space_before

    def measure(self, width: float) -> float:
        """Return the height of words and line."""
        return self._words.height(width) + 1.5 * MM

    def draw(self, page: Page, place: Place) -> None:
        """Draw the words, and under them the line over the whole width of the paper."""
        self._words.draw(page, place)
        draw_cut(page, (0.0, place.top + self._words.height(place.width)), (page.width, 0.0))


def draw_cut(page: Page, start: tuple[float, float], way: tuple[float, float], *, colour: Colour = BLACK) -> None:
    """Draw dashes to cut along, from ``start`` so far to the right and down; printers leave out the outermost 5 mm."""
    end = (start[0] + way[0], start[1] + way[1])
    page.line(start, end, thickness=0.5, colour=colour, dash=(4, 3))
