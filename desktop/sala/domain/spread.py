"""How answers from 1 to 5 are spread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

STEPS = 5
Spread = tuple[int, int, int, int, int]
"""How many gave each answer, from 1 to 5."""


class Shift(NamedTuple):
    """How many answered higher afterwards, the same, lower."""

    more: int
    same: int
    less: int

    @property
    def total(self) -> int:
        """All who answered both times."""
        return sum(self)


def spread(answers: Iterable[object]) -> Spread:
    """Count answers; what is no whole number from 1 to 5 is not counted."""
    given = [answer for answer in answers if isinstance(answer, int) and not isinstance(answer, bool)]
    one, two, three, four, five = (given.count(step) for step in range(1, STEPS + 1))
    return one, two, three, four, five


def mean(counts: Iterable[int]) -> float | None:
    """Return the mean answer, None where nobody answered."""
    found = list(counts)
    people = sum(found)
    return sum(step * count for step, count in enumerate(found, start=1)) / people if people else None


def shift(pairs: Iterable[tuple[object, object]]) -> Shift:
    """Compare answers before and after of the same people; pairs with an open answer are left out."""
    both = [
        (before, after) for before, after in pairs if isinstance(before, int | float) and isinstance(after, int | float)
    ]
    more, less = (sum(1 for before, after in both if (after - before) * way > 0) for way in (1, -1))
    return Shift(more, len(both) - more - less, less)
