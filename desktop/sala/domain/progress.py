"""How far the work of a stage has come: done, begun or open. Shown on the stage rail; nothing is ever locked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum


class Progress(Enum):
    """How far an activity has come."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"


def activity_progress(cards: Iterable[Mapping[str, object]], required: Iterable[str], *, marked_done: bool) -> Progress:
    """Return how far an activity is, given the fields of its cards and the keys of the fields that matter most.

    Done means: the facilitator said so, or at least one card has all required fields filled in.
    """
    wanted = tuple(required)
    filled = [card for card in cards if any(is_filled(value) for value in card.values())]
    if marked_done or (wanted and any(all(is_filled(card.get(key)) for key in wanted) for card in filled)):
        return Progress.DONE
    return Progress.BEGUN if filled else Progress.OPEN


def is_filled(value: object) -> bool:
    """Return whether a field says something: not None, not an empty text or list."""
    return value is not None and value not in ("", [], {})
