"""What comes next, and how late or early the day is."""

from __future__ import annotations

from PySide6.QtCore import Signal

from sala.domain.agenda import PLANNED, Placed
from sala.domain.agenda_live import LiveState
from sala.ui.live.day_reading import DayWords
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Card, IconSign, column, restyle, row
from sala.ui.widgets.labels import KhmerLabel
from sala.wording.live_day import clock_text, end_sentence, length_text, pace_sentence


class NextCard(Card):
    """The block after the one that runs."""

    def __init__(self, session: Session) -> None:
        super().__init__(gap=UNIT // 2, margin=2 * UNIT)
        self._session = session
        self.setObjectName("next_card")
        self.head = KhmerLabel("", "lead", "accent")
        self.title = KhmerLabel("", "title")
        self.title.setObjectName("next_title")
        self.teams = KhmerLabel("", "body", "soft")
        for label in (self.head, self.title, self.teams):
            self.add(label)

    def show_state(self, state: LiveState, words: DayWords) -> None:
        """Show what follows what runs; while nothing runs, what follows the block that is to be begun."""
        _, say = self._session.gettext, self._session.translator
        following = state.next if state.now else _after_next(state)
        titles = " / ".join(words.title(placed.session) for placed in following)
        if following:
            placed = following[0]
            time, length = clock_text(placed.starts, say), length_text(placed.session.length, say)
            told = _("Next at {time} · {length}") if state.now else _("After that, at {time} · {length}")
            self.head.setText(told.format(time=time, length=length))
        else:
            self.head.setText(_("Next"))
        self.title.setText(titles or _("Nothing more today"))
        teams = ", ".join(filter(None, (words.teams(placed.session) for placed in following)))
        self.teams.setText(teams)
        show_if(self.teams, bool(teams))


class PaceCard(Card):
    """How late or early the day is, when it will end, and the way to the ways to catch up."""

    catch_up_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(gap=UNIT, margin=2 * UNIT)
        self._session = session
        self.setObjectName("pace_card")
        self.sign = IconSign("circle-check", factor=1.4, tone="good")
        self.pace = KhmerLabel("", "title")
        self.pace.setObjectName("pace_sentence")
        self.ends = KhmerLabel("", "lead", "plain")
        self.ends.setObjectName("end_sentence")
        self.catch_up = KhmerButton(session.gettext("Catch up…"), "secondary", "route")
        self.catch_up.setObjectName("catch_up_button")
        self.catch_up.clicked.connect(lambda _checked: self.catch_up_asked.emit())
        line = row(column(None, self.sign, None), self.pace, gap=UNIT + UNIT // 2)
        line.setStretch(1, 1)
        self.add(line)
        self.add(self.ends)
        self.add(row(self.catch_up, None))

    def show_state(self, state: LiveState) -> None:
        """Show how late or early a day is."""
        say = self._session.translator
        late = state.behind > 0 or state.ends > state.planned_ends
        self.pace.setText(pace_sentence(state, say))
        self.ends.setText(end_sentence(state, say))
        self.sign.set_name("clock" if not state.begun and not late else "triangle-alert" if late else "circle-check")
        tone = "bad" if late else "good" if state.begun else "soft"
        if self.sign.property("tone") != tone:
            self.pace.set_tone("plain" if tone == "soft" else tone)
            restyle(self.sign, tone=tone)
        show_if(self.catch_up, not state.over and bool(state.timeline))


def _after_next(state: LiveState) -> tuple[Placed, ...]:
    """Return what comes after the blocks that are to be begun now."""
    coming = {placed.session.id for placed in state.next}
    waiting = [placed for placed in state.timeline if placed.session.state == PLANNED]
    later = [placed for placed in waiting if placed.session.id not in coming]
    return tuple(placed for placed in later if placed.starts == later[0].starts)
