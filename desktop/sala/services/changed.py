"""What an operation changed: screens read it and decide whether to refresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sala.domain.change import Change
from sala.domain.records import Ref


@dataclass(frozen=True, slots=True)
class Changed:
    """``act`` is "" when nothing changed; ``created`` is the id of the record that the operation made, or ""."""

    workshop: str
    act: str = ""
    records: frozenset[Ref] = frozenset()
    created: str = ""


def changed_by(workshop: str, changes: Iterable[Change], created: str = "") -> Changed:
    """Return what ``changes``, made in one act, changed."""
    made = tuple(changes)
    refs = frozenset(Ref(change.workshop, change.kind, change.record) for change in made)
    return Changed(workshop, made[0].act if made else "", refs, created)
