"""A document that flows down as many pages as it needs, in the usual frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import BinaryIO

from sala.errors import Cancelled
from sala.language import Translator
from sala.printing.documents.frame import DocumentFrame, DocumentHead
from sala.printing.layout.block import Block
from sala.printing.layout.pages import cut_into_pages
from sala.printing.pdf.document import About, PageNumbers, PdfDocument
from sala.printing.pdf.page import A4


def write_flow(
    out: BinaryIO,
    head: DocumentHead,
    blocks: Sequence[Block],
    translator: Translator,
    *,
    author: str,
    created: datetime,
    size: tuple[float, float] = A4,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write one document as a PDF file to ``out`` and return its number of pages; the same input gives the same bytes.

    Raises ``EnvironmentFault("font.missing")`` and ``Cancelled`` (``out`` then holds a part of a file).
    """
    document = PdfDocument(out, About(head.title, author, translator.language, created))
    document.number_pages(PageNumbers.KHMER if translator.khmer_digits else PageNumbers.LATIN)
    pages = add_flow(document, head, blocks, translator, size=size, cancelled=cancelled)
    document.finish()
    return pages


def add_flow(
    document: PdfDocument,
    head: DocumentHead,
    blocks: Sequence[Block],
    translator: Translator,
    *,
    size: tuple[float, float] = A4,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Add the pages of one document, with their own numbers, to a file that may hold others; return how many."""
    frame = DocumentFrame(head, size, translator)
    pages = cut_into_pages(blocks, frame.width, frame.room_on)
    with document.group("Sect"):
        for index, content in enumerate(pages):
            if cancelled and cancelled():
                raise Cancelled
            with document.page(size) as page:
                content.draw(page, frame.draw_head(page, index))
                frame.draw_foot(page, index, len(pages))
    return len(pages)
