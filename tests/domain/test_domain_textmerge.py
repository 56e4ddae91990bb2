"""Three-way merging of texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.laptops import LONG, by_blanks

from sala.domain.textmerge import SHORTEST_MERGEABLE, merge_texts
from sala.khmer import words

_WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), min_size=SHORTEST_MERGEABLE, max_size=24)
_texts = _WORDS.map(" ".join)


@given(_texts, _texts)
def test_who_changed_nothing_changes_nothing(ancestor: str, text: str) -> None:
    assert merge_texts(ancestor, ancestor, text, by_blanks) == text
    assert merge_texts(ancestor, text, ancestor, by_blanks) == text


@given(_texts, _texts, _texts)
def test_it_does_not_matter_who_is_named_first(ancestor: str, one: str, other: str) -> None:
    assert merge_texts(ancestor, one, other, by_blanks) == merge_texts(ancestor, other, one, by_blanks)


@given(_texts, _texts, _texts)
def test_every_word_comes_from_somebody(ancestor: str, one: str, other: str) -> None:
    merged = merge_texts(ancestor, one, other, by_blanks)
    if merged is not None:
        assert set(by_blanks(merged)) <= set(by_blanks(one)) | set(by_blanks(other)) | {" "}


@given(st.integers(0, 9), st.integers(0, 9))
def test_edits_with_a_word_between_are_joined_and_others_are_not(first: int, second: int) -> None:
    base = [f"w{number}" for number in range(14)]
    one, other, both = list(base), list(base), list(base)
    one[first] = both[first] = "one"
    other[second] = both[second] = "other"
    merged = merge_texts(" ".join(base), " ".join(one), " ".join(other), by_blanks)
    # The blank between two words is a piece that neither touched.
    assert merged == (None if first == second else " ".join(both))


@pytest.mark.parametrize("text", ["15 June", "០៩៧ ១២៣ ៤៥៦", "one two three four five six seven eight nine ten eleven"])
def test_short_answers_are_never_merged(text: str) -> None:
    one, other = "x" + text[1:], text[:-1] + "x"
    assert merge_texts(text, one, other, by_blanks) is None


def test_insertions_at_the_same_place_need_a_person() -> None:
    assert merge_texts(LONG, LONG + " today", LONG + " always", by_blanks) is None


def test_the_same_insertion_twice_is_made_once() -> None:
    assert merge_texts(LONG, LONG + " today", LONG + " today", by_blanks) == LONG + " today"
    one = LONG.replace("two", "three") + " today"
    assert merge_texts(LONG, one, LONG + " today", by_blanks) == one


def test_khmer_is_merged_word_by_word() -> None:
    ancestor = "ប្រជាពលរដ្ឋត្រូវរង់ចាំពីរម៉ោងនៅមុខការិយាល័យឃុំរាល់ព្រឹកមុនពេលមន្ត្រីបើកទ្វារទទួលពាក្យសុំ។"
    one, other = ancestor.replace("ពីរ", "បី"), ancestor.replace("ទ្វារ", "បង្អួច")
    assert merge_texts(ancestor, one, other, words) == one.replace("ទ្វារ", "បង្អួច")
