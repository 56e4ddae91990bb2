"""The agenda on paper."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

from sala.domain.agenda import DROPPED, REST, DaySchedule, Placed, slots
from sala.domain.daytime import daytime
from sala.errors import WrongUse
from sala.gazetteer import describe
from sala.khmer import format_date, latin_digits
from sala.language import Translator
from sala.printing.timetable import Timetable, TimetableDay, TimetableRow
from sala.printing.timetable_pdf import write_timetable
from sala.services.agenda import read_agenda
from sala.services.agenda_words import block_notes, block_title, day_title, priority_words
from sala.services.method import Pack, pack_for
from sala.services.people import teams
from sala.services.workshops import get_workshop
from sala.storage import Workspace


def agenda_pdf(ws: Workspace, workshop: str, *, language: str, dates: str) -> tuple[bytes, int]:
    """Return the agenda as a PDF file in memory, and its number of pages; ``dates`` are those of the workshop in words.

    Raises:
        WrongUse: ``workshop.unknown``, ``agenda.empty``.
    """
    translator, out = Translator(language), io.BytesIO()
    timetable = agenda_timetable(ws, workshop, translator, dates=dates)
    created = datetime.now(UTC).replace(microsecond=0)
    pages = write_timetable(out, timetable, translator, author=ws.author, created=created)
    return out.getvalue(), pages


def agenda_timetable(ws: Workspace, workshop: str, translator: Translator, *, dates: str) -> Timetable:
    """Return what the printed agenda says; raises as ``agenda_pdf``."""
    facts = get_workshop(ws, workshop)
    planned = read_agenda(ws, workshop).schedule
    if not any(day.placed for day in planned.days):
        raise WrongUse("agenda.empty")
    _ = translator.gettext
    pack = pack_for(facts.method)
    names = {team.id: team.name for team in teams(ws, workshop)}
    return Timetable(
        title=_("Agenda"),
        workshop_name=facts.name,
        workshop_code=facts.code,
        place=facts.venue or describe(facts.place, translator.language),
        dates=dates,
        heads=(_("Time"), _("What happens"), _("Length"), _("Priority")),
        days=tuple(
            _day(number, day, pack, translator, names) for number, day in enumerate(planned.days, start=1) if day.placed
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
