"""The folder of a workspace: where each thing lies in it, and the file that describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
    """Read ``workspace.json``.

    Raises:
        EnvironmentFault: ``workspace.none`` (no workspace here), ``workspace.too_new``, ``workspace.damaged``.
    """
    try:
        data = json.loads(places.description.read_bytes())
    except FileNotFoundError:
        if places.database.is_file():
            raise _damaged(places) from None
        raise EnvironmentFault("workspace.none", path=str(places.root)) from None
    except OSError as error:
        raise EnvironmentFault("disk.failed", path=str(places.description), reason=error.strerror) from error
    except ValueError:
        raise _damaged(places) from None
    if not isinstance(data, dict):
        raise _damaged(places)
    found, identity, key = str(data.pop("format", "")), data.pop("id", None), data.pop("key", None)
    major, _, minor = found.partition(".")
    if not (major.isdecimal() and minor.isdecimal()):
        raise _damaged(places)
    if int(major) > FORMAT[0]:
        raise too_new(places, found)
    if not (isinstance(identity, str) and isinstance(key, dict)):
        raise _damaged(places)
    return Description(identity, key, (int(major), int(minor)), data)


def write_description(places: Places, description: Description) -> None:
    """Write ``workspace.json``; what a newer version put there stays."""
    data = {
        **description.unknown,
        "format": "{}.{}".format(*description.format),
        "id": description.id,
        "key": dict(description.key),
    }
    with folder_faults():
        durable_write(places.description, json.dumps(data, ensure_ascii=False, indent=1).encode())


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


def _damaged(places: Places) -> EnvironmentFault:
    return EnvironmentFault("workspace.damaged", path=str(places.root), backup="")
