"""History of a field, bringing back, undo and redo."""

from __future__ import annotations

from dataclasses import dataclass

from sala.domain.change import Change, Value
from sala.domain.merge import DELETED
from sala.domain.records import Ref
from sala.domain.undo import UndoState
from sala.errors import WrongUse
from sala.services.changed import Changed, changed_by
from sala.storage import Workspace


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One value that a field had: who gave it, on which laptop, when by that laptop's clock (ISO 8601, UTC).

    ``current`` marks a value that stands now; several stand when two laptops differ.
    """

    change: str
    value: Value
    author: str
    laptop: str
    wall: str
    current: bool


def field_history(ws: Workspace, ref: Ref, field: str) -> list[HistoryEntry]:
    """Return every value that a field ever had, the latest first."""
    laptops = ws.devices()
    current = {change.id for change in ws.heads(ref, field)}
    return [
        HistoryEntry(
            change.id, change.value, change.author, laptops.get(change.device, ""), change.wall, change.id in current
        )
        for change in ws.history(ref, field)
    ]


def bring_back(ws: Workspace, ref: Ref, field: str, change: str) -> Changed:
    """Give a field the value again that it had by an earlier change; also settles a conflict.

    Raises:
        WrongUse: ``history.unknown`` when the field never had such a change.
    """
    found = next((entry for entry in ws.history(ref, field) if entry.id == change), None)
    if found is None:
        raise WrongUse("history.unknown")
    with ws.act(ref.workshop) as act:
        act.put(ref.kind, ref.id, {field: found.value})
        return changed_by(ref.workshop, act.changes)


def undo_state(ws: Workspace, workshop: str) -> UndoState:
    """Return what this laptop's person can undo and redo in a workshop."""
    return ws.undo_state(workshop)


def undo(ws: Workspace, workshop: str) -> Changed | None:
    """Take the last act of this laptop back; None when there is none."""
    return _take_back(ws, workshop, ws.undo_state(workshop).undo)


def redo(ws: Workspace, workshop: str) -> Changed | None:
    """Do again what was undone last; None when there is nothing."""
    return _take_back(ws, workshop, ws.undo_state(workshop).redo)


def _take_back(ws: Workspace, workshop: str, act_id: str) -> Changed | None:
    """Give each field that the act changed its earlier value, unless a colleague has changed it since.

    Undoing never overwrites a colleague's later words: such a field is left as it is.
    """
    if not act_id:
        return None
    target = ws.changes_of_act(act_id)
    ours = ws.own_devices()
    born = {ref for ref in {_ref(change) for change in target} if _born_by(ws, ref, act_id)}
    with ws.act(workshop, undoes=act_id) as act:
        for ref in sorted(born, key=lambda ref: ref.id):
            record = ws.record(ref)
            if record is not None and all(
                head.device in ours for name in record.fields for head in ws.heads(ref, name)
            ):
                act.delete(ref.kind, ref.id)
        for change in target:
            ref = _ref(change)
            if ref in born or any(head.device not in ours for head in ws.heads(ref, change.field)):
                continue
            if change.field != DELETED:
                act.put(change.kind, change.record, {change.field: _before(ws, ref, change)})
            elif isinstance(change.value, dict):
                act.restore(change.kind, change.record)
            else:
                act.delete(change.kind, change.record)
        return changed_by(workshop, act.changes)


def _ref(change: Change) -> Ref:
    return Ref(change.workshop, change.kind, change.record)


def _born_by(ws: Workspace, ref: Ref, act_id: str) -> bool:
    """Return whether the record came into being by this act: then taking the act back deletes it as a whole."""
    record = ws.record(ref)
    first = [ws.history(ref, name)[-1] for name in record.fields] if record else []
    return bool(first) and min(first, key=lambda change: (change.clock, change.id)).act == act_id


def _before(ws: Workspace, ref: Ref, change: Change) -> Value:
    earlier = [entry for entry in ws.history(ref, change.field) if entry.id in change.replaces]
    return earlier[0].value if earlier else None
