"""How much of the text comes back out of a PDF file, by four readers."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from rapidfuzz.distance import Levenshtein
from tests.printing.paper import READERS

#: What does not count: white space, U+200B, the bullets that a program sets before the items of a list.
_ASIDE = re.compile("[\\s\u200b\ufffe\x02•]+")


def accuracies(pdf: bytes, words: str) -> dict[str, float]:
    """Return for each reader the share of characters that came back right: 1 − distance / length, at least 0.

    The distance is Levenshtein's: how many characters must be put in, taken out or changed. A reader that is not
    installed is left out.
    """
    wanted, shares = _ASIDE.sub("", words), {}
    for name, read in READERS.items():
        with suppress(pytest.skip.Exception):
            shares[name] = _share(_ASIDE.sub("", read(pdf)), wanted)
    return shares


def _share(found: str, wanted: str) -> float:
    return max(0.0, 1 - Levenshtein.distance(found, wanted) / len(wanted))
