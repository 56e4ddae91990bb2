"""Telephone numbers inside what people wrote."""

from __future__ import annotations

import re
from typing import Final

#: A plus and the code of a country, or a zero, then eight digits at least (Latin or Khmer), in groups or not. Dates and
#: sums of money have no more than eight digits behind a zero.
_NUMBER: Final = re.compile(r"(?<![\d.,])(?:\+\s?\d{1,3}|[0០])(?:[\s\u200b.()-]{0,2}\d){8,11}(?!\d)")


def without_telephone_numbers(text: str, stand_in: str = "…") -> str:
    """Return the text with ``stand_in`` where a telephone number stood."""
    return _NUMBER.sub(stand_in, text)
