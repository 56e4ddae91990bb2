"""Where words end, and where a line may end.

Khmer writes no space between words. Between two Khmer letters ``words`` cuts as khmercut does (``word_model``), and a
line may end where khmercut and the dictionary of ICU agree. Between all other characters the rules of Unicode decide
(UAX #14 for lines, UAX #29 for words), as ICU applies them.

Why agreement, measured on the 92 paragraphs of the Universal Declaration of Human Rights and on the official names of
1,896 provinces, districts and communes (``tests/khmer/measure.py`` measures again):

- khmercut offers 1,422 breaks, ICU 1,436, both 1,235. By reading, at least 4 of the 187 that khmercut alone offers are
  inside a word (ករណី|យកិច្ច, កិត្ដិយ|ស); some more part what readers keep together (ជ្រៀត|ជ្រែក, ពោះ|ម៉ាយ).
- Place names cut in two: khmercut 1,133, ICU 260, agreement 198 (203 with the rule below).
- Unused at the right of lines of 20 / 35 / 60 clusters: khmercut 7.4 / 4.6 / 1.9 %, agreement 8.2 / 5.4 / 2.6 %.

Agreement leaves a few long stretches, which would hurt a narrow table cell: within one of more than eight clusters the
other breaks of khmercut serve as well (14 more breaks in the Declaration).
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from sala.khmer.clustering import cluster_breaks
from sala.khmer.known_breaks import known_breaks
from sala.khmer.letters import (
    CLINGING_SIGNS,
    CLOSING_SIGNS,
    OPENING_SIGNS,
    TRAILING_SIGNS,
    WORD_LETTERS,
    ZWSP,
    is_word_letter,
)
from sala.khmer.order import canonical
from sala.khmer.word_model import word_ends

if TYPE_CHECKING:
    import icu

_KHMER: Final = re.compile(f"[{WORD_LETTERS}]")
#: Where a Khmer word touches a figure or a Latin word: one word to a line (ឆ្នាំ២០២៦), two to a search.
_EDGE: Final = re.compile(f"(?<=[{WORD_LETTERS}])(?=[^{WORD_LETTERS}])|(?<=[^{WORD_LETTERS}])(?=[{WORD_LETTERS}])")
_TYPED_BREAK: Final = re.compile(f"{ZWSP}[{ZWSP} ]*")
_CLINGS: Final = re.compile(
    f"(?<![\n\r\v\f\x85\u2028\u2029])[{CLINGING_SIGNS}{CLOSING_SIGNS}]|(?<=[^\\s{ZWSP}])[{TRAILING_SIGNS}]"
)
_OPENS: Final = re.compile(f"[{OPENING_SIGNS}][ \u00a0{ZWSP}]*")
# What the model is given at once: to the end of the sentence, or to a space when that is far. (On the Universal
# Declaration not one of 1,422 breaks differs from giving it whole paragraphs, and typing costs one piece.)
_PIECE: Final = re.compile("[^។៕\n]{1,120}[^។៕\n ]{0,1000} ?[។៕\n]?|[។៕\n]")
# The model has seen Khmer, spaces, Latin and common signs; the rest (and what its C library cannot take) reads as "x".
_UNKNOWN_TO_MODEL: Final = re.compile("[^\n\x20-\x7e\u1780-\u17ff]")
_LONGEST_KEPT: Final = 2000
_FAR: Final = 8

_one_at_a_time = threading.Lock()


def words(text: str) -> list[str]:
    """Return the words of ``text``, with spaces, punctuation and figures as pieces of their own.

    Joined they give ``text``; U+200B stays at the end of the word before it. Never raises.
    """
    start = 0
    pieces = []
    for end in _breaks(text, "word"):
        pieces.append(text[start:end])
        start = end
    return pieces


def line_breaks(text: str, *, search: bool = False) -> list[int]:
    """Return where a line may end: code-point offsets into ``text``, rising, the last is ``len(text)``; [] for "".

    Each is the end of an orthographic cluster. Numbers and Latin words stay whole; no line starts with a sign that
    belongs to what is before it. Never raises. Kept per paragraph: asking again costs nothing. Texts that Sala brings
    are looked up, but with ``search``.
    """
    return list(_found_breaks(text, "line") if search else _breaks(text, "line"))


def line_breaks_utf16(text: str) -> list[int]:
    """Return ``line_breaks(text)`` as offsets in UTF-16 units, in which Qt counts."""
    breaks = _breaks(text, "line")
    if not text or max(text) < "\U00010000":
        return list(breaks)
    units = [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
    return [units[position] for position in breaks]


def held_together(text: str) -> set[int]:
    """Return where no line may end, even when a word is too long for its line: before ។ and », after «.

    Offsets into ``text``. Spaces and U+200B do not part a bracket from what it holds.
    """
    held = {match.start() for match in _CLINGS.finditer(text)}
    for match in _OPENS.finditer(text):
        held.update(range(match.start() + 1, match.end() + 1))
    return held


def _breaks(text: str, kind: str) -> tuple[int, ...]:
    return _kept_breaks(text, kind) if len(text) <= _LONGEST_KEPT else _found_breaks(text, kind)


@lru_cache(maxsize=1024)
def _kept_breaks(text: str, kind: str) -> tuple[int, ...]:
    known = known_breaks(text) if kind == "line" else None
    return _found_breaks(text, kind) if known is None else known


def _found_breaks(text: str, kind: str) -> tuple[int, ...]:
    if not text:
        return ()
    plain, offsets = _plain(text)
    found = {offsets[position] for position in _breaks_of_plain(plain, kind)}
    found.update(match.end() for match in _TYPED_BREAK.finditer(text))
    found.intersection_update(cluster_breaks(text))
    if kind == "line":
        found -= held_together(text)
    found.discard(0)
    found.add(len(text))
    return tuple(sorted(found))


def _plain(text: str) -> tuple[str, list[int]]:
    """Return the canonical text without U+200B, and for each of its offsets the offset in ``text`` (-1: none)."""
    plain = canonical(text)
    if plain == text and ZWSP not in text:
        return text, list(range(len(text) + 1))
    pieces: list[str] = []
    offsets = [0]
    start = 0
    for end in cluster_breaks(text):
        piece = canonical(text[start:end].replace(ZWSP, ""))
        pieces.append(piece)
        offsets.extend([-1] * len(piece))
        offsets[-1] = end
        start = end
    return "".join(pieces), offsets


def _breaks_of_plain(plain: str, kind: str) -> Iterator[int]:
    by_rules = _icu_breaks(plain, kind)
    yield from (position for position in by_rules if not _between_letters(plain, position))
    if not _KHMER.search(plain):
        return
    by_model = _model_breaks(plain)
    if kind == "line":
        yield from _agreed(plain, by_model, by_rules)
    else:
        yield from by_model
        yield from (match.start() for match in _EDGE.finditer(plain))


def _agreed(plain: str, by_model: frozenset[int], by_rules: list[int]) -> Iterator[int]:
    """Return the breaks that model and dictionary share, and more of the model's where those are far apart."""
    start = 0
    for end in (*by_rules, len(plain)):
        if _between_letters(plain, end) and end not in by_model:
            continue
        if end - start > _FAR and len(cluster_breaks(plain[start:end].rstrip())) > _FAR:
            yield from (position for position in by_model if start < position < end)
        if _between_letters(plain, end):
            yield end
        start = end


def _between_letters(text: str, position: int) -> bool:
    return 0 < position < len(text) and is_word_letter(text[position - 1]) and is_word_letter(text[position])


def _model_breaks(plain: str) -> frozenset[int]:
    found: set[int] = set()
    for piece in _PIECE.finditer(_UNKNOWN_TO_MODEL.sub("x", plain)):
        if _KHMER.search(piece.group()):
            found.update(piece.start() + end for end in _word_ends(piece.group()))
    return frozenset(position for position in found if _between_letters(plain, position))


@lru_cache(maxsize=8192)
def _word_ends(sentence: str) -> tuple[int, ...]:
    """Return where the words of one sentence end, as khmercut has it; kept, so that typing costs one sentence."""
    return word_ends(sentence)


def _icu_breaks(plain: str, kind: str) -> list[int]:
    # ICU counts in UTF-16 and takes no half of a surrogate pair.
    readable = re.sub("[\ud800-\udfff]", "\ufffd", plain)
    with _one_at_a_time:
        iterator = _iterator(kind)
        iterator.setText(readable)
        found = list(iterator)
    if not readable or max(readable) < "\U00010000":
        return found
    units = [0, *accumulate(2 if character > "\uffff" else 1 for character in readable)]
    return [position for position in (bisect_left(units, unit) for unit in found) if position < len(units)]


@lru_cache(maxsize=4)
def _iterator(kind: str) -> icu.BreakIterator:
    import icu  # noqa: PLC0415  # start-up: loaded when first needed

    create: Callable[[icu.Locale], icu.BreakIterator] = {
        "line": icu.BreakIterator.createLineInstance,
        "word": icu.BreakIterator.createWordInstance,
    }[kind]
    return create(icu.Locale("km"))
