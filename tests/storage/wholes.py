"""Everything that a workspace says, so that two can be compared."""

from __future__ import annotations

from typing import Any

from sala.domain.records import Record, Ref
from sala.storage import Workspace
from sala.storage.rows import record_from

W = "00000000-0000-7000-8000-0000000000aa"
CARD_ID = "00000000-0000-7000-8000-0000000000cc"
CARD_REF = Ref(W, "card", CARD_ID)


def every_record(ws: Workspace) -> dict[Ref, Record]:
    """Return all records of a workspace, of every kind, deleted or not."""
    from sqlalchemy import select

    from sala.storage import tables

    with ws._database.reading() as connection:
        found = [record_from(row) for row in connection.execute(select(tables.record))]
    return {record.ref: record for record in found}


def every_head(ws: Workspace) -> set[tuple[str, str]]:
    """Return all heads."""
    with ws._database.reading() as connection:
        return {tuple(row) for row in connection.exec_driver_sql("SELECT record, change FROM head")}  # type: ignore[misc]


def everything(ws: Workspace) -> Any:
    """Return what two workspaces that know the same changes must agree on."""
    return every_record(ws), every_head(ws), {c.id: c for c in ws.changes(W)}, ws.known()


def put(ws: Workspace, **fields: object) -> None:
    """Give fields of the one card values, as one act."""
    with ws.act(W) as act:
        act.put("card", CARD_ID, fields)


def said(ws: Workspace, field: str = "text") -> object:
    """Return what a field of the one card says."""
    record = ws.record(CARD_REF)
    return None if record is None else record.fields.get(field)
