"""Sizes and moments as words."""

from __future__ import annotations

from datetime import datetime

from sala.khmer import format_date, format_time
from sala.ui.session import Session

_KILO, _MEGA = 1_000, 1_000_000


def size_text(session: Session, size: int) -> str:
    """Return a size in bytes as kilobytes or megabytes, such as "3.2 MB"; never less than 1 KB."""
    say = session.translator
    if size < _MEGA:
        return say.format("{n} KB", n=max(1, round(size / _KILO)))
    megabytes = size / _MEGA
    return say.format("{n} MB", n=round(megabytes, 1) if megabytes < 10 else round(megabytes))


def moment_text(session: Session, moment: datetime) -> str:
    """Return a moment as day and time in this laptop's zone."""
    here = moment.astimezone()
    return f"{format_date(here.date(), session.language)}, {format_time(here.time(), session.language)}"


def wall_text(session: Session, wall: str) -> str:
    """Return a moment that was written as ISO 8601; "" for what is none."""
    try:
        return moment_text(session, datetime.fromisoformat(wall))
    except ValueError:
        return ""
