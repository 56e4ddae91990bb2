"""Writing one line of Khmer, and searching."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from sala.ui.theme.icons import pixmap
from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.buttons import icon_side
from sala.ui.widgets.line_ends import next_word, previous_word, utf16_length, word_around

_BREAKS: Final = re.compile(r"\s*[\r\n\t\v\f\u0085\u2028\u2029]+\s*")
_SEARCH_PAUSE_MS: Final = 250


class KhmerLineEdit(QLineEdit):
    """A field of one line: what is pasted stays on it, and words are Khmer words for double click and Ctrl+arrow.

    ``left`` is sent when the keyboard goes elsewhere: the moment to save at the latest.
    """

    left = Signal()

    def __init__(self, text: str = "", *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)

    def set_text(self, text: str) -> None:
        """Write ``text`` if it differs; the caret stays where it may."""
        if text != self.text():
            position = self.cursorPosition()
            self.setText(one_line(text))
            self.setCursorPosition(min(position, utf16_length(text)))

    def paste(self) -> None:
        """Insert what the clipboard holds, on one line."""
        self._insert(QGuiApplication.clipboard().mimeData())

    def _insert(self, source: QMimeData) -> None:
        if source.hasText() and not self.isReadOnly():
            self.insert(one_line(source.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that writing may be over; a menu or another window in front is not an end."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped text on one line."""
        if event.source() is None and event.mimeData().hasText():
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self._insert(event.mimeData())
            event.acceptProposedAction()
        else:
            super().dropEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's menu, with our paste."""
        menu = self.createStandardContextMenu()
        action = menu.findChild(QAction, "edit-paste")
        if action is not None:
            action.triggered.disconnect()
            action.triggered.connect(self.paste)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the Khmer word under the pointer."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.echoMode() == QLineEdit.EchoMode.Normal:
            position = self.cursorPositionAt(event.position().toPoint())
            self.setCursorPosition(position)
            if event.position().x() < self.cursorRect().center().x():
                position -= 1  # the pointer is on the right half of a letter, and the nearest place is after it
            start, end = word_around(self.text(), position)
            self.setSelection(start, end - start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste on one line; move and delete by Khmer words."""
        key = QKeySequence.StandardKey
        if event.matches(key.Paste):
            self.paste()
        elif self.echoMode() != QLineEdit.EchoMode.Normal:
            super().keyPressEvent(event)  # where a secret's words end is nobody's business
        elif event.matches(key.MoveToNextWord) or event.matches(key.SelectNextWord):
            self._go(self._word(+1), mark=event.matches(key.SelectNextWord))
        elif event.matches(key.MoveToPreviousWord) or event.matches(key.SelectPreviousWord):
            self._go(self._word(-1), mark=event.matches(key.SelectPreviousWord))
        elif event.matches(key.DeleteEndOfWord) and not self.isReadOnly():
            self._delete(+1)
        elif event.matches(key.DeleteStartOfWord) and not self.isReadOnly():
            self._delete(-1)
        else:
            super().keyPressEvent(event)

    def _word(self, direction: int) -> int:
        text, position = self.text(), self.cursorPosition()
        found = (next_word if direction > 0 else previous_word)(text, position)
        if found is not None:
            return found
        return utf16_length(text) if direction > 0 else 0

    def _go(self, position: int, *, mark: bool) -> None:
        steps = position - self.cursorPosition()
        if not mark:
            self.setCursorPosition(position)
            return
        anchor = self.cursorPosition()
        if self.hasSelectedText():
            start, end = self.selectionStart(), self.selectionEnd()
            anchor = end if self.cursorPosition() == start else start
        if steps:
            self.setSelection(anchor, position - anchor)

    def _delete(self, direction: int) -> None:
        if not self.hasSelectedText():
            self._go(self._word(direction), mark=True)
        self.del_()


class SearchBox(KhmerLineEdit):
    """A field to search with: ``searched(text)`` comes when typing pauses or at Enter; Escape empties it."""

    searched = Signal(str)

    def __init__(self, placeholder: str, *, parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._tell)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties first; in an empty field it is left to whoever is around."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The glass grows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass before the text; Qt's own icons do not grow with it."""
        super().paintEvent(event)
        painter, side = QPainter(self), icon_side(self.fontMetrics())
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        picture = pixmap("search", colour, side, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(UNIT + 2, (self.height() - side) // 2), picture)

    def _make_room(self) -> None:
        self.setTextMargins(icon_side(self.fontMetrics()) + UNIT - 2, 0, 0, 0)

    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())


def one_line(text: str) -> str:
    """``text`` with every line end or tab, and the spaces around it, made one space."""
    return _BREAKS.sub(" ", text.strip("\r\n\t\u2028\u2029"))
