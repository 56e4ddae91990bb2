"""Numbers and riel, written and read.

One notation for both languages: groups of three after a comma, decimals after a point, 1,250,000.5 or ១,២៥០,០០០.៥.
Older official Khmer documents group with points; receipts, banks, spreadsheets and present locale data (CLDR) do it as
here, and a page that holds both languages must not use the comma for two things.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from sala.errors import WrongUse
from sala.khmer.digits import khmer_digits, latin_digits
from sala.khmer.letters import ZWSP

RIEL: Final = "៛"

_SPACES: Final = " \u00a0\u2009\u202f"
_PLAIN: Final = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_COMMAS: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_GAPS: Final = re.compile(rf"[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}})+(?:\.\d+)?", re.ASCII)
_POINTS: Final = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d+)", re.ASCII)
#: One point and three digits: 1.250 is 1250 to some and 1.25 to others.
_TWO_READINGS: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_LONGEST: Final = 40


def format_number(value: float | Decimal, language: str, places: int | None = None) -> str:
    """Return ``value`` in groups of three, with Khmer digits when ``language`` is "km".

    ``places`` decimals, rounded half up; None: as many as the value has.

    Raises:
        WrongUse: ``number.not_finite`` for infinity and "not a number".
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        raise WrongUse("number.not_finite")
    if places is not None:
        digits = max(number.adjusted(), 0) + places + 2  # the usual 28 would refuse what a person can type
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=digits))
    text = f"{number:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if not number:
        text = text.removeprefix("-")
    return khmer_digits(text) if language == "km" else text


def format_riel(amount: float | Decimal, language: str) -> str:
    """Return an amount of money in whole riel, as ១,២៥០,០០០៛; the sign of the riel follows the number."""
    return format_number(amount, language, places=0) + RIEL


def parse_number(text: str) -> Decimal | None:
    """Return the number that ``text`` says, or None when it says none or could mean two.

    Khmer or Latin digits. Read: 1250, 1,250, 1,250.5, 1 250, 1.250.000, 1.250,5. Refused: 1.250 (to some 1250, to
    others 1.25), 1,5 and 12,50 (a comma parts groups of three here), words, exponents, more than 40 characters.
    """
    plain = latin_digits(text.replace(ZWSP, "")).strip().replace("\u2212", "-")
    if len(plain) > _LONGEST:
        return None
    amount = plain.removeprefix("-")
    if _TWO_READINGS.fullmatch(amount):
        return None
    if _PLAIN.fullmatch(amount) or _COMMAS.fullmatch(amount) or _GAPS.fullmatch(amount):
        return Decimal(re.sub(f"[,{_SPACES}]", "", plain))
    if _POINTS.fullmatch(amount):
        return Decimal(plain.replace(".", "").replace(",", "."))
    return None
