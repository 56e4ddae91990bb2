"""Writing a kit: its list, then part after part, each sheet as often as the file shall hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import BinaryIO

from sala.errors import Cancelled
from sala.language import Translator
from sala.printing.documents.kit import Kit
from sala.printing.documents.picking_pdf import prepare_picking
from sala.printing.field_map import PageMap
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A4
from sala.printing.prepared import Prepared

Progress = Callable[[int, int], None]
"""Called with the number of sheets that are done, and of all."""


def write_kit(
    out: BinaryIO,
    kit: Kit,
    translator: Translator,
    *,
    author: str,
    created: datetime,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    maps: list[PageMap] | None = None,
) -> int:
    """Write the kit as one PDF file to ``out`` and return its number of pages; the same input gives the same bytes.

    Each team has its bookmark, with those of its sheets under it. A list of ``maps`` gets the map of each page.
    Raises ``Cancelled`` (``out`` then holds a part of a file) and ``EnvironmentFault("font.missing")``.
    """
    document = PdfDocument(out, About(kit.title, author, translator.language, created))
    listed, _lines = prepare_picking(kit, translator)
    whole = sum(sheet.printed for part in kit.parts for sheet in part.sheets)
    for done, paper in enumerate(_in_order(document, kit, listed)):
        if cancelled and cancelled():
            raise Cancelled
        paper.draw(document)
        if kit.two_sided and document.page_count % 2:
            with document.page(A4):
                pass  # the back of the last page: what follows begins on paper of its own
        if progress:
            progress(done, whole)
    document.finish()
    if maps is not None:
        maps.extend(document.maps)
    return document.page_count


def _in_order(document: PdfDocument, kit: Kit, listed: Prepared) -> Iterator[Prepared]:
    """Yield what to draw; a part is open in the contents while its sheets are drawn."""
    yield listed
    for part in kit.parts:
        with document.chapter(part.title):
            for sheet in part.sheets:
                for _copy in range(sheet.printed):
                    yield sheet.paper
