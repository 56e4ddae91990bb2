"""The blocks of the day under each other: when each was or will be, when it was planned, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from sala.ui.widgets.table import KhmerTable

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SPARE = 4


class RowsModel(QAbstractTableModel):
    """Rows of texts; ``strong`` are the numbers of those in the colour ``accent``, ``keys`` name the rows."""

    def __init__(self, headings: Sequence[str], accent: str) -> None:
        super().__init__()
        self._headings, self._accent = headings, QColor(accent)
        self._rows: list[tuple[str, ...]] = []
        self._strong: frozenset[int] = frozenset()
        self.keys: list[str] = []

    def show_rows(self, rows: Sequence[tuple[str, tuple[str, ...]]], strong: frozenset[int] = frozenset()) -> None:
        """Show rows, each a key and its texts; the view keeps its place where the rows are the same ones."""
        keys, texts = [key for key, _texts in rows], [texts for _key, texts in rows]
        if keys == self.keys:
            if (texts, strong) != (self._rows, self._strong):
                self._rows, self._strong = texts, strong
                self.dataChanged.emit(self.index(0, 0), self.index(len(texts) - 1, len(self._headings) - 1))
            return
        self.beginResetModel()
        self.keys, self._rows, self._strong = keys, texts, strong
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many headings there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, and its colour."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.row() in self._strong:
            return self._accent
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings; rows have none."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


class WholeTable(KhmerTable):
    """A table as high as all of its rows: the page around it scrolls."""

    def __init__(self, model: RowsModel, *, stretched: int, parent: QWidget | None = None) -> None:
        super().__init__(model, stretched=stretched, parent=parent)
        self.rows = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setShowGrid(False)
        model.modelReset.connect(self.fit_columns)

    def chosen(self) -> str:
        """Return the key of the row that is chosen, or ""."""
        rows = self.selectionModel().selectedRows()
        return self.rows.keys[rows[0].row()] if rows else ""

    def fit_columns(self) -> None:
        """Make every column as wide as its content, and a little more: words measured at their very width may wrap."""
        super().fit_columns()
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, self.columnWidth(column) + _SPARE)

    def resizeRowsToContents(self) -> None:
        """Be as high as the rows."""
        super().resizeRowsToContents()
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        self.setFixedHeight(height + 2 * self.frameWidth())
