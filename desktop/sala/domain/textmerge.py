"""Three-way merge of texts, word by word.

Source of the method: Khanna, Kunal, Pierce, "A Formal Investigation of Diff3", 2007.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from difflib import SequenceMatcher

#: Below this many words in the ancestor a text is a short answer (a date, a name, a number in words), and merging two
#: edits of it would say what nobody wrote ("15 June" and "16 July" must not become "16 June").
SHORTEST_MERGEABLE = 12

_Edit = tuple[int, int, list[str]]


def merge_texts(ancestor: str, one: str, other: str, words: Callable[[str], list[str]]) -> str | None:
    """Return both persons' edits of ``ancestor`` in one text, or None where they cannot both stand.

    ``words`` cuts a text into pieces whose concatenation is the text. Edits that touch the same words, or that meet
    without a word between them, are not merged: a person must look.
    """
    if one == other:
        return one
    base = words(ancestor)
    if sum(1 for word in base if not word.isspace()) < SHORTEST_MERGEABLE:
        return None
    edits = _edits(base, words(one)) + _edits(base, words(other))
    edits = sorted({(start, end, tuple(new)): (start, end, new) for start, end, new in edits}.values())
    for (_, end, _), (start, _, _) in itertools.pairwise(edits):
        if start <= end:
            return None
    merged: list[str] = []
    position = 0
    for start, end, new in edits:
        merged += base[position:start] + new
        position = end
    return "".join(merged + base[position:])


def _edits(base: list[str], text: list[str]) -> list[_Edit]:
    matcher = SequenceMatcher(a=base, b=text, autojunk=False)
    return [(i1, i2, text[j1:j2]) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]
