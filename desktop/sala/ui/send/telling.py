"""Sizes and moments as words."""

from __future__ import annotations

from datetime import datetime

from sala.khmer import format_date, format_time
from sala.ui.session import Session

_KILO, _MEGA, _GIGA = 1_000, 1_000_000, 1_000_000_000


def size_text(session: Session, size: int) -> str:
    """Return a size in bytes as KB, MB or GB, such as "3.2 MB"; never less than 1 KB."""
    say = session.translator
    if size < _MEGA:
        return say.format("{n} KB", n=max(1, round(size / _KILO)))
    if size < _GIGA:
        return say.format("{n} MB", n=_rounded(size / _MEGA))
    return say.format("{n} GB", n=_rounded(size / _GIGA))


def _rounded(number: float) -> float:
    """One place behind the point for what is small."""
    return round(number, 1) if number < 10 else round(number)


def moment_text(session: Session, moment: datetime) -> str:
    """Return a moment as day and time in this laptop's zone."""
    here = moment.astimezone()
    return f"{format_date(here.date(), session.language)}, {format_time(here.time(), session.language)}"


def wall_text(session: Session, wall: str) -> str:
    """Return a moment that was written as ISO 8601; "" for what is none."""
    try:
        return moment_text(session, datetime.fromisoformat(wall))
    except (ValueError, OverflowError):
        return ""
