"""What two laptops said differently, where a person sees it, and how it is settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sala.domain.change import Value, same_value
from sala.domain.records import (
    CARD,
    CARD_SYSTEM_FIELDS,
    DAY,
    PARTICIPANT,
    RECORD_KINDS,
    SESSION,
    TEAM,
    WORKSHOP,
    Record,
    Ref,
)
from sala.errors import WrongUse
from sala.services.cards import set_fields
from sala.services.changed import Changed
from sala.services.consent import withdrawn_records
from sala.services.history import HistoryEntry, bring_back, field_history
from sala.services.method import Pack, pack_for
from sala.services.people import rename_team, update_participant
from sala.services.workshops import get_workshop, update_workshop
from sala.storage import Workspace

#: The place in a list and the like: no words of anybody, and whichever stands is as good.
_NOT_TOLD = frozenset(("position", "parallel", "ready", "moved_from", "moved_position"))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field with two readings: of which record, and where it is seen.

    ``kind`` is the record's kind, ``card_kind`` the method's kind where it is a card. ``card`` and ``activity`` say
    where the card is shown (a row is shown in its table's card); both are "" for what is not a card. ``title`` is what
    the card, person or team is called, "" where it is not; a block or day of the agenda without a title of its own is
    called by the key of its activity or kind, or by its date.
    """

    workshop: str
    kind: str
    record: str
    field: str
    card_kind: str
    card: str
    activity: str
    title: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the things that a field says.

    ``number`` counts from 1, the latest by clock first; ``stands`` marks what is shown meanwhile. ``names`` is what the
    record is called whose id the value is (a team), else "".
    """

    number: int
    entry: HistoryEntry
    stands: bool
    names: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field with all that laptops say of it, at least two readings."""

    conflict: Conflict
    readings: tuple[Reading, ...]


def differences(ws: Workspace, workshop: str) -> list[Difference]:
    """Return every field of a workshop on which laptops differ, by record.

    What nobody sees is not among them: deleted records and their rows, and the words of people who withdrew.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    get_workshop(ws, workshop)
    hidden = withdrawn_records(ws, workshop)
    records = [record for kind in RECORD_KINDS for record in ws.records(workshop, kind) if record.state.conflicts]
    return [
        _difference(ws, record, field)
        for record in records
        if record.id not in hidden and not _parent_is_gone(ws, record)
        for field in sorted(record.state.conflicts - _NOT_TOLD)
    ]


def keep_reading(ws: Workspace, workshop: str, record: str, field: str, number: int) -> Changed:
    """Settle a field: the reading with this number is what it says from now on.

    Raises:
        WrongUse: ``conflict.none`` when nothing is said differently there, ``conflict.no_such_reading``.
    """
    ref = _differing(ws, workshop, record, field).ref
    readings = _readings(ws, ref, field)
    if not 1 <= number <= len(readings):
        raise WrongUse("conflict.no_such_reading", number=number, count=len(readings))
    return bring_back(ws, ref, field, readings[number - 1].change)


def say_instead(ws: Workspace, workshop: str, record: str, field: str, text: str) -> Changed:
    """Settle a field with a value of its own, as a person types it; "" empties it.

    Raises:
        WrongUse: ``conflict.none``; ``conflict.only_keep`` for a field into which nobody types; as the service that
            sets such a field.
    """
    kind = _differing(ws, workshop, record, field).ref.kind
    if kind == CARD and field not in CARD_SYSTEM_FIELDS:
        return set_fields(ws, workshop, record, {field: text})
    if kind == PARTICIPANT and field != "team":
        return update_participant(ws, workshop, record, {field: text})
    if kind == TEAM and field == "name":
        return rename_team(ws, workshop, record, text)
    if kind == WORKSHOP:
        return update_workshop(ws, workshop, {field: text})
    raise WrongUse("conflict.only_keep", field=field[:40])


def conflicts_at(ws: Workspace, workshops: Iterable[str], found: Iterable[tuple[str, str, str]]) -> list[Conflict]:
    """Return where each of ``found`` (kind, record id, field: as an import tells them) can be seen and settled.

    The place in a list, which a person cannot read, is passed over: it settles itself with the next move.
    """
    among = tuple(workshops)
    located = []
    for kind, identity, field in found:
        if field in _NOT_TOLD:
            continue
        for workshop in among:
            record = ws.find(workshop, identity)
            if record is not None and record.ref.kind == kind:
                located.append(_located(ws, record, field))
                break
    return located


def _differing(ws: Workspace, workshop: str, identity: str, field: str) -> Record:
    record = ws.find(workshop, identity)
    if record is None or record.state.deleted or field not in record.state.conflicts:
        raise WrongUse("conflict.none", field=field[:40])
    return record


def _difference(ws: Workspace, record: Record, field: str) -> Difference:
    said = record.fields.get(field)
    readings = tuple(
        Reading(number, entry, same_value(entry.value, said), _name_of(ws, record, field, entry.value))
        for number, entry in enumerate(_readings(ws, record.ref, field), start=1)
    )
    return Difference(_located(ws, record, field), readings)


def _readings(ws: Workspace, ref: Ref, field: str) -> list[HistoryEntry]:
    return [entry for entry in field_history(ws, ref, field) if entry.current]


def _name_of(ws: Workspace, record: Record, field: str, value: Value) -> str:
    if field != "team" or not isinstance(value, str):
        return ""
    named = ws.find(record.ref.workshop, value)
    return named.text("name") if named is not None else ""


def _parent_is_gone(ws: Workspace, record: Record) -> bool:
    parent = ws.find(record.ref.workshop, record.text("parent")) if record.text("parent") else None
    return parent is not None and parent.state.deleted


def _located(ws: Workspace, record: Record, field: str) -> Conflict:
    ref = record.ref
    if ref.kind != CARD:
        name = record.text("name") if ref.kind in (PARTICIPANT, TEAM, WORKSHOP) else ""
        if ref.kind in (DAY, SESSION):
            name = record.text("title") or record.text("activity") or record.text("kind") or record.text("date")
        return Conflict(ref.workshop, ref.kind, ref.id, field, "", "", "", name)
    pack = pack_for(get_workshop(ws, ref.workshop).method)
    shown = record
    parent = ws.find(ref.workshop, record.text("parent")) if record.text("parent") else None
    if parent is not None:
        shown = parent
    activity = shown.text("activity") or _activity_of(pack, shown.text("kind"))
    return Conflict(
        ref.workshop, ref.kind, ref.id, field, record.text("kind"), shown.id, activity, _title(pack, record, shown)
    )


def _activity_of(pack: Pack, kind: str) -> str:
    """Return the first activity in which cards of a kind are made; "" where there is none."""
    return next((one.key for one in pack.summaries() if one.card == kind), "")


def _title(pack: Pack, *records: Record) -> str:
    """Return the title of the first card that has one."""
    for record in records:
        if record.text("kind") in pack.kind_keys:
            title = record.text(pack.kind(record.text("kind")).title_field)
            if title:
                return title
    return ""
