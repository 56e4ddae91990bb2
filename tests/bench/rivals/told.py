"""The comparison as lines to read: a table, then each target with whether it is met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.rivals.comparison import LARGE, Result, compare
from tests.bench.timing import Told
from tests.printing.paper import READERS

_COLUMNS = "pages      s  pages/s  start s  pages/s without   MB      kB   read back: raw, page, MuPDF, pdfium %"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table."""

    text: str

    def line(self) -> str:
        """Return it."""
        return self.text


@dataclass(frozen=True, slots=True)
class _Target:
    """What Sala should be, and by how much it is."""

    name: str
    ours: float
    needed: float
    unit: str
    smaller: bool = False

    def line(self) -> str:
        """Return whether it is met, with both values."""
        good = self.ours <= self.needed if self.smaller else self.ours >= self.needed
        sign = "≤" if self.smaller else "≥"
        told = "meets" if good else "MISSES"
        return f"{self.name:<48} {self.ours:9.4g} {sign} {self.needed:.4g} {self.unit:<8} {told}"


def rivals(folder: Path) -> Iterator[Told]:
    """Set the long text by every program and yield the table and the targets."""
    yield _Line(f"{f'{LARGE} pages of Khmer set by':<24} {_COLUMNS}")
    found: dict[str, Result] = {}
    for result in compare(folder):
        if isinstance(result, str):
            yield _Line(f"{result:<24} not installed")
        else:
            found[result.name.split(" ")[0] if result.fixed is not None else result.name] = result
            yield _row(result)
    yield from _targets(found)


def _row(result: Result) -> _Line:
    start = "" if result.fixed is None else f"{result.fixed:.2f}"
    memory = f"{result.memory / 1e6:.0f}" if result.memory else ""
    shares = "  ".join(
        f"{100 * result.accuracy[name]:6.2f}" if name in result.accuracy else "     –" for name in READERS
    )
    return _Line(
        f"{result.name[:24]:<24} {result.pages:5} {result.seconds:6.2f} {result.speed:8.1f} {start:>8}"
        f" {result.running_speed:16.1f} {memory:>4} {result.size / 1e3:7.0f}   {shares}"
    )


def _targets(found: dict[str, Result]) -> Iterator[_Target]:
    sala, warm = found.pop("Sala"), found.pop("Sala, warm")
    for name, times in (("WeasyPrint", 2), ("Chromium", 1)):
        if other := found.get(name):
            needed = times * other.speed
            yield _Target(f"pages/s of the process / {times} × {name}", sala.speed, needed, "pages/s")
            needed = times * other.running_speed
            yield _Target(f"pages/s of a warm program / {times} × {name}", warm.speed, needed, "pages/s")
    if found:
        smallest = min(other.size for other in found.values()) / 1e3
        yield _Target("file / the smallest of the others", sala.size / 1e3, smallest, "kB", smaller=True)
        best = max(other.read_back for other in found.values())
        yield _Target("read back / the best of the others", 100 * sala.read_back, 100 * best, "%")
