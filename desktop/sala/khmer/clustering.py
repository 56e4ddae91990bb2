"""Orthographic clusters: the pieces that a reader of Khmer takes for one sign, and never wants cut.

A base with everything written on, under and around it, subscript letters included. (Unicode's "grapheme cluster" ends
after each coeng sign, and would cut ស្ត្រី in three.) Other scripts: a character with its combining marks.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from typing import Final

from sala.khmer.letters import BASES, COENG, INVISIBLE_IN_WORDS, JOINERS

# Never take a mark, and attach to nothing: controls, separators and the invisible ones that divide.
_ALONE: Final = "\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060-\u206f\ufeff"
_KHMER_TAIL: Final = f"[{INVISIBLE_IN_WORDS}]*(?:{COENG}[{INVISIBLE_IN_WORDS}]*[{BASES}]|[\u17b4-\u17d3\u17dd])"
# Latin, Khmer, general punctuation, currency, arrows and signs of mathematics: the whole of nearly every text.
_PLAIN: Final = re.compile("[\x00-\u02ff\u1780-\u17ff\u19e0-\u19ff\u2000-\u20bf\u2100-\u23ff]*+")


def _pattern(combining: str) -> re.Pattern[str]:
    tail = f"(?:{_KHMER_TAIL}|[{JOINERS}{combining}])"
    joined = f"(?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff]{tail}*+)"
    flags = "[\U0001f1e6-\U0001f1ff]{2}"
    return re.compile(f"\r\n|[{_ALONE}]|(?:{COENG}[{BASES}]|{flags}|[\\s\\S])(?:{joined}|{tail})*+")


_PLAIN_CLUSTER: Final = _pattern("")


@lru_cache(maxsize=1)
def _any_cluster() -> re.Pattern[str]:
    """Return the pattern that knows the combining marks of every script; made when a text first needs it (10 ms)."""
    ranges: list[list[int]] = []
    for code in (*range(0x300, 0x20000), *range(0xE0020, 0xE01F0)):
        if not (unicodedata.category(chr(code))[0] == "M" or 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return _pattern("".join(f"{chr(first)}-{chr(last)}" for first, last in ranges if last <= sys.maxunicode))


def _matches(text: str) -> re.Pattern[str]:
    return _PLAIN_CLUSTER if _PLAIN.fullmatch(text) else _any_cluster()


def clusters(text: str) -> list[str]:
    """Return the orthographic clusters of ``text``; joined they give ``text``. Invisible dividers stand alone."""
    return [match.group() for match in _matches(text).finditer(text)]


def cluster_breaks(text: str) -> list[int]:
    """Return where the clusters of ``text`` end: code-point offsets, rising, the last is ``len(text)``; [] for ""."""
    return [match.end() for match in _matches(text).finditer(text)]
