"""Typesetting a kit of some hundred pages, beside shaping its words once with HarfBuzz alone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import uharfbuzz
from tests.bench.timing import Figure, paired, without_target

from sala.paths import resource_path
from sala.services.demo import make_demo
from sala.services.printing import Choices, document_pdf
from sala.services.workspace import open_or_create


def paper(folder: Path) -> Iterator[Figure]:
    """Seconds for each page of the filled kit of the sample workshop; there is no target but to know it."""
    with open_or_create(folder / "paper") as ws:
        workshop = make_demo(ws)[0]
        made: list[tuple[bytes, int]] = []

        def ours() -> None:
            made.append(document_pdf(ws, workshop, "kit", Choices("km", filled=True)))

        ours()
        pdf, pages = made[-1]
        words = _text(pdf)
        printed, shaped = paired(ours, lambda: _shape(words), 3)
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
