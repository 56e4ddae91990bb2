"""words and line_breaks: no word of a reader cut, no sign at the start of a line, any text taken."""

from __future__ import annotations

import sys
import threading
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from khmer_strategies import PARAGRAPHS, anything, real, unhurried

from sala.khmer import (
    canonical,
    cluster_breaks,
    line_breaks,
    line_breaks_utf16,
    with_break_marks,
    without_break_marks,
    words,
)


def lines(text: str) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *line_breaks(text)])]


def test_words_of_a_sentence() -> None:
    assert words("ខ្ញុំទៅសាលារៀន។") == ["ខ្ញុំ", "ទៅ", "សាលារៀន", "។"]
    assert words("សេវា ATM ២៤ ម៉ោង") == ["សេវា", " ", "ATM", " ", "២៤", " ", "ម៉ោង"]
    assert words("ឆ្នាំ២០២៦ APIថ្មី") == ["ឆ្នាំ", "២០២៦", " ", "API", "ថ្មី"]
    assert words("នៅ\u200bភូមិ") == ["នៅ\u200b", "ភូមិ"]
    assert words("") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("តម្លៃ 1,250,000៛ (ATM)។", ["តម្លៃ ", "1,250,000៛ ", "(ATM)។"]),
        ("ផ្សេងៗគ្នា", ["ផ្សេងៗ", "គ្នា"]),
        ("ថ្ងៃទី១៤ ខែមេសា ឆ្នាំ២០២៦។", ["ថ្ងៃទី១៤ ", "ខែមេសា ", "ឆ្នាំ២០២៦។"]),
        ("«សេវាសាធារណៈ»៖ ល្អ", ["«សេវា", "សាធារណៈ»៖ ", "ល្អ"]),
        ("ក\u200bខ\u200b គ", ["ក\u200b", "ខ\u200b ", "គ"]),
        ("អ៊ីនធឺណិត\nល្អ", ["អ៊ីនធឺណិត\n", "ល្អ"]),
        ("ល្អ ។\n។", ["ល្អ ។\n", "។"]),
    ],
)
def test_lines_may_end_here(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_the_spelling_order_does_not_move_the_breaks() -> None:
    assert lines("ប្រទេសខែ្មរនិងស្រ្តី") == ["ប្រទេសខែ្មរ", "និង", "ស្រ្តី"]
    assert line_breaks("ប្រទេសខែ្មរនិងស្រ្តី") == line_breaks("ប្រទេសខ្មែរនិងស្ត្រី")


@given(anything)
@unhurried
def test_breaks_are_cluster_ends_and_reach_the_end(text: str) -> None:
    breaks = line_breaks(text)
    assert breaks == sorted(set(breaks))
    assert set(breaks) <= set(cluster_breaks(text))
    assert breaks[-1:] == ([len(text)] if text else [])
    for position in breaks[:-1]:
        assert text[position] not in "។៕៖ៗ" or text[position - 1] in "\n\r\v\f\x85\u2028\u2029"


@given(anything)
@unhurried
def test_words_join_to_the_text(text: str) -> None:
    pieces = words(text)
    assert "".join(pieces) == text
    assert all(pieces)


@given(anything)
@unhurried
def test_utf16_offsets_name_the_same_places(text: str) -> None:
    units = [len(text[:position].encode("utf-16-le", "surrogatepass")) // 2 for position in line_breaks(text)]
    assert line_breaks_utf16(text) == units


@given(real)
@unhurried
def test_lines_end_at_the_end_of_a_word(text: str) -> None:
    plain = canonical(text)
    ends = set()
    position = 0
    for word in words(plain):
        position += len(word)
        ends.add(position)
    assert set(line_breaks(plain)) <= ends


@given(anything)
@unhurried
def test_marks_go_in_and_come_out(text: str) -> None:
    assert without_break_marks(with_break_marks(text)) == without_break_marks(text)
    assert with_break_marks(with_break_marks(text)) == with_break_marks(text)


@pytest.mark.parametrize(
    "text",
    ["ពាក្យ »នេះ", "ពាក្យ\u200b)នេះ", "« ពាក្យនេះ", "(\u200bពាក្យ", "ពាក្យ \u200b”នេះ", "ពាក្យ\u200b។", "a » b", "a “ b"],
)
def test_no_line_starts_with_what_closes_or_ends_with_what_opens(text: str) -> None:
    for line in lines(text):
        assert line[0] not in ")»”។"
        assert line == text or line.rstrip(" \u200b")[-1] not in "(«“"


@given(st.text(st.sampled_from("កខា្។៕ៗ៖«»“”()[] \u200bab1\n"), max_size=20))
@unhurried
def test_signs_hold_to_what_they_belong_to_whatever_is_typed(text: str) -> None:
    for position in line_breaks(text)[:-1]:
        assert text[position] not in "។៕ៗ៖»”)]" or text[position - 1] == "\n"
        assert text[:position].rstrip(" \u200b")[-1:] not in tuple("«“([")


def test_marks_stand_in_khmer_only() -> None:
    assert with_break_marks("a long line of English") == "a long line of English"
    assert with_break_marks("ខ្ញុំទៅសាលារៀន ល្អ") == "ខ្ញុំ\u200bទៅ\u200bសាលារៀន ល្អ"


def test_very_long_text_without_a_space_still_breaks() -> None:
    text = "".join(canonical(paragraph).replace(" ", "").replace("។", "") for paragraph in PARAGRAPHS)
    gaps = [end - start for start, end in pairwise([0, *line_breaks(text)])]
    assert max(gaps) < 60


def test_threads_see_the_same_breaks() -> None:
    expected = {paragraph: line_breaks(paragraph + "។") for paragraph in PARAGRAPHS[:30]}
    seen: list[bool] = []

    def ask() -> None:
        seen.extend(line_breaks(paragraph + "។") == ends for paragraph, ends in expected.items())

    sys.modules["sala.khmer.segmentation"]._kept_breaks.cache_clear()  # type: ignore[attr-defined]
    sys.modules["sala.khmer.segmentation"]._word_ends.cache_clear()  # type: ignore[attr-defined]
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [True] * (4 * len(expected))
