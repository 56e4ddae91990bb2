"""Days by the moon, as official letters and calendars write them above the day by the sun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from typing import Final

from sala.khmer.dates import WEEKDAYS
from sala.khmer.digits import khmer_digits
from sala.khmer.lunar_years import FIRST, LAST, YearKind, kind_of, new_year, year_of

_BEFORE_RAINS: Final = (
    ("មិគសិរ", 29), ("បុស្ស", 30), ("មាឃ", 29), ("ផល្គុន", 30), ("ចេត្រ", 29), ("ពិសាខ", 30),
)  # fmt: skip
_RAINS: Final = {
    YearKind.USUAL: (("ជេស្ឋ", 29), ("អាសាឍ", 30)),
    YearKind.LEAP_DAY: (("ជេស្ឋ", 30), ("អាសាឍ", 30)),
    YearKind.LEAP_MONTH: (("ជេស្ឋ", 29), ("បឋមាសាឍ", 30), ("ទុតិយាសាឍ", 30)),
}
_AFTER: Final = (("ស្រាពណ៍", 29), ("ភទ្របទ", 30), ("អស្សុជ", 29), ("កត្តិក", 30))
ANIMALS: Final = ("ជូត", "ឆ្លូវ", "ខាល", "ថោះ", "រោង", "ម្សាញ់", "មមី", "មមែ", "វក", "រកា", "ច", "កុរ")
"""The animals of the years, the rat first, as 2020 was."""
SAKS: Final = (
    "សំរឹទ្ធិស័ក", "ឯកស័ក", "ទោស័ក", "ត្រីស័ក", "ចត្វាស័ក", "បញ្ចស័ក", "ឆស័ក", "សប្តស័ក", "អដ្ឋស័ក", "នព្វស័ក",
)  # fmt: skip
"""The years of a decade, by the last figure of the lesser era (ចុល្លសករាជ)."""
_FULL_MOON: Final = 15
#: The Buddhist era goes on on the day after វិសាខបូជា, the full moon of ពិសាខ.
_ERA_GOES_ON: Final = sum(days for _name, days in _BEFORE_RAINS[:-1]) + _FULL_MOON


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day by the moon: its number (1 to 15) while the moon grows, or from the full moon on (``waning``).

    ``month``, ``animal`` and ``sak`` are their Khmer names; ``era`` is the year of the Buddhist era.
    """

    day: int
    waning: bool
    month: str
    animal: str
    sak: str
    era: int


def lunar_date(day: date) -> LunarDate | None:
    """Return the day by the moon; None outside the years 1900 to 2099, for which the calendar is published."""
    if not FIRST <= day <= LAST:
        return None
    year, passed = year_of(day)
    month, of_month = _month(kind_of(year), passed)
    animal, sak = new_year(day.year)
    return LunarDate(
        day=(of_month - 1) % _FULL_MOON + 1,
        waning=of_month > _FULL_MOON,
        month=month,
        animal=ANIMALS[(day.year - 4 - (day < animal)) % len(ANIMALS)],
        sak=SAKS[(day.year - 638 - (day < sak)) % len(SAKS)],
        era=year + (544 if passed >= _ERA_GOES_ON else 543),
    )


def format_lunar_date(day: date) -> str:
    """Return the line of official letters, as ថ្ងៃព្រហស្បតិ៍ ២រោច ខែកត្តិក ឆ្នាំមមី អដ្ឋស័ក ព.ស. ២៥៧០.

    Khmer only, as it is written in no other language; "" outside the years 1900 to 2099.
    """
    found = lunar_date(day)
    if found is None:
        return ""
    moon = "រោច" if found.waning else "កើត"
    return khmer_digits(
        f"ថ្ងៃ{WEEKDAYS['km'][day.weekday()]} {found.day}{moon} ខែ{found.month} "
        f"ឆ្នាំ{found.animal} {found.sak} ព.ស. {found.era}"
    )


@cache
def _month(kind: YearKind, passed: int) -> tuple[str, int]:
    """Return the month of the day before which so many days of the year have passed, and which of its days it is."""
    months = (*_BEFORE_RAINS, *_RAINS[kind], *_AFTER)
    begins = accumulate((length for _name, length in months), initial=0)
    name, begin = [(name, begin) for (name, _), begin in zip(months, begins, strict=False) if begin <= passed][-1]
    return name, passed - begin + 1
