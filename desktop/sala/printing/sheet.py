"""The paper that something is printed on: what is laid out for A4 may be printed on A3, whole or in parts to glue."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from sala.language import Translator
from sala.printing.pdf.document import PdfDocument
from sala.printing.pdf.page import A3, Page, Size, landscape
from sala.printing.pdf.tiling import tiled_page
from sala.printing.tile_note import tile_note

_LARGER = math.sqrt(2)
"""From a side of A4 to the same side of A3: the ratio of sides is the same (ISO 216)."""


class Sheet(StrEnum):
    """One sheet, or A3 cut into sheets of A4 for a small printer."""

    A4 = "a4"
    A3 = "a3"
    TILES = "a3-on-a4"


@contextmanager
def sheet_page(
    document: PdfDocument, sheet: Sheet, size: Size, translator: Translator, description: str
) -> Iterator[Page]:
    """Draw what is laid out on A4, upright or lying as ``size`` says; on A3 everything is larger by the same share.

    Sheets to glue are one picture, of which screen readers say ``description``.
    """
    if sheet is Sheet.A4:
        with document.page(size) as page:
            yield page
        return
    large = landscape(A3) if size[0] > size[1] else A3
    in_parts = tiled_page(document, large, lambda tile: tile_note(tile, translator), description)
    with in_parts if sheet is Sheet.TILES else document.page(large) as page, page.moved(0.0, 0.0, _LARGER):
        yield page
