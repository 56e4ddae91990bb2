"""Checks of Khmer that we wrote ourselves: translations, the method, the demonstration."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sala.khmer.letters import ZWSP
from sala.khmer.order import canonical

_DOUBLE_SPACE: Final = re.compile("[ \u00a0]{2,}")
_LATIN_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9]|[A-Za-z]")
_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}|%(?:\(\w+\))?[sd]|<[^<>]*>|https?://\S+|&\w*;?")
_MISPLACED_SPACE: Final = re.compile(r" [។៕ៗ]|[(«“] | [)»”]")
_LATIN_FULL_STOP: Final = re.compile("[\u1780-\u17d3\u17dd]\\.(?:\\s|$)")
_ENDS: Final = ("។", "៕", "?", "!", "…", ":", "៖")


def check_khmer(text: str, *, allowed_latin: Iterable[str] = (), sentence: bool = False) -> list[str]:
    """Return the codes of what is wrong with a Khmer string of ours, in the order below; [] when nothing is.

    - ``order``: not in canonical order
    - ``zwsp``: holds U+200B or another invisible character
    - ``double_space``: two spaces in a row; ``edge_space``: white space at an end
    - ``space``: a space before ។ or ៗ or inside brackets
    - ``latin``: Latin letters outside placeholders, tags and ``allowed_latin`` (compared without regard to case)
    - ``full_stop``: a Latin full stop where ។ belongs
    - ``no_end``: with ``sentence``, does not end with ។ ៕ ? ! … or a colon (closing brackets and quotes may follow)
    """
    allowed = {word.casefold() for word in allowed_latin}
    latin = (word.casefold() for word in _LATIN_WORD.findall(_PLACEHOLDER.sub(" ", text)))
    findings = {
        "order": canonical(text) != text,
        "zwsp": any(invisible in text for invisible in (ZWSP, "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")),
        "double_space": bool(_DOUBLE_SPACE.search(text)),
        "edge_space": text != text.strip(),
        "space": bool(_MISPLACED_SPACE.search(text)),
        "latin": any(word not in allowed for word in latin),
        "full_stop": bool(_LATIN_FULL_STOP.search(text)),
        "no_end": sentence and not text.rstrip(" )»”\"'").endswith(_ENDS),
    }
    return [code for code, found in findings.items() if found]
