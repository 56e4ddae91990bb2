"""A sequence number is never given twice, whatever is copied, restored or cut off."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.wholes import CARD_REF, W, everything, put, said

from sala.storage import Workspace, restore_backup

Open = Callable[..., Workspace]


def _numbers_differ(*workspaces: Workspace) -> bool:
    changes = {change.id: (change.device, change.seq) for ws in workspaces for change in ws.changes(W)}
    return len(set(changes.values())) == len(changes)


def test_who_closed_properly_goes_on_as_the_same(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="one")
    ws.close()
    again = opened(folder)
    put(again, text="two")
    assert again.known() == {ws.device: (1, 2)}
    again.close()
    assert opened(folder).device == ws.device


def test_looking_changes_nothing(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="one")
    ws.close()
    for _ in range(2):
        looking = opened(folder)
        assert said(looking) == "one"
        looking._lock.release()  # as after a crash: nothing was closed
        looking._database.close()
    assert opened(folder).device == ws.device


def test_after_a_crash_another_incarnation_writes(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="one")
    ws._database.close()
    ws._lock.release()
    again = opened(folder)
    assert again.device != ws.device
    put(again, text="two")
    assert again.undo_state(W).undo
    assert len(again.known()) == 2
    assert again.devices() == {ws.device: "laptop A", again.device: "laptop A"}


def test_a_copied_workspace_is_another_one(tmp_path: Path, folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="one")
    ws.close()
    copy = tmp_path / "stick" / "copy"
    shutil.copytree(folder, copy)
    one, other = opened(folder), opened(copy)
    assert one.device != other.device
    put(one, text="here")
    put(other, text="there")
    assert _numbers_differ(one, other)
    one.merge(other.changes(W), devices=other.devices())
    other.merge(one.changes(W), devices=one.devices())
    assert everything(one) == everything(other)
    assert {change.value for change in one.heads(CARD_REF, "text")} == {"here", "there"}


def test_on_another_laptop_undo_does_not_reach_the_first_ones_acts(
    folder: Path, ws: Workspace, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(ws, text="one")
    own = ws.undo_state(W)
    ws.close()
    monkeypatch.setenv("SALA_HOME", str(tmp_path / "another laptop"))
    there = opened(folder)
    assert there.device != ws.device
    assert there.undo_state(W).undo == ""
    put(there, text="two")
    assert there.undo_state(W).undo
    there.close()
    monkeypatch.setenv("SALA_HOME", str(tmp_path / "home"))
    back = opened(folder)
    assert back.device not in (ws.device, there.device)
    assert back.undo_state(W) == own


def test_a_home_copied_to_another_computer_is_told_apart(
    folder: Path, ws: Workspace, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(ws, text="one")
    ws.close()
    monkeypatch.setattr("socket.gethostname", lambda: "another-computer")
    there = opened(folder)
    assert there.device != ws.device
    assert there.undo_state(W).undo == ""


def test_a_restored_back_up_is_another_one(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="one")
    backup = ws.back_up()
    put(ws, text="two")
    ahead = list(ws.changes(W))
    ws.close()
    restore_backup(folder, backup)
    again = opened(folder)
    assert said(again) == "one"
    assert again.device != ws.device
    put(again, text="after the back-up")
    again.merge(ahead, devices={})
    assert _numbers_differ(again)
    assert {change.value for change in again.heads(CARD_REF, "text")} == {"two", "after the back-up"}


def test_where_no_mark_can_be_left_every_session_is_another_one(folder: Path, home: Path, opened: Open) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the folder would be")
    seen = set()
    for number in range(3):
        with opened(folder) as ws:
            put(ws, text=str(number))
            seen.add(ws.device)
    assert len(seen) == 3
    with opened(folder) as ws:
        assert _numbers_differ(ws)


def test_an_old_mark_does_not_vouch_when_no_new_one_can_be_left(
    folder: Path, ws: Workspace, home: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(ws, text="one")
    backup = ws.back_up()
    ws.close()  # the mark says: closed with number 1
    with monkeypatch.context() as patch:
        patch.setattr("sala.storage.incarnation.MarkFile.write", lambda *_: False)
        unmarked = opened(folder)
        put(unmarked, text="two")
        ahead = list(unmarked.changes(W))
        unmarked.close()
    restore_backup(folder, backup)
    again = opened(folder)
    put(again, text="three")
    again.merge(ahead, devices={})
    assert _numbers_differ(again)


@pytest.mark.parametrize(
    "mark", ["", "null", "[]", '{"device": 1}', '{"device": "x", "state": "closed", "seq": "many"}']
)
def test_a_damaged_mark_is_no_mark(folder: Path, ws: Workspace, home: Path, opened: Open, mark: str) -> None:
    put(ws, text="one")
    ws.close()
    (path,) = (home / "state" / "workspaces").iterdir()
    path.write_text(mark)
    assert opened(folder).device != ws.device


def test_a_damaged_machine_file_is_made_anew(folder: Path, ws: Workspace, home: Path, opened: Open) -> None:
    ws.close()
    (home / "state" / "machine.json").write_text("{")
    with opened(folder) as again:
        put(again, text="one")
    with opened(folder) as again:
        assert again.undo_state(W).undo


def test_another_name_is_another_incarnation_so_that_all_agree(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="one")
    ws.label = "laptop B"
    ws.label = "laptop B"
    put(ws, text="two")
    assert set(ws.devices().values()) == {"laptop A", "laptop B"}
    ws.close()
    with opened(folder, label="laptop B") as same:
        assert same.device == ws.device
    with opened(folder, label="laptop C") as renamed:
        assert renamed.device != ws.device
        assert renamed.undo_state(W).undo
