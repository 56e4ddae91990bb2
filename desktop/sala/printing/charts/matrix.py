"""Ideas by impact and effort: a field of five by five, numbered dots, and a key that names them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sala.printing.charts.chart import Chart
from sala.printing.charts.fills import FAINT, LIGHT, LINE
from sala.printing.charts.look import ChartLook
from sala.printing.charts.matrix_key import KeyLine, draw_number, number_style
from sala.printing.charts.values import MatrixChart, RatedIdea
from sala.printing.charts.words import Words
from sala.printing.layout.block import Block, Place
from sala.printing.layout.stack import Beside, Stack
from sala.printing.pdf.page import MM, Page, Paint
from sala.printing.text.shortening import shortened
from sala.printing.text.style import Align

STEPS = 5
_KEY_BESIDE_FROM = 130 * MM
_FIELD_SHARE, _KEY_SHARE = 0.58, 0.42
_MOST_FIELD = 100 * MM
_IN_A_CELL = 9
"""So many dots can be read in one cell; where there are more, the last says how many are not drawn."""


def matrix_chart(chart: MatrixChart, *, width: float, scale: float = 1.0, space_before: float = 0.0) -> Block:
    """Return the chart for a column of ``width`` points; the key stands beside the field where there is room."""
    look = ChartLook(scale)
    field, key = _Field(chart, look), Stack([KeyLine(idea, look) for idea in chart.ideas])
    if width >= look.points(_KEY_BESIDE_FROM):
        gap = look.points(6 * MM)
        figure: Block = Beside([field, key], (_FIELD_SHARE, _KEY_SHARE), gap=gap)
    else:
        key.space_before = look.points(4 * MM)
        figure = Stack([field, key])
    return Chart(chart.words, figure, look, space_before=space_before)


class Dot(NamedTuple):
    """A dot in the field: its middle and radius in points from the field's top left corner, and its words."""

    x: float
    y: float
    radius: float
    words: str


def placed_dots(ideas: Sequence[RatedIdea], side: float, most_radius: float) -> list[Dot]:
    """Return a dot for each idea in a field of ``side`` points; those in one cell are spread, so that none overlap.

    Scores outside 1 to 5 count as the nearest of them, halves as the even neighbour that Python rounds to. Where a cell
    has more than can be read, its last dot says how many more there are.
    """
    cells: dict[tuple[int, int], list[RatedIdea]] = defaultdict(list)
    for idea in ideas:
        cells[_cell(idea.effort), _cell(idea.impact)].append(idea)
    cell = side / STEPS
    dots = []
    for (effort, impact), inside in sorted(cells.items()):
        words = [idea.number for idea in inside]
        if len(words) > _IN_A_CELL:
            words = [*words[: _IN_A_CELL - 1], f"+{len(words) - _IN_A_CELL + 1}"]
        columns = math.ceil(math.sqrt(len(words)))
        rows = math.ceil(len(words) / columns)
        pitch = cell / columns
        radius = min(most_radius, 0.46 * pitch)
        for index, text in enumerate(words):
            row, column = divmod(index, columns)
            in_row = min(columns, len(words) - row * columns)
            x = cell * (effort + 0.5) + pitch * (column - (in_row - 1) / 2)
            y = cell * (STEPS - impact - 0.5) + pitch * (row - (rows - 1) / 2)
            dots.append(Dot(x, y, radius, text))
    return dots


def _cell(score: float) -> int:
    return min(STEPS, max(1, round(score if math.isfinite(score) else 1))) - 1


class _Field(Block):
    """The field; at its left and below the axes with their ends, above and below it the names of the quarters."""

    def __init__(self, chart: MatrixChart, look: ChartLook) -> None:
        self._chart = chart
        self._look = look
        centre = look.small.but(align=Align.CENTRE)
        self._step = look.small
        self._centre = centre
        self._quadrant = look.label.but(bold=True, align=Align.CENTRE)
        quadrants = chart.quadrants
        self._above = [Words(text, self._quadrant) for text in (quadrants.high_light, quadrants.high_heavy)]
        self._below = [Words(text, self._quadrant) for text in (quadrants.low_light, quadrants.low_heavy)]

    def measure(self, width: float) -> float:
        """Return the height of everything."""
        side = self._side(width)
        return self._names(self._above, side) + side + self._names(self._below, side) + self._foot(side)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the quarters' names, the field, its axes, then the dots."""
        side, margin = self._side(place.width), self._margin(place.width)
        left, top = place.x + margin, place.top + self._names(self._above, side)
        self._draw_names(page, self._above, left, place.top, side)
        self._draw_grid(page, left, top, side)
        self._draw_names(page, self._below, left, top + side + self._steps_height(), side)
        self._draw_impact(page, place, top, side, margin)
        self._draw_effort(page, left, top + side, side)
        for dot in placed_dots(self._chart.ideas, side, self._look.points(3.4 * MM)):
            self._draw_dot(page, left, top, dot)

    def _margin(self, width: float) -> float:
        """Return the room for the words of the axis of impact, at the left."""
        return min(self._look.points(24 * MM), width * 0.28)

    def _side(self, width: float) -> float:
        return min(width - self._margin(width), self._look.points(_MOST_FIELD))

    def _names(self, names: list[Words], side: float) -> float:
        return max(name.height(side / 2 - 4) for name in names) + self._look.gap

    def _steps_height(self) -> float:
        return self._step.size * self._step.leading

    def _foot(self, side: float) -> float:
        words = max(self._effort_ends(side), key=lambda end: end[0].height(end[2]))
        return self._steps_height() + words[0].height(words[2]) + self._look.gap

    def _draw_names(self, page: Page, names: list[Words], left: float, top: float, side: float) -> None:
        for index, name in enumerate(names):
            name.draw(page, Place(left + index * side / 2 + 2, top, side / 2 - 4))

    def _draw_grid(self, page: Page, left: float, top: float, side: float) -> None:
        scale, cell = self._look.scale, side / STEPS
        page.rectangle((left, top), (side / 2, side / 2), paint=Paint.FILL, colour=FAINT)
        for index in range(1, STEPS):
            page.line(
                (left + index * cell, top), (left + index * cell, top + side), thickness=0.4 * scale, colour=LIGHT
            )
            page.line(
                (left, top + index * cell), (left + side, top + index * cell), thickness=0.4 * scale, colour=LIGHT
            )
        middle, dash = side / 2, (3.0 * scale, 2.0 * scale)
        page.line((left + middle, top), (left + middle, top + side), thickness=0.9 * scale, colour=LINE, dash=dash)
        page.line((left, top + middle), (left + side, top + middle), thickness=0.9 * scale, colour=LINE, dash=dash)
        page.rectangle((left, top), (side, side), thickness=0.9 * scale, colour=LINE)

    def _draw_impact(self, page: Page, place: Place, top: float, side: float, margin: float) -> None:
        """Write the axis of impact at the left: its ends level with the corners, its name in the middle."""
        axis, look = self._chart.impact, self._look
        steps = look.points(4 * MM)
        room = margin - steps - look.points(1 * MM)
        right, bold = self._step.but(align=Align.RIGHT), look.number.but(align=Align.RIGHT)
        most = max(1, int(side / 3 / (bold.size * bold.leading)))
        name = Words(shortened(axis.title, bold, room, most), bold)
        high, low = (Words(shortened(end, right, room, most), right) for end in (axis.high, axis.low))
        high.draw(page, Place(place.x, top, room))
        name.draw(page, Place(place.x, top + (side - name.height(room)) / 2, room))
        low.draw(page, Place(place.x, top + side - low.height(room), room))
        for index, words in enumerate(self._chart.steps[:STEPS]):
            middle = top + side - (index + 0.5) * side / STEPS
            draw_number(page, (place.x + margin - steps / 2, middle), words, self._centre)

    def _draw_effort(self, page: Page, left: float, foot: float, side: float) -> None:
        """Write the axis of effort below: its steps, then below the quarters' names its ends and its name."""
        cell = side / STEPS
        for index, words in enumerate(self._chart.steps[:STEPS]):
            middle = (left + (index + 0.5) * cell, foot + self._steps_height() / 2)
            draw_number(page, middle, words, self._centre)
        top = foot + self._steps_height() + self._names(self._below, side)
        for end, x, width in self._effort_ends(side):
            end.draw(page, Place(left + x, top, width))

    def _effort_ends(self, side: float) -> list[tuple[Words, float, float]]:
        """Return the words under the axis of effort, each with its left edge and width."""
        axis, quarter = self._chart.effort, side / 4
        room = quarter - 4
        return [
            (Words(axis.low, self._step), 0.0, room),
            (Words(axis.title, self._look.number.but(align=Align.CENTRE)), quarter, 2 * quarter),
            (Words(axis.high, self._step.but(align=Align.RIGHT)), 3 * quarter + 4, room),
        ]

    def _draw_dot(self, page: Page, left: float, top: float, dot: Dot) -> None:
        centre = (left + dot.x, top + dot.y)
        page.circle(centre, dot.radius, paint=Paint.FILL, colour=(1.0, 1.0, 1.0))
        page.circle(centre, dot.radius, thickness=0.9 * self._look.scale)
        draw_number(page, centre, dot.words, number_style(dot.radius, dot.words))
