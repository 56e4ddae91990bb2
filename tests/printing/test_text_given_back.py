"""What is printed can be read back, exactly, by every reader."""

from __future__ import annotations

import pytest
from tests.printing.paper import READERS, printed, squeezed
from tests.printing.test_lines import TALL, paragraphs

from sala.printing.layout.paragraph import Paragraph
from sala.printing.text.style import Span, TextStyle

BODY = TextStyle(size=11, space_before=6)
MIXED = "តម្លៃ 25,000៛ → ១៥,០០០៛ — “សេវា” (office file) ≥ ៥ ✓ 100% ស្រ្តី/ស្ត្រី"


@pytest.mark.parametrize("reader", READERS)
def test_a_real_text_comes_back_without_a_fault(reader: str) -> None:
    text = paragraphs()
    pdf = printed([Paragraph(paragraph, BODY) for paragraph in text])
    assert squeezed(READERS[reader](pdf)) == squeezed("".join(text))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", [MIXED, TALL, "Tea for two, \u200bfly"])
def test_rare_clusters_signs_and_ligatures_come_back(reader: str, text: str) -> None:
    assert squeezed(READERS[reader](printed([Paragraph(text, BODY)]))) == squeezed(text)


@pytest.mark.parametrize("reader", READERS)
def test_bold_words_inside_a_line_come_back_in_their_place(reader: str) -> None:
    spans = (Span("សូមសរសេរ "), Span("លេខកូដ", bold=True), Span(" កុំសរសេរឈ្មោះ។"))
    pdf = printed([Paragraph(spans, BODY)])
    assert squeezed(READERS[reader](pdf)) == squeezed("".join(span.text for span in spans))
