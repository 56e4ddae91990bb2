"""Computing heads and records anew from all changes: what merging and repair have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, select, tuple_

from sala.domain.change import Change
from sala.domain.records import Record, Ref
from sala.storage import tables
from sala.storage.projection import heads_by_field, record_of
from sala.storage.writing import histories, insert_records, replace_heads, update_records

#: How many records are computed at once: their whole history is in memory.
RECORDS_AT_ONCE = 200


def rebuild(connection: Connection, record_ids: Sequence[str]) -> list[Record]:
    """Compute heads and records with these ids anew from all their changes, store them, and return them."""
    records, heads = computed(histories(connection, record_ids))
    connection.execute(delete(tables.head).where(tables.head.c.record.in_(record_ids)))
    replace_heads(connection, [], heads)
    table = tables.record
    query = select(table.c.workshop, table.c.kind, table.c.id).where(table.c.id.in_(record_ids))
    there = {Ref(*row) for row in connection.execute(query)}
    insert_records(connection, [record for record in records if record.ref not in there])
    update_records(connection, [record for record in records if record.ref in there])
    _remove(connection, there - {record.ref for record in records})
    return records


def computed(changes_of: Mapping[Ref, Iterable[Change]]) -> tuple[list[Record], list[tuple[str, str]]]:
    """Return the records that these changes add up to, and their heads as (record id, change id)."""
    records: list[Record] = []
    heads: list[tuple[str, str]] = []
    for ref, changes in changes_of.items():
        known = {change.id: change for change in changes}
        by_field = heads_by_field(known.values())
        heads += [(ref.id, change.id) for of_field in by_field.values() for change in of_field]
        records.append(record_of(ref, by_field, known.get))
    return records, heads


def _remove(connection: Connection, unfounded: Iterable[Ref]) -> None:
    """Remove records that no change speaks of."""
    table = tables.record
    keys = [(ref.workshop, ref.kind, ref.id) for ref in unfounded]
    if keys:
        connection.execute(delete(table).where(tuple_(table.c.workshop, table.c.kind, table.c.id).in_(keys)))
