"""Writing a report: its cover, its contents with page numbers, its chapters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import BinaryIO

from sala.errors import Cancelled
from sala.language import Translator
from sala.printing.documents.official import KingdomHeading
from sala.printing.documents.report import look
from sala.printing.documents.report.cover import CoverPage
from sala.printing.documents.report.frame import ReportFrame
from sala.printing.documents.report.pieces import chapter_blocks
from sala.printing.documents.report.values import Report
from sala.printing.layout.block import Block, PageBreak
from sala.printing.layout.contents import Heading, contents, cut_with_contents
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A4, MM

_FEWEST_CHAPTERS = 3
"""Of fewer chapters no contents are needed."""

Progress = Callable[[int, int], None]
"""Called with the number of pages that are written, and of all."""


def write_report(
    out: BinaryIO,
    report: Report,
    translator: Translator,
    *,
    author: str,
    created: datetime,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write a report as a PDF file to ``out`` and return its number of pages; the same input gives the same bytes.

    ``created`` has a time zone. Raises ``Cancelled`` (``out`` then holds a part of a file) and
    ``EnvironmentFault("font.missing")``.
    """
    title = f"{report.cover.title}: {report.cover.workshop_name}" if report.cover.workshop_name else report.cover.title
    document = PdfDocument(out, About(title, author, translator.language, created))
    frame = ReportFrame(report, translator)
    pages = _pages(report, frame, translator)
    for index, content in enumerate(pages):
        if cancelled and cancelled():
            raise Cancelled
        with document.page(A4) as page:
            content.draw(page, frame.draw(page, index, len(pages)))
        if progress:
            progress(index + 1, len(pages))
    document.finish()
    return len(pages)


def _pages(report: Report, frame: ReportFrame, translator: Translator) -> list[Block]:
    heading = KingdomHeading(translator) if report.cover.kingdom else None
    cover = CoverPage(report.cover, frame.room_on(0), heading)
    chapters = [
        block
        for number, chapter in enumerate(report.chapters, start=1)
        for block in chapter_blocks(chapter, number, translator)
    ]

    def everything(known: Sequence[Heading]) -> list[Block]:
        return [cover, PageBreak(), *_contents(report, known, translator), *chapters]

    return cut_with_contents(everything, look.WIDTH, frame.room_on)


def _contents(report: Report, known: Sequence[Heading], translator: Translator) -> list[Block]:
    """Return the contents; a report of a page or two has none."""
    if len(report.chapters) < _FEWEST_CHAPTERS:
        return []
    listed = contents(
        known,
        lambda index: translator.digits(str(index + 1)),
        (look.CONTENTS, look.CONTENTS_SECTION),
        space_before=3 * MM,
    )
    return [Paragraph(report.contents, look.CHAPTER), listed]
