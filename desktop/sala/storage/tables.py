"""The tables, as SQLAlchemy Core sees them; the migrations make them.

``change`` is the truth: every change ever made or received. ``head`` and ``record`` are computed from it and can be
computed again (``sala check --repair``). There is no table of "replaced" changes: what stands in a field is computed
from all changes of that field, so the order in which they arrived cannot matter, and a save writes one table less.
No rule but the primary keys is unique, so that no rule can refuse a merge.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, MetaData, String, Table, Text

metadata = MetaData()

#: ``value``, ``replaces`` and ``unknown`` are JSON; ``unknown`` is "" when there is nothing.
change = Table(
    "change",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("workshop", String(36), nullable=False),
    Column("device", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("clock", String(17), nullable=False),
    Column("wall", String(64), nullable=False),
    Column("author", Text, nullable=False),
    Column("act", String(36), nullable=False),
    Column("undoes", String(36), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("record", String(36), nullable=False),
    Column("field", String(64), nullable=False),
    Column("value", Text, nullable=False),
    Column("replaces", Text, nullable=False),
    Column("unknown", Text, nullable=False),
    Index("change_record", "record"),
    Index("change_device", "device", "seq", "workshop"),
    Index("change_act", "act"),
)

#: The changes that no other change of their field replaces. One per field, unless laptops differ.
head = Table(
    "head",
    metadata,
    Column("record", String(36), primary_key=True),
    Column("change", String(36), ForeignKey("change.id"), primary_key=True),
    sqlite_with_rowid=False,
)

#: A record as its changes leave it; ``fields`` (object), ``conflicts`` and ``merged`` (lists of names) are JSON.
#: ``card_kind``, ``team``, ``parent`` and ``position`` repeat fields of these meanings, to find records by them.
record = Table(
    "record",
    metadata,
    Column("workshop", String(36), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("kind", String(64), primary_key=True),
    Column("card_kind", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("parent", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("revived", Boolean, nullable=False),
    Column("clock", String(17), nullable=False),
    Column("wall", String(64), nullable=False),
    Column("author", Text, nullable=False),
    Column("conflicts", Text, nullable=False),
    Column("merged", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Index("record_kind", "kind", "workshop", "card_kind"),
    Index("record_parent", "parent"),
)

#: Incarnations of laptops that changes came from. ``machine`` is filled in for those of this computer only.
device = Table(
    "device",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("label", Text, nullable=False),
    Column("machine", String(36), nullable=False),
)

#: What the program itself remembers about this workspace on this computer: never sent, never merged. JSON values.
local = Table(
    "local",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("value", Text, nullable=False),
)

#: Private keys of this device. A table of its own, so that no export of ``local`` can carry one along.
secret = Table(
    "secret",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("value", Text, nullable=False),
)

#: Attachments whose content lies in the folder ``files``; ``size`` in bytes.
file = Table(
    "file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", String(100), nullable=False),
)

#: The version of these tables, written by the migrations: one row. Alembic reads and writes the same table.
version = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))
