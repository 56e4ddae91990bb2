"""The teams of a workshop in a line: named in place, counted, added and removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from sala.domain.records import Participant, Team
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import KhmerLineEdit

_LEAST_NAME, _MOST_NAME = 90, 260


class TeamChip(QFrame):
    """One team. ``renamed(name)`` comes when a person gave it another name, ``removed()`` at its cross."""

    renamed = Signal(str)
    removed = Signal()

    def __init__(self, session: Session, team: Team) -> None:
        super().__init__()
        self._session = session
        self._name = team.name
        self.setProperty("frame", "card")
        self.setObjectName(f"team_{team.id}")
        _ = session.gettext
        self.line = KhmerLineEdit(team.name)
        self.line.setObjectName("team_name")
        self.line.setProperty("bare", "true")
        self.line.setAccessibleName(_("Name of the team"))
        self.line.textChanged.connect(lambda _text: self._fit())
        self.line.returnPressed.connect(self.keep)
        self.line.left.connect(self.keep)
        self.count = KhmerLabel("", "small", wrap=False)
        remove = KhmerButton("", "quiet", "x", small=True, tip=_("Remove the team"))
        remove.setObjectName("remove_team")
        remove.setAccessibleName(f"{_('Remove the team')}: {team.name}")
        remove.clicked.connect(self.removed)
        box = row(self.line, self.count, remove, gap=UNIT // 2)
        box.setContentsMargins(UNIT // 2, 0, 2, 0)
        self.setLayout(box)
        self._fit()

    def show_team(self, team: Team, people: int) -> None:
        """Show its name, unless it is being written, and how many people it has."""
        if self.line.text() == self._name or not self.line.hasFocus():
            self.line.set_text(team.name)
        self._name = team.name
        self.count.setText(self._session.translator.nformat("{n} person", "{n} people", people))

    def keep(self) -> None:
        """Hand over a new name; an empty one is taken back."""
        name = self.line.text().strip()
        if not name:
            self.line.set_text(self._name)
        elif name != self._name:
            self._name = name
            self.renamed.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what is typed."""
        if event.key() == Qt.Key.Key_Escape and self.line.text() != self._name:
            self.line.set_text(self._name)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        scaled = self._session.look.theme.sizes.scaled
        wanted = self.line.fontMetrics().horizontalAdvance(self.line.text()) + 3 * UNIT
        self.line.setFixedWidth(min(max(wanted, scaled(_LEAST_NAME)), scaled(_MOST_NAME)))


class TeamsStrip(QWidget):
    """All teams and a button for one more. ``added(name)``, ``renamed(id, name)``, ``removed(id)``."""

    added = Signal(str)
    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._chips: dict[str, TeamChip] = {}
        self._write_next = False
        self._flow = FlowLayout(gap=UNIT)
        self.add_button = KhmerButton(session.gettext("Add a team"), "quiet", "plus", small=True)
        self.add_button.setObjectName("add_team_button")
        self.add_button.clicked.connect(self._add)
        self._flow.addWidget(self.add_button)
        self.setLayout(self._flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def chips(self) -> list[TeamChip]:
        """The teams in their order."""
        return list(self._chips.values())

    def show_teams(self, teams: list[Team], people: Iterable[Participant]) -> None:
        """Show the teams in their order; one that is being named stays so."""
        counts = Counter(person.team for person in people)
        for gone in set(self._chips) - {team.id for team in teams}:
            chip = self._chips.pop(gone)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for at, team in enumerate(teams):
            chip = self._chips.get(team.id) or self._new_chip(team, at)
            chip.show_team(team, counts[team.id])
        self._chips = {team.id: self._chips[team.id] for team in teams}

    def flush(self) -> None:
        """Hand over names that are being written."""
        for chip in self.chips():
            chip.keep()

    def _new_chip(self, team: Team, at: int) -> TeamChip:
        chip = TeamChip(self._session, team)
        chip.renamed.connect(lambda name: self.renamed.emit(team.id, name))
        chip.removed.connect(lambda: self.removed.emit(team.id))
        self._chips[team.id] = chip
        self._flow.insert_widget(min(at, self._flow.count() - 1), chip)
        if self._write_next:
            self._write_next = False
            chip.line.setFocus()
            chip.line.selectAll()
        return chip

    def _add(self) -> None:
        self._write_next = True
        self.added.emit(self._session.translator.format("Team {number}", number=len(self._chips) + 1))
