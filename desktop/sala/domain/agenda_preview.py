"""What a day will be when a way to catch up is taken: computed before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sala.domain.agenda import DROPPED, Placed, Session
from sala.domain.agenda_live import LiveState, live_state
from sala.domain.agenda_replan import DROP, MOVE, SHRINK, Proposal


@dataclass(frozen=True, slots=True)
class Before:
    """One block before and after: ``after`` is None where it goes to another day, ``way`` "" where nothing changes."""

    before: Placed
    after: Placed | None
    way: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A day with a proposal taken: its blocks in order, and how it would stand now."""

    proposal: Proposal
    blocks: tuple[Before, ...]
    state: LiveState


def preview(now: LiveState, sessions: Sequence[Session], gone: Sequence[Session], proposal: Proposal) -> Preview:
    """Return what a proposal makes of a day that stands as ``now``; ``sessions`` and ``gone`` as in ``live_state``."""
    changes = {change.session: change for change in proposal.changes}
    staying: list[Session] = []
    leaving: list[Session] = []
    for one in sessions:
        change = changes.get(one.id)
        if change is None:
            staying.append(one)
        elif change.way == SHRINK:
            staying.append(replace(one, extended=change.after - one.minutes))
        elif change.way == DROP:
            staying.append(replace(one, state=DROPPED))
        elif change.way == MOVE:
            leaving.append(replace(one, day=proposal.to_day, moved_from=now.day.id, moved_position=one.position))
    after = live_state(now.day, staying, now.minute, [*gone, *leaving])
    placed = {each.session.id: each for each in after.timeline}
    blocks = tuple(
        Before(each, placed.get(each.session.id), changes[each.session.id].way if each.session.id in changes else "")
        for each in now.timeline
    )
    return Preview(proposal, blocks, after)
