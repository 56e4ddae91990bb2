"""Days and times, written and read in both languages. The week starts on Sunday.

The long Khmer form is that of official letters: ថ្ងៃទី១៤ ខែមេសា ឆ្នាំ២០២៦. Short forms put the day first, as Cambodia does.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache
from typing import Final

from sala.khmer.comparing import search_key
from sala.khmer.digits import khmer_digits

FIRST_DAY_OF_WEEK: Final = 6
"""Sunday, counted as ``date.weekday()`` counts (Monday is 0)."""

MONTHS: Final = {
    "km": ("មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា",
           "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
"""The names of the months, January first."""

WEEKDAYS: Final = {
    "km": ("ចន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍", "អាទិត្យ"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
"""The names of the days, Monday first, as ``date.weekday()`` counts."""

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_LONG_EN: Final = re.compile(r"(?:[a-z]+,? )?(?P<day>\d{1,2}) (?P<month>[a-z]+)\.?,? (?P<year>\d{4})", re.ASCII)


def format_date(day: date, language: str, style: str = "long") -> str:
    """Return ``day`` in words ("long"), in words with the day of the week ("weekday"), or in figures ("short")."""
    name = MONTHS[language][day.month - 1]
    weekday = WEEKDAYS[language][day.weekday()]
    if style == "short":
        text = f"{day.day:02}/{day.month:02}/{day.year:04}" if language == "km" else f"{day.day} {name[:3]} {day.year}"
    elif language == "km":
        first = f"ថ្ងៃ{weekday} ទី" if style == "weekday" else "ថ្ងៃទី"
        text = f"{first}{day.day} ខែ{name} ឆ្នាំ{day.year}"
    else:
        text = f"{weekday} {day.day} {name} {day.year}" if style == "weekday" else f"{day.day} {name} {day.year}"
    return _in_digits(text, language)


def format_date_range(start: date, end: date, language: str) -> str:
    """Return the days from ``start`` to ``end``, saying once what both share; one day is written as one day."""
    if start == end:
        return format_date(start, language)
    if start.year != end.year:
        first = format_date(start, language)
    elif start.month != end.month:
        first = _without_year(start, language)
    else:
        first = f"ថ្ងៃទី{start.day}" if language == "km" else f"{start.day}"
    if language == "km":
        return _in_digits(f"{first} ដល់{format_date(end, language)}", language)
    dash = "–" if (start.year, start.month) == (end.year, end.month) else " – "
    return f"{first}{dash}{format_date(end, language)}"


def format_time(moment: time, language: str) -> str:
    """Return the time of day on a clock of 24 hours, as 08:30 or ០៨:៣០."""
    return _in_digits(f"{moment.hour:02}:{moment.minute:02}", language)


def format_minutes(minutes: int, language: str) -> str:
    """Return a length of time in hours and minutes, as ២ ម៉ោង ៣០ នាទី or 2 h 30 min."""
    hours, rest = divmod(abs(minutes), 60)
    hour, minute = ("ម៉ោង", "នាទី") if language == "km" else ("h", "min")
    parts = [f"{hours:,} {hour}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} {minute}")
    return _in_digits("-" * (minutes < 0) + " ".join(parts), language)


def parse_date(text: str) -> date | None:
    """Return the day that ``text`` says, or None.

    Read, with Khmer or Latin digits: 2026-04-14, 14/4/2026 (also with - or .; the day first), the long forms of both
    languages with or without the day of the week (which is not checked), ថ្ងៃទី១៤ ខែ៤ ឆ្នាំ២០២៦. Years have four digits.
    """
    plain = search_key(text)
    if match := _ISO.fullmatch(plain):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(plain):
        return _day(int(match[4]), int(match[3]), int(match[1]))
    if match := _long_km().fullmatch(plain) or _LONG_EN.fullmatch(plain):
        return _day(int(match["year"]), _month(match["month"]), int(match["day"]))
    return None


@lru_cache(maxsize=1)
def _long_km() -> re.Pattern[str]:
    weekdays = "|".join(search_key(name) for name in WEEKDAYS["km"])
    months = "|".join(search_key(name) for name in MONTHS["km"])
    return re.compile(
        rf"(?:ថ្ងៃ ?(?:(?:{weekdays}) ?)?)?(?:ទី ?)?(?P<day>\d{{1,2}}) ?"
        rf"ខែ ?(?P<month>{months}|\d{{1,2}}) ?ឆ្នាំ ?(?P<year>\d{{4}})",
        re.ASCII,
    )


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    for number, (khmer, english) in enumerate(zip(MONTHS["km"], MONTHS["en"], strict=True), start=1):
        if name in {search_key(khmer), english.lower(), english[:3].lower()}:
            return number
    return 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without_year(day: date, language: str) -> str:
    name = MONTHS[language][day.month - 1]
    return f"ថ្ងៃទី{day.day} ខែ{name}" if language == "km" else f"{day.day} {name}"


def _in_digits(text: str, language: str) -> str:
    return khmer_digits(text) if language == "km" else text
