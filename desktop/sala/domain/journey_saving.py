"""What people save when a journey changes: each of them, and everybody in a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from sala.domain.journey import JourneyTotals


@dataclass(frozen=True, slots=True)
class Saving:
    """Minutes, riel and visits that are saved; below zero where it became more."""

    minutes: float
    cost: float
    visits: float

    @classmethod
    def between(cls, before: JourneyTotals, after: JourneyTotals) -> Self:
        """Return what one person saves who goes the journey ``after`` in place of ``before``."""
        return cls(before.minutes - after.minutes, before.cost - after.cost, before.visits - after.visits)

    def times(self, cases: float) -> Saving:
        """Return what so many cases save together."""
        return Saving(self.minutes * cases, self.cost * cases, self.visits * cases)
