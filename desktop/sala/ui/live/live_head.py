"""The head of the live page: which day it is, its date, the time, and the way to the agenda."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from sala.services.agenda_now import DayNow
from sala.ui.live.day_reading import DayWords
from sala.ui.place import AGENDA, Place
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel


class LiveHead(QWidget):
    """Emits the id of the day that the person chose among several."""

    day_asked = Signal(str)

    def __init__(self, session: Session, workshop: str) -> None:
        super().__init__()
        self._session = session
        _ = session.gettext
        self.title = KhmerLabel(_("The day, live"), "title")
        self.date = KhmerLabel("", "body", "soft")
        self.date.setObjectName("live_date")
        self.days = QComboBox()
        self.days.setObjectName("live_days")
        self.days.setAccessibleName(_("Which day"))
        self.days.activated.connect(lambda index: self.day_asked.emit(self.days.itemData(index)))
        self.time = KhmerLabel("", "display", wrap=False)
        self.time.setObjectName("live_time")
        self.agenda = KhmerButton(_("Agenda"), "quiet", "calendar")
        self.agenda.setObjectName("to_agenda_button")
        self.agenda.clicked.connect(lambda _checked: session.go(Place(AGENDA, workshop)))
        line = row(column(self.title, self.date, gap=0), self.agenda, self.days, self.time, gap=2 * UNIT)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_day(self, now: DayNow | None, words: DayWords, moment: datetime) -> None:
        """Show the day, and the time of a moment."""
        say = self._session.translator
        time = say.digits(f"{moment:%H:%M}")
        self.time.setText(time)
        self.time.setAccessibleName(say.format("It is {time}", time=time))
        many = now is not None and len(now.schedule.days) > 1
        show_if(self.days, many)
        date = words.date(moment)
        self.date.setText(date)
        if now is None:
            return
        titles = [say.format("Day {n}", n=number) for number in range(1, len(now.schedule.days) + 1)]
        if titles != [self.days.itemText(index) for index in range(self.days.count())]:
            self.days.clear()
            for day, title in zip(now.schedule.days, titles, strict=True):
                self.days.addItem(title, day.day.id)
        self.days.setCurrentIndex(now.number - 1)
        self.date.setText("  ·  ".join(filter(None, (date, words.about(now.day.day)))))
