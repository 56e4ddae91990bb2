"""The order of a Khmer dictionary (ICU's collation for ``km``), and of Latin within it.

Code points are not in that order: subscripts, robat and independent vowels sort elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from sala.khmer.letters import ZWSP
from sala.khmer.order import canonical

if TYPE_CHECKING:
    import icu

T = TypeVar("T")


@lru_cache(maxsize=16384)
def sort_key(text: str) -> bytes:
    """Return bytes that compare as a dictionary would place ``text``; numbers inside by value (2 before 10)."""
    plain = canonical(text).replace(ZWSP, "")
    key: bytes = _collator().getSortKey(plain.encode("utf-8", "replace").decode("utf-8"))
    return key


def sorted_km(items: Iterable[T], key: Callable[[T], str] = str) -> list[T]:
    """Return ``items`` in dictionary order of ``key(item)``; equal ones keep their order."""
    return sorted(items, key=lambda item: sort_key(key(item)))


@lru_cache(maxsize=1)
def _collator() -> icu.Collator:
    import icu  # noqa: PLC0415  # start-up: loaded when first needed

    collator = icu.Collator.createInstance(icu.Locale("km"))
    collator.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
    return collator
