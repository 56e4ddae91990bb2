"""What every drawing stands on: the operators so far, what they belong to, and where they land.

Content is marked as it comes: what is drawn while an element of the structure is open belongs to it, everything else is
an ornament. A mark begins with the first thing drawn, and ends where the element or the place of drawing changes, so
that marks and saved states are always nested one in the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from sala.printing.pdf.objects import Ref, number
from sala.printing.pdf.paper import Point, Size
from sala.printing.pdf.structure import Structure, Tag, Thread

Matrix = tuple[float, float, float, float, float, float]
_HERE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Surface:
    """A sheet that is drawn on, measured in points from its top left corner.

    Without a ``structure`` nothing is marked: for what is drawn once and shown in several places.
    """

    def __init__(self, ref: Ref, size: Size, structure: Structure | None) -> None:
        self.ref = ref
        self.width, self.height = size
        self._structure = structure
        self._code: list[str] = []
        self._role: str | None = None
        self._marked = False
        self._skipped = structure is None
        self._matrix = _HERE

    # structure -------------------------------------------------------------------------------------------------

    @contextmanager
    def group(self, tag: str | Tag, alternative: str | None = None, *, thread: Thread | None = None) -> Iterator[None]:
        """Open a structure element (Table, TR, L, …) round what is drawn inside; ``thread`` lets it go over pages."""
        if self._skipped or self._structure is None:
            yield
            return
        if self._role:
            self._end_mark()
        self._structure.open(tag if isinstance(tag, Tag) else Tag(tag, alternative), thread)
        try:
            yield
        finally:
            if self._role:
                self._end_mark()
            self._structure.close()

    @contextmanager
    def tagged(self, tag: str | Tag, alternative: str | None = None, *, thread: Thread | None = None) -> Iterator[None]:
        """Draw content that is read aloud as an element; ``alternative`` says what a picture shows."""
        with self.group(tag, alternative, thread=thread), self.marked(tag.role if isinstance(tag, Tag) else tag):
            yield

    @contextmanager
    def marked(self, role: str = "Figure") -> Iterator[None]:
        """Draw content of the element that is open already, begun with ``group`` here or on an earlier page."""
        outer = self._role
        self._end_mark()
        self._role = None if self._skipped else role
        try:
            yield
        finally:
            self._end_mark()
            self._role = outer

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """Draw what returns on every page (running heads, page numbers, a repeated head): nothing inside is read."""
        outer = self._role, self._skipped
        self._end_mark()
        self._role, self._skipped = None, True
        try:
            yield
        finally:
            self._end_mark()
            self._role, self._skipped = outer

    def _begin_mark(self) -> None:
        if self._structure is None:
            return
        if self._role is None:
            self._code.append("/Artifact <</Type /Pagination>> BDC" if self._skipped else "/Artifact BMC")
        else:
            self._code.append(f"/{self._role} <</MCID {self._structure.mark(self.ref)}>> BDC")
        self._marked = True

    def _end_mark(self) -> None:
        if self._marked:
            self._code.append("EMC")
        self._marked = False

    def _draw(self, *operators: str) -> None:
        if not self._marked:
            self._begin_mark()
        self._code.extend(operators)

    # where it lands --------------------------------------------------------------------------------------------

    @contextmanager
    def moved(self, x: float, y: float, scale: float = 1.0) -> Iterator[None]:
        """Draw with the top left corner at (``x``, ``y``) and everything ``scale`` times as large."""
        with self._through((scale, 0.0, 0.0, scale, x, self.height - y - scale * self.height)):
            yield

    @contextmanager
    def turned(self, degrees: float, about: Point) -> Iterator[None]:
        """Draw turned about a point, against the clock: 90 makes text run upwards."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        x, y = about[0], self.height - about[1]
        with self._through((cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)):
            yield

    @contextmanager
    def clipped(self, corner: Point, size: Size) -> Iterator[None]:
        """Show nothing outside a rectangle (its top left corner and its size)."""
        with self._saved(f"{self._box(corner, size)} W n"):
            yield

    def landing(self, point: Point) -> Point:
        """Return where on the sheet a point lies that is drawn now, however drawing is moved and turned."""
        a, b, c, d, e, f = self._matrix
        x, y = point[0], self.height - point[1]
        return a * x + c * y + e, self.height - (b * x + d * y + f)

    @contextmanager
    def _through(self, inner: Matrix) -> Iterator[None]:
        outer, self._matrix = self._matrix, _product(inner, self._matrix)
        try:
            with self._saved(f"{' '.join(_fine(part) for part in inner)} cm"):
                yield
        finally:
            self._matrix = outer

    @contextmanager
    def _saved(self, operator: str) -> Iterator[None]:
        self._end_mark()
        self._code.append(f"q {operator}")
        try:
            yield
        finally:
            self._end_mark()
            self._code.append("Q")

    def _at(self, point: Point) -> str:
        return f"{number(point[0])} {number(self.height - point[1])}"

    def _box(self, corner: Point, size: Size) -> str:
        (x, y), (width, height) = corner, size
        return f"{number(x)} {number(self.height - y - height)} {number(width)} {number(height)} re"

    # the end ---------------------------------------------------------------------------------------------------

    def content(self) -> bytes:
        """Return the finished content."""
        self._end_mark()
        return "\n".join(self._code).encode("ascii")


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    k, l, m, n, o, p = then  # noqa: E741 - twelve numbers of two matrices
    return (a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p)


def _fine(value: float) -> str:
    """Return a part of a matrix: three decimals would shift the far end of a page that is turned."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if abs(value) > 5e-7 else "0"
