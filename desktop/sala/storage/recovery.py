"""The recovery key: the key of a workspace as text that a person can write down and type.

Thirteen groups of four, of 32 letters and digits without I, L, O and U (Crockford's base 32), and a fourteenth group
that checks the others.
"""

from __future__ import annotations

import hashlib

from sala.errors import WrongUse
from sala.storage.keys import KEY_BYTES

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans("ILO", "110")
_DIGITS = 52  # 260 bits hold the 256 of the key
_CHECK_DIGITS = 4


def recovery_text(key: bytes) -> str:
    """Return a key as its recovery key: 14 groups of four, joined by hyphens."""
    text = _digits(int.from_bytes(key, "big"), _DIGITS) + _check(key)
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def key_from(text: str) -> bytes:
    """Return the key that a person typed; blanks, hyphens, case and look-alikes aside.

    Raises:
        WrongUse: ``recovery_key.wrong`` when it has another length, a strange character or a mistake.
    """
    typed = "".join(character for character in text.upper() if not character.isspace() and character not in "-–")
    digits = typed.translate(_LOOK_ALIKES)
    if len(digits) != _DIGITS + _CHECK_DIGITS or any(digit not in _ALPHABET for digit in digits):
        raise WrongUse("recovery_key.wrong")
    number = 0
    for digit in digits[:_DIGITS]:
        number = number * 32 + _ALPHABET.index(digit)
    if number >> 8 * KEY_BYTES:
        raise WrongUse("recovery_key.wrong")
    key = number.to_bytes(KEY_BYTES, "big")
    if _check(key) != digits[_DIGITS:]:
        raise WrongUse("recovery_key.wrong")
    return key


def _check(key: bytes) -> str:
    digest = hashlib.sha256(b"sala recovery key" + key).digest()
    return _digits(int.from_bytes(digest[:4], "big") >> 12, _CHECK_DIGITS)


def _digits(number: int, count: int) -> str:
    digits = []
    for _ in range(count):
        number, digit = divmod(number, 32)
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))
