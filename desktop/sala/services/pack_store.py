"""The method packs that a person added: every version side by side, in the person's own folder.

``packs/<key>@<version>/`` holds the file as it came (``pack.sala-pack``) and, unpacked, what is read of it
(``method/``). A folder appears whole or not at all; a version that is there is never written over with another.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sala.bundles.pack_file import OpenedPack, open_pack_file, read_pack_file
from sala.content import Pack, load_pack
from sala.errors import EnvironmentFault, SalaError, WrongUse
from sala.paths import durable_write, ensure_folder, pack_folder, replace_file, sync_folder
from sala.services.method import STANDARD, method_pack, split_method, version_parts

_KEPT, _UNPACKED = "pack.sala-pack", "method"
_NEW, _OLD = ".new-", ".old-"


def kept_file(method: str) -> bytes | None:
    """Return the file of a pack as it came, or None where it is not here, or is the one that Sala ships."""
    key, version = split_method(method)
    if not key:
        return None
    try:
        return read_pack_file(pack_folder() / f"{key}@{version}" / _KEPT)
    except EnvironmentFault:
        return None


def kept_packs() -> list[OpenedPack]:
    """Return the packs that were added, by key, each with its latest version first; damaged ones are left out."""
    found = []
    for folder in sorted(pack_folder().glob("*@*")):
        opened = _opened(folder)
        if opened is not None and folder.name == method_of_file(opened):
            found.append(opened)
    found.sort(key=lambda one: version_parts(one.about.version), reverse=True)
    return sorted(found, key=lambda one: one.about.key)


def method_of_file(opened: OpenedPack) -> str:
    """Return what a workshop says that uses this pack."""
    return f"{opened.about.key}@{opened.about.version}"


@contextmanager
def unpacked(files: Mapping[str, bytes]) -> Iterator[Pack]:
    """Unpack files beside the packs, check all of them, and give the pack; the files are gone afterwards.

    Raises ``EnvironmentFault``: ``content.broken``, ``content.too_new``; ``disk.full`` and as writing says.
    """
    with _beside() as folder:
        yield _checked(folder, files)


def keep(opened: OpenedPack) -> bool:
    """Keep a pack that was opened; return whether it was not here before.

    Raises:
        WrongUse: ``pack.same_version`` (name, version) when this version is here and says something else.
        EnvironmentFault: as ``unpacked``.
    """
    goal = pack_folder() / method_of_file(opened)
    present = _opened(goal)
    if present is not None and present.digest != opened.digest:
        raise WrongUse("pack.same_version", name=opened.about.key, version=opened.about.version)
    if present is not None and _is_whole(goal, present):
        return False
    with _beside() as folder:
        _checked(folder, opened.files)
        durable_write(folder / _KEPT, opened.data)
        _put_in_place(folder, goal)
    method_pack.cache_clear()
    return present is None


def _put_in_place(folder: Path, goal: Path) -> None:
    """Rename a folder that is whole; what was damaged at its place is put aside, and removed with the next pack."""
    try:
        if goal.exists():
            goal.replace(goal.with_name(_OLD + secrets.token_hex(8)))
        replace_file(folder, goal)
        sync_folder(goal.parent)
    except OSError as error:
        raise EnvironmentFault("path.not_written", path=str(goal), reason=error.strerror or "") from error


@contextmanager
def _beside() -> Iterator[Path]:
    """Give a new folder beside the packs, removed in the end; what a power cut left of earlier ones goes first."""
    home = ensure_folder(pack_folder())
    for name in (_NEW, _OLD):
        for left in home.glob(f"{name}*"):
            shutil.rmtree(left, ignore_errors=True)
    folder = ensure_folder(home / f"{_NEW}{secrets.token_hex(8)}")
    try:
        yield folder
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(folder)


def _checked(folder: Path, files: Mapping[str, bytes]) -> Pack:
    for name, content in files.items():
        path = folder / _UNPACKED / name  # every name was checked when the file was opened
        ensure_folder(path.parent)
        durable_write(path, content)
    return load_pack(ensure_folder(folder / _UNPACKED), complete=True, extending=method_pack(STANDARD))


def _opened(folder: Path) -> OpenedPack | None:
    try:
        return open_pack_file(read_pack_file(folder / _KEPT))
    except SalaError:  # not there, or damaged: it can be added again
        return None


def _is_whole(folder: Path, opened: OpenedPack) -> bool:
    try:
        return all((folder / _UNPACKED / name).read_bytes() == content for name, content in opened.files.items())
    except OSError:
        return False
