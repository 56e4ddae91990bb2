"""From the changes of a record to the record: the one place where that is computed, for saving, merging and repair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sala.domain.change import Change
from sala.domain.merge import Settled, ancestor_value, fold, heads_of, settle
from sala.domain.records import Record, Ref

Heads = Mapping[str, Sequence[Change]]


def heads_by_field(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Return the unreplaced changes of each field, given all changes of one record."""
    fields: dict[str, list[Change]] = {}
    for change in changes:
        fields.setdefault(change.field, []).append(change)
    # Replaced within the own field only: whatever a foreign program wrote, each field is judged by itself.
    return {field: heads_of(of_field) for field, of_field in fields.items()}


def record_of(ref: Ref, heads: Heads, lookup: Callable[[str], Change | None]) -> Record:
    """Return the record that ``heads`` (by field, at least one) add up to; ``lookup`` finds earlier changes by id."""
    settled = {field: settled_field(changes, lookup) for field, changes in heads.items()}
    latest = max((change for changes in heads.values() for change in changes), key=lambda c: (c.clock, c.id))
    state = fold(settled, {field: [change.id for change in changes] for field, changes in heads.items()})
    return Record(ref, state, latest.clock, latest.wall, latest.author)


def settled_field(heads: Sequence[Change], lookup: Callable[[str], Change | None]) -> Settled:
    """Return what a field with these heads says; ``lookup`` finds earlier changes by id."""
    if len(heads) < 2:
        return settle(heads)
    words = _words(heads)
    return settle(heads, ancestor_value(heads, lookup, words), words)


def _words(changes: Sequence[Change]) -> Callable[[str], list[str]] | None:
    """Return what cuts texts into words, when every reading is a text."""
    if not all(isinstance(change.value, str) for change in changes):
        return None
    from sala.khmer.segmentation import words  # noqa: PLC0415  # start-up: loaded when first needed

    return words
