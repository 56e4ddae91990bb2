"""Choosing a place of the official list by typing it in Khmer, in Latin letters or by its code."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QWidget

from sala.services.places import describe, search_places
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.delegate import KhmerDelegate
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import KhmerLineEdit

_PAUSE_MS = 120
_MOST = 7
_SHOWN = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlacePicker(QWidget):
    """``picked(code)`` comes when a person chose a place; the code is "" when they took it back.

    Keys: Down goes into the list of what was found, Enter takes the first (or the one the keyboard is on), Escape
    closes the list.
    """

    picked = Signal(str)

    def __init__(self, session: Session, code: str = "") -> None:
        super().__init__()
        self._session = session
        self._code = ""
        self._round = 0
        self._take_first = False
        _ = session.gettext
        self.line = KhmerLineEdit(placeholder=_("Type a commune, district or province"))
        self.line.setObjectName("place_line")
        self.found = QListWidget()
        self.found.setObjectName("places_found")
        self.found.setItemDelegate(KhmerDelegate(self.found))
        self.found.setAccessibleName(_("Places found"))
        self.found.itemClicked.connect(self._take)
        self.none = KhmerLabel(_("No place is called so. Try fewer letters."), "small")
        self.none.setObjectName("no_place_label")
        self.chosen = KhmerLabel("", tone="good")
        self.chosen.setObjectName("place_chosen")
        self.change = KhmerButton(_("Change"), "quiet", "pencil", small=True)
        self.change.setObjectName("change_place_button")
        self.change.clicked.connect(lambda _checked: self.set_code("", by_person=True))
        self._chosen_row = QWidget()
        self._chosen_row.setLayout(row(self.chosen, self.change))
        self._chosen_row.layout().setStretch(0, 1)
        for part in (self._chosen_row, self.found, self.none):
            part.hide()
        self.setLayout(column(self._chosen_row, self.line, self.found, self.none, gap=UNIT // 2))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.line.textEdited.connect(self._on_typed)
        for widget in (self.line, self.found):
            widget.installEventFilter(self)
        self.set_code(code)

    def setAccessibleName(self, name: str) -> None:
        """The name belongs to what is typed into."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def code(self) -> str:
        """Return the code of the chosen place, or ""."""
        return self._code

    def unchosen(self) -> str:
        """Return what is typed while no place is chosen, or ""."""
        return "" if self._code else self.line.text().strip()

    def set_code(self, code: str, *, by_person: bool = False) -> None:
        """Show a chosen place, or let one be typed."""
        self._code = code
        self.chosen.setText(describe(code, self._session.language) if code else "")
        self._chosen_row.setVisible(bool(code))
        self.line.setVisible(not code)
        self.setFocusProxy(self.change if code else self.line)  # never one that is hidden: Tab would stay before it
        self.found.hide()
        self.none.hide()
        self.line.clear()
        if by_person:
            self.picked.emit(code)
            (self.change if code else self.line).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that go between line and list, before the dialog takes them for its own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            taken = self._on_line_key(event) if watched is self.line else self._on_list_key(event)
            if taken:
                return True
        return super().eventFilter(watched, event)

    def _on_line_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER and self.line.text().strip():
            self._take_first = True
            self._search()
            return True
        if not self.found.isVisible():
            return False
        if event.key() == Qt.Key.Key_Down:
            self.found.setFocus()
            self.found.setCurrentRow(0)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.found.hide()
            return True
        return False

    def _on_list_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            self._take(self.found.currentItem())
            return True
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self.found.currentRow() <= 0):
            self.line.setFocus()
            if event.key() == Qt.Key.Key_Escape:
                self.found.hide()
            return True
        return False

    def _on_typed(self, _text: str) -> None:
        self._take_first = False
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        self._round += 1
        turn, text, language = self._round, self.line.text(), self._session.language
        self._session.work(
            lambda _p: [(place.code, describe(place.code, language)) for place in search_places(text, limit=_MOST)],
            lambda found: self._show(turn, found),
            owner=self,
        )

    def _show(self, turn: int, found: list[tuple[str, str]]) -> None:
        if turn != self._round or self._code:
            return
        if found and self._take_first:
            self.set_code(found[0][0], by_person=True)
            return
        self.found.clear()
        for code, text in found:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.found.addItem(item)
        height = min(len(found), _SHOWN) * self._session.look.theme.sizes.row + UNIT
        self.found.setFixedHeight(height)
        self.found.setVisible(bool(found))
        self.none.setVisible(not found and bool(self.line.text().strip()))
        if found:
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """The list opens below the line, and so perhaps below the edge."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.found.isVisible():
            around.ensureWidgetVisible(self.found, 0, UNIT)
            around.ensureWidgetVisible(self.line, 0, UNIT)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.set_code(str(item.data(Qt.ItemDataRole.UserRole)), by_person=True)
