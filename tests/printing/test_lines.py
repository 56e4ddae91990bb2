"""Lines: broken at words, inside their width, tall enough for their ink."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sala import khmer
from sala.printing.text.lines import Line, break_lines, natural_width, widest_word
from sala.printing.text.style import INDIGO, Face, Span, TextStyle, plain

UDHR = Path(__file__).parent.parent / "data" / "udhr_khm.txt"
STYLE = TextStyle(size=11)
TALL = "ស្ត្រី៍ញ៉ាំខ្ញុំ្ញ ធ្នូកឿ៎ក្រ៊ី ផ្ទុះស្ត្រី៍ស្ទួ"


def paragraphs() -> list[str]:
    return [line for line in UDHR.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("width", [160.0, 320.0, 480.0])
def test_every_line_of_a_real_text_ends_at_a_word(width: float) -> None:
    count = 0
    for text in paragraphs():
        allowed = set(khmer.line_breaks(text))
        for line in break_lines(text, STYLE, width):
            assert line.end in allowed, text[line.start : line.end]
            assert line.width <= width + 0.01
            count += 1
    assert count > 100


def test_the_lines_join_to_the_text() -> None:
    for text in paragraphs():
        lines = break_lines(text, STYLE, 300.0)
        assert lines[0].start == 0
        assert lines[-1].end == len(text)
        assert all(first.end == second.start for first, second in pairwise(lines))


def ink_stays_inside(line: Line, size: float) -> bool:
    return all(
        piece.cluster.high / piece.cluster.face.units * size < line.above
        and -piece.cluster.low / piece.cluster.face.units * size < line.below
        for piece in line.pieces
    )


@pytest.mark.parametrize("leading", [1.6, 1.7])
@pytest.mark.parametrize(("bold", "face"), [(False, Face.TEXT), (True, Face.TEXT), (False, Face.HEADING)])
def test_no_ink_reaches_into_the_next_line(leading: float, bold: bool, face: Face) -> None:
    style = TextStyle(size=12, leading=leading, bold=bold, face=face)
    for text in [TALL, *paragraphs()]:
        assert all(ink_stays_inside(line, 12) for line in break_lines(text, style, 200.0))


def test_usual_khmer_needs_no_more_than_the_leading() -> None:
    style = TextStyle(size=10, leading=1.65)
    heights = [line.height for text in paragraphs() for line in break_lines(text, style, 400.0)]
    usual = [height for height in heights if height < 16.51]
    assert len(usual) / len(heights) > 0.98


def test_a_line_makes_room_for_a_rare_tall_cluster() -> None:
    style = TextStyle(size=10, leading=1.6)
    (plain_line,), (tall,) = break_lines("កក", style, 200.0), break_lines("កឿ៎ក", style, 200.0)
    assert plain_line.height == pytest.approx(16.0)
    assert tall.height > plain_line.height


def test_a_word_wider_than_the_line_is_cut_between_clusters_only() -> None:
    word = "ស្ត្រី" * 12
    lines = break_lines(word, STYLE, 60.0)
    assert len(lines) > 1
    assert {line.end for line in lines} <= set(khmer.cluster_breaks(word))
    assert all(line.width <= 60.01 for line in lines)


@pytest.mark.parametrize("width", range(26, 90, 3))
def test_a_word_that_is_too_long_is_not_cut_before_its_full_stop_nor_after_its_bracket(width: int) -> None:
    for text in ("«" + "ក" * 9 + "»។", "(" + "a" * 7 + ")", "ស្ត្រី" * 3 + "៕"):
        drawn = ["".join(piece.cluster.text for piece in line.pieces) for line in break_lines(text, STYLE, width)]
        assert "".join(drawn) == text
        assert not any(line[0] in "»។៕)" or line[-1] in "«(" for line in drawn)


CLOSING, OPENING = "។៕៖ៗ៚!?,.:;)]}»”’", "([{«“‘"
MIXED = st.lists(
    st.sampled_from([*CLOSING, *OPENING, " ", " ", "សេវា", "សាធារណៈ", "ស្ត្រី៍", "ខ្ញុំ", "office", "12", "៣៤", "ក"]),
    min_size=1,
    max_size=40,
).map(lambda parts: "".join(parts).strip())


@given(MIXED, st.integers(min_value=70, max_value=200), st.booleans())
def test_no_line_begins_with_a_closing_sign_nor_ends_with_an_opening_one(text: str, width: int, bold: bool) -> None:
    assume(not re.search(f"[ {re.escape(OPENING + CLOSING)}]{{5}}", text))  # signs alone, wider than a line
    middle = len(text) // 2
    spans = (Span(text[:middle], bold=bold, size=14), Span(text[middle:]))
    drawn = ["".join(piece.cluster.text for piece in line.pieces) for line in break_lines(spans, STYLE, float(width))]
    for before, after in pairwise(drawn):
        assert before, text
        assert before[-1] not in OPENING, drawn
        assert after[:1] not in CLOSING, drawn


def test_words_from_right_to_left_are_turned_within_their_line_only() -> None:
    lines = break_lines("ក " + "אב גד " * 20, STYLE, 120.0)
    assert len(lines) > 1
    assert "".join(piece.cluster.text for piece in lines[0].pieces).startswith("ក ")
    assert all(piece.cluster.start < line.end for line in lines for piece in line.pieces)


def test_white_space_at_a_line_end_is_not_drawn() -> None:
    lines = break_lines("one two three four five six", STYLE, 60.0)
    assert len(lines) > 1
    assert not any(line.pieces[-1].cluster.text == " " for line in lines)


def test_line_feeds_are_kept_and_an_empty_text_is_one_line() -> None:
    lines = break_lines("ក\n\nខ", STYLE, 100.0)
    assert ["".join(piece.cluster.text for piece in line.pieces) for line in lines] == ["ក", "", "ខ"]
    assert len(break_lines("", STYLE, 100.0)) == 1


def test_bold_and_colour_change_inside_a_line() -> None:
    text = (Span("ធម្មតា "), Span("ដិត", bold=True), Span(" ពណ៌", colour=INDIGO))
    (line,) = break_lines(text, STYLE, 400.0)
    faces = {piece.cluster.text: piece.cluster.face.postscript_name for piece in line.pieces}
    assert faces["ដិ"] == "SalaKhmer-SemiBold"
    assert faces["តា"] == "SalaKhmer-Regular"
    assert line.pieces[-1].colour == INDIGO
    assert line.end == len(plain(text))
    assert natural_width(text, STYLE) == pytest.approx(line.width)


@given(st.text(alphabet=st.sampled_from([*map(chr, range(0x1780, 0x17DE)), *"ab \n\u200b12"]), max_size=60))
def test_any_text_can_be_broken_and_nothing_is_lost(text: str) -> None:
    lines = break_lines(text, STYLE, 80.0)
    drawn = "".join(piece.cluster.text for line in lines for piece in line.pieces)
    assert "".join(drawn.split()) == "".join(text.replace("\u200b", "").split())


def test_the_widest_word_fits_where_lines_break_at_words_only() -> None:
    text = "សូមសរសេរលេខកូដ កុំសរសេរឈ្មោះ។"
    width = widest_word(text, STYLE) + 0.1
    allowed = set(khmer.line_breaks(text))
    assert all(line.end in allowed for line in break_lines(text, STYLE, width))
