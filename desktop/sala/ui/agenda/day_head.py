"""What a day is about, its date, from when to when, and what is worth a second look."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sala.khmer import parse_date
from sala.ui.agenda.agenda_look import DayLook
from sala.ui.agenda.time_edit import TimeEdit
from sala.ui.agenda.warning_line import WarningLine
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.date_edit import DateEdit
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import KhmerLineEdit

_DATE_WIDTH = 260
#: Text of more per cent than this leaves title and date no room beside each other.
_LARGE = 125


class DayHead(QWidget):
    """Every field is saved when it is left: ``changed(day, fields)``; ``removed(day)`` at the bin."""

    changed = Signal(str, object)
    removed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._day: DayLook | None = None
        _ = session.gettext
        self.title = KhmerLineEdit(placeholder=_("What is this day about?"))
        self.title.setObjectName("day_title")
        self.title.setAccessibleName(_("What the day is about"))
        self.title.left.connect(self.keep_title)
        self.title.returnPressed.connect(self.keep_title)
        self.date = DateEdit(session.translator)
        self.date.setObjectName("day_date")
        self.date.setAccessibleName(_("Date"))
        letters = self.date.line.fontMetrics().horizontalAdvance(session.translator.digits("88/88/8888"))
        self.date.line.setMinimumWidth(letters + 4 * UNIT)
        self.date.setMaximumWidth(session.look.theme.sizes.scaled(_DATE_WIDTH))
        self.date.changed.connect(self._keep_date)
        self.starts, self.ends = TimeEdit(session.translator), TimeEdit(session.translator)
        for edit, name, words in ((self.starts, "starts", _("Begins at")), (self.ends, "ends", _("Over by"))):
            edit.setObjectName(f"day_{name}")
            edit.setAccessibleName(words)
            edit.changed.connect(lambda edit=edit, name=name: self._tell({name: edit.value()}))
        self.remove = KhmerButton("", "quiet", "trash-2", small=True, tip=_("Remove the day with its blocks"))
        self.remove.setObjectName("remove_day_button")
        self.remove.setAccessibleName(_("Remove the day with its blocks"))
        self.remove.clicked.connect(lambda _checked: self._day is not None and self.removed.emit(self._day.id))
        self.summary = KhmerLabel("", "small", wrap=False)
        self.summary.setObjectName("day_summary")
        self.warnings = column(gap=0)
        when = row(
            self.date,
            KhmerLabel(_("from"), "small", wrap=False),
            self.starts,
            KhmerLabel(_("to"), "small", wrap=False),
            self.ends,
            gap=UNIT,
        )
        when.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        large = session.look.theme.sizes.percent > _LARGE
        if large:
            when.insertStretch(5, 1)
        line = column(self.title, when, gap=UNIT) if large else row(self.title, when, gap=UNIT)
        line.setStretch(0, 1)
        self.setLayout(column(line, self.summary, self.warnings, gap=UNIT // 2))

    def show_day(self, day: DayLook) -> None:
        """Show a day; a field that is being written stays."""
        other = self._day is None or self._day.id != day.id
        before = self._day
        self._day = day
        plan = day.schedule.day
        if other or before is None or self.title.text() == before.title or not self.title.hasFocus():
            self.title.set_text(day.title)
        if other or not self.date.line.hasFocus():
            self.date.set_value(parse_date(plan.date) if plan.date else None)
        for edit, value in ((self.starts, plan.starts), (self.ends, plan.ends)):
            if other or not edit.hasFocus() or not edit.is_wrong():
                edit.set_value(value)
        self.summary.setText(day.summary)
        self.summary.setVisible(bool(day.summary))
        while self.warnings.count():
            gone = self.warnings.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        for sentence in day.warnings:
            self.warnings.addWidget(WarningLine(sentence))

    def keep_title(self) -> None:
        """Hand over a new title."""
        title = self.title.text().strip()
        if self._day is not None and title != self._day.title:
            self._tell({"title": title})

    def flush(self) -> None:
        """Hand over what is being written."""
        self.keep_title()
        for edit in (self.starts, self.ends):
            edit.read()

    def _keep_date(self) -> None:
        day = self.date.value()
        self._tell({"date": day.isoformat() if day else ""})

    def _tell(self, fields: dict[str, str]) -> None:
        if self._day is not None:
            self.changed.emit(self._day.id, fields)
