"""Where the marks stand in Khmer of ours: one convention for the interface and for the method."""

from __future__ import annotations

import re

MARKS = {
    "space_before_mark": re.compile(r"\s[។៖?!…»](?!\s*\{)"),
    "no_space_after_mark": re.compile(r"[។៖](?![\s»)]|$)|\?(?![\s»)។]|$)"),
    "quote_joined": re.compile(r"[^\s(]«|»(?![\s។៖?,)…]|$)"),
    "latin_mark": re.compile("[\"“”‘’']|\\.\\.\\.|[\u1780-\u17d3][,:;]"),
    "coeng_da": re.compile("\u17d2\u178a"),  # written with COENG TA throughout, as the glossary does
    "passive_by_habit": re.compile("ត្រូវបាន"),  # Khmer names who does it, or simply says that it is done
}


def mark_faults(text: str) -> list[str]:
    """Return the names of the marks that stand wrong; [] when none does."""
    return [name for name, wrong in MARKS.items() if wrong.search(text)]
