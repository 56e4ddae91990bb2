"""What runs, where two laptops say different things; and on which date a day of the agenda is really held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sala.domain.agenda import DONE, RUNNING, Day, Session, slots
from sala.domain.daytime import read_moment


def one_runs(sessions: Sequence[Session]) -> list[Session]:
    """Return blocks, given in order, of which only one runs, with those beside it.

    Two laptops that did not see each other may each have begun a block. The one begun last runs; the others count as
    ended when it began, so that none is lost. Begun in the same minute, the one that comes later in the day runs.
    """
    running = [slot for slot in slots(sessions) if any(one.state == RUNNING for one in slot)]
    if len(running) < 2:
        return list(sessions)
    last = max(reversed(running), key=_begun)
    kept, since = {one.id for one in last}, _begun(last)
    return [
        replace(one, state=DONE, ended=since) if one.state == RUNNING and one.id not in kept else one
        for one in sessions
    ]


def also_running(sessions: Sequence[Session]) -> list[Session]:
    """Return the blocks that run only by their records: a later one was begun on another laptop."""
    settled = one_runs(sessions)
    return [counted for one, counted in zip(sessions, settled, strict=True) if one.state == RUNNING != counted.state]


def held_on(day: Day, sessions: Sequence[Session], today: date) -> str:
    """Return the date (ISO) that the minutes of a day are counted from.

    That is the date on which its blocks were begun, for a workshop that was put off by a day keeps its agenda. Nothing
    begun yet: the planned date, or today where that has passed or is not known.
    """
    begun = sorted({one.started[:10] for one in sessions if read_moment(one.started) is not None})
    if begun:
        return day.date if day.date in begun else begun[0]
    return max(day.date, today.isoformat()) if _is_date(day.date) else today.isoformat()


def _begun(slot: Sequence[Session]) -> str:
    return max(one.started for one in slot if one.state == RUNNING)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
