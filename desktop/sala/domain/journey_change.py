"""Journeys of the same people put side by side: as it is, as it should be, as it was in the pilot; and what is saved."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sala.domain.journey import JourneyTotals

AS_IS, TO_BE, PILOTED = "as_is", "to_be", "piloted"
VERSIONS: Final = (AS_IS, TO_BE, PILOTED)


@dataclass(frozen=True, slots=True)
class Measured:
    """A journey: its id, its version, its totals. ``who`` says whose it is, ``team`` who drew it.

    ``cases`` is how many people go this way in a year, None where nobody said.
    """

    id: str
    version: str
    totals: JourneyTotals
    who: Hashable = ""
    team: str = ""
    cases: float | None = None


@dataclass(frozen=True, slots=True)
class Saving:
    """What one person spends less: minutes, riel, visits; below zero where it is more."""

    minutes: float
    cost: float
    visits: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The journeys of the same people, one for each version that there is."""

    versions: Mapping[str, Measured]

    @property
    def cases(self) -> float | None:
        """How many people go this way in a year; what was said of the journey as it is comes first."""
        return next((one.cases for version in VERSIONS if (one := self.versions.get(version)) and one.cases), None)

    @property
    def after(self) -> str | None:
        """The version that the journey as it is compares with: what was piloted, else what is wanted."""
        return next((version for version in (PILOTED, TO_BE) if version in self.versions), None)

    @property
    def saving(self) -> Saving | None:
        """What a person saves, None where there is nothing to compare."""
        if self.after is None or AS_IS not in self.versions:
            return None
        before, then = self.versions[AS_IS].totals, self.versions[self.after].totals
        return Saving(before.minutes - then.minutes, before.cost - then.cost, before.visits - then.visits)


def compared(journeys: Iterable[Measured]) -> list[Compared]:
    """Put journeys together that are of the same people: the same persona, else the only one of the same team.

    Of several of one version the last counts: it is the one that was drawn again. Journeys without a version stay
    alone, and are told as the journey as it is. The order is that of their first.
    """
    groups: dict[Hashable, dict[str, Measured]] = {}
    for one in journeys:
        key = ("who", one.who) if one.who else ("team", one.team) if one.version in VERSIONS else ("alone", one.id)
        version = one.version if one.version in VERSIONS else AS_IS
        groups.setdefault(key, {})[version] = one
    for key, group in list(groups.items()):
        home = None if AS_IS in group else _home(group, groups)
        if home is not None:
            groups[home] = {**group, **groups[home]}
            del groups[key]
    return [Compared(group) for group in groups.values()]


def _home(group: Mapping[str, Measured], groups: Mapping[Hashable, Mapping[str, Measured]]) -> Hashable | None:
    """Return where a journey belongs of which nobody drew how it is: to the only one of its team that lacks it."""
    team = next(iter(group.values())).team
    fitting = [
        key
        for key, other in groups.items()
        if AS_IS in other and other[AS_IS].team == team and not set(other) & set(group)
    ]
    return fitting[0] if len(fitting) == 1 else None
