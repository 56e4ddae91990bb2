"""All programs on the same text in turn, small and large, and what came of it."""

from __future__ import annotations

import pickle
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.rivals.accuracy import accuracies
from tests.bench.rivals.by_sala import set_by_sala
from tests.bench.rivals.long_text import long_text
from tests.bench.rivals.parts import Part, words_of
from tests.bench.rivals.programs import Program, environment, programs
from tests.bench.rivals.running import most_memory_of, seconds_of

from sala.app.garbage import search_rarely
from sala.printing import count_pages

SMALL, LARGE = 25, 100
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Result:
    """What one program made of the large text. ``fixed`` are the seconds that it takes whatever the text, or None."""

    name: str
    pages: int
    seconds: float
    fixed: float | None
    memory: int
    size: int
    accuracy: dict[str, float]

    @property
    def speed(self) -> float:
        """Pages in a second, start included."""
        return self.pages / self.seconds

    @property
    def running_speed(self) -> float:
        """Pages in a second, start aside."""
        return self.pages / (self.seconds - (self.fixed or 0.0))

    @property
    def read_back(self) -> float:
        """The mean of its accuracies."""
        return statistics.mean(self.accuracy.values())


@dataclass(frozen=True, slots=True)
class _Job:
    """A program with its file of one size of the text."""

    program: Program
    command: list[str]
    out: Path


def compare(folder: Path) -> Iterator[Result | str]:
    """Yield Sala first, as a process and warm, then each other program; the name of one that is not installed."""
    folder = folder / "rivals"
    folder.mkdir()
    texts = {size: long_text(size) for size in (SMALL, LARGE)}
    words = words_of(texts[LARGE])
    every = [_sala(), *programs(folder)]
    jobs = {
        program.name: {size: _job(program, text, folder / f"{program.name}-{size}") for size, text in texts.items()}
        for program in every
        if isinstance(program, Program)
    }
    times = _times(jobs, environment(folder))
    for program in every:
        if isinstance(program, str):
            yield program
            continue
        yield _result(program, jobs[program.name], times[program.name], words, environment(folder))
        if program is every[0]:
            yield _warm(folder, words)


def _sala() -> Program:
    def command(source: Path, out: Path) -> list[str]:
        return [sys.executable, "-m", "tests.bench.rivals.by_sala", str(source), str(out)]

    return Program("Sala", "", ".text", pickle.dumps, command)


def _job(program: Program, text: list[Part], folder: Path) -> _Job:
    folder.mkdir()
    source, out = folder / f"text{program.ending}", folder / "text.pdf"
    content = program.source(text)
    source.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return _Job(program, program.command(source, out), out)


def _times(jobs: dict[str, dict[int, _Job]], env: dict[str, str]) -> dict[str, dict[int, float]]:
    """Return the medians for each program and size. The programs take turns; the first turn only warms."""
    taken: dict[str, dict[int, list[float]]] = {name: {size: [] for size in sizes} for name, sizes in jobs.items()}
    for _ in range(_ROUNDS + 1):
        for name, sizes in jobs.items():
            for size, job in sizes.items():
                taken[name][size].append(seconds_of(job.command, env))
    return {
        name: {size: statistics.median(seconds[1:]) for size, seconds in sizes.items()} for name, sizes in taken.items()
    }


def _result(
    program: Program, jobs: dict[int, _Job], seconds: dict[int, float], words: str, env: dict[str, str]
) -> Result:
    pages = {size: count_pages(job.out.read_bytes()) for size, job in jobs.items()}
    for_a_page = (seconds[LARGE] - seconds[SMALL]) / (pages[LARGE] - pages[SMALL])
    pdf = jobs[LARGE].out.read_bytes()
    return Result(
        f"{program.name} {program.version}".strip(),
        pages[LARGE],
        seconds[LARGE],
        max(0.0, seconds[LARGE] - for_a_page * pages[LARGE]),
        most_memory_of(jobs[LARGE].command, env),
        len(pdf),
        accuracies(pdf, words),
    )


def _warm(folder: Path, words: str) -> Result:
    """Set texts inside this process, as the window does: each time one that was never seen, then the one to measure."""
    search_rarely()  # the window looks for garbage by itself, more rarely still
    out = folder / "warm.pdf"
    set_by_sala(long_text(SMALL, seed=2), out)
    seconds = []
    for seed in range(3, 3 + _ROUNDS):
        text = long_text(LARGE, seed)
        began = time.perf_counter()
        set_by_sala(text, out)
        seconds.append((time.perf_counter() - began) / count_pages(out.read_bytes()))
    set_by_sala(long_text(LARGE), out)
    pdf = out.read_bytes()
    pages = count_pages(pdf)
    return Result("Sala, warm", pages, statistics.median(seconds) * pages, None, 0, len(pdf), accuracies(pdf, words))
