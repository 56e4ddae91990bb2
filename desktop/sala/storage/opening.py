"""Making and opening a workspace, and bringing back a back-up."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sala.domain.identity import new_id
from sala.errors import EnvironmentFault, WrongUse
from sala.paths import replace_file, sync_folder
from sala.storage import backups, keys, migrate
from sala.storage.backups import Backup
from sala.storage.database import Database
from sala.storage.files import copy_synced, disk_faults
from sala.storage.folder import (
    TEMPORARY,
    Description,
    Places,
    keep_copy,
    make_folders,
    read_description,
    too_new,
    write_description,
)
from sala.storage.incarnation import MarkFile
from sala.storage.lock import Lock
from sala.storage.recovery import key_from, recovery_text
from sala.storage.session import Session
from sala.storage.unfinished import finish_restoring, ready_path, remove_unfinished
from sala.storage.workspace import Parts, Workspace

_BEING_MADE = "being_made"


def is_workspace(folder: Path) -> bool:
    """Return whether there is a workspace in ``folder``, also one that lost a part."""
    return Places(folder).has_traces()


def needs_passphrase(folder: Path) -> bool:
    """Return whether the workspace opens by a passphrase only.

    Raises:
        EnvironmentFault: ``workspace.none``, ``workspace.too_new``, ``workspace.damaged``.
    """
    return _description(Places(folder)).key.get("kept") == "passphrase"


def create_workspace(
    folder: Path,
    *,
    label: str,
    author: str,
    passphrase: str | None = None,
    now_ms: Callable[[], int] | None = None,
) -> Workspace:
    """Make a workspace in ``folder`` and open it. ``label`` names this laptop, ``author`` the person.

    ``now_ms`` tells the time in milliseconds since 1970 (the laptop's clock when None). An interrupted making is made
    again at the next opening.

    Raises:
        WrongUse: ``workspace.exists``.
        EnvironmentFault: ``disk.full``, ``folder.read_only``, ``disk.failed``, ``workspace.in_use``.
    """
    places = Places(folder.absolute())
    if is_workspace(folder):
        raise WrongUse("workspace.exists", path=str(folder))
    make_folders(places)
    lock = Lock(places.lock)
    try:
        keys.keep_old_file(places)
        identity = new_id()
        key, kept = keys.new_key(places, identity, passphrase)
        description = Description(identity, kept, unknown={_BEING_MADE: True})
        write_description(places, description)
        return _open(places, description, key, lock, _Person(label, author, now_ms or _laptop_clock))
    except BaseException:
        lock.release()
        raise


def open_workspace(
    folder: Path,
    *,
    label: str,
    author: str,
    passphrase: str | None = None,
    now_ms: Callable[[], int] | None = None,
) -> Workspace:
    """Open the workspace in ``folder``; arguments as for ``create_workspace``. Older tables are brought up to date.

    Raises:
        WrongUse: ``passphrase.needed``, ``passphrase.wrong``.
        EnvironmentFault: ``workspace.none``, ``workspace.in_use``, ``workspace.too_new`` (found), ``workspace.damaged``
            (backup: the latest good back-up or ""), ``workspace.key_missing``, ``folder.read_only``, ``disk.full``,
            ``disk.failed``.
    """
    places = Places(folder.absolute())
    description = _description(places)
    lock = Lock(places.lock)
    try:
        finish_restoring(places)
        remove_unfinished(places)
        key = keys.fetch_key(places, description, passphrase)
        return _open(places, description, key, lock, _Person(label, author, now_ms or _laptop_clock))
    except BaseException:
        lock.release()
        raise


def _description(places: Places) -> Description:
    """Read what describes the workspace; where it is lost with its copy, say what can be done with what is left."""
    try:
        return read_description(places)
    except EnvironmentFault as error:
        if error.code == "workspace.damaged":
            key = keys.from_file(places)
            if key is None:
                raise EnvironmentFault("workspace.key_missing", path=str(places.root)) from error
            raise _damaged(places, key) from error
        raise


def _description_or_new(places: Places) -> tuple[Description, bool]:
    """Return what describes the workspace, or anew (True) where it is lost: who has the key needs nothing of it."""
    try:
        return read_description(places), False
    except EnvironmentFault as error:
        if error.code != "workspace.damaged":
            raise
        return Description(new_id(), {}), True


@dataclass(frozen=True, slots=True)
class _Person:
    label: str
    author: str
    now_ms: Callable[[], int]


def _open(places: Places, description: Description, key: bytes, lock: Lock, person: _Person) -> Workspace:
    database = _database(places, description, key)
    try:
        _bring_up_to_date(places, description, database, key)
        if _BEING_MADE in description.unknown:
            rest = {name: value for name, value in description.unknown.items() if name != _BEING_MADE}
            description = replace(description, unknown=rest)
            write_description(places, description)
        keep_copy(places, description)
        keys.forget_stray_file(places, description)
        with database.reading() as connection:
            marks = MarkFile(description.id, places.root)
            session = Session(connection, marks, person.label, person.now_ms)
        return Workspace(Parts(places, description, key, database, lock, session), person.author)
    except BaseException:
        database.close()
        raise


def _database(places: Places, description: Description, key: bytes) -> Database:
    made = _BEING_MADE not in description.unknown
    if made and (not places.database.is_file() or places.database.stat().st_size == 0):
        raise _damaged(places, key)  # SQLite would take an empty file for a fresh database
    try:
        database = Database(places.database, key)
    except EnvironmentFault as error:
        if error.code != "workspace.damaged":
            raise
        raise _damaged(places, key) from error
    database.backup = lambda: backups.newest_good(places, key)
    return database


def _bring_up_to_date(places: Places, description: Description, database: Database, key: bytes) -> None:
    with database.reading() as connection:
        found = migrate.version_of(connection)
    if found == migrate.VERSION:
        return
    if not found and _BEING_MADE not in description.unknown:
        raise _damaged(places, key)
    if found:
        if not migrate.is_known(found):
            raise too_new(places, found)
        backups.make(places, database, key, f"before version {migrate.VERSION}")
    with database.writing() as connection:
        migrate.upgrade(connection)


def _damaged(places: Places, key: bytes) -> EnvironmentFault:
    return EnvironmentFault("workspace.damaged", path=str(places.root), backup=backups.newest_good(places, key))


def _laptop_clock() -> int:
    return time.time_ns() // 1_000_000


def restore_backup(folder: Path, backup: Path, *, passphrase: str | None = None) -> None:
    """Put a back-up in the place of the database; what was there is kept in ``backups/replaced-…``.

    Raises:
        EnvironmentFault: ``backup.not_good`` (path) when it does not open or is not sound; and as ``open_workspace``.
        WrongUse: ``passphrase.needed``, ``passphrase.wrong``.
    """
    places = Places(folder.absolute())
    description, lost = _description_or_new(places)
    lock = Lock(places.lock)
    try:
        finish_restoring(places)
        key = keys.fetch_key(places, description, passphrase)
        if not backups.is_good(backup, key):
            raise EnvironmentFault("backup.not_good", path=str(backup))
        _replace_database(places, backup)
        if lost:
            write_description(places, replace(description, key=keys.kept_in_file(key)))
    finally:
        lock.release()


def listed_backups(folder: Path) -> list[Backup]:
    """Return the back-ups of the workspace in ``folder``, the latest first; it need not open for that."""
    return backups.listed(Places(folder.absolute()))


def _replace_database(places: Places, backup: Path) -> None:
    name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    beside = places.root / f"{TEMPORARY}{name}.db"
    with disk_faults(places.root):
        copy_synced(backup, beside)
        replace_file(beside, ready_path(places, name))
        sync_folder(places.root)
    finish_restoring(places)


def recovery_key(folder: Path, *, passphrase: str | None = None) -> str:
    """Return the key of a workspace as text to write down: with it, a copy opens on any laptop.

    Raises:
        WrongUse: ``passphrase.needed``, ``passphrase.wrong``.
        EnvironmentFault: ``workspace.key_missing``, ``workspace.none``.
    """
    places = Places(folder.absolute())
    return recovery_text(keys.fetch_key(places, read_description(places), passphrase))


def store_recovery_key(folder: Path, text: str) -> None:
    """Keep the key that a person typed on this computer, so that the workspace opens here from now on.

    A passphrase that was needed so far is needed no more.

    Raises:
        WrongUse: ``recovery_key.wrong`` when it is mistyped, or the key of another workspace.
    """
    places = Places(folder.absolute())
    key = key_from(text)
    description, _lost = _description_or_new(places)
    lock = Lock(places.lock)
    try:
        known = (places.database, *(backup.path for backup in backups.listed(places)))
        if not any(backups.opens(path, key) for path in known):
            raise WrongUse("recovery_key.wrong")
        keys.change_keeping(places, description, key, None)
    finally:
        lock.release()
