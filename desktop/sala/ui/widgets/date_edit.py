"""Writing a day, or picking it from a month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from sala.khmer import format_date, parse_date
from sala.language import N_, Translator
from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import column, restyle, row
from sala.ui.widgets.line_edit import KhmerLineEdit

_EXAMPLE: Final = N_("such as 25/11/2026")
_CALENDAR: Final = N_("Calendar")


def _clock() -> date:
    return date.today()  # noqa: DTZ011  (the day on the wall of the person's room)


class DateEdit(QWidget):
    """A day or nothing: typed as ២៥/១១/២០២៦ or in words, or picked from a month. ``changed()`` when a person did.

    What cannot be read stays as typed, is outlined, and counts as nothing (``is_wrong``).
    """

    changed = Signal()
    left = Signal()

    def __init__(self, words: Translator, *, today: Callable[[], date] = _clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._today = words, today
        self._value: date | None = None
        self.line = KhmerLineEdit(placeholder=words.digits(words.gettext(_EXAMPLE)))
        self.button = KhmerButton(words.gettext(_CALENDAR), icon_name="calendar")
        self.button.clicked.connect(lambda _checked: self.open_month())
        self.line.left.connect(self._read)
        self.line.left.connect(self.left)
        self.line.returnPressed.connect(self._read)
        self.setLayout(row(self.line, gap=UNIT // 2))
        self.layout().setStretch(0, 1)
        self.layout().addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.line)
        self._popup: QFrame | None = None

    def setAccessibleName(self, name: str) -> None:
        """The name belongs to what is typed into."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """The description belongs to what is typed into."""
        super().setAccessibleDescription(description)
        self.line.setAccessibleDescription(description)

    def value(self) -> date | None:
        """The day; None when nothing, or nothing readable, is written."""
        return parse_date(self.line.text()) if self.line.text().strip() else None

    def set_value(self, day: date | None) -> None:
        """Write a day, or nothing."""
        self._value = day
        self.line.setText("" if day is None else self._written(day))
        self._judge()

    def is_wrong(self) -> bool:
        """Whether something is written that is no day."""
        return bool(self.line.text().strip()) and self.value() is None

    def open_month(self) -> None:
        """Show the month to pick from, below."""
        from sala.ui.widgets.calendar import MonthView  # noqa: PLC0415  # start-up: loaded when first needed

        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        month = MonthView(self._words, self.value() or self._today(), parent=popup)
        month.set_today(self._today())
        month.picked.connect(self._take)
        popup.setLayout(column(month))
        popup.adjustSize()
        popup.move(_on_screen(self, popup))
        popup.show()
        month.table.setFocus()
        self._popup = popup

    def _take(self, day: date) -> None:
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self.line.setFocus()
        self.line.setText(self._written(day))
        self._read()

    def _written(self, day: date) -> str:
        return self._words.digits(f"{day.day:02}/{day.month:02}/{day.year:04}")

    def _judge(self) -> None:
        wrong = "true" if self.is_wrong() else "false"
        if self.line.property("wrong") != wrong:
            restyle(self.line, wrong=wrong)

    def _read(self) -> None:
        self._judge()
        if self.is_wrong():
            return
        day = self.value()
        if day is not None:
            self.line.setText(self._written(day))
        if day != self._value:
            self._value = day
            self.changed.emit()

    def spoken(self) -> str:
        """The day in words, for a label beside: ថ្ងៃពុធ ទី២៥ ខែវិច្ឆិកា ឆ្នាំ២០២៦."""
        day = self.value()
        return "" if day is None else self._words.digits(format_date(day, self._words.language, "weekday"))


def _on_screen(below: QWidget, popup: QWidget) -> QPoint:
    """Where a popup lies under a widget, or above it where the screen ends."""
    screen = below.screen().availableGeometry()
    place = below.mapToGlobal(QPoint(0, below.height()))
    if place.y() + popup.height() > screen.bottom():
        place.setY(max(screen.top(), place.y() - below.height() - popup.height()))
    place.setX(max(screen.left(), min(place.x(), screen.right() - popup.width())))
    return place
