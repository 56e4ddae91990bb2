"""Verifying a workspace: database, history, projection and files; and computing anew what can be computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select

from sala.domain.change import check_change
from sala.domain.records import WORKSHOP, Ref
from sala.errors import EnvironmentFault
from sala.storage import tables
from sala.storage.database import Database
from sala.storage.files import disk_faults, is_hash, is_whole, path_of
from sala.storage.folder import Places
from sala.storage.media import media_type
from sala.storage.merging import Progress
from sala.storage.rebuilding import RECORDS_AT_ONCE, computed, rebuild
from sala.storage.rows import change_from, record_row
from sala.storage.writing import batches, histories


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: what (a code), which one, and whether it has been put right.

    Codes: ``database.damaged`` (detail: what is wrong, or the back-up to bring back),
    ``change.damaged``, ``number.twice`` (two changes of one incarnation share a number:
    a cloned disk; nothing is lost), ``record.differs`` (projection and changes disagree),
    ``file.missing``, ``file.damaged``, ``file.unlisted``, ``file.leftover``.
    """

    code: str
    detail: str
    repaired: bool


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found, and how much was looked at: ``changes``, ``records``, ``workshops``, ``devices``, ``files``."""

    findings: list[Finding] = field(default_factory=list)
    counts: Mapping[str, int] = field(default_factory=dict)


def check(database: Database, places: Places, *, repair: bool, progress: Progress | None) -> CheckReport:
    """Verify a workspace; see ``CheckReport``.

    ``progress`` may stop it by raising, as long as nothing was removed: then all is as it was.
    """
    findings: list[Finding] = []
    counts: dict[str, int] = {}
    try:
        findings += [Finding("database.damaged", text, repaired=False) for text in database.problems()]
        checking = _Checking(places, repair, progress, findings)
        with database.writing() if repair else database.reading() as connection:
            checking.count(connection)
            checking.changes(connection)
            checking.records(connection)
            checking.files(connection)
            counts |= _counts(connection)
    except EnvironmentFault as error:
        if error.code != "workspace.damaged":
            raise
        # What cannot even be read cannot be computed anew: a back-up has to be brought back.
        backup = str(error.parameters.get("backup", ""))
        return CheckReport([Finding("database.damaged", backup, repaired=False)], {})
    return CheckReport(findings, counts)


@dataclass(slots=True)
class _Checking:
    places: Places
    repair: bool
    progress: Progress | None
    findings: list[Finding]
    #: Records with a change that cannot even be read: nothing can be said of what they add up to.
    unreadable: set[str] = field(default_factory=set)
    #: How many changes, records and files were looked at, of how many.
    done: int = 0
    total: int = 0

    def count(self, connection: Connection) -> None:
        """Find out how much there is to look at."""
        parts = (tables.change, tables.record, tables.file)
        self.total = sum(connection.execute(select(func.count()).select_from(part)).scalar_one() for part in parts)

    def _tell(self, done: int) -> None:
        self.done += done
        if self.progress is not None:
            self.progress(self.done, max(self.done, self.total))

    def changes(self, connection: Connection) -> None:
        """Every change is well formed, and has a number of its own."""
        for part in batches(connection.execute(select(tables.change))):
            for row in part:
                self._change(row)
            self._tell(len(part))
        column = tables.change.c
        twice = select(column.device, column.seq).group_by(column.device, column.seq).having(func.count() > 1)
        for device, seq in connection.execute(twice):
            self.findings.append(Finding("number.twice", f"{device} {seq}", repaired=False))

    def _change(self, row: Row[Any]) -> None:
        try:
            change = change_from(row)
        except (ValueError, TypeError):
            self.unreadable.add(row.record)
            self.findings.append(Finding("change.damaged", str(row.id), repaired=False))
            return
        try:
            check_change(change)
        except EnvironmentFault:
            self.findings.append(Finding("change.damaged", str(row.id), repaired=False))

    def records(self, connection: Connection) -> None:
        """Heads and records are what the changes add up to."""
        changed = select(tables.change.c.record).union(select(tables.record.c.id), select(tables.head.c.record))
        ids = sorted(set(connection.execute(changed).scalars()) - self.unreadable)
        for part in batches(ids, RECORDS_AT_ONCE):
            wrong = _differing(connection, part)
            self.findings += [Finding("record.differs", detail, self.repair) for detail in sorted(wrong.values())]
            if wrong and self.repair:
                rebuild(connection, sorted(wrong))
            self._tell(len(part))

    def files(self, connection: Connection) -> None:
        """Every listed file is there whole, and every file that is there is listed."""
        listed = {row.sha256: row.size for row in connection.execute(select(tables.file))}
        for name, size in sorted(listed.items()):
            path = path_of(self.places.files, name)
            if not path.is_file():
                self.findings.append(Finding("file.missing", name, repaired=False))
            elif not is_whole(path) or path.stat().st_size != size:
                self.findings.append(Finding("file.damaged", name, repaired=False))
            self._tell(1)
        for path in sorted(self.places.files.rglob("*")):
            if path.is_file() and path.name not in listed:
                self._unlisted(connection, path)

    def _unlisted(self, connection: Connection, path: Path) -> None:
        """List a whole file that a power cut left unlisted; remove the rest of one that was never finished."""
        whole = is_hash(path.name) and path_of(self.places.files, path.name) == path and is_whole(path)
        if self.repair and whole:
            with path.open("rb") as file:
                kind = media_type(file.read(4096))
            row = {"sha256": path.name, "size": path.stat().st_size, "media_type": kind}
            connection.execute(insert(tables.file), row)
        elif self.repair:
            with disk_faults(self.places.root):
                path.unlink()
        self.findings.append(Finding("file.unlisted" if whole else "file.leftover", path.name, self.repair))


def _differing(connection: Connection, ids: list[str]) -> dict[str, str]:
    """Return, by record id, what to call each record whose stored form is not what its changes add up to."""
    records, heads = computed(histories(connection, ids))
    right = {record.ref: record_row(record) for record in records}
    names = [column.name for column in tables.record.c]
    stored: dict[Ref, dict[str, object]] = {}
    for row in connection.execute(select(tables.record).where(tables.record.c.id.in_(ids))):
        stored[Ref(row.workshop, row.kind, row.id)] = dict(zip(names, row, strict=True))
    differing = [ref for ref in right.keys() | stored.keys() if right.get(ref) != stored.get(ref)]
    wrong = {ref.id: f"{ref.kind} {ref.id}" for ref in differing}
    there = connection.execute(select(tables.head).where(tables.head.c.record.in_(ids)))
    for record, _ in {(row.record, row.change) for row in there} ^ set(heads):
        wrong.setdefault(record, f"head {record}")
    return wrong


def _counts(connection: Connection) -> dict[str, int]:
    def count(table: Table) -> int:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()

    workshops = select(func.count()).where(tables.record.c.kind == WORKSHOP)
    return {
        "changes": count(tables.change),
        "records": count(tables.record),
        "workshops": connection.execute(workshops).scalar_one(),
        "devices": count(tables.device),
        "files": count(tables.file),
    }
