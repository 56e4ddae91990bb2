"""Rules for what a person may type into a field of a workshop, a participant or a team."""

from __future__ import annotations

from datetime import date

from sala.errors import WrongUse

NAME_LENGTH = 200
LINE_LENGTH = 1_000
TEXT_LENGTH = 100_000
#: Workshops before Sala, or further ahead than a plan reaches, are typing mistakes.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
LONGEST_WORKSHOP_DAYS = 60


def check_date(text: str) -> str:
    """Return ``text`` if it is an ISO date in the range that a workshop can have; "" stays "".

    Raises:
        WrongUse: ``date.not_a_date`` or ``date.out_of_range`` (parameters: text, first, last).
    """
    if not text:
        return ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise WrongUse("date.not_a_date", text=text[:40]) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise WrongUse("date.out_of_range", text=text, first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat())
    return day.isoformat()


def check_dates(starts: str, ends: str) -> tuple[str, str]:
    """Return both dates of a workshop; the end defaults to the start.

    Raises:
        WrongUse: as ``check_date``; ``date.ends_before_start``; ``date.too_long`` (parameter: days).
    """
    first, last = check_date(starts), check_date(ends) or check_date(starts)
    if first and last:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
        if days < 1:
            raise WrongUse("date.ends_before_start", starts=first, ends=last)
        if days > LONGEST_WORKSHOP_DAYS:
            raise WrongUse("date.too_long", days=days, most=LONGEST_WORKSHOP_DAYS)
    return first, last
