"""A chart as a block: its title, its picture, its source."""

from __future__ import annotations

from sala.printing.charts.look import ChartLook
from sala.printing.charts.values import ChartWords
from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.page import Page


class Chart(Block):
    """A figure with a title above and a source below; the figure alone is what screen readers tell in other words.

    ``figure`` writes with ``Words``, and so does ``key``, which stands above it. Only a chart that is higher than a
    page is divided: then each part has title and key, and the last the source.
    """

    def __init__(
        self,
        words: ChartWords,
        figure: Block,
        look: ChartLook,
        *,
        key: Block | None = None,
        space_before: float = 0.0,
    ) -> None:
        self._words = words
        self._figure = figure
        self._key = key
        self._look = look
        self.space_before = space_before
        self._title = Paragraph(words.title, look.title) if words.title else None
        self._source = Paragraph(words.source, look.source) if words.source else None

    def measure(self, width: float) -> float:
        """Return the height of title, figure and source."""
        foot = self._source.space_before + self._source.height(width) if self._source else 0.0
        return self._head(width) + self._figure.height(width) + foot

    def draw(self, page: Page, place: Place) -> None:
        """Draw title, key, figure and source below each other."""
        if self._title:
            self._title.draw(page, place)
        with page.tagged("Figure", alternative=self._words.alternative or self._words.title or None):
            if self._key:
                self._key.draw(page, place.down(self._title_height(place.width)))
            place = place.down(self._head(place.width))
            self._figure.draw(page, place)
        if self._source:
            place = place.down(self._figure.height(place.width) + self._source.space_before)
            self._source.draw(page, place)

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide the figure of a chart that no page holds."""
        if not whole_page:
            return None
        parts = self._figure.split(width, room - self._head(width), whole_page=whole_page)
        if parts is None:
            return None
        words = self._words
        first = Chart(ChartWords(words.title, "", words.alternative), parts[0], self._look, key=self._key)
        rest = Chart(ChartWords(words.title, words.source, words.title), parts[1], self._look, key=self._key)
        return first, rest

    def _title_height(self, width: float) -> float:
        return self._title.height(width) + self._look.gap if self._title else 0.0

    def _head(self, width: float) -> float:
        """Return the height of what stands above the figure."""
        key = self._key.height(width) + 2 * self._look.gap if self._key else 0.0
        return self._title_height(width) + key
