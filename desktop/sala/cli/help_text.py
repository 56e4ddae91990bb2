"""The help of the command line as people read it: in their language, its lines ending between words."""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Iterable
from typing import Any

from sala.language import Translator


class HelpText(argparse.HelpFormatter):
    """Formats help in the language of ``translator``, which a subclass sets.

    argparse would cut a Khmer sentence, which has no spaces, in the middle of a sign.
    """

    translator: Translator

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Begin with the word for "usage" in the translator's language."""
        told = f"{self.translator.gettext('Usage:')} " if prefix is None else prefix
        super().add_usage(usage, actions, groups, told)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(" ".join(text.split()), width - len(indent)))


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of ``text``, each at most ``width`` columns wide unless a single word is wider.

    A column is a character that does not stand above or below another one: what most terminals count.
    """
    from sala.khmer import line_breaks  # noqa: PLC0415  # start-up: loaded when first needed

    lines: list[str] = []
    line, start = "", 0
    for end in [*line_breaks(text), len(text)]:
        piece = text[start:end]
        if line and _columns((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
        start = end
    return [*lines, line.rstrip()] if line.strip() else lines


def _columns(text: str) -> int:
    return sum(unicodedata.category(character) != "Mn" for character in text)
