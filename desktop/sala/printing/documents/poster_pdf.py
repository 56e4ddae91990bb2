"""The poster of an idea on A4, on A3, or on A3 cut into sheets of A4: to be read from two metres."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO

from sala.language import Translator
from sala.printing.documents.poster import IdeaPoster
from sala.printing.documents.poster_parts import PosterLook, beginning, numbers, side_by_side, steps
from sala.printing.layout.block import Block, Place
from sala.printing.layout.capped import Capped
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Beside, Stack
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A4, MM, Page
from sala.printing.sheet import Sheet, sheet_page
from sala.printing.sheets.ornaments import KRAMA_HEIGHT, draw_krama_line, draw_qr
from sala.printing.text.style import INDIGO, Align, TextStyle

_SIZES = (24.0, 23.0, 22.0, 21.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
"""Of the words on A4, from the largest; the first with which everything fits is taken."""
_FEWEST_LINES = ((4, 6), (3, 4), (2, 3), (1, 2))
"""Lines of a step and of other words: fewer where even the smallest size is too large."""
_TITLE_LINES = 3
_STEPS, _CAUTIONS = 1.15, 0.85
"""How it works is read from afar, who could be left out from near."""
_MARGIN, _QR = 13 * MM, 20 * MM
_MOST_GAP = 18 * MM
"""What is left over goes between the parts, but no more than this to each."""


def write_poster(
    out: BinaryIO,
    posters: Sequence[IdeaPoster],
    translator: Translator,
    *,
    title: str,
    author: str,
    created: datetime,
    paper: Sheet = Sheet.A4,
) -> int:
    """Write posters to ``out``, each on one sheet of ``paper``, and return the number of pages.

    Raises ``EnvironmentFault``: ``font.missing``, ``picture.unreadable``.
    """
    document = PdfDocument(out, About(title, author, translator.language, created))
    for poster in posters:
        with document.group("Sect"), sheet_page(document, paper, A4, translator, poster.in_words()) as page:
            page.bookmark(poster.title, 0.0)
            _draw(page, poster)
    document.finish()
    return document.page_count


def _draw(page: Page, poster: IdeaPoster) -> None:
    width = A4[0] - 2 * _MARGIN
    head, foot = _Head(poster), _Foot(poster)
    top = _MARGIN + head.height(width) + 5 * MM
    room = A4[1] - _MARGIN - foot.height(width) - 5 * MM - top
    parts = _largest(poster, width, room)
    head.draw(page, Place(_MARGIN, _MARGIN, width))
    heights = [part.height(width) for part in parts]
    gap = (room - sum(heights)) / max(1, len(parts) - 1)
    place = Place(_MARGIN, top, width)
    for part, height in zip(parts, heights, strict=True):
        part.draw(page, place)
        place = place.down(height + min(gap, _MOST_GAP))
    foot.draw(page, Place(_MARGIN, A4[1] - _MARGIN - foot.height(width), width))


def _largest(poster: IdeaPoster, width: float, room: float) -> list[Block]:
    """Return the parts as whole and then as large as they fit into the room."""

    def parts(size: float, lines: tuple[int, int]) -> list[Block]:
        return _parts(poster, PosterLook(size, *lines))

    def fits(found: list[Block], size: float) -> bool:
        gaps = PosterLook(size).gap * (len(found) - 1)
        return sum(part.height(width) for part in found) + gaps <= room

    smallest = _SIZES[-1]
    for lines in _FEWEST_LINES:
        if fits(parts(smallest, lines), smallest):
            tries = ((parts(size, lines), size) for size in _SIZES)
            return next(found for found, size in tries if fits(found, size))
    return parts(smallest, _FEWEST_LINES[-1])


def _parts(poster: IdeaPoster, look: PosterLook) -> list[Block]:
    parts: list[Block] = [_beginning(poster, look)]
    if poster.steps:
        parts.append(steps(poster.words.steps, poster.steps, look.times(_STEPS)))
    if poster.changes:
        parts.append(side_by_side(poster.changes, look))
    if poster.expected:
        parts.append(numbers(poster.words.expected, poster.expected, look))
    if poster.cautions:
        parts.append(side_by_side(poster.cautions, look.times(_CAUTIONS)))
    return parts


def _beginning(poster: IdeaPoster, look: PosterLook) -> Block:
    """Return title, question and for whom; a picture beside the two last."""
    title = Capped(poster.title, TextStyle(size=2.5 * look.size, leading=1.5, bold=True, role="H1"), _TITLE_LINES)
    first = [one for one in (poster.for_whom, poster.question) if one]
    below = beginning(first, poster.picture, look, 6.5 * look.size)
    below.space_before = 0.6 * look.size
    return Stack([title, below])


class _Head(Block):
    """What it is, and at the right its votes, over a checked line."""

    def __init__(self, poster: IdeaPoster) -> None:
        style = TextStyle(size=15, leading=1.6, bold=True, colour=INDIGO)
        votes = Paragraph(poster.votes, style.but(align=Align.RIGHT))
        self._words = Beside([Paragraph(poster.words.idea, style), votes], (0.4, 0.6), gap=6 * MM)

    def measure(self, width: float) -> float:
        """Return the height of the words and the checked line."""
        return self._words.height(width) + 2 * MM + KRAMA_HEIGHT

    def draw(self, page: Page, place: Place) -> None:
        """Draw them."""
        self._words.draw(page, place)
        draw_krama_line(page, place.x, place.top + self._words.height(place.width) + 2 * MM, place.width)


class _Foot(Block):
    """Where it comes from, and the QR code that leads back to it."""

    def __init__(self, poster: IdeaPoster) -> None:
        style = PosterLook(18).about
        self._lines = Stack([Capped(line, style, 2) for line in poster.about if line])
        self._mark = poster.mark

    def measure(self, width: float) -> float:
        """Return the height of the lines, or of the QR code."""
        return KRAMA_HEIGHT + 3 * MM + max(_QR, self._lines.height(self._room(width)))

    def draw(self, page: Page, place: Place) -> None:
        """Draw a checked line, the lines and the code."""
        draw_krama_line(page, place.x, place.top, place.width)
        place = place.down(KRAMA_HEIGHT + 3 * MM)
        self._lines.draw(page, place._replace(width=self._room(place.width)))
        draw_qr(page, self._mark, place.x + place.width - _QR, place.top, _QR)

    @staticmethod
    def _room(width: float) -> float:
        return width - _QR - 6 * MM
