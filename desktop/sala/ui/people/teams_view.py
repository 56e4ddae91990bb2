"""The teams of a workshop: who is in which, moved by hand, or made fairly and shown before they are taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.domain.attendance import HalfDay, present_at
from sala.domain.records import Participant, Team
from sala.errors import SalaError
from sala.services.teaming import Proposal, moved, propose_teams
from sala.ui.jobs import Progress
from sala.ui.people.team_board import ShownTeam, TeamBoard
from sala.ui.people.team_chip import TeamChip
from sala.ui.people.team_maker import TeamMaker
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel

_NOBODYS = ""


class TeamsView(QWidget):
    """The teams as they are, or as they are proposed.

    ``added(name)``, ``renamed(id, name)``, ``removed(id)`` ask for something about teams, ``moved(person, team)`` for a
    person to be in another one ("" for none), ``taken(proposal)`` for a proposal to be made.
    """

    added = Signal(str)
    renamed = Signal(str, str)
    removed = Signal(str)
    moved = Signal(str, str)
    taken = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._people: list[Participant] = []
        self._teams: list[Team] = []
        self._chips: dict[str, TeamChip] = {}
        self._heads: list[KhmerLabel] = []
        self._write_next = False
        self.proposal: Proposal | None = None
        _ = session.gettext
        self.maker = TeamMaker(session)
        self.maker.wished.connect(self._propose)
        self.maker.left.connect(self._leave)
        self.maker.taken.connect(self._take)
        self.board = TeamBoard(session)
        self.board.setObjectName("team_board")
        self.board.moved.connect(self._move)
        self.board.pinned.connect(self._pin)
        self.add_button = KhmerButton(_("Add a team"), "quiet", "plus", small=True)
        self.add_button.setObjectName("add_team_button")
        self.add_button.clicked.connect(self._add)
        self.banner = Banner("error")
        self.banner.setObjectName("teams_banner")
        self.setLayout(
            column(self.maker, self.banner, self.board, row(self.add_button, None), None, gap=UNIT + UNIT // 2)
        )

    def chips(self) -> list[TeamChip]:
        """The heads of the teams in their order."""
        return list(self._chips.values())

    def show_teams(self, teams: Sequence[Team], people: Sequence[Participant], here: HalfDay | None) -> None:
        """Show the teams as they are; a proposal stays as long as it fits the people."""
        self._teams, self._people = list(teams), list(people)
        present = len(present_at(people, here)) if here is not None else 0
        self.maker.show_room(len(people), len(teams), here, present)
        known = {person.id for person in people}
        if self.proposal is not None and not all(one in known for team in self.proposal.teams for one in team.people):
            self._propose()
        self._show()

    def flush(self) -> None:
        """Hand over names that are being written."""
        for chip in self.chips():
            chip.keep()

    def _show(self) -> None:
        if self.proposal is None:
            self._show_teams()
        else:
            self._show_proposal(self.proposal)
        self.add_button.setVisible(self.proposal is None)

    def _show_teams(self) -> None:
        self._heads = []
        members: dict[str, list[Participant]] = {team.id: [] for team in self._teams}
        without = [person for person in self._people if person.team not in members]
        for person in self._people:
            if person.team in members:
                members[person.team].append(person)
        chips = {team.id: self._chips.get(team.id) or self._new_chip(team) for team in self._teams}
        fresh = [chip for team, chip in chips.items() if team not in self._chips]
        self._chips = chips
        for team in self._teams:
            chips[team.id].show_team(team, len(members[team.id]))
        shown = [ShownTeam(team.id, chips[team.id], members[team.id]) for team in self._teams]
        if without:
            shown.append(ShownTeam(_NOBODYS, self._head_of_none(), without))
        self.board.show_teams(shown)
        if self._write_next and len(fresh) == 1:
            self._write_next = False
            fresh[0].line.setFocus()
            fresh[0].line.selectAll()

    def _show_proposal(self, proposal: Proposal) -> None:
        by_id = {person.id: person for person in self._people}
        say = self._session.translator
        shown = []
        if len(self._heads) != len(proposal.teams):
            self._heads = [KhmerLabel("", "lead") for _team in proposal.teams]
        for at, team in enumerate(proposal.teams):
            count = say.nformat("{n} person", "{n} people", len(team.people))
            self._heads[at].setText(f"{team.name}  ·  {count}")
            shown.append(ShownTeam(f"#{at}", self._heads[at], [by_id[one] for one in team.people]))
        self._chips = {}
        self.board.show_teams(shown, proposal.pinned)
        self.maker.show_proposal(proposal)

    def _propose(self) -> None:
        """Draw teams in another thread: many people take a moment."""
        wish = self.maker.wish()
        if wish is None:
            return
        people, teams, say = list(self._people), list(self._teams), self._session.translator
        if self.proposal is not None and self.proposal.wish.count == wish.count:
            wish = replace(wish, pinned=self._pins(self.proposal))

        def drawing(_progress: Progress) -> Proposal:
            return propose_teams(people, teams, wish, lambda number: say.format("Team {number}", number=number))

        title = self._session.gettext("Making teams")
        self._session.work(drawing, self._proposed, self._not_proposed, title=title, owner=self)

    def _pins(self, proposal: Proposal) -> dict[str, int]:
        """Return who was put or pinned somewhere by hand."""
        return dict(proposal.wish.pinned or {})

    def _proposed(self, proposal: Proposal) -> None:
        known = {person.id for person in self._people}
        if not all(one in known for team in proposal.teams for one in team.people):
            return  # somebody was deleted meanwhile: whoever did it asks again
        self.banner.say("error", "")
        self.proposal = proposal
        self._show()

    def _not_proposed(self, error: BaseException) -> None:
        if isinstance(error, SalaError):
            self.banner.say("error", self._session.sentence(error))
        else:
            self._session.show_error(error)

    def _take(self) -> None:
        if self.proposal is not None:
            proposal = self.proposal
            self._leave()
            self.maker.show_proposal(None)
            self.taken.emit(proposal)

    def _leave(self) -> None:
        self.proposal = None
        self._show()

    def _move(self, person: str, key: str) -> None:
        if self.proposal is None:
            self.moved.emit(person, key)
        else:
            self.proposal = moved(self.proposal, self._people, person, int(key.removeprefix("#")))
            self._show()

    def _pin(self, person: str) -> None:
        """Let a person stay where the proposal has them, or be drawn again; only a proposal has pins."""
        if self.proposal is None:
            return
        proposal, pins = self.proposal, self._pins(self.proposal)
        if person in pins:
            del pins[person]
        else:
            pins[person] = next(at for at, team in enumerate(proposal.teams) if person in team.people)
        pinned = proposal.pinned - {person} if person in proposal.pinned else proposal.pinned | {person}
        self.proposal = replace(proposal, wish=replace(proposal.wish, pinned=pins), pinned=pinned)
        self._show()

    def _head_of_none(self) -> KhmerLabel:
        """Return the head of those who have no team: one for as long as its column is there."""
        column = self.board.columns().get(_NOBODYS)
        if column is not None and isinstance(column.head, KhmerLabel):
            return column.head
        return KhmerLabel(self._session.gettext("Without a team"), "lead")

    def _new_chip(self, team: Team) -> TeamChip:
        chip = TeamChip(self._session, team)
        chip.renamed.connect(lambda name: self.renamed.emit(team.id, name))
        chip.removed.connect(lambda: self.removed.emit(team.id))
        return chip

    def _add(self) -> None:
        self._write_next = True
        self.added.emit(self._session.translator.format("Team {number}", number=len(self._teams) + 1))
