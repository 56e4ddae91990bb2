"""The laptop dies while a block runs: the next start shows it running, with the right minutes; so does the next day."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from tests.cli.program import done

from sala.services.agenda import begin_agenda
from sala.services.safety import check
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import open_or_create

#: Only so that a window that hangs fails here rather than keeping everybody waiting.
HANGS_AFTER_S = 180
WINDOW = Path(__file__).with_name("live_window.py")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "work"


@pytest.fixture
def workshop(folder: Path) -> str:
    with open_or_create(folder) as ws:
        made = create_workshop(ws, NewWorkshop("សិក្ខាសាលា", starts="2026-11-25")).created
        begin_agenda(ws, made, "two_days")
    return made


@pytest.mark.journey
def test_a_block_runs_on_through_a_hard_end(folder: Path, workshop: str) -> None:
    begun = shown_until_killed(folder, workshop, "2026-11-25T08:10", "begin")
    assert (begun["titles"], begun["number"], begun["unit"]) == (["Opening"], "20", "minutes left")
    again = shown_until_killed(folder, workshop, "2026-11-25T08:23", "look")
    assert (again["titles"], again["number"], again["unit"]) == (["Opening"], "7", "minutes left")
    assert again["pace"] == "10 min behind the plan."
    assert again["strip"] == "Now: Opening · 7 min left · 10 min behind"
    assert again["notices"] == []
    over = shown_until_killed(folder, workshop, "2026-11-25T08:34", "look")
    assert (over["number"], over["unit"]) == ("+4", "minutes over time")
    morning = shown_until_killed(folder, workshop, "2026-11-26T07:50", "look")
    assert morning["notices"] == ["“Opening” was begun yesterday at 08:10 and never finished. Finish it?"]
    assert morning["strip"] == morning["notices"][0]
    told = done("day", "សិក្ខាសាលា", "--at", "2026-11-25T08:23", "--json", folder=folder).value
    assert (told["left"], told["behind"]) == (7, 10)
    with open_or_create(folder) as ws:
        assert check(ws).findings == []


def shown_until_killed(folder: Path, workshop: str, moment: str, act: str) -> dict[str, Any]:
    """Kill the window as soon as it told what it shows, and return that."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, str(WINDOW), str(folder), workshop, moment, act],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
    )
    guard = threading.Timer(HANGS_AFTER_S, process.kill)
    guard.start()
    try:
        line = process.stdout.readline()
        assert line, process.stderr.read()
    finally:
        guard.cancel()
        process.send_signal(signal.SIGKILL)
        process.communicate()
    told: dict[str, Any] = json.loads(line)
    return told
