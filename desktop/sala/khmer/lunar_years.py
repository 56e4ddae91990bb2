"""The lunar years of the Khmer calendar (chhankitek): how long each is, where it begins, when the new year comes.

Source: Roath Kim Soeun, *Pratitin Soryakkatik-Chankatik* (two volumes, 1900-1999 and 2000-2099), as Phylypo Tum writes
it out in "Khmer Chhankitek Calendar" (cam-cc.org); the new year after J. C. Eade, *The Calendrical Systems of Mainland
South-East Asia* (1995). The sun's year is 292,207/800 days; the moon's day is 692/703 of a day.

A lunar year is counted here from មិគសិរ, about the first of December, and named after the year of our calendar in which
it ends: whatever is inserted is inserted in the rains, so that the months before have the same lengths in every year.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import cache
from itertools import accumulate
from typing import Final

FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)
"""The days for which the calendar is published."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FIRST_DAY: Final = date(1899, 12, 3).toordinal()  # 1 January 1900 was the first of បុស្ស
_BUDDHIST: Final = 544  # the era's year after វិសាខបូជា, less ours
_DAYS, _PARTS = 292_207, 800
_MOON, _MOON_STEP, _MOON_START = 692, 11, 25
_LESSER_ERA: Final = 638  # ចុល្លសករាជ
_EPOCH: Final = 232_743  # the day before the lesser era begins, counted as ``date.toordinal()`` counts
_TRUE_SUN: Final = 2_165  # thousandths of a day: the true sun enters Aries before the mean sun does


class YearKind(Enum):
    """What is inserted in a lunar year: nothing, a thirtieth of ជេស្ឋ, or a second អាសាឍ."""

    USUAL = 354
    LEAP_DAY = 355
    LEAP_MONTH = 384


@cache
def kind_of(year: int) -> YearKind:
    """Return the kind of a lunar year. A day and a month are never inserted together: the day waits for a year."""
    if _wants_month(year):
        return YearKind.LEAP_MONTH
    waits = _wants_day(year - 1) and _wants_month(year - 1)
    return YearKind.LEAP_DAY if waits or _wants_day(year) else YearKind.USUAL


def year_of(day: date) -> tuple[int, int]:
    """Return the lunar year of a day, and how many days of it are over."""
    starts, ordinal = _starts(), day.toordinal()
    year = day.year if ordinal < starts[day.year + 1 - _FIRST_YEAR] else day.year + 1
    return year, ordinal - starts[year - _FIRST_YEAR]


def new_year(year: int) -> tuple[date, date]:
    """Return when the animal of the year and when the ស័ក changes, in April of ``year``.

    The first is the day of មហាសង្ក្រាន្ត, on which the true sun enters Aries, at whatever hour; the second is the day of
    ឡើងស័ក, two or three days later.
    """
    mean, step = divmod(_DAYS * (year - _LESSER_ERA) + 373, _PARTS)
    true = (mean * 1000 + step * 1000 // _PARTS - _TRUE_SUN) // 1000
    return date.fromordinal(true + _EPOCH), date.fromordinal(mean + _EPOCH)


@cache
def _starts() -> tuple[int, ...]:
    lengths = (kind_of(year).value for year in range(_FIRST_YEAR, _LAST_YEAR + 1))
    return tuple(accumulate(lengths, initial=_FIRST_DAY))


def _age_of_the_sun(year: int) -> tuple[int, int]:
    """Return the whole days that the era has at the new year (អាហារគុណ), and the parts of a day beyond (of 800)."""
    days, parts = divmod(_DAYS * (year + _BUDDHIST) + 499, _PARTS)
    return days + 4, parts


def _age_of_the_moon(year: int) -> tuple[int, int]:
    """Return the day of the moon at the new year (បូតិថី, of 30) and the excess of the moon (អាវមាន, of 692)."""
    days, _parts = _age_of_the_sun(year)
    skipped, excess = divmod(_MOON_STEP * days + _MOON_START, _MOON)
    return (days + skipped + 29) % 30, excess


def _wants_month(year: int) -> bool:
    moon, next_moon = _age_of_the_moon(year)[0], _age_of_the_moon(year + 1)[0]
    if (moon, next_moon) == (25, 5):  # only the second of the two
        return False
    return moon >= 25 or moon <= 5 or (moon, next_moon) == (24, 6)


def _wants_day(year: int) -> bool:
    excess = _age_of_the_moon(year)[1]
    long_sun_year = _PARTS - _age_of_the_sun(year)[1] <= 207
    if long_sun_year:
        return excess <= 126
    return excess <= 137 and _age_of_the_moon(year + 1)[1] != 0
