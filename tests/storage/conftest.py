"""Workspaces for tests: each test has a computer of its own, and keys lie in files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sala.storage import Workspace, create_workspace, open_workspace


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that holds everything of the person but the workspace."""
    folder = tmp_path / "home"
    monkeypatch.setenv("SALA_HOME", str(folder))
    monkeypatch.setenv("SALA_KEYRING", "off")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the workspace of a test lies, with a name as people give it."""
    return tmp_path / "ការងារ របស់ខ្ញុំ 100%"


@pytest.fixture
def opened() -> Iterator[Callable[..., Workspace]]:
    """Return what makes or opens a workspace; all are closed at the end."""
    every: list[Workspace] = []

    def open_one(folder: Path, *, label: str = "laptop A", author: str = "សុខ", **more: Any) -> Workspace:
        known = (folder / "workspace.json").exists()
        every.append((open_workspace if known else create_workspace)(folder, label=label, author=author, **more))
        return every[-1]

    yield open_one
    for ws in every:
        ws.close()


@pytest.fixture
def ws(folder: Path, opened: Callable[..., Workspace]) -> Workspace:
    """Return a fresh workspace."""
    return opened(folder)
