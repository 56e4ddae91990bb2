"""Where things are, and how a file is written so that a power cut cannot halve it.

Two kinds of place: what came with the program (resources, locales), and what belongs to the person (workspace,
settings, logs). This module alone knows how they differ between a source checkout and an installed program, and
between operating systems. Two environment variables change the answers: ``SALA_WORKSPACE`` (the workspace) and
``SALA_HOME`` (one folder that then holds everything of the person: for tests, and for a laptop that people share).
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import time
from pathlib import Path
from typing import Final

from sala.errors import EnvironmentFault

_PACKAGE: Final = Path(__file__).resolve().parent
_CHECKOUT: Final = _PACKAGE.parent.parent
_NAME: Final = "sala"

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_REFUSED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# Some sticks and network shares cannot sync a folder; the file itself has been synced by then.
_FOLDER_CANNOT_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF})
_TRIES_AGAINST_A_SCANNER: Final = 20


def resource_path(*parts: str) -> Path:
    """Return the path of a file or folder of ``resources/``; it is not checked that it exists."""
    return _shipped("_resources", "resources").joinpath(*parts)


def locale_path() -> Path:
    """Return the folder of the gettext catalogues (``<language>/LC_MESSAGES/*.mo``)."""
    return _shipped("_locales", "locales")


def _shipped(inside_wheel: str, in_checkout: str) -> Path:
    inside = _PACKAGE / inside_wheel
    return inside if inside.is_dir() else _CHECKOUT / in_checkout


def default_workspace(chosen: str = "") -> Path:
    """Return the workspace folder to open when no other is named.

    ``SALA_WORKSPACE``, else ``chosen`` (what the person set), else ``Sala`` in the person's documents, where a person
    finds it when copying by hand. Not in documents that a cloud drive mirrors: it would copy a database in the middle
    of a change.
    """
    named = _from_environment("SALA_WORKSPACE") or (Path(chosen).expanduser().absolute() if chosen else None)
    if named:
        return named
    home = _from_environment("SALA_HOME")
    if home:
        return home / "workspace"
    import platformdirs  # noqa: PLC0415  # start-up: loaded when first needed

    documents = platformdirs.user_documents_path()
    mirrored = _from_environment("OneDrive")
    if mirrored and documents.is_relative_to(mirrored):
        return Path.home() / "Sala"
    return documents / "Sala"


def state_folder() -> Path:
    """Return the folder for marks of this device that are neither settings nor work; not made here."""
    return _personal("state")


def log_folder() -> Path:
    """Return the folder of logs and crash files; not made here."""
    return _personal("log")


def config_folder() -> Path:
    """Return the folder of the person's settings on this device; not made here."""
    return _personal("config")


def pack_folder() -> Path:
    """Return the folder of the method packs that the person added; not made here."""
    return _personal("packs")


def _personal(kind: str) -> Path:
    home = _from_environment("SALA_HOME")
    if home:
        return home / kind
    import platformdirs  # noqa: PLC0415  # start-up: loaded when first needed

    places = platformdirs.PlatformDirs(_NAME, appauthor=False)
    if kind == "packs":
        return places.user_data_path / kind
    found = {"state": places.user_state_path, "log": places.user_log_path, "config": places.user_config_path}
    return found[kind]


def _from_environment(name: str) -> Path | None:
    value = os.environ.get(name, "").strip()
    return Path(value).expanduser().absolute() if value else None


def ensure_folder(folder: Path) -> Path:
    """Make ``folder`` and its parents if they are missing, and return it.

    Raises ``EnvironmentFault``: ``disk.full``, ``path.not_allowed``, ``path.not_written`` (``path``, ``reason``).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _fault(error, folder) from error
    return folder


def free_space(path: Path) -> int:
    """Return the free bytes where ``path`` is, or would be: its nearest parent that exists is asked.

    Raises ``EnvironmentFault`` ``path.not_found`` (``path``, ``reason``) when nothing of it can be asked.
    """
    asked = path.absolute()
    while not asked.exists() and asked != asked.parent:
        asked = asked.parent
    try:
        return shutil.disk_usage(asked).free
    except OSError as error:
        raise EnvironmentFault("path.not_found", path=str(path), reason=error.strerror) from error


def durable_write(path: Path, data: bytes, *, private: bool = False) -> None:
    """Replace the file at ``path`` by ``data``: whenever the power fails, the old or the new file is there whole.

    Written beside it under another name, synced, renamed, and the folder synced. Its folder must exist. ``private``
    lets only this user read it (keys, settings). The name beside it is short whatever the name of the file: a Khmer
    name of 80 letters fills the 255 bytes that file systems allow.

    Raises ``EnvironmentFault``: ``disk.full``, ``path.not_allowed``, ``path.not_written`` (``path``, ``reason``).
    """
    beside = path.with_name(f".{_NAME}-{secrets.token_hex(8)}.tmp")
    try:
        try:
            _write_synced(beside, data, mode=0o600 if private else 0o666)
            replace_file(beside, path)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise _fault(error, path) from error


def _write_synced(path: Path, data: bytes, *, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_file(source: Path, target: Path) -> None:
    """Rename over ``target``; on Windows a virus scanner may hold it open for a moment, so ask again."""
    for _ in range(_TRIES_AGAINST_A_SCANNER):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(0.05)
        else:
            return
    source.replace(target)


def sync_folder(folder: Path) -> None:
    """Make a rename last: the name of a file is kept by its folder. Windows keeps names in a journal of its own."""
    if os.name == "nt":
        return
    try:
        number = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # a folder that may be written but not read
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in _FOLDER_CANNOT_SYNC:
            raise
    finally:
        os.close(number)


def _fault(error: OSError, path: Path) -> EnvironmentFault:
    if error.errno in _FULL:
        code = "disk.full"
    elif error.errno in _REFUSED:
        code = "path.not_allowed"
    else:
        code = "path.not_written"
    return EnvironmentFault(code, path=str(path), reason=error.strerror or type(error).__name__)
