"""Merging: from the set of changes of a field to the value that stands, and from fields to a record.

The result depends on the set alone, never on the order of arrival: heads are sorted before anything is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sala.domain.change import Change, Value, same_value
from sala.domain.textmerge import merge_texts

#: The field that says whether a record is deleted: None, or {"seen": [ids of the heads that the person knew]}.
DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Settled:
    """What a field says: the value that stands and, when laptops differ, that they do (``conflict``).

    ``merged`` tells that the value was put together from several readings and nobody typed exactly this.
    """

    value: Value
    conflict: bool = False
    merged: bool = False


def heads_of(changes: Iterable[Change]) -> list[Change]:
    """Return the changes that no other one among ``changes`` replaces, the latest by clock last.

    Changes that only replace each other in a circle, which only a forger writes, are all heads: somebody must be.
    """
    known = list({change.id: change for change in changes}.values())
    replaced = {identity for change in known for identity in change.replaces}
    return sorted([c for c in known if c.id not in replaced] or known, key=_order)


def settle(
    heads: Sequence[Change],
    ancestor: Value = None,
    words: Callable[[str], list[str]] | None = None,
) -> Settled:
    """Return what a field says, given its unreplaced changes.

    ``ancestor`` is the value that the heads commonly started from (None if there is none). With ``words``, two readings
    of a long text are merged word by word; without it, or where both touched the same words, it is a conflict and the
    later reading by clock stands meanwhile. Equal readings are no conflict. Several deletions are one that saw what
    each of them saw; against somebody who restored the record meanwhile none of them stands.
    """
    ordered = sorted(heads, key=_order)
    if not ordered:
        return Settled(None)
    if len(ordered) > 1 and ordered[-1].field == DELETED:
        return _settle_deletion(ordered)
    latest = ordered[-1].value
    others = [change.value for change in ordered[:-1] if not same_value(change.value, latest)]
    if not others:
        return Settled(latest)
    if words is not None and isinstance(ancestor, str) and isinstance(latest, str):
        merged = _merge_all(ancestor, [latest, *others], words)
        if merged is not None:
            return Settled(merged, merged=True)
    return Settled(latest, conflict=True)


def _settle_deletion(heads: Sequence[Change]) -> Settled:
    seen: set[str] = set()
    for change in heads:
        ids = change.value.get("seen") if isinstance(change.value, dict) else None
        if not isinstance(ids, list):
            return Settled({"seen": []})  # restored by one, deleted by another: an edit that the deletion did not see
        seen.update(identity for identity in ids if isinstance(identity, str))
    every: list[Value] = [*sorted(seen)]
    return Settled({"seen": every})


@dataclass(frozen=True, slots=True)
class RecordState:
    """A record as its changes leave it.

    ``fields`` holds what stands (never ``deleted`` itself); ``conflicts`` the fields on which laptops differ;
    ``merged`` the fields that were merged word by word. ``deleted`` is whether it is gone; ``revived`` that somebody
    deleted it while somebody else went on editing, so that it was brought back.
    """

    fields: Mapping[str, Value]
    conflicts: frozenset[str]
    merged: frozenset[str]
    deleted: bool
    revived: bool


def fold(fields: Mapping[str, Settled], head_ids: Mapping[str, Sequence[str]]) -> RecordState:
    """Return the state of a record from its settled fields and the ids of each field's heads."""
    marks = fields.get(DELETED, Settled(None)).value
    deleted = revived = False
    if isinstance(marks, dict):
        seen = marks.get("seen")
        seen_ids = {i for i in seen if isinstance(i, str)} if isinstance(seen, list) else set()
        unseen = {i for name, ids in head_ids.items() if name != DELETED for i in ids} - seen_ids
        revived = bool(unseen)
        deleted = not unseen
    rest = {name: settled for name, settled in fields.items() if name != DELETED}
    return RecordState(
        fields={name: rest[name].value for name in sorted(rest)},
        conflicts=frozenset(name for name, settled in rest.items() if settled.conflict),
        merged=frozenset(name for name, settled in rest.items() if settled.merged),
        deleted=deleted,
        revived=revived,
    )


def ancestor_value(
    heads: Sequence[Change],
    lookup: Callable[[str], Change | None],
    words: Callable[[str], list[str]] | None = None,
    deepest: int = 8,
) -> Value:
    """Return what the field said when all heads were last the same text, None if they never were.

    ``lookup`` finds earlier changes by id; ``words`` is as for ``settle``. Where two laptops had exchanged their edits
    and then each went on, several changes are the latest that all heads descend from: people saw these settled, so
    their settled value is what each edit was made on. Followed ``deepest`` times at most, then the latest one counts.
    """
    ids = {head.id for head in heads}
    every = [_ancestors(head, lookup) for head in heads]
    shared = set.intersection(*map(set, every)) - ids if every else set()
    latest = heads_of(every[0][identity] for identity in shared)
    if not latest:
        return None
    if len(latest) == 1 or deepest == 0:
        return latest[-1].value
    return settle(latest, ancestor_value(latest, lookup, words, deepest - 1), words).value


def _ancestors(change: Change, lookup: Callable[[str], Change | None]) -> dict[str, Change]:
    found: dict[str, Change] = {}
    waiting = list(change.replaces)
    while waiting:
        identity = waiting.pop()
        if identity in found:
            continue
        earlier = lookup(identity)
        if earlier is not None and earlier.field == change.field:
            found[identity] = earlier
            waiting.extend(earlier.replaces)
    return found


def _merge_all(ancestor: str, readings: Sequence[Value], words: Callable[[str], list[str]]) -> str | None:
    merged = readings[0]
    for reading in readings[1:]:
        if not isinstance(merged, str) or not isinstance(reading, str):
            return None
        merged = merge_texts(ancestor, merged, reading, words)
    return merged if isinstance(merged, str) else None


def _order(change: Change) -> tuple[str, str]:
    return change.clock, change.id
