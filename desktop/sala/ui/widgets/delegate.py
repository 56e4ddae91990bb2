"""Cells of lists and tables whose Khmer wraps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.labels import WRAP
from sala.ui.widgets.line_edit import KhmerLineEdit
from sala.ui.widgets.marks import marked, rich

Index = QModelIndex | QPersistentModelIndex


class KhmerDelegate(QStyledItemDelegate):
    """Draws and measures texts with break marks; edits them without.

    ``KhmerTable`` makes its rows as high as this measures; a list that is resized needs ``setResizeMode(Adjust)``.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def displayText(self, value: object, locale: QLocale) -> str:
        """The text of a cell as it is drawn."""
        return marked(value) if isinstance(value, str) else super().displayText(value, locale)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Wrap; cut nothing."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        option.textElideMode = Qt.TextElideMode.ElideNone

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the text on one line, as high as its lines at the width given, never lower than a row."""
        inside = QStyleOptionViewItem(option)
        self.initStyleOption(inside, index)
        metrics, beside = inside.fontMetrics, _beside_text(inside)
        natural = max(map(metrics.horizontalAdvance, inside.text.split("\n"))) + beside
        width = inside.rect.width()
        if isinstance(inside.widget, QListView):
            width = inside.widget.viewport().width()
        lines = metrics.boundingRect(QRect(0, 0, (width if width > 0 else natural) - beside, 0), WRAP, inside.text)
        return QSize(natural, max(lines.height() + UNIT, round(metrics.height() * 1.75)))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for one line of text; whatever else the model holds is edited as Qt does."""
        if not isinstance(index.data(Qt.ItemDataRole.EditRole), str):
            return super().createEditor(parent, option, index)
        editor = KhmerLineEdit(parent=parent)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or ""))
        return editor

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tooltips that wrap at Khmer words."""
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        if event.type() == QEvent.Type.ToolTip and isinstance(tip, str) and tip:
            QToolTip.showText(event.globalPos(), rich(tip), view)
            return True
        return super().helpEvent(event, view, option, index)


def _beside_text(option: QStyleOptionViewItem) -> int:
    """Width in a cell that is not the text's: padding, tick box, picture."""
    style = option.widget.style() if option.widget is not None else QApplication.style()
    has = QStyleOptionViewItem.ViewItemFeature
    width = 3 * UNIT
    if option.features & has.HasCheckIndicator:
        width += style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, option.widget) + UNIT
    if option.features & has.HasDecoration:
        width += option.decorationSize.width() + UNIT
    return width
