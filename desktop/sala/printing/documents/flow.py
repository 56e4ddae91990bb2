"""A document that flows down as many pages as it needs, in the usual frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import BinaryIO

from sala.errors import Cancelled
from sala.language import Translator
from sala.printing.documents.frame import DocumentFrame, DocumentHead
from sala.printing.field_map import PageMap
from sala.printing.layout.block import Block
from sala.printing.layout.pages import cut_into_pages
from sala.printing.pdf.document import About, PageNumbers, PdfDocument
from sala.printing.pdf.page import A4
from sala.printing.prepared import Prepared


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
    maps: list[PageMap] | None = None,
) -> int:
    """Write one document as a PDF file to ``out`` and return its number of pages; the same input gives the same bytes.

    A list of ``maps`` gets the map of each page, for a document that comes back on paper.
    Raises ``EnvironmentFault("font.missing")`` and ``Cancelled`` (``out`` then holds a part of a file).
    """
    document = PdfDocument(out, About(head.title, author, translator.language, created))
    pages = add_flow(document, head, blocks, translator, size=size, cancelled=cancelled)
    document.finish()
    if maps is not None:
        maps.extend(document.maps)
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
    prepared = prepare_flow(head, blocks, translator, size=size, cancelled=cancelled)
    prepared.draw(document)
    return prepared.pages


def prepare_flow(
    head: DocumentHead,
    blocks: Sequence[Block],
    translator: Translator,
    *,
    size: tuple[float, float] = A4,
    cancelled: Callable[[], bool] | None = None,
) -> Prepared:
    """Lay one document out, with its own page numbers; raises as ``write_flow``, ``Cancelled`` while it is drawn."""
    frame = DocumentFrame(head, size, translator)
    pages = cut_into_pages(blocks, frame.width, frame.room_on)

    def draw(document: PdfDocument) -> None:
        document.number_pages(PageNumbers.KHMER if translator.khmer_digits else PageNumbers.LATIN)
        with document.group("Sect"):
            for index, content in enumerate(pages):
                if cancelled and cancelled():
                    raise Cancelled
                with document.page(size) as page:
                    content.draw(page, frame.draw_head(page, index))
                    frame.draw_foot(page, index, len(pages))

    return Prepared(len(pages), draw)
