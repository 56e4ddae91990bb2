"""One page: a surface to draw on, measured in points from the top left corner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import groupby

from sala.printing.field_map import Box, FieldBox, in_millimetres
from sala.printing.pdf.fonts import DocumentFonts, EmbeddedFont
from sala.printing.pdf.images import DocumentImages, Jpeg
from sala.printing.pdf.objects import Ref, number
from sala.printing.pdf.structure import Structure
from sala.printing.text.lines import Piece
from sala.printing.text.shaping import Cluster
from sala.printing.text.style import BLACK, Colour

MM = 72 / 25.4
"""Points in a millimetre."""

HAIRLINE = 0.4
"""The thinnest line that every printer and copier keeps, in points."""

A4 = (210 * MM, 297 * MM)
"""Width and height of the paper, upright."""

_ARC = 0.5522847498
"""How far the handles of a quarter circle reach (a cubic curve's best fit), in radii."""

Point = tuple[float, float]


class Paint(StrEnum):
    """How a shape is drawn."""

    STROKE = "S"
    FILL = "f"
    BOTH = "B"


class Page:
    """A page while it is drawn. Text must be drawn inside ``tagged``; all else counts as ornament."""

    def __init__(
        self,
        ref: Ref,
        size: tuple[float, float],
        fonts: DocumentFonts,
        images: DocumentImages,
        structure: Structure,
    ) -> None:
        self.ref = ref
        self.width, self.height = size
        self.images: dict[str, Ref] = {}
        self.structure_number = structure.begin_page()
        self.bookmarks: list[tuple[str, float, int]] = []
        self.mark_text = ""
        self.corners: tuple[Box, ...] = ()
        self.fields: list[FieldBox] = []
        self._fonts = fonts
        self._document_images = images
        self._structure = structure
        self._code: list[str] = []
        self._mark: str | None = None

    # structure -------------------------------------------------------------------------------------------------

    @contextmanager
    def group(self, role: str, alternative: str | None = None) -> Iterator[None]:
        """Open a structure element (Table, TR, L, …) round what is drawn inside."""
        self._structure.open(role, alternative)
        try:
            yield
        finally:
            self._structure.close()

    @contextmanager
    def tagged(self, role: str, alternative: str | None = None) -> Iterator[None]:
        """Draw content that is read aloud as an element of ``role``; ``alternative`` says what a picture shows."""
        with self.group(role, alternative):
            self._begin_mark(f"/{role} <</MCID {self._structure.mark(self.ref)}>> BDC")
            try:
                yield
            finally:
                self._end_mark()

    def _begin_mark(self, operator: str) -> None:
        self._end_mark()
        self._mark = operator
        self._code.append(operator)

    def _end_mark(self) -> None:
        if self._mark:
            self._code.append("EMC")
        self._mark = None

    def _draw(self, *operators: str) -> None:
        if self._mark is None:
            self._begin_mark("/Artifact BMC")
        self._code.extend(operators)

    # text ------------------------------------------------------------------------------------------------------

    def text(self, pieces: Sequence[Piece], x: float, base_line: float, size: float) -> None:
        """Draw one line of text that begins at ``x``: one run of codes for each font and colour."""
        if not pieces:
            return
        self._draw("BT", f"1 0 0 1 {number(x)} {number(self.height - base_line)} Tm")
        font: EmbeddedFont | None = None
        for (face, colour), group in groupby(pieces, key=lambda piece: (piece.cluster.face, piece.colour)):
            run_font = self._fonts.of(face)
            if run_font is not font:
                font = run_font
                self._code.append(f"/{font.name} {number(size)} Tf")
            codes = "".join(f"{code:04X}" for code in _codes([piece.cluster for piece in group], font))
            self._code.append(f"{_colour(colour)} rg <{codes}> Tj")
        self._code.append("ET")

    # shapes ----------------------------------------------------------------------------------------------------

    def line(
        self,
        start: Point,
        end: Point,
        *,
        thickness: float = HAIRLINE,
        colour: Colour = BLACK,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a straight line."""
        self._shape([f"{self._at(start)} m {self._at(end)} l"], Paint.STROKE, thickness, colour, dash)

    def rectangle(
        self,
        corner: Point,
        size: tuple[float, float],
        *,
        paint: Paint = Paint.STROKE,
        thickness: float = HAIRLINE,
        colour: Colour = BLACK,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a rectangle from its top left corner."""
        self._shape([self._box(corner, size)], paint, thickness, colour, dash)

    def rectangles(self, boxes: Iterable[tuple[Point, tuple[float, float]]], *, colour: Colour = BLACK) -> None:
        """Fill many rectangles at once (corner and size of each): the modules of a QR code, a checked line."""
        self._shape([self._box(corner, size) for corner, size in boxes], Paint.FILL, HAIRLINE, colour, None)

    def circle(
        self,
        centre: Point,
        radius: float,
        *,
        paint: Paint = Paint.STROKE,
        thickness: float = HAIRLINE,
        colour: Colour = BLACK,
    ) -> None:
        """Draw a circle."""
        x, y = centre
        handle = radius * _ARC
        quarters = [
            [(x + radius, y - handle), (x + handle, y - radius), (x, y - radius)],
            [(x - handle, y - radius), (x - radius, y - handle), (x - radius, y)],
            [(x - radius, y + handle), (x - handle, y + radius), (x, y + radius)],
            [(x + handle, y + radius), (x + radius, y + handle), (x + radius, y)],
        ]
        path = [f"{self._at((x + radius, y))} m"]
        path += [" ".join(self._at(point) for point in quarter) + " c" for quarter in quarters]
        self._shape([*path, "h"], paint, thickness, colour, None)

    def curve(self, start: Point, handles: tuple[Point, Point], end: Point, *, thickness: float = HAIRLINE) -> None:
        """Draw a cubic curve (the mouth of a face)."""
        path = f"{self._at(start)} m {self._at(handles[0])} {self._at(handles[1])} {self._at(end)} c"
        self._shape([path], Paint.STROKE, thickness, BLACK, None)

    def polyline(
        self,
        points: Sequence[Point],
        *,
        closed: bool = False,
        paint: Paint = Paint.STROKE,
        thickness: float = HAIRLINE,
        colour: Colour = BLACK,
    ) -> None:
        """Draw straight lines through points, with round joins and ends."""
        path = [f"{self._at(points[0])} m", *(f"{self._at(point)} l" for point in points[1:])]
        self._shape(["1 J 1 j", *path, *(["h"] if closed else [])], paint, thickness, colour, None)

    def image(self, jpeg: Jpeg, corner: Point, size: tuple[float, float]) -> None:
        """Draw a picture in a rectangle."""
        name, ref = self._document_images.of(jpeg)
        self.images[name] = ref
        x, y = corner
        width, height = size
        place = f"{number(width)} 0 0 {number(height)} {number(x)} {number(self.height - y - height)} cm"
        self._draw("q", place, f"/{name} Do", "Q")

    def _shape(
        self, path: list[str], paint: Paint, thickness: float, colour: Colour, dash: tuple[float, float] | None
    ) -> None:
        state = ["q", f"{number(thickness)} w {_colour(colour)} RG {_colour(colour)} rg"]
        if dash:
            state.append(f"[{number(dash[0])} {number(dash[1])}] 0 d")
        self._draw(*state, *path, paint.value, "Q")

    def _at(self, point: Point) -> str:
        return f"{number(point[0])} {number(self.height - point[1])}"

    def _box(self, corner: Point, size: tuple[float, float]) -> str:
        (x, y), (width, height) = corner, size
        return f"{number(x)} {number(self.height - y - height)} {number(width)} {number(height)} re"

    def bookmark(self, title: str, top: float, level: int = 0) -> None:
        """Add an entry to the contents that readers show beside the pages; ``level`` 0 is outermost."""
        self.bookmarks.append((" ".join(title.split()), top, level))

    def field(
        self, key: str, box: Box, kind: str, *, row: int | None = None, column: str = "", option: str = ""
    ) -> None:
        """Record that the box (left, top, width, height in points) is room for a field, as ``FieldBox`` says it."""
        self.fields.append(FieldBox(key, str(kind), in_millimetres(box), row, column, option))

    # the end ---------------------------------------------------------------------------------------------------

    def content(self) -> bytes:
        """Return the finished content of the page."""
        self._end_mark()
        return "\n".join(self._code).encode("ascii")


def _codes(clusters: Sequence[Cluster], font: EmbeddedFont) -> list[int]:
    """Return the codes of a run; what stands again at the same place gets another code than the first time."""
    codes: list[int] = []
    here: Counter[str] = Counter()
    for cluster in clusters:
        codes += font.codes(cluster, here[cluster.text] if not cluster.advance else 0)
        if cluster.advance:
            here.clear()
        here[cluster.text] += 1
    return codes


def _colour(colour: Colour) -> str:
    return " ".join(number(part) for part in colour)
