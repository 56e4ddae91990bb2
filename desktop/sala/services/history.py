"""History of a field, bringing back, undo and redo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """Take this person's last act on this laptop back; None when there is none.

    An act of which nothing can be taken back, because others have changed all of it since, is passed over: the one
    before it is taken back instead.
    """
    return _take_back(ws, workshop, ws.undo_state(workshop).done)


def redo(ws: Workspace, workshop: str) -> Changed | None:
    """Do again what was undone last, as ``undo`` does; None when there is nothing."""
    return _take_back(ws, workshop, ws.undo_state(workshop).undone)


def _take_back(ws: Workspace, workshop: str, acts: Sequence[str]) -> Changed | None:
    """Take back the last of ``acts`` of which anything can be taken back; None when there is none at all."""
    changed = None
    for act in reversed(acts):
        changed = _take_act_back(ws, workshop, act)
        if changed.act:
            break
    return changed


def _take_act_back(ws: Workspace, workshop: str, act_id: str) -> Changed:
    """Give each field that the act changed its earlier value, unless somebody else has changed it since.

    Undoing never overwrites the later words of a colleague, on whichever laptop they wrote them: such a field is left
    as it is.
    """
    target = ws.changes_of_act(act_id)
    ours = ws.own_devices()
    born = {ref for ref in {_ref(change) for change in target} if _born_by(ws, ref, act_id)}
    with ws.act(workshop, undoes=act_id) as act:

        def only_ours(ref: Ref, fields: Iterable[str]) -> bool:
            heads = [head for field in fields for head in ws.heads(ref, field)]
            return all(head.act == act.id or (head.device in ours and head.author == ws.author) for head in heads)

        for ref in sorted(born, key=lambda ref: ref.id):
            record = ws.record(ref)
            if record is not None and only_ours(ref, record.fields):
                act.delete(ref.kind, ref.id)
        # Backwards: of a field that the act wrote twice, the first writing knows what was there before.
        for change in reversed(target):
            ref = _ref(change)
            if ref in born or not only_ours(ref, [change.field]):
                continue
            if change.field != DELETED:
                act.put(change.kind, change.record, {change.field: ws.said(ref, change.field, change.replaces)})
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
