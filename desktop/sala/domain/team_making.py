"""Fair teams: as equal as they can be, the same for the same people and number, and with the reason to show.

What is spread, the most important first: women and men, roles, places (organisations). Each answer that people gave is
spread by itself: perfectly spread, no team has more than one of them more than another team. Last, people with a
disability are not alone in a team where that can be had. What is open about a person counts nowhere.

Teams are drawn by a number: the same people, number and pins give the same teams, in whatever order the people come.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

#: What is spread, and how much one step away from even costs.
SPREAD: Final = {"sex": 64, "role": 16, "place": 4}
_ALONE_COST: Final = 1
#: So many moves and swaps are looked at, at most: a bound for the time, which a computer's speed does not change.
_MOST_LOOKS: Final = 60_000
_LOOKS_EACH: Final = 600
_MOST_SHAKES: Final = 500
#: After so many shakes without anything better, teams are dealt anew.
_PATIENCE: Final = 60
_SHAKEN: Final = 3


@dataclass(frozen=True, slots=True)
class Seat:
    """What counts of one person; "" where it is open. Words that mean the same must be written the same."""

    id: str
    sex: str = ""
    role: str = ""
    place: str = ""
    disability: bool = False


@dataclass(frozen=True, slots=True)
class Mix:
    """How people are spread over teams.

    ``uneven`` names of each spread attribute the answers of which some team has at least two more than another one;
    ``alone`` counts the teams with exactly one person with a disability.
    """

    uneven: Mapping[str, tuple[str, ...]]
    alone: int


def make_teams(
    people: Iterable[Seat], count: int, seed: int, pinned: Mapping[str, int] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return ``count`` teams of ids. Sizes differ by at most one, unless pins make a team larger by themselves.

    ``pinned`` says for some of the people in which team (from 0) they are.
    """
    seats = sorted(people, key=lambda seat: seat.id)
    fixed = {identity: team for identity, team in (pinned or {}).items() if 0 <= team < count}
    rng = random.Random(seed)  # noqa: S311  (a draw that everyone can repeat)
    draw = _Draw(seats, count, rng, fixed)
    looks = draw.improve(max(_MOST_LOOKS, _LOOKS_EACH * len(seats)))
    best, cost, since = draw.teams(), draw.cost, 0
    for _shake in range(_MOST_SHAKES):
        if cost <= draw.least_cost or looks <= 0:
            break
        if since == _PATIENCE:
            draw, since = _Draw(seats, count, rng, fixed), 0
        looks = draw.shake(rng, looks)
        since += 1
        if draw.cost < cost:
            best, cost, since = draw.teams(), draw.cost, 0
    return best


def mix_of(teams: Sequence[Iterable[Seat]]) -> Mix:
    """Return how evenly people are spread over these teams."""
    seated = [list(team) for team in teams]
    uneven = {}
    for attribute in SPREAD:
        counts = [Counter(getattr(seat, attribute) for seat in team) for team in seated]
        values = sorted({value for count in counts for value in count if value})
        spans = {value: [count[value] for count in counts] for value in values}
        uneven[attribute] = tuple(value for value, span in spans.items() if max(span) - min(span) > 1)
    return Mix(uneven, sum(1 for team in seated if sum(seat.disability for seat in team) == 1))


def cost_of(teams: Sequence[Iterable[Seat]]) -> int:
    """Return how far from even teams are: 0 is as even as numbers allow, of each answer by itself."""
    seated = [list(team) for team in teams]
    cost = _ALONE_COST * sum(1 for team in seated if sum(seat.disability for seat in team) == 1)
    for attribute, weight in SPREAD.items():
        counts = [Counter(getattr(seat, attribute) for seat in team) for team in seated]
        for value in {value for count in counts for value in count if value}:
            span = [count[value] for count in counts]
            cost += weight * (sum(number * number for number in span) - _least_squares(sum(span), len(span)))
    return cost


def sizes_for(people: int, each: int) -> int:
    """Return into how many teams people go when about ``each`` are in one; at least one team."""
    return max(1, round(people / max(1, each)))


class _Draw:
    """One draw of teams, made better by moves and swaps until none helps any more.

    The cost of an answer is the sum of the squares of its counts per team: smallest exactly when the counts differ by
    at most one, so that each swap that brings two teams nearer to each other is seen as a step.
    """

    def __init__(self, seats: Sequence[Seat], count: int, rng: random.Random, pinned: Mapping[str, int]) -> None:
        self._seats = list(seats)
        self._count = count
        self._keys = [[(attribute, getattr(seat, attribute)) for attribute in SPREAD] for seat in self._seats]
        self._team = [pinned.get(seat.id, -1) for seat in self._seats]
        self._free = [at for at, team in enumerate(self._team) if team < 0]
        self._counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * count)
        self._disabled = [0] * count
        self._sizes = [0] * count
        for at, team in enumerate(self._team):
            if team >= 0:
                self._seat(at, team)
        self._deal(rng)
        rng.shuffle(self._free)
        self.cost = self._whole_cost()
        #: What no draw can be better than: a single person with a disability is alone in any team.
        self.least_cost = _alone(sum(self._disabled))

    def teams(self) -> tuple[tuple[str, ...], ...]:
        """Return the ids by team."""
        made: list[list[str]] = [[] for _ in range(self._count)]
        for seat, team in zip(self._seats, self._team, strict=True):
            made[team].append(seat.id)
        return tuple(map(tuple, made))

    def shake(self, rng: random.Random, looks: int) -> int:
        """Swap a few people at random and improve again; taken back where that is no better than before."""
        before, cost = list(self._team), self.cost
        for _swap in range(_SHAKEN if len(self._free) > 1 else 0):
            one, other = rng.sample(self._free, 2)
            home, team = self._team[one], self._team[other]
            self.cost += self._seat_in(one, team) + self._seat_in(other, home)
        looks = self.improve(looks)
        if self.cost > cost:
            for at in self._free:
                self._seat_in(at, before[at])
            self.cost = cost
        return looks - 1

    def improve(self, looks: int) -> int:
        """Take every step that lowers the cost; returns how many of ``looks`` are left."""
        again = True
        while again and looks > 0 and self.cost > 0:
            again = False
            for at in self._free:
                gain, looks = self._best_step_of(at, looks)
                again = again or gain
                if looks <= 0:
                    break
        return looks

    def _best_step_of(self, at: int, looks: int) -> tuple[bool, int]:
        """Move one person, or swap them with the first who makes it better."""
        if not self._can_gain(at):
            return False, looks
        home = self._team[at]
        for team in range(self._count):
            if self._sizes[home] - self._sizes[team] == 1:
                looks -= 1
                if self._try({at: team}):
                    return True, looks
        for other in self._free:
            if self._team[other] != home:
                looks -= 1
                if self._try({at: self._team[other], other: home}):
                    return True, looks
        return False, looks

    def _can_gain(self, at: int) -> bool:
        """Tell whether a person is one too many of something where they are."""
        home = self._team[at]
        if self._seats[at].disability and self._disabled[home] == 1:
            return True
        for key in self._keys[at]:
            if key[1]:
                counts = self._counts[key]
                if counts[home] - min(counts) > 1:
                    return True
        return False

    def _try(self, steps: Mapping[int, int]) -> bool:
        """Take the steps (person: team); take them back unless they lower the cost."""
        before = {at: self._team[at] for at in steps}
        gain = sum(self._seat_in(at, team) for at, team in steps.items())
        if gain < 0:
            self.cost += gain
            return True
        for at, team in before.items():
            self._seat_in(at, team)
        return False

    def _seat_in(self, at: int, team: int) -> int:
        """Move one person; returns by how much the cost changes."""
        home = self._team[at]
        if home == team:
            return 0
        change = 0
        for key in self._keys[at]:
            if key[1]:
                counts = self._counts[key]
                change += SPREAD[key[0]] * 2 * (counts[team] - counts[home] + 1)
        if self._seats[at].disability:
            change -= _alone(self._disabled[home]) + _alone(self._disabled[team])
            change += _alone(self._disabled[home] - 1) + _alone(self._disabled[team] + 1)
        self._seat(at, home, -1)
        self._seat(at, team)
        return change

    def _seat(self, at: int, team: int, by: int = 1) -> None:
        self._team[at] = team
        self._sizes[team] += by
        self._disabled[team] += by * self._seats[at].disability
        for key in self._keys[at]:
            if key[1]:
                self._counts[key][team] += by

    def _deal(self, rng: random.Random) -> None:
        """Give each free person, those who are alike after each other, the smallest team that has fewest like them."""
        shuffled = {at: rng.random() for at in self._free}
        lots = [rng.random() for _ in range(self._count)]
        order = sorted(self._free, key=lambda at: (*(value for _name, value in self._keys[at]), shuffled[at]))
        for at in order:
            least = min(self._sizes)
            open_teams = [team for team in range(self._count) if self._sizes[team] == least]
            likes = [key for key in self._keys[at] if key[1]]
            team = min(
                open_teams,
                key=lambda team: (sum(SPREAD[key[0]] * self._counts[key][team] for key in likes), lots[team]),
            )
            self._seat(at, team)

    def _whole_cost(self) -> int:
        cost = sum(map(_alone, self._disabled))
        for (attribute, _value), counts in self._counts.items():
            excess = sum(number * number for number in counts) - _least_squares(sum(counts), self._count)
            cost += SPREAD[attribute] * excess
        return cost


def _alone(count: int) -> int:
    return _ALONE_COST if count == 1 else 0


def _least_squares(total: int, teams: int) -> int:
    """Return the smallest sum of squares of ``teams`` counts that add up to ``total``."""
    each, more = divmod(total, teams)
    return (teams - more) * each * each + more * (each + 1) * (each + 1)
