"""Statements with faces beside them: the words at the left, what one may tick at the right."""

from __future__ import annotations

from collections.abc import Sequence

from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.page import MM, Page
from sala.printing.sheets import look
from sala.printing.sheets.spot import NOWHERE, Spot
from sala.printing.sheets.ticks import draw_face
from sala.printing.text.style import GREY, Align
from sala.printing.worksheet import WorksheetField

_RADIUS = 4.2 * MM
_PITCH = 11.2 * MM
_GAP = 3 * MM
_AIR = 1.1 * MM
_LEAST_SIZE = 7.5
"""In points: nothing on paper is smaller."""


class StatementRow(Block):
    """One statement, and a circle for each step of its scale: a face, or a number where the scale has none.

    ``steps`` have for each step its number, and what is written for it in the digits of the language.
    """

    def __init__(self, words: Block, steps: Sequence[tuple[str, str]], *, faces: bool, spot: Spot = NOWHERE) -> None:
        self._words = words
        self._steps = [Paragraph(step, look.DIGIT) for _key, step in steps]
        self._spots = [spot.of(key) for key, _step in steps]
        self._faces = faces

    def measure(self, width: float) -> float:
        """Return the height of the words or of the circles, whichever is higher, with air around."""
        return max(self._words.height(self._words_width(width)), 2 * _RADIUS) + 2 * _AIR

    def draw(self, page: Page, place: Place) -> None:
        """Draw the words half-way down, the circles at the right, and a line under both."""
        height, room = self.height(place.width), self._words_width(place.width)
        down = (height - self._words.height(room)) / 2
        self._words.draw(page, place.down(down)._replace(width=room))
        y = place.top + height / 2
        for index, step in enumerate(self._steps):
            x = place.x + place.width - row_width(len(self._steps)) + _PITCH / 2 + index * _PITCH
            page.circle((x, y), _RADIUS, thickness=0.7)
            self._spots[index].record(page, (x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS))
            if self._faces:
                draw_face(page, (x, y), _RADIUS, index / max(len(self._steps) - 1, 1))
            else:
                step.draw(page, Place(x - _RADIUS, y - step.height(2 * _RADIUS) / 2 - 0.8, 2 * _RADIUS))
        page.line((place.x, place.top + height), (place.x + place.width, place.top + height), colour=GREY)

    def _words_width(self, width: float) -> float:
        return width - row_width(len(self._steps)) - _GAP


class ScaleHead(Block):
    """What the ends of a scale of ``count`` steps mean, over its first and last; under them ``steps``, or nothing."""

    keep_with_next = True

    def __init__(self, ends: tuple[str, str], steps: Sequence[str], count: int, *, space_before: float = 0.0) -> None:
        low, high = ends
        self._ends = [Paragraph(low, look.END_LABEL), Paragraph(high, look.END_LABEL_RIGHT)]
        self._steps = [Paragraph(step, look.DIGIT.but(size=8.5)) for step in steps]
        self._count = count
        self.space_before = space_before

    def measure(self, width: float) -> float:
        """Return the height of the words and of the numbers under them."""
        return self._ends_height() + self._steps_height()

    def draw(self, page: Page, place: Place) -> None:
        """Draw both over the circles of the rows below."""
        whole = row_width(self._count)
        left = place.x + place.width - whole
        for words, x in zip(self._ends, (left, left + whole / 2), strict=True):
            words.draw(page, Place(x, place.top, whole / 2))
        top = place.top + self._ends_height()
        for index, step in enumerate(self._steps):
            step.draw(page, Place(left + index * _PITCH, top, _PITCH))

    def _ends_height(self) -> float:
        return max(words.height(row_width(self._count) / 2) for words in self._ends)

    def _steps_height(self) -> float:
        return max((step.height(_PITCH) for step in self._steps), default=0.0)


def row_width(steps: int) -> float:
    """Return the width of the circles of a scale with so many steps, in points."""
    return _PITCH * steps


def statement(field: WorksheetField, scale: float) -> Block:
    """Return the words of a question with its help, ``scale`` times their usual size."""
    label = look.LABEL.but(size=9.5 * scale, space_before=0.0, keep_with_next=False)
    words: list[Block] = [Paragraph(field.label, label)]
    if field.help:
        words.append(Paragraph(field.help, look.HELP.but(size=max(7.8 * scale, _LEAST_SIZE), align=Align.LEFT)))
    return Stack(words)
