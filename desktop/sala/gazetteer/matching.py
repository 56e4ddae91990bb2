"""Finding a piece of a name among thousands: whole, at the beginning, at a word, inside, by sound, nearly."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import accumulate, pairwise
from typing import Final

_VOWELS: Final = re.compile("[aeiouy]+")
_DOUBLED: Final = re.compile(r"([^aeiouy])\1+")
_SAME_SOUND: Final = str.maketrans("wb", "vp")
_ONE_SLIP: Final = 4
"""Letters from which on one slip of the finger is forgiven, and from twice as many two."""
_SHORTEST_SOUND: Final = 3


class Tier(IntEnum):
    """How well a name fits, best first."""

    EXACT = 0
    PREFIX = 1
    WORD = 2
    INSIDE = 3
    SOUND = 4
    SLIP = 5
    SLIPS = 6


class Lines:
    """Names as the lines of one long text, where the standard library finds a piece fastest.

    Made from pairs of a name and the number of whom it names; both may come several times.
    """

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        owners: dict[str, list[int]] = {}
        for name, owner in names:
            owners.setdefault(name, []).append(owner)
        self._owners = [tuple(each) for each in owners.values()]
        self._text = "\n" + "\n".join(owners) + "\n"
        self._starts = array("L", accumulate((len(line) + 1 for line in owners), initial=1))

    def plainly(self, piece: str) -> Iterator[tuple[int, Tier]]:
        """Yield (owner, EXACT, PREFIX or INSIDE) of each line that has ``piece``; of one letter, that begins so."""
        before = "\n" if len(piece) == 1 else ""
        for number, place in self._holding(before, piece):
            tier = Tier.INSIDE if place else Tier.PREFIX if self._length(number) > len(piece) else Tier.EXACT
            for owner in self._owners[number]:
                yield owner, tier

    def after(self, before: str, piece: str) -> Iterator[int]:
        """Yield the owners of each line that has ``piece`` right after ``before``: a space, or a new line."""
        for number, _ in self._holding(before, piece):
            yield from self._owners[number]

    def nearly(self, piece: str) -> Iterator[tuple[int, Tier]]:
        """Yield (owner, SLIP or SLIPS) of each line that begins nearly like ``piece``.

        Of one part more than slips, one is whole, and about where it should be: only such lines are looked at closely.
        """
        slips = min(2, len(piece) // _ONE_SLIP)
        tried = set()
        for start, end in _parts(len(piece), slips):
            where = f"\n[^\n]{{{max(0, start - slips)},{start + slips}}}?{re.escape(piece[start:end])}"
            for match in re.finditer(where, self._text):
                number = bisect_right(self._starts, match.start() + 1) - 1
                if number not in tried:
                    tried.add(number)
                    found = slips_to_prefix(piece, self._line(number), slips)
                    if found <= slips:
                        tier = Tier.SLIPS if found > 1 else Tier.SLIP
                        yield from ((owner, tier) for owner in self._owners[number])

    def _holding(self, before: str, piece: str) -> Iterator[tuple[int, int]]:
        """Yield (line number, first place of ``piece`` in it) of each line that has ``piece`` after ``before``."""
        wanted = before + piece
        at = self._text.find(wanted)
        while at >= 0:
            begin = at + len(before)
            number = bisect_right(self._starts, begin) - 1
            start = self._starts[number]
            yield number, begin - start
            at = self._text.find(wanted, start + self._length(number))

    def _length(self, number: int) -> int:
        return self._starts[number + 1] - self._starts[number] - 1

    def _line(self, number: int) -> str:
        start = self._starts[number]
        return self._text[start : start + self._length(number)]


def _parts(size: int, slips: int) -> Iterator[tuple[int, int]]:
    """Yield the begin and end of the parts of a word of ``size`` letters.

    Twice, the second time cut one letter later: two letters exchanged across a cut spoil the parts on both sides.
    """
    for shift in range(2 if slips else 0):
        cuts = [0, *(size * part // (slips + 1) + shift for part in range(1, slips + 1)), size]
        yield from pairwise(cuts)


def sound_of(name: str) -> str:
    """Return what different ways to write a Khmer name in Latin letters have in common.

    Vowels are written in as many ways as there are people (Preaek, Prek; Kaoh, Koh; Phnum, Phnom), b and p (Reab, Reap)
    and w and v are one sound, doubled letters one letter.
    """
    return _DOUBLED.sub(r"\1", _VOWELS.sub("a", name).translate(_SAME_SOUND))


def tells_much(sound: str) -> bool:
    """Tell whether a sound is long enough to look for."""
    return len(sound) >= _SHORTEST_SOUND


def slips_to_prefix(typed: str, name: str, most: int) -> int:
    """Return how many slips of the finger lie between ``typed`` and the nearest beginning of ``name``.

    A slip is a letter too many, too few, another one, or two exchanged (optimal string alignment). Anything above
    ``most`` is returned as ``most`` + 1.
    """
    name = name[: len(typed) + most]
    too_many = most + 1
    earlier: list[int] = []
    row = [min(other, too_many) for other in range(len(name) + 1)]
    for at, letter in enumerate(typed, 1):
        earliest, earlier, row = earlier, row, [too_many] * (len(name) + 1)
        row[0] = min(at, too_many)
        for other in range(max(1, at - most), min(len(name), at + most) + 1):
            best = min(earlier[other] + 1, row[other - 1] + 1, earlier[other - 1] + (letter != name[other - 1]))
            if at > 1 and other > 1 and letter == name[other - 2] and typed[at - 2] == name[other - 1]:
                best = min(best, earliest[other - 2] + 1)
            row[other] = best
        if min(row) > most:
            return too_many
    return min(*row, too_many)
