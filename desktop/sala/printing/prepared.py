"""Pages that are laid out and counted before any of them is drawn: a list of what a file holds comes first in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from sala.errors import Cancelled
from sala.printing.field_map import PageMap
from sala.printing.pdf.document import About, PdfDocument


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that is laid out: how many ``pages`` it has, and how to ``draw`` them into a file, more than once.

    On paper that is cut to be glued each of the pages becomes several of the file.
    """

    pages: int
    draw: Callable[[PdfDocument], None]


def write_prepared(
    out: BinaryIO,
    about: About,
    parts: Sequence[Prepared],
    *,
    cancelled: Callable[[], bool] | None = None,
    maps: list[PageMap] | None = None,
) -> int:
    """Write the parts in order as one PDF file and return its number of pages.

    ``cancelled`` is asked before each part. A list of ``maps`` gets the map of each page.
    Raises ``Cancelled`` (``out`` then holds a part of a file).
    """
    document = PdfDocument(out, about)
    for part in parts:
        if cancelled and cancelled():
            raise Cancelled
        part.draw(document)
    document.finish()
    if maps is not None:
        maps.extend(document.maps)
    return document.page_count
