"""The folder of a workspace: where each thing lies in it, and the file that describes it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sala.errors import EnvironmentFault
from sala.paths import durable_write, ensure_folder

#: Format of the folder: a newer minor version opens, a newer major version is refused.
FORMAT = (1, 0)
#: Begins the name of everything that has no meaning until it is whole and gets another name: see ``unfinished``.
TEMPORARY = ".new-"
_RENAMED = {"path.not_allowed": "folder.read_only", "path.not_written": "disk.failed"}


@dataclass(frozen=True, slots=True)
class Places:
    """Where each thing lies in the folder ``root``."""

    root: Path

    @property
    def database(self) -> Path:
        """The database."""
        return self.root / "sala.db"

    @property
    def description(self) -> Path:
        """What one must know before opening the database."""
        return self.root / "workspace.json"

    @property
    def description_copy(self) -> Path:
        """The same once more: without it, a database that is whole could not be opened."""
        return self.backups / "workspace.json"

    def has_traces(self) -> bool:
        """Return whether work was kept here, also when it lost its database, or what describes it."""
        parts = (self.description, self.description_copy, self.database)
        ready = (*self.root.glob("restoring-*.db"), *self.backups.glob("*.db"))
        return any(os.path.lexists(part) for part in parts) or bool(ready)

    @property
    def files(self) -> Path:
        """Attachments, named by content."""
        return self.root / "files"

    @property
    def backups(self) -> Path:
        """Back-ups of the database."""
        return self.root / "backups"

    @property
    def lock(self) -> Path:
        """Held by the program that has the workspace open."""
        return self.root / "lock"

    @property
    def key_file(self) -> Path:
        """The key, where no key store keeps it."""
        return self.root / "sala.key"


@dataclass(frozen=True, slots=True)
class Description:
    """What ``workspace.json`` says: the workspace's id, how its ``key`` is kept (see ``keys``), and the rest."""

    id: str
    key: Mapping[str, object]
    format: tuple[int, int] = FORMAT
    unknown: Mapping[str, object] = field(default_factory=dict)


def read_description(places: Places) -> Description:
    """Read ``workspace.json``, or its copy where it is lost or damaged.

    Raises:
        EnvironmentFault: ``workspace.none`` (no workspace here), ``workspace.too_new``, ``workspace.damaged``.
    """
    try:
        return _read(places, places.description)
    except FileNotFoundError:
        if not places.has_traces():
            raise EnvironmentFault("workspace.none", path=str(places.root)) from None
    except OSError as error:
        raise EnvironmentFault("disk.failed", path=str(places.description), reason=error.strerror) from error
    except _UnreadableError:
        pass
    try:
        return _read(places, places.description_copy)
    except (OSError, _UnreadableError):
        raise EnvironmentFault("workspace.damaged", path=str(places.root), backup="") from None


class _UnreadableError(Exception):
    """What is there is no description of a workspace."""


def _read(places: Places, path: Path) -> Description:
    try:
        data = json.loads(path.read_bytes())
    except ValueError:
        raise _UnreadableError from None
    if not isinstance(data, dict):
        raise _UnreadableError
    found, identity, key = str(data.pop("format", "")), data.pop("id", None), data.pop("key", None)
    major, _, minor = found.partition(".")
    if major.isdecimal() and int(major) > FORMAT[0]:  # however a newer version writes its minor part
        raise too_new(places, found)
    if not (major.isdecimal() and minor.isdecimal()):
        raise _UnreadableError
    if not (isinstance(identity, str) and isinstance(key, dict)):
        raise _UnreadableError
    return Description(identity, key, (int(major), int(minor)), data)


def write_description(places: Places, description: Description) -> None:
    """Write ``workspace.json`` and its copy; what a newer version put there stays."""
    with folder_faults():
        durable_write(places.description, _text(description))
    keep_copy(places, description)


def keep_copy(places: Places, description: Description) -> None:
    """See to it that ``workspace.json`` and its copy say this; the copy is a help and no condition."""
    for path in (places.description, places.description_copy):
        try:
            same = _read(places, path) == description
        except (OSError, _UnreadableError, EnvironmentFault):
            same = False
        if not same:
            with suppress(EnvironmentFault):
                durable_write(path, _text(description))


def _text(description: Description) -> bytes:
    data = {
        **description.unknown,
        "format": "{}.{}".format(*description.format),
        "id": description.id,
        "key": dict(description.key),
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def make_folders(places: Places) -> None:
    """Make the folder and those inside it."""
    with folder_faults():
        for folder in (places.root, places.files, places.backups):
            ensure_folder(folder)


def too_new(places: Places, found: str) -> EnvironmentFault:
    """Return the fault that a newer version of Sala made this workspace."""
    return EnvironmentFault("workspace.too_new", path=str(places.root), found=found)


@contextmanager
def folder_faults() -> Iterator[None]:
    """Turn what ``sala.paths`` says about any file into what it means for a workspace."""
    try:
        yield
    except EnvironmentFault as error:
        if error.code not in _RENAMED:
            raise
        raise EnvironmentFault(_RENAMED[error.code], **error.parameters) from error
