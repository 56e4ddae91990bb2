"""A real workspace on disk for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.services.report_sample import Sample

from sala.services.demo import make_demo
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


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample workshop, closed, to be copied by tests that change it."""
    folder = tmp_path_factory.mktemp("report") / "work"
    with open_or_create(folder, label="desk", author="កែវ សុភាព") as ws:
        make_demo(ws)
    return folder


@pytest.fixture(scope="session")
def kept(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """The sample, only to be read."""
    folder = tmp_path_factory.mktemp("kept") / "work"
    shutil.copytree(sample_folder, folder)
    with open_or_create(folder, author="កែវ សុភាព") as ws:
        yield Sample(ws, ws.workshops()[0].id)


@pytest.fixture
def sample(sample_folder: Path, tmp_path: Path) -> Iterator[Sample]:
    """The sample, to be changed."""
    shutil.copytree(sample_folder, tmp_path / "work")
    with open_or_create(tmp_path / "work", author="កែវ សុភាព") as ws:
        yield Sample(ws, ws.workshops()[0].id)
