"""Printing name tags of 90 × 55 mm, ten on a sheet of A4, with lines to cut along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import BinaryIO

from sala.errors import Cancelled
from sala.language import Translator
from sala.printing.documents.blanks import Blank
from sala.printing.documents.name_tags import NameTag
from sala.printing.documents.team_sign import draw_team_sign
from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A4, MM, Page
from sala.printing.sheets.ornaments import KRAMA_HEIGHT, draw_krama_line
from sala.printing.text.fitting import fitted
from sala.printing.text.shortening import shortened
from sala.printing.text.style import GREY, Align, TextStyle

_TAG = (90 * MM, 55 * MM)
_COLUMNS, _ROWS = 2, 5
ON_A_SHEET = _COLUMNS * _ROWS
_LEFT, _TOP = (A4[0] - _COLUMNS * _TAG[0]) / 2, (A4[1] - _ROWS * _TAG[1]) / 2
_PADDING = 4.5 * MM
_WIDTH = _TAG[0] - 2 * _PADDING
_TICK = 5 * MM
_SIGN = 8.5 * MM

_WORKSHOP = TextStyle(size=8, leading=1.6, colour=GREY, align=Align.CENTRE)
_NAME = TextStyle(size=25, leading=1.6, bold=True, align=Align.CENTRE, role="H1")
_WORK = TextStyle(size=10, leading=1.6, align=Align.CENTRE, space_before=0.5 * MM)
_TEAM = TextStyle(size=11, leading=1.6, bold=True)
_BLANK = TextStyle(size=9.5, leading=1.6, colour=GREY, space_before=2.5 * MM)


def write_name_tags(
    out: BinaryIO,
    tags: Sequence[NameTag],
    workshop_name: str,
    translator: Translator,
    *,
    author: str,
    created: datetime,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write the tags to ``out``, the last sheet filled up with blank ones; return the number of sheets.

    Raises ``EnvironmentFault("font.missing")`` and ``Cancelled`` (``out`` then holds a part of a file).
    """
    title = translator.gettext("Name tags")
    document = PdfDocument(out, About(title, author, translator.language, created))
    sheets = max(1, -(-len(tags) // ON_A_SHEET))
    everyone = [*tags, *[NameTag()] * (sheets * ON_A_SHEET - len(tags))]
    for first in range(0, len(everyone), ON_A_SHEET):
        if cancelled and cancelled():
            raise Cancelled
        with document.group("Sect"), document.page(A4) as page:
            if not first:
                page.bookmark(title, 0.0)
            _draw_cuts(page)
            for index, tag in enumerate(everyone[first : first + ON_A_SHEET]):
                row, column = divmod(index, _COLUMNS)
                corner = Place(_LEFT + column * _TAG[0], _TOP + row * _TAG[1], _TAG[0])
                _draw_tag(page, corner, tag, workshop_name, translator)
    document.finish()
    return sheets


def _draw_cuts(page: Page) -> None:
    """Draw thin dashes round the tags, and ticks at the edge that a ruler finds."""
    right, bottom = _LEFT + _COLUMNS * _TAG[0], _TOP + _ROWS * _TAG[1]
    for column in range(_COLUMNS + 1):
        x = _LEFT + column * _TAG[0]
        page.line((x, _TOP), (x, bottom), colour=GREY, dash=(3, 3))
        page.line((x, _TOP - _TICK), (x, _TOP - 1))
        page.line((x, bottom + 1), (x, bottom + _TICK))
    for row in range(_ROWS + 1):
        y = _TOP + row * _TAG[1]
        page.line((_LEFT, y), (right, y), colour=GREY, dash=(3, 3))
        page.line((_LEFT - _TICK, y), (_LEFT - 1, y))
        page.line((right + 1, y), (right + _TICK, y))


def _draw_tag(page: Page, corner: Place, tag: NameTag, workshop_name: str, translator: Translator) -> None:
    inner = Place(corner.x + _PADDING, corner.top + 2.5 * MM, _WIDTH)
    head = Paragraph(shortened(workshop_name, _WORKSHOP, _WIDTH, 1), _WORKSHOP)
    head.draw(page, inner)
    line = inner.down(head.height(_WIDTH) + 1 * MM)
    draw_krama_line(page, line.x, line.top, _WIDTH)
    words = _words(tag, translator)
    top, bottom = line.top + KRAMA_HEIGHT, corner.top + _TAG[1] - 3 * MM - _SIGN
    slack = max(bottom - top - words.height(_WIDTH), 0.0)
    words.draw(page, Place(inner.x, top + slack / 2, _WIDTH))
    _draw_team(page, Place(inner.x, bottom, _WIDTH), tag, translator)


def _words(tag: NameTag, translator: Translator) -> Block:
    if not tag.name:
        _ = translator.gettext
        return Stack([Blank(_("Name:"), _BLANK), Blank(_("Role and organisation:"), _BLANK, space_before=4 * MM)])
    blocks: list[Block] = [Paragraph(*fitted(tag.name, _NAME, _WIDTH, 2, 9))]
    if tag.work:
        blocks.append(Paragraph(*fitted(tag.work, _WORK, _WIDTH, 2, 7.5)))
    return Stack(blocks)


def _draw_team(page: Page, place: Place, tag: NameTag, translator: Translator) -> None:
    """Draw sign and name of the team; on a tag without one, room to write it."""
    beside = place.column(_SIGN + 3 * MM, place.width - _SIGN - 3 * MM)
    if tag.team:
        draw_team_sign(page, tag.team_number, (place.x, place.top), _SIGN)
        team: Block = Paragraph(*fitted(tag.team, _TEAM, beside.width, 1, 7.5))
    elif tag.name:
        return
    else:
        team, beside = Blank(translator.gettext("Team:"), _BLANK), place
    team.draw(page, beside.down((_SIGN - team.height(beside.width)) / 2))
