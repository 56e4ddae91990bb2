"""The agenda on paper."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from sala.domain.agenda import DROPPED, REST, DaySchedule, Placed, slots
from sala.domain.daytime import daytime
from sala.errors import WrongUse
from sala.khmer import format_date, latin_digits
from sala.language import Translator
from sala.printing.documents.timetable import Timetable, TimetableDay, TimetableRow
from sala.printing.documents.timetable_pdf import write_timetable
from sala.services.agenda import read_agenda
from sala.services.agenda_words import block_notes, block_title, day_title, priority_words
from sala.services.method import Pack
from sala.services.paper.order import Order


def make_agenda(order: Order, out: BinaryIO) -> int:
    """Write the agenda; raises ``WrongUse("agenda.empty")``."""
    return write_timetable(out, timetable(order), order.translator, author=order.ws.author, created=order.created)


def timetable(order: Order) -> Timetable:
    """Return what the printed agenda says; raises as ``make_agenda``."""
    planned = read_agenda(order.ws, order.facts.id).schedule
    if not any(day.placed for day in planned.days):
        raise WrongUse("agenda.empty")
    say = order.translator
    _ = say.gettext
    names = {team.id: team.name for team in order.everyone}
    return Timetable(
        title=_("Agenda"),
        workshop_name=order.facts.name,
        workshop_code=order.facts.code,
        place=order.place,
        dates=order.dates,
        heads=(_("Time"), _("What happens"), _("Length"), _("Priority")),
        days=tuple(
            _day(number, day, order.pack, say, names) for number, day in enumerate(planned.days, start=1) if day.placed
        ),
    )


def _day(number: int, day: DaySchedule, pack: Pack, say: Translator, names: dict[str, str]) -> TimetableDay:
    heading = say.format("Day {number}", number=number)
    if day.day.date:
        words = format_date(date.fromisoformat(day.day.date), say.language, "weekday")
        heading = f"{heading}  ·  {say.digits(latin_digits(words))}"
    first = {slot[0].id for slot in slots(day.sessions)}
    rows = (_row(placed, pack, say, names, beside=placed.session.id not in first) for placed in day.placed)
    return TimetableDay(heading, day_title(say, pack, day.day), tuple(rows))


def _row(placed: Placed, pack: Pack, say: Translator, names: dict[str, str], *, beside: bool) -> TimetableRow:
    one = placed.session
    dropped, rests = one.state == DROPPED, one.kind in REST
    who = ", ".join(names[team] for team in one.teams if team in names)
    notes = " ".join(block_notes(say, pack, one).split())
    return TimetableRow(
        time="–" if dropped else say.digits(f"{daytime(placed.starts)} – {daytime(placed.ends)}"),
        title=block_title(say, pack, one),
        detail="  ·  ".join(part for part in (who, notes) if part),
        length=say.gettext("left out") if dropped else say.format("{n} min", n=one.length),
        matters="" if rests else priority_words(say)[one.priority],
        rests=rests,
        beside=beside,
        dropped=dropped,
    )
