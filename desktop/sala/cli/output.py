"""What a command says: results on stdout, messages and progress on stderr.

Names come from other laptops, too: whatever is printed for people passes through here, and no sign in it moves the
cursor, clears the terminal, turns words around or begins a line of its own.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sala.errors import EnvironmentFault
from sala.khmer import harmless_line
from sala.language import Translator

_BAR = 30
#: What JSON may hold as it is and a terminal would obey; what is below U+0020 JSON escapes anyway.
_OBEYED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")


@dataclass
class Output:
    """Says things in one language.

    With ``as_json`` stdout holds nothing but one JSON value; ``quiet`` leaves only results and errors.
    """

    translator: Translator
    as_json: bool = False
    quiet: bool = False
    _drawn: bool = False

    def result(self, value: Any, *lines: str) -> None:
        """Print the result of the command: ``value`` as JSON, which stays exact, or ``lines`` for people.

        Raises:
            EnvironmentFault: ``output.not_written``, when stdout leads to a full disk.
        """
        self.end_progress()
        with _stdout_that_may_end():
            if self.as_json:
                print(_OBEYED.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=1)))
            elif lines:
                print(_for_people(lines))

    def finish(self) -> None:
        """Let what was printed leave; raises as ``result``."""
        with _stdout_that_may_end():
            pass

    def fail(self, *lines: str) -> None:
        """Tell the person why it cannot be done."""
        self.end_progress()
        with contextlib.suppress(OSError):  # nobody is there to be told
            print(_for_people(lines), file=sys.stderr)

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


def _for_people(lines: Iterable[str]) -> str:
    return "\n".join(map(harmless_line, lines))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


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
