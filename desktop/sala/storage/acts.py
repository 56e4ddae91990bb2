"""One act: what a person does at once. Its changes are kept together, undone together, and saved together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from sala.domain.change import VALUE_LIMIT, Change, Value, check_change, clean_value, same_value, value_size
from sala.domain.identity import new_id
from sala.domain.merge import DELETED, fold, settle
from sala.domain.records import Record, Ref
from sala.errors import WrongUse
from sala.storage.projection import record_of
from sala.storage.writing import (
    FOUND_BY,
    earlier,
    heads_of_record,
    insert_changes,
    insert_records,
    replace_heads,
    update_records,
)

__all__ = ["Act", "Signature"]


@dataclass(slots=True)
class Signature:
    """Who writes, where, and the last number given: what every change of an act carries."""

    device: str
    author: str
    seq: int
    tick: Callable[[], str]
    wall: Callable[[], str]


@dataclass(slots=True)
class _Open:
    """A record that the act has looked at: its heads as they are now, and those that the database still has."""

    heads: dict[str, list[Change]]
    stored: frozenset[str]
    exists: bool
    dirty: bool = False
    moved: bool = False


class Act:
    """A unit of work in one workshop. Made by ``Workspace.act``; nothing of it is visible elsewhere before it ends."""

    def __init__(self, connection: Connection, workshop: str, undoes: str, signature: Signature) -> None:
        self.id = new_id()
        self._connection = connection
        self._workshop = workshop
        self._undoes = undoes
        self._signature = signature
        self._records: dict[Ref, _Open] = {}
        self._made: list[Change] = []
        self._written = 0

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes made so far."""
        return tuple(self._made)

    def put(self, kind: str, record_id: str, fields: Mapping[str, object]) -> None:
        """Give fields of a record values; the record is made by its first value. What is so already makes no change.

        A field on which laptops differ is settled by any value, also by the one that stands meanwhile.

        Raises:
            WrongUse: ``value.invalid`` or ``value.too_long`` (parameters: field, longest).
        """
        opened = self._open(Ref(self._workshop, kind, record_id))
        checked = {name: _checked(name, given) for name, given in fields.items()}
        for name, value in checked.items():
            heads = opened.heads.get(name, [])
            said = heads[0].value if heads else None
            if len(heads) < 2 and same_value(value, said):
                continue
            self._change(opened, kind, record_id, name, value)

    def delete(self, kind: str, record_id: str) -> None:
        """Delete a record; an edit that this laptop does not know of yet will bring it back.

        Raises:
            WrongUse: ``record.unknown``.
        """
        opened = self._known(kind, record_id)
        if self._is_deleted(opened):
            return
        seen: list[Value] = []
        seen += sorted(c.id for name, changes in opened.heads.items() if name != DELETED for c in changes)
        self._change(opened, kind, record_id, DELETED, {"seen": seen})

    def restore(self, kind: str, record_id: str) -> None:
        """Bring a deleted record back; also takes the flag off one that an edit brought back.

        Raises:
            WrongUse: ``record.unknown``.
        """
        opened = self._known(kind, record_id)
        heads = opened.heads.get(DELETED, [])
        if len(heads) > 1 or any(change.value is not None for change in heads):
            self._change(opened, kind, record_id, DELETED, None)

    def flush(self) -> None:
        """Write what was made so far into the open transaction, so that it can be read."""
        insert_changes(self._connection, self._made[self._written :])
        self._written = len(self._made)
        new: list[Record] = []
        moved: list[Record] = []
        changed: list[Record] = []
        for ref, opened in self._records.items():
            if not opened.dirty:
                continue
            now = frozenset(change.id for changes in opened.heads.values() for change in changes)
            gone, fresh = sorted(opened.stored - now), sorted(now - opened.stored)
            replace_heads(self._connection, [(ref.id, i) for i in gone], [(ref.id, i) for i in fresh])
            record = record_of(ref, opened.heads, earlier(self._connection, ref))
            (new if not opened.exists else moved if opened.moved else changed).append(record)
            opened.stored, opened.exists, opened.dirty, opened.moved = now, True, False, False
        insert_records(self._connection, new)
        update_records(self._connection, moved)
        update_records(self._connection, changed, in_place=True)

    def _open(self, ref: Ref) -> _Open:
        opened = self._records.get(ref)
        if opened is None:
            heads = heads_of_record(self._connection, ref)
            stored = frozenset(change.id for changes in heads.values() for change in changes)
            opened = self._records[ref] = _Open(heads, stored, exists=bool(heads))
        return opened

    def _known(self, kind: str, record_id: str) -> _Open:
        opened = self._open(Ref(self._workshop, kind, record_id))
        if not opened.heads:
            raise WrongUse("record.unknown", kind=kind, id=record_id)
        return opened

    def _is_deleted(self, opened: _Open) -> bool:
        said = settle(opened.heads.get(DELETED, []))
        ids = {name: [change.id for change in changes] for name, changes in opened.heads.items()}
        return fold({DELETED: said}, ids).deleted

    def _change(self, opened: _Open, kind: str, record_id: str, name: str, value: Value) -> None:
        by = self._signature
        made = Change(
            id=new_id(),
            workshop=self._workshop,
            device=by.device,
            seq=by.seq + 1,
            clock=by.tick(),
            wall=by.wall(),
            author=by.author,
            act=self.id,
            undoes=self._undoes,
            kind=kind,
            record=record_id,
            field=name,
            value=value,
            replaces=tuple(sorted(change.id for change in opened.heads.get(name, []))),
        )
        check_change(made)
        by.seq = made.seq
        self._made.append(made)
        opened.heads[name] = [made]
        opened.dirty = True
        opened.moved = opened.moved or name in FOUND_BY


def _checked(name: str, given: object) -> Value:
    if name == DELETED:
        raise ValueError(name)  # has verbs of its own
    try:
        value = clean_value(given)
    except ValueError:
        raise WrongUse("value.invalid", field=name) from None
    if value_size(value) > VALUE_LIMIT:
        raise WrongUse("value.too_long", field=name, longest=VALUE_LIMIT)
    return value
