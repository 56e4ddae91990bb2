"""Words that leave the room, without the names and telephone numbers of people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sala.domain.records import Participant
from sala.khmer import latin_digits

_NUMBER = re.compile(r"\+?\(?\d[\d\s\u200b()./\-–]{6,}\d")
_LEAST_DIGITS, _MOST_DIGITS = 8, 15
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[ ,.\u00a0]\d{3})+")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_INSTEAD = "…"


class WithoutPeople:
    """Takes out of a text what would tell who somebody is: the full names of participants become ``somebody``.

    A name of one word is left: it is too often a word like others. Telephone numbers become an ellipsis; amounts of
    money and dates stay.
    """

    def __init__(self, people: Iterable[Participant], somebody: str) -> None:
        names = {person.name.strip() for person in people}
        self._names = sorted((name for name in names if " " in name), key=lambda name: (-len(name), name))
        self._somebody = somebody

    def __call__(self, text: str) -> str:
        """Return the text without them."""
        for name in self._names:
            text = text.replace(name, self._somebody)
        return _without_numbers(text)

    def in_one_line(self, text: str) -> str:
        """Return the text without them, and without breaks of lines."""
        return " ".join(self(text).split())


def _without_numbers(text: str) -> str:
    plain = latin_digits(text)
    parts, end = [], 0
    for found in _NUMBER.finditer(plain):
        digits = sum(character.isdigit() for character in found.group())
        harmless = _GROUPED.fullmatch(found.group()) or _DATE.fullmatch(found.group())
        if _LEAST_DIGITS <= digits <= _MOST_DIGITS and not harmless:
            parts += [text[end : found.start()], _INSTEAD]
            end = found.end()
    return "".join([*parts, text[end:]])
