"""What the page shows of an agenda: everything as words, read and worded before a widget is touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sala.domain.agenda import ACTIVITY, DROPPED, REST, DaySchedule, Placed, Session, slots
from sala.domain.agenda_warnings import AgendaWarning
from sala.domain.daytime import daytime
from sala.domain.records import Team
from sala.khmer import format_date, format_minutes, parse_date
from sala.language import Translator
from sala.services.agenda import Agenda, read_agenda
from sala.services.agenda_words import block_notes, block_title, day_title
from sala.services.method import Pack, ReadyAgenda, pack_for
from sala.services.people import teams
from sala.services.workshops import get_workshop
from sala.services.workspace import Workspace
from sala.ui.digits import in_own_digits
from sala.wording.agenda_warnings import warning_sentence


@dataclass(frozen=True, slots=True)
class BlockLook:
    """A block as it is shown. ``beside`` marks one that begins with the block above it; ``detail`` is small print.

    ``warnings`` are sentences; ``lacking`` are the keys of what it needs and does not find, which a person may accept.
    """

    session: Session
    title: str
    notes: str
    starts: str
    ends: str
    detail: str
    rests: bool
    beside: bool
    dropped: bool
    warnings: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def activity(self) -> str:
        """The key of its activity, or ""."""
        return self.session.activity if self.session.kind == ACTIVITY else ""


@dataclass(frozen=True, slots=True)
class DayLook:
    """A day as it is shown; ``name`` is on its tab, ``summary`` how long it is, ``warnings`` are sentences."""

    schedule: DaySchedule
    name: str
    title: str
    summary: str
    warnings: tuple[str, ...]
    blocks: tuple[BlockLook, ...]

    @property
    def id(self) -> str:
        """The id of the day."""
        return self.schedule.day.id


@dataclass(frozen=True, slots=True)
class AgendaLook:
    """The whole page: days, blocks whose day is gone, teams, and the agendas that one can begin with."""

    days: tuple[DayLook, ...]
    loose: tuple[BlockLook, ...]
    teams: tuple[Team, ...]
    ready: tuple[ReadyAgenda, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was planned yet."""
        return not self.days and not self.loose


def read_look(ws: Workspace, workshop: str, translator: Translator) -> AgendaLook:
    """Read the agenda of a workshop and put it into words."""
    agenda, everyone = read_agenda(ws, workshop), teams(ws, workshop)
    pack = pack_for(get_workshop(ws, workshop).method)
    names = {team.id: team.name for team in everyone}
    words = _Words(translator, pack, names, agenda)
    return AgendaLook(
        days=tuple(words.day(number, day) for number, day in enumerate(agenda.schedule.days, start=1)),
        loose=tuple(words.block(Placed(one, 0, 0), beside=False, timed=False) for one in agenda.schedule.loose),
        teams=tuple(everyone),
        ready=() if agenda.schedule.days else pack.agendas(),
    )


class _Words:
    """Puts days and blocks into the words of one language."""

    def __init__(self, translator: Translator, pack: Pack, teams: Mapping[str, str], agenda: Agenda) -> None:
        self._say, self._pack, self._teams = translator, pack, teams
        self._of_day: dict[str, list[AgendaWarning]] = {}
        self._of_block: dict[str, list[AgendaWarning]] = {}
        for warning in agenda.warnings:
            owner = self._of_block if warning.session else self._of_day
            owner.setdefault(warning.session or warning.day, []).append(warning)

    def day(self, number: int, schedule: DaySchedule) -> DayLook:
        """Return a day, the ``number``-th."""
        say, day = self._say, schedule.day
        title = day_title(say, self._pack, day)
        summary = say.format(
            "{length}, until {ends}", length=self._length(schedule.minutes), ends=self._time(schedule.ends)
        )
        first = {slot[0].id for slot in slots(schedule.sessions)}
        return DayLook(
            schedule=schedule,
            name=self._day_name(number, day.date),
            title=title,
            summary=summary if schedule.placed else "",
            warnings=self._sentences(self._of_day.get(day.id, [])),
            blocks=tuple(self.block(one, beside=one.session.id not in first, timed=True) for one in schedule.placed),
        )

    def block(self, placed: Placed, *, beside: bool, timed: bool) -> BlockLook:
        """Return a block; ``timed`` where it has a day and so a time."""
        one = placed.session
        warnings = self._of_block.get(one.id, [])
        needs = [warning.parameters for warning in warnings if warning.code == "need_unmet"]
        notes = block_notes(self._say, self._pack, one)
        who = ", ".join(self._teams[team] for team in one.teams if team in self._teams)
        return BlockLook(
            session=one,
            title=block_title(self._say, self._pack, one),
            notes=notes,
            starts=self._time(placed.starts) if timed else "",
            ends=self._time(placed.ends) if timed else "",
            detail="  ·  ".join(part for part in (who, " ".join(notes.split())) if part),
            rests=one.kind in REST,
            beside=beside,
            dropped=one.state == DROPPED,
            warnings=self._sentences(warnings),
            lacking=tuple(str(key) for given in needs for key in (*_keys(given["activities"]), *_keys(given["kinds"]))),
        )

    def _sentences(self, warnings: list[AgendaWarning]) -> tuple[str, ...]:
        return tuple(warning_sentence(warning, self._say, self._pack, self._teams) for warning in warnings)

    def _day_name(self, number: int, date: str) -> str:
        name = self._say.format("Day {number}", number=number)
        day = parse_date(date) if date else None
        if day is None:
            return name
        return f"{name}  ·  {in_own_digits(self._say, format_date(day, self._say.language, 'short'))}"

    def _time(self, minute: int) -> str:
        return self._say.digits(daytime(minute))

    def _length(self, minutes: int) -> str:
        return in_own_digits(self._say, format_minutes(minutes, self._say.language))


def _keys(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()
