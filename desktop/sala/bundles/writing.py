"""Write a bundle so that "safe to remove" is true when it is said."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from sala.bundles import sealing
from sala.bundles.about import About
from sala.bundles.faults import writing_fault
from sala.bundles.keys import DeviceKeys
from sala.bundles.names import FORMAT_MAJOR, FORMAT_MINOR, SHA256_TEXT
from sala.bundles.packing import BagPacker
from sala.bundles.work import Progress, StopAsked, Work
from sala.errors import EnvironmentFault, WrongUse
from sala.paths import replace_file, sync_folder

_PIECE: Final = 1 << 20
_ROOM: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class BundleReceipt:
    """What was written, and is on the medium."""

    path: Path
    size: int
    """Of the sealed file, in bytes."""
    sha256: str
    """Of the sealed file."""
    digest: str
    """Of the contents: SHA-256 of the tag manifest. The reader gets the same, whatever the sealing."""
    about: About
    """As it is in the bundle: with counts, recipients and verify key."""


def write_bundle(
    out: Path,
    about: About,
    change_lines: Iterable[bytes],
    files: Mapping[str, Path],
    *,
    recipients: Sequence[str] = (),
    passphrase: str | None = None,
    method_pack: bytes | None = None,
    keys: DeviceKeys,
    overwrite: bool = False,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> BundleReceipt:
    """Write a bundle to ``out``; when this returns, it has been read back from the medium and is what was meant.

    ``change_lines`` are JSON objects, each in one line without line end, in the order to keep. ``files`` gives for each
    SHA-256 the path of the attachment. ``recipients`` (``age1…``: do not forget the own device) or ``passphrase``: age
    does not mix them. ``method_pack`` is the file of the pack that goes along. ``about`` needs no counts, recipients or
    verify key: they are filled in. Memory stays small whatever the size. Written beside ``out`` under a short name,
    synced, read back and compared, and only then renamed: a file with the final name is whole, and with ``overwrite``
    the old one survives a failure.

    Raises ``WrongUse``: ``file.exists`` (``path``) unless ``overwrite``; ``recipient.none``, ``recipient.mixed``,
    ``recipient.invalid`` (``recipient``), ``passphrase.empty``. ``EnvironmentFault``: ``disk.full``,
    ``path.not_allowed``, ``path.not_found``, ``path.too_large``, ``path.not_written`` (``path``, ``reason``;
    ``disk.full`` with ``needed`` and ``free`` bytes when it is seen beforehand), ``write.differs`` (``path``) when
    the medium gave back something else; ``attachment.missing``, ``attachment.damaged`` (``sha256``, ``path``).
    ``Cancelled``. ``ValueError`` for an ``about`` or a line that no reader would take: our bug. Nothing is left of a
    bundle that was not finished.
    """
    sealing.check_seal(recipients, passphrase)
    if not overwrite:
        _refuse_existing(out)
    attached = _size_of(files)
    _check_room(out, attached)
    work = Work(2 * attached, progress, cancelled)
    about = replace(
        about,
        format=(FORMAT_MAJOR, FORMAT_MINOR),
        verify_key=keys.verify_key,
        recipients=tuple(recipients) if passphrase is None else (),
    )
    _check_about(about)
    packer = BagPacker(about, change_lines, files, keys, work, method_pack=method_pack)
    beside = out.with_name(f".sala-{secrets.token_hex(8)}.part")
    try:
        with _removed_on_failure(beside):
            size, sha256 = _write_sealed(beside, packer, recipients, passphrase)
            _read_back(beside, out, sha256, work)
            if not overwrite:
                _refuse_existing(out)
            replace_file(beside, out)
        sync_folder(out.parent)
    except OSError as error:
        raise writing_fault(error, out) from error
    work.finish()
    return BundleReceipt(out, size, sha256, packer.digest, packer.about)


def _refuse_existing(out: Path) -> None:
    if os.path.lexists(out):
        raise WrongUse("file.exists", path=str(out))


def _check_about(about: About) -> None:
    """Never write what would be refused when it is opened."""
    try:
        About.from_json(about.to_json())
    except EnvironmentFault as fault:
        raise ValueError(str(fault)) from fault


def _size_of(files: Mapping[str, Path]) -> int:
    """Add up the sizes; what is missing is found, and said, when it is packed."""
    total = 0
    for sha256, path in files.items():
        if not SHA256_TEXT.fullmatch(sha256):
            message = f"no SHA-256: {sha256}"
            raise ValueError(message)
        with contextlib.suppress(OSError):
            total += path.stat().st_size
    return total


def _check_room(out: Path, needed: int) -> None:
    try:
        free = shutil.disk_usage(out.parent).free
    except OSError as error:
        raise writing_fault(error, out) from error
    if free < needed + _ROOM:
        raise EnvironmentFault("disk.full", path=str(out), needed=needed + _ROOM, free=free)


@contextlib.contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def _write_sealed(path: Path, packer: BagPacker, recipients: Sequence[str], passphrase: str | None) -> tuple[int, str]:
    """Seal into a new file at ``path``, sync it, and return its size and SHA-256 (of what was meant to be written)."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb", buffering=_PIECE) as file:
        hashed = _Hashed(file)
        with contextlib.closing(packer.pieces()) as pieces:
            sealing.seal(pieces, hashed, recipients, passphrase)
        file.flush()
        os.fsync(file.fileno())
    return hashed.size, hashed.digest.hexdigest()


class _Hashed:
    """A file to write that knows the size and SHA-256 of what went through it."""

    def __init__(self, file: BinaryIO) -> None:
        self.digest = hashlib.sha256()
        self.size = 0
        self._file = file

    def write(self, data: bytes, /) -> int:
        self.digest.update(data)
        self.size += len(data)
        return self._file.write(data)


def _read_back(beside: Path, out: Path, sha256: str, work: Work) -> None:
    digest = hashlib.sha256()
    with beside.open("rb", buffering=0) as file:
        _pass_by_the_cache(file.fileno())
        while piece := file.read(_PIECE):
            digest.update(piece)
            work.advance(len(piece))
    if digest.hexdigest() != sha256:
        raise EnvironmentFault("write.differs", path=str(out))


def _pass_by_the_cache(number: int) -> None:
    """Have the file read from the medium, where the system can be told to."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)
    elif sys.platform == "darwin":
        import fcntl  # noqa: PLC0415  # there is none on Windows

        fcntl.fcntl(number, fcntl.F_NOCACHE, 1)
