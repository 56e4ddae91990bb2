"""A number that is read across a room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sala.ui.theme import UNIT, Look

_PIXELS = 116


class BigNumber(QWidget):
    """Draws digits without the room that Khmer letters need above and below; ``is_bad`` gives them that colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._text, self._is_bad = look, "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The digits that are shown."""
        return self._text

    def show_number(self, text: str, *, is_bad: bool, spoken: str) -> None:
        """Show digits; ``spoken`` is what a screen reader says."""
        self.setAccessibleName(spoken)
        if (text, is_bad) != (self._text, self._is_bad):
            self._text, self._is_bad = text, is_bad
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the digits, as high as the highest of them."""
        metrics = QFontMetricsF(self._font())
        return QSize(round(metrics.horizontalAdvance(self._text)) + 2, round(self._height(metrics)) + UNIT)

    def minimumSizeHint(self) -> QSize:
        """The same: it is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the digits on the middle line."""
        del event
        painter = QPainter(self)
        font, colours = self._font(), self._look.theme.colours
        painter.setFont(font)
        painter.setPen(QColor(colours.bad if self._is_bad else colours.text))
        box = QFontMetricsF(font).tightBoundingRect(self._digits())
        base = (self.height() - box.height()) / 2 - box.top()
        painter.drawText(QPointF(1, base), self._text)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.theme.sizes.scaled(_PIXELS))
        return font

    def _height(self, metrics: QFontMetricsF) -> float:
        return metrics.tightBoundingRect(self._digits()).height()

    def _digits(self) -> str:
        """Return the highest of the digits in use, so that the number does not move as it changes."""
        return "០៨៧៦៣" if any("០" <= sign <= "៩" for sign in self._text) else "0123456789"
