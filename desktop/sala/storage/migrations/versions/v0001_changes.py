"""The first tables."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, String, Text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables as they were in the first version; written out, because the code's own will move on."""
    op.create_table(
        "change",
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
    )
    op.create_index("change_record", "change", ["record"])
    op.create_index("change_device", "change", ["device", "seq", "workshop"])
    op.create_index("change_act", "change", ["act"])
    op.create_table(
        "head",
        Column("record", String(36), primary_key=True),
        Column("change", String(36), ForeignKey("change.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    _make_records()
    op.create_table(
        "device",
        Column("id", String(36), primary_key=True),
        Column("label", Text, nullable=False),
        Column("machine", String(36), nullable=False),
    )
    for name in ("local", "secret"):
        op.create_table(name, Column("key", String(200), primary_key=True), Column("value", Text, nullable=False))
    op.create_table(
        "file",
        Column("sha256", String(64), primary_key=True),
        Column("size", BigInteger, nullable=False),
        Column("media_type", String(100), nullable=False),
    )


def _make_records() -> None:
    op.create_table(
        "record",
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
    )
    op.create_index("record_kind", "record", ["kind", "workshop", "card_kind"])
    op.create_index("record_parent", "record", ["parent"])
