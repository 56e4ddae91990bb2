"""The laptop dies in the middle of typing: everything that was told to be saved is there, and the work opens."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sala.services.cards import card
from sala.services.safety import check
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import open_or_create

ROUNDS = 3
#: Only so that a window that hangs fails here rather than keeping everybody waiting.
HANGS_AFTER_S = 180
TYPING = Path(__file__).with_name("typing_window.py")


@pytest.mark.journey
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    with open_or_create(folder) as ws:
        workshop = create_workshop(ws, NewWorkshop("សិក្ខាសាលា")).created
    dice = random.Random(7)
    for _ in range(ROUNDS):
        acknowledged = type_until_killed(folder, workshop, after=dice.randint(2, 12))
        with open_or_create(folder) as ws:
            identity, _, stored = acknowledged.partition("\t")
            assert card(ws, workshop, identity).record.text("what_happened").startswith(stored.rstrip())
            assert check(ws).findings == []


def type_until_killed(folder: Path, workshop: str, *, after: int) -> str:
    """Kill the window right after it acknowledged ``after`` saves; return the last acknowledgement."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, str(TYPING), str(folder), workshop],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment,
    )  # fmt: skip
    guard = threading.Timer(HANGS_AFTER_S, process.kill)
    guard.start()
    last = ""
    try:
        for _ in range(after):
            line = process.stdout.readline()
            assert line, process.stderr.read()
            last = line.rstrip("\n")
    finally:
        guard.cancel()
        process.send_signal(signal.SIGKILL)
        process.communicate()
    return last
