"""One line at the foot of every page while a day runs: what runs, how long still, how late."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from sala.services.agenda_now import DayNow
from sala.ui.live import wall_clock
from sala.ui.live.day_reading import DayReading, DayWords, read_day
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.frames import IconSign, column, row
from sala.ui.widgets.labels import KhmerLabel, OneLineLabel
from sala.ui.widgets.marks import set_tip
from sala.wording.live_day import left_text, now_line, oddity_sentence, pace_text


class LiveStrip(QPushButton):
    """Hidden while nothing runs. Where it is narrow the name of the block is cut, never the minutes.

    Nothing is read as time passes: what was read once and the clock are enough.
    """

    def __init__(self, session: Session, workshop: str) -> None:
        super().__init__()
        self._session, self._workshop = session, workshop
        self._reading: DayReading | None = None
        self._words: DayWords | None = None
        self.setObjectName("live_strip")
        self.setProperty("kind", "strip")
        self.sign = IconSign("clock", tone="accent")
        self.title = OneLineLabel("", "body", "plain")
        self.left = KhmerLabel("", "body", "plain", wrap=False)
        self.pace = KhmerLabel("", "body", "plain", wrap=False)
        line = row(column(None, self.sign, None, gap=0), self.title, self.left, self.pace, gap=2 * UNIT)
        line.setStretch(1, 1)
        line.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        self.setLayout(line)
        for part in (self.sign, self.title, self.left, self.pace):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_tip(self, session.gettext("Open the day, live"))
        wall_clock.MinuteTicker(self).ticked.connect(self._tick)
        self.hide()

    def load(self) -> None:
        """Read the agenda again."""
        workshop = self._workshop
        self._session.read(lambda ws: read_day(ws, workshop), self._show, owner=self)

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return self.layout().sizeHint() + QSize(0, UNIT)

    def minimumSizeHint(self) -> QSize:
        """A few letters of the name, and the minutes."""
        return self.layout().minimumSize() + QSize(0, UNIT)

    def _show(self, reading: DayReading) -> None:
        self._reading, self._words = reading, DayWords(self._session, reading)
        self._tick(wall_clock.wall_now())

    def _tick(self, moment: datetime) -> None:
        now = self._reading.at(moment) if self._reading is not None else None
        if now is None or self._words is None:
            self.hide()
        elif now.state.now:
            self._show_running(now, self._words)
        else:
            self._show_forgotten(now, self._words)

    def _show_forgotten(self, now: DayNow, words: DayWords) -> None:
        """Say that a block of another day was never finished; nothing where there is none."""
        say = self._session.translator
        told = [oddity_sentence(one, words.title(one.session), now.moment, say) for one in now.oddities if one.session]
        self.title.setText(" ".join(told))
        self.left.setText("")
        self.pace.setText("")
        self.sign.set_name("triangle-alert")
        self.setAccessibleName(" ".join(told))
        show_if(self, bool(told))

    def _show_running(self, now: DayNow, words: DayWords) -> None:
        say, state = self._session.translator, now.state
        title = " / ".join(words.title(placed.session) for placed in state.now)
        self.title.setText(say.format("Now: {title}", title=title))
        self.left.setText(left_text(state.left, say))
        self.pace.setText(pace_text(state.behind, say))
        for label, bad in ((self.left, state.left < 0), (self.pace, state.behind > 0)):
            if label.property("tone") != ("bad" if bad else "plain"):
                label.set_tone("bad" if bad else "plain")
        self.sign.set_name("triangle-alert" if state.left < 0 else "clock")
        self.setAccessibleName(now_line(title, state, say))
        show_if(self, wanted=True)
