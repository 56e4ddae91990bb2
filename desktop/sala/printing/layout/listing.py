"""Lists with bullets, numbers or any other marker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.page import MM, Page
from sala.printing.pdf.structure import Tag, Thread
from sala.printing.text.style import TextStyle


class ListItem(Block):
    """A block that hangs on a marker, indented by ``indent`` points."""

    def __init__(
        self,
        marker: Paragraph | None,
        body: Block,
        *,
        indent: float = 5 * MM,
        space_before: float = 0.0,
        threads: tuple[Thread, Thread] | None = None,
    ) -> None:
        self._marker = marker
        self._body = body
        self._indent = indent
        self.space_before = space_before
        self._threads = threads or (Thread(), Thread())

    def measure(self, width: float) -> float:
        """Return the height of the body, or of the marker where that is higher."""
        marker = self._marker.height(self._indent) if self._marker else 0.0
        return max(marker, self._body.height(width - self._indent))

    def parts(self) -> Sequence[Block]:
        """Return the body."""
        return (self._body,)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the marker and the body beside it."""
        with page.group("LI", thread=self._threads[0]):
            if self._marker:
                with page.group("Lbl"):
                    self._marker.draw(page, place.column(0, self._indent))
            with page.group("LBody", thread=self._threads[1]):
                self._body.draw(page, place.column(self._indent, place.width - self._indent))

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide the body; the marker stays with its first part."""
        parts = self._body.split(width - self._indent, room, whole_page=whole_page)
        if parts is None:
            return None
        first, rest = parts
        own, body = self._threads
        return (
            ListItem(self._marker, first, indent=self._indent, threads=self._threads),
            ListItem(None, rest, indent=self._indent, threads=(own.rest(), body.rest())),
        )


def listing(
    items: Iterable[Block],
    style: TextStyle,
    *,
    markers: Iterable[str] | None = None,
    indent: float = 5 * MM,
    gap: float = 2.0,
    space_before: float = 0.0,
) -> Stack:
    """Return a list: bullets, or the ``markers`` given (numbers in the digits of the language), in ``style``."""
    bodies = list(items)
    signs = list(markers) if markers is not None else ["•"] * len(bodies)
    return Stack(
        [
            ListItem(Paragraph(sign, style), body, indent=indent, space_before=gap)
            for sign, body in zip(signs, bodies, strict=True)
        ],
        space_before=space_before,
        role=Tag("L", numbering="Disc" if markers is None else "Decimal"),
    )
