"""Teams beside each other. People are moved by dragging or by keys; what is moved is only asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sala.domain.records import Participant
from sala.language import Translator
from sala.ui.people.team_column import TeamColumn
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.wording.team_words import team_mix

_LEAST_WIDTH = 230
#: A line ends after the sign between two figures, nowhere else.
_STAY = "\u00a0"


@dataclass(frozen=True, slots=True)
class ShownTeam:
    """A team on the board: ``key`` is what moving asks for, ``head`` what names it, ``people`` who is in it."""

    key: str
    head: QWidget
    people: Sequence[Participant]


class TeamBoard(QWidget):
    """``moved(person, key)`` asks for a person to be in another team; ``pinned(person)`` comes at Space.

    Columns are made once for each key and head; showing other people in them keeps the keyboard where it is.
    """

    moved = Signal(str, str)
    pinned = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._columns: dict[str, TeamColumn] = {}
        self._across = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(UNIT)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._grid)

    def columns(self) -> Mapping[str, TeamColumn]:
        """Return the columns by key, in their order."""
        return self._columns

    def show_teams(self, teams: Sequence[ShownTeam], pinned: Collection[str] = ()) -> None:
        """Show these teams; the person that the keyboard is at is found again in whatever team they are."""
        followed = next((c.members.current_person() for c in self._columns.values() if c.members.hasFocus()), "")
        before = self._columns
        kept = {
            team.key: before[team.key] for team in teams if team.key in before and before[team.key].head is team.head
        }
        for key, gone in before.items():
            if key not in kept:
                self._grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        self._columns = {team.key: kept.get(team.key) or self._new_column(team) for team in teams}
        for team in teams:
            parts = (part.replace(" ", _STAY) for part in team_mix(team.people, self._say()))
            mix = f"{_STAY}· ".join(parts)
            self._columns[team.key].show_people(team.people, mix, pinned)
        self._arrange()
        if followed:
            for column in self._columns.values():
                if column.members.choose(followed):
                    column.members.setFocus()

    def resizeEvent(self, event: object) -> None:
        """As many beside each other as have room."""
        super().resizeEvent(event)
        if self._fitting() != self._across:
            self._arrange()

    def _say(self) -> Translator:
        return self._session.translator

    def _new_column(self, team: ShownTeam) -> TeamColumn:
        column = TeamColumn(self._session, team.head)
        column.setObjectName("team_column")
        members = column.members
        members.dropped.connect(lambda person: self.moved.emit(person, team.key))
        members.moved.connect(self._move_to)
        members.stepped.connect(lambda person, by: self._step(team.key, person, by))
        members.pinned.connect(self.pinned)
        return column

    def _move_to(self, person: str, number: int) -> None:
        keys = [key for key in self._columns if key]
        if number <= len(keys):
            self.moved.emit(person, keys[number - 1])

    def _step(self, key: str, person: str, by: int) -> None:
        keys = list(self._columns)
        at = keys.index(key) + by
        if 0 <= at < len(keys):
            self.moved.emit(person, keys[at])

    def _fitting(self) -> int:
        width = self._session.look.theme.sizes.scaled(_LEAST_WIDTH) + UNIT
        return max(1, min(len(self._columns) or 1, (self.width() + UNIT) // width))

    def _arrange(self) -> None:
        before, self._across = self._across, self._fitting()
        for column in self._columns.values():
            self._grid.removeWidget(column)
        for at, column in enumerate(self._columns.values()):
            self._grid.addWidget(column, at // self._across, at % self._across)
            column.show()
        for at in range(max(before, self._across)):
            self._grid.setColumnStretch(at, 1 if at < self._across else 0)
