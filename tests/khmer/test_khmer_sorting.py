"""sort_key: the order of the dictionary."""

from __future__ import annotations

import random

from hypothesis import given
from khmer_strategies import anything, unhurried

from sala.khmer import sort_key, sorted_km

# Dictionary order: by consonant, then what follows; letters below after those beside; independent vowels in place.
ORDERED = ["ក", "កក", "កង", "កា", "កុំ", "កោះ", "ក្បាល", "ក្រុង", "ខ", "ខ្មែរ", "គោ", "ស្ត្រី", "ហាង", "អង្ករ", "ឥដ្ឋ", "ឪពុក"]


def test_words_come_in_dictionary_order() -> None:
    shuffled = ORDERED.copy()
    random.Random(7).shuffle(shuffled)
    assert shuffled != ORDERED
    assert sorted_km(shuffled) == ORDERED


def test_typing_order_and_typed_breaks_do_not_matter() -> None:
    assert sort_key("ស្រ្តី") == sort_key("ស្ត្រី")
    assert sort_key("ខ្មែរ\u200bល្អ") == sort_key("ខ្មែរល្អ")


def test_numbers_count_by_value_in_either_digits() -> None:
    assert sorted_km(["ក្រុម ១០", "ក្រុម ២", "ក្រុម 3"]) == ["ក្រុម ២", "ក្រុម 3", "ក្រុម ១០"]


def test_equal_ones_keep_their_order_and_the_key_is_asked() -> None:
    items = [("ខ", 1), ("ក", 2), ("ខ", 0)]
    assert sorted_km(items, key=lambda item: item[0]) == [("ក", 2), ("ខ", 1), ("ខ", 0)]


@given(anything)
@unhurried
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(sort_key(text), bytes)
    assert sort_key(text) == sort_key(text + "\u200b")
