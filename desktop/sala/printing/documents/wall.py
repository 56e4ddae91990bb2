"""Signs for the wall: a stage on each, large enough to be read across the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sala.language import Translator
from sala.printing.layout.block import Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.document import PdfDocument
from sala.printing.pdf.page import A4, MM, Page
from sala.printing.prepared import Prepared
from sala.printing.sheet import Sheet, sheet_page
from sala.printing.sheets import look
from sala.printing.sheets.ornaments import draw_krama_line
from sala.printing.text.lines import widest_word
from sala.printing.text.style import Align, TextStyle

_SIZE = (A4[1], A4[0])
_WIDTH = _SIZE[0] - 2 * look.MARGIN
_TITLE_SIZES = (140.0, 120.0, 100.0, 84.0, 72.0, 60.0, 48.0, 36.0)
_TITLE = TextStyle(leading=1.6, bold=True, align=Align.CENTRE, role="H1")
_PURPOSE_SIZES = (26.0, 22.0, 19.0, 16.0)
_PURPOSE = TextStyle(leading=1.65, align=Align.CENTRE)
_NUMBER = TextStyle(size=44, leading=1.6, bold=True, align=Align.CENTRE)
_MIDDLE_OF_DIGITS = 0.43
"""Where the middle of a digit lies in the height of its line."""
_RADIUS = 16 * MM
_NUMBER_TOP, _TITLE_TOP = 20 * MM, 58 * MM
_TITLE_ROOM, _PURPOSE_ROOM = 82 * MM, 44 * MM


@dataclass(frozen=True, slots=True)
class WallSign:
    """A sign: ``number`` in the digits of the language, ``purpose`` what a team leaves the stage with."""

    number: str
    title: str
    purpose: str


def prepare_wall(signs: Sequence[WallSign], paper: Sheet, translator: Translator) -> Prepared:
    """Lay out one sheet that lies for each sign."""

    def draw(document: PdfDocument) -> None:
        for sign in signs:
            words = f"{sign.number} {sign.title}. {sign.purpose}"
            with sheet_page(document, paper, _SIZE, translator, words) as page:
                page.bookmark(sign.title, 0.0)
                _draw(page, sign)

    return Prepared(len(signs), draw)


def _draw(page: Page, sign: WallSign) -> None:
    centre = (_SIZE[0] / 2, _NUMBER_TOP + _RADIUS)
    page.circle(centre, _RADIUS, thickness=2.5)
    number = Paragraph(sign.number, _NUMBER)
    width = 2 * _RADIUS
    number.draw(page, Place(centre[0] - _RADIUS, centre[1] - number.height(width) * _MIDDLE_OF_DIGITS, width))
    title = _fitting(sign.title, _TITLE, _TITLE_SIZES, _TITLE_ROOM)
    title.draw(page, Place(look.MARGIN, _TITLE_TOP + (_TITLE_ROOM - title.height(_WIDTH)) / 2, _WIDTH))
    line = _TITLE_TOP + _TITLE_ROOM + 4 * MM
    draw_krama_line(page, look.MARGIN + _WIDTH / 4, line, _WIDTH / 2)
    purpose = _fitting(sign.purpose, _PURPOSE, _PURPOSE_SIZES, _PURPOSE_ROOM)
    purpose.draw(page, Place(look.MARGIN, line + 8 * MM, _WIDTH))


def _fitting(text: str, style: TextStyle, sizes: Sequence[float], room: float) -> Paragraph:
    """Return the words in the largest of the sizes that fits, whole words in a line; else in the least."""
    for size in sizes:
        words = Paragraph(text, style.but(size=size))
        if words.height(_WIDTH) <= room and widest_word(text, words.style) <= _WIDTH:
            return words
    return Paragraph(text, style.but(size=sizes[-1]))
