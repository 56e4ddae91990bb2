"""Printing an official letter on A4."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from sala.language import Translator
from sala.printing.documents.blanks import Blank
from sala.printing.documents.letter import Letter
from sala.printing.documents.official import KingdomHeading, Signature, date_block, institution_block
from sala.printing.layout.block import Block, Place, Space
from sala.printing.layout.pages import cut_into_pages
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.layout.table import Grid, Row
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A4, MM, Page
from sala.printing.sheets import look
from sala.printing.text.lines import natural_width
from sala.printing.text.style import Align, Span, TextStyle

_LEFT, _RIGHT = 25 * MM, 20 * MM
_TOP, _FOOT = 14 * MM, 16 * MM
_WIDTH = A4[0] - _LEFT - _RIGHT
_INSTITUTION_WIDTH = 85 * MM
_SIGNING_WIDTH = 88 * MM
_MOST_LABEL = 0.4 * _WIDTH

_BODY = TextStyle(size=11.5, leading=1.75, space_before=2.5 * MM)
_TO = _BODY.but(bold=True)
_TO_GAP = 1.5 * MM
_LABEL = TextStyle(size=11.5, leading=1.75, bold=True)
_VALUE = TextStyle(size=11.5, leading=1.75)


def write_letter(out: BinaryIO, letter: Letter, translator: Translator, *, author: str, created: datetime) -> int:
    """Write the letter to ``out`` and return its number of pages; the same input gives the same bytes.

    Raises ``EnvironmentFault("font.missing")``.
    """
    document = PdfDocument(out, About(letter.title, author, translator.language, created))
    pages = cut_into_pages(list(_blocks(letter, translator)), _WIDTH, lambda _index: A4[1] - _TOP - _FOOT)
    with document.group("Sect"):
        for index, content in enumerate(pages):
            with document.page(A4) as page:
                if not index:
                    page.bookmark(letter.title, 0.0)
                content.draw(page, Place(_LEFT, _TOP, _WIDTH))
                if len(pages) > 1:
                    _draw_number(page, index, len(pages), translator)
    document.finish()
    return len(pages)


def _blocks(letter: Letter, translator: Translator) -> Iterator[Block]:
    _ = translator.gettext
    if letter.head.kingdom:
        yield KingdomHeading(translator)
    yield institution_block(letter.head, translator, _INSTITUTION_WIDTH)
    yield Space(5 * MM)
    yield Blank(_("To:"), _TO)
    subject = (Span(_("Subject:")), Span(" " + letter.subject, bold=False))
    yield Paragraph(subject, _TO.but(space_before=_TO_GAP))
    yield Blank(_("Reference:"), _TO, space_before=_TO_GAP)
    yield Space(3 * MM)
    for words in letter.opening:
        yield Paragraph(words, _BODY)
    yield from _facts(letter.facts)
    for _line in range(letter.free_lines):
        yield Blank("", _BODY, space_before=_BODY.space_before)
    for words in letter.closing:
        yield Paragraph(words, _BODY)
    yield Space(8 * MM)
    date = date_block(letter.head, translator, _SIGNING_WIDTH)
    yield _AtRight(Stack([date, Signature(_("Signature and seal"), _("Name:"))]))


def _facts(facts: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    """Return a row for each fact: its label, and what it says or room to write it."""
    widest = max((natural_width(label, _LABEL) for label, _value in facts), default=0.0)
    label_width = min(widest + 6 * MM, _MOST_LABEL)
    grid = Grid((label_width, _WIDTH - label_width), padding=0.0, thickness=0.0, structure=False)
    for index, (label, value) in enumerate(facts):
        row = Row([Paragraph(label, _LABEL), Paragraph(value, _VALUE) if value else Blank("", _VALUE)], grid)
        row.space_before = 1 * MM if index else _BODY.space_before
        yield row


class _AtRight(Block):
    """A block that stands at the right edge and is not divided."""

    def __init__(self, body: Block) -> None:
        self._body = body

    def measure(self, width: float) -> float:
        """Return the height of the block."""
        return self._body.height(_SIGNING_WIDTH)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the block."""
        self._body.draw(page, place.column(place.width - _SIGNING_WIDTH, _SIGNING_WIDTH))


def _draw_number(page: Page, index: int, count: int, translator: Translator) -> None:
    digits = translator.digits
    words = translator.gettext("Page {page} of {pages}")
    number = words.format(page=digits(str(index + 1)), pages=digits(str(count)))
    top = A4[1] - look.FOOT - look.FOOTER.size * look.FOOTER.leading
    Paragraph(number, look.FOOTER.but(align=Align.RIGHT)).draw(page, Place(_LEFT, top, _WIDTH))
