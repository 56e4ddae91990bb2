"""The table of people as hands use it: type, Tab, Enter, paste, Delete."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QComboBox, QHeaderView, QWidget

from sala.khmer import search_key
from sala.ui.people.columns import NAME
from sala.ui.people.pasting import cells_of
from sala.ui.people.people_delegate import PeopleDelegate
from sala.ui.people.people_model import PeopleModel
from sala.ui.people.text_measures import TextMeasures
from sala.ui.people.two_line_header import TwoLineHeader
from sala.ui.theme import UNIT, Look
from sala.ui.widgets.table import KhmerTable

_HINT = QAbstractItemDelegate.EndEditHint
_TRIGGER = QAbstractItemView.EditTrigger
#: Widths at 100 % within which a column is made as wide as its content.
_NARROWEST, _WIDEST, _LEAST_NAME = 64, 170, 180
#: Pixels of a cell that are not its text's, as the delegate has it.
_BESIDE = 3 * UNIT


class PeopleTable(KhmerTable):
    """Typing in a cell writes into it; Tab goes on to the next cell and, after the last, out; Enter goes down.

    ``remove_asked(rows)`` comes at Delete with (row, id of the person or "") of each chosen row, ``pasted(rows)`` after
    pasting with how many rows were filled. Ctrl+Tab leaves the table at once.
    """

    remove_asked = Signal(object)
    pasted = Signal(int)

    def __init__(self, model: PeopleModel, look: Look) -> None:
        self._look = look
        self._measures = TextMeasures()
        super().__init__()
        self._people = model
        self.setHorizontalHeader(TwoLineHeader(look, self))
        self.horizontalHeader().sectionResized.connect(lambda *_what: self._fitting.start())
        self.setModel(model)
        self._searched = ""
        self.setItemDelegate(PeopleDelegate(look, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(_TRIGGER.AnyKeyPressed | _TRIGGER.DoubleClicked | _TRIGGER.EditKeyPressed)
        self.setAlternatingRowColors(False)
        self.setCornerWidget(QWidget())  # the style's own is a white box in every theme
        self.clicked.connect(self._open_answers)
        self.selectionModel().currentChanged.connect(self._moved)
        self._searching = QTimer(self, singleShot=True, interval=0)
        self._searching.timeout.connect(lambda: self.search(self._searched))
        for signal in (model.rowsInserted, model.rowsMoved, model.dataChanged):
            signal.connect(lambda *_what: self._searching.start() if self._searched else None)

    def search(self, text: str) -> int:
        """Show only the people in whose row the words are, and the row to write into; return how many people."""
        self._searched = text
        wanted = search_key(text)
        found = 0
        for row in range(self._people.rowCount()):
            is_person = bool(self._people.person_at(row))
            fits = not wanted or wanted in search_key(self._people.words_of(row))
            self.setRowHidden(row, is_person and not fits)
            found += is_person and fits
        return found

    def flush(self) -> None:
        """Take over what is being typed in a cell."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, _HINT.NoHint)

    def chosen_rows(self) -> list[int]:
        """Return the rows in which a cell is chosen."""
        rows = {index.row() for index in self.selectedIndexes()}
        return sorted(rows or {self.currentIndex().row()} - {-1})

    def start_writing(self) -> None:
        """Put the keyboard into the row for the next person."""
        index = self._people.index(self._people.rowCount() - 1, self._people.column_of(NAME))
        self._stand_in(index)
        self.setFocus()

    def paste(self) -> None:
        """Write what the clipboard holds from the current cell on."""
        cells = cells_of(QGuiApplication.clipboard().text())
        if not cells:
            return
        at = self.currentIndex()
        row = at.row() if at.isValid() else self._people.rowCount() - 1
        column = at.column() if at.isValid() else self._people.column_of(NAME)
        filled = self._people.paste(row, column, cells)
        last = self._people.index(
            min(row + filled, self._people.rowCount()) - 1, at.column() if at.isValid() else column
        )
        self._stand_in(last)
        self.pasted.emit(filled)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as a spreadsheet takes them."""
        chosen = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        rows: dict[int, list[str]] = {}
        for index in chosen:
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))

    def fit_columns(self) -> None:
        """Make columns as wide as their content, within bounds; the names get what is left."""
        header, scaled = self.horizontalHeader(), self._look.theme.sizes.scaled
        widths = []
        for column in range(self.model().columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            natural = max(self._natural_width(column), header.sectionSizeFromContents(column).width()) + scaled(10)
            widths.append(min(max(natural, scaled(_NARROWEST)), scaled(_WIDEST)))
        name = self.model().column_of(NAME)
        left = self.viewport().width() - sum(widths)
        widths[name] = max(widths[name] + max(0, left), scaled(_LEAST_NAME))
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        self._fitting.start()

    def sizeHintForRow(self, row: int) -> int:
        """As high as its highest cell; measured texts are remembered, so that hundreds of people stay quick."""
        widths = ((column, self.columnWidth(column)) for column in range(self.model().columnCount()))
        texts = ((self._shown(row, column), width) for column, width in widths)
        return max(self._measures.height(self.fontMetrics(), text, width - _BESIDE) for text, width in texts)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: forget what was measured."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measures = TextMeasures()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean something to the whole table."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key == Qt.Key.Key_Tab and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().focusNextPrevChild(True)  # noqa: FBT003  # Qt's own question
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit([(row, self._people.person_at(row)) for row in self.chosen_rows()])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the cells, then out."""
        return self._step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on after a cell was written: Tab to the next one, opened; Enter down."""
        super().closeEditor(editor, _HINT.NoHint)
        if hint in (_HINT.EditNextItem, _HINT.EditPreviousItem):
            if self._step(1 if hint == _HINT.EditNextItem else -1):
                self.edit(self.currentIndex())
        elif hint == _HINT.SubmitModelCache:
            self._go_down(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names take what is left."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def _natural_width(self, column: int) -> int:
        texts = (self._shown(row, column) for row in range(self.model().rowCount()))
        return max(self._measures.width(self.fontMetrics(), text) for text in texts) + _BESIDE

    def _shown(self, row: int, column: int) -> str:
        return str(self.model().data(self.model().index(row, column)) or "")

    def _step(self, by: int) -> bool:
        """Go to the next or previous cell that can be written into; False at the end."""
        at = self.currentIndex()
        if not at.isValid():
            return False
        width = self._people.columnCount()
        place = at.row() * width + at.column() + by
        while 0 <= place < self._people.rowCount() * width:
            index = self._people.index(place // width, place % width)
            if not self.isRowHidden(index.row()) and index.flags() & Qt.ItemFlag.ItemIsEditable:
                self._stand_in(index)
                return True
            place += by
        return False

    def _go_down(self, by: int) -> None:
        at = self.currentIndex()
        row = at.row() + by
        while 0 <= row < self._people.rowCount() and self.isRowHidden(row):
            row += by
        if at.isValid() and 0 <= row < self._people.rowCount():
            self._stand_in(self._people.index(row, at.column()))

    def _stand_in(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        # Rows that are new get their heights first.
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def _open_answers(self, index: QModelIndex) -> None:
        """A click on a cell with answers opens them at once."""
        if self._people.is_closed(self._people.field_at(index.column())):
            self.edit(index)
            editor = self.indexWidget(index)
            if isinstance(editor, QComboBox):
                editor.showPopup()

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if before.isValid() and now.row() != before.row():
            self._people.ask_for_name(before.row())
