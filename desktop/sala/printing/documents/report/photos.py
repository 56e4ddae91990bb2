"""Photos, two or three beside each other, each with its caption."""

from __future__ import annotations

from collections.abc import Iterator

from sala.errors import EnvironmentFault
from sala.language import Translator
from sala.printing.documents.report import look
from sala.printing.documents.report.values import Photos, ReportPhoto
from sala.printing.layout.block import Block, Space
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.picture import Picture
from sala.printing.layout.stack import Beside, KeepTogether
from sala.printing.pdf.page import MM

_GAP = 6 * MM
_HEIGHT = 52 * MM
_MOST_LARGE = 4
"""More photos than these stand three beside each other: they fill the width, and save a page."""


def photo_rows(said: Photos, translator: Translator) -> Iterator[Block]:
    """Yield rows of two photos, or of three where there are many; a file that is no picture is told."""
    across = 2 if len(said.photos) <= _MOST_LARGE else 3
    column = (look.WIDTH - (across - 1) * _GAP) / across
    cells = [_cell(photo, column, translator) for photo in said.photos]
    for start in range(0, len(cells), across):
        row = [*cells[start : start + across], *(Space(0) for _ in range(across))][:across]
        yield Beside(row, (1,) * across, gap=_GAP, space_before=4 * MM)


def _cell(photo: ReportPhoto, column: float, translator: Translator) -> Block:
    caption = Paragraph(photo.caption, look.CAPTION)
    try:
        picture: Block = Picture(photo.data, photo.caption, most_height=_HEIGHT, most_width=column)
    except EnvironmentFault:
        picture = Paragraph(translator.gettext("The file of this photo is damaged."), look.QUIET)
    return KeepTogether([picture, caption] if photo.caption else [picture])
