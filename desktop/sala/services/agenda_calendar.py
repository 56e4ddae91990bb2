"""The agenda for any calendar: a file with one event for each block."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sala.domain.agenda import DaySchedule
from sala.domain.calendar_file import CalendarEvent, calendar_file
from sala.errors import WrongUse
from sala.gazetteer import describe
from sala.language import Translator
from sala.paths import durable_write
from sala.services.agenda import read_agenda
from sala.services.agenda_words import block_notes, block_title
from sala.services.method import Pack, pack_for
from sala.services.workshops import get_workshop
from sala.storage import Workspace


def calendar_events(ws: Workspace, workshop: str, *, language: str) -> list[CalendarEvent]:
    """Return the blocks of all days that have a date, as events; dropped ones are none.

    Raises:
        WrongUse: ``workshop.unknown``, ``agenda.empty``, ``agenda.no_dates``.
    """
    facts = get_workshop(ws, workshop)
    days = read_agenda(ws, workshop).schedule.days
    if not any(day.placed for day in days):
        raise WrongUse("agenda.empty")
    if not any(day.day.date for day in days):
        raise WrongUse("agenda.no_dates")
    place = facts.venue or describe(facts.place, language)
    pack, say = pack_for(facts.method), Translator(language)
    return [event for day in days if day.day.date for event in _events(day, pack, say, place)]


def _events(day: DaySchedule, pack: Pack, say: Translator, place: str) -> Iterator[CalendarEvent]:
    midnight = datetime.fromisoformat(day.day.date)
    for placed in day.placed:
        yield CalendarEvent(
            uid=f"{placed.session.id}@sala",
            starts=midnight + timedelta(minutes=placed.starts),
            ends=midnight + timedelta(minutes=placed.ends),
            summary=block_title(say, pack, placed.session),
            description=block_notes(say, pack, placed.session),
            location=place,
        )


def write_calendar(ws: Workspace, workshop: str, out: Path, *, language: str) -> int:
    """Write the agenda to an .ics file, whole or not at all; return how many events it has.

    Raises:
        WrongUse: as ``calendar_events``.
        EnvironmentFault: as ``sala.paths.durable_write``.
    """
    events = [event for event in calendar_events(ws, workshop, language=language) if event.starts < event.ends]
    name = get_workshop(ws, workshop).name
    durable_write(out, calendar_file(name, events, datetime.now(UTC).replace(microsecond=0)))
    return len(events)
