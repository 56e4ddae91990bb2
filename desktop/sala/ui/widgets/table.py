"""A table whose Khmer wraps and whose rows are as high as their text."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from sala.ui.widgets.delegate import KhmerDelegate


class KhmerTable(QTableView):
    """Whole rows are chosen; columns are as wide as their content except ``stretched``, which takes the rest.

    Where the rest is less than its content and a third of the width, it takes that, and the table scrolls sideways.
    Tab leaves the table (arrow keys move in it), so that nobody is caught in it.
    """

    def __init__(
        self, model: QAbstractItemModel | None = None, *, stretched: int = -1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stretched = stretched
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self.resizeRowsToContents)
        self.setItemDelegate(KhmerDelegate(self))
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(lambda _column, _before, _after: self._fitting.start())
        if model is not None:
            self.setModel(model)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show ``model``."""
        super().setModel(model)
        if model is None:
            return
        header = self.horizontalHeader()
        for column in range(model.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if column == self._stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
        for signal in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset, model.layoutChanged):
            signal.connect(self._fitting.start)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Make every column as wide as its content; the stretched one follows."""
        self.resizeColumnsToContents()
        self._stretch()
        self._fitting.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what is left for the stretched column."""
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        header, column = self.horizontalHeader(), self._stretched
        if self.model() is None or not 0 <= column < header.count():
            return
        width = self.viewport().width()
        others = sum(header.sectionSize(other) for other in range(header.count()) if other != column)
        wanted = min(max(self.sizeHintForColumn(column), header.sectionSizeHint(column)), width // 3)
        if others + wanted <= width:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: measure again."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self.fit_columns()
