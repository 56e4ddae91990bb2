"""The head of a team: named in place, counted, removed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from sala.domain.records import Team
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
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
        box = row(self.line, self.count, None, remove, gap=UNIT // 2)
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
