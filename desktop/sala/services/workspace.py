"""Opening the place where a person's work is kept."""

from __future__ import annotations

import getpass
import socket
from pathlib import Path

from sala.storage import Workspace, create_workspace, is_workspace, needs_passphrase, open_workspace

__all__ = ["Workspace", "is_workspace", "laptop_name", "needs_passphrase", "open_or_create", "person_name"]


def open_or_create(
    folder: Path,
    *,
    label: str = "",
    author: str = "",
    passphrase: str | None = None,
) -> Workspace:
    """Open the workspace in ``folder``, or make one there if there is none.

    ``label`` names this laptop and ``author`` the person in the history; both have sensible defaults.

    Raises:
        EnvironmentFault: as storage says (in use, damaged, too new, disk full, folder read-only, key missing).
        WrongUse: ``passphrase.needed`` or ``passphrase.wrong``.
    """
    make = open_workspace if is_workspace(folder) else create_workspace
    return make(folder, label=label or laptop_name(), author=author or person_name(), passphrase=passphrase)


def laptop_name() -> str:
    """Return this computer's own name, for the history."""
    return socket.gethostname() or "laptop"


def person_name() -> str:
    """Return the name under which the person is logged in, until they give their own."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "facilitator"
