"""Start and memory of the real window, beside an empty window of the same toolkit."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
from tests.bench.timing import Figure, at_most, paired_values, without_target

from sala.paths import config_folder
from sala.services.demo import make_demo
from sala.services.workspace import open_or_create
from sala.settings import FIRST_RUN_DONE, LAST_PLACE, Settings
from sala.ui.place import ACTIVITY, Place

_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(["empty"])
window = QMainWindow()
window.resize(1280, 720)
window.show()
application.processEvents()
print("usable", flush=True)
sys.stdin.readline()
"""
#: What no program on these libraries can do without: shows how much of the start is ours.
_LIBRARIES = _EMPTY.replace("import sys", "import sys, sqlalchemy, sqlcipher3, icu", 1)
_ROUNDS = 7


def start(folder: Path) -> Iterator[Figure]:
    """Seconds from the start of the process to a window that is seen, and to one that can be used, on the sample."""
    sala, empty = _commands(folder)
    for word in ("seen", "usable"):
        ours, base = paired_values(lambda word=word: _run(sala, word)[0], lambda: _run(empty)[0], _ROUNDS)
        yield at_most(f"start to {word} / empty window", ours, base, "s", 2.5)
    libraries = [sys.executable, "-c", _LIBRARIES]
    floor, base = paired_values(lambda: _run(libraries)[0], lambda: _run(empty)[0], _ROUNDS)
    yield without_target("its libraries alone / empty window", floor, base, "s")


def memory(folder: Path) -> Iterator[Figure]:
    """Resident memory of the window on an activity of the sample workshop."""
    sala, empty = _commands(folder)
    ours, base = paired_values(lambda: _run(sala)[1], lambda: _run(empty)[1], 3)
    yield at_most("memory of the window / empty one", ours / 1e6, base / 1e6, "MB", 2.5)
    libraries = [sys.executable, "-c", _LIBRARIES]
    floor, base = paired_values(lambda: _run(libraries)[1], lambda: _run(empty)[1], 3)
    yield without_target("its libraries alone / empty window", floor / 1e6, base / 1e6, "MB")


def _commands(folder: Path) -> tuple[list[str], list[str]]:
    work = folder / "work"
    if not work.exists():
        with open_or_create(work) as ws:
            workshop = make_demo(ws)[0]
        settings = Settings(config_folder() / "settings.json")
        settings.set(FIRST_RUN_DONE, value=True)
        settings.set(LAST_PLACE, Place(ACTIVITY, workshop, "service_journey").to_text())
        settings.save()
    # An installed program has its bytecode, whatever the shell of a developer says; the first run in turn makes it.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    return [sys.executable, "-m", "sala", "--workspace", str(work)], [sys.executable, "-c", _EMPTY]


def _run(command: list[str], word: str = "usable") -> tuple[float, int]:
    """Return the seconds until the process says ``word``, and its resident bytes a moment after it is usable."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "SALA_CLOSE_WHEN_USABLE": "400",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    began = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        moments = {}
        while "usable" not in moments:
            line = process.stdout.readline()
            if not line:
                message = "the window did not open"
                raise RuntimeError(message)
            moments[line.strip()] = time.perf_counter() - began
        time.sleep(0.2)
        resident = psutil.Process(process.pid).memory_info().rss
        process.stdin.write("\n")
        process.stdin.close()
        process.wait()
    return moments[word], resident
