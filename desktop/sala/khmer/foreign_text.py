"""What came from another laptop, made harmless for a terminal and a window. It is never stored so.

What is typed here is cleaned before it is stored (``clean_text``); a name in a file may hold anything: signs that move
the cursor, clear a terminal or turn the words after them around.
"""

from __future__ import annotations

import re
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n?|[\v\f\x1c-\x1e\u0085\u2028\u2029]")
# Control characters; embeddings, overrides and isolates of direction; marks of byte order and of annotation.
_UNRULY: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_STAND_IN: Final = "\ufffd"


def harmless(text: str) -> str:
    """Return ``text`` with one kind of line end, and U+FFFD for each sign that is no letter but does something."""
    if text.isprintable():
        return text
    return _UNRULY.sub(_STAND_IN, _LINE_ENDS.sub("\n", text))


def harmless_line(text: str) -> str:
    """Return ``text`` as ``harmless`` does, on one line: a name cannot pretend to be the next sentence."""
    return harmless(text).replace("\n", " ").replace("\t", " ")
