"""Clusters: whole, in order, with the text that they came from."""

from __future__ import annotations

import itertools

import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st

from sala import khmer
from sala.printing.text import stand_in
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
    for first, second in itertools.pairwise(clusters):
        too_wide = first.advance + second.advance > 2.5 * first.face.units  # marks in a row, each on its dotted circle
        assert second.start in allowed or second.face is not first.face or too_wide


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


def test_a_character_of_no_font_is_still_given_back_and_seen() -> None:
    (cluster,) = shape("\u4e2d")
    assert cluster.text == "\u4e2d"
    assert cluster.advance > 0
    ((sign, _x, _y),) = cluster.glyphs
    assert stand_in.is_stand_in(sign)
    assert [digit.sign for digit in stand_in.digits(sign)] == ["4", "E", "2", "D"]
    assert len(stand_in.digits(stand_in.stand_in("😀"))) == 6


@pytest.mark.parametrize(
    "text", ["😀👩\u200d🌾🇰🇭", "สมชาย", "王小明", "محمد", "a\u20dd", "1\ufe0f\u20e3", "x\x01y\x00", "\ud83d\uffff"]
)
def test_nothing_is_the_empty_box_of_a_font(text: str) -> None:
    assert all(glyph != 0 for cluster in shape(text) for glyph, _x, _y in cluster.glyphs)
    assert all(cluster.glyphs or khmer.clean_text(cluster.text, lines=False, limit=9) != "" for cluster in shape(text))


@pytest.mark.parametrize("word", HARD)
@pytest.mark.parametrize("before", ["IDPoor ", "www.gov.kh/", "Sok-", "é", "(a) ", "2026: ", "ក a ", "→ "])
def test_khmer_is_drawn_as_khmer_whatever_is_before_it(word: str, before: str) -> None:
    alone = [(cluster.glyphs, cluster.advance) for cluster in shape(word)]
    assert [(cluster.glyphs, cluster.advance) for cluster in shape(before + word)][-len(alone) :] == alone
    assert [(cluster.glyphs, cluster.advance) for cluster in shape(word + " end")][: len(alone)] == alone


@given(TEXTS.map(lambda text: "".join(letter for letter in text if "\u1780" <= letter <= "\u17dd")))
def test_glyphs_stand_where_harfbuzz_puts_them(text: str) -> None:
    face = faces(bold=False)[0]
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(letter) for letter in text])
    buffer.direction, buffer.script, buffer.language = "ltr", "Khmr", "km"
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(face.data)), buffer)
    pen, expected = 0, []
    for info, place in zip(buffer.glyph_infos or [], buffer.glyph_positions or [], strict=True):
        if face.ink(info.codepoint):
            expected.append((info.codepoint, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    pen, found = 0, []
    for cluster in shape(text):
        found += [(glyph, pen + x, y) for glyph, x, y in cluster.glyphs]
        pen += cluster.advance
    assert found == expected


def test_a_ligature_is_one_piece_with_all_its_letters() -> None:
    assert "".join(cluster.text for cluster in shape("office file")) == "office file"


def test_empty_text_has_no_pieces() -> None:
    assert shape("") == ()
    assert shape("\u200b") == ()
