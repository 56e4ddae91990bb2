"""The file itself, taken apart: every glyph stands where HarfBuzz puts it when it shapes the whole run at once."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import uharfbuzz
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.printing.paper import CREATED
from tests.printing.pdf_apart import Drawing, drawing, lines_of
from tests.printing.test_any_khmer_given_back import illegal, legal, misspelt
from tests.printing.test_lines import paragraphs

from sala.paths import resource_path
from sala.printing.layout.block import Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.text.style import TextStyle

LONG = 60_000.0
"""In points: a page so wide that every text is one line, and every line one run."""
SIZE = 10.0
SOURCE = resource_path("fonts", "SalaKhmer-Regular.ttf").read_bytes()
KHMER_PARAGRAPHS = [re.sub("[^ \u1780-\u17ff]", "", text) for text in paragraphs()]
KERNED = ["AVATAR To Wa Ty LT. P, “office” fi fl", "Te V. Yo, 1174 (A) r, y."]


def drawn_in_file(texts: Sequence[str]) -> list[list[Drawing]]:
    out = io.BytesIO()
    document = PdfDocument(out, About("", "Sala", "km", CREATED))
    lines = Stack([Paragraph(text, TextStyle(size=SIZE)) for text in texts])
    with document.page((LONG, lines.height(LONG))) as page:
        lines.draw(page, Place(0.0, 0.0, LONG))
    document.finish()
    return [line.drawings for line in lines_of(out.getvalue())]


def drawn_by_harfbuzz(text: str, script: str, language: str) -> list[Drawing]:
    font = TTFont(io.BytesIO(SOURCE))
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(letter) for letter in text])
    buffer.direction, buffer.script, buffer.language = "ltr", script, language
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(SOURCE)), buffer)
    pen, drawings = 0, []
    for info, place in zip(buffer.glyph_infos or [], buffer.glyph_positions or [], strict=True):
        if outline := drawing(glyphs, order[info.codepoint], pen + place.x_offset, place.y_offset):
            drawings.append(outline)
        pen += place.x_advance
    return drawings


def flat(drawings: Sequence[Drawing]) -> Drawing:
    """Return the commands alone: a cluster of several glyphs is one glyph of the file."""
    return [command for each in drawings for command in each]


def assert_same(texts: Sequence[str], script: str, language: str) -> None:
    wanted = [flat(drawn_by_harfbuzz(text.rstrip(), script, language)) for text in texts]
    found = [flat(line) for line in drawn_in_file(texts)]
    assert all(wanted)
    wrong = [text for text, ours, theirs in zip(texts, found, wanted, strict=True) if ours != theirs]
    assert wrong == []


def test_a_real_text_is_drawn_as_harfbuzz_draws_it() -> None:
    assert sum(map(len, KHMER_PARAGRAPHS)) > 10_000
    assert_same(KHMER_PARAGRAPHS, "Khmr", "km")


def test_kerned_latin_is_drawn_as_harfbuzz_draws_it() -> None:
    assert_same(KERNED, "Latn", "en")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(
        st.lists(st.one_of(legal, legal, misspelt, illegal, st.just(" ")), min_size=1, max_size=20)
        .map("".join)
        .filter(str.strip),
        min_size=5,
        max_size=20,
    )
)
def test_any_khmer_is_drawn_as_harfbuzz_draws_it(texts: list[str]) -> None:
    assert_same(["ក" + text.strip() for text in texts], "Khmr", "km")
