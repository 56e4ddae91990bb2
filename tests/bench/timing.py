"""Measuring in pairs: the thing and its baseline in turn, so that a machine that drifts does not decide."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Told(Protocol):
    """What a benchmark tells."""

    def line(self) -> str:
        """Return it as one line."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured ratio. ``ours`` and ``base`` are medians in ``unit``; ``target`` is in words."""

    name: str
    ours: float
    base: float
    unit: str
    target: str
    good: bool

    def line(self) -> str:
        """Return the figure as one line, the ratio first."""
        told = "meets" if self.good else "MISSES"
        ratio = self.ours / self.base
        return (
            f"{self.name:<34} {ratio:6.2f} ×   {self.ours:9.4g} / {self.base:.4g} {self.unit:<4} {told} {self.target}"
        )


def at_most(name: str, ours: float, base: float, unit: str, limit: float) -> Figure:
    """Return a figure that should not be more than ``limit`` times its baseline."""
    return Figure(name, ours, base, unit, f"≤ {limit} ×", ours <= limit * base)


def without_target(name: str, ours: float, base: float, unit: str) -> Figure:
    """Return a figure that is good to know."""
    return Figure(name, ours, base, unit, "(no target)", good=True)


def speed_at_least(name: str, ours: float, base: float, unit: str, share: float) -> Figure:
    """Return a figure in seconds whose speed should be at least ``share`` of the baseline's."""
    return Figure(name, ours, base, unit, f"≥ {share} of the bare speed ({base / ours:.2f})", base >= share * ours)


def paired(ours: Callable[[], object], base: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the median seconds of both, run in turn after one warm-up each."""
    return paired_values(lambda: seconds(ours), lambda: seconds(base), rounds)


def paired_values(ours: Callable[[], float], base: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Return the medians of what both return, run in turn after one warm-up each."""
    ours(), base()
    values = [(ours(), base()) for _ in range(rounds)]
    return statistics.median(one for one, _ in values), statistics.median(other for _, other in values)


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
