"""Numbers and days that were put in words, in the digits that the person chose."""

from __future__ import annotations

from sala.khmer import latin_digits
from sala.language import Translator


def in_own_digits(say: Translator, text: str) -> str:
    """Return ``text``, which holds no words of a person, in the digits that the person chose for the window."""
    return say.digits(latin_digits(text))
