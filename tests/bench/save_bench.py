"""Saving one field, beside a bare SQLite transaction that is just as durable."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tests.bench.timing import Figure, at_most, paired

from sala.services.cards import add_card, set_fields
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import open_or_create

_ROUNDS = 200


def save(folder: Path) -> Iterator[Figure]:
    """Seconds to save one field as a screen does, history, projection and encryption included."""
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    numbers = itertools.count()
    with open_or_create(folder / "save") as ws:
        workshop = create_workshop(ws, NewWorkshop("ល្បឿន")).created
        note = add_card(ws, workshop, "interview_note", fields={"what_happened": "រង់ចាំ"}).created

        def ours() -> None:
            set_fields(ws, workshop, note, {"what_happened": f"រង់ចាំនៅមណ្ឌលសុខភាព {next(numbers)}"})

        def base() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO note (text) VALUES (?)", (f"រង់ចាំនៅមណ្ឌលសុខភាព {next(numbers)}",))
            bare.execute("COMMIT")

        saved, written = paired(ours, base, _ROUNDS)
    bare.close()
    yield at_most("save of one field / bare commit", saved * 1000, written * 1000, "ms", 3)
