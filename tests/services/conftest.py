"""A real workspace on disk for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace, open_or_create


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with open_or_create(tmp_path / "work", label="ASUS", author="សុខា") as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    """A colleague's laptop."""
    with open_or_create(tmp_path / "other", label="DELL", author="ដារា") as opened:
        yield opened


@pytest.fixture
def workshop(ws: Workspace) -> str:
    new = NewWorkshop("សិក្ខាសាលាមណ្ឌលសុខភាព", facility="health_centre", starts="2026-11-25", teams=("ក្រុមឈូក", "ក្រុមម្លិះ"))
    return create_workshop(ws, new).created
