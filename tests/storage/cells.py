"""Programs that run elsewhere: in another process, and where the system allows it, on a disk of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sala

_ROOTS = [str(Path(sala.__file__).parents[1]), str(Path(__file__).parents[2])]


def run(script: str, *arguments: object) -> Any:
    """Run a Python program in another process and return what it printed, read as JSON."""
    return _json([sys.executable, "-c", script, *map(str, arguments)])


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python program in another process, whose lines can be read."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment())


def run_on_small_disk(disk: Path, kilobytes: int, script: str, *arguments: object) -> Any:
    """Run a Python program that finds an empty disk of this size at ``disk``, which only it sees.

    Skips the test where nobody may mount a disk.
    """
    disk.mkdir(parents=True, exist_ok=True)
    if not _may_mount(disk):
        pytest.skip("this system lets no program mount a disk of its own")
    mount = 'mount -t tmpfs -o size="$1"k tmpfs "$2" && shift 2 && exec "$@"'
    inside = ["sh", "-c", mount, "sh", str(kilobytes), str(disk), sys.executable, "-c", script, *map(str, arguments)]
    return _json(["unshare", "--map-root-user", "--mount", *inside])


def _may_mount(disk: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    try_it = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", str(disk)]
    return subprocess.run(try_it, capture_output=True, check=False).returncode == 0


def _json(command: list[str]) -> Any:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(_ROOTS)}
