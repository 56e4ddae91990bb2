"""A long Khmer text with headings, paragraphs, lists and tables, the same every time, in no format in particular.

Its phrases are those of the Universal Declaration of Human Rights and of the method, in an order that dice decide, so
that no typesetter is made faster by meeting a paragraph or a sentence again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.bench.rivals.parts import Grid, Heading, Listing, Part, Prose
from tests.content.method_texts import all_texts

_UDHR = Path(__file__).parents[2] / "data" / "udhr_khm.txt"
#: One part below is about this many pages in the look of ``look``.
_PAGES_OF_PART = 1.85


def long_text(pages: int, seed: int = 1) -> list[Part]:
    """Return a text of about so many pages; another ``seed`` gives another text."""
    dice = random.Random(seed)

    def phrases(least: int, most: int) -> str:
        return " ".join(dice.choices(_phrases(), k=dice.randint(least, most)))

    return [part for _ in range(max(1, round(pages / _PAGES_OF_PART))) for part in _chapter(phrases, dice)]


def _chapter(phrases: Callable[[int, int], str], dice: random.Random) -> Iterator[Part]:
    yield Heading(phrases(1, 3), 1)
    for number in range(3):
        yield Heading(phrases(1, 2), 2)
        for _ in range(2):
            yield Prose(phrases(20, 45) + "។")
        if number == 1:
            yield Listing(tuple(phrases(3, 8) for _ in range(dice.randint(3, 5))))
    if dice.random() < 0.5:
        rows = [tuple(phrases(1, 1) for _ in range(3)), *(tuple(phrases(1, 3) for _ in range(3)) for _ in range(5))]
        yield Grid(tuple(rows))


@cache
def _phrases() -> list[str]:
    texts = _UDHR.read_text(encoding="utf-8").splitlines() + [text["km"] for _, _, text in all_texts()]
    pieces = {piece for text in texts for piece in re.split(r"[\s\u200b]+", text)}
    return sorted(piece for piece in pieces if 4 <= len(piece) <= 90 and "{" not in piece)
