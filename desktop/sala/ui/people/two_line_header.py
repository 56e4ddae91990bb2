"""Headings of a table with small words below them: what is optional, what a column adds up to."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from sala.ui.theme import UNIT, Look
from sala.ui.widgets.marks import marked

#: The small words below a heading: the model answers this role, lines parted by line feeds.
BELOW_ROLE = Qt.ItemDataRole.UserRole + 11


class TwoLineHeader(QHeaderView):
    """Draws the heading as the style does, at the top, and the small words under it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Room for the heading and all the words below any heading, so that headings stand on one height."""
        size = super().sectionSizeFromContents(section)
        metrics = self._metrics()
        lines = max((len(self._below(at)) for at in range(self.count())), default=0)
        widest = max((metrics.horizontalAdvance(marked(line)) for line in self._below(section)), default=0)
        heading = QFontMetrics(self.font()).height()
        return QSize(max(size.width(), widest + 3 * UNIT), heading + lines * self._line(metrics) + UNIT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The style's heading, then the words below it."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        lines = self._below(section)
        if not lines:
            return
        painter.save()
        metrics = self._metrics()
        painter.setFont(self._font())
        painter.setPen(QColor(self._look.theme.colours.text_soft))
        top = rect.top() + UNIT // 2 + QFontMetrics(self.font()).height()
        for line in lines:
            place = QRect(rect.left() + UNIT, top, rect.width() - UNIT, self._line(metrics))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, marked(line))
            top += self._line(metrics)
        painter.restore()

    def _below(self, section: int) -> list[str]:
        told = self.model().headerData(section, Qt.Orientation.Horizontal, BELOW_ROLE) if self.model() else None
        return [line for line in str(told).split("\n") if line] if told else []

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.theme.sizes.text("small"))
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())

    def _line(self, metrics: QFontMetrics) -> int:
        return metrics.height()
