"""Fractional index: the place of a record in a list as a text that sorts, so that moving one changes only that one.

Source of the method: D. Greenspan, "Implementing Fractional Indexing", 2020.
"""

from __future__ import annotations

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def key_between(before: str | None, after: str | None) -> str:
    """Return a key that sorts after ``before`` and ahead of ``after``; None means the start or the end of the list.

    Keys are ASCII texts that compare by code point and never end in "0". Two laptops may choose the same key: equal
    keys are ordered by record id. Beside keys that a foreign program made up it does as well as can be done.

    Raises:
        ValueError: when ``before`` does not sort ahead of ``after``.
    """
    low, high = before or "", after
    if high is not None and low >= high:
        raise ValueError(before, after)
    if not (_is_key(low) and _is_key(high or "")):
        return _beside_foreign(low, high)
    if high is None and low:
        return _after(low)
    return _midpoint(low, high)


def _is_key(text: str) -> bool:
    return not text.endswith("0") and all(character in _DIGITS for character in text)


def _beside_foreign(low: str, high: str | None) -> str:
    """Return a key between texts of which one is no key; where nothing lies between them, the lower one again."""
    if high is None or low + "V" < high:
        return low + "V"
    room = low
    while room < high:
        following = high[len(room)]
        if following > "0":
            return room + "0V"
        if following < "0":
            break
        room += "0"
    return low


def _after(key: str) -> str:
    """Step on by one at a fixed width of four, so that a list that only grows keeps short keys."""
    number = 0
    head = (key + "000")[:4]
    for character in head:
        number = number * _BASE + _DIGITS.index(character)
    number += 1
    if number >= _BASE**4:
        return key + "V"
    digits = []
    while number:
        number, digit = divmod(number, _BASE)
        digits.append(_DIGITS[digit])
    stepped = "".join(reversed(digits)).rjust(4, "0").rstrip("0")
    return stepped if stepped > key else key + "V"


def _midpoint(low: str, high: str | None) -> str:
    prefix = ""
    while True:
        first = _DIGITS.index(low[0]) if low else 0
        last = _DIGITS.index(high[0]) if high else _BASE
        if last - first > 1:
            return prefix + _DIGITS[(first + last) // 2]
        prefix += _DIGITS[first]
        low = low[1:]
        high = high[1:] if high and first == last else None


def first_keys(count: int) -> list[str]:
    """Return ``count`` ascending keys for a list that is made at once."""
    keys: list[str] = []
    key: str | None = None
    for _ in range(count):
        key = key_between(key, None)
        keys.append(key)
    return keys
