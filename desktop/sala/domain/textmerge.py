"""Three-way merge of texts, word by word.

Sources of the methods: Khanna, Kunal, Pierce, "A Formal Investigation of Diff3", 2007; Myers, "An O(ND) Difference
Algorithm and Its Variations", 1986 (its time grows with what was changed; Python's own with the square of the text:
three minutes for two edits of one of 70,000 characters).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

#: Below this many words in the ancestor a text is a short answer (a date, a name, a number in words), and merging two
#: edits of it would say what nobody wrote ("15 June" and "16 July" must not become "16 June").
SHORTEST_MERGEABLE = 12
#: Who took out and put in more words than this wrote another text: a person must look.
_MOST_CHANGED = 1500
#: Put behind every text while it is compared, so that its last word is like the others.
_END = " "

_Edit = tuple[int, int, list[str]]


def merge_texts(ancestor: str, one: str, other: str, words: Callable[[str], list[str]]) -> str | None:
    """Return both persons' edits of ``ancestor`` in one text, or None where they cannot both stand.

    ``words`` cuts a text into pieces whose concatenation is the text. Edits that touch the same words, or that meet
    without a word between them, are not merged: a person must look.
    """
    if one == other:
        return one
    base = _pieces(ancestor, words)
    if sum(1 for word in base if not word.isspace()) < SHORTEST_MERGEABLE:
        return None
    first, second = _edits(base, _pieces(one, words)), _edits(base, _pieces(other, words))
    if first is None or second is None:
        return None
    edits = sorted({(start, end, tuple(new)): (start, end, new) for start, end, new in first + second}.values())
    for (_, end, _), (start, _, _) in itertools.pairwise(edits):
        if start <= end:
            return None
    merged: list[str] = []
    position = 0
    for start, end, new in edits:
        merged += base[position:start] + new
        position = end
    return "".join(merged + base[position:]).removesuffix(_END)


def _pieces(text: str, words: Callable[[str], list[str]]) -> list[str]:
    """Return the words of a text, each with the blanks behind it: blanks alone keep no two edits apart."""
    pieces: list[str] = []
    for word in [*words(text), _END]:
        if word.isspace() and pieces:
            pieces[-1] += word
        else:
            pieces.append(word)
    return pieces


def _edits(base: Sequence[str], text: Sequence[str]) -> list[_Edit] | None:
    """Return what turns ``base`` into ``text``, each with a word between it and the next; None when it is too much."""
    shorter = min(len(base), len(text))
    start = next((i for i in range(shorter) if base[i] != text[i]), shorter)
    tail = next((i for i in range(shorter - start) if base[-1 - i] != text[-1 - i]), shorter - start)
    old, new = base[start : len(base) - tail], text[start : len(text) - tail]
    common = _common(old, new)
    if common is None:
        return None
    edits: list[_Edit] = []
    x = y = 0
    for next_x, next_y in [*common, (len(old), len(new))]:
        if x < next_x or y < next_y:
            edits.append((start + x, start + next_x, list(new[y:next_y])))
        x, y = next_x + 1, next_y + 1
    return edits


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return the places (in ``old``, in ``new``) of the words that both have in the same order, as many as can be."""
    if not old or not new:
        return []
    furthest = {1: 0}
    steps: list[dict[int, int]] = []
    for changed in range(_MOST_CHANGED + 1):
        steps.append(dict(furthest))
        for diagonal in range(-changed, changed + 1, 2):
            x = _next(furthest, diagonal, changed)[1]
            while x < len(old) and 0 <= x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x += 1
            furthest[diagonal] = x
            if x >= len(old) and x - diagonal >= len(new):
                return _traced(steps, len(old), len(new))
    return None


def _next(furthest: dict[int, int], diagonal: int, changed: int) -> tuple[int, int]:
    """Return from which diagonal one comes to this one with one more change, and at which place of the old text."""
    below, above = furthest.get(diagonal - 1, -1), furthest.get(diagonal + 1, -1)
    if diagonal == -changed or (diagonal != changed and below < above):
        return diagonal + 1, above
    return diagonal - 1, below + 1


def _traced(steps: Sequence[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    common: list[tuple[int, int]] = []
    for changed in range(len(steps) - 1, -1, -1):
        before, start = _next(steps[changed], x - y, changed)
        while x > start:
            x, y = x - 1, y - 1
            common.append((x, y))
        x = steps[changed].get(before, 0)
        y = x - before
    return common[::-1]
