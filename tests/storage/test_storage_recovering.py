"""What is lost, damaged or was interrupted beside the database keeps nobody from their work."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.wholes import W, everything, put, said

from sala.domain.change import Change
from sala.domain.identity import new_id
from sala.errors import EnvironmentFault
from sala.storage import (
    MergeResult,
    Workspace,
    listed_backups,
    open_workspace,
    recovery_key,
    restore_backup,
    store_recovery_key,
)
from sala.storage import unfinished as unfinished_module

Open = Callable[..., Workspace]


@pytest.mark.parametrize(
    ("damage", "passphrase"),
    [(None, None), (b"", None), (b"{", None), (b'{"format": "1.0", "id": 7, "key": {}}', None), (None, "ពាក្យ")],
)
def test_a_lost_or_damaged_description_is_taken_from_its_copy(
    folder: Path, opened: Open, damage: bytes | None, passphrase: str | None
) -> None:
    ws = opened(folder)
    ws.set_passphrase(passphrase)
    put(ws, text="kept")
    ws.close()
    path = folder / "workspace.json"
    before = json.loads(path.read_bytes())
    path.unlink() if damage is None else path.write_bytes(damage)
    with open_workspace(folder, label="A", author="B", passphrase=passphrase) as again:
        assert said(again) == "kept"
    assert json.loads(path.read_bytes()) == before


def test_without_any_description_the_recovery_key_opens_it(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="kept")
    ws.set_passphrase("x")
    ws.close()
    written_down = recovery_key(folder, passphrase="x")
    (folder / "workspace.json").write_text("{")
    (folder / "backups" / "workspace.json").unlink()
    store_recovery_key(folder, written_down)
    assert said(opened(folder)) == "kept"


def test_a_wrong_key_is_not_taken_for_a_damaged_database(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="kept")
    ws.close()
    written_down = recovery_key(folder)
    (folder / "sala.key").write_text("00" * 32)
    with pytest.raises(EnvironmentFault, match=r"workspace\.key_missing"):
        opened(folder)
    store_recovery_key(folder, written_down)
    assert said(opened(folder)) == "kept"


def test_a_key_that_an_interruption_left_beside_the_passphrase_goes(folder: Path, ws: Workspace, opened: Open) -> None:
    key = (folder / "sala.key").read_bytes()
    ws.set_passphrase("x")
    ws.close()
    (folder / "sala.key").write_bytes(key)
    opened(folder, passphrase="x")
    assert not (folder / "sala.key").exists()


def test_what_was_being_written_is_removed_at_the_next_opening(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="kept")
    photo = ws.add_file(b"photo")
    ws.close()
    left = [folder / ".new-1.db", folder / "files" / ".new-2", folder / "backups" / ".new-3", folder / ".sala-4.tmp"]
    for path in left:
        path.write_bytes(b"half")
    quarantine = folder / ".new-quarantine"
    quarantine.mkdir()
    (quarantine / "photo").write_bytes(b"somebody's face")
    (folder / "notes of my own.txt").write_text("mine")
    again = opened(folder)
    assert not [path for path in (*left, quarantine) if path.exists()]
    assert (folder / "notes of my own.txt").exists()
    assert again.has_whole_file(photo.sha256)
    assert again.check().findings == []


@pytest.mark.parametrize("steps", range(3))
def test_going_back_is_finished_after_an_interruption_at_any_step(
    folder: Path, ws: Workspace, opened: Open, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    put(ws, text="before")
    before = everything(ws)
    backup = ws.back_up()
    put(ws, text="after")
    after = everything(ws)
    _crash(ws)
    assert (folder / "sala.db-wal").stat().st_size > 0
    with monkeypatch.context() as patch:
        patch.setattr(unfinished_module, "replace_file", _only(steps, unfinished_module.replace_file))
        with pytest.raises(_PowerCut):
            restore_backup(folder, backup)
    with opened(folder) as again:
        assert everything(again) == before
    # What was replaced is whole, its log beside it.
    (aside,) = (path for path in (folder / "backups").iterdir() if path.is_dir())
    restore_backup(folder, aside / "sala.db")
    with opened(folder) as again:
        assert everything(again) == after
        assert again.check().findings == []


class _PowerCut(Exception):  # noqa: N818  # it is none of the program's errors
    pass


def _only(steps: int, real: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
    left = [steps]

    def replace(source: Path, target: Path) -> None:
        if left[0] == 0:
            raise _PowerCut
        left[0] -= 1
        real(source, target)

    return replace


def _crash(ws: Workspace) -> None:
    """End as a power cut does: with a log that was not folded in."""
    kept = {path: path.read_bytes() for path in ws.folder.glob("sala.db*")}
    ws.close()
    for path, data in kept.items():
        path.write_bytes(data)


def test_back_ups_are_listed_though_the_workspace_does_not_open(folder: Path, ws: Workspace) -> None:
    made = ws.back_up()
    ws.close()
    (folder / "sala.db").write_bytes(b"damaged")
    assert [backup.path for backup in listed_backups(folder)] == [made]


def test_a_change_that_cannot_even_be_read_is_found(ws: Workspace) -> None:
    put(ws, text="x")
    with ws._database.writing() as connection:
        connection.exec_driver_sql("UPDATE change SET value = '{'")
    assert [finding.code for finding in ws.check(repair=True).findings] == ["change.damaged"]


def test_when_what_comes_with_changes_cannot_be_kept_nothing_is(ws: Workspace) -> None:
    put(ws, text="here")
    before = everything(ws)
    identity = new_id()
    change = Change(
        *(identity, W, new_id(), 1, "000000000001-0000", "", "a", new_id(), "", "card", new_id(), "text", "x", ())
    )

    def fail(merged: MergeResult) -> None:
        assert merged.added == 1
        ws.set_local("k", 1)
        raise EnvironmentFault("disk.full")

    with pytest.raises(EnvironmentFault, match=r"disk\.full"):
        ws.merge([change], devices={}, then=fail)
    assert everything(ws) == before
    assert ws.local("k") is None
    assert ws.merge([change], devices={}, then=lambda _: ws.set_local("k", 1)).first == {(W, change.device): 1}
    assert ws.local("k") == 1
