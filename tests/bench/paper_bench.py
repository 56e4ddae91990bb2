"""Typesetting: a kit beside shaping its words alone, and a long text beside other programs that make PDF files.

The other programs are Chromium, LibreOffice and Typst where they are on the PATH, and WeasyPrint and Typst from the
Python whose path is in ``SALA_BENCH_PYTHON`` (they are not for the environment of the project):

    apt-get install chromium libreoffice-writer
    python3 -m venv FOLDER && FOLDER/bin/pip install weasyprint typst
    SALA_BENCH_PYTHON=FOLDER/bin/python python -m tests.bench paper

All set the same text (``rivals.long_text``) in the same font, size and leading. "start" is what a program takes
whatever the text: the line through a small and a large text, at no pages. Accuracy is the share of characters that come
back, by pdftotext in order of drawing and as it stands on the page, by MuPDF and by pdfium.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import uharfbuzz
from tests.bench.rivals.told import rivals
from tests.bench.timing import Figure, Told, paired, without_target

from sala.paths import resource_path
from sala.services.demo import make_demo
from sala.services.printing import Choices, document_pdf
from sala.services.workspace import open_or_create


def paper(folder: Path) -> Iterator[Told]:
    """The kit of the sample workshop, then the long text."""
    yield from _kit(folder)
    yield from rivals(folder)


def _kit(folder: Path) -> Iterator[Figure]:
    """Seconds for each page of the filled kit of the sample workshop; there is no target but to know it."""
    with open_or_create(folder / "paper") as ws:
        workshop = make_demo(ws)[0]
        made: list[tuple[bytes, int]] = []

        def ours() -> None:
            made.append(document_pdf(ws, workshop, "kit", Choices("km", filled=True)))

        ours()
        pdf, pages = made[-1]
        words = _text(pdf)
        printed, shaped = paired(ours, lambda: _shape(words), 1)
    name = f"kit of {pages} pages, each / shaping"
    yield without_target(name, printed / pages * 1000, shaped / pages * 1000, "ms")


def _text(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    lines = [line for page in document for line in page.get_textpage().get_text_bounded().splitlines()]
    document.close()
    return lines


def _shape(lines: list[str]) -> None:
    (file,) = resource_path("fonts").glob("SalaKhmer-Regular.ttf")
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(file.read_bytes())))
    for line in lines:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(line)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
