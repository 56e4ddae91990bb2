"""Answers with faces from 1 to 5: for each statement, how many chose which face."""

from __future__ import annotations

from sala.printing.charts.bars import drawable
from sala.printing.charts.chart import Chart
from sala.printing.charts.fills import LINE, Fill, draw_box
from sala.printing.charts.look import ChartLook
from sala.printing.charts.values import FacesChart, FacesRow
from sala.printing.charts.words import Words
from sala.printing.layout.block import Block, Place
from sala.printing.layout.stack import Stack
from sala.printing.pdf.page import MM, Page
from sala.printing.sheets.ticks import draw_face
from sala.printing.text.style import Align

FACES = 5
_LABEL_SHARE = 0.44
_LABEL_ABOVE = 100 * MM
"""In a column narrower than this, at scale 1, statements stand above their columns."""
_MEAN_WIDTH = 15 * MM
_COLUMN_HEIGHT = 9 * MM
_RADIUS = 3.2 * MM
_ROUNDING = 0.01


def faces_chart(chart: FacesChart, *, scale: float = 1.0, space_before: float = 0.0) -> Block:
    """Return the chart: the faces at its head, then a row of small columns for each statement, all to one scale."""
    look = ChartLook(scale)
    blocks: list[Block] = [_Faces(chart, look)]
    if chart.note:
        blocks.append(Words(chart.note, look.label.but(bold=True, space_before=look.points(1.5 * MM))))
    return Chart(chart.words, Stack(blocks), look, space_before=space_before)


class _Faces(Block):
    """The head with the faces, and the rows under it; it divides between rows and repeats its head."""

    def __init__(self, chart: FacesChart, look: ChartLook, first: int = 0, end: int | None = None) -> None:
        self._chart = chart
        self._look = look
        self._first, self._end = first, end
        self._rows = chart.rows[first:end]
        self._most = max((drawable(count) for row in chart.rows for count in row.counts), default=0.0)
        self._has_means = any(row.mean for row in chart.rows)

    def measure(self, width: float) -> float:
        """Return the height of head and rows."""
        return self._head() + sum(self._row_height(row, width) + self._look.gap for row in self._rows)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the faces, then the rows."""
        self._draw_head(page, place)
        place = place.down(self._head())
        for row in self._rows:
            height = self._row_height(row, place.width)
            self._draw_row(page, place, row, height)
            place = place.down(height + self._look.gap)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide between rows."""
        used = self._head()
        for index, row in enumerate(self._rows):
            used += self._row_height(row, width) + self._look.gap
            if used > room + _ROUNDING:
                if not index:
                    return None
                cut = self._first + index
                return _Faces(self._chart, self._look, self._first, cut), _Faces(
                    self._chart, self._look, cut, self._end
                )
        return None

    def _head(self) -> float:
        return self._look.points(2 * _RADIUS + 1 * MM) + self._line_height()

    def _line_height(self) -> float:
        return self._look.small.size * self._look.small.leading

    def _is_narrow(self, width: float) -> bool:
        return width < self._look.points(_LABEL_ABOVE)

    def _label_width(self, width: float) -> float:
        return width if self._is_narrow(width) else width * _LABEL_SHARE - self._look.points(3 * MM)

    def _mean_width(self) -> float:
        return self._look.points(_MEAN_WIDTH) if self._has_means else 0.0

    def _cells(self, width: float) -> tuple[float, float]:
        """Return the left edge of the first cell and the width of each."""
        left = 0.0 if self._is_narrow(width) else width * _LABEL_SHARE
        return left, (width - left - self._mean_width()) / FACES

    def _row_height(self, row: FacesRow, width: float) -> float:
        label = Words(row.label, self._look.label).height(self._label_width(width))
        mean = self._mean(row).height(self._mean_width()) if row.mean else 0.0
        columns = max(mean, self._look.points(_COLUMN_HEIGHT) + self._line_height())
        return label + columns if self._is_narrow(width) else max(columns, label)

    def _mean(self, row: FacesRow) -> Words:
        return Words(row.mean, self._look.number.but(align=Align.CENTRE))

    def _draw_head(self, page: Page, place: Place) -> None:
        look = self._look
        radius = look.points(_RADIUS)
        left, cell = self._cells(place.width)
        centred = look.small.but(align=Align.CENTRE)
        for index, words in enumerate(self._chart.steps[:FACES]):
            x = place.x + left + cell * (index + 0.5)
            page.circle((x, place.top + radius), radius, thickness=0.6 * look.scale)
            draw_face(page, (x, place.top + radius), radius, index / (FACES - 1), look.scale * 0.7)
            Words(words, centred).draw(page, Place(x - cell / 2, place.top + 2 * radius, cell))
        if self._has_means and self._chart.mean_title:
            title = Words(self._chart.mean_title, centred)
            room = self._mean_width()
            lower = max(0.0, self._head() - look.points(1 * MM) - title.height(room))
            title.draw(page, Place(place.x + place.width - room, place.top + lower, room))

    def _draw_row(self, page: Page, place: Place, row: FacesRow, height: float) -> None:
        look = self._look
        label = Words(row.label, look.label)
        room = self._label_width(place.width)
        lower = 0.0 if self._is_narrow(place.width) else height - label.height(room)
        label.draw(page, place.down(lower).column(0.0, room))
        left, cell = self._cells(place.width)
        foot = place.top + height
        tallest = look.points(_COLUMN_HEIGHT)
        for index, (count, shown) in enumerate(zip(row.counts, row.shown, strict=True)):
            x = place.x + left + cell * index
            high = drawable(count) / self._most * tallest if self._most else 0.0
            draw_box(page, (x + cell * 0.2, foot - high), (cell * 0.6, high), Fill.GREY, look.scale)
            number = look.number.but(align=Align.CENTRE) if count else look.small.but(align=Align.CENTRE)
            Words(shown, number).draw(page, Place(x, foot - high - self._line_height(), cell))
        line = (place.x + left, foot), (place.x + left + FACES * cell, foot)
        page.line(*line, thickness=0.8 * look.scale, colour=LINE)
        if row.mean:
            mean, room = self._mean(row), self._mean_width()
            mean.draw(page, Place(place.x + place.width - room, foot - mean.height(room), room))
