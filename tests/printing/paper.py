"""Making small documents, and reading PDF files back with other people's programs."""

from __future__ import annotations

import ctypes
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from sala.language import Translator
from sala.printing import PageMap, Worksheet, write_worksheets
from sala.printing.layout.block import Block, Place
from sala.printing.layout.pages import cut_into_pages
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A4, MM

MARGIN = 20 * MM
WIDTH = A4[0] - 2 * MARGIN
ROOM = A4[1] - 2 * MARGIN
CREATED = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)

_PAPER_WORDS = {
    "Place": "ទីកន្លែង",
    "Team": "ក្រុម",
    "Date": "កាលបរិច្ឆេទ",
    "Consent code": "លេខកូដការយល់ព្រម",
    "Page {page} of {pages}": "ទំព័រ {page} នៃ {pages}",
    "Yes": "បាទ/ចាស",
    "No": "ទេ",
    "Not known": "មិនដឹង",
    "Day": "ថ្ងៃ",
    "Month": "ខែ",
    "Year": "ឆ្នាំ",
    "minutes": "នាទី",
    "min": "នាទី",
    "riel": "រៀល",
    "Draw here": "សូមគូរនៅទីនេះ",
    "Draw here, or stick a photo": "សូមគូរ ឬបិទរូបថតនៅទីនេះ",
}


class PaperTranslator(Translator):
    """Khmer words that stay the same when the catalogue is edited, so that golden files judge the layout alone."""

    def gettext(self, msgid: str) -> str:
        return _PAPER_WORDS[msgid] if self.language == "km" else msgid


def squeezed(text: str) -> str:
    """Return the text without white space and U+200B, which line ends add and take away."""
    return re.sub(r"[\s\u200b\ufffe\x02]+", "", text)


def printed(blocks: Sequence[Block], *, title: str = "សាកល្បង", language: str = "km") -> bytes:
    """Return a document with these blocks on A4."""
    return printed_pages(cut_into_pages(blocks, WIDTH, lambda _index: ROOM), title=title, language=language)


def printed_pages(
    pages: Sequence[Block], *, title: str = "សាកល្បង", language: str = "km", height: float = A4[1]
) -> bytes:
    """Return a document with each of these blocks on a page of its own."""
    out = io.BytesIO()
    document = PdfDocument(out, About(title, "Sala", language, CREATED))
    for content in pages:
        with document.page((A4[0], height)) as page:
            content.draw(page, Place(MARGIN, MARGIN, WIDTH))
    document.finish()
    return out.getvalue()


def printed_sheets(sheets: Sequence[Worksheet], language: str) -> bytes:
    """Return the worksheets as one document."""
    return _written(sheets, language)[0]


def maps_of_sheets(sheets: Sequence[Worksheet], language: str) -> tuple[PageMap, ...]:
    """Return the maps of the pages of a document with these worksheets."""
    return _written(sheets, language)[1]


def _written(sheets: Sequence[Worksheet], language: str) -> tuple[bytes, tuple[PageMap, ...]]:
    out = io.BytesIO()
    translator = PaperTranslator(language)
    count = write_worksheets(out, sheets, translator, title="Kit", author="Sala", created=CREATED)
    return out.getvalue(), count.maps


def by_pdfium(pdf: bytes) -> str:
    return "\n".join(by_pdfium_pages(pdf))


def by_pdfium_pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def _by_program(*command: str) -> Callable[[bytes], str]:
    def read(pdf: bytes) -> str:
        program = shutil.which(command[0])
        if program is None:
            pytest.skip(f"{command[0]} is not installed")
        with tempfile.TemporaryDirectory(prefix="sala-paper-") as folder:
            path = Path(folder) / "document.pdf"
            path.write_bytes(pdf)
            words = [str(path) if word == "FILE" else word for word in command[1:]]
            return subprocess.run([program, *words], capture_output=True, check=True).stdout.decode("utf-8")

    return read


READERS: dict[str, Callable[[bytes], str]] = {
    "pdftotext -raw": _by_program("pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"),
    "pdftotext": _by_program("pdftotext", "-enc", "UTF-8", "FILE", "-"),
    "MuPDF": _by_program("mutool", "draw", "-q", "-F", "txt", "FILE"),
    "pdfium": by_pdfium,
}


def text_objects(pdf: bytes) -> list[list[tuple[float, float, float, str]]]:
    """Return for each page the runs of text as pdfium finds them: left, base line from the top, size, text."""
    pages = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            height, words = page.get_height(), page.get_textpage()
            runs = []
            for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                matrix = found.get_matrix()
                size = ctypes.c_float()
                pdfium.FPDFTextObj_GetFontSize(found, size)
                length = pdfium.FPDFTextObj_GetText(found, words, None, 0)
                buffer = ctypes.create_string_buffer(length)
                pdfium.FPDFTextObj_GetText(found, words, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
                text = buffer.raw[: length - 2].decode("utf-16-le")
                runs.append((round(matrix.e, 1), round(height - matrix.f, 1), round(size.value, 2), text))
            pages.append(runs)
    finally:
        document.close()
    return pages
