"""Cards for the wall, eight to a sheet of A4, with lines to cut along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sala.printing.documents.icons import Icon
from sala.printing.documents.note_cards import NoteCard
from sala.printing.documents.signing import draw_cut
from sala.printing.layout.block import Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.document import PdfDocument
from sala.printing.pdf.page import A4, MM, Page
from sala.printing.prepared import Prepared
from sala.printing.text.lines import widest_word
from sala.printing.text.shortening import shortened
from sala.printing.text.style import GREY, Align, TextStyle

ACROSS, DOWN = 2, 4
ON_A_SHEET: Final = ACROSS * DOWN
_WIDTH, _HEIGHT = A4[0] / ACROSS, A4[1] / DOWN
_PADDING = 8 * MM
_SIGN = 6.5 * MM
_HEAD = 9 * MM
_FOOT = 6 * MM
_SIZES = (26.0, 22.0, 19.0, 17.0, 15.0, 13.5, 12.0, 11.0)
"""Words as large as fit, so that they are read from two steps away; what is too long even for the least is cut."""
_SMALL = TextStyle(size=9, leading=1.6, colour=GREY)
_SMALL_RIGHT = _SMALL.but(align=Align.RIGHT)
_TEXT = TextStyle(leading=1.6, align=Align.CENTRE)


def prepare_note_cards(cards: Sequence[NoteCard], *, cancelled: Callable[[], bool] | None = None) -> Prepared:
    """Lay the cards out in their order, across and then down."""
    sheets = [cards[at : at + ON_A_SHEET] for at in range(0, len(cards), ON_A_SHEET)]

    def draw(document: PdfDocument) -> None:
        for sheet in sheets:
            with document.page(A4) as page:
                page.bookmark(sheet[0].kind_title, 0.0)
                for place, card in enumerate(sheet):
                    row, column = divmod(place, ACROSS)
                    with page.group("Sect"):
                        _draw_card(page, Place(column * _WIDTH, row * _HEIGHT, _WIDTH), card)
                _draw_cuts(page)

    return Prepared(len(sheets), draw)


def _draw_card(page: Page, place: Place, card: NoteCard) -> None:
    inside = place.down(_PADDING).column(_PADDING, place.width - 2 * _PADDING)
    sign = Icon(card.kind, _SIGN, colour=GREY)
    sign.draw(page, inside)
    beside = inside.column(_SIGN + 2 * MM, inside.width - _SIGN - 2 * MM)
    title = Paragraph(card.kind_title, _SMALL)
    title.draw(page, beside.down((_SIGN - title.height(beside.width)) / 2))
    if card.number:
        Paragraph(card.number, _SMALL_RIGHT).draw(page, inside)
    if card.team:
        team = Paragraph(shortened(card.team, _SMALL_RIGHT, inside.width, 1), _SMALL_RIGHT)
        team.draw(page, inside._replace(top=place.top + _HEIGHT - _PADDING + 2 * MM - team.height(inside.width)))
    if card.text:
        _draw_text(page, inside.down(_HEAD), card.text)


def _draw_text(page: Page, place: Place, text: str) -> None:
    """Draw the words in the middle of the card, as large as they fit."""
    room = _HEIGHT - 2 * _PADDING - _HEAD - _FOOT
    words = _fitting(text, place.width, room)
    words.draw(page, place.down((room - words.height(place.width)) / 2))


def _fitting(text: str, width: float, room: float) -> Paragraph:
    for size in _SIZES:
        style = _TEXT.but(size=size)
        words = Paragraph(text, style)
        if words.height(width) <= room and widest_word(text, style) <= width:
            return words
    style = _TEXT.but(size=_SIZES[-1])
    lines = max(int(room // (style.size * style.leading)), 1)
    while lines > 1 and Paragraph(shortened(text, style, width, lines), style).height(width) > room:
        lines -= 1  # rare clusters make a line taller
    return Paragraph(shortened(text, style, width, lines), style)


def _draw_cuts(page: Page) -> None:
    for column in range(1, ACROSS):
        draw_cut(page, (column * _WIDTH, 0.0), (0.0, A4[1]), colour=GREY)
    for row in range(1, DOWN):
        draw_cut(page, (0.0, row * _HEIGHT), (A4[0], 0.0), colour=GREY)
