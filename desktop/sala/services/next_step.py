"""What to do next in a workshop of this workspace."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sala.domain.next_step import Course, Needs, NextStep, Step, next_step_of
from sala.domain.progress import Progress
from sala.domain.records import DAY, SESSION
from sala.services.method import Pack
from sala.services.progress import workshop_progress
from sala.services.workshops import get_workshop, unsent_changes
from sala.storage import Workspace

__all__ = ["NextStep", "Step", "course_of", "next_step"]

#: The kinds of card whose activities end a workshop and tell others of it.
_CLOSING, _CASE = "evaluation", "case"


Stages = Mapping[str, Mapping[str, Progress]]


def next_step(ws: Workspace, pack: Pack, workshop: str, *, stages: Stages | None = None) -> NextStep:
    """Return the next step of a workshop.

    ``stages`` is what ``workshop_progress`` returned, if somebody read that already. The sample is never sent.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    facts = get_workshop(ws, workshop)
    found = workshop_progress(ws, pack, workshop) if stages is None else stages
    progress = {key: far for stage in found.values() for key, far in stage.items()}
    unsent = 0 if facts.demo else unsent_changes(ws, workshop)
    return next_step_of(course_of(pack), progress, unsent=unsent, agenda=_planned(ws, workshop, progress))


def _planned(ws: Workspace, workshop: str, progress: Mapping[str, Progress]) -> str:
    """Return the activity that the agenda has next, "" without an agenda."""
    records = ws.records(workshop, SESSION)
    if not records:
        return ""
    from sala.domain.agenda import day_from, schedule, session_from  # noqa: PLC0415  # start-up: few have an agenda
    from sala.domain.agenda_next import activity_next  # noqa: PLC0415  # start-up: few have an agenda

    days = (day_from(record) for record in ws.records(workshop, DAY))
    return activity_next(list(schedule(days, map(session_from, records)).sessions()), progress)


def course_of(pack: Pack) -> Course:
    """Return the activities of a method in their order, with what each needs, read when it is asked for."""
    by_card = {summary.card: summary.key for summary in pack.summaries() if summary.card}

    @cache
    def needs(activity: str) -> Needs:
        stated = pack.needs(activity)
        begun = (by_card[kind] for kind in stated.kinds if kind in by_card)
        return Needs(stated.activities, tuple(key for key in begun if key not in stated.activities))

    order = [summary.key for summary in pack.summaries()]
    return Course(order, needs, closing=by_card.get(_CLOSING, ""), case=by_card.get(_CASE, ""))
