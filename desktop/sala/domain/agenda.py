"""The agenda of a workshop: days, the blocks of a day, and the times that follow from their lengths.

A block is one record (a ``session``). Only lengths and order are kept; when a block begins is always computed, so that
two laptops may each move and lengthen blocks and still agree. Neighbours with the same ``parallel`` key run side by
side, each with its teams, and together take as long as the longest of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sala.domain.daytime import minute_of
from sala.domain.records import Record

#: What a block can be. An ``activity`` is one of the method; ``free`` is anything that its title says.
ACTIVITY, BREAK, LUNCH, OPENING, CLOSING, FREE = "activity", "break", "lunch", "opening", "closing", "free"
SESSION_KINDS = (ACTIVITY, BREAK, LUNCH, OPENING, CLOSING, FREE)
#: Blocks in which people rest: no plan for a late day touches them.
REST = frozenset((BREAK, LUNCH))

#: How much a block matters when time is short.
MUST, SHOULD, COULD = "must", "should", "could"
PRIORITIES = (MUST, SHOULD, COULD)

#: How far a block is on the day itself.
PLANNED, RUNNING, DONE, DROPPED = "planned", "running", "done", "dropped"
STATES = (PLANNED, RUNNING, DONE, DROPPED)

DAY_STARTS, DAY_ENDS = "08:00", "17:00"
SHORTEST, LONGEST = 1, 12 * 60


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the agenda.

    ``date`` is ISO or "". ``title`` is what somebody typed; None where nobody did, then ``ready`` names the day of a
    ready-made agenda that it came from ("two_days/1"), or is "". ``starts`` and ``ends`` (by when it should be over)
    are HH:MM.
    """

    record: Record
    id: str
    date: str
    title: str | None
    ready: str
    starts: str
    ends: str
    position: str

    @property
    def first_minute(self) -> int:
        """When the day begins, in minutes after midnight."""
        return minute_of(self.starts) or 0

    @property
    def last_minute(self) -> int:
        """When the day should be over, in minutes after midnight."""
        return minute_of(self.ends) or 0


@dataclass(frozen=True, slots=True)
class Session:
    """A block of the agenda.

    ``kind`` is one of ``SESSION_KINDS``; ``activity`` a key of the method where it is an activity. ``title`` and
    ``notes`` are what somebody typed; None where nobody did, then ``ready`` names the block of a ready-made agenda that
    it came from ("two_days/1/3"), or is "". ``minutes`` is how long it is planned, ``extended`` how much longer (or,
    when negative, shorter) it became on the day. ``teams`` are the ids of those who take part, empty for everybody.
    ``without`` names the activities and kinds of card that the activity usually needs first and here does without.

    ``started`` and ``ended`` are local moments (YYYY-MM-DDTHH:MM) or "". ``moved_from`` and ``moved_position`` say from
    which day, and which place in it, a late day moved the block away; "" where none did.
    """

    record: Record
    id: str
    day: str
    kind: str
    activity: str
    title: str | None
    notes: str | None
    ready: str
    minutes: int
    extended: int
    priority: str
    parallel: str
    teams: tuple[str, ...]
    without: tuple[str, ...]
    position: str
    state: str
    started: str
    ended: str
    moved_from: str
    moved_position: str

    @property
    def length(self) -> int:
        """How many minutes the block takes: as planned, with what was added or cut on the day; none when dropped."""
        return 0 if self.state == DROPPED else max(self.minutes + self.extended, 0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its time by the plan, in minutes after midnight; a dropped one takes none."""

    session: Session
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class DaySchedule:
    """A day with its blocks in order; ``ends`` is when the last one is over, in minutes after midnight."""

    day: Day
    placed: tuple[Placed, ...]
    starts: int
    ends: int

    @property
    def minutes(self) -> int:
        """How long the day is."""
        return self.ends - self.starts

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The blocks in order."""
        return tuple(placed.session for placed in self.placed)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The whole agenda. ``loose`` are blocks whose day somebody else took away meanwhile: they are not lost."""

    days: tuple[DaySchedule, ...]
    loose: tuple[Session, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, not even a day."""
        return not self.days and not self.loose

    def sessions(self) -> Iterator[Session]:
        """Yield every block that has a day, in order."""
        for day in self.days:
            yield from day.sessions

    def day(self, identity: str) -> DaySchedule | None:
        """Return a day by its id."""
        return next((day for day in self.days if day.day.id == identity), None)

    def day_after(self, identity: str) -> DaySchedule | None:
        """Return the day that follows the one with this id."""
        ids = [day.day.id for day in self.days]
        at = ids.index(identity) + 1 if identity in ids else len(ids)
        return self.days[at] if at < len(ids) else None


def schedule(days: Iterable[Day], sessions: Iterable[Session]) -> Schedule:
    """Return the agenda with the times that follow from lengths and order."""
    ordered = sorted(days, key=lambda day: (day.position, day.id))
    known = {day.id for day in ordered}
    blocks = in_order_of_day(sessions)
    return Schedule(
        tuple(schedule_day(day, [one for one in blocks if one.day == day.id]) for day in ordered),
        tuple(one for one in blocks if one.day not in known),
    )


def schedule_day(day: Day, sessions: Sequence[Session]) -> DaySchedule:
    """Return one day, its blocks given in order, one after the other from the start of the day."""
    placed: list[Placed] = []
    minute = day.first_minute
    for slot in slots(sessions):
        placed += [Placed(one, minute, minute + one.length) for one in slot]
        minute += slot_length(slot)
    return DaySchedule(day, tuple(placed), day.first_minute, minute)


def in_order_of_day(sessions: Iterable[Session]) -> list[Session]:
    """Return blocks by their place; equal places by id, so that every laptop shows the same order."""
    return sorted(sessions, key=lambda one: (one.position, one.id))


def slots(sessions: Iterable[Session]) -> list[tuple[Session, ...]]:
    """Return blocks, given in order, in groups that begin together: mostly one, several where they are parallel."""
    return [tuple(group) for _, group in groupby(sessions, key=lambda one: one.parallel or one.id)]


def slot_length(slot: Iterable[Session]) -> int:
    """Return how many minutes a group of blocks that begin together takes."""
    return max((one.length for one in slot), default=0)


def day_from(record: Record) -> Day:
    """Return the typed view of a day's record; a time that is none reads as the usual one."""
    text = record.text
    return Day(
        record,
        record.id,
        text("date"),
        _typed(record, "title"),
        text("ready"),
        text("starts") if minute_of(text("starts")) is not None else DAY_STARTS,
        text("ends") if minute_of(text("ends")) is not None else DAY_ENDS,
        text("position"),
    )


def session_from(record: Record) -> Session:
    """Return the typed view of a block's record; what cannot be reads as the nearest that can."""
    text = record.text
    activity = text("activity")
    usual = ACTIVITY if activity else FREE
    return Session(
        record=record,
        id=record.id,
        day=text("day"),
        kind=text("kind") if text("kind") in SESSION_KINDS else usual,
        activity=activity,
        title=_typed(record, "title"),
        notes=_typed(record, "notes"),
        ready=text("ready"),
        minutes=_whole(record, "minutes", 0),
        extended=_whole(record, "extended", -LONGEST),
        priority=text("priority") if text("priority") in PRIORITIES else SHOULD,
        parallel=text("parallel"),
        teams=record.texts("teams"),
        without=record.texts("without"),
        position=text("position"),
        state=text("state") if text("state") in STATES else PLANNED,
        started=text("started"),
        ended=text("ended"),
        moved_from=text("moved_from"),
        moved_position=text("moved_position"),
    )


def _typed(record: Record, field: str) -> str | None:
    """Return what somebody typed, "" included; None where nobody did."""
    value = record.fields.get(field)
    return value if isinstance(value, str) else None


def _whole(record: Record, field: str, least: int) -> int:
    """Return a number of minutes between ``least`` and the longest that a block may be; 0 where there is none."""
    return int(min(max(record.number(field) or 0, least), LONGEST))
