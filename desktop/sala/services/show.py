"""Everything of a workshop as plain values in a stable order, so that two workspaces can be compared."""

from __future__ import annotations

from typing import Any

from sala.domain.records import RECORD_KINDS, Record
from sala.services.consent import withdrawn_records
from sala.services.workshops import get_workshop
from sala.storage import Workspace


def workshop_as_json(ws: Workspace, workshop: str) -> dict[str, Any]:
    """Return the records of a workshop by kind, each by id; conflicts and revivals are named.

    Equal sets of changes give equal values, on whichever laptop. The words of people who withdrew are not shown.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    facts = get_workshop(ws, workshop)
    hidden = withdrawn_records(ws, workshop)
    return {
        "id": facts.id,
        "code": facts.code,
        "name": facts.name,
        "records": {
            kind: [_record(record) for record in _all(ws, workshop, kind) if record.id not in hidden]
            for kind in RECORD_KINDS
        },
        "changes": {device: list(span) for device, span in sorted(ws.known(workshop).items())},
    }


def _all(ws: Workspace, workshop: str, kind: str) -> list[Record]:
    return sorted(ws.records(workshop, kind, with_deleted=True), key=lambda record: record.id)


def _record(record: Record) -> dict[str, Any]:
    state = record.state
    told: dict[str, Any] = {"id": record.id, "fields": dict(sorted(state.fields.items()))}
    if state.deleted:
        told["deleted"] = True
    if state.revived:
        told["revived"] = True
    if state.conflicts:
        told["conflicts"] = sorted(state.conflicts)
    if state.merged:
        told["merged"] = sorted(state.merged)
    return told
