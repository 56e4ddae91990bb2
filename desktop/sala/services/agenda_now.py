"""The day that is in hand now, with what is odd about it, and ways to catch up shown before one is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sala.domain.agenda import DONE, DROPPED, RUNNING, DaySchedule, Placed, Schedule, Session
from sala.domain.agenda_live import LiveState, moved_away, planned_times
from sala.domain.agenda_oddities import Oddity, left_running, oddities
from sala.domain.agenda_preview import Preview, preview
from sala.services.agenda import read_agenda
from sala.services.agenda_day import day_today, live_of, read_proposals
from sala.services.changed import Changed
from sala.services.history import undo, undo_state
from sala.storage import Workspace


@dataclass(frozen=True, slots=True)
class DayNow:
    """A day at a moment: its agenda, how it stands, how it was planned, and what must be said about it."""

    schedule: Schedule
    day: DaySchedule
    state: LiveState
    plan: tuple[Placed, ...]
    oddities: tuple[Oddity, ...]
    moment: datetime

    @property
    def tomorrow(self) -> DaySchedule | None:
        """The day of the agenda that follows."""
        return self.schedule.day_after(self.day.day.id)

    @property
    def number(self) -> int:
        """Which day of the agenda it is, counted from 1."""
        return [one.day.id for one in self.schedule.days].index(self.day.day.id) + 1


@dataclass(frozen=True, slots=True)
class CatchUp:
    """The ways to catch up on a day as it stands at a moment, each with what it makes of the day."""

    now: DayNow
    previews: tuple[Preview, ...]


def day_in_hand(planned: Schedule, moment: datetime) -> DaySchedule | None:
    """Return the day that people are in; None only where the agenda has no day.

    That is the one in which something was begun today and runs, then the one planned for today, then one in which
    something still runs, then the first of which something is left, then the last.
    """
    if not planned.days:
        return None
    today = moment.date().isoformat()
    running = [day for day in planned.days if any(one.state == RUNNING for one in day.sessions)]
    begun = [day for day in running if _last_begun(day.sessions).startswith(today)]
    if begun:
        return max(begun, key=lambda day: _last_begun(day.sessions))
    by_date = day_today(planned, moment)
    left = [day for day in planned.days if any(one.state not in (DONE, DROPPED) for one in day.sessions)]
    return by_date or next(iter([*running, *left, planned.days[-1]]))


def day_now(planned: Schedule, moment: datetime, day: str = "") -> DayNow | None:
    """Return how a day of an agenda that was read before stands: the one with this id, else the one in hand."""
    found = (planned.day(day) if day else None) or day_in_hand(planned, moment)
    if found is None:
        return None
    days = [(one.day, one.sessions) for one in planned.days]
    odd = (*left_running(days, found.day.id, moment), *oddities(found.day, found.sessions, moment))
    plan = planned_times(found.day, found.sessions, moved_away(found.day, list(planned.sessions())))
    return DayNow(planned, found, live_of(planned, found, moment), plan, odd, moment)


def read_day_now(ws: Workspace, workshop: str, moment: datetime, day: str = "") -> DayNow | None:
    """Read the agenda of a workshop and return the day in hand, or the one with this id; None without an agenda."""
    return day_now(read_agenda(ws, workshop).schedule, moment, day)


def read_catch_up(
    ws: Workspace, workshop: str, day: str, moment: datetime, *, needed: int | None = None
) -> CatchUp | None:
    """Return the ways to catch up on a day by ``needed`` minutes, or by as many as it will end late.

    Raises:
        WrongUse: ``agenda.no_such_day``.
    """
    found = read_proposals(ws, workshop, day, moment, needed=needed)
    now = read_day_now(ws, workshop, moment, day)
    if now is None:
        return None
    gone = moved_away(now.day.day, list(now.schedule.sessions()))
    return CatchUp(now, tuple(preview(now.state, now.day.sessions, gone, one) for one in found))


def take_back(ws: Workspace, workshop: str, act: str) -> Changed | None:
    """Undo an act if it is the last one; None where something was done since, which undo would take back first."""
    return undo(ws, workshop) if undo_state(ws, workshop).undo == act else None


def _last_begun(sessions: Sequence[Session]) -> str:
    return max((one.started for one in sessions if one.state == RUNNING), default="")
