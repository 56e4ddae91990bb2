"""Moments as words."""

from __future__ import annotations

from datetime import datetime

from sala.khmer import format_date, format_time


def moment_text(when: datetime, language: str) -> str:
    """Return a moment in the time of this laptop, as ២៣/១១/២០២៦ ១៧:៥៩."""
    local = when.astimezone()
    return f"{format_date(local, language, 'short')} {format_time(local.time(), language)}"


def wall_text(wall: str, language: str) -> str:
    """Return a moment that a laptop wrote as ISO 8601; "" for what is none."""
    try:
        return moment_text(datetime.fromisoformat(wall), language)
    except (ValueError, OverflowError):
        return ""
