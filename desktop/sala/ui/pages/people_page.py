"""People and teams: who is in the room, who is missing, who is there, and teams made fairly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from sala.domain.records import PARTICIPANT, TEAM, Participant, Ref, Team
from sala.services.attendance import Attendance, Marks, attendance, here_now, mark_attendance
from sala.services.changed import Changed
from sala.services.people import (
    add_participants,
    add_team,
    remove,
    remove_all,
    rename_team,
    teams,
    update_participant,
    update_participants,
)
from sala.services.teaming import Proposal, take_teams
from sala.services.workspace import Workspace
from sala.ui.capture.toggles import ToggleRow
from sala.ui.people.attendance_view import AttendanceView
from sala.ui.people.balance_picture import BalancePicture
from sala.ui.people.clock import now
from sala.ui.people.list_view import ListView
from sala.ui.people.people_files import PeopleFiles
from sala.ui.people.teams_view import TeamsView
from sala.ui.place import PEOPLE, Place
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel

People = Mapping[str, Mapping[str, str]]
LIST, ATTENDANCE, TEAMS = "list", "attendance", "teams"


@dataclass(frozen=True, slots=True)
class _State:
    found: Attendance
    teams: list[Team]


class PeoplePage(QWidget):
    """Every cell and every mark is saved at once. Three views of the same people: list, attendance, teams."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._session, self._workshop = session, place.workshop
        self._state: _State | None = None
        self._is_reading = self._is_stale = self._is_shown = False
        self.setObjectName("people_page")
        self.list = ListView(session)
        self.model, self.table, self.problem = self.list.model, self.list.table, self.list.problem
        self.search, self.found = self.list.search, self.list.found
        self.attendance: AttendanceView | None = None
        self._teams_view: TeamsView | None = None
        self.files = PeopleFiles(session, place.workshop, self)
        self.model.added.connect(self._add)
        self.model.edited.connect(self._edit)
        self.list.remove_asked.connect(self._remove)
        self.list.import_asked.connect(self.files.ask_import)
        self.list.export_asked.connect(self.files.ask_export)
        self.list.functioning_asked.connect(self._ask_functioning)
        self.balance = BalancePicture(session)
        self._lay_out()
        self._read()

    def place(self) -> Place:
        """Return this page."""
        return Place(PEOPLE, self._workshop)

    def keep(self) -> str:
        """Return which view is shown, for the page that takes this one's place."""
        return self.views.key()

    def resume(self, kept: str) -> None:
        """Show the view that another page showed."""
        self.show_view(kept)

    def flush(self) -> None:
        """Save what is typed in a cell or in the name of a team."""
        self.table.flush()
        if self._teams_view is not None:
            self._teams_view.flush()

    def refresh(self, changed: Changed) -> None:
        """Read again; the current cell and the place in the list stay."""
        if changed.workshop == self._workshop:
            self._read()

    @property
    def teams(self) -> TeamsView:
        """The view of the teams, made when first asked for."""
        if self._teams_view is None:
            view = self._teams_view = TeamsView(self._session)
            view.setObjectName("teams")
            view.added.connect(lambda name: self._write(lambda ws: add_team(ws, self._workshop, name)))
            view.renamed.connect(lambda team, name: self._write(lambda ws: rename_team(ws, self._workshop, team, name)))
            view.removed.connect(self._remove_team)
            view.moved.connect(self._move)
            view.taken.connect(self._take_teams)
            view.hide()
            self._box.addWidget(view, 1)
            self._show_state()
        return self._teams_view

    def show_view(self, key: str) -> None:
        """Show the list, the attendance or the teams."""
        self.flush()
        self.views.set_key(key)
        if key == ATTENDANCE and self.attendance is None:
            self.attendance = AttendanceView(self._session)
            self.attendance.model.marked.connect(self._mark)
            self._box.addWidget(self.attendance, 1)
            self._show_state()
        wanted = {LIST: self.list, ATTENDANCE: self.attendance, TEAMS: self.teams if key == TEAMS else None}[key]
        for view in (self.list, self.attendance, self._teams_view):
            if view is not None:
                view.setVisible(view is wanted)
        self._show_balance()
        if key == ATTENDANCE:
            self.attendance.table.setFocus()

    def _lay_out(self) -> None:
        _ = self._session.gettext
        self.count = KhmerLabel("", tone="soft", wrap=False)
        self.count.setObjectName("people_count")
        views = [(LIST, _("List")), (ATTENDANCE, _("Attendance")), (TEAMS, _("Teams"))]
        self.views = ToggleRow(views, required=True, small=False)
        self.views.setObjectName("people_views")
        self.views.set_key(LIST)
        self.views.changed.connect(lambda: self.show_view(self.views.key()))
        self.views.setMinimumWidth(self.views.layout().sizeHint().width())
        head = row(KhmerLabel(_("People and teams"), "title"), self.views, None, self.count, gap=3 * UNIT)
        inside = QWidget()
        self._box = column(head, self.balance, self.list, gap=UNIT + UNIT // 2)
        self._box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, UNIT)
        self._box.setStretch(2, 1)
        inside.setLayout(self._box)
        self.setLayout(column(VerticalScroll(inside), gap=0))

    # -- reading

    def _read(self) -> None:
        """Read people, marks and teams; while that goes on, what changes asks for one more reading at its end."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        workshop = self._workshop
        self._session.read(
            lambda ws: _State(attendance(ws, workshop), teams(ws, workshop)), self._show, self._not_read, owner=self
        )

    def _not_read(self, error: BaseException) -> None:
        self._is_reading = False
        self._session.show_error(error)

    def _show(self, state: _State) -> None:
        self._is_reading = False
        say, self._state = self._session.translator, state
        people = list(state.found.people)
        self.model.show(people, state.teams)
        self._show_state()
        self._show_balance()
        self.count.setText(
            "  ·  ".join(
                [
                    say.nformat("{n} person", "{n} people", len(people)),
                    say.nformat("{n} team", "{n} teams", len(state.teams)),
                ]
            )
        )
        if not self._is_shown:
            self._is_shown = True
            self.table.fit_columns()
            if not people:
                self.table.start_writing()
        if self._is_stale:
            self._read()

    def _show_state(self) -> None:
        """Show what was read last in the views that are there."""
        if self._state is None:
            return
        found = self._state.found
        if self.attendance is not None:
            self.attendance.show_attendance(found)
        if self._teams_view is not None:
            self._teams_view.show_teams(self._state.teams, found.people, here_now(found, now()))

    def _show_balance(self) -> None:
        if self._state is None or self.views.key() == TEAMS:
            self.balance.hide()
            return
        found = self._state.found
        self.balance.show_people(list(found.people), here_now(found, now()))

    # -- writing

    def _add(self, people: People) -> None:
        self._save(people, lambda ws: add_participants(ws, self._workshop, people))

    def _edit(self, people: People) -> None:
        self._save(people, lambda ws: update_participants(ws, self._workshop, people))

    def _save(self, people: People, operation: Callable[[Workspace], Changed]) -> None:
        self._session.write(
            operation,
            lambda _changed: self.model.landed(people),
            lambda error: self.model.refused(people, error),
            owner=self,
        )

    def _write(self, operation: Callable[[Workspace], Changed], told: str = "") -> None:
        done = (lambda _changed: self._session.tell(told, "good")) if told else None
        self._session.write(operation, done, owner=self)

    def _mark(self, marks: Marks) -> None:
        model = self.attendance.model

        def refused(error: BaseException) -> None:
            model.landed(marks)
            self._session.show_error(error)
            self._read()

        self._session.write(
            lambda ws: mark_attendance(ws, self._workshop, marks),
            lambda _done: model.landed(marks),
            refused,
            owner=self,
        )

    def _move(self, person: str, team: str) -> None:
        self._write(lambda ws: update_participant(ws, self._workshop, person, {"team": team}))

    def _take_teams(self, proposal: Proposal) -> None:
        told = self._session.gettext("The teams are made. “Undo” takes it back.")
        self._write(lambda ws: take_teams(ws, self._workshop, proposal), told)

    def _ask_functioning(self, person: str) -> None:
        found = self._state.found.people if self._state is not None else ()
        asked = next((one for one in found if one.id == person), None)
        if asked is not None:
            self._functioning(asked)

    def _functioning(self, person: Participant) -> None:
        from sala.services.functioning import keep_functioning  # noqa: PLC0415  # start-up: loaded when first needed
        from sala.ui.dialogs.asking import asked  # noqa: PLC0415  # start-up: loaded when first needed
        from sala.ui.people.functioning_dialog import (  # noqa: PLC0415  # start-up: loaded when first needed
            FunctioningDialog,
        )

        dialog = FunctioningDialog(self._session, person, self.window())
        with asked(dialog) as agreed:
            if agreed:
                answers, keeps = dialog.answers(), dialog.keeps_answers()
                self._write(lambda ws: keep_functioning(ws, self._workshop, person.id, answers, keep_answers=keeps))

    def _remove(self, chosen: list[tuple[int, str]]) -> None:
        """Delete the chosen people; a row that is not one yet is emptied."""
        for at, person in reversed(chosen):
            if not person:
                self.model.discard(at)
        refs = [Ref(self._workshop, PARTICIPANT, person) for _at, person in chosen if person]
        if refs:
            text = self._session.gettext("Deleted. “Undo” brings it back.")
            self._session.write(lambda ws: remove_all(ws, refs), lambda _changed: self._session.tell(text), owner=self)

    def _remove_team(self, team: str) -> None:
        text = self._session.gettext("Deleted. “Undo” brings it back.")
        ref = Ref(self._workshop, TEAM, team)
        self._session.write(lambda ws: remove(ws, ref), lambda _changed: self._session.tell(text), owner=self)
