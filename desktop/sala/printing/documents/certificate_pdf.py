"""Printing certificates of participation: one person on each sheet of A4, lying."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO

from sala.errors import Cancelled
from sala.language import Translator
from sala.printing.documents.blanks import Blank, draw_dots
from sala.printing.documents.border import draw_border
from sala.printing.documents.certificate import Certificate, Certified
from sala.printing.documents.official import KingdomHeading, SealPlace, Signature, date_block, institution_block
from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A4, MM, Page
from sala.printing.text.fitting import fitted
from sala.printing.text.style import Align, Face, TextStyle

_SIZE = (A4[1], A4[0])
_BORDER = 8 * MM
_MARGIN = 22 * MM
_WIDTH = _SIZE[0] - 2 * _MARGIN
_TOP, _BOTTOM = 16 * MM, _SIZE[1] - 16 * MM
_INSTITUTION_TOP, _INSTITUTION_WIDTH = 27 * MM, 78 * MM
_SIGNING_WIDTH = 82 * MM

_TITLE = TextStyle(size=29, leading=1.6, face=Face.HEADING, align=Align.CENTRE, role="H1")
_SMALL_TITLE = _TITLE.but(size=21)
_SAYS = TextStyle(size=12.5, leading=1.65, align=Align.CENTRE, space_before=1 * MM)
_NAME = TextStyle(size=29, leading=1.62, bold=True, align=Align.CENTRE, role="H2")
_WORK = TextStyle(size=12, leading=1.65, align=Align.CENTRE)
_WORKSHOP = TextStyle(size=16, leading=1.65, bold=True, align=Align.CENTRE, space_before=0.5 * MM)
_WHERE = TextStyle(size=12, leading=1.65, align=Align.CENTRE)
_NAME_WIDTH = 0.82 * _WIDTH
_BLANK_WIDTH = 0.5 * _WIDTH


def write_certificates(
    out: BinaryIO,
    certificate: Certificate,
    people: Sequence[Certified],
    translator: Translator,
    *,
    author: str,
    created: datetime,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write a page for each of ``people`` to ``out`` and return their number; the same input gives the same bytes.

    Raises ``EnvironmentFault("font.missing")`` and ``Cancelled`` (``out`` then holds a part of a file).
    """
    title = translator.gettext("Certificate of participation")
    document = PdfDocument(out, About(title, author, translator.language, created))
    for index, person in enumerate(people):
        if cancelled and cancelled():
            raise Cancelled
        with document.group("Sect"), document.page(_SIZE) as page:
            page.bookmark(person.name or title, 0.0)
            _Sheet(certificate, person, translator).draw(page)
        if progress:
            progress(index + 1, len(people))
    document.finish()
    return len(people)


class _Sheet:
    """The certificate of one person: head and foot in their places, the words in the middle of what is left."""

    def __init__(self, certificate: Certificate, person: Certified, translator: Translator) -> None:
        self._certificate, self._person, self._translator = certificate, person, translator
        self._head = replace(certificate.head, number=person.number)

    def draw(self, page: Page) -> None:
        """Draw the whole page."""
        draw_border(page, (_BORDER, _BORDER), (_SIZE[0] - 2 * _BORDER, _SIZE[1] - 2 * _BORDER))
        top = self._draw_head(page)
        foot = _foot(self._certificate, self._translator)
        bottom = _BOTTOM - foot.height(_WIDTH)
        words = self._words(bottom - top)
        slack = max(bottom - top - words.height(_WIDTH), 0.0)
        words.draw(page, Place(_MARGIN, top + slack * 0.45, _WIDTH))
        foot.draw(page, Place(_MARGIN, bottom, _WIDTH))

    def _draw_head(self, page: Page) -> float:
        """Draw kingdom and institution; return where the words may begin."""
        top = _TOP
        if self._head.kingdom:
            heading = KingdomHeading(self._translator)
            heading.draw(page, Place(_MARGIN, top, _WIDTH))
            top += heading.height(_WIDTH)
        office = institution_block(self._head, self._translator, _INSTITUTION_WIDTH)
        at = _INSTITUTION_TOP if self._head.kingdom else _TOP + 4 * MM
        office.draw(page, Place(_MARGIN, at, _INSTITUTION_WIDTH))
        return max(top, at + office.height(_INSTITUTION_WIDTH))

    def _words(self, room: float) -> Block:
        """Return the words, under a smaller title where everything is so long that there is no room for a large one."""
        words = self._words_under(_TITLE)
        return words if words.height(_WIDTH) <= room else self._words_under(_SMALL_TITLE)

    def _words_under(self, title: TextStyle) -> Block:
        _ = self._translator.gettext
        facts = self._certificate
        where = "  ·  ".join(part for part in (facts.dates, facts.hours) if part)
        blocks: list[Block] = [
            _line(_("Certificate of participation"), title, 1, 15),
            _line(_("This is to certify that"), _SAYS, 1, 9),
            self._name(),
            _line(_("took part in"), _SAYS.but(space_before=3 * MM), 1, 9),
            _line(facts.workshop_name, _WORKSHOP, 2, 9.5),
        ]
        blocks += [_line(line, _WHERE, 1, 9) for line in (facts.place, where) if line]
        return Stack(blocks)

    def _name(self) -> Block:
        if not self._person.name:
            return _NameLine(self._translator.gettext("Role and organisation:"))
        text, style = fitted(self._person.name, _NAME, _NAME_WIDTH, 3, 11)
        name: list[Block] = [Paragraph(text, style)]
        if self._person.work:
            name.append(_line(self._person.work, _WORK, 2, 9))
        return Stack(name, space_before=1.5 * MM)


def _line(text: str, style: TextStyle, most: int, smallest: float) -> Block:
    return Paragraph(*fitted(text, style, _NAME_WIDTH, most, smallest))


class _NameLine(Block):
    """A line for the name and one for what the person does, in the middle of the page."""

    def __init__(self, label: str) -> None:
        self._work = Blank(label, _WORK.but(align=Align.LEFT))
        self.space_before = 1.5 * MM

    def measure(self, width: float) -> float:
        """Return the height of both lines."""
        return 15 * MM + self._work.height(_BLANK_WIDTH) + 2 * MM

    def draw(self, page: Page, place: Place) -> None:
        """Draw them."""
        left = place.x + (place.width - _BLANK_WIDTH) / 2
        draw_dots(page, left, left + _BLANK_WIDTH, place.top + 13 * MM)
        self._work.draw(page, Place(left, place.top + 15 * MM, _BLANK_WIDTH))


def _foot(certificate: Certificate, translator: Translator) -> Block:
    _ = translator.gettext
    name = _("Name:")
    date = date_block(certificate.head, translator, _SIGNING_WIDTH)
    right = Stack([date, Signature(_("For the institution"), name)])
    left = Signature(_("Facilitator of the workshop"), name)
    return _Foot(left, SealPlace(_("Seal")), right)


class _Foot(Block):
    """The facilitator at the left, the seal in the middle, date and institution at the right."""

    def __init__(self, left: Block, seal: Block, right: Block) -> None:
        self._left, self._seal, self._right = left, seal, right

    def measure(self, width: float) -> float:
        """Return the height of the highest."""
        return max(self._left.height(_SIGNING_WIDTH), self._right.height(_SIGNING_WIDTH), self._seal.height(width))

    def draw(self, page: Page, place: Place) -> None:
        """Draw all three on one base."""
        height = self.height(place.width)
        middle = place.width - 2 * _SIGNING_WIDTH
        self._left.draw(page, place.down(height - self._left.height(_SIGNING_WIDTH)).column(0.0, _SIGNING_WIDTH))
        self._seal.draw(page, place.down(height - self._seal.height(middle)).column(_SIGNING_WIDTH, middle))
        self._right.draw(page, place.column(place.width - _SIGNING_WIDTH, _SIGNING_WIDTH))
