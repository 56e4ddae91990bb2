"""The four short steps of a new workshop: what and where, when and which agenda, who comes, which teams.

The keyboard begins in ``begins_in`` of a step. That is no focus proxy: Tab would always go to it, and never to what
stands before it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from sala.domain.validity import LINE_LENGTH, NAME_LENGTH, check_date, check_dates
from sala.errors import WrongUse
from sala.khmer import clean_text
from sala.services.method import ReadyAgenda
from sala.services.workshops import FACILITIES
from sala.ui.capture.toggles import ToggleRow
from sala.ui.home.place_picker import PlacePicker
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.date_edit import DateEdit
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import KhmerLineEdit
from sala.ui.widgets.picks import PickBox
from sala.ui.widgets.text_edit import KhmerTextEdit

_MOST_TEAMS = 8
#: The ready-made agenda for a workshop of so many days.
_BY_DAYS = {1: "one_day", 2: "two_days", 3: "three_days"}


def facility_names(session: Session) -> list[tuple[str, str]]:
    """Return the kinds of facility with their names."""
    _ = session.gettext
    names = {
        "health_centre": _("Health centre"),
        "school": _("School"),
        "commune_hall": _("Commune hall"),
        "other": _("Other"),
    }
    return [(key, names[key]) for key in FACILITIES]


class WhatAndWhere(QWidget):
    """Name, service, kind of facility, place."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        _ = session.gettext
        self.name = KhmerLineEdit()
        self.name.setObjectName("name_line")
        self.service = KhmerLineEdit()
        self.service.setObjectName("service_line")
        self.facility = ToggleRow(facility_names(session))
        self.facility.setObjectName("facility")
        self.place = PlacePicker(session)
        self.venue = KhmerLineEdit()
        self.venue.setObjectName("venue_line")
        self.name_field = Field(
            _("Name of the workshop"), self.name, help_text=_("For example: Shorter waiting at the health centre")
        )
        self.place_field = Field(_("Place"), self.place, help_text=_("Khmer, Latin letters or the official code"))
        self.service_field = Field(_("Which service should become better?"), self.service)
        self.venue_field = Field(_("Venue"), self.venue, help_text=_("The hall or room, if it has a name"))
        self.setLayout(
            column(
                self.name_field,
                self.place_field,
                self.service_field,
                Field(_("Where do people receive it?"), self.facility),
                self.venue_field,
                None,
                gap=2 * UNIT,
            )
        )
        self.begins_in = self.name
        for field, line in (
            (self.name_field, self.name),
            (self.place_field, self.place.line),
            (self.service_field, self.service),
            (self.venue_field, self.venue),
        ):
            line.textEdited.connect(lambda _text, field=field: field.set_problem(""))

    def check(self) -> Iterator[tuple[Field, WrongUse]]:
        """Yield each field that must be mended, and why."""
        for field, line, limit in (
            (self.name_field, self.name, NAME_LENGTH),
            (self.service_field, self.service, LINE_LENGTH),
            (self.venue_field, self.venue, LINE_LENGTH),
        ):
            try:
                text = clean_text(line.text(), lines=False, limit=limit)
            except WrongUse as wrong:
                yield field, wrong
            else:
                if line is self.name and not is_name(text):
                    yield field, WrongUse("workshop.no_name")
        if self.place.unchosen():
            yield self.place_field, WrongUse("place.unknown", text=self.place.unchosen()[:40])

    def is_touched(self) -> bool:
        """Return whether anything was written or chosen."""
        lines = (self.name, self.place.line, self.service, self.venue)
        return any(line.text().strip() for line in lines) or bool(self.place.code() or self.facility.key())


class When(QWidget):
    """First and last day, and the ready-made agenda to begin with: proposed by the number of days, "" for none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        _ = session.gettext
        self.first = DateEdit(session.translator)
        self.first.setObjectName("first_day")
        self.last = DateEdit(session.translator)
        self.last.setObjectName("last_day")
        self.first_field = Field(_("First day"), self.first, help_text=_("May stay open until it is known"))
        self.last_field = Field(_("Last day"), self.last, help_text=_("Leave it open for a workshop of one day"))
        self.agenda = PickBox([("", _("No agenda yet"))])
        self.agenda.setObjectName("agenda_choice")
        self.agenda.set_key("")
        self._chosen = False
        self.agenda.picked.connect(lambda _key: self._choose())
        agenda_field = Field(_("Agenda"), self.agenda, help_text=_("Everything in it can be changed afterwards"))
        self.setLayout(column(self.first_field, self.last_field, agenda_field, None, gap=2 * UNIT))
        self.begins_in = self.first
        session.read(lambda _ws: session.pack().agendas(), self._offer, owner=self)
        for field, edit in ((self.first_field, self.first), (self.last_field, self.last)):
            edit.line.textEdited.connect(lambda _text, field=field: field.set_problem(""))
            edit.changed.connect(lambda field=field: field.set_problem(""))
            edit.changed.connect(self._propose)

    def dates(self) -> tuple[str, str]:
        """Return both days as ISO texts, "" where open; raises ``WrongUse`` as ``check_dates``."""
        return check_dates(_text_of(self.first), _text_of(self.last))

    def check(self) -> Iterator[tuple[Field, WrongUse]]:
        """Yield each field that must be mended, and why."""
        try:
            check_date(_text_of(self.first))
        except WrongUse as wrong:
            yield self.first_field, wrong
            return
        try:
            self.dates()
        except WrongUse as wrong:
            yield self.last_field, wrong

    def is_touched(self) -> bool:
        """Return whether a day was written or an agenda chosen."""
        return bool(_text_of(self.first) or _text_of(self.last) or self._chosen)

    def _offer(self, agendas: tuple[ReadyAgenda, ...]) -> None:
        titles = [(one.key, one.title.in_language(self._session.language)) for one in agendas]
        self.agenda.set_choices([("", self._session.gettext("No agenda yet")), *titles])
        self._propose()

    def _choose(self) -> None:
        self._chosen = True

    def _propose(self) -> None:
        """Choose the agenda that is as long as the workshop, unless the person chose one."""
        if self._chosen:
            return
        try:
            first, last = self.dates()
        except WrongUse:
            return
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if first and last else 0
        key = _BY_DAYS.get(days, "")
        self.agenda.set_key(key if self.agenda.findData(key) >= 0 else "")


def _text_of(edit: DateEdit) -> str:
    day = edit.value()
    return day.isoformat() if day else edit.line.text().strip()


class WhoComes(QWidget):
    """Names, one on each line; they can be pasted from a list."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        _ = session.gettext
        self._session = session
        self.names = KhmerTextEdit(least_lines=8, most_lines=10)
        self.names.setObjectName("names_text")
        self.count = KhmerLabel("", "small")
        self.names.textChanged.connect(self._count)
        help_text = _("One name on each line. You can paste a list, and add people later.")
        self.field = Field(_("Who comes?"), self.names, help_text=help_text)
        self.names.textChanged.connect(lambda: self.field.set_problem(""))
        self.setLayout(column(self.field, self.count, None, gap=UNIT))
        self.begins_in = self.names

    def list(self) -> list[str]:
        """Return the names."""
        return names_in(self.names.text())

    def check(self) -> Iterator[tuple[Field, WrongUse]]:
        """Yield the field if a name is too long, and why."""
        yield from _names_too_long(self.field, self.list())

    def is_touched(self) -> bool:
        """Return whether a name was written."""
        return bool(self.list())

    def _count(self) -> None:
        count = len(self.list())
        self.count.setText(self._session.translator.nformat("{n} person", "{n} people", count) if count else "")


class WhichTeams(QWidget):
    """How many teams, and their names."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        _ = session.gettext
        self.names = KhmerTextEdit(least_lines=5, most_lines=10)
        self.names.setObjectName("teams_text")
        quick = row(KhmerLabel(_("Number of teams:"), tone="soft", wrap=False), gap=UNIT // 2)
        for number in range(1, _MOST_TEAMS + 1):
            button = KhmerButton(session.translator.digits(str(number)), "secondary", small=True)
            button.setObjectName(f"teams_{number}")
            button.clicked.connect(lambda _checked, number=number: self._fill(number))
            quick.addWidget(button)
        quick.addStretch(1)
        help_text = _("One name on each line. Four to six people in a team work well.")
        self.field = Field(_("Teams"), self.names, help_text=help_text)
        self.names.textChanged.connect(lambda: self.field.set_problem(""))
        self.setLayout(column(quick, self.field, None, gap=2 * UNIT))
        self.begins_in = self.names
        self._fill(4)
        self._given = self.names.text()

    def list(self) -> list[str]:
        """Return the names of the teams."""
        return names_in(self.names.text())

    def check(self) -> Iterator[tuple[Field, WrongUse]]:
        """Yield the field if a name is too long, and why."""
        yield from _names_too_long(self.field, self.list())

    def is_touched(self) -> bool:
        """Return whether the teams were changed."""
        return self.names.text() != self._given

    def _fill(self, count: int) -> None:
        say = self._session.translator
        kept = self.list()[:count]
        fresh = [say.format("Team {number}", number=number) for number in range(len(kept) + 1, count + 1)]
        self.names.set_text("\n".join([*kept, *fresh]))


def is_name(text: str) -> bool:
    """Return whether a text names something: it has a letter or a digit."""
    return any(unicodedata.category(character)[0] in "LN" for character in text)


def names_in(text: str) -> list[str]:
    """Return the names that stand on lines of their own; lines without a letter or digit, such as rules, are none."""
    return [line.strip() for line in text.splitlines() if is_name(line)]


def _names_too_long(field: Field, names: list[str]) -> Iterator[tuple[Field, WrongUse]]:
    for name in names:
        try:
            clean_text(name, lines=False, limit=NAME_LENGTH)
        except WrongUse as wrong:
            yield field, wrong
            return
