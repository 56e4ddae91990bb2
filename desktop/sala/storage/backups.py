"""Back-ups of the database: made while it is open, verified by opening them, thinned out with age."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sala.errors import EnvironmentFault
from sala.paths import ensure_folder, replace_file, sync_folder
from sala.storage.database import Database
from sala.storage.folder import TEMPORARY, Places, folder_faults

#: How old the latest back-up may become.
DUE_AFTER = timedelta(hours=20)
#: The latest ones are all kept; of older ones, the last of each of so many days, and of so many months.
_LATEST, _DAYS, _MONTHS = 5, 7, 6
#: Numbered, because the laptop's clock may have been years ahead for a while.
_NAME = re.compile(r"(\d{6,})-(\d{8}-\d{6})-([a-z0-9-]+)\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A back-up: where it is, when it was made (UTC, by this laptop's clock), why, and its size in bytes."""

    path: Path
    when: datetime
    reason: str
    size: int


def make(places: Places, database: Database, key: bytes, reason: str) -> Path:
    """Write a back-up under a temporary name, verify it, and only then give it its name and let old ones go.

    Raises:
        EnvironmentFault: ``backup.failed`` (path, reason) when it is not sound, ``disk.full``, ``folder.read_only``.
    """
    path = _free_name(places, reason)
    beside = path.with_name(f"{TEMPORARY}{secrets.token_hex(8)}")
    try:
        with folder_faults():
            ensure_folder(places.backups)
        database.back_up_to(beside, key)
        if not is_good(beside, key):
            raise EnvironmentFault("backup.failed", path=str(path), reason="unsound")
        replace_file(beside, path)
        sync_folder(path.parent)
    except OSError as error:
        raise EnvironmentFault("backup.failed", path=str(path), reason=error.strerror) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    _thin_out(places)
    return path


def opens(path: Path, key: bytes) -> bool:
    """Return whether there is a database at ``path`` that opens with this key."""
    return _ask(path, key, lambda _: True)


def is_good(path: Path, key: bytes) -> bool:
    """Return whether a back-up opens with this key and is sound."""
    return _ask(path, key, lambda database: not database.problems())


def _ask(path: Path, key: bytes, question: Callable[[Database], bool]) -> bool:
    if not path.is_file():
        return False
    try:
        database = Database(path, key, journal="DELETE")
    except EnvironmentFault:
        return False
    try:
        return question(database)
    except EnvironmentFault:
        return False
    finally:
        database.close()


def newest_good(places: Places, key: bytes) -> str:
    """Return the path of the latest back-up that opens and is sound, "" where there is none."""
    return next((str(backup.path) for backup in listed(places) if is_good(backup.path, key)), "")


def listed(places: Places) -> list[Backup]:
    """Return the back-ups by their names, the latest first."""
    found = []
    with suppress(OSError):
        for path in places.backups.iterdir():
            match = _NAME.fullmatch(path.name)
            if match is None:
                continue
            with suppress(ValueError, OSError):
                when = datetime.strptime(match[2], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
                found.append(Backup(path, when, match[3].replace("-", " "), path.stat().st_size))
    return sorted(found, key=lambda backup: _number(backup.path), reverse=True)


def is_due(places: Places) -> bool:
    """Return whether the latest back-up is too old, and something was written since.

    One that seems to come from the future was made while the clock was wrong, and says nothing.
    """
    now = datetime.now(UTC)
    recent = [backup for backup in listed(places) if now - DUE_AFTER < backup.when <= now]
    if recent:
        return False
    earlier = [when for backup in listed(places) if (when := _written(backup.path)) <= now.timestamp()]
    latest = max(_written(places.database), _written(places.database.with_name("sala.db-wal")))
    return latest > max(earlier, default=0.0)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _number(path: Path) -> int:
    match = _NAME.fullmatch(path.name)
    return int(match[1]) if match else 0


def _free_name(places: Places, reason: str) -> Path:
    number = max((_number(backup.path) for backup in listed(places)), default=0) + 1
    word = re.sub("[^a-z0-9]+", "-", reason.lower()).strip("-")[:40] or "backup"
    return places.backups / f"{number:06d}-{datetime.now(UTC):%Y%m%d-%H%M%S}-{word}.db"


def _thin_out(places: Places) -> None:
    for backup in superfluous(listed(places)):
        with suppress(OSError):  # one that cannot be removed now will be next time
            backup.path.unlink()


def superfluous(found: Sequence[Backup]) -> list[Backup]:
    """Return those of ``found`` (latest first) that may go."""
    kept = set(found[:_LATEST])
    for form, most in (("%Y-%m-%d", _DAYS), ("%Y-%m", _MONTHS)):
        latest_of: dict[str, Backup] = {}
        for backup in found:
            latest_of.setdefault(backup.when.strftime(form), backup)
        kept.update(list(latest_of.values())[:most])
    return [backup for backup in found if backup not in kept]
