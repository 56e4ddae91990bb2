"""A day while it happens: what runs now, what is next, and how far ahead or behind the plan it is.

All times are minutes after midnight of that day. The plan of a day is what it was before the day itself changed it:
blocks that were dropped, cut or moved to tomorrow on the day still count in the plan with their planned minutes, so
that catching up shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sala.domain.agenda import (
    DONE,
    DROPPED,
    PLANNED,
    RUNNING,
    Day,
    Placed,
    Session,
    in_order_of_day,
    slot_length,
    slots,
)
from sala.domain.agenda_running import one_runs
from sala.domain.daytime import minute_at, read_moment


@dataclass(frozen=True, slots=True)
class LiveState:
    """How a day stands at ``minute``.

    ``now`` are the blocks that run, ``next`` those that come after them (several where they are parallel). ``left`` is
    how many minutes what runs still has; negative when it is over its time. ``behind`` is how many minutes late the day
    is at this moment (negative: ahead). ``ends`` is when the day will be over as things stand, ``planned_ends`` when it
    was to be. ``timeline`` are all blocks, with the time they had or will have; ``begun`` and ``over`` say whether
    anything was started, and whether nothing is left.
    """

    day: Day
    minute: int
    now: tuple[Placed, ...]
    next: tuple[Placed, ...]
    left: int
    behind: int
    ends: int
    planned_ends: int
    timeline: tuple[Placed, ...]
    begun: bool
    over: bool


def live_state(day: Day, sessions: Sequence[Session], minute: int, gone: Sequence[Session] = ()) -> LiveState:
    """Return how a day stands at a minute after its midnight.

    ``sessions`` are its blocks in order, ``gone`` those that were moved to another day on the day itself.
    """
    sessions = one_runs(sessions)
    plan = planned_times(day, sessions, gone)
    timeline, ends = _timeline(day, sessions, minute)
    by_id = {placed.session.id: placed for placed in timeline}
    running = tuple(placed for placed in timeline if placed.session.state == RUNNING)
    waiting = [slot for slot in slots(sessions) if any(one.state == PLANNED for one in slot)]
    upcoming = tuple(by_id[one.id] for one in waiting[0] if one.state == PLANNED) if waiting else ()
    planned_ends = max((placed.ends for placed in plan), default=day.first_minute)
    planned = {placed.session.id: placed for placed in plan}
    if running:
        due = max(placed.starts + placed.session.length for placed in running)
        behind = max(placed.ends for placed in running) - max(planned[placed.session.id].ends for placed in running)
        behind += _out_of_order(day, plan, max(planned[placed.session.id].starts for placed in running))
    elif upcoming:
        due = minute
        begins = planned[upcoming[0].session.id].starts
        behind = upcoming[0].starts - begins + _out_of_order(day, plan, begins)
    else:
        due, behind = minute, ends - planned_ends
    return LiveState(
        day=day,
        minute=minute,
        now=running,
        next=upcoming,
        left=due - minute,
        behind=behind,
        ends=ends,
        planned_ends=planned_ends,
        timeline=timeline,
        begun=any(one.state in (RUNNING, DONE) for one in sessions),
        over=bool(sessions) and not running and not waiting,
    )


def planned_times(day: Day, sessions: Sequence[Session], gone: Sequence[Session] = ()) -> tuple[Placed, ...]:
    """Return when each block was to be before the day itself changed anything; ``gone`` as in ``live_state``."""
    own = [(one.position, one.id, one) for one in sessions]
    left = [(one.moved_position, one.id, one) for one in gone]
    placed: list[Placed] = []
    minute = day.first_minute
    for slot in slots(one for *_, one in sorted(own + left, key=lambda entry: entry[:2])):
        placed += [Placed(one, minute, minute + one.minutes) for one in slot]
        minute += max(one.minutes for one in slot)
    return tuple(placed)


def moved_away(day: Day, sessions: Sequence[Session]) -> list[Session]:
    """Return the blocks that were moved away from a day on the day itself, among all blocks of the agenda."""
    return in_order_of_day(one for one in sessions if one.moved_from == day.id and one.day != day.id)


def _out_of_order(day: Day, plan: Sequence[Placed], begins: int) -> int:
    """Return the planned minutes of what was passed over before a time of the plan, less what was held before its turn.

    Blocks that are held in another order than planned make a day neither late nor early.
    """
    passed_over: dict[int, int] = {}
    held_early: dict[int, int] = {}
    for placed in plan:
        one = placed.session
        if placed.starts < begins and one.state == PLANNED and one.day == day.id:
            passed_over[placed.starts] = max(passed_over.get(placed.starts, 0), one.minutes)
        elif placed.starts > begins and one.state == DONE:
            held_early[placed.starts] = max(held_early.get(placed.starts, 0), one.minutes)
    return sum(passed_over.values()) - sum(held_early.values())


def _timeline(day: Day, sessions: Sequence[Session], minute: int) -> tuple[tuple[Placed, ...], int]:
    """Return every block with the time it had or will have, in the order of the day, and when all is over.

    Blocks may have been held in another order than planned: what waits follows, in its order, whatever ended last.
    """
    placed = {one.id: _happened(day, one, minute) for one in sessions if one.state in (DONE, RUNNING)}
    cursor = max((one.ends for one in placed.values()), default=day.first_minute)
    if all(one.session.state == DONE for one in placed.values()) and any(one.state == PLANNED for one in sessions):
        cursor = max(cursor, minute)
    for slot in slots(sessions):
        waiting = [one for one in slot if one.state in (PLANNED, DROPPED)]
        for one in waiting:
            placed[one.id] = Placed(one, cursor, cursor + one.length)
        cursor += slot_length(waiting)
    return tuple(placed[one.id] for one in sessions), cursor


def _happened(day: Day, one: Session, minute: int) -> Placed:
    """Return the time of a block that runs or is done; a moment that is missing follows from the others."""
    started, ended = read_moment(one.started), read_moment(one.ended)
    begins = minute_at(day.date, started) if started else None
    finish = minute_at(day.date, ended) if ended and one.state == DONE else None
    if begins is None:
        begins = (finish - one.length) if finish is not None else minute
    if finish is None:
        finish = begins + one.length
        if one.state == RUNNING:
            finish = max(finish, minute)
    return Placed(one, begins, max(finish, begins))
