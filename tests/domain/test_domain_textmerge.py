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
    assert merged == (None if abs(first - second) < 2 else " ".join(both))


def test_two_halves_of_a_date_are_not_joined_to_one_that_nobody_wrote() -> None:
    text = LONG + " until 15 June of this year"
    one, other = text.replace("15 June", "16 June"), text.replace("15 June", "15 July")
    assert merge_texts(text, one, other, by_blanks) is None


def test_who_writes_another_text_is_not_merged_and_who_adds_a_chapter_is() -> None:
    chapter = " ".join(f"new{number}" for number in range(4000))
    edited = LONG.replace("two", "three")
    assert merge_texts(LONG, edited, f"{LONG} {chapter}", by_blanks) == f"{edited} {chapter}"
    assert merge_texts(f"{LONG} {chapter}", f"{edited} {chapter}", LONG, by_blanks) == edited
    other = " ".join(f"other{number}" for number in range(4000))
    assert merge_texts(f"{LONG} {chapter}", f"{edited} {chapter}", f"begun {other}", by_blanks) is None


def test_a_text_as_long_as_a_field_holds_is_merged_like_any_other() -> None:
    base = [f"{number % 7}" if number % 3 else "the" for number in range(30_000)]
    one, other, both = list(base), list(base), list(base)
    for place in range(20):
        one[place * 700] = both[place * 700] = f"one{place}"
        other[place * 700 + 300] = both[place * 700 + 300] = f"other{place}"
    assert merge_texts(" ".join(base), " ".join(one), " ".join(other), by_blanks) == " ".join(both)


@given(_texts, _texts)
def test_each_edit_alone_gives_the_text_itself_blanks_and_all(ancestor: str, text: str) -> None:
    for blanks in (" ", "\n", "  ", " \n\n"):
        changed = text.replace(" ", blanks) + blanks
        assert merge_texts(ancestor, ancestor, changed, words) == changed
        assert merge_texts(changed, changed, ancestor, words) == ancestor


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
