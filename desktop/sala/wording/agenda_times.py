"""Times and lengths of an agenda, in the digits of the reader."""

from __future__ import annotations

from sala.domain.daytime import daytime
from sala.khmer import format_minutes, latin_digits
from sala.language import Translator


def time_text(minute: int, translator: Translator | None = None) -> str:
    """Return minutes after midnight as a time; without a translator as a program reads it."""
    return translator.digits(daytime(minute)) if translator else daytime(minute)


def length_text(minutes: int, translator: Translator) -> str:
    """Return a length as hours and minutes."""
    return translator.digits(latin_digits(format_minutes(minutes, translator.language)))
