"""One encrypted database file held open by one connection: all that is particular to SQLite and SQLCipher is here."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from sala.errors import EnvironmentFault
from sala.paths import free_space

#: Before this version, resetting the write-ahead log could damage a database: then the rollback journal is used.
FIRST_SAFE_WAL = (3, 51, 3)
#: Below this many free bytes, a failed write is put down to a full disk.
_FULL_BELOW = 1 << 20
_PRIMARY = 0xFF
_FULL, _READ_ONLY, _NO_PERMISSION, _IO, _CANNOT_OPEN = 13, 8, 3, 10, 14
_DAMAGED = frozenset((11, 26))  # SQLITE_CORRUPT, SQLITE_NOTADB
_BUSY = frozenset((5, 6))
#: What SQLite says of its codes: the driver gives no number when a back-up fails.
_SAID = {
    "database or disk is full": _FULL,
    "disk I/O error": _IO,
    "attempt to write a readonly database": _READ_ONLY,
    "unable to open database file": _CANNOT_OPEN,
    "database disk image is malformed": 11,
    "file is not a database": 26,
    "database is locked": 5,
}


class Database:
    """The open database. ``reading`` and ``writing`` give the connection within a transaction; one thread at a time.

    Every commit is on the disk when ``writing`` ends (``synchronous=FULL``).
    """

    def __init__(self, path: Path, key: bytes, *, journal: str = "") -> None:
        """Open the database at ``path`` with its 32-byte ``key``; it is made if it is not there.

        ``journal`` is SQLite's name of another journal than the usual one.

        Raises:
            EnvironmentFault: ``workspace.damaged`` (also for a wrong key), ``workspace.in_use``, and as ``fault`` says.
        """
        self.path = path
        #: Finds the back-up to offer when damage shows.
        self.backup: Callable[[], str] = str
        self._lock = threading.RLock()
        self._begin = "BEGIN"
        self._raw = open_raw(path, key, journal=journal)
        engine = create_engine("sqlite://", module=sqlcipher, creator=lambda: self._raw, poolclass=StaticPool)
        event.listen(engine, "begin", self._on_begin)
        self._engine = engine
        self._connection = engine.connect()

    def _on_begin(self, _: Connection) -> None:
        # Not the driver's own way, which begins late and, with schema changes, not at all.
        self._raw.execute(self._begin)

    @property
    def in_transaction(self) -> bool:
        """Whether one of ``reading`` and ``writing`` is under way."""
        return bool(self._connection.in_transaction())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection in a transaction that only reads; inside ``writing`` it sees what was written so far."""
        with self._lock, self._faults():
            if self._connection.in_transaction():
                yield self._connection
            else:
                with self._connection.begin():
                    yield self._connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection in a transaction that writes: all of it is durably there afterwards, or nothing."""
        with self._lock, self._faults():
            if self._connection.in_transaction():
                raise RuntimeError("a transaction within a transaction")
            self._begin = "BEGIN IMMEDIATE"
            try:
                with self._connection.begin():
                    yield self._connection
            finally:
                self._begin = "BEGIN"

    def back_up_to(self, path: Path, key: bytes) -> None:
        """Write a consistent copy with the same key to ``path``, which must not exist yet."""
        with self._lock, as_fault(path):
            target = open_raw(path, key, journal="DELETE")
            try:
                self._raw.backup(target)
            finally:
                target.close()

    def problems(self) -> list[str]:
        """Return what SQLite and SQLCipher find wrong with the file, in their own words; empty when it is sound."""
        found = []
        with self._lock, self._faults():
            found += [str(row[0]) for row in self._raw.execute("PRAGMA cipher_integrity_check")]
            found += [str(row[0]) for row in self._raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"foreign key: {row!r}" for row in self._raw.execute("PRAGMA foreign_key_check")]
        return found

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            with as_fault(self.path):
                yield
        except EnvironmentFault as error:
            if error.code == "workspace.damaged" and not error.parameters.get("backup"):
                error.parameters["backup"] = self.backup()
            raise

    def close(self) -> None:
        """Close the file; its write-ahead log is folded in. May be called twice."""
        with self._lock, suppress(sqlcipher.Error, DBAPIError):
            self._connection.close()
            self._engine.dispose()
            self._raw.close()


def open_raw(path: Path, key: bytes, *, journal: str = "") -> Any:
    """Return the driver's own connection to the database at ``path``, keyed and set up."""
    with as_fault(path):
        raw = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=2)
        try:
            # The raw key as hexadecimal digits: nothing to quote, no key derivation at every start.
            raw.execute("PRAGMA cipher_log_level = NONE")
            # Not cipher_memory_security: locking every page in memory made merging three times as slow.
            raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            # One program has the file (see lock.py): no shared memory needed, so network drives and sticks work too.
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")
            wal = "WAL" if sqlcipher.sqlite_version_info >= FIRST_SAFE_WAL else "DELETE"
            raw.execute(f"PRAGMA journal_mode = {journal or wal}")
            raw.execute("PRAGMA synchronous = FULL")
            raw.execute("PRAGMA foreign_keys = ON")
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            raw.close()
            raise
    return raw


@contextmanager
def as_fault(path: Path) -> Iterator[None]:
    """Turn the driver's errors about disk, folder and damage into ours; others are our bugs and pass."""
    try:
        yield
    except DBAPIError as error:
        found = fault(error.orig, path)
        if found is None:
            raise
        raise found from error
    except sqlcipher.Error as error:
        found = fault(error, path)
        if found is None:
            raise
        raise found from error


def fault(error: BaseException | None, path: Path) -> EnvironmentFault | None:
    """Return the fault that a driver's error is, or None when it is a bug of ours.

    ``disk.full``, ``disk.failed``, ``folder.read_only``, ``workspace.damaged``, ``workspace.in_use`` (path).
    """
    number = getattr(error, "sqlite_errorcode", None) or _SAID.get(str(error))
    if not isinstance(number, int):
        return None
    folder, primary = str(path.parent), number & _PRIMARY
    trouble = primary in (_IO, _CANNOT_OPEN)
    if primary == _FULL or (trouble and _is_full(path)):
        return EnvironmentFault("disk.full", path=folder)
    if primary in (_READ_ONLY, _NO_PERMISSION) or (primary == _CANNOT_OPEN and not os.access(folder, os.W_OK)):
        return EnvironmentFault("folder.read_only", path=folder)
    if primary in _DAMAGED:
        return EnvironmentFault("workspace.damaged", path=folder, backup="")
    if primary in _BUSY:
        return EnvironmentFault("workspace.in_use", path=folder)
    return EnvironmentFault("disk.failed", path=folder, reason=str(error)) if trouble else None


def _is_full(path: Path) -> bool:
    try:
        return free_space(path.parent) < _FULL_BELOW
    except EnvironmentFault:
        return False
