"""Small values by name: what the program remembers on this computer, and private keys."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Table, insert, select, update

from sala.domain.change import Value, clean_value
from sala.storage import tables
from sala.storage.rows import to_json


def get_local(connection: Connection, key: str, default: Value = None) -> Value:
    """Return a remembered value, or ``default``."""
    table = tables.local
    text = connection.execute(select(table.c.value).where(table.c.key == key)).scalar()
    if text is None:
        return default
    value: Value = json.loads(text)
    return value


def set_local(connection: Connection, key: str, value: Value) -> None:
    """Remember a value; raises ``ValueError`` for what is not one."""
    _set(connection, tables.local, key, to_json(clean_value(value)))


def get_secret(connection: Connection, key: str) -> str | None:
    """Return a private key, or None."""
    table = tables.secret
    text = connection.execute(select(table.c.value).where(table.c.key == key)).scalar()
    return None if text is None else str(text)


def set_secret(connection: Connection, key: str, value: str) -> None:
    """Keep a private key."""
    _set(connection, tables.secret, key, value)


def _set(connection: Connection, table: Table, key: str, text: str) -> None:
    changed = connection.execute(update(table).where(table.c.key == key).values(value=text))
    if changed.rowcount == 0:
        connection.execute(insert(table), {"key": key, "value": text})
