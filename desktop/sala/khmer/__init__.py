"""Khmer text: spelling order, search, words and line ends, clusters, digits, numbers, dates, sorting.

Pure functions on strings. Everything loads when it is first asked for: the modules below and their patterns, then ICU
and the model of words, so that a program which shows a window first is not kept waiting.
A ``language`` is "km" or "en".
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sala.khmer.checking import check_khmer
    from sala.khmer.clustering import cluster_breaks, clusters
    from sala.khmer.collation import sort_key, sorted_km
    from sala.khmer.comparing import search_key
    from sala.khmer.dates import (
        FIRST_DAY_OF_WEEK,
        MONTHS,
        WEEKDAYS,
        format_date,
        format_date_range,
        format_minutes,
        format_time,
        parse_date,
    )
    from sala.khmer.digits import khmer_digits, latin_digits
    from sala.khmer.display import with_break_marks, without_break_marks
    from sala.khmer.foreign_text import harmless, harmless_line
    from sala.khmer.lunar import format_lunar_date, lunar_date
    from sala.khmer.numbers import format_number, format_riel, parse_number
    from sala.khmer.order import canonical
    from sala.khmer.segmentation import held_together, line_breaks, line_breaks_utf16, words
    from sala.khmer.typed_text import clean_text

__all__ = [
    "FIRST_DAY_OF_WEEK",
    "MONTHS",
    "WEEKDAYS",
    "canonical",
    "check_khmer",
    "clean_text",
    "cluster_breaks",
    "clusters",
    "format_date",
    "format_date_range",
    "format_lunar_date",
    "format_minutes",
    "format_number",
    "format_riel",
    "format_time",
    "harmless",
    "harmless_line",
    "held_together",
    "khmer_digits",
    "latin_digits",
    "line_breaks",
    "line_breaks_utf16",
    "lunar_date",
    "parse_date",
    "parse_number",
    "search_key",
    "sort_key",
    "sorted_km",
    "with_break_marks",
    "without_break_marks",
    "words",
]

_HOMES: Final = {
    name: home
    for home, names in {
        "checking": "check_khmer",
        "clustering": "cluster_breaks clusters",
        "collation": "sort_key sorted_km",
        "comparing": "search_key",
        "dates": """FIRST_DAY_OF_WEEK MONTHS WEEKDAYS
                    format_date format_date_range format_minutes format_time parse_date""",
        "digits": "khmer_digits latin_digits",
        "display": "with_break_marks without_break_marks",
        "foreign_text": "harmless harmless_line",
        "lunar": "format_lunar_date lunar_date",
        "numbers": "format_number format_riel parse_number",
        "order": "canonical",
        "segmentation": "held_together line_breaks line_breaks_utf16 words",
        "typed_text": "clean_text",
    }.items()
    for name in names.split()
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module(f"sala.khmer.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
