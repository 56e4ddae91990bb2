"""Clusters: whole, in order, with the text that they came from."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala import khmer
from sala.printing.text.face import faces
from sala.printing.text.shaping import shape

HARD = ["ស្ត្រី៍", "ញ៉ាំ", "ខ្ញុំ្ញ", "ខ្ញុំ", "ក្រ៊ី", "កឿ៎", "គ្រឹះ", "ឥន្ទ្រិយ៍", "ភ្ញៀវ", "ស្រ្តី", "ញុ៎ាំ", "ម៉្លេះ"]
TEXTS = st.text(alphabet=st.sampled_from([*map(chr, range(0x1780, 0x17DE)), *"abfiT 12៣៤\u200b\u200d→✓—"]), max_size=24)


@pytest.mark.parametrize("word", HARD)
@pytest.mark.parametrize("bold", [False, True])
def test_an_orthographic_cluster_is_one_piece(word: str, bold: bool) -> None:
    ends = [cluster.end for cluster in shape(word, bold=bold)]
    assert ends == khmer.cluster_breaks(word)


@given(TEXTS)
def test_the_pieces_give_back_the_text(text: str) -> None:
    clusters = shape(text)
    assert "".join(cluster.text for cluster in clusters) == text.replace("\u200b", "")
    assert all(first.end <= second.start for first, second in itertools.pairwise(clusters))
    allowed = {0, *khmer.cluster_breaks(text)}
    assert {cluster.start for cluster in clusters} <= allowed
    assert {cluster.end for cluster in clusters} <= allowed


def test_break_marks_take_no_room() -> None:
    with_mark, without = shape("ភាសា\u200bខ្មែរ"), shape("ភាសាខ្មែរ")
    assert sum(c.advance for c in with_mark) == sum(c.advance for c in without)
    assert [c.glyphs for c in with_mark] == [c.glyphs for c in without]


def test_each_cluster_takes_the_first_font_that_has_it() -> None:
    khmer_face, companion = faces(bold=False)
    found = {cluster.text: cluster.face for cluster in shape("ក → Aạ ✓")}
    assert found["ក"] is khmer_face
    assert found["A"] is khmer_face
    assert found["→"] is companion
    assert found["ạ"] is companion
    assert found["✓"] is companion


def test_a_character_of_no_font_is_still_given_back() -> None:
    (cluster,) = shape("\u4e2d")
    assert cluster.text == "\u4e2d"
    assert cluster.advance > 0


def test_a_ligature_is_one_piece_with_all_its_letters() -> None:
    assert "".join(cluster.text for cluster in shape("office file")) == "office file"


def test_empty_text_has_no_pieces() -> None:
    assert shape("") == ()
    assert shape("\u200b") == ()
