"""Statements that every save runs: made into SQL once and handed to the driver, in the caller's transaction.

The SQL still comes from the table definitions, for whatever database is connected. What SQLAlchemy does around each
statement and result costs three times what SQLite does (31 µs against 8 for one record).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql.expression import Executable


class Prepared:
    """A statement whose parameters are all named (``bindparam``) and whose values the driver takes as they are."""

    def __init__(self, statement: Executable, **columns: object) -> None:
        """Take a statement; ``column_keys`` are the columns that an ``INSERT`` fills."""
        self._statement = statement
        self._options: dict[str, Any] = columns
        self._made: dict[str, tuple[str, list[str] | None]] = {}

    def rows(self, connection: Connection, values: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
        """Return what it finds: each row as the driver gives it, the columns in their order."""
        sql, order = self._sql(connection)
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(sql, _given(values, order))
            return cursor.fetchall()

    def run_for_each(self, connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
        """Run it for each row, if any."""
        if not rows:
            return
        sql, order = self._sql(connection)
        with closing(connection.connection.cursor()) as cursor:
            cursor.executemany(sql, [_given(row, order) for row in rows])

    def _sql(self, connection: Connection) -> tuple[str, list[str] | None]:
        dialect = connection.dialect
        made = self._made.get(dialect.name)
        if made is None:
            compiled: Any = self._statement.compile(dialect=dialect, **self._options)  # type: ignore[attr-defined]
            order = list(compiled.positiontup) if compiled.positional else None
            made = self._made[dialect.name] = str(compiled), order
        return made


def _given(values: Mapping[str, object], order: list[str] | None) -> Any:
    """Return values as the driver takes them: by name, or in ``order``."""
    return dict(values) if order is None else tuple([values[name] for name in order])
