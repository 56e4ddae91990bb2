"""Taking the agenda along: on paper, in a calendar; and beginning anew."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.services.agenda_calendar import write_calendar
from sala.services.workspace import Workspace
from sala.settings import LAST_FOLDER
from sala.ui.printing.opening import ask_to_print
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.file_dialogs import choose_where_to_save
from sala.ui.widgets.frames import row


class TakingAlong(QWidget):
    """The buttons at the head of the page. ``begun_anew()`` asks to take away what is planned and choose again."""

    begun_anew = Signal()

    def __init__(self, session: Session, workshop: str) -> None:
        super().__init__()
        self._session, self._workshop = session, workshop
        _ = session.gettext
        self.print_button = KhmerButton(_("Print"), "secondary", "printer", small=True)
        self.print_button.setObjectName("print_agenda_button")
        self.print_button.clicked.connect(lambda _checked: self.show_paper())
        self.calendar_button = KhmerButton(
            _("Save for a calendar"), "secondary", "calendar", small=True, tip=_("An .ics file for any calendar")
        )
        self.calendar_button.setObjectName("calendar_button")
        self.calendar_button.clicked.connect(lambda _checked: self.save_calendar())
        self.anew_button = KhmerButton(
            _("Begin anew"),
            "quiet",
            "refresh-cw",
            small=True,
            tip=_("Takes the present agenda away; Undo brings it back"),
        )
        self.anew_button.setObjectName("begin_anew_button")
        self.anew_button.clicked.connect(lambda _checked: self.begun_anew.emit())
        self.setLayout(row(self.anew_button, self.calendar_button, self.print_button, gap=UNIT))

    def show_paper(self) -> None:
        """Show the agenda as it prints."""
        ask_to_print(self._session, self._workshop, "agenda", self.window())

    def save_calendar(self) -> None:
        """Write the agenda for a calendar to a file that the person chooses."""
        session, workshop = self._session, self._workshop
        folder = Path(session.settings.get(LAST_FOLDER) or Path.home())
        title, kind = session.gettext("Save for a calendar"), session.gettext("Calendar (*.ics)")
        goal = choose_where_to_save(self, title, [kind], folder / "sala-agenda.ics")
        if goal is None:
            return
        session.settings.set(LAST_FOLDER, str(goal.parent))
        language = session.language

        def writing(ws: Workspace) -> int:
            return write_calendar(ws, workshop, goal, language=language)

        said = session.translator.format("Saved: {path}", path=str(goal))
        session.read(writing, lambda _count: session.tell(said, "good"), owner=self)
