"""Line breaks for Khmer that is only shown.

Qt finds no place to break Khmer, but it honours U+200B at zero width. So text is marked on its way to the screen and
unmarked on its way off it; what a widget holds and hands out is always clean. On the same way signs that would turn
words around or draw nothing, as a name from another laptop may hold, become visible.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from PySide6.QtWidgets import QWidget

from sala.khmer import harmless, with_break_marks, without_break_marks

_MARK: Final = "\u200b"
# A web address or the like: wider than many a place, so it may end a line after a sign, or else anywhere.
_LONG: Final = re.compile(r"[^\s\u1780-\u17ff\u200b]{25,}")
_PLACES: Final = re.compile(r"(?<=[/.?&=_,;:@-])(?=\w)|(?<=\w{12})(?=\w{4})")
_ONE_LINE: Final = 50
_MARKUP: Final = re.compile("[<&\n]")
# What ``html.escape`` does; the module brings half a megabyte of names of signs along.
_AS_HTML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>"})
_FIRST_KHMER: Final = "\u1780"
_LAST_KHMER: Final = "\u17ff"


def has_khmer(text: str) -> bool:
    """Whether any character is of the Khmer block."""
    return any(_FIRST_KHMER <= character <= _LAST_KHMER for character in text)


@lru_cache(maxsize=4096)
def marked(text: str) -> str:
    """``text``, harmless, with U+200B wherever a line may end inside Khmer or inside something long without spaces."""
    text = harmless(text)
    if len(text) >= 25:
        text = _LONG.sub(lambda found: _PLACES.sub(_MARK, found[0]), text)
    return with_break_marks(text) if has_khmer(text) else text


def unmarked(text: str) -> str:
    """``text`` without any U+200B."""
    return without_break_marks(text)


def rich(text: str) -> str:
    """``text`` for a tooltip: a paragraph of HTML that wraps at Khmer words, since Qt wraps nothing else.

    What is short needs no second line, and so no search for words: a window has dozens of tooltips and shows few.
    """
    if len(text) <= _ONE_LINE and not _MARKUP.search(text):
        return harmless(text)
    return "<p>" + marked(text).translate(_AS_HTML) + "</p>"


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that wraps, and the same words to a screen reader that asks for a description."""
    widget.setToolTip(rich(text) if text else "")
    widget.setAccessibleDescription(text)
