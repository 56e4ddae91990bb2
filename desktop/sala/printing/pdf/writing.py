"""Lines of text, and the links in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from sala.printing.pdf.fonts import DocumentFonts, EmbeddedFont
from sala.printing.pdf.objects import Ref, number
from sala.printing.pdf.paper import HAIRLINE, Point, Size
from sala.printing.pdf.shapes import Shapes, colour_code
from sala.printing.pdf.structure import Structure
from sala.printing.text.lines import Piece
from sala.printing.text.shaping import Cluster
from sala.printing.text.style import is_inside

_UNDERLINE = 0.14
"""How far below the base line a link is underlined, in ems; deeper where its ink is."""
_AIR = 0.02
_RISE, _FALL = 0.9, 0.35
"""How far a link can be touched above and below its base line, in ems."""


class LinkPlace(NamedTuple):
    """A link on a page: its place (left, foot, right, head; from the lower left corner) and where it leads.

    ``target`` is an address or, after ``#``, the name of a place in the document; ``words`` are the words of the link.
    """

    box: tuple[float, float, float, float]
    target: str
    words: str
    element: int


class Writing(Shapes):
    """A surface with text."""

    def __init__(self, ref: Ref, size: Size, structure: Structure | None, fonts: DocumentFonts) -> None:
        super().__init__(ref, size, structure)
        self._fonts = fonts
        self.links: list[LinkPlace] = []

    def text(self, pieces: Sequence[Piece], x: float, base_line: float) -> None:
        """Draw one line of text that begins at ``x``. Links are followed where the text is read aloud."""
        for link, group in groupby(pieces, key=lambda piece: piece.link):
            run = list(group)
            if link and self._role:
                self._linked(run, x, base_line, link)
            else:
                self._write(run, x, base_line)
            if len(run) < len(pieces):
                x += sum(piece.width for piece in run)

    def _write(self, pieces: Sequence[Piece], x: float, base_line: float) -> None:
        """Draw one run of codes for each font, size and colour."""
        self._draw("BT", f"1 0 0 1 {number(x)} {number(self.height - base_line)} Tm")
        current: tuple[EmbeddedFont, float] | None = None
        for (face, size, colour), group in groupby(pieces, key=lambda piece: (piece.cluster.face, *piece[1:3])):
            font = self._fonts.of(face)
            if current != (font, size):
                current = font, size
                self._code.append(f"/{font.name} {number(size)} Tf")
            codes = _codes([piece.cluster for piece in group], font)
            self._code.append(f"{colour_code(colour)} rg <{codes}> Tj")
        self._code.append("ET")

    def _linked(self, pieces: Sequence[Piece], x: float, base_line: float, target: str) -> None:
        """Draw words that lead somewhere; an address is underlined."""
        with self.tagged("Link"):
            self._write(pieces, x, base_line)
            end = x + sum(piece.width for piece in pieces)
            size = max(piece.size for piece in pieces)
            if not is_inside(target):
                low = max(-piece.cluster.low / piece.cluster.face.units * piece.size for piece in pieces)
                depth = base_line + max(_UNDERLINE * size, low + _AIR * size)
                self.line((x, depth), (end, depth), thickness=HAIRLINE, colour=pieces[0].colour)
            words = "".join(piece.cluster.text for piece in pieces)
            box = self._landed((x, base_line - _RISE * size), (end, base_line + _FALL * size))
            if self._structure is not None:
                self.links.append(LinkPlace(box, target, words, self._structure.begin_object()))

    def _landed(self, corner: Point, opposite: Point) -> tuple[float, float, float, float]:
        """Return the box round a rectangle where it lands, as annotations want it."""
        corners = [self.landing((x, y)) for x in (corner[0], opposite[0]) for y in (corner[1], opposite[1])]
        across, down = [x for x, _ in corners], [self.height - y for _, y in corners]
        return min(across), min(down), max(across), max(down)


def _codes(clusters: Sequence[Cluster], font: EmbeddedFont) -> str:
    """Return the codes of a run; what stands again at the same place gets another code than the first time."""
    codes: list[str] = []
    here: list[str] = []
    for cluster in clusters:
        if cluster.advance:
            codes.append(font.written(cluster))
            here = [cluster.text]
        else:
            codes.append(font.written(cluster, here.count(cluster.text)))
            here.append(cluster.text)
    return "".join(codes)
