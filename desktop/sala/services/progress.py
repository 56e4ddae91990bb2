"""How far a workshop has come, by activity: what the stage rail shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from sala.domain.progress import Progress, activity_progress, is_filled
from sala.domain.records import CARD, CARD_SYSTEM_FIELDS, LINK, WORKSHOP
from sala.services.changed import Changed, changed_by
from sala.services.consent import withdrawn_cards
from sala.services.method import Field, FieldType, Pack
from sala.services.workshops import get_workshop
from sala.storage import Workspace

_DONE = "done."


def workshop_progress(
    ws: Workspace, pack: Pack, workshop: str, *, work: Work | None = None
) -> dict[str, dict[str, Progress]]:
    """Return, for each stage by key, how far each of its activities by key has come.

    ``work`` is what ``work_of`` returned, if somebody read that already.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    facts = get_workshop(ws, workshop).record
    work = work_of(ws, workshop) if work is None else work
    result: dict[str, dict[str, Progress]] = {}
    for stage in pack.stages:
        result[stage.key] = {}
        for summary in stage.activities:
            key = pack.activity_card(summary.key)
            made = work.cards.get(key, {})
            required = [each for each in pack.kind(key).fields if each.required] if made else []
            told = [{**fields, **work.beside(card, required)} for card, fields in made.items()]
            done = facts.flag(_DONE + summary.key) is True
            names = [each.key for each in required]
            result[stage.key][summary.key] = activity_progress(told, names, marked_done=done)
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


@dataclass(slots=True)
class Work:
    """Cards by kind and id with their fields, the kinds of row that a card has, the roles in which it is linked."""

    cards: dict[str, dict[str, Mapping[str, object]]] = field(default_factory=lambda: defaultdict(dict))
    rows: set[tuple[str, str]] = field(default_factory=set)
    links: set[tuple[str, str]] = field(default_factory=set)

    def beside(self, card: str, fields: list[Field]) -> dict[str, object]:
        """Return those of some fields that are not kept in the card itself, and say something."""
        return {
            each.key: True
            for each in fields
            if (each.type is FieldType.ROWS and (card, each.row_kind) in self.rows)
            or (each.type is FieldType.LINKS and (card, each.link_role) in self.links)
        }


def work_of(ws: Workspace, workshop: str) -> Work:
    """Return what a workshop holds, the words of people who withdrew aside."""
    hidden = withdrawn_cards(ws, workshop)
    records = {record.id: record for record in ws.records(workshop, CARD) if record.id not in hidden}
    work = Work()
    for record in records.values():
        own = {name: value for name, value in record.fields.items() if name not in CARD_SYSTEM_FIELDS}
        parent, kind = record.text("parent"), record.text("kind")
        if not parent:
            work.cards[kind][record.id] = own
        elif any(map(is_filled, own.values())):
            work.rows.add((parent, kind))
    for link in ws.records(workshop, LINK):
        if link.text("to") in records:
            work.links.add((link.text("from"), link.text("role")))
    return work
