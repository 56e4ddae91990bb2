"""Attachments: files named by their content, so that the same photo is kept once and damage is seen."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sala.errors import EnvironmentFault
from sala.paths import replace_file, sync_folder
from sala.storage.folder import TEMPORARY
from sala.storage.media import media_type

_CHUNK = 1 << 20
_HASH = re.compile("[0-9a-f]{64}")
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT))
_REFUSED = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is kept: SHA-256 of its content in hexadecimal, size in bytes, media type as its first bytes say."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Verified:
    """Content whose SHA-256 was computed a moment ago by somebody who checks it: it is not computed again."""

    sha256: str
    data: bytes


Source = Path | bytes | Verified


def store(folder: Path, sources: Iterable[Source]) -> list[Stored]:
    """Keep the contents of files in ``folder``; all are on the disk when this returns, or none has its name.

    All are written before the first is synced: a file system that keeps a journal then syncs the rest in passing.

    Raises:
        EnvironmentFault: ``file.not_readable`` (path), ``disk.full``, ``folder.read_only``, ``disk.failed``.
    """
    waiting: list[tuple[Path, Stored]] = []
    with disk_faults(folder):
        try:
            waiting.extend(_write_beside(folder, source) for source in sources)
            for beside, _ in waiting:
                _sync(beside)
            for beside, stored in waiting:
                _put_in_place(beside, path_of(folder, stored.sha256))
        except BaseException:
            for beside, _ in waiting:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
            raise
        for parent in sorted({path_of(folder, stored.sha256).parent for _, stored in waiting}):
            sync_folder(parent)
        sync_folder(folder)
    return [stored for _, stored in waiting]


def _write_beside(folder: Path, source: Source) -> tuple[Path, Stored]:
    """Write a file's content under a name of no meaning; return where, and what it is."""
    beside = folder / f"{TEMPORARY}{secrets.token_hex(8)}"
    digest, size, first = hashlib.sha256(), 0, b""
    known = source.sha256 if isinstance(source, Verified) else ""
    content = source.data if isinstance(source, Verified) else source
    try:
        with beside.open("xb") as target:
            for chunk in _chunks(content):
                first = first or chunk[:4096]
                size += len(chunk)
                if not known:
                    digest.update(chunk)
                target.write(chunk)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    kind = media_type(first, source.name if isinstance(source, Path) else "")
    return beside, Stored(known or digest.hexdigest(), size, kind)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def path_of(folder: Path, sha256: str) -> Path:
    """Return where the content with this hash lies, or would lie."""
    return folder / sha256[:2] / sha256


def is_hash(text: str) -> bool:
    """Return whether ``text`` is a SHA-256 as it is written here: 64 lower-case hexadecimal digits."""
    return _HASH.fullmatch(text) is not None


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's content in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_whole(path: Path) -> bool:
    """Return whether the file at ``path`` is there, can be read, and is what its name says."""
    try:
        return path.is_file() and hash_of(path) == path.name
    except OSError:
        return False


def _put_in_place(beside: Path, target: Path) -> None:
    # Compared, not only looked for: what is there may have been damaged meanwhile. Not simply written anew either:
    # Windows refuses that while a window shows the photo.
    if is_whole(target):
        beside.unlink()
        return
    target.parent.mkdir(exist_ok=True)
    replace_file(beside, target)


def _chunks(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    if not source.is_file():  # a folder, a pipe that would never end, nothing at all
        raise EnvironmentFault("file.not_readable", path=str(source), reason="not a file")
    try:
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise EnvironmentFault("file.not_readable", path=str(source), reason=error.strerror) from error


def copy_synced(source: Path, target: Path) -> None:
    """Copy a file to a name that is free; it is on the disk when this returns."""
    with source.open("rb") as old, target.open("xb") as new:
        shutil.copyfileobj(old, new, _CHUNK)
        new.flush()
        os.fsync(new.fileno())


@contextmanager
def disk_faults(folder: Path) -> Iterator[None]:
    """Turn errors of writing in ``folder`` into ``disk.full``, ``folder.read_only`` and ``disk.failed``."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise EnvironmentFault("disk.full", path=str(folder)) from error
        if error.errno in _REFUSED:
            raise EnvironmentFault("folder.read_only", path=str(folder)) from error
        raise EnvironmentFault("disk.failed", path=str(folder), reason=error.strerror) from error
