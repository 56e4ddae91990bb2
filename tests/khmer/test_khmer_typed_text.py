"""clean_text and check_khmer: what comes in from people, and what we wrote ourselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from khmer_strategies import anything, unhurried

from sala.errors import WrongUse
from sala.khmer import canonical, check_khmer, clean_text


@pytest.mark.parametrize(
    ("typed", "lines", "expected"),
    [
        ("  ស្រ្តី\t១ ", False, "ស្ត្រី ១"),
        ("មួយ\r\nពីរ\rបី\u2028បួន", True, "មួយ\nពីរ\nបី\nបួន"),
        ("មួយ\r\nពីរ", False, "មួយ ពីរ"),
        ("ក\x00\x07ា\x7f", False, "កា"),
        ("\ufeff\u200b \u200bខ្មែរ\u200bល្អ\u200b ", False, "ខ្មែរ\u200bល្អ"),
        ("a\ud800b", False, "a\ufffdb"),
        ("\u202eabc\u202c", False, "abc"),
        ("", False, ""),
    ],
)
def test_what_is_typed_is_made_fit(typed: str, lines: bool, expected: str) -> None:
    assert clean_text(typed, lines=lines, limit=100) == expected


def test_too_long_is_refused_not_cut() -> None:
    assert clean_text(" កខគ ", lines=False, limit=3) == "កខគ"
    with pytest.raises(WrongUse) as caught:
        clean_text("កខគឃ", lines=False, limit=3)
    assert (caught.value.code, caught.value.parameters) == ("text.too_long", {"limit": 3, "length": 4})


@given(anything, st.booleans())
@unhurried
def test_clean_text_is_canonical_idempotent_and_can_be_written(text: str, lines: bool) -> None:
    clean = clean_text(text, lines=lines, limit=10_000)
    assert clean_text(clean, lines=lines, limit=10_000) == clean
    assert canonical(clean) == clean
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert clean == clean.strip()
    assert lines or "\n" not in clean


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("សូមរក្សាទុកជាមុនសិន។", []),
        ("ស្រ្តី", ["order"]),
        ("ខ្មែរ\u200bល្អ", ["zwsp"]),
        ("ខ្មែរ  ល្អ", ["double_space"]),
        (" ខ្មែរ", ["edge_space"]),
        ("ខ្មែរ ។", ["space"]),
        ("ឯកសារ Excel", ["latin"]),
        ("ខ្មែរ.", ["full_stop"]),
        ("{count} នាក់ ក្នុង %(place)s <b>ក</b>", []),
    ],
)
def test_slips_are_named(text: str, codes: list[str]) -> None:
    assert check_khmer(text) == codes


def test_allowed_latin_and_the_end_of_sentences() -> None:
    assert check_khmer("ឯកសារ Excel និង USB", allowed_latin=("excel", "usb")) == []
    assert check_khmer("សូមរក្សាទុក", sentence=True) == ["no_end"]
    assert check_khmer("រក្សាទុកឬទេ?", sentence=True) == []
    assert check_khmer("«សូមរក្សាទុក។»", sentence=True) == []


@given(anything)
@unhurried
def test_any_text_can_be_checked(text: str) -> None:
    assert ("order" in check_khmer(text)) == (canonical(text) != text)
