"""search_key: what a person would call the same text has the same key."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from khmer_strategies import PARAGRAPHS, anything, khmer, real, unhurried
from test_khmer_order import SAME_TO_THE_EYE

from sala.khmer import canonical, clusters, khmer_digits, search_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *SAME_TO_THE_EYE,
        ("ស្ដី", "ស្តី"),
        ("ឲ្យ", "ឱ្យ"),
        ("យើ៉", "យ៉ើ"),
        ("ម៉្យាង", "ម្យ៉ាង"),
        ("បែ្រ", "ប្រែ"),
        ("កាេ", "កោ"),
        ("ក់ា", "កា់"),
        ("ក្្ត", "ក្ត"),
        ("េី", "ើ"),
        ("\u17a3", "អ"),
        ("ក\u17b4", "ក"),
        ("ឆ្នាំ២០២៦", "ឆ្នាំ2026"),
        ("ខ្មែរ\u200bល្អ", "ខ្មែរល្អ"),
        ("ខ្មែរ\u2060ល្អ", "ខ្មែរល្អ"),
        ("  សួស្តី \t\n លោក ", "សួស្តី លោក"),
        ("Siem REAP", "siem reap"),
        ("cafe\u0301", "CAFÉ"),
    ],
)
def test_variants_have_one_key(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


@pytest.mark.parametrize(("one", "other"), [("ក", "ខ"), ("ការ", "ក្រ"), ("ប៉ា", "បា"), ("១២", "២១"), ("ស៊ី", "សី")])
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert search_key(one) != search_key(other)


@given(st.one_of(khmer, real), st.randoms(use_true_random=False))
@unhurried
def test_the_key_does_not_see_the_order_of_the_subscript_ro_nor_digits_nor_breaks(
    text: str, chance: random.Random
) -> None:
    variant = re.sub("((?:\u17d2[\u1780-\u1799\u179b-\u17a2])+)(\u17d2\u179a)", r"\2\1", text)
    variant = khmer_digits(variant).replace("\u17d2\u178f", "\u17d2\u178a").replace("\u17be", "\u17c1\u17b8")
    variant = "".join(cluster + "\u200b" * chance.randint(0, 1) for cluster in clusters(variant))
    assert search_key(variant) == search_key(text)


@given(st.sampled_from(PARAGRAPHS), st.randoms(use_true_random=False))
@unhurried
def test_any_order_within_a_cluster_has_the_key_of_the_word(paragraph: str, chance: random.Random) -> None:
    shuffled = []
    for cluster in clusters(paragraph[:80]):
        parts = re.findall("\u17d2.|.", cluster)
        tail = parts[1:]
        subscripts = [part for part in tail if len(part) == 2 and part[1] != "រ"]
        if (
            len(subscripts) < 2
            and "\u17b8" not in tail
            and len({part for part in tail if "\u17c6" <= part <= "\u17d1"}) < 2
        ):
            chance.shuffle(tail)
        shuffled.append("".join(parts[:1] + tail))
    assert search_key("".join(shuffled)) == search_key(paragraph[:80])


@given(anything)
@unhurried
def test_the_key_is_idempotent_blind_to_canonical_and_takes_anything(text: str) -> None:
    key = search_key(text)
    assert search_key(key) == key
    assert search_key(canonical(text)) == key
