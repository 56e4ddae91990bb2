"""A database that cannot be read, or is not there: a sentence, the way back, and nothing is overwritten."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import done, sala

from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import open_or_create

NAME = "សិក្ខាសាលាអត្រានុកូលដ្ឋាន"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work with one workshop and a back-up of it."""
    monkeypatch.setenv("SALA_KEYRING", "off")
    with open_or_create(tmp_path / "work") as ws:
        create_workshop(ws, NewWorkshop(NAME))
        ws.back_up("daily")
    return tmp_path / "work"


def _gone(folder: Path, *names: str) -> None:
    for name in ("sala.db", *names):
        (folder / name).unlink()


def _a_folder(folder: Path) -> None:
    _gone(folder, "workspace.json")
    (folder / "sala.db").mkdir()


LOST: dict[str, Callable[[Path], object]] = {
    "zeros": lambda folder: (folder / "sala.db").write_bytes(b"\x00" * 4096),
    "cut": lambda folder: os.truncate(folder / "sala.db", 5_000),
    "empty": lambda folder: os.truncate(folder / "sala.db", 0),
    "text": lambda folder: (folder / "sala.db").write_text("no database\n" * 1_000),
    "gone": _gone,
    "gone with its description": lambda folder: _gone(folder, "workspace.json"),
    "gone with all descriptions": lambda folder: _gone(folder, "workspace.json", "backups/workspace.json"),
    "a folder": _a_folder,
}


def whole(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize("harm", LOST.values(), ids=LOST)
def test_what_to_type_is_told_and_brings_the_work_back(folder: Path, harm: Callable[[Path], object]) -> None:
    (backup,) = (folder / "backups").glob("*.db")
    harm(folder)
    before = whole(folder)
    for command in (["list"], ["demo"]):  # the second would make a workspace where there is none
        told = sala(*command, folder=folder, language="en")
        assert told.status == 1
        assert "is damaged or lost. Nothing was changed. Go back to the latest back-up" in told.err
        assert f'sala restore "{backup}" --workspace "{folder}"' in told.err
        assert whole(folder) == before
    assert str(backup) in done("restore", folder=folder).out
    done("restore", backup, folder=folder)
    assert NAME in done("list", folder=folder).out
    kept = [path.read_bytes() for path in (folder / "backups").rglob("sala.db*") if path.is_file()]
    assert all(before[name] in kept for name in before if name.startswith("sala.db"))


def test_without_a_good_back_up_no_one_is_promised(folder: Path) -> None:
    for path in [*(folder / "backups").glob("*.db"), folder / "sala.db"]:
        path.write_bytes(b"\x00" * 4096)
    before = whole(folder)
    told = sala("demo", folder=folder, language="en")
    assert told.status == 1
    assert "no back-up there can be used. Nothing was changed." in told.err
    assert "sala restore" not in told.err
    assert whole(folder) == before


def test_back_ups_without_their_key_are_left_alone(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name != "backups":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    before = whole(folder)
    told = sala("demo", folder=folder, language="en")
    assert told.status == 1
    assert "The key to this work is not on this laptop." in told.err
    assert whole(folder) == before


def test_a_key_alone_is_kept_when_work_begins_anew(folder: Path) -> None:
    _gone(folder, "workspace.json")
    shutil.rmtree(folder / "backups")
    key = (folder / "sala.key").read_bytes()
    done("key", folder=folder)
    (kept,) = folder.glob("sala-before-*.key")
    assert kept.read_bytes() == key
    assert (folder / "sala.key").read_bytes() != key
