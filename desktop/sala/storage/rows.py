"""Between rows of the tables and values of the domain."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Row

from sala.domain.change import Change
from sala.domain.merge import RecordState
from sala.domain.records import Record, Ref

AnyRow = Row[*tuple[Any, ...]] | tuple[Any, ...]
"""A row as SQLAlchemy or as the driver gives it."""


def to_json(value: object) -> str:
    """Return compact JSON, the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def change_row(change: Change) -> dict[str, object]:
    """Return a change as the columns of its table."""
    return {
        "id": change.id,
        "workshop": change.workshop,
        "device": change.device,
        "seq": change.seq,
        "clock": change.clock,
        "wall": change.wall,
        "author": change.author,
        "act": change.act,
        "undoes": change.undoes,
        "kind": change.kind,
        "record": change.record,
        "field": change.field,
        "value": to_json(change.value),
        "replaces": to_json(change.replaces),
        "unknown": to_json(dict(sorted(change.unknown.items()))) if change.unknown else "",
    }


def change_from(row: AnyRow) -> Change:
    """Return the change of a row that has the columns of the table in their order."""
    i, workshop, device, seq, clock, wall, author, act, undoes, kind, record, field, value, replaces, unknown = row
    return Change(
        id=i,
        workshop=workshop,
        device=device,
        seq=seq,
        clock=clock,
        wall=wall,
        author=author,
        act=act,
        undoes=undoes,
        kind=kind,
        record=record,
        field=field,
        value=json.loads(value),
        replaces=tuple(json.loads(replaces)),
        unknown=json.loads(unknown) if unknown else {},
    )


def record_row(record: Record) -> dict[str, object]:
    """Return a record as the columns of its table."""
    state = record.state
    return {
        "workshop": record.ref.workshop,
        "id": record.ref.id,
        "kind": record.ref.kind,
        "card_kind": record.text("kind"),
        "team": record.text("team"),
        "parent": record.text("parent"),
        "position": record.text("position"),
        "deleted": state.deleted,
        "revived": state.revived,
        "clock": record.modified,
        "wall": record.modified_wall,
        "author": record.author,
        "conflicts": to_json(sorted(state.conflicts)),
        "merged": to_json(sorted(state.merged)),
        "fields": to_json(dict(state.fields)),
    }


def record_from(row: AnyRow) -> Record:
    """Return the record of a row that has the columns of the table in their order."""
    (workshop, i, kind, _, _, _, _, deleted, revived, clock, wall, author, conflicts, merged, fields) = row
    state = RecordState(
        fields=json.loads(fields),
        conflicts=frozenset(json.loads(conflicts)),
        merged=frozenset(json.loads(merged)),
        deleted=bool(deleted),  # a prepared statement gives what the driver has: 0 or 1
        revived=bool(revived),
    )
    return Record(Ref(workshop, kind, i), state, clock, wall, author)
