"""Photos, two beside each other, each with its caption."""

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
_COLUMN = (look.WIDTH - _GAP) / 2
_HEIGHT = 52 * MM


def photo_rows(said: Photos, translator: Translator) -> Iterator[Block]:
    """Yield a row for every two photos; a file that is no picture is told, and the others are shown."""
    cells = [_cell(photo, translator) for photo in said.photos]
    for start in range(0, len(cells), 2):
        pair = cells[start : start + 2]
        yield Beside([*pair, Space(0)][:2], (1, 1), gap=_GAP, space_before=4 * MM)


def _cell(photo: ReportPhoto, translator: Translator) -> Block:
    caption = Paragraph(photo.caption, look.CAPTION)
    try:
        picture: Block = Picture(photo.data, photo.caption, most_height=_HEIGHT, most_width=_COLUMN)
    except EnvironmentFault:
        picture = Paragraph(translator.gettext("The file of this photo is damaged."), look.QUIET)
    return KeepTogether([picture, caption] if photo.caption else [picture])
