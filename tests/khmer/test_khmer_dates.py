"""Days and times in both languages, and back."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from khmer_strategies import anything, unhurried

from sala.khmer import (
    FIRST_DAY_OF_WEEK,
    MONTHS,
    WEEKDAYS,
    canonical,
    check_khmer,
    format_date,
    format_date_range,
    format_minutes,
    format_time,
    parse_date,
)

DAY = date(2026, 4, 14)


@pytest.mark.parametrize(
    ("style", "km", "en"),
    [
        ("long", "ថ្ងៃទី១៤ ខែមេសា ឆ្នាំ២០២៦", "14 April 2026"),
        ("weekday", "ថ្ងៃអង្គារ ទី១៤ ខែមេសា ឆ្នាំ២០២៦", "Tuesday 14 April 2026"),
        ("short", "១៤/០៤/២០២៦", "14 Apr 2026"),
    ],
)
def test_a_day_is_written(style: str, km: str, en: str) -> None:
    assert format_date(DAY, "km", style) == km
    assert format_date(DAY, "en", style) == en


@pytest.mark.parametrize(
    ("end", "km", "en"),
    [
        (date(2026, 4, 14), "ថ្ងៃទី១៤ ខែមេសា ឆ្នាំ២០២៦", "14 April 2026"),
        (date(2026, 4, 16), "ថ្ងៃទី១៤ ដល់ថ្ងៃទី១៦ ខែមេសា ឆ្នាំ២០២៦", "14–16 April 2026"),
        (date(2026, 5, 2), "ថ្ងៃទី១៤ ខែមេសា ដល់ថ្ងៃទី២ ខែឧសភា ឆ្នាំ២០២៦", "14 April – 2 May 2026"),
        (
            date(2027, 1, 2),
            "ថ្ងៃទី១៤ ខែមេសា ឆ្នាំ២០២៦ ដល់ថ្ងៃទី២ ខែមករា ឆ្នាំ២០២៧",
            "14 April 2026 – 2 January 2027",
        ),
    ],
)
def test_days_in_a_row_are_written(end: date, km: str, en: str) -> None:
    assert format_date_range(DAY, end, "km") == km
    assert format_date_range(DAY, end, "en") == en


def test_times_are_written() -> None:
    assert format_time(time(8, 5), "km") == "០៨:០៥"
    assert format_time(time(17, 30), "en") == "17:30"


@pytest.mark.parametrize(
    ("minutes", "km", "en"),
    [
        (0, "០ នាទី", "0 min"),
        (45, "៤៥ នាទី", "45 min"),
        (60, "១ ម៉ោង", "1 h"),
        (150, "២ ម៉ោង ៣០ នាទី", "2 h 30 min"),
        (90_000, "១,៥០០ ម៉ោង", "1,500 h"),
        (-90, "-១ ម៉ោង ៣០ នាទី", "-1 h 30 min"),
    ],
)
def test_lengths_of_time_are_written(minutes: int, km: str, en: str) -> None:
    assert format_minutes(minutes, "km") == km
    assert format_minutes(minutes, "en") == en


def test_the_week_starts_on_sunday() -> None:
    assert WEEKDAYS["km"][FIRST_DAY_OF_WEEK] == "អាទិត្យ"
    assert WEEKDAYS["en"][FIRST_DAY_OF_WEEK] == "Sunday"


def test_names_are_spelled_as_the_rest_of_our_khmer() -> None:
    for name in (*MONTHS["km"], *WEEKDAYS["km"]):
        assert check_khmer(name) == []
        assert canonical(name) == name
    assert len(set(MONTHS["km"])) == 12
    assert len(set(WEEKDAYS["km"])) == 7


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-14",
        "14/4/2026",
        "14/04/2026",
        "១៤-៤-២០២៦",
        "14.4.2026",
        " ថ្ងៃទី១៤ ខែមេសា ឆ្នាំ២០២៦ ",
        "ថ្ងៃទី ១៤ ខែ មេសា ឆ្នាំ ២០២៦",
        "ថ្ងៃទី14ខែមេសាឆ្នាំ2026",
        "ថ្ងៃអង្គារទី១៤ ខែមេសា ឆ្នាំ២០២៦",
        "ថ្ងៃអង្គារ ទី១៤ ខែ៤ ឆ្នាំ២០២៦",
        "ថ្ងៃទី១៤\u200bខែមេសា\u200bឆ្នាំ២០២៦",
        "14 April 2026",
        "Tuesday, 14 april 2026",
        "14 Apr. 2026",
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["", "31/2/2026", "4/14/2026", "14/4/26", "2026", "14/4-2026", "ថ្ងៃទី៣១ ខែមេសា ឆ្នាំ២០២៦", "14 Avril 2026",
     "ថ្ងៃទី១៤ ខែ១៣ ឆ្នាំ២០២៦", "0/1/2026", "tomorrow", "2026-04-14T00:00"],
)  # fmt: skip
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["km", "en"]), st.sampled_from(["long", "weekday", "short"]))
@unhurried
def test_days_that_we_write_we_read(day: date, language: str, style: str) -> None:
    assert parse_date(format_date(day, language, style)) == day


@given(anything)
@unhurried
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert parse_date(text) is None or any(sign.isdecimal() for sign in text)
