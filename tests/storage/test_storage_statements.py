"""What opening loads, and that the statements are not SQLite's alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from tests.storage.cells import run
from tests.storage.wholes import put

from sala.storage import Workspace, tables, writing
from sala.storage.prepared import Prepared

_LOADED = """
import json, sys
from pathlib import Path
from sala.storage import open_workspace
from tests.storage.wholes import put
with open_workspace(Path(sys.argv[1]), label="A", author="B") as ws:
    put(ws, text="x")
    ws.workshops()
print(json.dumps(sorted(name for name in sys.modules if name.count(".") < 2)))
"""


def test_opening_and_saving_load_no_more_than_needed(folder: Path, ws: Workspace) -> None:
    put(ws, text="first")
    ws.close()
    loaded = set(run(_LOADED, folder))
    assert "sqlalchemy.engine" in loaded
    assert not loaded & {"alembic", "keyring", "sqlalchemy.orm", "sqlite3", "pyrage", "PIL", "icu"}


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_the_tables_can_be_made_on_postgresql(table: tables.Table) -> None:
    dialect = postgresql.dialect()
    assert "WITHOUT" not in str(CreateTable(table).compile(dialect=dialect))
    for index in table.indexes:
        assert str(CreateIndex(index).compile(dialect=dialect)).startswith("CREATE INDEX")


@pytest.mark.parametrize("name", sorted(n for n, found in vars(writing).items() if isinstance(found, Prepared)))
def test_what_every_save_runs_is_plain_sql(name: str) -> None:
    prepared: Prepared = getattr(writing, name)
    sql = str(prepared._statement.compile(dialect=postgresql.dialect(), **prepared._options))  # type: ignore[attr-defined]
    assert sql.split(maxsplit=1)[0] in {"INSERT", "UPDATE", "DELETE", "SELECT"}
    assert "%(" in sql
