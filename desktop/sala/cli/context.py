"""What every command has at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sala.cli.output import Output
from sala.errors import EnvironmentFault
from sala.language import Translator
from sala.services.workspace import Workspace, is_workspace, open_or_create
from sala.settings import AUTHOR, Settings


@dataclass
class Context:
    """The language, the place of the workspace, and where to say things."""

    folder: Path
    settings: Settings
    output: Output

    @property
    def translator(self) -> Translator:
        """The words of the chosen language."""
        return self.output.translator

    @property
    def passphrase(self) -> str | None:
        """The passphrase of the workspace: what the environment variable ``SALA_PASSPHRASE`` says, None without it."""
        return os.environ.get("SALA_PASSPHRASE") or None

    def folder_with_work(self) -> Path:
        """Return the folder of the workspace, which need not open.

        Raises:
            EnvironmentFault: ``workspace.none``.
        """
        if not is_workspace(self.folder):
            raise EnvironmentFault("workspace.none", path=str(self.folder))
        return self.folder

    @contextmanager
    def workspace(self, *, make: bool = False) -> Iterator[Workspace]:
        """Open the workspace while a command works; ``make`` makes one where there is none.

        Raises:
            EnvironmentFault: ``workspace.none`` and as storage says.
        """
        folder = self.folder if make else self.folder_with_work()
        ws = open_or_create(folder, author=self.settings.get(AUTHOR), passphrase=self.passphrase)
        try:
            yield ws
        finally:
            ws.close()

    @contextmanager
    def workspace_if_any(self) -> Iterator[Workspace | None]:
        """Open the workspace if there is one; a command that only looks at a file needs none."""
        if not is_workspace(self.folder):
            yield None
            return
        with self.workspace() as ws:
            yield ws


def read_passphrase(path: str | None) -> str | None:
    """Return the passphrase in a file: its first line, or None without a file.

    Raises:
        EnvironmentFault: ``file.unreadable``.
    """
    if not path:
        return None
    try:
        return Path(path).read_text("utf-8-sig").partition("\n")[0].rstrip("\r") or None
    except (OSError, ValueError) as error:
        raise EnvironmentFault("file.unreadable", name=Path(path).name, reason=type(error).__name__) from error
