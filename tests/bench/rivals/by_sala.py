"""The text set by Sala: ``python -m tests.bench.rivals.by_sala TEXT OUT.pdf`` is one whole process of it."""

from __future__ import annotations

import pickle
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.rivals import look
from tests.bench.rivals.parts import Grid, Heading, Listing, Part, Prose

from sala.app.garbage import search_rarely
from sala.printing.layout.block import Block, Place
from sala.printing.layout.listing import listing
from sala.printing.layout.pages import cut_into_pages
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.table import Grid as Columns
from sala.printing.layout.table import Row, Table
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A4, MM
from sala.printing.text.style import TextStyle

_MARGIN = look.MARGIN_MM * MM
_WIDTH, _ROOM = A4[0] - 2 * _MARGIN, A4[1] - 2 * _MARGIN
_BODY = TextStyle(size=look.SIZE, leading=look.LEADING, space_before=look.GAP)
_CELL = TextStyle(size=look.SIZE, leading=look.LEADING)
_HEADINGS = {
    level: TextStyle(
        size=size, leading=look.LEADING, bold=True, space_before=look.GAP, keep_with_next=True, role=f"H{level}"
    )
    for level, size in look.HEADING_SIZES.items()
}
_ABOUT = About("អត្ថបទ", "Sala", "km", datetime(2026, 4, 14, 9, 0, tzinfo=UTC))


def set_by_sala(text: list[Part], out: Path) -> None:
    """Write the text to a PDF file, with bookmarks and structure as every paper of Sala has them."""
    pages = cut_into_pages([_block(part) for part in text], _WIDTH, lambda _page: _ROOM)
    with out.open("wb") as file:
        document = PdfDocument(file, _ABOUT)
        for content in pages:
            with document.page(A4) as page:
                content.draw(page, Place(_MARGIN, _MARGIN, _WIDTH))
        document.finish()


def _block(part: Part) -> Block:
    match part:
        case Heading(text, level):
            return Paragraph(text, _HEADINGS[level], bookmark=level - 1)
        case Prose(text):
            return Paragraph(text, _BODY)
        case Listing(items):
            bodies = [Paragraph(item, _CELL) for item in items]
            return listing(bodies, _CELL, indent=look.INDENT, gap=0.0, space_before=look.GAP)
        case Grid(rows):
            columns = Columns((_WIDTH / 3,) * 3, padding=look.PADDING)
            head, *rest = rows
            first = Row([Paragraph(cell, _CELL.but(bold=True)) for cell in head], columns, heading=True)
            others = [Row([Paragraph(cell, _CELL) for cell in row], columns) for row in rest]
            return Table([first, *others], space_before=look.GAP)


if __name__ == "__main__":
    search_rarely()  # as every command does
    set_by_sala(pickle.loads(Path(sys.argv[1]).read_bytes()), Path(sys.argv[2]))  # noqa: S301 - our own file
