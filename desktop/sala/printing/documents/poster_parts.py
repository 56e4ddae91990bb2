"""The parts of the poster of an idea, at any size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sala.printing.documents.poster import Expected, PosterPicture, Said
from sala.printing.layout.block import Block, Place
from sala.printing.layout.capped import Capped
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.picture import Picture
from sala.printing.layout.stack import Beside, Stack
from sala.printing.pdf.page import Page
from sala.printing.text.lines import natural_width
from sala.printing.text.style import GREY, INDIGO, Align, Colour, TextStyle

_LABEL_LINES = 0.6
"""What a number counts may take two lines: so much of its length is the least width of the column."""

_LEAST_LABEL = 8.5
"""The smallest heading, in points on A4."""
_LEAST_NUMBER = 0.4
"""How small a number may become, in its own size; what is longer still takes two lines."""


@dataclass(frozen=True, slots=True)
class PosterLook:
    """Sizes in points; lines say how many of a text are shown before it is cut."""

    size: float
    """Of the words; everything else follows from it."""
    step_lines: int = 4
    said_lines: int = 6

    def times(self, factor: float) -> PosterLook:
        """Return the same look so many times as large."""
        return replace(self, size=self.size * factor)

    @property
    def words(self) -> TextStyle:
        """What is said."""
        return TextStyle(size=self.size, leading=1.6)

    @property
    def label(self) -> TextStyle:
        """The small headings."""
        return TextStyle(
            size=max(_LEAST_LABEL, 0.66 * self.size),
            leading=1.62,
            bold=True,
            colour=INDIGO,
            role="H2",
            keep_with_next=True,
        )

    @property
    def number(self) -> TextStyle:
        """The numbers that should change."""
        return TextStyle(size=1.4 * self.size, leading=1.55, bold=True, align=Align.CENTRE)

    @property
    def under_number(self) -> TextStyle:
        """What they count."""
        return TextStyle(size=0.68 * self.size, leading=1.6, align=Align.CENTRE, colour=GREY)

    @property
    def about(self) -> TextStyle:
        """Where it comes from."""
        return TextStyle(size=0.62 * self.size, leading=1.62, colour=GREY)

    @property
    def gap(self) -> float:
        """Between two parts of the poster."""
        return 0.75 * self.size


def beginning(first: Sequence[Said], picture: PosterPicture | None, look: PosterLook, most_height: float) -> Block:
    """Return words under each other, and a picture beside them, ``most_height`` points high at most."""
    words: list[Block] = []
    for one in first:
        block = said(one, look)
        block.space_before = 0.6 * look.size
        words.append(block)
    if picture is None:
        return Stack(words)
    drawn = Picture(picture.data, picture.words, most_height=most_height, align=Align.RIGHT if words else Align.LEFT)
    return Beside([Stack(words), drawn], (0.58, 0.42), gap=1.4 * look.size) if words else drawn


def said(one: Said, look: PosterLook) -> Stack:
    """Return words under their small heading."""
    return Stack([Paragraph(one.label, look.label), Capped(one.text, look.words, look.said_lines)])


def side_by_side(several: Sequence[Said], look: PosterLook) -> Block:
    """Return words beside each other, each under its heading."""
    return Beside([said(one, look) for one in several], [1.0] * len(several), gap=1.6 * look.size)


def steps(heading: str, texts: Sequence[Said], look: PosterLook) -> Stack:
    """Return how it works: each step behind its number in a ring."""
    lines: list[Block] = [Step(step.label, step.text, look) for step in texts]
    return Stack([*([Paragraph(heading, look.label)] if heading else []), *lines])


def numbers(heading: str, expected: Sequence[Expected], look: PosterLook) -> Stack:
    """Return the numbers that should change, beside each other in a frame."""
    return Stack([*([Paragraph(heading, look.label)] if heading else []), Numbers(expected, look)])


class Step(Block):
    """A step: its number in a ring, its words beside it, level with the ring's middle where they are few."""

    def __init__(self, number: str, words: str, look: PosterLook, *, colour: Colour = INDIGO) -> None:
        self._words = Capped(words, look.words, look.step_lines)
        self._radius = 0.95 * look.size
        self._number = Paragraph(
            number, TextStyle(size=1.05 * look.size, leading=1.6, bold=True, align=Align.CENTRE, colour=colour)
        )
        self._colour = colour
        self._indent = 2.9 * look.size
        self._pen = look.size / 9
        self.space_before = 0.35 * look.size

    def measure(self, width: float) -> float:
        """Return the height of the words, or of the ring."""
        return max(2 * self._radius + self._pen, self._words.height(width - self._indent))

    def draw(self, page: Page, place: Place) -> None:
        """Draw ring, number and words."""
        own = place.width - self._indent
        height, words = self.height(place.width), self._words.height(own)
        ring = self._radius + self._pen / 2
        page.circle((place.x + ring, place.top + ring), self._radius, thickness=self._pen, colour=self._colour)
        style = self._number.style
        room = 4 * self._radius
        above = self._number.lines(room)[0].above
        # figures stand 0.72 em high on their line
        top = place.top + ring + 0.36 * style.size - above
        self._number.draw(page, Place(place.x + ring - room / 2, top, room))
        lower = (height - words) / 2 if words < 2 * ring else 0.0
        self._words.draw(page, place.column(self._indent, own).down(lower))


class Numbers(Block):
    """Large numbers in a row with thin lines between them, each in a column as wide as it needs."""

    def __init__(self, expected: Sequence[Expected], look: PosterLook) -> None:
        self._expected = tuple(expected)
        self._look = look
        self._pad = 0.45 * look.size
        self.space_before = 0.3 * look.size

    def measure(self, width: float) -> float:
        """Return the height of the frame."""
        return 2 * self._pad + max((cell.height(room) for cell, _left, room in self._cells(width)), default=0.0)

    def draw(self, page: Page, place: Place) -> None:
        """Draw frame, numbers and what they count."""
        pad, height, pen = self._pad, self.height(place.width), self._look.size / 14
        page.rectangle((place.x, place.top), (place.width, height), thickness=pen, colour=INDIGO)
        for index, (cell, left, room) in enumerate(self._cells(place.width)):
            if index:
                x = place.x + left - pad
                page.line((x, place.top + 2 * pad), (x, place.top + height - 2 * pad), thickness=pen, colour=INDIGO)
            cell.draw(page, place.down(pad).column(left, room))

    def _cells(self, width: float) -> list[tuple[Stack, float, float]]:
        """Return each number over what it counts, with its left edge and width; all smaller where they are too wide."""
        style, under, pad = self._look.number, self._look.under_number, self._pad
        numbers = [natural_width(one.number, style) + 1 for one in self._expected]
        labels = [_LABEL_LINES * natural_width(one.label, under) + 1 for one in self._expected]
        free = width - 2 * pad * len(numbers)
        shrink = _shrunk(numbers, labels, free)
        wanted = [max(number * shrink, label) for number, label in zip(numbers, labels, strict=True)]
        extra = max(0.0, free - sum(wanted)) / max(1, len(wanted))
        cells, left = [], pad
        for one, natural in zip(self._expected, wanted, strict=True):
            room = natural + extra
            number = Paragraph(one.number, style.but(size=style.size * shrink))
            cells.append((Stack([number, Paragraph(one.label, self._look.under_number)]), left, room))
            left += room + 2 * pad
        return cells


def _shrunk(numbers: Sequence[float], labels: Sequence[float], free: float) -> float:
    """Return how much smaller numbers must be so that columns, none narrower than its label, fit into a width."""
    shrink = 1.0
    for _ in numbers:  # each time another column may turn out to be as narrow as its label
        wide = [number for number, label in zip(numbers, labels, strict=True) if number * shrink > label]
        narrow = [label for number, label in zip(numbers, labels, strict=True) if number * shrink <= label]
        if sum(wide) * shrink + sum(narrow) <= free or not wide:
            break
        shrink = max(_LEAST_NUMBER, (free - sum(narrow)) / sum(wide))
    return shrink
