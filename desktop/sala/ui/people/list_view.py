"""The list of people with its tools: search, paste, files, the questions about difficulties, delete."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sala.ui.people.columns import columns
from sala.ui.people.people_model import PROBLEM_ROLE, PeopleModel
from sala.ui.people.people_table import PeopleTable
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import SearchBox

#: The table never gets lower than this many rows; the page scrolls then.
_LEAST_ROWS = 6


class ListView(QWidget):
    """What is typed is handed on by ``model``. ``remove_asked`` is the table's.

    ``import_asked``, ``export_asked`` come at their buttons, ``functioning_asked(person)`` with the person of the
    current row.
    """

    remove_asked = Signal(object)
    import_asked = Signal()
    export_asked = Signal()
    functioning_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        _ = session.gettext
        self.model = PeopleModel(columns(session.translator), session.sentence, _("Write a name…"), self)
        self.table = PeopleTable(self.model, session.look)
        self.table.setObjectName("people_table")
        self.table.setAccessibleName(_("People"))
        self.table.remove_asked.connect(self.remove_asked)
        self.table.pasted.connect(self._tell_pasted)
        self._looking = QTimer(self, singleShot=True, interval=0)  # once, however many cells change together
        self._looking.timeout.connect(lambda: self._show_problem(self.table.currentIndex()))
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._looking.start())
        self.model.dataChanged.connect(lambda *_what: self._looking.start())
        self.table.setMinimumHeight(_LEAST_ROWS * session.look.theme.sizes.row)
        self.problem = Banner("error")
        self.problem.setObjectName("problem_banner")
        box = column(self._tools(), self.table, self.problem, gap=UNIT + UNIT // 2)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _tools(self) -> QWidget:
        _ = self._session.gettext
        self.search = SearchBox(_("Search a person"))
        self.search.setObjectName("people_search")
        self.search.setMinimumWidth(self._session.look.theme.sizes.scaled(200))
        self.search.searched.connect(self._search)
        self.found = KhmerLabel("", "small", wrap=False)
        self.found.setObjectName("people_found")
        flow = FlowLayout(gap=UNIT)
        for name, words, picture, done in (
            ("paste_button", _("Paste a list"), "clipboard-list", self._paste),
            ("import_people_button", _("From a file…"), "upload", self.import_asked.emit),
            ("export_people_button", _("To a file…"), "download", self.export_asked.emit),
            ("functioning_button", _("Ask about difficulties…"), "message-circle", self._ask_functioning),
            ("delete_person_button", _("Delete the person"), "trash-2", self._delete),
        ):
            button = KhmerButton(words, "secondary", picture, small=True)
            button.setObjectName(name)
            button.clicked.connect(lambda _checked, done=done: done())
            flow.addWidget(button)
        buttons = QWidget()
        buttons.setLayout(flow)
        tools = QWidget()
        line = row(row(self.search, self.found), buttons, gap=UNIT)
        line.setAlignment(buttons, Qt.AlignmentFlag.AlignVCenter)
        line.setStretch(0, 1)
        line.setStretch(1, 3)
        tools.setLayout(line)
        return tools

    def _paste(self) -> None:
        """Paste from the button: below the last person, whatever cell is current."""
        self.table.start_writing()
        self.table.paste()

    def _delete(self) -> None:
        self.remove_asked.emit([(at, self.model.person_at(at)) for at in self.table.chosen_rows()])

    def _ask_functioning(self) -> None:
        index = self.table.currentIndex()
        person = self.model.person_at(index.row()) if index.isValid() else ""
        if person:
            self.functioning_asked.emit(person)
        else:
            self._session.tell(self._session.gettext("First choose the person in the list."), "attention")

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
