"""The real program on a platform with one display and with two, and what keeps these awake."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sala.ui.room import awake

PROGRAM = Path(__file__).with_name("wall_and_laptop.py")
KEEPER = Path(__file__).with_name("kept_awake.py")
LAPTOP = {"name": "eDP-1", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1}
WALL = {"name": "HDMI-1", "x": 1366, "y": 0, "width": 1024, "height": 768, "dpr": 1}


def shown_on(screens: list[dict[str, object]], folder: Path) -> dict[str, object]:
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": [{**one, "logicalDpi": 96, "logicalBaseDpi": 96} for one in screens]}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "SALA_KEYRING": "off"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(folder / "work")],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_room_has_the_second_display_and_the_facilitator_the_first(tmp_path: Path) -> None:
    told = shown_on([LAPTOP, WALL], tmp_path)
    assert told["room"] == {"full": True, "at": [1366, 0, 1024, 768]}
    assert told["window"]["at"][0] < 1366
    assert "បង្កើតគំនិត" in told["says"]
    assert told["left"] == []


def test_with_one_display_both_have_room_on_it(tmp_path: Path) -> None:
    told = shown_on([LAPTOP], tmp_path)
    assert told["room"]["full"] is False
    left, top, width, height = told["room"]["at"]
    assert left >= 0
    assert top >= 0
    assert left + width <= 1366
    assert top + height <= 768
    assert told["left"] == []


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="no D-Bus here")
@pytest.mark.parametrize("desktop", ["listens", "is not there"])
def test_the_desktop_is_asked_to_keep_the_display_on_and_then_released(desktop: str) -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(KEEPER), desktop],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = ["Inhibit Sala", "UnInhibit 77"] if desktop == "listens" else []
    assert done.stdout.split("\n")[:-1] == told


def test_windows_is_told_that_the_display_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    kernel = SimpleNamespace(SetThreadExecutionState=lambda state: told.append(state.value) or 1)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(awake.sys, "platform", "win32")
    keeper = awake.Awake()
    keeper.begin()
    keeper.end()
    keeper.deleteLater()
    assert told == [0x80000002, 0x80000000]
