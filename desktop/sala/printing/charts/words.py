"""Words inside a figure."""

from __future__ import annotations

from sala.printing.layout.block import Place
from sala.printing.layout.paragraph import Paragraph, indent
from sala.printing.pdf.page import Page


class Words(Paragraph):
    """Text that is content of the figure which is open, and so is read aloud by its alternative text alone."""

    def draw(self, page: Page, place: Place) -> None:
        """Draw all lines."""
        for line in self.lines(place.width):
            page.text(line.pieces, place.x + indent(line, self.style, place.width), place.top + line.above)
            place = place.down(line.height)
