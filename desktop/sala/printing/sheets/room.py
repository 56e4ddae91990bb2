"""Room to write by hand: lines, boxes for digits, an empty frame; and answers where there is one."""

from __future__ import annotations

from collections.abc import Sequence

from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.page import MM, Page
from sala.printing.sheets import look
from sala.printing.sheets.spot import NOWHERE, Spot
from sala.printing.text.lines import natural_width
from sala.printing.text.style import GREY

_BOX = (7 * MM, 9 * MM)
_GROUP_GAP = 2.5 * MM
_FEWEST_LINES = 2
_MOST_KEPT = 6
"""So many lines stay under their question: lines at the top of a page, of which one cannot see what they are for."""


class WritingLines(Block):
    """Lines to write on, 12 mm apart."""

    def __init__(self, count: int, spot: Spot = NOWHERE) -> None:
        self._count = max(count, 1)
        self._spot = spot

    def measure(self, width: float) -> float:
        """Return 12 mm for each line."""
        return self._count * look.WRITING_LINE

    def draw(self, page: Page, place: Place) -> None:
        """Draw the lines, each at the foot of its room."""
        for index in range(1, self._count + 1):
            height = place.top + index * look.WRITING_LINE
            page.line((place.x, height), (place.x + place.width, height), colour=GREY)
        self._spot.record(page, (place.x, place.top, place.width, self._count * look.WRITING_LINE))

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide between lines, two of them at least on either side; a few stay together."""
        if self._count <= _MOST_KEPT and not whole_page:
            return None
        fewest = 1 if whole_page else _FEWEST_LINES
        count = min(int(room // look.WRITING_LINE), self._count - fewest)
        if count < fewest:
            return None
        return WritingLines(count, self._spot), WritingLines(self._count - count, self._spot)


class DigitBoxes(Block):
    """A box for each digit, in groups, with the unit after them or a caption under each group."""

    def __init__(
        self, groups: Sequence[int], *, unit: str = "", captions: Sequence[str] = (), spot: Spot = NOWHERE
    ) -> None:
        self._groups = tuple(groups)
        self._spot = spot
        self._unit = Paragraph(unit, look.UNIT) if unit else None
        self._captions = [Paragraph(caption, look.CAPTION) for caption in captions]

    def measure(self, width: float) -> float:
        """Return the height of the boxes, with air above, and of the captions."""
        captions = max((caption.height(width) for caption in self._captions), default=0.0)
        return (look.WRITING_LINE - _BOX[1]) / 2 + _BOX[1] + captions + 1

    def draw(self, page: Page, place: Place) -> None:
        """Draw the boxes from the left."""
        x, top = place.x, place.top + (look.WRITING_LINE - _BOX[1]) / 2
        number = 0
        for index, count in enumerate(self._groups):
            for digit in range(count):
                number += 1
                corner = (x + digit * _BOX[0], top)
                page.rectangle(corner, _BOX, colour=GREY)
                self._spot.of(str(number)).record(page, (*corner, *_BOX))
            if self._captions:
                self._captions[index].draw(page, Place(x, top + _BOX[1], count * _BOX[0]))
            x += count * _BOX[0] + _GROUP_GAP
        if self._unit:
            height = self._unit.height(place.width)
            self._unit.draw(page, Place(x, top + (_BOX[1] - height) / 2, place.x + place.width - x))

    def width(self) -> float:
        """Return the width of boxes and unit, in points."""
        boxes = sum(self._groups) * _BOX[0] + (len(self._groups) - 1) * _GROUP_GAP
        return boxes + (_GROUP_GAP + natural_width(self._unit.text, look.UNIT) if self._unit else 0.0)


class EmptyFrame(Block):
    """A frame to draw in or to stick a photo into, with a hint in its middle."""

    def __init__(self, height: float, hint: str, spot: Spot = NOWHERE) -> None:
        self._height = height
        self._hint = Paragraph(hint, look.HINT)
        self._spot = spot

    def measure(self, width: float) -> float:
        """Return the height asked for, with air above."""
        return self._height + 2 * MM

    def draw(self, page: Page, place: Place) -> None:
        """Draw the frame in dashes."""
        top = place.top + 2 * MM
        page.rectangle((place.x, top), (place.width, self._height), colour=GREY, dash=(2, 2))
        self._spot.record(page, (place.x, top, place.width, self._height))
        middle = top + (self._height - self._hint.height(place.width)) / 2
        self._hint.draw(page, Place(place.x, middle, place.width))


class Answer(Block):
    """What was answered, beside a thin upright line that tells it from the questions."""

    _INDENT = 3 * MM

    def __init__(self, body: Block) -> None:
        self._body = body
        self.space_before = 1.0

    def measure(self, width: float) -> float:
        """Return the height of the words."""
        return self._body.height(width - self._INDENT) + 1

    def draw(self, page: Page, place: Place) -> None:
        """Draw the line and the words."""
        x = place.x + 0.6
        page.line((x, place.top + 2), (x, place.top + self.height(place.width) - 1), thickness=1.2, colour=GREY)
        self._body.draw(page, place.column(self._INDENT, place.width - self._INDENT))

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide where the words may be divided."""
        parts = self._body.split(width - self._INDENT, room - 1, whole_page=whole_page)
        return (Answer(parts[0]), Answer(parts[1])) if parts else None
