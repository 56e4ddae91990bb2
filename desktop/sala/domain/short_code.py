"""Short codes: six characters for paper, QR and the telephone, with a check character."""

from __future__ import annotations

import secrets
from collections.abc import Callable

#: No 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: pairs that are confused in handwriting or when spoken.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
LENGTH = 6


def new_code(choose: Callable[[str], str] = secrets.choice) -> str:
    """Return a fresh code: five random characters and a check character."""
    body = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check(body)


def read_code(text: str) -> str | None:
    """Return the code that a person typed (spaces, hyphens and case aside), or None if it is not one.

    One wrong character, or two neighbours exchanged, never gives another valid code.
    """
    code = "".join(text.split()).replace("-", "").upper()
    if len(code) != LENGTH or any(character not in ALPHABET for character in code):
        return None
    return code if _check(code[:-1]) == code[-1] else None


def _check(body: str) -> str:
    """Weighted sum modulo the prime 23: weights differ, so single errors and exchanges change the sum."""
    total = sum(weight * ALPHABET.index(character) for weight, character in enumerate(body, start=2))
    return ALPHABET[-total % len(ALPHABET)]
