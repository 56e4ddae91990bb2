"""What runs now, to be read from two metres away: its name, how long still, and what to press."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QLayout, QProgressBar, QWidget

from sala.domain.agenda import Placed
from sala.domain.agenda import Session as Block
from sala.domain.agenda_live import LiveState
from sala.domain.daytime import MINUTES_OF_DAY
from sala.ui.live.big_number import BigNumber
from sala.ui.live.day_reading import DayWords
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import announce, show_if
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import Card, IconSign, Panel, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.wording.live_day import clock_text, left_text, length_text, span_text

STEP: Final = 5
#: From here on a number of minutes is easier to read as hours and minutes.
_HOURS_FROM: Final = 100
#: At so many minutes left it is said aloud to a screen reader.
_SAID_AT: Final = (5, 0)


class NowCard(Card):
    """Shows a ``LiveState``; emits what the person wants. Blocks are told by their ids.

    After each change of what runs the buttons rest for the time of a double click: one block too many is never begun
    by it.
    """

    start_asked = Signal(str)
    finish_asked = Signal(str)
    extend_asked = Signal(str, int)
    activity_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(gap=UNIT, margin=2 * UNIT)
        self._session = session
        self._state: LiveState | None = None
        self._running: tuple[str, ...] | None = None
        self._shown: list[tuple[str, str]] = []
        self.setObjectName("now_card")
        self.head = KhmerLabel("", "lead", "accent")
        self.head.setObjectName("now_head")
        self.open = KhmerButton(session.gettext("Open the activity"), "quiet", "arrow-right", small=True)
        head = row(self.head, self.open)
        head.setStretch(0, 1)
        self._blocks = row(gap=2 * UNIT)
        self.number = BigNumber(session.look)
        self.number.setObjectName("minutes_left")
        self.sign = IconSign("triangle-alert", factor=2.0, tone="bad")
        self.unit = KhmerLabel("", "title")
        self.unit.setObjectName("minutes_left_unit")
        self.until = KhmerLabel("", "lead", "soft")
        self.bar = QProgressBar(textVisible=False)
        words = column(None, self.unit, self.until, None, gap=0)
        line = row(column(None, self.sign, None), self.number, words, gap=2 * UNIT)
        line.setStretch(2, 1)
        buttons = self._buttons()
        self.add(head)
        self.add(self._blocks)
        self.add(line)
        self.add(self.bar)
        self.add(buttons)
        self._rest = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        self._rest.timeout.connect(self._enable)

    def show_state(self, state: LiveState, words: DayWords) -> None:
        """Show how a day stands."""
        before, self._state = self._state, state
        running = tuple(placed.session.id for placed in state.now)
        shown = [placed.session for placed in state.now or state.next]
        self.head.setText(self._heading(state))
        self._show_blocks(shown, words)
        self._show_number(state)
        self._show_buttons(state, shown, words)
        if running != self._running:
            self._running = running
            self._rest.start()
        self._enable()
        if before is not None and state.now and before.left != state.left and state.left in _SAID_AT:
            announce(self, left_text(state.left, self._session.translator))

    def hold(self) -> None:
        """Take no press while one is being written."""
        self._rest.start()
        self._enable()

    def _buttons(self) -> QLayout:
        _, say = self._session.gettext, self._session.translator
        self.begin = KhmerButton("", "primary", "play")
        self.follow = KhmerButton("", "primary", "skip-forward", tip=_("Ctrl+Enter"))
        self.more = KhmerButton(say.format("+{n} min", n=STEP))
        self.fewer = KhmerButton(say.format("−{n} min", n=STEP))
        self.more.setAccessibleName(say.format("{n} minutes more", n=STEP))
        self.fewer.setAccessibleName(say.format("{n} minutes less", n=STEP))
        self.finish = KhmerButton(_("Finish"), "secondary", "check")
        flow = FlowLayout()
        for button, name, act in (
            (self.begin, "begin_button", self._ask_next),
            (self.follow, "finish_and_begin_button", self._ask_next),
            (self.finish, "finish_button", self._ask_finish),
            (self.more, "more_button_minutes", lambda: self._extend(STEP)),
            (self.fewer, "fewer_button_minutes", lambda: self._extend(-STEP)),
        ):
            button.setObjectName(name)
            button.clicked.connect(lambda _checked, act=act: act())
            flow.addWidget(button)
        self.open.setObjectName("open_activity_button")
        self.open.clicked.connect(lambda _checked: self._open())
        return flow

    def press_main(self) -> None:
        """Do what the large button does."""
        for button in (self.begin, self.follow):
            if button.isVisible() and button.isEnabled():
                button.click()
                return

    def _heading(self, state: LiveState) -> str:
        _, say = self._session.gettext, self._session.translator
        if state.now:
            first = state.now[0]
            starts, ends = first.starts, max(placed.ends for placed in state.now)
            return say.format("Now · {span}", span=span_text(starts, ends, say))
        if state.over:
            return _("This day is over")
        if not state.next:
            return _("This day has no blocks yet.")
        return _("Nothing runs now. Next:") if state.begun else _("Not begun yet. First:")

    def _show_blocks(self, blocks: Sequence[Block], words: DayWords) -> None:
        """One block has its name large; those side by side stand beside each other, each with its teams."""
        wanted = [(words.title(block), words.teams(block)) for block in blocks]
        if self._shown == wanted:
            return
        self._shown = wanted
        while self._blocks.count():
            widget = self._blocks.takeAt(0).widget()
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        for title, teams in wanted:
            name = KhmerLabel(title, "display" if len(wanted) == 1 else "title")
            name.setObjectName("now_title")
            parts: list[QWidget] = [name]
            if teams or len(wanted) > 1:
                parts.append(KhmerLabel(teams or self._session.gettext("everybody"), "lead", "soft"))
            if len(wanted) == 1:
                whole = QWidget()
                whole.setLayout(column(*parts, gap=0))
            else:
                whole = Panel(*parts, None, gap=0)
            self._blocks.addWidget(whole, 1)

    def _show_number(self, state: LiveState) -> None:
        """Show the minutes that what runs still has, or those until the day begins."""
        waits = _until_start(state)
        over = bool(state.now) and state.left < 0
        for widget in (self.number, self.unit, self.until):
            show_if(widget, bool(state.now) or waits > 0)
        show_if(self.bar, bool(state.now))
        show_if(self.sign, over)
        if self.unit.property("tone") != ("bad" if over else "plain"):
            self.unit.set_tone("bad" if over else "plain")
        if state.now:
            self._show_left(state, over=over)
        elif waits > 0:
            self._show_wait(state.next[0].starts, waits)

    def _show_left(self, state: LiveState, *, over: bool) -> None:
        say, _ = self._session.translator, self._session.gettext
        number, whole = self._digits(abs(state.left)), _length(state.now)
        spoken = left_text(state.left, say)
        self.number.show_number(f"+{number}" if over else number, is_bad=over, spoken=spoken)
        if abs(state.left) < _HOURS_FROM:
            unit = _("minutes over time") if over else _("minutes left")
        else:
            unit = _("hours over time") if over else _("hours left")
        self.unit.setText(unit if state.left else _("minutes left: time is up"))
        due, length = clock_text(state.minute + state.left, say), length_text(whole, say)
        told = _("should have ended at {time}") if over else _("until {time}, of {length}")
        self.until.setText(told.format(time=due, length=length))
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(min(max(0, whole - state.left), self.bar.maximum()))
        self.bar.setAccessibleName(spoken)

    def _show_wait(self, starts: int, waits: int) -> None:
        say, _ = self._session.translator, self._session.gettext
        unit = _("minutes until it begins") if waits < _HOURS_FROM else _("hours until it begins")
        self.number.show_number(self._digits(waits), is_bad=False, spoken=length_text(waits, say))
        self.unit.setText(unit)
        self.until.setText(say.format("at {time}", time=clock_text(starts, say)))

    def _digits(self, minutes: int) -> str:
        say = self._session.translator
        return say.digits(str(minutes) if minutes < _HOURS_FROM else f"{minutes // 60}:{minutes % 60:02d}")

    def _show_buttons(self, state: LiveState, shown: Sequence[Block], words: DayWords) -> None:
        say = self._session.translator
        following = " / ".join(words.title(placed.session) for placed in state.next)
        self.begin.setText(say.format("Begin “{title}”", title=following))
        self.follow.setText(say.format("Finish and begin “{title}”", title=following))
        show_if(self.begin, not state.now and bool(state.next))
        show_if(self.follow, bool(state.now and state.next))
        for button in (self.finish, self.more, self.fewer):
            show_if(button, bool(state.now))
        self.finish.set_kind("secondary" if state.next else "primary")
        show_if(self.open, any(words.can_open(block) for block in shown))

    def _enable(self) -> None:
        ready = not self._rest.isActive()
        for button in (self.begin, self.follow, self.finish, self.more):
            button.setEnabled(ready)
        state = self._state
        self.fewer.setEnabled(ready and state is not None and _length(state.now) > STEP)

    def _ask_finish(self) -> None:
        if self._state is not None and self._state.now:
            self.hold()
            self.finish_asked.emit(self._state.now[0].session.id)

    def _ask_next(self) -> None:
        if self._state is not None and self._state.next:
            self.hold()
            self.start_asked.emit(self._state.next[0].session.id)

    def _extend(self, minutes: int) -> None:
        if self._state is not None and self._state.now:
            self.extend_asked.emit(self._state.now[0].session.id, minutes)

    def _open(self) -> None:
        shown = (self._state.now or self._state.next) if self._state is not None else ()
        activity = next((placed.session.activity for placed in shown if placed.session.activity), "")
        if activity:
            self.activity_asked.emit(activity)


def _until_start(state: LiveState) -> int:
    """Return the minutes until a day begins that has not begun; 0 where they are no more, or more than a day."""
    if state.now or state.begun or not state.next:
        return 0
    waits = state.next[0].starts - state.minute
    return waits if 0 < waits < MINUTES_OF_DAY else 0


def _length(now: Sequence[Placed]) -> int:
    return max((placed.session.length for placed in now), default=0)
