"""Digits, numbers, riel: written one way, read only when there is one reading."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from khmer_strategies import anything, unhurried

from sala.errors import WrongUse
from sala.khmer import format_number, format_riel, khmer_digits, latin_digits, parse_number


def test_digits_change_shape_only() -> None:
    assert khmer_digits("ទំព័រ 1/20") == "ទំព័រ ១/២០"
    assert latin_digits("០១២៣៤៥៦៧៨៩ ក") == "0123456789 ក"


@pytest.mark.parametrize(
    ("value", "places", "km", "en"),
    [
        (0, None, "០", "0"),
        (1250000, None, "១,២៥០,០០០", "1,250,000"),
        (-1500, None, "-១,៥០០", "-1,500"),
        (2.5, None, "២.៥", "2.5"),
        (2.5, 0, "៣", "3"),
        (Decimal("0.125"), 2, "០.១៣", "0.13"),
        (Decimal("10.500"), None, "១០.៥", "10.5"),
        (Decimal("1E+3"), None, "១,០០០", "1,000"),
        (3, 2, "៣.០០", "3.00"),
        (-0.0, None, "០", "0"),
        (Decimal(10) ** 35, 0, "១០០" + ",០០០" * 11, "100" + ",000" * 11),
    ],
)
def test_numbers_are_written(value: float | Decimal, places: int | None, km: str, en: str) -> None:
    assert format_number(value, "km", places) == km
    assert format_number(value, "en", places) == en


def test_riel_is_whole_and_follows_the_number() -> None:
    assert format_riel(1250000, "km") == "១,២៥០,០០០៛"
    assert format_riel(Decimal("999.5"), "en") == "1,000៛"


@pytest.mark.parametrize("value", [float("inf"), float("nan"), Decimal("sNaN")])
def test_what_is_no_number_is_not_written(value: float | Decimal) -> None:
    with pytest.raises(WrongUse) as caught:
        format_number(value, "km")
    assert caught.value.code == "number.not_finite"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1250", "1250"),
        ("១២៥០", "1250"),
        (" 1,250 ", "1250"),
        ("១,២៥០,០០០", "1250000"),
        ("1,250.5", "1250.5"),
        ("1 250 000", "1250000"),
        ("1\u202f250", "1250"),
        ("1.250.000", "1250000"),
        ("1.250,5", "1250.5"),
        ("1.250.000,75", "1250000.75"),
        ("-3.5", "-3.5"),
        ("\u22123", "-3"),
        ("0.125", "0.125"),
        ("12\u200b00", "1200"),
        ("007", "7"),
        ("12345678901234567890123456789012345", "12345678901234567890123456789012345"),
    ],
)
def test_one_reading_is_read(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "-", "1.250", "១.២៥០", "1,5", "12,50", "1,25,000", "1,2500", "0,125", "1,250,00", "1.25.000", "1,250.000.5",
     "1e5", "inf", "nan", "abc", "1-2", "--1", "1 25", "1_000", "٣", "1,250 000", "1..2", ".5", "5.", "9" * 41],
)  # fmt: skip
def test_two_readings_or_none_are_refused(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(-(10**20), 10**20), st.sampled_from(["km", "en"]))
@unhurried
def test_whole_numbers_that_we_write_we_read(value: int, language: str) -> None:
    assert parse_number(format_number(value, language)) == value


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["km", "en"]))
@unhurried
def test_hundredths_that_we_write_we_read(value: Decimal, language: str) -> None:
    assert parse_number(format_number(value, language)) == value


@given(anything)
@unhurried
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = parse_number(text)
    assert number is None or (number.is_finite() and any(sign.isdecimal() for sign in text))
