"""The attendance list on paper: who is expected, with room to sign, or who was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from sala.domain.agenda import DROPPED, REST, DaySchedule
from sala.domain.attendance import ABSENT, AFTERNOON, MORNING, PRESENT, HalfDay, counted, day_of, marks_of
from sala.domain.records import Participant, Workshop
from sala.khmer import format_date, latin_digits
from sala.language import Translator
from sala.printing.documents.attendance import AttendanceList, ListedHalf, ListedPerson, Total
from sala.printing.documents.attendance_pdf import prepare_attendance
from sala.printing.prepared import Prepared
from sala.services.agenda import read_agenda
from sala.services.attendance import attendance
from sala.services.method import Pack
from sala.services.paper.order import Order
from sala.services.paper.people import work_of
from sala.services.paper.writing import write_parts
from sala.services.people_words import half_word, person_answers
from sala.storage import Workspace

WITHOUT_NAMES = "empty"
_NOON = 12 * 60
_SHORTEST_HALF = 45
"""So many minutes of work make a half-day on which somebody can be there."""
_FOR_LATECOMERS, _FOR_EVERYBODY = 5, 30
_MAY_SAVE = 3
"""So many blank rows may be left out where that saves a page."""


def variants(_ws: Workspace, _facts: Workshop, _pack: Pack, say: Translator) -> Iterator[tuple[str, str]]:
    """Yield what may be printed besides the usual list."""
    yield WITHOUT_NAMES, say.gettext("Attendance list without names")


def make_attendance(order: Order, out: BinaryIO) -> int:
    """Write the attendance list: to be signed, or with ``filled`` as it was marked."""
    listed = attendance_list(order, named=order.argument != WITHOUT_NAMES)
    return write_parts(order, out, listed.title, [attendance_of(order, listed)])


def attendance_of(order: Order, listed: AttendanceList) -> Prepared:
    """Return a list, laid out."""
    return prepare_attendance(listed, order.translator)


def attendance_list(order: Order, *, named: bool, day: int | None = None) -> AttendanceList:
    """Return what the list says; ``day`` for the half-days of that day alone."""
    say, _ = order.translator, order.translator.gettext
    known = attendance(order.ws, order.facts.id)
    people = list(known.people) if named else []
    halves = _halves(known.halves, read_agenda(order.ws, order.facts.id).schedule.days, people, day)
    filled = order.choices.filled
    usual = 0 if filled and people else _FOR_LATECOMERS if people else _FOR_EVERYBODY
    rows = usual if order.choices.blank_rows is None else order.choices.blank_rows
    return AttendanceList(
        title=_("Attendance list"),
        workshop_name=order.facts.name,
        workshop_code=order.facts.code,
        lines=(order.place_and_dates,),
        halves=tuple(_listed(half, known.starts, say) for half in halves),
        people=tuple(_person(person, halves, order) for person in people),
        blank_rows=rows,
        fewest_blank=rows if order.choices.blank_rows is not None else max(rows - _MAY_SAVE, 0),
        totals=_totals(people, halves, say, filled=filled),
        with_phones=order.choices.phones,
        pack_version=order.pack_version,
    )


def _halves(
    halves: Iterable[HalfDay], days: Sequence[DaySchedule], people: Sequence[Participant], only: int | None
) -> list[HalfDay]:
    """Return the half-days in which something is planned or somebody was marked; all of a day without a plan."""
    found = set(halves) | {HalfDay(number, half) for number in range(1, len(days) + 1) for half in (MORNING, AFTERNOON)}
    marked = {half for person in people for half in marks_of(person)}
    planned = {HalfDay(number, half) for number, day in enumerate(days, start=1) for half in _busy(day)}
    empty = {half for half in found if half.day <= len(days) and days[half.day - 1].placed} - planned - marked
    return sorted(half for half in found - empty if only in {None, half.day})


def _busy(day: DaySchedule) -> set[str]:
    """Return the halves of a day in which people work; a morning that ends a little late is no afternoon."""
    work = [one for one in day.placed if one.session.state != DROPPED and one.session.kind not in REST]
    before = sum(max(min(one.ends, _NOON) - one.starts, 0) for one in work)
    after = sum(max(one.ends - max(one.starts, _NOON), 0) for one in work)
    least = min(_SHORTEST_HALF, max(before, after))
    return {half for half, minutes in ((MORNING, before), (AFTERNOON, after)) if minutes and minutes >= least}


def _listed(half: HalfDay, starts: str, say: Translator) -> ListedHalf:
    day = day_of(starts, half)
    date = say.digits(latin_digits(format_date(day, say.language, "short"))) if day else ""
    return ListedHalf(half.day, half.key, say.format("Day {number}", number=half.day), date, half_word(half, say))


def _person(person: Participant, halves: Sequence[HalfDay], order: Order) -> ListedPerson:
    marks = marks_of(person) if order.choices.filled else {}
    said = {PRESENT: True, ABSENT: False}
    other = "" if person.sex in {"female", "male"} else person_answers(order.translator)["sex"].get(person.sex, "")
    return ListedPerson(
        name=person.name,
        code=person.code,
        detail=work_of(person),
        sex=other or person.sex,
        phone=person.phone if order.choices.phones else "",
        marks=tuple(said.get(marks.get(half, "")) for half in halves),
    )


def _totals(
    people: Sequence[Participant], halves: Sequence[HalfDay], say: Translator, *, filled: bool
) -> tuple[Total, ...]:
    """Return how many were there, by sex; with room to write the numbers on a list that is to be signed."""
    _ = say.gettext
    counts = [counted(people, half) for half in halves]
    labels = (("female", _("Women present")), ("male", _("Men present")))
    totals = [
        Total(label, tuple(say.number(count[sex]) if filled else "" for count in counts)) for sex, label in labels
    ]
    whole = tuple(say.number(count.total()) if filled else "" for count in counts)
    return *totals, Total(_("Present in all"), whole)
