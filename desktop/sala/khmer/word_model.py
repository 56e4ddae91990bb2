"""Where Khmer words end, by the trained model of khmercut, read from a file as it lies on the disk.

khmercut (Seanghay Yath, Apache-2.0) is a conditional random field over pieces of writing: for each piece it weighs the
piece, its neighbours to three on either side and the rows that they form, and asks whether a word begins there. Its own
reader keeps 21 MB in memory and its attributes in a general form; both answers of a field with two labels depend on the
difference of their weights alone. ``resources/khmer/words.model`` holds these differences as a tree (1.9 MB, mapped,
read where needed), and what is computed here is the same sum and the same best path (Viterbi). A test compares the two.

The file: one line of JSON (see ``installer/make_word_model.py``, which writes it) with all pieces that stand in rows,
in the order of their numbers. Then for rows of 1 to 4 pieces: for each row shorter by one, and at the end, 32 bits,
where the rows begin that continue it; for each row 16 bits, the number of its last piece, rising within what continues
one row; for each row 32 bits, the place of its first weight times 128 plus one bit for each shift of ``SHIFTS`` that
the row weighs on (two of three weigh on one only). Last all weights, 32-bit floats in the order of rows and shifts.
Each table begins at a multiple of eight bytes. Little-endian.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Final, Literal, NamedTuple

from sala.khmer.mapped_table import mapped
from sala.paths import resource_path

#: For rows of n pieces: how far behind the first piece of the row the piece is whose score the row weighs on.
SHIFTS: Final = {1: (-3, -2, -1, 0, 1, 2, 3), 2: (-2, -1, 0, 1, 2, 3), 3: (-1, 0, 2, 3), 4: (0, 3)}
_REACH: Final = 3
#: How many bits of a row's place say which shifts it weighs on.
_SHIFT_BITS: Final = 7
_ALL_SHIFTS: Final = (1 << _SHIFT_BITS) - 1
_UNKNOWN: Final = -1

_CONSONANTS: Final = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវឝឞសហឡអឣឤឥឦឧឨឩឪឫឬឭឮឯឰឱឲឳ"
_VOWELS: Final = "឴឵ាិីឹឺុូួើឿៀេែៃោៅ\u17c6\u17c7\u17c8"
_DIACRITICS: Final = "\u17c9\u17ca\u17cb\u17cc\u17cd\u17ce\u17cf\u17d0"
_COENG: Final = "្"


class _Classes(dict[int, str]):
    """What part a character plays in pieces; F foreign, 0 and ០ digits, K begins a piece, c joins, . other Khmer."""

    def __missing__(self, code: int) -> str:
        self[code] = found = "." if 0x1780 <= code <= 0x17FF else "F"
        return found


_CLASSES: Final = _Classes(
    {ord(sign): "K" for sign in _CONSONANTS + "៕។៛ៗ៚៙៘,.?" + "".join(map(chr, range(0x19E0, 0x1A00)))}
    | {ord(digit): "០" for digit in "០១២៣៤៥៦៧៨៩"}
    | {ord(digit): "0" for digit in "0123456789"}
    | {ord(" "): " ", ord(_COENG): "c"}
)
#: Where a piece ends: a stretch of foreign characters and a number are one piece; after a coeng only a space parts.
_PIECE_ENDS: Final = re.compile("(?<=[F0])(?=[K.c ])|(?<=F)(?=០)|(?<=[K.០ ])(?=[KF ])|(?<=[K. ])(?=[0០])|(?<=c)(?= )")
_TYPES: Final = (
    dict.fromkeys(_CONSONANTS, "C")
    | dict.fromkeys(_VOWELS, "W")
    | dict.fromkeys(_DIACRITICS, "D")
    | dict.fromkeys(_COENG, "S")
)


class _Rows(NamedTuple):
    """The rows of one length, in order, and what the bits in their places stand for.

    ``starts`` says for each row that is shorter by one where those begin that continue it.
    """

    starts: memoryview[int]
    lasts: memoryview[int]
    places: memoryview[int]
    shifts: list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Model:
    """``types`` and ``unspaced`` weigh on the same shifts as rows of one piece; ``moves`` are 1→1, 1→0, 0→1, 0→0."""

    numbers: dict[str, int]
    rows: dict[int, _Rows]
    weights: memoryview[float]
    types: dict[str, list[float]]
    unspaced: list[float]
    first: float
    last: float
    moves: tuple[float, float, float, float]

    def weigh(self, length: int, rows: Sequence[int], pieces: Sequence[int], scores: list[float]) -> list[int]:
        """Add what the ``rows``, each with another piece, weigh to the scores; the first begins at ``scores[_REACH]``.

        Returns these rows of now ``length`` pieces. They are looked for among those that continue the shorter row.
        """
        starts, lasts, places, shifts = self.rows[length]
        longer = []
        for start, (row, piece) in enumerate(zip(rows, pieces, strict=False), _REACH):
            first, end = (starts[row], starts[row + 1]) if row != _UNKNOWN else (0, 0)
            found = bisect_left(lasts, piece, first, end) if first < end else end
            if found < end and lasts[found] == piece:
                packed = places[found]
                for place, shift in enumerate(shifts[packed & _ALL_SHIFTS], packed >> _SHIFT_BITS):
                    scores[start + shift] += self.weights[place]
                longer.append(found)
            else:
                longer.append(_UNKNOWN)
        return longer


def word_ends(sentence: str) -> tuple[int, ...]:
    """Return where the words of a sentence end: code-point offsets, rising, the last is ``len(sentence)``."""
    pieces = pieces_of(sentence)
    if not pieces:
        return ()
    ends = list(accumulate(map(len, pieces)))
    begins = _best_path(_scores(pieces), _model().moves)
    return (*(end for end, begin in zip(ends, begins[1:], strict=False) if begin), ends[-1])


def pieces_of(text: str) -> list[str]:
    """Return ``text`` cut into the pieces that the model knows: mostly a consonant with all that hangs on it."""
    classes = text.translate(_CLASSES)
    cuts = [0, *(match.start() for match in _PIECE_ENDS.finditer(classes)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts) if start < end]


def type_of(piece: str) -> str:
    """Return the type of a piece as the model was taught it: one letter, or K and its length."""
    return _TYPES.get(piece, "NS") if len(piece) == 1 else f"K{len(piece)}"


def _scores(pieces: list[str]) -> list[float]:
    """Return for each piece how much more likely it begins a word than not, its neighbours' answers aside."""
    model = _model()
    count = len(pieces)
    scores = [0.0] * (count + 2 * _REACH)
    for start, piece in enumerate(pieces):
        for place, weight in enumerate(_piece_weights(piece), start):
            scores[place] += weight
    rows = numbers = [model.numbers.get(piece, _UNKNOWN) for piece in pieces]
    for length in (2, 3, 4):
        rows = model.weigh(length, rows, numbers[length - 1 :], scores)
    scores[_REACH] += model.first
    scores[_REACH + count - 1] += model.last
    return scores[_REACH : _REACH + count]


@lru_cache(maxsize=2048)
def _piece_weights(piece: str) -> tuple[float, ...]:
    """Return what one piece weighs on the pieces from three before it to three behind it."""
    model = _model()
    weights = [0.0] * len(SHIFTS[1])
    parts: list[list[float] | None] = [model.types.get(type_of(piece))]
    if piece[0] not in _TYPES:
        parts.append(model.unspaced)
    for part in filter(None, parts):
        weights = [one + other for one, other in zip(weights, part, strict=True)]
    if piece in model.numbers:
        packed = model.rows[1].places[model.numbers[piece]]
        for place, shift in enumerate(model.rows[1].shifts[packed & _ALL_SHIFTS], packed >> _SHIFT_BITS):
            weights[_REACH + shift] += model.weights[place]
    return tuple(weights)


def _best_path(scores: list[float], moves: tuple[float, float, float, float]) -> list[bool]:
    """Return for each piece whether it begins a word, in the most likely answer to all of them together."""
    on_on, on_off, off_on, off_off = moves
    on, off = scores[0], 0.0
    came: list[tuple[bool, bool]] = []
    for score in scores[1:]:
        to_on, to_off = on + on_on >= off + off_on, on + on_off >= off + off_off
        came.append((to_on, to_off))
        on, off = (
            (on + on_on if to_on else off + off_on) + score,
            on + on_off if to_off else off + off_off,
        )
    state = on >= off
    path = [state]
    for to_on, to_off in reversed(came):
        state = to_on if state else to_off
        path.append(state)
    path.reverse()
    return path


@cache
def _model() -> _Model:
    head, content = mapped(resource_path("khmer", "words.model"))
    end = 0

    def table(form: Literal["I", "H"], size: int, count: int) -> memoryview[int]:
        nonlocal end
        start = end + -end % 8
        end = start + size * count
        return content[start:end].cast(form)

    rows, shorter = {}, 1
    for length, count in enumerate(head["rows"], start=1):
        tables = table("I", 4, shorter + 1), table("H", 2, count), table("I", 4, count)
        rows[length] = _Rows(*tables, [_shifts(length, bits) for bits in range(_ALL_SHIFTS + 1)])
        shorter = count
    return _Model(
        {piece: number for number, piece in enumerate(head["pieces"])},
        rows,
        content[end + -end % 8 :].cast("f"),
        head["types"],
        head["unspaced"],
        head["first"],
        head["last"],
        tuple(head["moves"]),
    )


def _shifts(length: int, bits: int) -> tuple[int, ...]:
    """Return the shifts that these bits of a place stand for."""
    return tuple(shift for place, shift in enumerate(SHIFTS[length]) if bits >> place & 1)
