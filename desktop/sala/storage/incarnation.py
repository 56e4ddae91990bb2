"""Which incarnation of this laptop writes: so that a sequence number is never given twice.

A workspace may be copied to another laptop, or brought back from a back-up: both would go on counting from the same
number. So a mark outside the database says how the last session ended. Only when it ended properly, here, in this
folder and with exactly the changes that the database has, does the same incarnation go on; otherwise a new one begins.
The mark is written when the first change of a session is made, so a save costs nothing and looking changes nothing.
"""

from __future__ import annotations

import hashlib
import json
import socket
from dataclasses import asdict, dataclass
from pathlib import Path

from sala.domain.identity import is_id, new_id
from sala.errors import SalaError
from sala.paths import durable_write, ensure_folder, state_folder

OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True)
class Mark:
    """How the last session ended: ``state`` is "closed", or "open" (it may not have ended); ``seq`` its last number."""

    device: str
    state: str
    seq: int


class MarkFile:
    """The mark of one workspace in one folder on this computer."""

    def __init__(self, workspace: str, folder: Path) -> None:
        name = "\n".join((workspace, str(folder.resolve()), _this_computer()))
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        self._path = state_folder() / "workspaces" / f"{digest[:32]}.json"

    def read(self) -> Mark | None:
        """Return the mark, or None where there is none that can be read."""
        try:
            data = json.loads(self._path.read_bytes())
            return Mark(str(data["device"]), str(data["state"]), int(data["seq"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, mark: Mark) -> bool:
        """Write the mark durably; return whether that was possible."""
        try:
            ensure_folder(self._path.parent)
            durable_write(self._path, json.dumps(asdict(mark)).encode(), private=True)
        except SalaError:
            return False
        return True


def machine_id() -> str:
    """Return the random id of this person on this computer: what undo goes by. It is never sent to anybody.

    Where it cannot be kept, a fresh one each time: then undo reaches back to the start of the program only.
    """
    path = state_folder() / "machine.json"
    here = _this_computer()
    try:
        data = json.loads(path.read_bytes())
        if data["computer"] == here and is_id(data["id"]):
            return str(data["id"])
    except (OSError, ValueError, TypeError, KeyError):
        pass
    fresh = new_id()
    try:
        ensure_folder(path.parent)
        durable_write(path, json.dumps({"id": fresh, "computer": here}).encode(), private=True)
    except SalaError:
        pass
    return fresh


def _this_computer() -> str:
    """Return a fingerprint of this computer, so that a person's folder copied to another one is told apart."""
    known = [socket.gethostname()]
    try:
        known.append(Path("/etc/machine-id").read_text("ascii").strip())
    except (OSError, ValueError):
        known.append("")
    return hashlib.sha256("\n".join(known).encode("utf-8", "replace")).hexdigest()[:32]
