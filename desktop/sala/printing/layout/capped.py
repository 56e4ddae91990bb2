"""Text that may take only so many lines; what is longer ends in an ellipsis."""

from __future__ import annotations

from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.page import Page
from sala.printing.text.shortening import shortened
from sala.printing.text.style import TextStyle


class Capped(Block):
    """A paragraph of ``most`` lines at most, for papers that must not run over. It does not divide."""

    def __init__(self, text: str, style: TextStyle, most: int) -> None:
        self._text = text
        self._style = style
        self._most = most
        self._made: dict[float, Paragraph] = {}
        self.space_before = style.space_before
        self.keep_with_next = style.keep_with_next

    def is_cut(self, width: float) -> bool:
        """Tell whether something of the text does not stand on the paper at this width."""
        return self._shown(width).text != self._text

    def measure(self, width: float) -> float:
        """Return the height of the lines that are shown."""
        return self._shown(width).height(width)

    def draw(self, page: Page, place: Place) -> None:
        """Draw them."""
        self._shown(place.width).draw(page, place)

    def _shown(self, width: float) -> Paragraph:
        if width not in self._made:
            self._made[width] = Paragraph(shortened(self._text, self._style, width, self._most), self._style)
        return self._made[width]
