"""What is wrong with the arguments, as sentences: argparse finds it, in English, and names no codes."""

from __future__ import annotations

import re
from typing import Final

from sala.language import N_, Translator

_SENTENCES: Final = (
    (r"the following arguments are required: (?P<names>.+)", N_("Something is missing: {names}")),
    (r"unrecognized arguments: (?P<names>.+)", N_("Sala does not know this: {names}")),
    (
        r"argument .+?: invalid choice: '(?P<text>.*)' \(choose from (?P<known>.+)\)",
        N_("Sala does not know “{text}”. Choose one of these: {known}"),
    ),
    (
        r"argument (?P<name>.+?): expected .*argument",
        N_("Something must follow {name}. What begins with a dash is written so: {name}=-…"),
    ),
    (
        r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
        N_("{name} does not go together with {other}. Give one of them."),
    ),
    (r"argument (?P<name>.+?): invalid int value: '(?P<text>.*)'", N_("{name} takes a whole number, not “{text}”.")),
    (r"argument (?P<name>.+?): ignored explicit argument .*", N_("Nothing may follow {name}.")),
)
"""argparse's own words (Python 3.11 to 3.13) -> ours. The tests of the command line make each of these mistakes."""


def mistake_sentence(message: str, translator: Translator) -> str:
    """Return what argparse says is wrong as a sentence in the translator's language."""
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
            return translator.format(sentence, **values)
    return translator.format("This command is not complete or not known: {problem}", problem=message)
