"""What a command says: results on stdout, messages and progress on stderr."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sala.errors import EnvironmentFault
from sala.language import Translator

_BAR = 30


@dataclass
class Output:
    """Says things in one language.

    With ``as_json`` stdout holds nothing but one JSON value; ``quiet`` leaves only results and errors.
    """

    translator: Translator
    as_json: bool = False
    quiet: bool = False
    _drawn: bool = False

    def result(self, value: Any, text: str = "") -> None:
        """Print the result of the command: ``value`` as JSON, or ``text`` for people.

        Raises:
            EnvironmentFault: ``output.not_written``, when stdout leads to a full disk.
        """
        self.end_progress()
        with _stdout_that_may_end():
            if self.as_json:
                print(json.dumps(value, ensure_ascii=False, indent=1))
            elif text:
                print(text)

    def finish(self) -> None:
        """Let what was printed leave; raises as ``result``."""
        with _stdout_that_may_end():
            pass

    def fail(self, text: str) -> None:
        """Tell the person why it cannot be done."""
        self.end_progress()
        with contextlib.suppress(OSError):  # nobody is there to be told
            print(text, file=sys.stderr)

    def progress(self, title: str) -> Callable[[int, int], None]:
        """Return a function that draws how far the work is (done, in all) on a terminal, and nothing elsewhere."""

        def draw(done: int, total: int) -> None:
            if self.quiet or not sys.stderr.isatty():
                return
            share = min(1.0, done / total) if total else 0.0
            bar = "█" * round(share * _BAR) + "░" * (_BAR - round(share * _BAR))
            percent = self.translator.digits(f"{share:4.0%}")
            print(f"\r{title} {bar} {percent}", end="", file=sys.stderr, flush=True)
            self._drawn = True

        return draw

    def end_progress(self) -> None:
        """Leave the line on which progress was drawn."""
        if self._drawn:
            print(file=sys.stderr)
            self._drawn = False


@contextlib.contextmanager
def _stdout_that_may_end() -> Iterator[None]:
    """Print inside: a reader who has read enough (``| head``) is no fault."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        _let_go_of_stdout()
        if not _reader_left(error):
            raise EnvironmentFault("output.not_written", reason=error.strerror) from error


def _reader_left(error: OSError) -> bool:
    """Windows tells of a closed pipe as an invalid argument."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def _let_go_of_stdout() -> None:
    """Send what is still waiting to nowhere, or Python would try again, and complain, when it ends."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
