"""One page: a surface to draw on, measured in points from the top left corner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sala.printing.field_map import Box, FieldBox, in_millimetres
from sala.printing.pdf.fonts import DocumentFonts
from sala.printing.pdf.images import DocumentImages, Jpeg
from sala.printing.pdf.objects import Ref, number
from sala.printing.pdf.paper import A3, A4, A5, HAIRLINE, MM, Point, Size, landscape
from sala.printing.pdf.shapes import Hatch, Paint, Step, arc
from sala.printing.pdf.structure import Structure
from sala.printing.pdf.writing import Writing

__all__ = ["A3", "A4", "A5", "HAIRLINE", "MM", "Hatch", "Page", "Paint", "Point", "Size", "Step", "arc", "landscape"]


class Bookmark(NamedTuple):
    """An entry of the contents beside the pages: points from the top, level 0 outermost."""

    title: str
    top: float
    level: int


class Page(Writing):
    """A page while it is drawn. Text must be drawn inside ``tagged``; all else counts as ornament."""

    def __init__(
        self, ref: Ref, size: Size, fonts: DocumentFonts, images: DocumentImages, structure: Structure | None
    ) -> None:
        super().__init__(ref, size, structure, fonts)
        self.structure_number = structure.begin_page() if structure else 0
        self.pictures: dict[str, Ref] = {}
        self.bookmarks: list[Bookmark] = []
        self.anchors: dict[str, float] = {}
        self._images = images
        self.mark_text = ""
        self.corners: tuple[Box, ...] = ()
        self.fields: list[FieldBox] = []

    def image(self, jpeg: Jpeg, corner: Point, size: Size) -> None:
        """Draw a picture in a rectangle."""
        x, y = corner
        width, height = size
        self.picture(*self._images.of(jpeg), (width, 0.0, 0.0, height, x, self.height - y - height))

    def picture(self, name: str, ref: Ref, matrix: tuple[float, float, float, float, float, float]) -> None:
        """Draw an object of the file (a photo, a drawing made once) through a matrix, as PDF understands it."""
        self.pictures[name] = ref
        self._draw("q", f"{' '.join(number(part) for part in matrix)} cm", f"/{name} Do", "Q")

    def bookmark(self, title: str, top: float, level: int = 0) -> None:
        """Add an entry to the contents that readers show beside the pages; ``level`` 0 is outermost."""
        self.bookmarks.append(Bookmark(" ".join(title.split()), self.landing((0.0, top))[1], level))

    def anchor(self, name: str, top: float) -> None:
        """Name a place to which links of the document lead (as ``#name``)."""
        self.anchors[name] = self.landing((0.0, top))[1]

    @contextmanager
    def unlisted(self) -> Iterator[None]:
        """Draw what the contents shall not list: the second of two forms on a page that are alike."""
        listed = len(self.bookmarks)
        try:
            yield
        finally:
            del self.bookmarks[listed:]

    def field(
        self, key: str, box: Box, kind: str, *, row: int | None = None, column: str = "", option: str = ""
    ) -> None:
        """Record that the box (left, top, width, height in points) is room for a field, as ``FieldBox`` says it."""
        x, top, width, height = box
        ends = self.landing((x, top)), self.landing((x + width, top + height))
        (left, right), (upper, lower) = (sorted(sides) for sides in zip(*ends, strict=True))
        landed = in_millimetres((left, upper, right - left, lower - upper))
        self.fields.append(FieldBox(key, str(kind), landed, row, column, option))
