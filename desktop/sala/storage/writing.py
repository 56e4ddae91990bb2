"""Writing changes, heads and records; always inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from sala.domain.change import Change
from sala.domain.records import Record, Ref
from sala.storage import tables
from sala.storage.prepared import Prepared
from sala.storage.rows import change_from, change_row, record_row

_Item = TypeVar("_Item")
#: Most values in one ``IN (…)``.
BATCH = 500

_KEYS = ("workshop", "id", "kind")
#: Columns that indexes hold, and the fields that they repeat: writing them costs a page each even when they stay.
_INDEXED = ("card_kind", "parent")
FOUND_BY = frozenset(("kind", "parent"))


def _insert(table: Table) -> Prepared:
    return Prepared(insert(table), column_keys=[column.name for column in table.c])


def _update_record(*without: str) -> Prepared:
    columns = [column for column in tables.record.c if column.name not in (*_KEYS, *without)]
    wanted = [tables.record.c[key] == bindparam(f"of_{key}") for key in _KEYS]
    return Prepared(update(tables.record).where(*wanted).values({c: bindparam(f"new_{c.name}") for c in columns}))


_INSERT_CHANGE, _INSERT_HEAD, _INSERT_RECORD = _insert(tables.change), _insert(tables.head), _insert(tables.record)
_UPDATE_RECORD, _UPDATE_RECORD_IN_PLACE = _update_record(), _update_record(*_INDEXED)
_DELETE_HEAD = Prepared(
    delete(tables.head).where(
        tables.head.c.record == bindparam("of_record"), tables.head.c.change == bindparam("of_change")
    )
)
_HEADS = Prepared(
    select(tables.change)
    .join(tables.head, tables.head.c.change == tables.change.c.id)
    .where(tables.head.c.record == bindparam("record"))
)


def batches(items: Iterable[_Item], size: int = BATCH) -> Iterator[list[_Item]]:
    """Cut ``items`` into lists of at most ``size``."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def insert_changes(connection: Connection, changes: Sequence[Change]) -> None:
    """Add changes that are not there yet."""
    _INSERT_CHANGE.run_for_each(connection, [change_row(change) for change in changes])


def replace_heads(connection: Connection, gone: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> None:
    """Remove and add heads, each as (record id, change id)."""
    _DELETE_HEAD.run_for_each(connection, [{"of_record": record, "of_change": change} for record, change in gone])
    _INSERT_HEAD.run_for_each(connection, [{"record": record, "change": change} for record, change in new])


def insert_records(connection: Connection, records: Sequence[Record]) -> None:
    """Add records that are not there yet."""
    _INSERT_RECORD.run_for_each(connection, [record_row(record) for record in records])


def update_records(connection: Connection, records: Sequence[Record], *, in_place: bool = False) -> None:
    """Write records anew that are there; ``in_place`` when what they are found by is as it was."""
    rows = [{f"new_{name}": value for name, value in record_row(record).items()} for record in records]
    for row in rows:
        row.update({f"of_{key}": row[f"new_{key}"] for key in _KEYS})
    (_UPDATE_RECORD_IN_PLACE if in_place else _UPDATE_RECORD).run_for_each(connection, rows)


def heads_of_record(connection: Connection, ref: Ref) -> dict[str, list[Change]]:
    """Return the heads of every field of a record; nothing when there is no such record."""
    heads: dict[str, list[Change]] = {}
    for row in _HEADS.rows(connection, {"record": ref.id}):
        change = change_from(row)
        if change.workshop == ref.workshop and change.kind == ref.kind:
            heads.setdefault(change.field, []).append(change)
    return heads


def histories(connection: Connection, record_ids: Iterable[str]) -> dict[Ref, list[Change]]:
    """Return all changes of the records with these ids, by record."""
    found: dict[Ref, list[Change]] = {}
    for ids in batches(record_ids):
        for row in connection.execute(select(tables.change).where(tables.change.c.record.in_(ids))):
            change = change_from(row)
            found.setdefault(Ref(change.workshop, change.kind, change.record), []).append(change)
    return found


def earlier(connection: Connection, ref: Ref) -> Callable[[str], Change | None]:
    """Return what finds a change of a record by its id; the record's history is read only when it is first asked."""
    known: dict[str, Change] | None = None

    def find(identity: str) -> Change | None:
        nonlocal known
        if known is None:
            known = {change.id: change for change in histories(connection, [ref.id]).get(ref, [])}
        return known.get(identity)

    return find
