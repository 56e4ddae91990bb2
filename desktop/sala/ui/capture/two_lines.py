"""A row of a list in two lines: a title, and softer words below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sala.ui.theme import UNIT
from sala.ui.theme.look import Look
from sala.ui.widgets.labels import elided

SECOND_LINE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Draws the text of a row, and under it in small soft letters what ``SECOND_LINE`` holds; both on one line each.

    All rows are equally high, so that a list of a thousand is as quick as one of ten.
    """

    def __init__(self, look: Look, view: QWidget) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines and the space around them, never lower than a row."""
        del option, index
        height = self._view.fontMetrics().height() + QFontMetrics(self._small()).height() + 2 * UNIT
        return QSize(10 * UNIT, max(height, self._look.theme.sizes.row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The style's ground, then the two lines."""
        inside = QStyleOptionViewItem(option)
        self.initStyleOption(inside, index)
        title, inside.text = inside.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, inside, painter, option.widget)
        place = option.rect.adjusted(UNIT + UNIT // 2, UNIT, -UNIT - UNIT // 2, -UNIT)
        upper, lower = self._view.fontMetrics(), QFontMetrics(self._small())
        painter.save()
        painter.setFont(self._view.font())
        painter.setPen(inside.palette.color(QPalette.ColorRole.Text))
        self._draw(painter, QRect(place.left(), place.top(), place.width(), upper.height()), title)
        painter.setFont(self._small())
        painter.setPen(self._look.theme.colours.text_soft)
        second = str(index.data(SECOND_LINE) or "")
        self._draw(painter, QRect(place.left(), place.top() + upper.height(), place.width(), lower.height()), second)
        painter.restore()

    def _draw(self, painter: QPainter, place: QRect, text: str) -> None:
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(place, left, elided(text, painter.fontMetrics(), place.width()))

    def _small(self) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(self._look.theme.sizes.text("small"))
        return font
