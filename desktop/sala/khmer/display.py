"""Break marks: U+200B where a line may end, for widgets that find no break in Khmer by themselves.

Only for what is shown. It is never stored, and leaves again when a person copies.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sala.khmer.letters import WORD_LETTERS, ZWSP, is_word_letter
from sala.khmer.segmentation import line_breaks

_TWO_LETTERS: Final = re.compile(f"[{WORD_LETTERS}]{{2}}")


@lru_cache(maxsize=4096)
def with_break_marks(text: str) -> str:
    """Return ``text`` with U+200B between the words of each Khmer run; other text is as it was."""
    if not _TWO_LETTERS.search(text):
        return text
    start = 0
    pieces: list[str] = []
    for end in line_breaks(text):
        if end < len(text) and is_word_letter(text[end - 1]) and is_word_letter(text[end]):
            pieces.append(text[start:end] + ZWSP)
            start = end
    return "".join(pieces) + text[start:]


def without_break_marks(text: str) -> str:
    """Return ``text`` without U+200B, as it is to leave a label for the clipboard."""
    return text.replace(ZWSP, "")
