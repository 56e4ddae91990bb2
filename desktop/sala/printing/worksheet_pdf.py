"""Printing worksheets: one, or the kit of a whole day in one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import BinaryIO

from sala.errors import Cancelled
from sala.language import Translator
from sala.printing.layout.block import Block
from sala.printing.layout.pages import cut_into_pages
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A4
from sala.printing.prepared import Prepared
from sala.printing.sheet import Sheet, sheet_page
from sala.printing.sheets.fields import field_blocks
from sala.printing.sheets.frame import Frame
from sala.printing.worksheet import PageCount, Worksheet

_NARROWER = (0.8, 0.6)
"""Shares of the usual gap that still look even."""

Progress = Callable[[int, int], None]
"""Called with the number of sheets that are done, and of all."""


def write_worksheets(
    out: BinaryIO,
    worksheets: Sequence[Worksheet],
    translator: Translator,
    *,
    title: str,
    author: str,
    created: datetime,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    paper: Sheet = Sheet.A4,
) -> PageCount:
    """Write the sheets in order as one PDF file to ``out``, each with its own page numbers and marks.

    The words of paper are those of ``translator``; all else is printed as it comes. ``created`` has a time zone; the
    same input gives the same bytes. ``cancelled`` is asked before every sheet. Raises ``Cancelled`` (``out`` then holds
    a part of a file, which is to be thrown away) and ``EnvironmentFault("font.missing")``.
    """
    document = PdfDocument(out, About(title, author, translator.language, created))
    counts = []
    for index, sheet in enumerate(worksheets):
        if cancelled and cancelled():
            raise Cancelled
        before = document.page_count
        prepare_worksheet(sheet, translator, paper).draw(document)
        counts.append(document.page_count - before)
        if progress:
            progress(index + 1, len(worksheets))
    document.finish()
    return PageCount(sum(counts), tuple(counts), document.maps)


def prepare_worksheet(sheet: Worksheet, translator: Translator, paper: Sheet = Sheet.A4) -> Prepared:
    """Lay a sheet out, with its own page numbers and marks; raises as ``write_worksheets``.

    It is laid out on A4, and on other ``paper`` it is larger: for a group that stands round it.
    """
    size = (A4[1], A4[0]) if sheet.landscape else A4
    frame = Frame(sheet, size, translator)
    pages = _fewest_pages(field_blocks(sheet.fields, translator, frame.width), frame)

    description = " · ".join([sheet.title, *(field.label for field in sheet.fields)])

    def draw(document: PdfDocument) -> None:
        with document.group("Sect"):
            for index, content in enumerate(pages):
                with sheet_page(document, paper, size, translator, description) as page:
                    content.draw(page, frame.draw_head(page, index))
                    frame.draw_foot(page, index, len(pages))

    return Prepared(len(pages), draw)


def _fewest_pages(blocks: Sequence[Block], frame: Frame) -> list[Block]:
    """Cut the sheet into pages; where narrower gaps between the fields save a page, make them narrower."""
    usual = [block.space_before for block in blocks]
    best = cut_into_pages(blocks, frame.width, frame.room_on)
    for share in _NARROWER:
        for block, gap in zip(blocks, usual, strict=True):
            block.space_before = gap * share
        tighter = cut_into_pages(blocks, frame.width, frame.room_on)
        if len(tighter) < len(best):
            return tighter
    for block, gap in zip(blocks, usual, strict=True):
        block.space_before = gap
    return best
