"""Words are found where they stand, and what is copied is canonical, however the words are drawn."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from tests.printing.paper import READERS, printed, squeezed

from sala import khmer
from sala.printing.layout.paragraph import Paragraph
from sala.printing.text.style import INDIGO, Span, TextStyle

BODY = TextStyle(size=11, space_before=6)
SPANS = (
    Span("សូមសរសេរ"),
    Span("លេខកូដ", bold=True),
    Span(" កុំសរសេរឈ្មោះ "),
    Span("ស្ត្រី", bold=True, colour=INDIGO),
    Span("ម្នាក់"),
    Span(" សេវា", size=16),
    Span("សាធារណៈ", size=9),
    Span(" 👍🏽 "),
    Span("office", link="https://www.moi.gov.kh/"),
)
WORDS = ["លេខកូដ", "សរសេរ", "ឈ្មោះ", "ស្ត្រី", "ស្ត្រីម្នាក់", "សរសេរលេខកូដ", "សេវាសាធារណៈ", "office"]


def found_by_pdfium(pdf: bytes, word: str, _folder: Path) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        search = document[0].get_textpage().search(word)
        count = 0
        while search.get_next() is not None:
            count += 1
        return count
    finally:
        document.close()


def found_by_mupdf(pdf: bytes, word: str, folder: Path) -> int:
    program = shutil.which("mutool")
    if program is None:
        pytest.skip("mutool is not installed")
    (folder / "document.pdf").write_bytes(pdf)
    opened = "(Document.openDocument ? Document.openDocument('document.pdf') : new Document('document.pdf'))"
    script = f"print({opened}.loadPage(0).search({json.dumps(word)}).length)"
    (folder / "search.js").write_text(script, encoding="utf-8")
    run = subprocess.run([program, "run", "search.js"], cwd=folder, capture_output=True, text=True, check=True)
    return int(run.stdout)


SEARCHES: dict[str, Callable[[bytes, str, Path], int]] = {"pdfium": found_by_pdfium, "MuPDF": found_by_mupdf}


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_found_also_where_it_goes_over_from_plain_to_bold(search: str, word: str, tmp_path: Path) -> None:
    pdf = printed([Paragraph(SPANS, BODY)])
    text = "".join(span.text for span in SPANS)
    assert SEARCHES[search](pdf, word, tmp_path) == text.count(word)


@pytest.mark.parametrize("search", SEARCHES)
def test_a_word_that_is_not_there_is_not_found(search: str, tmp_path: Path) -> None:
    assert SEARCHES[search](printed([Paragraph(SPANS, BODY)]), "ខ្មែរ", tmp_path) == 0


@pytest.mark.parametrize("reader", READERS)
def test_what_is_copied_is_canonical(reader: str) -> None:
    texts = ["ស្ត្រី ខ្មែរ ធ្វើ ញ៉ាំ គ្រឹះ", *("".join(span.text for span in part) for part in (SPANS, SPANS[:5]))]
    pdf = printed([Paragraph(text, BODY) for text in texts] + [Paragraph(SPANS, BODY)])
    copied = squeezed(READERS[reader](pdf))
    assert khmer.canonical(copied) == copied
    assert copied == squeezed("".join(texts) + "".join(span.text for span in SPANS))
