"""People from a file: what was recognised in it and what would change, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from sala.services.people_import import CHANGED, LEFT, NEW, SAME, PeopleFile
from sala.services.people_words import person_titles
from sala.ui.people.import_preview import MOST_SHOWN, NAME_COLUMN, ImportDelegate, ImportModel
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner, show_if
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.table import KhmerTable
from sala.wording.list_words import bad_cell_line

#: So many problems are told above the table; the others stand at their cells.
_MOST_TOLD = 3


class ImportDialog(QDialog):
    """Accepted when the file is to be taken."""

    def __init__(self, session: Session, file: PeopleFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._file = session, file
        _, say = session.gettext, session.translator
        self.setObjectName("import_people_dialog")
        self.setWindowTitle(_("People from a file"))
        self.sums = KhmerLabel(self._sums(), "lead")
        self.sums.setObjectName("import_sums")
        self.columns = KhmerLabel(self._columns(), "small")
        self.columns.setObjectName("import_columns")
        self.problems = Banner("attention")
        self.problems.setObjectName("import_problems")
        self.table = KhmerTable(ImportModel(file, say, self), stretched=NAME_COLUMN)
        self.table.setItemDelegate(ImportDelegate(session.look, self.table))
        self.table.setObjectName("import_table")
        self.table.setAccessibleName(_("The rows of the file"))
        self.table.fit_columns()
        self.table.setMinimumHeight(3 * session.look.theme.sizes.row)
        more = KhmerLabel(say.format("The first {n} rows are shown.", n=MOST_SHOWN), "small")
        show_if(more, len(file.lines) > MOST_SHOWN)
        count = file.count(NEW) + file.count(CHANGED)
        cancel = KhmerButton(_("Take nothing"))
        cancel.setObjectName("cancel_button")
        cancel.clicked.connect(self.reject)
        self.take = KhmerButton(say.nformat("Take {n} person", "Take {n} people", count), "primary", "user-plus")
        self.take.setObjectName("take_people_button")
        self.take.setEnabled(count > 0)
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        note = _("Nothing is written yet. Empty cells change nothing; cells that cannot be kept are left out.")
        title = KhmerLabel(say.format("“{name}”", name=file.name), "heading")
        buttons = row(KhmerLabel(note, "small"), cancel, self.take)
        buttons.setStretch(0, 1)
        self.setLayout(column(title, self._scrolled(more), buttons, gap=UNIT + UNIT // 2, margin=3 * UNIT))
        self.problems.say("attention", self._problems())
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(int(room.width() * 0.9), int(room.height() * 0.88))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scrolled(self, more: KhmerLabel) -> VerticalScroll:
        """Return what is between the title and the buttons: with large letters it is higher than the screen."""
        parts = (self.sums, self.columns, self.problems, self.table, more)
        box = column(*parts, gap=UNIT + UNIT // 2)
        box.setStretch(parts.index(self.table), 1)
        inside = QWidget()
        inside.setLayout(box)
        return VerticalScroll(inside)

    def _sums(self) -> str:
        say, file = self._session.translator, self._file
        told = [
            say.nformat("{n} person is new.", "{n} people are new.", file.count(NEW)),
            say.nformat("{n} person would be changed.", "{n} people would be changed.", file.count(CHANGED)),
            say.nformat("{n} person is the same.", "{n} people are the same.", file.count(SAME)),
        ]
        if file.count(LEFT):
            told.append(say.nformat("{n} row is left out.", "{n} rows are left out.", file.count(LEFT)))
        return "  ".join(told)

    def _columns(self) -> str:
        """Return which headings mean which columns here, and which are passed over."""
        say, titles = self._session.translator, person_titles(self._session.translator)
        known = [
            f"{head} → {titles[field]}" if head != titles.get(field, head) else head
            for head, field in self._file.columns
            if field
        ]
        told = [say.format("Columns: {heads}", heads=",  ".join(known))]
        passed_over = [head for head, field in self._file.columns if head and not field]
        if passed_over:
            told.append(say.format("Columns that are passed over: {heads}", heads=", ".join(passed_over)))
        if self._file.new_teams:
            told.append(say.format("New teams: {names}", names=", ".join(self._file.new_teams)))
        return "\n".join(told)

    def _problems(self) -> str:
        say, bad = self._session.translator, self._file.bad
        lines = [bad_cell_line(line, cell, say) for line, cell in bad[:_MOST_TOLD]]
        if len(bad) > _MOST_TOLD:
            lines.append(say.nformat("And {n} more.", "And {n} more.", len(bad) - _MOST_TOLD))
        return "\n".join(lines)
