"""Open a bundle: into quarantine first, to be acted upon only when the whole has been verified."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from zipfile import ZipFile

from sala.bundles import names, sealing
from sala.bundles.about import About
from sala.bundles.checking import check_bag, lines_of, pieces_of
from sala.bundles.faults import reading_fault, too_large, writing_fault
from sala.bundles.keys import DeviceKeys
from sala.bundles.limits import Limits
from sala.bundles.work import Progress, StopAsked, Work
from sala.errors import EnvironmentFault

_PIECE: Final = 1 << 20
_ROOM: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What a verified bundle is."""

    about: About
    digest: str
    """Of the contents: SHA-256 of the tag manifest, as the writer's receipt has it."""
    files: Mapping[str, int]
    """Size in bytes of each attachment, by SHA-256."""
    size: int
    """Of the sealed file, in bytes."""
    complete: bool
    """False when it holds payload that only a later version of the program understands."""
    with_pack: bool = False
    """Whether a method pack goes along."""


class OpenedBundle:
    """A verified bundle whose contents wait in quarantine until ``close``; a context manager closes it.

    The signature was made with ``about.verify_key``: whether that key is known, and is this device's, is for the
    caller to say. Reading raises ``EnvironmentFault``: ``bundle.damaged`` or ``path.not_read`` when the disk of the
    quarantine fails.
    """

    def __init__(self, report: BundleReport, bag: ZipFile, contents: IO[bytes]) -> None:
        self.report = report
        self._bag = bag
        self._contents = contents

    @property
    def about(self) -> About:
        """What the bundle says of itself; its counts have been checked."""
        return self.report.about

    @property
    def files(self) -> Mapping[str, int]:
        """Size in bytes of each attachment, by SHA-256."""
        return self.report.files

    @property
    def changes_size(self) -> int:
        """Size in bytes of all change lines together."""
        return self._bag.getinfo(names.CHANGES).file_size

    def change_lines(self) -> Iterator[bytes]:
        """Yield each change: a JSON object in one line, without line end, in the order of the writer."""
        return lines_of(self._pieces(names.CHANGES), sys.maxsize)

    def file_pieces(self, sha256: str) -> Iterator[bytes]:
        """Yield the contents of the attachment in pieces. ``KeyError`` when it is not in ``files``."""
        self.files[sha256]
        return self._pieces(names.file_name(sha256))

    def copy_file(self, sha256: str, target: Path) -> None:
        """Write the attachment to ``target``, a new file; it is not synced.

        Raises also ``disk.full``, ``path.not_allowed``, ``path.not_written``. ``KeyError`` when it is not in ``files``.
        """
        pieces = self.file_pieces(sha256)
        try:
            with target.open("xb") as out:
                for piece in pieces:
                    out.write(piece)
        except OSError as error:
            raise writing_fault(error, target) from error

    def method_pack(self) -> bytes | None:
        """Return the file of the method pack that goes along, not yet opened, or None."""
        return b"".join(self._pieces(names.METHOD_PACK)) if self.report.with_pack else None

    def close(self) -> None:
        """Forget the contents: nothing of them stays in the quarantine."""
        self._bag.close()
        self._contents.close()

    def __enter__(self) -> OpenedBundle:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            yield from pieces_of(self._bag, name)
        except OSError as error:
            raise reading_fault(error, Path(name)) from error


def open_bundle(
    path: Path,
    *,
    identities: Sequence[DeviceKeys] = (),
    passphrase: str | None = None,
    quarantine: Path,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> OpenedBundle:
    """Open the bundle at ``path`` and verify all of it.

    ``quarantine`` is a folder that exists, on a disk with room for the whole; what is written there has no name, so
    that nothing stays of it after ``close``, a failure, or a power cut. ``identities`` are tried one after the other;
    ``passphrase`` is used only when the bundle was sealed with one.

    Raises ``EnvironmentFault``: ``bundle.foreign`` (``armored``: age text was pasted into it), ``bundle.truncated``,
    ``bundle.damaged`` (``where``, ``detail``), ``bundle.not_for_us``, ``bundle.passphrase_needed``,
    ``bundle.passphrase_wrong``, ``bundle.too_new`` (``format``, ``known``), ``bundle.too_large`` (``where``, ``size``,
    ``limit``), ``bundle.unsigned``, ``bundle.signature`` (``reason``); ``path.not_found``, ``path.not_allowed``,
    ``path.not_read``; ``disk.full``, ``path.not_written`` about the quarantine. ``Cancelled``.
    """
    limits = limits or Limits()
    with _Source(path) as source, _quarantined(quarantine, source.size) as contents:
        if source.size > limits.bundle:
            raise too_large("age", source.size, limits.bundle)
        work = source.work = Work(2 * source.size, progress, cancelled)
        sealing.unseal(source, contents, identities, passphrase)
        checked = check_bag(contents, limits, work)
        work.finish()
    report = BundleReport(
        checked.about,
        checked.digest,
        checked.files,
        source.size,
        complete=not checked.extra,
        with_pack=checked.with_pack,
    )
    return OpenedBundle(report, checked.bag, contents)


def verify_bundle(
    path: Path,
    *,
    identities: Sequence[DeviceKeys] = (),
    passphrase: str | None = None,
    quarantine: Path,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> BundleReport:
    """Open the bundle at ``path``, verify all of it, keep nothing, and say what it is. Raises what opening raises."""
    with open_bundle(
        path,
        identities=identities,
        passphrase=passphrase,
        quarantine=quarantine,
        limits=limits,
        progress=progress,
        cancelled=cancelled,
    ) as opened:
        return opened.report


class _Source:
    """The sealed file, read with work counted and faults of its medium told apart from those of the quarantine."""

    def __init__(self, path: Path) -> None:
        self.work: Work | None = None
        self._path = path
        try:
            self._file = path.open("rb", buffering=_PIECE)
            self.size = os.fstat(self._file.fileno()).st_size
        except OSError as error:
            raise reading_fault(error, path) from error

    def __enter__(self) -> _Source:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, size: int, /) -> bytes:
        try:
            data = self._file.read(size)
        except OSError as error:
            raise reading_fault(error, self._path) from error
        if self.work:
            self.work.advance(len(data))
        return data


@contextlib.contextmanager
def _quarantined(folder: Path, size: int) -> Iterator[IO[bytes]]:
    """Make a nameless file for ``size`` bytes in ``folder``; it is closed, and so gone, unless all goes well."""
    try:
        free = shutil.disk_usage(folder).free
        if free < size + _ROOM:
            raise EnvironmentFault("disk.full", path=str(folder), needed=size + _ROOM, free=free)
        file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # the opened bundle closes it
    except OSError as error:
        raise writing_fault(error, folder) from error
    try:
        yield file
    except BaseException as error:
        with contextlib.suppress(OSError):
            file.close()
        if isinstance(error, OSError):
            raise writing_fault(error, folder) from error
        raise
