"""Who is there, half a day at a time: a grid that is filled from the keyboard as names are called."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sala.domain.attendance import PRESENT, HalfDay, current_half_day, day_of
from sala.khmer import search_key
from sala.services.attendance import Attendance
from sala.services.people_words import half_day_title, half_word
from sala.ui.people.attendance_model import FIRST, AttendanceModel
from sala.ui.people.attendance_table import AttendanceTable
from sala.ui.people.clock import now
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import SearchBox


class AttendanceView(QWidget):
    """``model.marked`` hands on what was marked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._starts = ""
        self._is_shown = False
        _ = session.gettext
        self.model = AttendanceModel(session.translator, self._heading, self)
        self.table = AttendanceTable(self.model, session.look)
        self.table.setObjectName("attendance_table")
        self.table.setAccessibleName(_("Attendance"))
        self.table.column_changed.connect(self._name_column)
        self.search = SearchBox(_("Search a person"))
        self.search.setObjectName("attendance_search")
        self.search.searched.connect(self._search)
        self.rest_button = KhmerButton(_("Mark the rest as present"), "secondary", "check", small=True)
        self.rest_button.setObjectName("rest_present_button")
        self.rest_button.clicked.connect(self._mark_rest)
        self.keys = KhmerLabel(
            _("Space: change the mark · P: present, next person · A: absent, next person · Delete: no mark"),
            "small",
        )
        self.half = KhmerLabel("", "lead", wrap=False)
        self.half.setObjectName("current_half_day")
        tools = row(self.search, None, self.half, self.rest_button, gap=2 * UNIT)
        tools.setStretch(0, 2)
        tools.setStretch(1, 1)
        box = column(tools, self.table, self.keys, gap=UNIT + UNIT // 2)
        box.setStretch(1, 1)
        self.setLayout(box)

    def show_attendance(self, found: Attendance) -> None:
        """Show people and marks; the first time the keyboard is put where the workshop is now."""
        self._starts = found.starts
        self.model.show(found)
        self._name_column()
        if not self._is_shown and found.people:
            self._is_shown = True
            moment = now()
            going_on = current_half_day(found.halves, found.starts, moment.date(), moment.hour)
            self.table.stand_at(FIRST + (found.halves.index(going_on) if going_on in found.halves else 0))

    def _heading(self, half: HalfDay) -> tuple[str, str]:
        say, day = self._session.translator, day_of(self._starts, half)
        title = say.format("Day {n}", n=half.day)
        if day is not None:
            title = f"{title}, {say.digits(f'{day.day}/{day.month}')}"
        return title, half_word(half, say)

    def _column_half(self) -> HalfDay | None:
        at = self.table.current_column() - FIRST
        return self.model.halves[at] if at < len(self.model.halves) else None

    def _name_column(self) -> None:
        half = self._column_half()
        self.rest_button.setEnabled(half is not None and self.model.rowCount() > 0)
        if half is not None:
            self.half.setText(half_day_title(half, self._session.translator))

    def _mark_rest(self) -> None:
        """Mark everybody as present who is not marked yet: who is absent stays so."""
        self.model.mark(self.model.open_cells(self.table.current_column()), PRESENT)
        self.table.setFocus()

    def _search(self, text: str) -> None:
        wanted = search_key(text)
        for at in range(self.model.rowCount()):
            self.table.setRowHidden(at, bool(wanted) and wanted not in search_key(self.model.name_at(at)))
