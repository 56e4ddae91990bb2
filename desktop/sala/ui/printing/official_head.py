"""Whose official papers these are: the heading of the kingdom, and the institution, kept for the workshop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.domain.records import Workshop
from sala.services.workshops import update_workshop
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import TickBox
from sala.ui.widgets.frames import column
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.text_edit import KhmerTextEdit


class OfficialHead(QWidget):
    """A tick and a few lines. Both are saved in the workshop at once; ``changed()`` comes after that."""

    changed = Signal()

    def __init__(self, session: Session, workshop: str) -> None:
        super().__init__()
        _ = session.gettext
        self._session, self._workshop = session, workshop
        self._kept = ""
        self.heading = TickBox(_("With the heading of the Kingdom"), ticked=True)
        self.heading.setObjectName("paper_heading")
        self.institution = KhmerTextEdit(least_lines=2, most_lines=5)
        self.institution.setObjectName("paper_institution")
        label = KhmerLabel(_("Institution, a line for each level"), "small", "plain")
        self.institution.setAccessibleName(label.text())
        self.problem = KhmerLabel("", "small", "attention")
        self.problem.hide()
        self.setLayout(column(self.heading, label, self.institution, self.problem, gap=UNIT))
        self.heading.clicked.connect(lambda ticked: self._keep({"heading": "yes" if ticked else "no"}))
        self.institution.left.connect(self._keep_institution)

    def show_workshop(self, facts: Workshop) -> None:
        """Show what the workshop has."""
        self._kept = facts.institution
        self.heading.setChecked(facts.heading != "no")
        self.institution.set_text(facts.institution)

    def _keep_institution(self) -> None:
        text = "\n".join(line.strip() for line in self.institution.text().splitlines() if line.strip())
        if text != self._kept:
            self._keep({"institution": text})

    def _keep(self, fields: dict[str, str]) -> None:
        workshop = self._workshop

        def done(_changed: object) -> None:
            self._kept = fields.get("institution", self._kept)
            self.problem.hide()
            self.changed.emit()

        def failed(error: BaseException) -> None:
            self.problem.setText(self._session.sentence(error))
            self.problem.show()

        self._session.write(lambda ws: update_workshop(ws, workshop, fields), done, failed, owner=self)
