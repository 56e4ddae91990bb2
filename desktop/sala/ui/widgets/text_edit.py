"""Writing several lines of Khmer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from sala.ui.widgets.document_layout import KhmerDocumentLayout
from sala.ui.widgets.line_ends import next_word, previous_word, word_around
from sala.ui.widgets.marks import marked, unmarked

_MARGIN = 6


class KhmerTextEdit(QTextEdit):
    """A plain text editor that wraps at Khmer words and is as high as its text.

    It shows at least ``least_lines`` lines and, when ``most_lines`` is not 0, scrolls beyond that many. Tab leaves it.
    ``left`` is sent when the keyboard goes elsewhere: the moment to save at the latest.
    """

    left = Signal()

    def __init__(
        self, text: str = "", *, least_lines: int = 2, most_lines: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least_lines, self._most_lines = least_lines, most_lines
        self._shown_height = -1
        self._placeholder = ""
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_MARGIN)
        self._layout = KhmerDocumentLayout(document)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not most_lines:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layout.documentSizeChanged.connect(self._fit)
        self.setPlainText(text)

    def text(self) -> str:
        """What is written, as typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Write ``text`` in place of everything; if it differs, it can be undone and the caret stays where it may."""
        if text == self.toPlainText():
            return
        cursor = self.textCursor()
        position = cursor.position()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def setPlaceholderText(self, text: str) -> None:
        """Show ``text`` softly while nothing is written."""
        self._placeholder = text
        super().setPlaceholderText(marked(text))

    def placeholderText(self) -> str:
        """The placeholder as it was given."""
        return self._placeholder

    def sizeHint(self) -> QSize:
        """As high as the text, within the lines allowed."""
        line = self.fontMetrics().lineSpacing()
        frame = self.height() - self.viewport().height() if self._shown_height >= 0 else 2
        least = self._least_lines * line + 2 * _MARGIN
        height = max(least, round(self._layout.documentSize().height()))
        if self._most_lines:
            height = min(height, max(least, self._most_lines * line + 2 * _MARGIN))
        return QSize(line * 10, height + frame)

    def minimumSizeHint(self) -> QSize:
        """Never less high than the hint: a cut line of Khmer cannot be read."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, self.sizeHint().height())

    def _fit(self) -> None:
        height = round(self._layout.documentSize().height())
        if height != self._shown_height:
            self._shown_height = height
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Take over another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_layout"):
            self.document().setDefaultFont(self.font())
            self._layout.lay_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that writing may be over; a menu or another window in front is not an end."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text with ordinary line ends."""
        text = source.text().replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
        self.textCursor().insertText("".join(c for c in text if c >= " " or c in "\n\t"))
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text; what was typed as U+200B is typed again where it is pasted, so it goes along."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the Khmer word under the pointer."""
        super().mouseDoubleClickEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        cursor = self.cursorForPosition(event.position().toPoint())
        block = cursor.block()
        inside = cursor.position() - block.position()
        if event.position().x() < self.cursorRect(cursor).center().x():
            inside -= 1  # the pointer is on the right half of a letter, and the nearest place is after it
        start, end = word_around(block.text(), inside)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and delete by Khmer words."""
        key = QKeySequence.StandardKey
        if event.matches(key.MoveToNextWord):
            self._go(+1, QTextCursor.MoveMode.MoveAnchor)
        elif event.matches(key.MoveToPreviousWord):
            self._go(-1, QTextCursor.MoveMode.MoveAnchor)
        elif event.matches(key.SelectNextWord):
            self._go(+1, QTextCursor.MoveMode.KeepAnchor)
        elif event.matches(key.SelectPreviousWord):
            self._go(-1, QTextCursor.MoveMode.KeepAnchor)
        elif event.matches(key.DeleteEndOfWord) and not self.isReadOnly():
            self._delete_word(+1)
        elif event.matches(key.DeleteStartOfWord) and not self.isReadOnly():
            self._delete_word(-1)
        else:
            super().keyPressEvent(event)

    def _go(self, direction: int, mode: QTextCursor.MoveMode) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._word_position(cursor, direction), mode)
        self.setTextCursor(cursor)

    def _delete_word(self, direction: int) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.setPosition(self._word_position(cursor, direction), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)

    def _word_position(self, cursor: QTextCursor, direction: int) -> int:
        """Where the next (1) or this or the previous (-1) word starts; paragraph ends count as a word."""
        block = cursor.block()
        inside = cursor.position() - block.position()
        found = (next_word if direction > 0 else previous_word)(block.text(), inside)
        if found is not None:
            return block.position() + found
        if direction > 0:
            at_end = inside < block.length() - 1 or not block.next().isValid()
            return block.position() + block.length() - 1 if at_end else block.next().position()
        return block.position() - 1 if block.previous().isValid() else 0


class KhmerReader(KhmerTextEdit):
    """Longer text that is only read, but can be selected and copied, without the frame of a field."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, least_lines=1, parent=parent)
        self.setReadOnly(True)
        self.setProperty("bare", "true")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy clean text."""
        data = QMimeData()
        data.setText(unmarked(self.textCursor().selection().toPlainText()))
        return data
