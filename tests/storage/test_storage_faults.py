"""Full disks, read-only folders, damage and other programs: said by a code, and nothing is half done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.cells import run, run_on_small_disk, start
from tests.storage.wholes import W, everything, put, said

from sala.errors import EnvironmentFault
from sala.storage import Workspace, create_workspace, open_workspace

Open = Callable[..., Workspace]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the limits used here are those of POSIX")

_BEGIN = """
import json, os, sys
from pathlib import Path
from sala.errors import EnvironmentFault
from sala.storage import create_workspace, open_workspace
from tests.storage.wholes import CARD_ID, CARD_REF, W, put, said
folder = Path(sys.argv[1])

def fill(ws):
    "Save until the disk takes no more; return what was saved and the fault."
    for number in range(10_000):
        try:
            put(ws, text=f"{number} " + "x" * 20_000)
        except EnvironmentFault as fault:
            return number, fault
"""
_FULL = (
    _BEGIN
    + """
os.environ["SALA_HOME"] = str(folder.parent / "home")
ws = create_workspace(folder, label="A", author="B")
saved, fault = fill(ws)
stands = said(ws).split()[0]
try:
    ws.add_file(b"photo" * 1_000_000)
    photo = "stored"
except EnvironmentFault as error:
    photo = error.code
try:
    ws.back_up()
    backup = "made"
except EnvironmentFault as error:
    backup = error.code
left = sorted(path.name for path in folder.rglob(".new*"))
(folder.parent / "ballast").unlink(missing_ok=True)
put(ws, text="room again")
findings = [finding.code for finding in ws.check().findings]
ws.close()
with open_workspace(folder, label="A", author="B") as again:
    kept = len(again.history(CARD_REF, "text"))
    print(json.dumps([saved, stands, fault.code, fault.parameters, photo, backup, left, findings, kept, said(again)]))
"""
)
_FULL_WITH_BALLAST = _FULL.replace(
    "ws = create_workspace", '(folder.parent / "ballast").write_bytes(b"x" * 2_000_000)\nws = create_workspace'
)
_LIMITED = (
    _BEGIN
    + """
import resource
ws = open_workspace(folder, label="A", author="B")
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
saved, fault = fill(ws)
stands = said(ws).split()[0]
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
put(ws, text="goes on")
ws.close()
print(json.dumps([saved, stands, fault.code]))
"""
)
_READ_ONLY = (
    _BEGIN
    + """
import subprocess
os.environ["SALA_HOME"] = str(folder.parent / "home")
with create_workspace(folder, label="A", author="B") as ws:
    put(ws, text="x")
    backup = ws.back_up()
subprocess.run(["mount", "-o", "remount,ro", str(folder.parent)], check=True)
codes = []
for attempt in (
    lambda: open_workspace(folder, label="A", author="B"),
    lambda: create_workspace(folder.parent / "other", label="A", author="B"),
):
    try:
        attempt()
        codes.append("worked")
    except EnvironmentFault as fault:
        codes.append(fault.code)
subprocess.run(["mount", "-o", "remount,rw", str(folder.parent)], check=True)
ws = open_workspace(folder, label="A", author="B")
put(ws, text="y")
print(json.dumps([codes, said(ws)]))
"""
)
_OPEN = """
import json, sys
from pathlib import Path
from sala.errors import EnvironmentFault
from sala.storage import open_workspace
try:
    open_workspace(Path(sys.argv[1]), label="A", author="B").close()
    print(json.dumps("opened"))
except EnvironmentFault as fault:
    print(json.dumps(fault.code))
"""
_HOLD = """
import sys
from pathlib import Path
from sala.storage import open_workspace
ws = open_workspace(Path(sys.argv[1]), label="A", author="B")
print("open", flush=True)
sys.stdin.readline()
"""


def test_a_full_disk_is_said_and_work_goes_on_when_there_is_room(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    saved, stands, code, parameters, photo, backup, left, findings, kept, last = run_on_small_disk(
        disk, 6_000, _FULL_WITH_BALLAST, disk / "ws"
    )
    assert (code, parameters["path"]) == ("disk.full", str(disk / "ws"))
    assert saved > 5
    assert stands == str(saved - 1)
    assert (photo, backup) == ("disk.full", "disk.full")
    assert left == findings == []
    assert kept == saved + 1
    assert last == "room again"


@posix_only
def test_a_disk_that_fails_to_write_is_said_and_nothing_is_half_done(folder: Path, ws: Workspace, opened: Open) -> None:
    ws.close()
    saved, stands, code = run(_LIMITED, folder)
    assert code == "disk.failed"
    assert stands == str(saved - 1)
    again = opened(folder)
    assert said(again) == "goes on"
    assert again.check().findings == []


def test_a_read_only_disk_is_said(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    codes, last = run_on_small_disk(disk, 20_000, _READ_ONLY, disk / "ws")
    assert codes == ["folder.read_only", "folder.read_only"]
    assert last == "y"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where a folder would be")
    with pytest.raises(EnvironmentFault) as caught:
        create_workspace(tmp_path / "file" / "ws", label="A", author="B")
    assert caught.value.code == "disk.failed"


def test_a_second_program_is_told_that_it_is_in_use(folder: Path, ws: Workspace) -> None:
    put(ws, text="x")
    assert run(_OPEN, folder) == "workspace.in_use"
    with pytest.raises(EnvironmentFault) as caught:
        open_workspace(folder, label="A", author="B")
    assert caught.value.code == "workspace.in_use"
    put(ws, text="y")
    ws.close()
    assert run(_OPEN, folder) == "opened"


def test_a_program_that_was_killed_leaves_no_lock(folder: Path, ws: Workspace, opened: Open) -> None:
    ws.close()
    program = start(_HOLD, folder)
    assert program.stdout is not None
    assert program.stdout.readline() == "open\n"
    with pytest.raises(EnvironmentFault, match="in_use"):
        open_workspace(folder, label="A", author="B")
    program.kill()
    program.wait()
    program.stdout.close()
    assert opened(folder).workshops() == []


def _damage(path: Path, place: float, length: int = 64) -> None:
    data = bytearray(path.read_bytes())
    start_at = int(len(data) * place)
    for at in range(start_at, min(start_at + length, len(data))):
        data[at] ^= 0xFF
    path.write_bytes(data)


def _workspace_with_backup(ws: Workspace) -> Path:
    for number in range(40):
        put(ws, text=f"{number}" + "x" * 5_000)
    path = ws.back_up()
    ws.close()
    return path


@pytest.mark.parametrize("damage", ["start", "cut", "empty", "gone", "text"])
def test_a_damaged_database_is_said_and_the_latest_good_back_up_offered(
    folder: Path, ws: Workspace, damage: str
) -> None:
    good = _workspace_with_backup(ws)
    bad = good.with_name("000002-20990101-000000-by-hand.db")
    bad.write_bytes(good.read_bytes())
    _damage(bad, 0.5)
    database = folder / "sala.db"
    if damage == "start":
        _damage(database, 0)
    elif damage == "cut":
        os.truncate(database, 5_000)
    elif damage == "empty":
        os.truncate(database, 0)
    elif damage == "gone":
        database.unlink()
    else:
        database.write_text("not a database at all\n" * 1_000)
    before = database.read_bytes() if database.exists() else None
    with pytest.raises(EnvironmentFault) as caught:
        open_workspace(folder, label="A", author="B").workshops()
    assert caught.value.code == "workspace.damaged"
    assert caught.value.parameters["backup"] == str(good)
    assert (database.read_bytes() if database.exists() else None) == before


def test_damage_in_the_middle_is_said_when_it_is_met(folder: Path, ws: Workspace, opened: Open) -> None:
    good = _workspace_with_backup(ws)
    for place in (0.3, 0.5, 0.7):
        _damage(folder / "sala.db", place)
    again = opened(folder)
    report = again.check(repair=True)
    assert "database.damaged" in {finding.code for finding in report.findings}
    with pytest.raises(EnvironmentFault) as caught:
        list(again.changes(W))
    assert caught.value.code == "workspace.damaged"
    assert caught.value.parameters["backup"] == str(good)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": 1}', '{"format": "1.0", "id": 5, "key": {}}', '{"format": "x.y"}']
)
def test_a_damaged_description_without_a_copy_is_said(folder: Path, ws: Workspace, text: str) -> None:
    ws.close()
    for name in ("workspace.json", "backups/workspace.json"):
        (folder / name).write_text(text)
    with pytest.raises(EnvironmentFault) as caught:
        open_workspace(folder, label="A", author="B")
    assert caught.value.code == "workspace.damaged"


def test_a_lost_description_is_no_reason_to_begin_anew(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="x")
    ws.close()
    (folder / "workspace.json").rename(folder / "aside")
    (folder / "backups" / "workspace.json").unlink()
    with pytest.raises(EnvironmentFault, match=r"workspace\.damaged"):
        open_workspace(folder, label="A", author="B")
    (folder / "aside").rename(folder / "workspace.json")
    assert said(opened(folder)) == "x"


def test_what_a_newer_version_keeps_in_the_description_stays(folder: Path, ws: Workspace, opened: Open) -> None:
    ws.close()
    path = folder / "workspace.json"
    path.write_text(path.read_text().replace('"format": "1.0"', '"future": [1], "format": "1.7"'))
    again = opened(folder)
    again.set_passphrase("x")
    again.set_passphrase(None)
    assert '"future": [' in path.read_text()
    assert '"1.7"' in path.read_text()


def test_a_newer_format_is_refused_and_left_alone(folder: Path, ws: Workspace) -> None:
    put(ws, text="x")
    before = everything(ws)
    ws.close()
    path = folder / "workspace.json"
    path.write_text(path.read_text().replace('"1.0"', '"2.0"'))
    files = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    with pytest.raises(EnvironmentFault) as caught:
        open_workspace(folder, label="A", author="B")
    assert (caught.value.code, caught.value.parameters["found"]) == ("workspace.too_new", "2.0")
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == files
    assert before
