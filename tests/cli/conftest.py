"""One sample workshop for the tests that only look, and a small workspace of its own for each that changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cli.program import done


@dataclass(frozen=True)
class Work:
    """A workspace with one workshop."""

    folder: Path
    code: str


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """The sample workshop; a test may read it, print it and seal it, not change it."""
    folder = tmp_path_factory.mktemp("sample") / "work"
    made = done("demo", "--json", folder=folder).value
    return Work(folder, made[0]["code"])


@pytest.fixture
def own(tmp_path: Path) -> Work:
    """A sample workshop that the test may change."""
    folder = tmp_path / "work"
    made = done("demo", "--json", folder=folder).value
    return Work(folder, made[0]["code"])
