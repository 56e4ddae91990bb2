"""Merging changes that came from elsewhere: a union of sets, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from sala.domain.change import Change, check_change, clean_line
from sala.domain.clock import is_plausible
from sala.domain.records import Ref
from sala.errors import Cancelled
from sala.storage import tables
from sala.storage.rebuilding import RECORDS_AT_ONCE, rebuild
from sala.storage.rows import change_from
from sala.storage.writing import batches, insert_changes

#: Called with how much is done and how much there is; the latter 0 while it is not known.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What merging did.

    ``added`` and ``known`` count changes that were new and that were there already. ``workshops`` and ``touched`` are
    the workshops and records that new changes belong to, ``conflicts`` the fields of these on which laptops differ now.
    ``altered`` are ids of changes that say something else here than there: the ones here stayed; somebody tampered.
    ``devices`` are the incarnations that new changes came from, ``latest`` is their latest plausible clock, or "".
    ``first`` is the lowest number among the new changes, by workshop and incarnation.
    """

    added: int
    known: int
    workshops: frozenset[str]
    touched: frozenset[Ref]
    conflicts: tuple[tuple[Ref, str], ...]
    altered: tuple[str, ...]
    devices: frozenset[str]
    latest: str
    first: Mapping[tuple[str, str], int]


class Merging:
    """Adds changes to an open transaction, then settles the records that they touch."""

    def __init__(self, connection: Connection, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._connection = connection
        self._progress = progress
        self._cancelled = cancelled
        self._added = self._known = 0
        self._latest = ""
        self._touched: set[Ref] = set()
        self._first: dict[tuple[str, str], int] = {}
        self._altered: list[str] = []

    def add(self, changes: Iterable[Change]) -> None:
        """Add those of ``changes`` that are not known.

        Raises:
            EnvironmentFault: ``change.damaged``.
            Cancelled: when the person stopped it.
        """
        for batch in batches(changes):
            for change in batch:
                check_change(change)
            self._add_batch(batch)
            self._tell(self._added + self._known, 0)

    def settle(self) -> MergeResult:
        """Compute the records that were touched and return what was done."""
        done = 0
        conflicts: list[tuple[Ref, str]] = []
        ids = sorted({ref.id for ref in self._touched})
        for part in batches(ids, RECORDS_AT_ONCE):
            for record in rebuild(self._connection, part):
                if record.ref in self._touched:
                    conflicts += [(record.ref, name) for name in sorted(record.state.conflicts)]
            done += len(part)
            self._tell(done, len(ids))
        return MergeResult(
            added=self._added,
            known=self._known,
            workshops=frozenset(ref.workshop for ref in self._touched),
            touched=frozenset(self._touched),
            conflicts=tuple(conflicts),
            altered=tuple(self._altered),
            devices=frozenset(device for _, device in self._first),
            latest=self._latest,
            first=self._first,
        )

    def _add_batch(self, batch: Sequence[Change]) -> None:
        wanted = {change.id: change for change in reversed(batch)}
        query = select(tables.change).where(tables.change.c.id.in_(list(wanted)))
        here = {row.id: change_from(row) for row in self._connection.execute(query)}
        self._altered += [i for i, change in here.items() if change.to_line() != wanted[i].to_line()]
        new = [change for i, change in wanted.items() if i not in here]
        insert_changes(self._connection, new)
        self._added += len(new)
        self._known += len(batch) - len(new)
        for change in new:
            self._touched.add(Ref(change.workshop, change.kind, change.record))
            source = change.workshop, change.device
            self._first[source] = min(self._first.get(source, change.seq), change.seq)
            if change.clock > self._latest and is_plausible(change.clock):
                self._latest = change.clock

    def _tell(self, done: int, whole: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(done, whole)


def name_devices(connection: Connection, labels: Mapping[str, str], seen: Iterable[str]) -> None:
    """Note the names of laptops; one that changes came from but that nobody named gets an empty name."""
    table = tables.device
    there = {row.id: row.label for row in connection.execute(select(table.c.id, table.c.label))}
    wanted = {**dict.fromkeys(seen, ""), **{identity: clean_line(label) for identity, label in labels.items()}}
    new = [{"id": i, "label": label, "machine": ""} for i, label in wanted.items() if i not in there]
    if new:
        connection.execute(insert(table), new)
    for identity, label in wanted.items():
        if label and there.get(identity) == "":
            connection.execute(update(table).where(table.c.id == identity).values(label=label))
