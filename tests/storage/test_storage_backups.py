"""Back-ups: verified, thinned out, and brought back."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.storage.wholes import everything, put, said

from sala.errors import EnvironmentFault
from sala.storage import Backup, Workspace, restore_backup
from sala.storage.backups import superfluous

Open = Callable[..., Workspace]


def test_a_back_up_holds_everything_until_then(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="before")
    ws.set_secret("key", "kept")
    before = everything(ws)
    backup = ws.back_up("Before the Training!")
    put(ws, text="after")
    (listed,) = ws.backups()
    assert listed.path == backup
    assert listed.reason == "before the training"
    assert listed.size == backup.stat().st_size
    assert abs(listed.when - datetime.now(UTC)) < timedelta(minutes=5)
    ws.close()
    restore_backup(folder, backup)
    again = opened(folder)
    assert everything(again) == before
    assert again.secret("key") == "kept"
    put(again, text="goes on")
    assert again.check().findings == []


def test_what_was_replaced_is_kept(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="before")
    backup = ws.back_up()
    put(ws, text="after")
    ws.close()
    restore_backup(folder, backup)
    (aside,) = (path for path in (folder / "backups").iterdir() if path.is_dir())
    restore_backup(folder, aside / "sala.db")
    assert said(opened(folder)) == "after"


def test_a_back_up_replaces_a_damaged_database(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="before")
    backup = ws.back_up()
    ws.close()
    (folder / "sala.db").write_bytes(b"damaged")
    (folder / "sala.db-wal").write_bytes(b"of another database")
    restore_backup(folder, backup)
    assert said(opened(folder)) == "before"


def test_a_back_up_that_is_not_sound_is_not_brought_back(
    folder: Path, ws: Workspace, opened: Open, tmp_path: Path
) -> None:
    put(ws, text="x" * 20_000)
    backup = ws.back_up()
    with pytest.raises(EnvironmentFault) as caught:
        restore_backup(folder, backup)
    assert caught.value.code == "workspace.in_use"
    ws.close()
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)
    for wrong in (backup, tmp_path / "missing.db", folder / "workspace.json"):
        with pytest.raises(EnvironmentFault) as caught:
            restore_backup(folder, wrong)
        assert caught.value.code == "backup.not_good"
    assert said(opened(folder)) == "x" * 20_000


def test_another_workspaces_back_up_is_not_brought_back(
    folder: Path, ws: Workspace, opened: Open, tmp_path: Path
) -> None:
    other = opened(tmp_path / "other")
    backup = other.back_up()
    ws.close()
    with pytest.raises(EnvironmentFault) as caught:
        restore_backup(folder, backup)
    assert caught.value.code == "backup.not_good"


def test_a_back_up_is_due_once_a_day_and_only_for_work(folder: Path, ws: Workspace) -> None:
    first = ws.back_up_if_due()
    assert first is not None
    assert ws.back_up_if_due() is None
    _make_older(first, timedelta(days=2), folder)
    put(ws, text="x")
    second = ws.back_up_if_due()
    assert second is not None
    assert ws.backups()[0].path == second
    _make_older(second, timedelta(days=2), folder, written_too=False)
    ws.close()
    for path in folder.glob("sala.db*"):
        os.utime(path, (0, 0))
    from sala.storage.backups import is_due
    from sala.storage.folder import Places

    assert not is_due(Places(folder))


def _make_older(path: Path, age: timedelta, folder: Path, *, written_too: bool = True) -> None:
    made = datetime.now(UTC) - age
    path.rename(path.with_name(re.sub(r"\d{8}-\d{6}", f"{made:%Y%m%d-%H%M%S}", path.name)))
    if written_too:
        for backup in (folder / "backups").iterdir():
            os.utime(backup, (made.timestamp(), made.timestamp()))


def test_one_from_2099_does_not_stop_the_others(folder: Path, ws: Workspace) -> None:
    ahead = ws.back_up()
    _make_older(ahead, timedelta(days=-365 * 70), folder)
    put(ws, text="x")
    made = ws.back_up_if_due()
    assert made is not None
    assert ws.backups()[0].path == made


def _backups(ages: list[timedelta]) -> list[Backup]:
    now = datetime(2026, 6, 30, 12, tzinfo=UTC)
    return [Backup(Path(str(number)), now - age, "daily", 1) for number, age in enumerate(ages)]


def test_old_ones_go_but_some_of_every_age_stay() -> None:
    hourly = _backups([timedelta(hours=number) for number in range(24 * 300)])
    gone = set(superfluous(hourly))
    kept = [backup for backup in hourly if backup not in gone]
    assert len(kept) <= 18
    assert kept[:5] == hourly[:5]
    assert len({backup.when.date() for backup in kept}) >= 7
    assert len({backup.when.month for backup in kept}) == 6
    assert superfluous(kept) == []


def test_many_back_ups_do_not_fill_the_disk(ws: Workspace) -> None:
    for number in range(9):
        put(ws, text=str(number))
        ws.back_up()
    found = ws.backups()
    assert len(found) == 5
    assert [int(backup.path.name[:6]) for backup in found] == [9, 8, 7, 6, 5]


def test_other_files_in_the_folder_are_left_alone(folder: Path, ws: Workspace) -> None:
    (folder / "backups" / "my own copy.db").write_text("x")
    (folder / "backups" / "000001-99999999-999999-x.db").write_text("x")
    for _ in range(7):
        ws.back_up()
    assert (folder / "backups" / "my own copy.db").exists()
    assert (folder / "backups" / "000001-99999999-999999-x.db").exists()
    assert len(ws.backups()) == 5
