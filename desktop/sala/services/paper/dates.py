"""The dates of a workshop in words."""

from __future__ import annotations

from datetime import date

from sala.domain.records import Workshop
from sala.khmer import format_date, format_date_range


def dates_of(facts: Workshop, language: str) -> str:
    """Return "1 – 3 December 2026" in the language, "" when the workshop has no date yet."""
    if not facts.starts:
        return ""
    try:
        first = date.fromisoformat(facts.starts)
        last = date.fromisoformat(facts.ends) if facts.ends else first
    except ValueError:  # a file from elsewhere may bring anything
        return facts.starts
    return format_date(first, language) if first == last else format_date_range(first, last, language)
