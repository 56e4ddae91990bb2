"""Time, cost and visits of a service journey: the sums under its steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sala.domain.change import Value

_MINUTES = ("waiting_minutes", "active_minutes", "travel_minutes")
_RIEL = ("official_fee", "travel_cost", "lost_income")


@dataclass(frozen=True, slots=True)
class JourneyTotals:
    """What one person spends on one journey: ``minutes``, ``cost`` in riel, ``visits``; and what it consists of.

    ``offices`` and ``documents`` count different names, ``unknown`` the steps in which no number was filled in.
    """

    steps: int = 0
    minutes: float = 0
    waiting_minutes: float = 0
    cost: float = 0
    visits: int = 0
    documents: int = 0
    offices: int = 0
    unknown: int = 0


def journey_totals(steps: Iterable[Mapping[str, Value]]) -> JourneyTotals:
    """Return the totals of journey steps, each given as its fields by key; empty fields count as nothing."""
    rows = list(steps)
    waiting = sum(_number(row, "waiting_minutes") for row in rows)
    return JourneyTotals(
        steps=len(rows),
        minutes=sum(_number(row, name) for row in rows for name in _MINUTES),
        waiting_minutes=waiting,
        cost=sum(_number(row, name) for row in rows for name in _RIEL),
        visits=sum(1 for row in rows if row.get("counts_as_visit") == "yes"),
        documents=len(_names(rows, "document")),
        offices=len(_names(rows, "office")),
        unknown=sum(1 for row in rows if all(row.get(name) is None for name in _MINUTES + _RIEL)),
    )


def _number(row: Mapping[str, Value], name: str) -> float:
    value = row.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0


def _names(rows: Iterable[Mapping[str, Value]], name: str) -> set[str]:
    texts = (row.get(name) for row in rows)
    return {text.strip() for text in texts if isinstance(text, str) and text.strip()}


def percent_changed(before: float, after: float) -> int | None:
    """Return by how many percent a number changed (-68 for a third of it), None where it was nothing before."""
    return round((after - before) / before * 100) if before else None
