"""How the database is held open: what a power cut, a thief and an old SQLite may not do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sala.storage import Workspace, database
from sala.storage.database import FIRST_SAFE_WAL, Database


def _says(opened: Database, pragma: str) -> object:
    return opened._raw.execute(f"PRAGMA {pragma}").fetchone()[0]


def test_every_save_reaches_the_disk(ws: Workspace) -> None:
    assert _says(ws._database, "synchronous") == 2  # FULL
    assert _says(ws._database, "journal_mode") == "wal"


def test_an_sqlite_whose_log_can_be_damaged_gets_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert FIRST_SAFE_WAL == (3, 51, 3)
    monkeypatch.setattr(database.sqlcipher, "sqlite_version_info", (3, 51, 2))
    opened = Database(tmp_path / "sala.db", bytes(32))
    assert _says(opened, "journal_mode") == "delete"
    assert _says(opened, "synchronous") == 2
    opened.close()


def test_without_the_key_nothing_can_be_read(folder: Path, ws: Workspace) -> None:
    with ws.act(ws.id) as act:
        act.put("card", ws.id, {"text": "somebody's words"})
    ws.back_up()
    ws.close()
    for path in (folder / "sala.db", *(folder / "backups").glob("*.db")):
        assert b"somebody" not in path.read_bytes()
        with pytest.raises(sqlite3.DatabaseError):
            sqlite3.connect(path).execute("SELECT * FROM change")
