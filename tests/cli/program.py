"""Starts the real program as a process, as a person at a terminal does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Told:
    """What a command left: its exit status, and what it said on stdout and on stderr."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value on stdout; a failure when there is anything else."""
        return json.loads(self.out)


def start(arguments: list[str], *, folder: Path, here: Path | None = None, **environment: str) -> Told:
    """Run ``python`` with ``arguments`` on the workspace in ``folder``, in the current folder ``here``."""
    process = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        cwd=here,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "SALA_WORKSPACE": str(folder), **environment},
    )
    return Told(process.returncode, process.stdout, process.stderr)


def sala(*arguments: object, folder: Path, language: str = "km", here: Path | None = None, **environment: str) -> Told:
    """Run ``sala`` with ``arguments``, which may be paths and numbers; "" as language leaves it to the settings."""
    spoken = ["--language", language] if language else []
    words = [str(argument) for argument in arguments]
    return start(["-m", "sala", *words, *spoken], folder=folder, here=here, **environment)


def read_one_line(*arguments: object, folder: Path) -> Told:
    """Run ``sala``, read one line of what it says and close the pipe, as ``| head -1`` does."""
    with subprocess.Popen(
        [sys.executable, "-m", "sala", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "SALA_WORKSPACE": str(folder)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    return Told(process.returncode, line, err)


def done(*arguments: object, folder: Path, language: str = "km", here: Path | None = None, **environment: str) -> Told:
    """Run ``sala`` where nothing must go wrong."""
    told = sala(*arguments, folder=folder, language=language, here=here, **environment)
    assert told.status == 0, told
    return told
