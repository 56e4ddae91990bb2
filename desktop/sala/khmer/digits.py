"""Khmer and Latin digits: the same numbers in two sets of shapes."""

from __future__ import annotations

from typing import Final

from sala.khmer.letters import DIGITS

_TO_KHMER: Final = {ord(str(value)): shape for value, shape in enumerate(DIGITS)}
_TO_LATIN: Final = {ord(shape): str(value) for value, shape in enumerate(DIGITS)}


def khmer_digits(text: str) -> str:
    """Return ``text`` with 0-9 written ០-៩."""
    return text.translate(_TO_KHMER)


def latin_digits(text: str) -> str:
    """Return ``text`` with ០-៩ written 0-9."""
    return text.translate(_TO_LATIN)
