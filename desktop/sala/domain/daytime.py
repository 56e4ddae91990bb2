"""Times of a day as whole minutes after midnight: what the agenda counts with. No time zones: a clock on the wall."""

from __future__ import annotations

import re
from datetime import date, datetime

from sala.errors import WrongUse

MINUTES_OF_DAY = 24 * 60
_FORM = re.compile(r"([01]?\d|2[0-3])[:.hH]([0-5]\d)")


def minute_of(text: str) -> int | None:
    """Return the minutes after midnight of a stored time (HH:MM); None where it is none."""
    match = _FORM.fullmatch(text)
    return int(match.group(1)) * 60 + int(match.group(2)) if match else None


def daytime(minute: int) -> str:
    """Return minutes after midnight as HH:MM; what lies after midnight counts on, as 25:10."""
    hours, minutes = divmod(max(minute, 0), 60)
    return f"{hours:02d}:{minutes:02d}"


def check_daytime(text: str) -> str:
    """Return what a person typed (8:30, 8.30, 08h30) as HH:MM.

    Raises:
        WrongUse: ``time.not_a_time`` (parameter: text).
    """
    minute = minute_of(text.strip())
    if minute is None:
        raise WrongUse("time.not_a_time", text=text[:40])
    return daytime(minute)


def minute_at(day: str, moment: datetime) -> int:
    """Return how many minutes after the midnight that begins ``day`` (ISO date) a local moment is.

    It is negative before that day. A day without a date is taken to be that of the moment.
    """
    try:
        begins = date.fromisoformat(day)
    except ValueError:
        begins = moment.date()
    return (moment.date() - begins).days * MINUTES_OF_DAY + moment.hour * 60 + moment.minute


def read_moment(text: str) -> datetime | None:
    """Return a stored local moment (YYYY-MM-DDTHH:MM); None where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=None)


def moment_text(moment: datetime) -> str:
    """Return a local moment as it is stored: to the minute, without a time zone."""
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")
