"""Boxes to tick, and the scale with its circles or faces."""

from __future__ import annotations

from collections.abc import Sequence

from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.page import MM, Page
from sala.printing.sheets import look
from sala.printing.sheets.spot import NOWHERE, Spot
from sala.printing.text.lines import natural_width
from sala.printing.text.style import TextStyle

_TICK = "✓"


class TickBox(Block):
    """A box with its words beside it; a ticked one holds a tick, which is text, so that it can be found and read."""

    def __init__(
        self, label: str, style: TextStyle, *, ticked: bool, side: float = 4.4 * MM, spot: Spot = NOWHERE
    ) -> None:
        self._label = Paragraph(label, style.but(bold=ticked))
        self._tick = Paragraph(_TICK, TextStyle(size=side, leading=1.6, bold=True))
        self._ticked = ticked
        self._spot = spot
        self._side = side
        self._indent = side + 1.8 * MM

    def natural_width(self) -> float:
        """Return the width of the box and its words in one line."""
        return self._indent + natural_width(self._label.text, self._label.style) + 0.1

    def measure(self, width: float) -> float:
        """Return the height of the words, or of the box where that is higher."""
        return max(self._label.height(width - self._indent), self._side + 2)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the box level with the first line of the words."""
        first = self._label.lines(place.width - self._indent)[0]
        top = place.top + first.above - 0.36 * self._label.style.size - self._side / 2
        page.rectangle((place.x, top), (self._side, self._side), thickness=0.8)
        self._spot.record(page, (place.x, top, self._side, self._side))
        if self._ticked:
            # the sign is a square of one em whose middle lies 0.357 em above the base line
            middle = self._tick.lines(self._side)[0].above - 0.357 * self._side
            self._tick.draw(page, Place(place.x, top + self._side / 2 - middle, self._side))
        self._label.draw(page, place.column(self._indent, place.width - self._indent))


class TickBoxes(Block):
    """Several boxes that flow along lines: in even columns when there are many, one after the other when few."""

    _MANY = 5

    def __init__(
        self,
        boxes: Sequence[TickBox],
        *,
        gap: float = 7 * MM,
        line_gap: float = 1.2 * MM,
        space_before: float = 0.0,
    ) -> None:
        self._boxes = tuple(boxes)
        self._gap = gap
        self._line_gap = line_gap
        self.space_before = space_before

    def measure(self, width: float) -> float:
        """Return the height of all lines of boxes."""
        *_, (bottom, _, _) = self._placed(width)
        return bottom

    def draw(self, page: Page, place: Place) -> None:
        """Draw the boxes in reading order."""
        for box, (_, x, top), width in self._with_widths(place.width):
            box.draw(page, Place(place.x + x, place.top + top, width))

    def _with_widths(self, width: float) -> list[tuple[TickBox, tuple[float, float, float], float]]:
        placed = self._placed(width)
        return [
            (box, where, min(box.natural_width(), width - where[1]))
            for box, where in zip(self._boxes, placed, strict=True)
        ]

    def _placed(self, width: float) -> list[tuple[float, float, float]]:
        """Return for each box the bottom of its line, and its place: x and top."""
        natural = [box.natural_width() for box in self._boxes]
        pitch = 0.0
        if len(self._boxes) >= self._MANY:
            columns = max(1, int((width + self._gap) // (max(natural) + self._gap)))
            lines = -(-len(self._boxes) // columns)
            columns = -(-len(self._boxes) // lines)  # as few in the last line as need be, no fewer
            pitch = (width + self._gap) / columns if columns > 1 else width + 1
        placed: list[tuple[float, float, float]] = []
        x = top = tallest = 0.0
        for box, wanted in zip(self._boxes, natural, strict=True):
            if x and x + wanted > width + 0.01:
                x, top, tallest = 0.0, top + tallest + self._line_gap, 0.0
            tallest = max(tallest, box.height(min(wanted, width)))
            placed.append((top + tallest, x, top))
            x += pitch or wanted + self._gap
        return placed


class Scale(Block):
    """Circles with numbers, or faces with numbers below them; what the ends mean stands under the first and last."""

    _RADIUS = 4.5 * MM
    _MOST_GAP = 6 * MM

    def __init__(
        self,
        numbers: Sequence[tuple[str, str]],
        *,
        chosen: str | None,
        ends: tuple[str, str],
        faces: bool,
        spot: Spot = NOWHERE,
    ) -> None:
        self._keys = [key for key, _ in numbers]
        self._numbers = [Paragraph(shown, look.DIGIT.but(bold=key == chosen)) for key, shown in numbers]
        self._chosen = chosen
        self._ends = ends
        self._faces = faces
        self._spot = spot

    def _gap(self, width: float) -> float:
        count = len(self._keys)
        return min(self._MOST_GAP, (width - 2 * self._RADIUS * count) / max(count - 1, 1))

    def _ends_at(self, width: float) -> list[tuple[Paragraph, float, float]]:
        """Return the words of the ends, each with its left edge and its width."""
        row = 2 * self._RADIUS * len(self._keys) + self._gap(width) * (len(self._keys) - 1)
        reach = min(width, max(row, 85 * MM))
        low, high = self._ends
        half = (reach - 3 * MM) / 2
        ends = []
        if low:
            ends.append((Paragraph(low, look.END_LABEL), 0.0, half))
        if high:
            wide, beside = natural_width(high, look.END_LABEL_RIGHT) + 1, natural_width(low, look.END_LABEL)
            fits = beside + 3 * MM + wide <= row
            ends.append((Paragraph(high, look.END_LABEL_RIGHT), (row if fits else reach) - half, half))
        return ends

    def measure(self, width: float) -> float:
        """Return the height of circles, numbers under faces, and the words of the ends."""
        ends = max((words.height(column) for words, _, column in self._ends_at(width)), default=0.0)
        return 2 * MM + 2 * self._RADIUS + (self._number_height() if self._faces else 0.0) + ends + 1

    def _number_height(self) -> float:
        return max(each.height(2 * self._RADIUS) for each in self._numbers)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the row of circles."""
        radius, gap = self._RADIUS, self._gap(place.width)
        centre = place.top + 2 * MM + radius
        foot = centre + radius
        for index, (key, shown) in enumerate(zip(self._keys, self._numbers, strict=True)):
            x = place.x + radius + index * (2 * radius + gap)
            chosen = key == self._chosen
            page.circle((x, centre), radius, thickness=2.2 if chosen else 0.6)
            self._spot.of(key).record(page, (x - radius, centre - radius, 2 * radius, 2 * radius))
            height = self._number_height()
            top = foot if self._faces else centre - height / 2 - 0.8
            if self._faces:
                draw_face(page, (x, centre), radius, index / max(len(self._keys) - 1, 1))
            shown.draw(page, Place(x - radius, top, 2 * radius))
            if chosen:
                self._draw_tick(page, x + radius, centre - radius)
        foot += self._number_height() if self._faces else 0.0
        for words, left, width in self._ends_at(place.width):
            words.draw(page, Place(place.x + left, foot + 1, width))

    @staticmethod
    def _draw_tick(page: Page, x: float, top: float) -> None:
        tick = Paragraph(_TICK, TextStyle(size=13, leading=1.6, bold=True))
        tick.draw(page, Place(x - 2.5, top - 9, 20))


class FaceRow(Block):
    """Small faces to tick in a cell, from sad to glad."""

    _RADIUS = 2.9 * MM
    _GAP = 0.9 * MM

    def __init__(self, keys: Sequence[str], spot: Spot = NOWHERE) -> None:
        self._keys = tuple(keys)
        self._spot = spot

    def natural_width(self) -> float:
        """Return the width of all faces and the gaps between them."""
        return len(self._keys) * (2 * self._RADIUS + self._GAP) - self._GAP

    def measure(self, width: float) -> float:
        """Return the height of a face."""
        return 2 * self._RADIUS

    def draw(self, page: Page, place: Place) -> None:
        """Draw the faces from the left."""
        radius = self._RADIUS
        for index, key in enumerate(self._keys):
            x, y = place.x + radius + index * (2 * radius + self._GAP), place.top + radius
            page.circle((x, y), radius, thickness=0.6)
            draw_face(page, (x, y), radius, index / max(len(self._keys) - 1, 1), 0.7)
            self._spot.of(key).record(page, (x - radius, y - radius, 2 * radius, 2 * radius))


def draw_face(page: Page, centre: tuple[float, float], radius: float, mood: float, pen: float = 1.0) -> None:
    """Draw eyes and a mouth; ``mood`` goes from 0 (sad) to 1 (glad), ``pen`` is 1 for a face of 4.5 mm."""
    x, y = centre
    eye = (1.8 * pen, 2.6 * pen)
    page.rectangles([((x + side * radius * 0.36 - eye[0] / 2, y - radius * 0.38), eye) for side in (-1, 1)])
    bend = (mood - 0.5) * radius * 1.0
    start, end = (x - radius * 0.45, y + radius * 0.42 - bend / 2), (x + radius * 0.45, y + radius * 0.42 - bend / 2)
    handles = tuple((point[0] * 0.5 + x * 0.5, point[1] + bend * 0.9) for point in (start, end))
    page.curve(start, (handles[0], handles[1]), end, thickness=1.1 * pen)
