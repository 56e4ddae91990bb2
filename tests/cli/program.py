"""Starts the real program as a process, as a person at a terminal does."""

from __future__ import annotations

import contextlib
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


def at_a_terminal(*arguments: object, folder: Path) -> str:
    """Run ``sala`` with stderr on a terminal, where nothing must go wrong; return what was drawn there."""
    import pty  # not on Windows

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "sala", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "SALA_WORKSPACE": str(folder)},
    ) as process:
        os.close(theirs)
        pieces = []
        with contextlib.suppress(OSError):  # Linux ends a terminal that everybody left with an error
            while piece := os.read(ours, 65536):
                pieces.append(piece)
        os.close(ours)
    assert process.returncode == 0
    return b"".join(pieces).decode("utf-8")


def done(*arguments: object, folder: Path, language: str = "km", here: Path | None = None, **environment: str) -> Told:
    """Run ``sala`` where nothing must go wrong."""
    told = sala(*arguments, folder=folder, language=language, here=here, **environment)
    assert told.status == 0, told
    return told
