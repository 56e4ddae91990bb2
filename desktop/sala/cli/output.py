"""What a command says: results on stdout, messages and progress on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
        """Print the result of the command: ``value`` as JSON, or ``text`` for people."""
        self.end_progress()
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, indent=1))
        elif text:
            print(text)

    def say(self, text: str) -> None:
        """Tell the person something that is not the result."""
        if not self.quiet:
            self.end_progress()
            print(text, file=sys.stderr)

    def fail(self, text: str) -> None:
        """Tell the person why it cannot be done."""
        self.end_progress()
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
