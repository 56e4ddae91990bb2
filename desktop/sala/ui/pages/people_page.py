"""People and teams: who is in the room, who is missing, and a table as quick as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from sala.domain.records import PARTICIPANT, TEAM, Participant, Ref, Team
from sala.services.changed import Changed
from sala.services.people import (
    add_participants,
    add_team,
    participants,
    remove,
    remove_all,
    rename_team,
    teams,
    update_participants,
)
from sala.services.workspace import Workspace
from sala.ui.people.balance_picture import BalancePicture
from sala.ui.people.columns import columns
from sala.ui.people.people_model import PROBLEM_ROLE, PeopleModel
from sala.ui.people.people_table import PeopleTable
from sala.ui.people.teams_strip import TeamsStrip
from sala.ui.place import PEOPLE, Place
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import SearchBox

#: The table never gets lower than this many rows; the page scrolls then.
_LEAST_ROWS = 6
People = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _State:
    people: list[Participant]
    teams: list[Team]


class PeoplePage(QWidget):
    """Every cell is saved when it is left."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._session, self._workshop = session, place.workshop
        self._is_shown = False
        self.setObjectName("people_page")
        _ = session.gettext
        self.model = PeopleModel(columns(session.translator), session.sentence, _("Write a name…"), self)
        self.model.added.connect(self._add)
        self.model.edited.connect(self._edit)
        self.table = PeopleTable(self.model, session.look)
        self.table.setObjectName("people_table")
        self.table.setAccessibleName(_("People"))
        self.table.remove_asked.connect(self._remove)
        self.table.pasted.connect(self._tell_pasted)
        self.table.selectionModel().currentChanged.connect(lambda now, _before: self._show_problem(now))
        self.model.dataChanged.connect(lambda *_what: self._show_problem(self.table.currentIndex()))
        self.teams = TeamsStrip(session)
        self.teams.setObjectName("teams")
        self.teams.added.connect(lambda name: self._write(lambda ws: add_team(ws, self._workshop, name)))
        self.teams.renamed.connect(
            lambda team, name: self._write(lambda ws: rename_team(ws, self._workshop, team, name))
        )
        self.teams.removed.connect(self._remove_team)
        self.balance = BalancePicture(session)
        self.problem = Banner("error")
        self.problem.setObjectName("problem_banner")
        self._lay_out()
        self._read()

    def place(self) -> Place:
        """Return this page."""
        return Place(PEOPLE, self._workshop)

    def flush(self) -> None:
        """Save what is typed in a cell or in the name of a team."""
        self.table.flush()
        self.teams.flush()

    def refresh(self, changed: Changed) -> None:
        """Read again; the current cell and the place in the list stay."""
        if changed.workshop == self._workshop:
            self._read()

    def _lay_out(self) -> None:
        _ = self._session.gettext
        self.count = KhmerLabel("", tone="soft", wrap=False)
        self.count.setObjectName("people_count")
        self.search = SearchBox(_("Search a person"))
        self.search.setObjectName("people_search")
        self.search.searched.connect(self._search)
        self.found = KhmerLabel("", "small", wrap=False)
        self.found.setObjectName("people_found")
        paste = KhmerButton(_("Paste a list"), "secondary", "clipboard-list", small=True)
        paste.setObjectName("paste_button")
        paste.clicked.connect(self._paste)
        delete = KhmerButton(_("Delete the person"), "secondary", "trash-2", small=True)
        delete.setObjectName("delete_person_button")
        delete.clicked.connect(
            lambda: self._remove([(at, self.model.person_at(at)) for at in self.table.chosen_rows()])
        )
        head = row(KhmerLabel(_("People and teams"), "title"), self.count, gap=2 * UNIT)
        head.setStretch(0, 1)
        tools = row(self.search, self.found, None, paste, delete)
        tools.setStretch(0, 2)
        tools.setStretch(2, 1)
        self.table.setMinimumHeight(_LEAST_ROWS * self._session.look.theme.sizes.row)
        inside = QWidget()
        box = column(head, self.teams, self.balance, tools, self.table, self.problem, gap=UNIT + UNIT // 2)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, UNIT)
        box.setStretch(4, 1)
        inside.setLayout(box)
        self.setLayout(column(VerticalScroll(inside), gap=0))

    def _read(self) -> None:
        workshop = self._workshop
        self._session.read(lambda ws: _State(participants(ws, workshop), teams(ws, workshop)), self._show, owner=self)

    def _show(self, state: _State) -> None:
        say = self._session.translator
        self.model.show(state.people, state.teams)
        self.teams.show_teams(state.teams, state.people)
        self.balance.show_people(state.people)
        self.count.setText(
            "  ·  ".join(
                [
                    say.nformat("{n} person", "{n} people", len(state.people)),
                    say.nformat("{n} team", "{n} teams", len(state.teams)),
                ]
            )
        )
        if not self._is_shown:
            self._is_shown = True
            self.table.fit_columns()
            if not state.people:
                self.table.start_writing()

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

    def _write(self, operation: Callable[[Workspace], Changed]) -> None:
        self._session.write(operation, owner=self)

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

    def _paste(self) -> None:
        """Paste from the button: below the last person, whatever cell is current."""
        self.table.start_writing()
        self.table.paste()

    def _tell_pasted(self, rows: int) -> None:
        say = self._session.translator
        bad = len(self.model.problems())
        told = say.nformat("{n} row was pasted.", "{n} rows were pasted.", rows)
        if bad:
            left = say.nformat("{n} cell needs a look.", "{n} cells need a look.", bad)
            self._session.tell(f"{told} {left}", "bad")
        else:
            self._session.tell(told, "good")

    def _search(self, text: str) -> None:
        found = self.table.search(text)
        say = self._session.translator
        self.found.setText(say.nformat("{n} found", "{n} found", found) if text.strip() else "")

    def _show_problem(self, index: QModelIndex) -> None:
        """Say below the table why the current cell, or else any cell, is not kept."""
        text = str(index.data(PROBLEM_ROLE) or "") if index.isValid() else ""
        if not text:
            problems = self.model.problems()
            text = problems[0][2] if problems else ""
        if text != self.problem.text():
            self.problem.say("error", text)
