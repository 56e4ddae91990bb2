"""How wide and high texts are, measured once: a table asks the same for every cell whenever one of them changes."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from sala.khmer import harmless
from sala.ui.theme import UNIT
from sala.ui.widgets.labels import WRAP
from sala.ui.widgets.marks import marked

_MOST_KEPT = 20_000


class TextMeasures:
    """Sizes of texts in one font; to be thrown away when the font changes."""

    def __init__(self) -> None:
        self._widths: dict[str, int] = {}
        self._heights: dict[tuple[str, int], int] = {}

    def width(self, metrics: QFontMetrics, text: str) -> int:
        """Return the width in pixels of a text on one line; marks of breaks have none, so they are not looked for."""
        if text not in self._widths:
            if len(self._widths) > _MOST_KEPT:
                self._widths.clear()
            self._widths[text] = metrics.horizontalAdvance(harmless(text))
        return self._widths[text]

    def height(self, metrics: QFontMetrics, text: str, width: int) -> int:
        """Return the height in pixels of a cell in which the text is wrapped to ``width``, never lower than a row."""
        least = round(metrics.height() * 1.75)
        if not text or self.width(metrics, text) <= width:
            return least
        key = (text, width)
        if key not in self._heights:
            if len(self._heights) > _MOST_KEPT:
                self._heights.clear()
            lines = metrics.boundingRect(QRect(0, 0, max(1, width), 0), WRAP, marked(text)).height()
            self._heights[key] = max(lines + UNIT, least)
        return self._heights[key]
