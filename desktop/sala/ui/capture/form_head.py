"""The first line of a form: whose card it is, and deleting it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Rule, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.picks import PickBox


class FormHead(QWidget):
    """``team_chosen(id)`` comes when a person gives the card to a team, ``delete_asked()`` from the button."""

    team_chosen = Signal(str)
    delete_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        _ = session.gettext
        label = KhmerLabel(_("Team"), wrap=False)
        self.team = PickBox()
        self.team.setObjectName("team_picker")
        self.team.setAccessibleName(_("Team"))
        self.team.picked.connect(self.team_chosen)
        label.setBuddy(self.team)
        self.delete = KhmerButton(_("Delete this card"), "quiet", "trash-2", small=True)
        self.delete.setObjectName("delete_card_button")
        self.delete.clicked.connect(lambda _checked: self.delete_asked.emit())
        line = row(label, self.team, None, self.delete, gap=UNIT + UNIT // 2)
        line.setStretch(1, 2)
        line.setStretch(2, 1)
        self.setLayout(column(line, Rule(), gap=2 * UNIT))

    def show_card(self, team: str, *, made: bool) -> None:
        """Show whose card it is, and whether there is one that could be deleted."""
        self.team.set_key(team)
        self.delete.setVisible(made)
