"""The version of the tables: compared at every start without loading the migrations, which a change of it needs."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, select

from sala.storage import tables

#: The version that this program's code is written for. A test compares it with the migrations.
VERSION = "0001"
SCRIPTS = Path(__file__).parent / "migrations"


def version_of(connection: Connection) -> str:
    """Return the version of the tables, "" where there are none yet."""
    if not inspect(connection).has_table(tables.version.name):
        return ""
    return connection.execute(select(tables.version.c.version_num)).scalar() or ""


def is_known(version: str) -> bool:
    """Return whether this program knows the version, and so can bring it up to its own."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # start-up: loaded when first needed
    from alembic.util import CommandError  # noqa: PLC0415  # start-up: loaded when first needed

    try:
        return ScriptDirectory(str(SCRIPTS)).get_revision(version) is not None
    except CommandError:
        return False


def upgrade(connection: Connection) -> None:
    """Bring the tables to the latest version within the caller's transaction; make them if there are none."""
    from alembic import command  # noqa: PLC0415  # start-up: loaded when first needed
    from alembic.config import Config  # noqa: PLC0415  # start-up: loaded when first needed

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
