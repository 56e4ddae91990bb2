"""A month to pick a day from, in the language of the window; weeks start on Sunday."""

from __future__ import annotations

from calendar import Calendar
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from sala.khmer import FIRST_DAY_OF_WEEK, MONTHS, WEEKDAYS, format_date
from sala.language import N_, Translator
from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel

_WEEKS: Final = 6
_PREVIOUS, _NEXT, _TODAY = N_("Month before"), N_("Month after"), N_("Today")
_SHORT_KHMER: Final = ("ច", "អ", "ព", "ព្រ", "សុ", "ស", "អា")
_DAY: Final = Qt.ItemDataRole.UserRole


class MonthView(QFrame):
    """Six weeks around a month. Arrow keys move by day and week, Page keys by month, Enter picks: ``picked(date)``."""

    picked = Signal(object)

    def __init__(self, words: Translator, shown: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        self._words = words
        self._today = shown
        self._shown = shown
        self._title = KhmerLabel("", wrap=False)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = KhmerButton(words.gettext(_PREVIOUS), "quiet", "chevron-left", small=True)
        self.after = KhmerButton(words.gettext(_NEXT), "quiet", "chevron-right", small=True)
        self.today = KhmerButton(words.gettext(_TODAY), "quiet", "calendar", small=True)
        self.before.clicked.connect(lambda _checked: self._move_months(-1))
        self.after.clicked.connect(lambda _checked: self._move_months(+1))
        self.today.clicked.connect(lambda _checked: self.picked.emit(self._today))
        self.table = _DayTable(self)
        self.table.cellClicked.connect(lambda _row, _column: self._pick())
        self.table.cellActivated.connect(lambda _row, _column: self._pick())
        header = row(self.before, self.after, None, self.today, gap=UNIT // 2)
        self.setLayout(column(self._title, header, self.table, gap=UNIT, margin=UNIT))
        self._name_weekdays()
        self.show_day(shown)

    def set_today(self, today: date) -> None:
        """The day that the button "today" picks and that is written heavier."""
        self._today = today
        self.show_day(self._shown)

    def show_day(self, day: date) -> None:
        """Show the month of ``day`` with the keyboard on that day."""
        self._shown = day
        language = self._words.language
        name = MONTHS[language][day.month - 1]
        month = f"ខែ{name} ឆ្នាំ{day.year}" if language == "km" else f"{name} {day.year}"
        self._title.setText(self._words.digits(month))
        for at, cell in enumerate(self._cells(day)):
            item = self.table.item(at // 7, at % 7)
            item.setText(self._words.digits(str(cell.day)))
            item.setData(_DAY, cell)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, format_date(cell, language, "weekday"))
            font = self.font()
            font.setBold(cell == self._today)
            item.setFont(font)
            outside = QPalette.ColorRole.PlaceholderText if cell.month != day.month else QPalette.ColorRole.Text
            item.setForeground(self.palette().color(outside))
            if cell == day:
                self.table.setCurrentItem(item)

    def _name_weekdays(self) -> None:
        for at in range(7):
            weekday = (FIRST_DAY_OF_WEEK + at) % 7
            name = WEEKDAYS[self._words.language][weekday]
            short = _SHORT_KHMER[weekday] if self._words.language == "km" else name[:2]
            item = QTableWidgetItem(short)
            item.setToolTip(name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            self.table.setHorizontalHeaderItem(at, item)

    def _cells(self, day: date) -> list[date]:
        """Six weeks, from the Sunday on or before the first of the month."""
        cells = list(Calendar(FIRST_DAY_OF_WEEK).itermonthdates(day.year, day.month))
        while len(cells) < 7 * _WEEKS:
            cells.append(date.fromordinal(cells[-1].toordinal() + 1))
        return cells

    def move_days(self, days: int) -> None:
        """Show the day so many days later."""
        self.show_day(date.fromordinal(self._shown.toordinal() + days))

    def _move_months(self, months: int) -> None:
        at = self._shown.year * 12 + self._shown.month - 1 + months
        last = max(cell.day for cell in Calendar().itermonthdates(at // 12, at % 12 + 1) if cell.month == at % 12 + 1)
        self.show_day(date(at // 12, at % 12 + 1, min(self._shown.day, last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the table leaves to us."""
        key = Qt.Key
        months = {key.Key_PageUp: -1, key.Key_PageDown: 1}.get(key(event.key()), 0)
        if months:
            self._move_months(months)
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        item = self.table.currentItem()
        if item is not None:
            self._shown = item.data(_DAY)
            self.picked.emit(self._shown)


class _DayTable(QTableWidget):
    """The days as a table, so that screen readers know rows, columns and the day they are on."""

    _DAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}

    def __init__(self, month: MonthView) -> None:
        super().__init__(_WEEKS, 7, month)
        self._month = month
        for at in range(_WEEKS * 7):
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.setItem(at // 7, at % 7, item)
        self.setProperty("month", "true")
        self.setShowGrid(False)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(1)
        side = round(self.fontMetrics().height() * 1.5)
        self.setMinimumSize(7 * (side + UNIT), (_WEEKS + 1) * side + 2 * UNIT)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on into the neighbouring month; Enter picks; Page keys are the month's."""
        days = self._DAYS.get(Qt.Key(event.key()), 0)
        if days:
            self._month.move_days(days)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.cellActivated.emit(self.currentRow(), self.currentColumn())
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)
