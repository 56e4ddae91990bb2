"""Measures storage on this computer, and prints it: python tests/storage/measure.py [FOLDER]

What people wait for: starting, saving one field, opening a screen of 2,000 cards, importing 10,000 changes, a back-up.
Saving is compared, in the same run, with a bare transaction of one row in a database of the same kind.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from sala.domain.identity import new_id
from sala.domain.records import CARD, WORKSHOP
from sala.storage import Workspace, create_workspace, open_workspace
from sala.storage.database import open_raw

_WORDS = "ពាក្យសម្ងាត់"
_TEXT = "ប្រជាពលរដ្ឋត្រូវរង់ចាំពីរម៉ោងនៅមុខការិយាល័យឃុំ។"
_T = TypeVar("_T")
_ROUNDS = 300
_START = """
import sys, time; began = time.perf_counter(); worked = time.process_time()
sys.path.insert(0, {desktop!r})
from pathlib import Path
from typing import Any, TypeVar
from sala.storage import open_workspace
loaded = time.perf_counter()
ws = open_workspace(Path({folder!r}), label="A", author="B"); ws.workshops()
print(loaded - began, time.perf_counter() - loaded, time.process_time() - worked)
ws.close()
"""


def main() -> None:
    """Measure in a fresh folder, by default where temporary files are."""
    where = sys.argv[1] if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory(dir=where) as folder:
        root = Path(folder)
        os.environ.update(SALA_HOME=str(root / "home"), SALA_KEYRING="off")
        _measure(root)


def _measure(root: Path) -> None:
    first = _timed("make a workspace", lambda: create_workspace(root / "first", label="A", author="B"))
    workshop = new_id()
    _timed("add 2,000 cards in one act", lambda: _add_cards(first, workshop, 2_000))
    cards = _timed("read 2,000 cards", lambda: first.records(workshop, CARD))
    _timed("read the cards of one kind of ten (200)", lambda: first.records(workshop, CARD, card_kind="kind 3"))
    _timed("read one card", lambda: first.record(cards[0].ref))
    _save(first, workshop, cards[0].id, root)
    _timed("undo state", lambda: first.undo_state(workshop))
    changes = _timed(f"read all {first.count_changes(workshop)} changes", lambda: list(first.changes(workshop)))
    with create_workspace(root / "second", label="C", author="D") as second:
        _timed(f"merge {len(changes)} changes", lambda: second.merge(changes, devices=first.devices()))
        _timed("merge the same again", lambda: second.merge(changes, devices=first.devices()))
    _timed("back up", first.back_up)
    _timed("check", first.check)
    _say(f"{sum(path.stat().st_size for path in (root / 'first').glob('sala.db*')) / 1e6:10.1f} MB database")
    first.close()
    _start(root / "first")
    _passphrase(root / "first")


def _timed(what: str, work: Callable[[], _T]) -> _T:
    began = time.perf_counter()
    result = work()
    _say(f"{(time.perf_counter() - began) * 1000:10.1f} ms  {what}")
    return result


def _add_cards(ws: Workspace, workshop: str, count: int) -> None:
    with ws.act(workshop) as act:
        act.put(WORKSHOP, workshop, {"name": "X"})
        for number in range(count):
            fields = {
                "kind": f"kind {number % 10}",
                "title": f"{_TEXT} {number}",
                "text": _TEXT * 3,
                "position": f"{number:04}",
            }
            act.put(CARD, new_id(), {**fields, "activity": "needs"})


def _save(ws: Workspace, workshop: str, card: str, root: Path) -> None:
    raw = open_raw(root / "bare.db", b"k" * 32)
    raw.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)")
    bare, ours = [], []
    for number in range(_ROUNDS):
        bare.append(_seconds(lambda: _bare(raw)))
        ours.append(_seconds(lambda n=number: _put(ws, workshop, card, n)))
    raw.close()
    one, other = statistics.median(bare), statistics.median(ours)
    _say(f"{one * 1000:10.2f} ms  a bare transaction (median of {_ROUNDS})")
    _say(f"{other * 1000:10.2f} ms  save one field: {other / one:.1f} times a bare transaction")


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _bare(raw: Any) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO bare (text) VALUES (?)", (_TEXT,))
    raw.execute("COMMIT")


def _put(ws: Workspace, workshop: str, card: str, number: int) -> None:
    with ws.act(workshop) as act:
        act.put(CARD, card, {"text": f"{_TEXT} {number}"})


def _start(folder: Path) -> None:
    script = _START.format(desktop=sys.path[0], folder=str(folder))
    runs = [
        [
            float(part)
            for part in subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout.split()
        ]
        for _ in range(7)
    ]
    loading, opening, working = (statistics.median(column) * 1000 for column in zip(*runs, strict=True))
    _say(f"{loading:10.1f} ms  import storage, then {opening:.1f} ms to open and list; processor time {working:.1f} ms")


def _passphrase(folder: Path) -> None:
    with open_workspace(folder, label="A", author="B") as ws:
        ws.set_passphrase(_WORDS)
    _timed(
        "open with a passphrase",
        lambda: open_workspace(folder, label="A", author="B", passphrase=_WORDS).close(),
    )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
