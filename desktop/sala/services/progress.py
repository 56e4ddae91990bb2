"""How far a workshop has come, by activity: what the stage rail shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sala.domain.change import Value
from sala.domain.progress import Progress, activity_progress
from sala.domain.records import WORKSHOP
from sala.services.cards import cards
from sala.services.changed import Changed, changed_by
from sala.services.method import Pack
from sala.services.workshops import get_workshop
from sala.storage import Workspace

_DONE = "done."
ByKind = Mapping[str, list[Mapping[str, Value]]]


def workshop_progress(ws: Workspace, pack: Pack, workshop: str) -> dict[str, dict[str, Progress]]:
    """Return, for each stage by key, how far each of its activities by key has come.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    return progress_of(ws, pack, workshop, fields_by_kind(ws, workshop))


def fields_by_kind(ws: Workspace, workshop: str) -> ByKind:
    """Return what the cards of a workshop say, rows of others aside, by kind."""
    by_kind: dict[str, list[Mapping[str, Value]]] = defaultdict(list)
    for card in cards(ws, workshop, parent=""):
        by_kind[card.kind].append(card.fields)
    return by_kind


def progress_of(ws: Workspace, pack: Pack, workshop: str, by_kind: ByKind) -> dict[str, dict[str, Progress]]:
    """Return how far the activities have come, from what ``fields_by_kind`` returned; raises as above."""
    facts = get_workshop(ws, workshop).record
    result: dict[str, dict[str, Progress]] = {}
    for stage in pack.stages:
        result[stage.key] = {}
        for summary in stage.activities:
            key = pack.activity_card(summary.key)
            required = [field.key for field in pack.kind(key).fields if field.required] if key else []
            done = facts.flag(_DONE + summary.key) is True
            result[stage.key][summary.key] = activity_progress(by_kind.get(key, []), required, marked_done=done)
    return result


def is_marked_done(ws: Workspace, workshop: str, activity: str) -> bool:
    """Return whether the facilitator said that an activity is done."""
    return get_workshop(ws, workshop).record.flag(_DONE + activity) is True


def mark_activity(ws: Workspace, workshop: str, activity: str, *, done: bool) -> Changed:
    """Say that an activity is done, or that it is not after all."""
    get_workshop(ws, workshop)
    with ws.act(workshop) as act:
        act.put(WORKSHOP, workshop, {_DONE + activity: True if done else None})
        return changed_by(workshop, act.changes)
