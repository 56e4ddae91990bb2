"""The agenda: days with their blocks, in the order and with the lengths that a person gives them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sala.domain.agenda import CLOSING
from sala.services.agenda import (
    add_day,
    add_session,
    begin_agenda,
    clear_agenda,
    move_session,
    put_beside,
    remove_day,
    remove_session,
    run_alone,
    set_day,
    set_session,
)
from sala.services.changed import Changed
from sala.services.workspace import Workspace
from sala.ui.agenda.add_block import AddBlock
from sala.ui.agenda.agenda_look import AgendaLook, DayLook, read_look
from sala.ui.agenda.beginning import Beginning
from sala.ui.agenda.block_list import BlockList
from sala.ui.agenda.day_head import DayHead
from sala.ui.agenda.day_tabs import DayTabs
from sala.ui.agenda.taking_along import TakingAlong
from sala.ui.place import ACTIVITY, AGENDA, LIVE, Place
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel


class AgendaPage(QWidget):
    """One day at a time. ``loaded()`` comes when it is shown."""

    loaded = Signal()

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._session, self._workshop = session, place.workshop
        self._look: AgendaLook | None = None
        self._day = ""
        self._newest_day = False
        self._open_when_shown: list[str] = []
        self.setObjectName("agenda_page")
        self._make_parts()
        self._lay_out()
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self._turn(by))
        self._read()

    def _make_parts(self) -> None:
        session, workshop = self._session, self._workshop
        self.beginning = Beginning(session)
        self.beginning.chosen.connect(self._begin)
        self.tabs = DayTabs(session)
        self.tabs.chosen.connect(self.show_day)
        self.tabs.added.connect(self._add_day)
        self.tabs.dropped.connect(self._move_to_day)
        self.head = DayHead(session)
        self.head.changed.connect(lambda day, fields: self._write(lambda ws: set_day(ws, workshop, day, fields)))
        self.head.removed.connect(lambda day: self._remove(lambda ws: remove_day(ws, workshop, day)))
        self.blocks = BlockList(session)
        self.blocks.setObjectName("blocks")
        self.blocks.changed.connect(
            lambda block, fields: self._write(lambda ws: set_session(ws, workshop, block, fields))
        )
        self.blocks.moved.connect(self._move)
        self.blocks.moved_day.connect(self._move_by_days)
        self.blocks.removed.connect(lambda block: self._remove(lambda ws: remove_session(ws, workshop, block)))
        self.blocks.hovered.connect(self._keep_in_sight)
        self.blocks.asked.connect(lambda activity: session.go(Place(ACTIVITY, workshop, activity)))
        self.blocks.beside.connect(self._set_beside)
        self.loose_banner = Banner("attention")
        self.loose_banner.setObjectName("loose_banner")
        self.add = AddBlock(session)
        self.add.chosen.connect(self._add_block)
        self.taking = TakingAlong(session, workshop)
        self.taking.begun_anew.connect(lambda: self._remove(lambda ws: clear_agenda(ws, workshop)))
        self.live = KhmerButton(session.gettext("The day, live"), "secondary", "clock")
        self.live.setObjectName("live_button")
        self.live.clicked.connect(lambda _checked: session.go(Place(LIVE, workshop)))

    def _lay_out(self) -> None:
        _ = self._session.gettext
        self.title = KhmerLabel(_("Agenda"), "title")
        head = row(self.title, self.live, self.taking, gap=UNIT)
        head.setStretch(0, 1)
        inside = QWidget()
        parts = (self.loose_banner, self.tabs, self.head, self.beginning, self.blocks, self.add, None)
        inside.setLayout(column(*parts, gap=UNIT + UNIT // 2))
        self.scroll = VerticalScroll(inside)
        box = column(head, self.scroll, gap=UNIT)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, UNIT)
        box.setStretch(1, 1)
        self.setLayout(box)
        for part in (*parts[:-1], self.taking, self.live):
            part.hide()

    def place(self) -> Place:
        """Return this page."""
        return Place(AGENDA, self._workshop)

    def flush(self) -> None:
        """Save what is typed and not yet saved."""
        self.head.flush()
        self.blocks.flush()

    def refresh(self, changed: Changed) -> None:
        """Read again; the day, open blocks and the keyboard stay."""
        if changed.workshop == self._workshop:
            self._read()

    def keep(self) -> dict[str, Any]:
        """Return which day is shown and which blocks are open, for the same page built anew."""
        return {"day": self._day, "open": self.blocks.open_rows()}

    def resume(self, kept: dict[str, Any]) -> None:
        """Show again what ``keep`` returned."""
        self._day = kept["day"]
        self._open_when_shown = kept["open"]

    def shown_day(self) -> DayLook | None:
        """Return the day that is shown."""
        days = self._look.days if self._look else ()
        return next((day for day in days if day.id == self._day), days[0] if days else None)

    def show_day(self, day: str) -> None:
        """Show another day; what is typed in the present one is saved first."""
        self.flush()
        self._day = day
        if self._look is not None:
            self._show(self._look)

    def _read(self) -> None:
        workshop, say = self._workshop, self._session.translator
        self._session.read(lambda ws: read_look(ws, workshop, say), self._show_read, owner=self)

    def _show_read(self, look: AgendaLook) -> None:
        first = self._look is None
        self._look = look
        if self._newest_day and look.days:
            self._newest_day = False
            self._day = look.days[-1].id
        self._show(look)
        if first:
            self.loaded.emit()

    def _show(self, look: AgendaLook) -> None:
        day = self.shown_day()
        self._day = day.id if day is not None else ""
        self.beginning.setVisible(day is None)
        for part in (self.tabs, self.head, self.add, self.taking, self.live):
            part.setVisible(day is not None)
        self._show_loose(look)
        if day is None:
            self.blocks.show_blocks((), ())
            self.beginning.show_ready(look.ready)
            return
        self.tabs.show_days(look.days, self._day)
        self.head.show_day(day)
        self.blocks.show_blocks(day.blocks, look.teams)
        self.blocks.open_again(self._open_when_shown)
        self._open_when_shown = []

    def _show_loose(self, look: AgendaLook) -> None:
        """Tell of blocks whose day was taken away on another laptop, and offer them to the day that is shown."""
        names = ", ".join(f"“{block.title}”" for block in look.loose)
        text = self._session.translator.format(
            "The day of {blocks} was taken away on another laptop. Nothing is lost.", blocks=names
        )
        if (text if look.loose else "") == self.loose_banner.text():
            return
        self.loose_banner.clear_actions()
        self.loose_banner.say("attention", text if look.loose else "")
        if look.loose and look.days:
            self.loose_banner.add_action(self._session.gettext("Put here"), self._take_loose)

    def _take_loose(self) -> None:
        day, workshop = self._day, self._workshop
        for block in self._look.loose if self._look else ():
            self._write(lambda ws, block=block: move_session(ws, workshop, block.session.id, day))

    def _write(self, operation: Callable[[Workspace], Changed], done: Callable[[Changed], None] | None = None) -> None:
        def refused(error: BaseException) -> None:
            self._session.show_error(error)
            self._read()

        self._session.write(operation, done, refused, owner=self)

    def _remove(self, operation: Callable[[Workspace], Changed]) -> None:
        text = self._session.gettext("Removed. “Undo” brings it back.")
        self._write(operation, lambda _changed: self._session.tell(text))

    def _begin(self, key: str) -> None:
        workshop = self._workshop
        if key:
            self._write(lambda ws: begin_agenda(ws, workshop, key))
        else:
            self._write(lambda ws: add_day(ws, workshop))

    def _add_day(self) -> None:
        self.flush()
        self._newest_day = True
        self._write(lambda ws: add_day(ws, self._workshop))

    def _add_block(self, fields: dict[str, object]) -> None:
        """Add a block behind the current one, or at the end of the day."""
        day, workshop = self.shown_day(), self._workshop
        if day is None:
            return
        after = self.blocks.current() or _end_of(day)
        identity = day.id

        def done(changed: Changed) -> None:
            self.blocks.focus_when_shown(changed.created)
            if fields.get("kind") == "free":
                self._open_when_shown = [changed.created]

        self._write(lambda ws: add_session(ws, workshop, identity, fields, after=after), done)

    def _keep_in_sight(self, y: int) -> None:
        """Scroll along while a block is dragged towards an edge."""
        place = self.blocks.mapTo(self.scroll.inside(), QPoint(0, y))
        self.scroll.ensureVisible(place.x(), place.y(), 0, self._session.look.theme.sizes.row)

    def _move(self, block: str, after: str) -> None:
        day, workshop = self._day, self._workshop
        self.blocks.flush()
        self._write(lambda ws: move_session(ws, workshop, block, day, after))

    def _move_by_days(self, block: str, steps: int) -> None:
        days = [day.id for day in self._look.days] if self._look else []
        goal = days.index(self._day) + steps if self._day in days else -1
        if 0 <= goal < len(days):
            self._move_to_day(block, days[goal])

    def _move_to_day(self, block: str, day: str) -> None:
        goal = next((one for one in self._look.days if one.id == day), None) if self._look else None
        if goal is None or day == self._day:
            return
        workshop, after = self._workshop, _end_of(goal)
        text = self._session.translator.format("Moved to the end of {day}.", day=goal.name)
        self._write(lambda ws: move_session(ws, workshop, block, day, after), lambda _changed: self._session.tell(text))

    def _set_beside(self, block: str, other: str) -> None:
        workshop = self._workshop
        if other:
            self._write(lambda ws: put_beside(ws, workshop, block, other))
        else:
            self._write(lambda ws: run_alone(ws, workshop, block))

    def _turn(self, by: int) -> None:
        days = [day.id for day in self._look.days] if self._look else []
        goal = days.index(self._day) + by if self._day in days else -1
        if 0 <= goal < len(days):
            self.show_day(days[goal])


def _end_of(day: DayLook) -> str | None:
    """Return behind which block one goes that is put at the end of a day: ahead of the farewell, if there is one."""
    if not day.blocks or day.blocks[-1].session.kind != CLOSING:
        return None
    return day.blocks[-2].session.id if len(day.blocks) > 1 else ""
