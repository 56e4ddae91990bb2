"""The day, live: what runs now, what is next, how late it is; to begin, finish and extend, and to catch up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sala.domain.records import DAY, SESSION, TEAM
from sala.services.agenda_day import (
    begin_anew,
    drop_session,
    extend_session,
    finish_session,
    plan_again,
    settle_two,
    start_session,
)
from sala.services.agenda_now import CatchUp, DayNow, read_catch_up, take_back
from sala.services.changed import Changed
from sala.services.workspace import Workspace
from sala.ui.live import wall_clock
from sala.ui.live.blocks_card import BlocksCard
from sala.ui.live.catch_up_dialog import CatchUpDialog
from sala.ui.live.day_reading import DayReading, DayWords, read_day
from sala.ui.live.live_head import LiveHead
from sala.ui.live.next_card import NextCard, PaceCard
from sala.ui.live.notices import Notices
from sala.ui.live.now_card import NowCard
from sala.ui.place import ACTIVITY, AGENDA, LIVE, Place
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner, EmptyState, show_if
from sala.ui.widgets.frames import VerticalScroll, column, row

#: Narrower than this, at 100 %, now and next stand under each other.
_BESIDE = 820


class LivePage(QWidget):
    """``Place.card`` is the id of the day that was chosen, "" for the one in hand."""

    loaded = Signal()

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._session, self._workshop, self._day = session, place.workshop, place.card
        self._reading: DayReading | None = None
        self._words: DayWords | None = None
        self._now: DayNow | None = None
        self._taken = ""
        self.setObjectName("live_page")
        self.head = LiveHead(session, place.workshop)
        self.head.day_asked.connect(self._choose_day)
        self.notices = Notices(session)
        self.banner = Banner("good")
        self.banner.setObjectName("taken_banner")
        self.now_card = NowCard(session)
        self.next_card = NextCard(session)
        self.pace_card = PaceCard(session)
        self.blocks_card = BlocksCard(session)
        self.empty = EmptyState(
            "calendar",
            session.gettext("There is no agenda yet"),
            session.gettext("When the workshop has an agenda, this page leads you through the day, minute by minute."),
            session.gettext("Make the agenda"),
        )
        self.empty.setObjectName("no_agenda")
        self.empty.begun.connect(lambda: session.go(Place(AGENDA, place.workshop)))
        self._wire()
        self._lay_out()
        self.ticker = wall_clock.MinuteTicker(self)
        self.ticker.ticked.connect(self._tick)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.now_card.press_main)
        self._load()

    def place(self) -> Place:
        """Return this page, with the day that was chosen."""
        return Place(LIVE, self._workshop, card=self._day)

    def flush(self) -> None:
        """Everything here is written at once."""

    def refresh(self, changed: Changed) -> None:
        """Look again when the agenda or the teams changed, here or by a file that came in."""
        kinds = {ref.kind for ref in changed.records}
        if changed.workshop == self._workshop and (not kinds or kinds & {DAY, SESSION, TEAM}):
            self._load()

    def _wire(self) -> None:
        moment = wall_clock.wall_now
        workshop = self._workshop
        card, blocks = self.now_card, self.blocks_card
        card.start_asked.connect(lambda one: self._write(lambda ws: start_session(ws, workshop, one, moment())))
        card.finish_asked.connect(lambda one: self._write(lambda ws: finish_session(ws, workshop, one, moment())))
        card.extend_asked.connect(lambda one, by: self._write(lambda ws: extend_session(ws, workshop, one, by)))
        card.activity_asked.connect(lambda key: self._session.go(Place(ACTIVITY, workshop, key)))
        blocks.start_asked.connect(lambda one: self._write(lambda ws: start_session(ws, workshop, one, moment())))
        blocks.drop_asked.connect(lambda one: self._write(lambda ws: drop_session(ws, workshop, one)))
        blocks.plan_asked.connect(lambda one: self._write(lambda ws: plan_again(ws, workshop, one)))
        self.notices.ended.connect(lambda one, due: self._write(lambda ws: finish_session(ws, workshop, one, due)))
        self.notices.anew.connect(lambda one: self._write(lambda ws: begin_anew(ws, workshop, one, moment())))
        self.notices.settled.connect(self._settle)
        self.pace_card.catch_up_asked.connect(self._ask_ways)

    def _lay_out(self) -> None:
        self._side = QWidget()
        self._side.setLayout(column(self.next_card, self.pace_card, None, gap=2 * UNIT))
        self._top = row(self.now_card, self._side, gap=2 * UNIT)
        self._top.setStretch(0, 8)
        self._top.setStretch(1, 5)
        self.whole = QWidget()
        self.whole.setLayout(column(self.notices, self.banner, self._top, self.blocks_card, None, gap=2 * UNIT))
        self.banner.hide()
        inside = QWidget()
        box = column(self.head, self.whole, self.empty, None, gap=2 * UNIT, margin=3 * UNIT)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        inside.setLayout(box)
        self._scroll = VerticalScroll(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self.whole.hide()
        self.empty.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put now and next under each other where there is no room beside."""
        super().resizeEvent(event)
        narrow = self.width() < self._session.look.theme.sizes.scaled(_BESIDE)
        direction = QVBoxLayout.Direction.TopToBottom if narrow else QVBoxLayout.Direction.LeftToRight
        if self._top.direction() != direction:
            self._top.setDirection(direction)

    def _load(self) -> None:
        workshop = self._workshop
        self._session.read(lambda ws: read_day(ws, workshop), self._show_reading, owner=self)

    def _show_reading(self, reading: DayReading) -> None:
        self._reading, self._words = reading, DayWords(self._session, reading)
        if self._taken and self._taken not in reading.acts:
            self._taken = ""
            self.banner.say("good", "")  # it was taken back
        self._tick(wall_clock.wall_now())
        self.loaded.emit()

    def _tick(self, moment: datetime) -> None:
        """Show the day as it stands at a moment."""
        reading, words = self._reading, self._words
        if reading is None or words is None:
            return
        now = self._now = reading.at(moment, self._day)
        show_if(self.empty, now is None)
        show_if(self.whole, now is not None)
        self.head.show_day(now, words, moment)
        if now is None:
            return
        self.notices.show_day(now, words)
        self.now_card.show_state(now.state, words)
        self.next_card.show_state(now.state, words)
        show_if(self.next_card, bool(now.state.timeline) and not now.state.over)
        self.pace_card.show_state(now.state)
        self.blocks_card.show_state(now.state, now.plan, words)

    def _choose_day(self, day: str) -> None:
        self._day = day
        self._tick(wall_clock.wall_now())

    def _write(self, operation: Callable[[Workspace], Changed | None]) -> None:
        """Write at once; the page shows what was written when told that it changed; else what there is."""

        def refused(error: BaseException) -> None:
            self._session.show_error(error)
            self._load()

        self._session.write(operation, failed=refused, owner=self)

    def _settle(self) -> None:
        if self._now is not None:
            day, workshop = self._now.day.day.id, self._workshop
            self._write(lambda ws: settle_two(ws, workshop, day))

    def _ask_ways(self) -> None:
        """Read the ways to catch up, and show them."""
        if self._now is None:
            return
        day, workshop, moment = self._now.day.day.id, self._workshop, wall_clock.wall_now()
        self._session.read(lambda ws: read_catch_up(ws, workshop, day, moment), self._show_ways, owner=self)

    def _show_ways(self, found: CatchUp | None) -> None:
        if found is None or self._reading is None:
            return
        words = DayWords(self._session, DayReading(found.now.schedule, self._reading.teams, ()))
        dialog = CatchUpDialog(self._session, found, words, self.window())
        dialog.exec()
        if dialog.act:
            self._say_taken(dialog.act, dialog.taken)
        dialog.deleteLater()

    def _say_taken(self, act: str, text: str) -> None:
        _ = self._session.gettext
        self._taken = act
        self.banner.clear_actions()
        button = self.banner.add_action(_("Undo"), self._take_back, "undo-2")
        button.setObjectName("undo_taken_button")
        close = self.banner.add_action(_("Close"), self._close_banner, "x")
        close.setObjectName("close_taken_button")
        self.banner.say("good", f"{text} {_('Undo brings the plan back as it was.')}")
        self._scroll.verticalScrollBar().setValue(0)

    def _close_banner(self) -> None:
        self._taken = ""
        self.banner.say("good", "")

    def _take_back(self) -> None:
        act, workshop = self._taken, self._workshop

        def done(changed: Changed | None) -> None:
            if changed is None:
                said = self._session.gettext("Something was done since. Undo (Ctrl+Z) takes that back first.")
                self._session.tell(said, "attention")

        self._session.write(lambda ws: take_back(ws, workshop, act), done, owner=self)
