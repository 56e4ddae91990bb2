"""Older tables are brought up to date, with a back-up first; newer ones are left alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from tests.storage.wholes import CARD_REF, everything, put, said

from sala.errors import EnvironmentFault
from sala.storage import Workspace, migrate, tables

Open = Callable[..., Workspace]
Newer = Callable[[pytest.MonkeyPatch, str], None]

_NEXT = '''
"""A later step."""
from alembic import op
from sqlalchemy import Column, Text

revision = "0002"
down_revision = "0001"

def upgrade():
    op.add_column("file", Column("note", Text))
    op.execute("UPDATE record SET author = 'migrated'")
    op.create_table("added", Column("id", Text, primary_key=True))
    {end}
'''


@pytest.fixture
def newer(tmp_path: Path) -> Callable[[pytest.MonkeyPatch, str], None]:
    """Return what makes this program a newer version, whose last step ends as given."""

    def make(patch: pytest.MonkeyPatch, end: str) -> None:
        scripts = tmp_path / "migrations 100%"
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "v0002_next.py").write_text(_NEXT.format(end=end))
        patch.setattr(migrate, "SCRIPTS", scripts)
        patch.setattr(migrate, "VERSION", "0002")

    return make


def test_the_code_and_the_migrations_are_of_one_version(ws: Workspace) -> None:
    assert ScriptDirectory(str(migrate.SCRIPTS)).get_heads() == [migrate.VERSION]
    with ws._database.reading() as connection:
        assert migrate.version_of(connection) == migrate.VERSION
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_older_tables_are_brought_up_to_date_after_a_back_up(
    folder: Path, ws: Workspace, opened: Open, newer: Newer, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(ws, text="x")
    ws.close()
    newer(monkeypatch, "pass")
    again = opened(folder)
    record = again.record(CARD_REF)
    assert record is not None
    assert record.author == "migrated"
    (backup,) = again.backups()
    assert backup.reason == "before version 0002"
    again.close()
    assert len(opened(folder).backups()) == 1


def test_a_step_that_fails_leaves_everything_as_it_was(
    folder: Path, ws: Workspace, opened: Open, newer: Newer, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(ws, text="x")
    before = everything(ws)
    ws.close()
    with monkeypatch.context() as patch:
        newer(patch, "raise ZeroDivisionError")
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                opened(folder)
    old = opened(folder)
    assert everything(old) == before
    assert {backup.reason for backup in old.backups()} == {"before version 0002"}
    put(old, text="goes on")
    assert said(old) == "goes on"
    assert old.check().findings == []


def test_tables_of_a_newer_version_are_refused_and_left_alone(folder: Path, ws: Workspace, opened: Open) -> None:
    put(ws, text="x")
    with ws._database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    ws.close()
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(EnvironmentFault) as caught:
        opened(folder)
    assert (caught.value.code, caught.value.parameters["found"]) == ("workspace.too_new", "0099")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == files
