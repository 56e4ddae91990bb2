"""Running a program to its end: how long it took, and the most memory that it and its children had."""

from __future__ import annotations

import contextlib
import subprocess
import time
from pathlib import Path

import psutil

_EVERY = 0.03
_PATIENCE = 600


def seconds_of(command: list[str], environment: dict[str, str]) -> float:
    """Return how long the program took from its start to its end. Raises ``CalledProcessError``."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=_PATIENCE)
    return time.perf_counter() - began


def most_memory_of(command: list[str], environment: dict[str, str]) -> int:
    """Return the most bytes that the tree of processes held at once; what several share is divided among them.

    Looking takes time itself, so this is a run of its own.
    """
    most = 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        root = psutil.Process(process.pid)
        while process.poll() is None:
            with contextlib.suppress(psutil.NoSuchProcess):
                tree = [root, *root.children(recursive=True)]
                most = max(most, sum(_bytes_of(each) for each in tree))
            time.sleep(_EVERY)
    return most


def _bytes_of(process: psutil.Process) -> int:
    """Return the share of memory of one process: proportional on Linux (smaps_rollup), else what is resident."""
    try:
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        with contextlib.suppress(psutil.Error):
            return int(process.memory_info().rss)
        return 0
    return sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))
