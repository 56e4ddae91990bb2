"""A page of contents: where the headings of a document are, with leaders and page numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sala.printing.layout.block import Block, Place
from sala.printing.layout.pages import cut_into_pages
from sala.printing.layout.paragraph import Paragraph, SomeLines
from sala.printing.layout.stack import Stack
from sala.printing.pdf.page import MM, Page
from sala.printing.text.lines import break_lines, natural_width
from sala.printing.text.style import Span, TextStyle

_MOST_ROUNDS = 5
_LEADER = (0.4, 2.4)
_LEADER_GAP = 1.5 * MM
_NUMBER_ROOM = "0000"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a document: its words, how deep it stands (0 outermost), its anchor, the index of its page."""

    title: str
    level: int
    anchor: str | None
    page: int


def headings_on(pages: Sequence[Block]) -> list[Heading]:
    """Return the headings (paragraphs with a bookmark) of pages as ``cut_into_pages`` gives them."""
    return [
        Heading(block.marks.title, block.marks.level, block.marks.anchor, index)
        for index, page in enumerate(pages)
        for block in _everything(page)
        if isinstance(block, Paragraph | SomeLines) and block.marks and block.marks.level is not None
    ]


def cut_with_contents(
    blocks: Callable[[Sequence[Heading]], Sequence[Block]], width: float, room_on: Callable[[int], float]
) -> list[Block]:
    """Cut into pages what contains its own contents: ``blocks`` makes everything, given where the headings are.

    At first it is given none. Asked again until the headings stay where they are, five times at most: contents that
    change their length only with the number of their entries are right the third time.
    """
    known: list[Heading] = []
    for _ in range(_MOST_ROUNDS):
        pages = cut_into_pages(blocks(known), width, room_on)
        found = headings_on(pages)
        if found == known:
            break
        known = found
    return pages


class ContentsLine(Block):
    """An entry of the contents: a title that leads to its ``anchor``, a leader of dots, the number of the page."""

    def __init__(self, title: str, number: str, style: TextStyle, *, anchor: str | None, indent: float = 0.0) -> None:
        self._style = style
        self._link = f"#{anchor}" if anchor else ""
        self._title = (Span(title, link=self._link),)
        self._number = (Span(number, link=self._link),)
        self._indent = indent
        self.space_before = style.space_before

    def _title_width(self, width: float) -> float:
        number = max(natural_width(self._number, self._style), natural_width(_NUMBER_ROOM, self._style))
        return width - self._indent - number - 4 * _LEADER_GAP

    def measure(self, width: float) -> float:
        """Return the height of the title's lines."""
        return sum(line.height for line in break_lines(self._title, self._style, self._title_width(width)))

    def draw(self, page: Page, place: Place) -> None:
        """Draw title, leader and number; the number stands in the last line."""
        lines = break_lines(self._title, self._style, self._title_width(place.width))
        number_width = natural_width(self._number, self._style)
        with page.group("TOCI"), page.tagged("Reference"):
            for line in lines:
                base = place.top + line.above
                page.text(line.pieces, place.x + self._indent, base)
                place = place.down(line.height)
            (number,) = break_lines(self._number, self._style, place.width)
            page.text(number.pieces, place.x + place.width - number_width, base)
        left = place.x + self._indent + lines[-1].width + _LEADER_GAP
        right = place.x + place.width - number_width - _LEADER_GAP
        page.line((left, base - 0.5), (right, base - 0.5), thickness=0.6, dash=_LEADER)


def contents(
    headings: Sequence[Heading],
    number_of: Callable[[int], str],
    styles: Sequence[TextStyle],
    *,
    indent: float = 6 * MM,
    space_before: float = 0.0,
) -> Stack:
    """Return the contents: ``number_of`` writes the number of the page with an index; a style for each level.

    Headings deeper than the styles are left out.
    """
    shown = [heading for heading in headings if heading.level < len(styles)]
    lines = [
        ContentsLine(
            heading.title,
            number_of(heading.page),
            styles[heading.level],
            anchor=heading.anchor,
            indent=indent * heading.level,
        )
        for heading in shown
    ]
    for line, heading, following in zip(lines, shown, shown[1:], strict=False):
        line.keep_with_next = following.level > heading.level
    return Stack(lines, role="TOC" if lines else None, space_before=space_before)


def _everything(block: Block) -> Iterator[Block]:
    yield block
    for part in block.parts():
        yield from _everything(part)
