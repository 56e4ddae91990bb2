"""Cards: what the groups make, and the rows and links that belong to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from sala.domain.change import Value
from sala.domain.identity import new_id
from sala.domain.order import key_between
from sala.domain.records import CARD, LINK, Card, Record, Ref, card_from
from sala.errors import Cancelled, WrongUse
from sala.services.changed import Changed, changed_by
from sala.services.consent import withdrawn_cards
from sala.services.field_values import cleaned_fields
from sala.services.method import CardKind, pack_for
from sala.services.workshops import get_workshop
from sala.storage import Workspace

#: How many cards of a file are cleaned or written before somebody is told how far it is.
_TOLD_EVERY = 200
Progress = Callable[[int, int], None]
StopAsked = Callable[[], bool]


def cards(
    ws: Workspace,
    workshop: str,
    *,
    kind: str | None = None,
    team: str | None = None,
    parent: str | None = None,
    with_withdrawn: bool = False,
) -> list[Card]:
    """Return cards in their order; ``parent`` is "" for cards that are not rows of another.

    Rows of a deleted card are not returned, nor the words of people who withdrew their consent.
    """
    hidden = frozenset() if with_withdrawn else withdrawn_cards(ws, workshop)
    records = ws.records(workshop, CARD, card_kind=kind, team=team, parent=parent)
    found = [card_from(record) for record in records if record.id not in hidden]
    parents = {card.parent for card in found if card.parent}
    living = {identity for identity in parents if _is_there(ws, workshop, identity)}
    return [card for card in found if not card.parent or card.parent in living]


def card(ws: Workspace, workshop: str, identity: str) -> Card:
    """Return one card.

    Raises:
        WrongUse: ``card.unknown``.
    """
    record = ws.record(Ref(workshop, CARD, identity))
    if record is None or record.state.deleted:
        raise WrongUse("card.unknown", text=identity[:40])
    return card_from(record)


def kind_of(ws: Workspace, workshop: str, kind: str) -> CardKind:
    """Return the definition of a kind of card in the workshop's method pack.

    Raises:
        WrongUse: ``content.unknown_kind``, ``workshop.unknown``.
    """
    return pack_for(get_workshop(ws, workshop).method).kind(kind)


def add_card(
    ws: Workspace,
    workshop: str,
    kind: str,
    *,
    fields: Mapping[str, object] | None = None,
    activity: str = "",
    team: str = "",
    parent: str = "",
    after: str | None = None,
) -> Changed:
    """Add a card, at the end or after the card ``after``; ``created`` is its id. Raises as ``set_fields``."""
    return add_cards(ws, workshop, kind, [fields or {}], activity=activity, team=team, parent=parent, after=after)


def add_cards(
    ws: Workspace,
    workshop: str,
    kind: str,
    many: Sequence[Mapping[str, object]],
    *,
    activity: str = "",
    team: str = "",
    parent: str = "",
    after: str | None = None,
) -> Changed:
    """Add cards in their order and in one act, so that one undo takes them all back; ``created`` is the last one's id.

    Raises:
        WrongUse: as ``set_fields``; nothing is added then.
    """
    definition = kind_of(ws, workshop, kind)
    values = [cleaned_fields(definition, fields) for fields in many]
    system = {"kind": kind, "activity": activity, "team": team, "parent": parent}
    return _add_cleaned(ws, workshop, system, values, after=after)


def _add_cleaned(
    ws: Workspace,
    workshop: str,
    system: Mapping[str, str],
    values: Sequence[Mapping[str, Value]],
    *,
    after: str | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> Changed:
    """Add cards in one act; ``told`` is called with how many are made so far, and stops it all by raising."""
    siblings = ws.records(workshop, CARD, card_kind=system["kind"], parent=system.get("parent", ""))
    before, following = _neighbours(siblings, after)
    given = {name: value for name, value in system.items() if value}
    identity = ""
    with ws.act(workshop) as act:
        for done, fields in enumerate(values, start=1):
            identity = new_id()
            before = key_between(before, following)
            act.put(CARD, identity, {**given, "position": before, **_given(fields)})
            if done % _TOLD_EVERY == 0:
                act.flush()  # into the open transaction, so that the end is not all of the work
                told(done)
        return changed_by(workshop, act.changes, created=identity)


def _given(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value is not None}


def write_card(
    ws: Workspace,
    workshop: str,
    identity: str,
    kind: str,
    fields: Mapping[str, object],
    *,
    activity: str = "",
    team: str = "",
) -> Changed:
    """Set fields of a card whose id the caller chose; the card is made at the end if it was never there.

    A card that was deleted meanwhile (by undo, or by a colleague) comes back: what a person types into a form that is
    still open is never lost for want of a card. ``created`` is the id of a card that was made, else "".

    Raises:
        WrongUse: as ``set_fields`` except ``card.unknown``; nothing is changed then.
    """
    record = ws.record(Ref(workshop, CARD, identity))
    values = cleaned_fields(kind_of(ws, workshop, kind), fields)
    with ws.act(workshop) as act:
        if record is None:
            before, following = _neighbours(ws.records(workshop, CARD, card_kind=kind, parent=""), None)
            system = {"kind": kind, "activity": activity, "team": team, "position": key_between(before, following)}
            given = {**system, **values}
            act.put(CARD, identity, {name: value for name, value in given.items() if value not in (None, "")})
        else:
            if record.state.deleted:
                act.restore(CARD, identity)
            act.put(CARD, identity, values)
        return changed_by(workshop, act.changes, created="" if record else identity)


def set_fields(ws: Workspace, workshop: str, identity: str, fields: Mapping[str, object]) -> Changed:
    """Set fields of a card; None or "" empties one.

    Raises:
        WrongUse: ``card.unknown``, ``field.*``, ``date.*``, ``text.too_long``; nothing is changed then.
    """
    now = card(ws, workshop, identity)
    values = cleaned_fields(kind_of(ws, workshop, now.kind), fields)
    with ws.act(workshop) as act:
        act.put(CARD, identity, values)
        return changed_by(workshop, act.changes)


def give_to_team(ws: Workspace, workshop: str, identity: str, team: str) -> Changed:
    """Make a card another team's; "" makes it the whole group's."""
    card(ws, workshop, identity)
    with ws.act(workshop) as act:
        act.put(CARD, identity, {"team": team})
        return changed_by(workshop, act.changes)


def move_card(ws: Workspace, workshop: str, identity: str, after: str) -> Changed:
    """Move a card behind its sibling ``after``; "" moves it to the start."""
    now = card(ws, workshop, identity)
    siblings = [r for r in ws.records(workshop, CARD, card_kind=now.kind, parent=now.parent) if r.id != identity]
    before, following = _neighbours(siblings, after)
    with ws.act(workshop) as act:
        act.put(CARD, identity, {"position": key_between(before, following)})
        return changed_by(workshop, act.changes)


def delete_card(ws: Workspace, workshop: str, identity: str) -> Changed:
    """Delete a card; its rows go with it and come back with it. Undo brings it back."""
    card(ws, workshop, identity)
    with ws.act(workshop) as act:
        act.delete(CARD, identity)
        return changed_by(workshop, act.changes)


def linked(ws: Workspace, workshop: str, identity: str, role: str | None = None) -> list[Card]:
    """Return the cards that a card comes from (its evidence, what it answers, what it is part of), in their order.

    Links have no order of their own: those that one act made would come in any.
    """
    targets = [
        record.text("to")
        for record in ws.records(workshop, LINK)
        if record.text("from") == identity and role in (None, record.text("role"))
    ]
    hidden = withdrawn_cards(ws, workshop) if targets else frozenset()
    records = (ws.record(Ref(workshop, CARD, target)) for target in targets if target not in hidden)
    found = [card_from(record) for record in records if record is not None and not record.state.deleted]
    return sorted(found, key=lambda one: (one.position, one.id))


def set_links(ws: Workspace, workshop: str, identity: str, role: str, targets: Iterable[str]) -> Changed:
    """Make ``targets`` the cards that a card comes from in a role; links that are not among them go.

    Raises:
        WrongUse: ``card.unknown``.
    """
    wanted = dict.fromkeys(targets)
    for target in (identity, *wanted):
        card(ws, workshop, target)
    present = {
        record.text("to"): record.id
        for record in ws.records(workshop, LINK)
        if record.text("from") == identity and record.text("role") == role
    }
    with ws.act(workshop) as act:
        for target in wanted:
            if target not in present:
                act.put(LINK, new_id(), {"from": identity, "to": target, "role": role})
        for target, link in present.items():
            if target not in wanted:
                act.delete(LINK, link)
        return changed_by(workshop, act.changes)


def add_cards_from_file(
    ws: Workspace,
    workshop: str,
    kind: str,
    path: Path,
    *,
    team: str = "",
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> Changed:
    """Add many cards at once: a line each from .txt, a row each from .csv or .xlsx (heads are field keys or labels).

    All are added in one act, or none: what is stopped, refused or cut off leaves nothing. ``progress`` is told how much
    is done, of how much: each row is looked at once and written once.

    Raises:
        WrongUse: ``file.unknown_type``, ``file.unknown_column``, ``file.empty``, and as ``set_fields`` with ``row``.
        EnvironmentFault: ``file.unreadable``.
        Cancelled: when ``cancelled`` says so.
    """
    from sala.services.card_files import read_rows  # noqa: PLC0415  # start-up: loaded when first needed

    definition = kind_of(ws, workshop, kind)
    rows = read_rows(path, definition, cancelled=cancelled)

    def told(done: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, 2 * len(rows))

    values = []
    for done, (number, row) in enumerate(rows):
        if done % _TOLD_EVERY == 0:
            told(done)
        try:
            values.append(cleaned_fields(definition, row))
        except WrongUse as wrong:
            raise WrongUse(wrong.code, **{**wrong.parameters, "row": number}) from None
    system = {"kind": kind, "team": team}
    changed = _add_cleaned(ws, workshop, system, values, told=lambda done: told(len(rows) + done))
    if progress is not None:
        progress(2 * len(rows), 2 * len(rows))
    return changed


def _is_there(ws: Workspace, workshop: str, identity: str) -> bool:
    record = ws.record(Ref(workshop, CARD, identity))
    return record is not None and not record.state.deleted


def _neighbours(siblings: Sequence[Record], after: str | None) -> tuple[str | None, str | None]:
    """Return the positions between which a card goes: after a sibling, at the start (""), or at the end (None)."""
    keys = sorted({record.text("position") for record in siblings if record.text("position")})
    if after is None:
        return (keys[-1] if keys else None), None
    if after == "":
        return None, (keys[0] if keys else None)
    before = next((record.text("position") for record in siblings if record.id == after), keys[-1] if keys else "")
    return before or None, next((key for key in keys if key > before), None)
