"""Writing a number, in Khmer or Latin digits."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from sala.khmer import format_number, parse_number
from sala.language import Translator
from sala.ui.widgets.frames import restyle
from sala.ui.widgets.line_edit import KhmerLineEdit


class NumberEdit(KhmerLineEdit):
    """A number or nothing. What is typed is read when the keyboard leaves, and then written as the language does.

    What is no number, or one outside ``lowest`` to ``highest``, stays as typed, is outlined, and counts as nothing
    (``is_wrong``). Arrow keys step by ``step``. ``changed()`` comes when a person made it another number.
    """

    changed = Signal()

    def __init__(
        self,
        words: Translator,
        *,
        lowest: Decimal | int | None = None,
        highest: Decimal | int | None = None,
        step: Decimal | int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._digits = "km" if words.khmer_digits else "en"
        self._lowest, self._highest, self._step = lowest, highest, step
        self._value: Decimal | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.returnPressed.connect(self._read)
        self.textEdited.connect(self._judge)

    def value(self) -> Decimal | None:
        """The number; None when nothing is written or what is written is no allowed number."""
        return None if self.is_wrong() else parse_number(self.text())

    def set_value(self, value: Decimal | float | None) -> None:
        """Write a number, or nothing."""
        self._value = None if value is None else Decimal(str(value))
        self.setText("" if self._value is None else format_number(self._value, self._digits))
        self._judge()

    def is_wrong(self) -> bool:
        """Whether something is written that is not an allowed number."""
        if not self.text().strip():
            return False
        number = parse_number(self.text())
        if number is None:
            return True
        return (self._lowest is not None and number < self._lowest) or (
            self._highest is not None and number > self._highest
        )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read what was typed."""
        self._read()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step."""
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not direction or self.isReadOnly() or self.is_wrong():
            super().keyPressEvent(event)
            return
        number = parse_number(self.text()) or Decimal(0)
        number += direction * self._step
        if self._lowest is not None:
            number = max(number, Decimal(self._lowest))
        if self._highest is not None:
            number = min(number, Decimal(self._highest))
        self.setText(format_number(number, self._digits))
        self._read()

    def _judge(self) -> None:
        wrong = "true" if self.is_wrong() else "false"
        if self.property("wrong") != wrong:
            restyle(self, wrong=wrong)

    def _read(self) -> None:
        self._judge()
        if self.is_wrong():
            return
        number = parse_number(self.text())
        if number is not None:
            self.setText(format_number(number, self._digits))
        if number != self._value:
            self._value = number
            self.changed.emit()
