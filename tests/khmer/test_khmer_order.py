"""canonical: one order, and nothing that a reader could see changes."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from khmer_drawing import drawn, has_dotted_circle
from khmer_strategies import PARAGRAPHS, anything, clusters, khmer, unhurried

from sala.khmer import canonical

SAME_TO_THE_EYE = [
    ("ស្រ្តី", "ស្ត្រី"),
    ("ខែ្មរ", "ខ្មែរ"),
    ("ធ្វេី", "ធ្វើ"),
    ("កេាះ", "កោះ"),
    ("កំុ", "កុំ"),
    ("សេ្តច", "ស្តេច"),
    ("ចិ្រ", "ច្រិ"),
    ("ប៉្រិក", "ប្រ៉ិក"),
    ("បុី", "ប៉ី"),
    ("សុី", "ស៊ី"),
    ("អុាំ", "អ៊ាំ"),
]

#: More coeng signs and breaks than chance would give.
ANYTHING_KHMER = [*map(chr, range(0x1780, 0x17FA)), *"រតញប្្\u200b\u200c\u200d Aa1"]


@pytest.mark.parametrize(("typed", "expected"), SAME_TO_THE_EYE)
def test_an_order_that_looks_the_same_becomes_the_canonical_one(typed: str, expected: str) -> None:
    assert canonical(typed) == expected
    assert drawn(typed) == drawn(expected)


@pytest.mark.parametrize("text", ["យើ៉", "កាេ", "ក់ា", "កំា", "ក្ត្ម", "ម៉្យាង", "បែ្រ", "ស្ដី", "ឲ្យ", "ក្្ត"])
def test_what_would_look_different_stays_as_typed(text: str) -> None:
    assert canonical(text) == text


def test_coeng_da_and_ta_stay_as_typed() -> None:
    assert canonical("ប្រដាប់ក្ដីក្តី") == "ប្រដាប់ក្ដីក្តី"


@pytest.mark.parametrize("text", ["ខ្មែរ\u200bល្អ", "ខ\u200b្ម\u200bែរ", "ស្\u200bត្រី", " \u200bា"])
def test_a_typed_break_stays_where_it_was_typed(text: str) -> None:
    assert canonical(text) == text


@pytest.mark.parametrize("text", ["្រ្រ្ត", "្រុី", "៌្រ្រ្យ", "្\u200bរ្រ្ត", "ិ្បុឹ", "\u17a4\u17d0ុ"])
def test_what_only_looks_like_a_cluster_stays(text: str) -> None:
    assert canonical(text) == text


def test_what_is_not_khmer_is_composed() -> None:
    assert canonical("cafe\u0301 នៅខ្មែរ") == "café នៅខ្មែរ"
    assert canonical("ក្\u17ddរ") == "ក្\u17ddរ", "NFC would tear the coeng from its letter"


def test_real_text_is_in_canonical_order_but_for_slips() -> None:
    changed = [paragraph for paragraph in PARAGRAPHS if canonical(paragraph) != paragraph]
    assert len(PARAGRAPHS) == 92
    assert len(changed) < 10
    for paragraph in PARAGRAPHS:
        assert drawn(canonical(paragraph)) == drawn(paragraph)


def test_every_short_cluster_is_drawn_as_before() -> None:
    """All clusters of up to three parts with one letter, sign or vowel of each behaviour: 70,000 of them."""
    parts = ["\u17d2" + letter for letter in "រតយញប"]
    parts += "\u17c9\u17ca\u17cc\u17c1\u17be\u17bf\u17c5\u17bb\u17b8\u17b6\u17c6\u17d0\u17cb\u17c7"
    changed = 0
    for base, count in itertools.product("កងញបយរវសអឥ", (2, 3)):
        for tail in itertools.product(parts, repeat=count):
            text = base + "".join(tail)
            ordered = canonical(text)
            if ordered != text:
                changed += 1
                assert drawn(ordered) == drawn(text), (text, ordered)
    assert changed > 3000


@given(clusters)
@unhurried
def test_a_cluster_is_drawn_as_before(text: str) -> None:
    assert drawn(canonical(text)) == drawn(text)


@given(st.text(st.sampled_from(ANYTHING_KHMER), min_size=1, max_size=12))
@unhurried
def test_any_order_of_anything_khmer_is_drawn_as_before(text: str) -> None:
    assert drawn(canonical(text)) == drawn(text)


@given(khmer)
@unhurried
def test_what_a_renderer_calls_broken_is_left_alone(text: str) -> None:
    if len(text) and has_dotted_circle(text):
        assert has_dotted_circle(canonical(text))


@given(anything)
@example("\u1100\u200b\u1161")
@unhurried
def test_canonical_is_idempotent_and_takes_anything(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once


@given(anything)
@unhurried
def test_nothing_is_lost_but_what_cannot_be_seen(text: str) -> None:
    def letters(some: str) -> list[str]:
        decomposed = unicodedata.normalize("NFD", some.replace("\u200b", ""))
        plain = decomposed.replace("\u17be", "\u17c1\u17b8").replace("\u17c4", "\u17c1\u17b6")
        return sorted("\u17bb" if letter in "\u17c9\u17ca" else letter for letter in plain)

    assert letters(canonical(text)) == letters(text)
