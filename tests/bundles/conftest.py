"""Folders that every test of bundles needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sala.bundles import passphrase


@pytest.fixture
def quarantine(tmp_path: Path) -> Iterator[Path]:
    """A quarantine that must be empty again at the end, whatever happened."""
    folder = tmp_path / "quarantine"
    folder.mkdir()
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def cheap_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seal with a passphrase that is quick to guess: a second for each is much in a test of something else."""
    monkeypatch.setattr(passphrase, "_WORK", 10)
