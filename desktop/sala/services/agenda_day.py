"""A day of the agenda while it happens: beginning, ending and extending blocks, and catching up.

Moments are local (the clock on the wall), given by the caller. Every act can be undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sala.domain.agenda import (
    DONE,
    DROPPED,
    LONGEST,
    OPENING,
    PLANNED,
    RUNNING,
    DaySchedule,
    Schedule,
    Session,
    in_order_of_day,
    session_from,
    slots,
)
from sala.domain.agenda_live import LiveState, live_state, moved_away
from sala.domain.agenda_replan import DROP, MOVE, SHRINK, BlockChange, Proposal, proposals
from sala.domain.agenda_running import also_running, held_on
from sala.domain.change import Value
from sala.domain.daytime import minute_at, moment_text
from sala.domain.order import key_between
from sala.domain.records import SESSION, Ref
from sala.errors import WrongUse
from sala.services.agenda import activity_rules, find_session, read_agenda
from sala.services.changed import Changed, changed_by
from sala.services.method import pack_for
from sala.services.workshops import get_workshop
from sala.storage import Act, Workspace


@dataclass(frozen=True, slots=True)
class LiveDay:
    """A day as it stands at a moment: the agenda that it is part of, the day, and its state."""

    schedule: Schedule
    day: DaySchedule
    state: LiveState


def day_today(schedule: Schedule, moment: datetime) -> DaySchedule | None:
    """Return the day that a moment belongs to: by date, or the one day without a date where no day has one."""
    today = moment.date().isoformat()
    by_date = next((day for day in schedule.days if day.day.date == today), None)
    undated = [day for day in schedule.days if not day.day.date]
    return by_date or (undated[0] if len(undated) == len(schedule.days) == 1 else None)


def read_live(ws: Workspace, workshop: str, moment: datetime, day: str = "") -> LiveDay | None:
    """Return how a day stands at a local moment: the day with this id, or the one of the moment; None without one."""
    planned = read_agenda(ws, workshop).schedule
    found = planned.day(day) if day else day_today(planned, moment)
    if found is None:
        return None
    return LiveDay(planned, found, live_of(planned, found, moment))


def live_of(planned: Schedule, day: DaySchedule, moment: datetime) -> LiveState:
    """Return how a day of an agenda that was read before stands at a local moment: nothing is read for it.

    Minutes are counted from the date on which the day is held, which may be another one than planned.
    """
    gone = moved_away(day.day, list(planned.sessions()))
    held = replace(day.day, date=held_on(day.day, day.sessions, moment.date()))
    return live_state(held, day.sessions, minute_at(held.date, moment), gone)


def start_session(ws: Workspace, workshop: str, session: str, moment: datetime) -> Changed:
    """Begin a block, with those beside it; what else runs on that day ends at this moment, in the same act.

    A block that was done or dropped begins anew.

    Raises:
        WrongUse: ``agenda.no_such_session``.
    """
    at = moment_text(moment)
    group = _group(ws, workshop, session)
    own = {one.id for one in group}
    blocks = _blocks_of_day(ws, workshop, group[0].day)
    with ws.act(workshop) as act:
        _end(act, [one for one in also_running(blocks) if one.id not in own])
        counted = {one.id for one in also_running(blocks)}
        for one in blocks:
            if one.state == RUNNING and one.id not in own | counted:
                act.put(SESSION, one.id, {"state": DONE, "ended": at})
        for one in group:
            if one.state != RUNNING:
                act.put(SESSION, one.id, {"state": RUNNING, "started": at, "ended": None})
        return changed_by(workshop, act.changes)


def finish_session(ws: Workspace, workshop: str, session: str, moment: datetime) -> Changed:
    """End a block that runs, with those beside it. What another laptop ran as well ends when this one began.

    Raises:
        WrongUse: ``agenda.no_such_session``, ``agenda.not_running``.
    """
    group = [one for one in _group(ws, workshop, session) if one.state == RUNNING]
    if not group:
        raise WrongUse("agenda.not_running")
    own = {one.id for one in group}
    with ws.act(workshop) as act:
        _end(act, [one for one in also_running(_blocks_of_day(ws, workshop, group[0].day)) if one.id not in own])
        for one in group:
            act.put(SESSION, one.id, {"state": DONE, "ended": moment_text(moment)})
        return changed_by(workshop, act.changes)


def begin_anew(ws: Workspace, workshop: str, session: str, moment: datetime) -> Changed:
    """Say that a block that runs began at this moment: its first beginning was recorded by a clock that was wrong.

    Raises:
        WrongUse: ``agenda.no_such_session``, ``agenda.not_running``.
    """
    group = [one for one in _group(ws, workshop, session) if one.state == RUNNING]
    if not group:
        raise WrongUse("agenda.not_running")
    with ws.act(workshop) as act:
        for one in group:
            act.put(SESSION, one.id, {"started": moment_text(moment)})
        return changed_by(workshop, act.changes)


def settle_two(ws: Workspace, workshop: str, day: str) -> Changed:
    """Record that what ran beside the block of another laptop, of which it knew nothing, ended when that one began."""
    with ws.act(workshop) as act:
        _end(act, also_running(_blocks_of_day(ws, workshop, day)))
        return changed_by(workshop, act.changes)


def extend_session(ws: Workspace, workshop: str, session: str, minutes: int) -> Changed:
    """Give a block, and those beside it, so many more minutes than it has now; fewer when negative.

    Raises:
        WrongUse: ``agenda.no_such_session``; ``agenda.minutes`` where no minute would be left, or far too many.
    """
    group = _group(ws, workshop, session)
    longest = max(one.minutes + one.extended for one in group) + minutes
    if not 1 <= longest <= LONGEST:
        raise WrongUse("agenda.minutes", text=str(longest), least=1, most=LONGEST)
    with ws.act(workshop) as act:
        for one in group:
            act.put(SESSION, one.id, {"extended": max(one.extended + minutes, 1 - one.minutes)})
        return changed_by(workshop, act.changes)


def drop_session(ws: Workspace, workshop: str, session: str) -> Changed:
    """Leave a block out on the day; it stays in the agenda and can be kept again.

    Raises:
        WrongUse: ``agenda.no_such_session``.
    """
    return _set_state(ws, workshop, session, {"state": DROPPED})


def plan_again(ws: Workspace, workshop: str, session: str) -> Changed:
    """Make a block that began, ended or was dropped one that is still to come.

    Raises:
        WrongUse: ``agenda.no_such_session``.
    """
    return _set_state(ws, workshop, session, {"state": PLANNED, "started": None, "ended": None})


def read_proposals(
    ws: Workspace, workshop: str, day: str, moment: datetime, *, needed: int | None = None
) -> tuple[Proposal, ...]:
    """Return the ways to catch up on a day: by ``needed`` minutes, or by as many as the day will end late.

    Raises:
        WrongUse: ``agenda.no_such_day``.
    """
    live = read_live(ws, workshop, moment, day)
    if live is None:
        raise WrongUse("agenda.no_such_day", text=day[:40])
    state, sessions = live.state, live.day.sessions
    wanted = state.ends - state.planned_ends if needed is None else needed
    rules = activity_rules(pack_for(get_workshop(ws, workshop).method), set())
    minimums = {one.id: rules[one.activity].minimum for one in sessions if one.activity in rules}
    after = live.schedule.day_after(day)
    to_day = after.day.id if after else ""
    return proposals(day, sessions, needed=wanted, ends=state.ends, minimums=minimums, to_day=to_day)


def take_proposal(ws: Workspace, workshop: str, proposal: Proposal) -> Changed:
    """Do what a proposal says in one act, so that one undo takes all of it back.

    Raises:
        WrongUse: ``agenda.proposal_old`` when a block was begun, changed or removed since; nothing is changed then.
    """
    blocks = [_still_as_proposed(ws, workshop, change, proposal.day) for change in proposal.changes]
    with ws.act(workshop) as act:
        for change, one in zip(proposal.changes, blocks, strict=True):
            if change.way == SHRINK:
                act.put(SESSION, one.id, {"extended": change.after - one.minutes})
            elif change.way == DROP:
                act.put(SESSION, one.id, {"state": DROPPED})
        moved = [one for change, one in zip(proposal.changes, blocks, strict=True) if change.way == MOVE]
        _move(act, moved, proposal.to_day, _blocks_of_day(ws, workshop, proposal.to_day))
        return changed_by(workshop, act.changes)


def _move(act: Act, moved: Sequence[Session], to_day: str, there: Sequence[Session]) -> None:
    """Put blocks, in their order, at the start of a day, behind its welcome."""
    greeting = next((n for n, one in enumerate(there) if one.kind != OPENING), len(there))
    before = there[greeting - 1].position if greeting else None
    following = next((one.position for one in there[greeting:] if before is None or one.position > before), None)
    for one in moved:
        before = key_between(before or None, following or None)
        fields: dict[str, Value] = {"day": to_day, "position": before}
        if not one.moved_from:
            fields |= {"moved_from": one.day, "moved_position": one.position}
        act.put(SESSION, one.id, fields)


def _still_as_proposed(ws: Workspace, workshop: str, change: BlockChange, day: str) -> Session:
    record = ws.record(Ref(workshop, SESSION, change.session))
    one = session_from(record) if record is not None and not record.state.deleted else None
    if one is None or one.day != day or one.state != PLANNED or one.length != change.before:
        raise WrongUse("agenda.proposal_old")
    return one


def _end(act: Act, counted: Sequence[Session]) -> None:
    """Record the end of blocks as it was counted; one whose beginning is not known ends without a time."""
    for one in counted:
        act.put(SESSION, one.id, {"state": DONE, "ended": one.ended or None})


def _set_state(ws: Workspace, workshop: str, session: str, fields: dict[str, Value]) -> Changed:
    find_session(ws, workshop, session)
    with ws.act(workshop) as act:
        act.put(SESSION, session, fields)
        return changed_by(workshop, act.changes)


def _blocks_of_day(ws: Workspace, workshop: str, day: str) -> list[Session]:
    records = ws.records(workshop, SESSION)
    return in_order_of_day(session_from(record) for record in records if day and record.text("day") == day)


def _group(ws: Workspace, workshop: str, session: str) -> tuple[Session, ...]:
    """Return a block with those that run beside it."""
    one = find_session(ws, workshop, session)
    together = slots(_blocks_of_day(ws, workshop, one.day))
    return next((slot for slot in together if session in {each.id for each in slot}), (one,))
