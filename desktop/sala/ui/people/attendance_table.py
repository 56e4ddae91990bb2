"""The grid of attendance as hands use it: arrows, Space, P, A."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from sala.domain.attendance import ABSENT, PRESENT
from sala.ui.people.attendance_model import FIRST, MARK_ROLE, AttendanceModel
from sala.ui.people.text_measures import TextMeasures
from sala.ui.people.two_line_header import TwoLineHeader
from sala.ui.theme import UNIT, Look, pixmap
from sala.ui.widgets.delegate import KhmerDelegate
from sala.ui.widgets.table import KhmerTable

Index = QModelIndex | QPersistentModelIndex
#: What is typed for a mark: the letters of the English words, the same keys of a Khmer keyboard, and digits.
_PRESENT_KEYS = frozenset("pP1១ផភ+✓")
_ABSENT_KEYS = frozenset(("a", "A", "0", "០", "ា", "ាំ", "-", "x", "X"))
_NARROWEST, _WIDEST_NAME = 96, 260


class MarkDelegate(KhmerDelegate):
    """A mark is a sign with its word; where there is no room for the word, the sign."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, then the mark in it."""
        mark = index.data(MARK_ROLE)
        if not mark:
            super().paint(painter, option, index)
            return
        empty = QStyleOptionViewItem(option)
        self.initStyleOption(empty, index)
        words, empty.text = empty.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, empty, painter, option.widget)
        colours, sizes = self._look.theme.colours, self._look.theme.sizes
        colour = QColor(colours.good if mark == PRESENT else colours.bad)
        side = sizes.scaled(16)
        place = QRect(option.rect.left() + UNIT, option.rect.center().y() - side // 2, side, side)
        picture = pixmap("check" if mark == PRESENT else "x", colour, side, option.widget.devicePixelRatioF())
        painter.save()
        painter.drawPixmap(place, picture)
        room = option.rect.adjusted(side + 2 * UNIT, 0, -UNIT // 2, 0)
        if option.fontMetrics.horizontalAdvance(words) <= room.width():
            painter.setPen(QColor(colours.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class AttendanceTable(KhmerTable):
    """Space turns a mark over, P and A mark and go down, Delete takes a mark back; of all chosen cells where several.

    A click chooses; a double click turns the mark over.
    """

    column_changed = Signal()

    def __init__(self, model: AttendanceModel, look: Look) -> None:
        self._look, self._marks = look, model
        self._measures = TextMeasures()
        super().__init__()
        self.setHorizontalHeader(TwoLineHeader(look, self))
        self.horizontalHeader().sectionResized.connect(lambda *_what: self._fitting.start())
        self.setModel(model)
        self.setItemDelegate(MarkDelegate(look, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerWidget(QWidget())  # the style's own is a white box in every theme
        self.doubleClicked.connect(lambda _index: self._turn())
        self.selectionModel().currentColumnChanged.connect(lambda _now, _before: self.column_changed.emit())
        model.modelReset.connect(self.fit_columns)

    def current_column(self) -> int:
        """Return the column of the half-day that the keyboard is in; the first one where it is in none."""
        return max(FIRST, self.currentIndex().column())

    def stand_at(self, column: int) -> None:
        """Put the keyboard into the first row of a half-day."""
        index = self._marks.index(0, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mark."""
        key, text = event.key(), event.text()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            self._turn()
        elif text in _PRESENT_KEYS:
            self._mark(PRESENT)
        elif text in _ABSENT_KEYS:
            self._mark(ABSENT)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._marks.mark(self._chosen(), "")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_down()
        else:
            super().keyPressEvent(event)

    def sizeHintForRow(self, row: int) -> int:
        """As high as a wrapped name."""
        name = str(self._marks.index(row, 0).data() or "")
        return self._measures.height(self.fontMetrics(), name, self.columnWidth(0) - 3 * UNIT)

    def sizeHintForColumn(self, column: int) -> int:
        """As wide as its words; measured once."""
        if column == 0:
            names = (str(self._marks.index(row, 0).data() or "") for row in range(self._marks.rowCount()))
            natural = max((self._measures.width(self.fontMetrics(), name) for name in names), default=0) + 3 * UNIT
            return min(natural, self._look.theme.sizes.scaled(_WIDEST_NAME))
        return self._look.theme.sizes.scaled(_NARROWEST)

    def fit_columns(self) -> None:
        """Make columns as wide as their content; what is left goes to the names."""
        super().fit_columns()
        if not self._marks.columnCount():
            return
        widths = sum(self.columnWidth(column) for column in range(1, self._marks.columnCount()))
        left = self.viewport().width() - widths
        self.horizontalHeader().resizeSection(0, max(self.sizeHintForColumn(0), left))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names take what is left."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.fit_columns)

    def minimumSizeHint(self) -> QSize:
        """Some rows below the headings."""
        return QSize(0, self.horizontalHeader().sizeHint().height() + 5 * self._look.theme.sizes.row)

    def _chosen(self) -> list[tuple[int, int]]:
        cells = {(index.row(), index.column()) for index in self.selectedIndexes() if index.column() >= FIRST}
        if not cells and self.currentIndex().column() >= FIRST:
            cells = {(self.currentIndex().row(), self.currentIndex().column())}
        return sorted(cell for cell in cells if not self.isRowHidden(cell[0]))

    def _turn(self) -> None:
        """Turn marks over: to present, unless all are; then to absent."""
        cells = self._chosen()
        if cells:
            all_present = all(self._marks.mark_at(*cell) == PRESENT for cell in cells)
            self._marks.mark(cells, ABSENT if all_present else PRESENT)

    def _mark(self, mark: str) -> None:
        """Mark, and go to the next person where one cell was marked."""
        cells = self._chosen()
        self._marks.mark(cells, mark)
        if len(cells) == 1:
            self._go_down()

    def _go_down(self) -> None:
        at = self.currentIndex()
        row = at.row() + 1
        while row < self._marks.rowCount() and self.isRowHidden(row):
            row += 1
        if at.isValid() and row < self._marks.rowCount():
            index = self._marks.index(row, at.column())
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
