"""Counting dots: which idea has most, and where several have as many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROLES = ("citizens", "staff", "leaders")
"""Whose dots are counted apart: the fields of a tally, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The dots for one idea: its name, and how many of each of ``ROLES``. ``chosen`` says that it was decided for."""

    name: str
    votes: tuple[float, ...]
    chosen: bool = False

    @property
    def total(self) -> float:
        """All dots for the idea."""
        return sum(self.votes)


def ranked(tallies: Iterable[Tally]) -> list[Tally]:
    """Return the ideas with most dots first; those with as many keep their order."""
    return sorted(tallies, key=lambda tally: -tally.total)


def tied(tallies: Sequence[Tally]) -> list[bool]:
    """Return for each idea whether equal dots left a question: who is first, or who is among the chosen ones."""
    most = max((tally.total for tally in tallies), default=0)
    found = []
    for tally in tallies:
        equals = [other for other in tallies if other.total == tally.total]
        divided = any(one.chosen for one in equals) and not all(one.chosen for one in equals)
        found.append(tally.total > 0 and len(equals) > 1 and (tally.total == most or divided))
    return found
