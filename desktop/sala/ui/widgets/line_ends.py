"""Where a line may end, and where a word begins and ends, in text that is being edited.

Word breaking is the dearest step of typing, so it is asked for phrase by phrase (what lies between two spaces) and
remembered: a keystroke costs one phrase, however long the paragraph is. All positions are UTF-16 units, as Qt counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final

from sala.khmer import line_breaks_utf16

# A phrase ends after spaces that a letter or digit follows. Before a sign (។ ៗ ! ) …) the rules of line breaking need
# to see both sides, so the text is not cut there.
_PHRASE_ENDS: Final = re.compile(r"(?<=[ \t])(?=[\u1780-\u17b3\u17e0-\u17e9A-Za-z0-9])")
_EDGE_SIGNS: Final = " \t\u00a0\u200b.,;:!?()[]{}«»“”\"'…។៕៖-–—/"


@lru_cache(maxsize=20_000)
def _phrase_breaks(phrase: str) -> tuple[int, ...]:
    return tuple(line_breaks_utf16(phrase))


def line_ends(text: str) -> list[int]:
    """Ascending positions after which a line may end; the end of ``text`` is the last, 0 is never one."""
    found: list[int] = []
    offset = 0
    for phrase in _PHRASE_ENDS.split(text):
        length = utf16_length(phrase)
        found.extend(offset + at for at in _phrase_breaks(phrase) if 0 < at < length)
        offset += length
        if length:
            found.append(offset)
    return found


def utf16_length(text: str) -> int:
    """Length as Qt counts it: characters beyond the basic plane are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def word_around(text: str, position: int) -> tuple[int, int]:
    """Start and end of the word that ``position`` lies in, without the spaces and signs at its edges."""
    ends = line_ends(text)
    if not ends:
        return 0, 0
    at = min(bisect_right(ends, max(0, position)), len(ends) - 1)
    start, end = (ends[at - 1] if at else 0), ends[at]
    units = text.encode("utf-16-le")

    def is_edge(index: int) -> bool:
        return units[2 * index : 2 * index + 2].decode("utf-16-le", "replace") in _EDGE_SIGNS

    while end > start and is_edge(end - 1):
        end -= 1
    while start < end and is_edge(start):
        start += 1
    return (start, end) if end > start else (position, position)


def next_word(text: str, position: int) -> int | None:
    """Where the word after the one at ``position`` starts; None when the text ends first."""
    ends = line_ends(text)
    at = bisect_right(ends, position)
    return ends[at] if at < len(ends) else None


def previous_word(text: str, position: int) -> int | None:
    """Where the word before ``position`` starts; None at the start of the text."""
    if position <= 0:
        return None
    ends = line_ends(text)
    at = bisect_left(ends, position)
    return ends[at - 1] if at else 0
