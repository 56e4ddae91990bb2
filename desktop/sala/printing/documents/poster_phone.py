"""The picture of an idea for a telephone: upright, large letters, for a group chat."""

from __future__ import annotations

import io
from datetime import datetime

from sala.language import Translator
from sala.printing.documents.poster import IdeaPoster
from sala.printing.documents.poster_parts import PosterLook, beginning, numbers, said, steps
from sala.printing.layout.block import Block, Place
from sala.printing.layout.capped import Capped
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import Page, Paint
from sala.printing.preview import render_page
from sala.printing.sheets.ornaments import KRAMA_HEIGHT, draw_krama_line
from sala.printing.text.style import INDIGO, TextStyle

WIDTH_PIXELS = 1080
_WIDTH = 540.0
"""Of the page in points: at 144 dots per inch each is two pixels."""
_DPI = 144
_LEAST_HEIGHT, _MOST_HEIGHT = 675.0, 960.0
"""4 by 5, as chats show a picture uncut; never longer than the screen of a telephone, 9 by 16."""
_MARGIN = 36.0
_SIZES = (25.0, 24.0, 23.0, 22.0)
_MOST_PICTURE = 200.0
_LINES = ((4, 3), (3, 2), (2, 2), (2, 1))
_WHITE = (1.0, 1.0, 1.0)
_TITLE = TextStyle(size=44, leading=1.5, bold=True, colour=_WHITE, role="H1")
_KICKER = TextStyle(size=20, leading=1.6, bold=True, colour=_WHITE)


def draw_phone_picture(poster: IdeaPoster, translator: Translator, *, author: str, created: datetime) -> bytes:
    """Return the idea as a PNG picture, 1080 pixels wide and 1350 to 1920 high.

    It leaves out what is too much for a small screen: question, staff, cautions. Raises ``EnvironmentFault``:
    ``font.missing``, ``picture.unreadable``.
    """
    out = io.BytesIO()
    document = PdfDocument(out, About(poster.title, author, translator.language, created))
    band, parts, height = _fitted(poster)
    with document.page((_WIDTH, height)) as page:
        _draw(page, band, parts, height, poster)
    document.finish()
    return render_page(out.getvalue(), 0, _DPI)


def _fitted(poster: IdeaPoster) -> tuple[Stack, list[Block], float]:
    """Return the band of the title, the parts below it, and the height of the picture that holds them."""
    width = _WIDTH - 2 * _MARGIN
    band, parts, needed = Stack([]), [], 0.0
    for with_picture in (True, False):
        for step_lines, said_lines in _LINES:
            for size in _SIZES:
                look = PosterLook(size, step_lines, said_lines)
                band, parts = _band(poster), _parts(poster, look, with_picture=with_picture)
                gaps = look.gap * len(parts)
                heights = sum(part.height(width) for part in parts)
                needed = band.height(width) + 2 * _MARGIN + heights + gaps + _foot(poster).height(width) + _MARGIN
                if needed <= _MOST_HEIGHT:
                    return band, parts, max(needed, _LEAST_HEIGHT)
        if poster.picture is None:
            break
    return band, parts, needed


def _band(poster: IdeaPoster) -> Stack:
    lines: list[Block] = [Paragraph(poster.words.idea, _KICKER), Capped(poster.title, _TITLE, 3)]
    if poster.votes:
        lines.append(Paragraph(poster.votes, _KICKER.but(bold=False)))
    return Stack(lines)


def _parts(poster: IdeaPoster, look: PosterLook, *, with_picture: bool) -> list[Block]:
    parts: list[Block] = []
    picture = poster.picture if with_picture else None
    if poster.for_whom or picture:
        parts.append(beginning([poster.for_whom] if poster.for_whom else [], picture, look, _MOST_PICTURE))
    if poster.steps:
        parts.append(steps(poster.words.steps, poster.steps, look))
    if poster.expected:
        parts.append(numbers(poster.words.expected, poster.expected, look))
    elif poster.changes:
        parts.append(said(poster.changes[0], look))
    return parts


def _foot(poster: IdeaPoster) -> Stack:
    style = PosterLook(25).about.but(size=16)
    return Stack([Capped(line, style, 1) for line in poster.about[:3] if line])


def _draw(page: Page, band: Stack, parts: list[Block], height: float, poster: IdeaPoster) -> None:
    width = _WIDTH - 2 * _MARGIN
    deep = band.height(width) + 1.5 * _MARGIN
    page.rectangle((0.0, 0.0), (_WIDTH, deep), paint=Paint.FILL, colour=INDIGO)
    band.draw(page, Place(_MARGIN, 0.75 * _MARGIN, width))
    draw_krama_line(page, 0.0, deep, _WIDTH)
    foot = _foot(poster)
    below = height - foot.height(width) - 0.7 * _MARGIN
    heights = [part.height(width) for part in parts]
    top = deep + KRAMA_HEIGHT
    gap = (below - top - sum(heights)) / (len(parts) + 1)
    place = Place(_MARGIN, top + gap, width)
    for part, own in zip(parts, heights, strict=True):
        part.draw(page, place)
        place = place.down(own + gap)
    foot.draw(page, Place(_MARGIN, below, width))
