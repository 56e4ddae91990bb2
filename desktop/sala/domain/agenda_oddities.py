"""What must be said about a day that happens: a laptop that slept, a clock that was set wrong, two that ran a day.

Everything is read from what is recorded and the clock of now, so that it is the same after a crash, after the lid was
closed, or when the work is opened again the next day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sala.domain.agenda import RUNNING, Day, Session, slots
from sala.domain.agenda_running import also_running, one_runs
from sala.domain.daytime import read_moment

#: A block that is over its time by more than this was perhaps forgotten: the lid was closed, or nobody said it ended.
LONG_OVER = 60
#: Clocks of two laptops differ a little: only what begins later than this from now is said to be still to come.
CLOCKS_DIFFER = 2

NOT_YET, OTHER_DAY, LONG_SINCE, TWO_RUN, OTHER_DATE = "not_yet", "other_day", "long_since", "two_run", "other_date"


@dataclass(frozen=True, slots=True)
class Oddity:
    """``code`` is one of the above; ``session`` the block that it is about, None for a whole day.

    ``began`` is when the block was begun, ``due`` when it should have ended (of ``two_run``: when it counts as ended);
    both are local moments. For ``other_date`` ``began`` is the planned date.
    """

    code: str
    session: Session | None
    began: datetime
    due: datetime


def oddities(day: Day, sessions: Sequence[Session], moment: datetime) -> list[Oddity]:
    """Return what is odd about the blocks of one day at a local moment."""
    found = list(_two_run(sessions))
    running = [slot for slot in slots(one_runs(sessions)) if any(one.state == RUNNING for one in slot)]
    found += [odd for slot in running for odd in _odd_time(slot, moment)]
    if not found:
        found += _other_date(day, sessions, moment)
    return found


def left_running(days: Iterable[tuple[Day, Sequence[Session]]], shown: str, moment: datetime) -> list[Oddity]:
    """Return the blocks that still run on other days than the one that is shown (its id); none is due after now."""
    found: list[Oddity] = []
    for day, sessions in days:
        running = [one for one in one_runs(sessions) if one.state == RUNNING and day.id != shown]
        for one in running[:1]:
            began, due = _span(one, moment)
            found.append(Oddity(OTHER_DAY, one, began, max(began, min(due, moment))))
    return found


def _odd_time(slot: Sequence[Session], moment: datetime) -> Iterator[Oddity]:
    one = max((one for one in slot if one.state == RUNNING), key=lambda each: each.length)
    began, due = _span(one, moment)
    if began > moment + timedelta(minutes=CLOCKS_DIFFER):
        yield Oddity(NOT_YET, one, began, due)
    elif began.date() != moment.date() and moment > due:
        yield Oddity(OTHER_DAY, one, began, due)
    elif moment - due > timedelta(minutes=LONG_OVER):
        yield Oddity(LONG_SINCE, one, began, due)


def _two_run(sessions: Sequence[Session]) -> Iterator[Oddity]:
    for one in also_running(sessions):
        began = read_moment(one.started)
        ended = read_moment(one.ended)
        if began is not None and ended is not None:
            yield Oddity(TWO_RUN, one, began, ended)


def _other_date(day: Day, sessions: Sequence[Session], moment: datetime) -> Iterator[Oddity]:
    """Yield that a day is not planned for today, unless all of it is over."""
    planned = read_moment(day.date)
    begun_today = any(one.state == RUNNING and one.started[:10] == moment.date().isoformat() for one in sessions)
    touched = any(one.started for one in sessions)
    if planned is not None and planned.date() != moment.date() and (begun_today or not touched) and sessions:
        yield Oddity(OTHER_DATE, None, planned, planned)


def _span(one: Session, moment: datetime) -> tuple[datetime, datetime]:
    """Return when a block was begun and when it should end; a moment that is missing is now."""
    began = read_moment(one.started) or moment.replace(second=0, microsecond=0, tzinfo=None)
    return began, began + timedelta(minutes=one.length)
