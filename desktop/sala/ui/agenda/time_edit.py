"""Writing a time of day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent

from sala.domain.daytime import MINUTES_OF_DAY, check_daytime, daytime, minute_of
from sala.errors import WrongUse
from sala.khmer import latin_digits
from sala.language import Translator
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import restyle
from sala.ui.widgets.line_edit import KhmerLineEdit

_STEP = 15


def widest_time(words: Translator, metrics: QFontMetrics) -> int:
    """Return the width in pixels that any time fits into: digits are not all equally wide."""
    return max(metrics.horizontalAdvance(words.digits(f"{digit}{digit}:{digit}{digit}")) for digit in range(10))


class TimeEdit(KhmerLineEdit):
    """A time as HH:MM, in the digits of the person. ``changed()`` when a person made it another one.

    What cannot be read is outlined and stays as typed (``is_wrong``). Arrow keys step by a quarter of an hour.
    """

    changed = Signal()

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self._value = ""
        self.setFixedWidth(widest_time(words, self.fontMetrics()) + 4 * UNIT)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.left.connect(self.read)
        self.returnPressed.connect(self.read)

    def value(self) -> str:
        """The time as HH:MM; what was last right where something else is written."""
        return self._value

    def set_value(self, value: str) -> None:
        """Write a time."""
        self._value = value
        self.set_text(self._words.digits(value))
        self._judge()

    def is_wrong(self) -> bool:
        """Whether something is written that is no time."""
        try:
            check_daytime(latin_digits(self.text()))
        except WrongUse:
            return True
        return False

    def read(self) -> None:
        """Take what is written."""
        self._judge()
        if self.is_wrong():
            return
        value = check_daytime(latin_digits(self.text()))
        self.set_text(self._words.digits(value))
        if value != self._value:
            self._value = value
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step."""
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        minute = minute_of(latin_digits(self.text()))
        if not direction or minute is None or event.modifiers():
            super().keyPressEvent(event)
            return
        stepped = min(max(minute + direction * _STEP, 0), MINUTES_OF_DAY - _STEP)
        self.set_text(self._words.digits(daytime(stepped)))
        self.read()

    def _judge(self) -> None:
        wrong = "true" if self.is_wrong() else "false"
        if self.property("wrong") != wrong:
            restyle(self, wrong=wrong)
