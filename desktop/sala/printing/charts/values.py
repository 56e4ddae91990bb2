"""What charts show, as plain values: words in the language of the paper, numbers with how they are written in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What is said round a chart.

    ``source`` stands below it in small print ("n = 24 · counted from the attendance list"), "" for nothing.
    ``alternative`` says the figures in sentences, for people who do not see the picture.
    """

    title: str
    source: str = ""
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class BalancePart:
    """Some of the people: how many came, as a number and as written.

    ``hoped`` is how many were invited or hoped for, None where that is not known; ``shown`` then says both.
    ``is_open`` is for those of whom it is not written.
    """

    label: str
    count: float
    shown: str
    hoped: float | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class BalanceGroup:
    """One question about the people (women and men, age, …) and its answers."""

    title: str
    parts: tuple[BalancePart, ...]


@dataclass(frozen=True, slots=True)
class BalanceChart:
    """Who is in the room; all groups are drawn to one scale."""

    words: ChartWords
    groups: tuple[BalanceGroup, ...]


class JourneyState(StrEnum):
    """At which time a journey was measured; each has its own fill."""

    AS_IS = "as_is"
    TO_BE = "to_be"
    PILOTED = "piloted"


@dataclass(frozen=True, slots=True)
class MeasureState:
    """What one journey takes: ``value`` in the unit of its measure, None where nobody measured it."""

    state: JourneyState
    label: str
    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Measure:
    """Time, cost or visits, each with a scale of its own; ``change`` says what became of it ("7 h less (−68 %)")."""

    title: str
    states: tuple[MeasureState, ...]
    change: str = ""


@dataclass(frozen=True, slots=True)
class BeforeAfterChart:
    """Measures of a journey before and after, beside each other."""

    words: ChartWords
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class VotedIdea:
    """The votes for an idea: one number for each role of the chart, and as written. ``mark`` says "chosen" or "tie"."""

    label: str
    votes: tuple[float, ...]
    shown: tuple[str, ...]
    total: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class VotesChart:
    """Votes by idea in the order of drawing, split by ``roles`` (three at most: citizens, staff, leaders)."""

    words: ChartWords
    roles: tuple[str, ...]
    ideas: tuple[VotedIdea, ...]


@dataclass(frozen=True, slots=True)
class MatrixAxis:
    """An axis from 1 to 5: its name, and what its ends mean."""

    title: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Quadrants:
    """The names of the quarters, by impact and effort."""

    high_light: str
    high_heavy: str
    low_light: str
    low_heavy: str


@dataclass(frozen=True, slots=True)
class RatedIdea:
    """An idea with its scores from 1 to 5. ``number`` is what stands in its dot, ``note`` small print in the key."""

    number: str
    label: str
    impact: float
    effort: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class MatrixChart:
    """Ideas by impact (upward) and effort (to the right). ``more`` says how many did not fit in a cell ("+{n}")."""

    words: ChartWords
    impact: MatrixAxis
    effort: MatrixAxis
    quadrants: Quadrants
    ideas: tuple[RatedIdea, ...]
    steps: tuple[str, ...] = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, slots=True)
class FacesRow:
    """A statement or indicator: how many chose each face from the saddest, and as written. ``mean`` as "3.8" or ""."""

    label: str
    counts: tuple[float, float, float, float, float]
    shown: tuple[str, str, str, str, str]
    mean: str = ""


@dataclass(frozen=True, slots=True)
class FacesChart:
    """How answers from 1 to 5 are spread, a row for each statement.

    ``mean_title`` heads the column of means; ``steps`` are the numbers under the faces; ``note`` is a sentence below.
    """

    words: ChartWords
    rows: tuple[FacesRow, ...]
    mean_title: str = ""
    steps: tuple[str, ...] = ("1", "2", "3", "4", "5")
    note: str = ""
