"""The calendar by the moon, against public holidays, other people's program, and its own rules."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from khmer_strategies import unhurried

from sala.khmer import canonical, check_khmer, format_lunar_date, lunar_date
from sala.khmer.lunar import ANIMALS, SAKS, LunarDate
from sala.khmer.lunar_years import FIRST, LAST, YearKind, kind_of, new_year

MONTHS = (
    "មិគសិរ", "បុស្ស", "មាឃ", "ផល្គុន", "ចេត្រ", "ពិសាខ", "ជេស្ឋ", "អាសាឍ", "ស្រាពណ៍", "ភទ្របទ", "អស្សុជ", "កត្តិក",
    "បឋមាសាឍ", "ទុតិយាសាឍ",
)  # fmt: skip
BEGINNINGS = Path(__file__).parent.parent / "data" / "khmer_months.txt"
# Public holidays of Cambodia as they were kept or are decreed: the first day of the new year, វិសាខបូជា, the first of
# the three days of ភ្ជុំបិណ្ឌ and of the water festival. From the yearly sub-decrees on public holidays.
HOLIDAYS = """
2010 04-14 04-28 10-07 11-20
2011 04-14 05-17 09-26 11-09
2012 04-13 05-05 10-14 11-27
2013 04-14 05-24 10-03 11-16
2014 04-14 05-13 09-22 11-05
2015 04-14 05-02 10-11 11-24
2016 04-13 05-20 09-30 11-13
2017 04-14 05-10 09-19 11-02
2018 04-14 04-29 10-08 11-21
2019 04-14 05-18 09-27 11-10
2020 04-13 05-06 09-16 10-30
2021 04-14 04-26 10-05 11-18
2022 04-14 05-15 09-24 11-07
2023 04-14 05-04 10-13 11-26
2024 04-13 05-22 10-01 11-14
2025 04-14 05-11 09-21 11-04
2026 04-14 05-01 10-10 11-23
"""


def moon(day: date) -> tuple[int, bool, str]:
    found = lunar_date(day)
    assert found is not None
    return found.day, found.waning, found.month


@pytest.mark.parametrize("line", HOLIDAYS.strip().splitlines())
def test_public_holidays_fall_on_their_days_of_the_moon(line: str) -> None:
    year, *days = line.split()
    sun, visakha, pchum, water = (date.fromisoformat(f"{year}-{day}") for day in days)
    assert new_year(int(year))[0] == sun
    assert moon(visakha) == (15, False, "ពិសាខ")
    assert moon(pchum) == (14, True, "ភទ្របទ")
    assert moon(water) == (14, False, "កត្តិក")


def test_the_holidays_of_2006_as_the_embassy_in_washington_told_them() -> None:
    assert moon(date(2006, 2, 13)) == (15, False, "មាឃ")
    assert moon(date(2006, 5, 12)) == (15, False, "ពិសាខ")  # a day later than in Thailand: the leap day was in 2005
    assert moon(date(2006, 5, 16)) == (4, True, "ពិសាខ")  # the royal ploughing


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2018, 12, 15), "ថ្ងៃសៅរ៍ ៨កើត ខែមិគសិរ ឆ្នាំច សំរឹទ្ធិស័ក ព.ស. ២៥៦២"),
        (date(2024, 4, 12), "ថ្ងៃសុក្រ ៤កើត ខែចេត្រ ឆ្នាំថោះ បញ្ចស័ក ព.ស. ២៥៦៧"),
        (date(2024, 4, 14), "ថ្ងៃអាទិត្យ ៦កើត ខែចេត្រ ឆ្នាំរោង បញ្ចស័ក ព.ស. ២៥៦៧"),
        (date(2024, 4, 16), "ថ្ងៃអង្គារ ៨កើត ខែចេត្រ ឆ្នាំរោង ឆស័ក ព.ស. ២៥៦៧"),
        (date(2025, 5, 11), "ថ្ងៃអាទិត្យ ១៥កើត ខែពិសាខ ឆ្នាំម្សាញ់ សប្តស័ក ព.ស. ២៥៦៨"),
        (date(2025, 5, 12), "ថ្ងៃចន្ទ ១រោច ខែពិសាខ ឆ្នាំម្សាញ់ សប្តស័ក ព.ស. ២៥៦៩"),
        (date(2026, 7, 1), "ថ្ងៃពុធ ២រោច ខែបឋមាសាឍ ឆ្នាំមមី អដ្ឋស័ក ព.ស. ២៥៧០"),
    ],
)
def test_the_line_of_official_letters(day: date, line: str) -> None:
    assert format_lunar_date(day) == line
    assert canonical(line) == line
    assert check_khmer(line) == ["full_stop"]  # of the shortened word ព.ស., which ends no sentence


def test_every_month_of_a_century_begins_where_another_program_says() -> None:
    told = {}
    for line in BEGINNINGS.read_text(encoding="utf-8").splitlines():
        year, *begins = line.split()
        for entry in begins:
            month, passed = entry.split(":")
            told[date(int(year), 1, 1) + timedelta(days=int(passed))] = MONTHS[int(month)]
    days = [date(1950, 1, 1) + timedelta(days=number) for number in range((date(2061, 1, 1) - date(1950, 1, 1)).days)]
    found = {day: moon(day)[2] for day in days if moon(day)[:2] == (1, False)}
    assert found == told
    assert len(told) > 1370


@unhurried
@given(st.dates(FIRST, LAST - timedelta(days=1)))
def test_the_days_follow_each_other(day: date) -> None:
    now, then = lunar_date(day), lunar_date(day + timedelta(days=1))
    assert now is not None
    assert then is not None
    if now.waning and then.day == 1:
        assert now.day in {14, 15}
        assert not then.waning
        assert then.month != now.month
    else:
        assert then.month == now.month
        assert (then.day, then.waning) == ((1, True) if now.day == 15 else (now.day + 1, now.waning))
    assert then.era - now.era == ((then.day, then.waning, then.month) == (1, True, "ពិសាខ"))
    for names, before, after in ((ANIMALS, now.animal, then.animal), (SAKS, now.sak, then.sak)):
        turned = (names.index(after) - names.index(before)) % len(names)
        assert turned == 0 or (turned == 1 and (day.month, day.day + 1) > (4, 10))


@pytest.mark.parametrize("year", range(1901, 2100))
def test_nothing_is_inserted_two_years_running_and_the_new_year_is_in_chet_or_visak(year: int) -> None:
    assert (kind_of(year - 1), kind_of(year)) != (YearKind.LEAP_MONTH, YearKind.LEAP_MONTH)
    animal, sak = new_year(year)
    assert animal.month == sak.month == 4
    assert sak - animal in {timedelta(days=2), timedelta(days=3)}
    assert moon(sak)[2] in {"ចេត្រ", "ពិសាខ"}


def test_out_of_the_published_years_there_is_no_line() -> None:
    assert lunar_date(FIRST) == LunarDate(1, False, "បុស្ស", "កុរ", "ឯកស័ក", 2443)
    assert lunar_date(LAST) is not None
    for day in (date.min, FIRST - timedelta(days=1), LAST + timedelta(days=1), date.max):
        assert lunar_date(day) is None
        assert format_lunar_date(day) == ""
