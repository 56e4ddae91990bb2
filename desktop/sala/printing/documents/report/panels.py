"""What is read as a whole: an insight with its quotations, a problem, a test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sala.printing.documents.report import look
from sala.printing.documents.report.values import Panel, Quotation
from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.page import MM, Page
from sala.printing.text.lines import natural_width
from sala.printing.text.style import GREY, RichText, Span

_BAR = 1.4
_KEPT = 40 * MM
"""What is no higher than this is not divided."""
_GAP = 3.2 * MM
_LINE = look.BODY.but(size=9.5, space_before=0.3 * MM)
_ROOM = look.WIDTH - look.INDENT
_BETWEEN = "      "
Labelled = tuple[str, str]


class Barred(Block):
    """A block with a bar at its left, on every page that it reaches."""

    def __init__(self, body: Block, *, space_before: float = _GAP) -> None:
        self._body = body
        self.space_before = space_before

    def measure(self, width: float) -> float:
        """Return the height of the body."""
        return self._body.height(width - look.INDENT)

    def parts(self) -> Sequence[Block]:
        """Return the body."""
        return (self._body,)

    def draw(self, page: Page, place: Place) -> None:
        """Draw the bar and the body beside it."""
        page.rectangles([((place.x, place.top), (_BAR, self.height(place.width)))], colour=GREY)
        self._body.draw(page, place.column(look.INDENT, place.width - look.INDENT))

    def split(self, width: float, room: float, *, whole_page: bool) -> tuple[Block, Block] | None:
        """Divide the body, unless it is short."""
        if not whole_page and self.height(width) < _KEPT:
            return None
        parts = self._body.split(width - look.INDENT, room, whole_page=whole_page)
        return (Barred(parts[0]), Barred(parts[1])) if parts else None


def panel(said: Panel) -> Block:
    """Return a panel."""
    title: RichText = said.title
    if said.mark:
        title = (Span(f"{said.mark}  ", colour=GREY), Span(said.title))
    blocks: list[Block] = [Paragraph(title, look.PANEL_TITLE)] if said.title else []
    blocks += [Paragraph(_told(line), _LINE) for line in _packed(said.lines)]
    blocks += [_quotation(one) for one in said.quotations]
    if said.note:
        blocks.append(Paragraph(said.note, look.DETAIL.but(space_before=0.4 * MM)))
    return Barred(Stack(blocks))


def _packed(lines: Iterable[Labelled]) -> Iterator[tuple[Labelled, ...]]:
    """Yield what stands in a line: short answers with a name stand beside each other while there is room."""
    row: tuple[Labelled, ...] = ()
    for line in lines:
        beside = (*row, line)
        if row and all(map(_may_stand_beside, beside)) and natural_width(_told(beside), _LINE) <= _ROOM:
            row = beside
            continue
        if row:
            yield row
        row = (line,)
    if row:
        yield row


def _may_stand_beside(line: Labelled) -> bool:
    """A step that is numbered, or a line without a name, has a line of its own."""
    return any(character.isalpha() for character in line[0])


def _told(row: Iterable[Labelled]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for label, words in row:
        if spans:
            spans.append(Span(_BETWEEN))
        if label:
            spans.append(Span(f"{label}  ", colour=GREY, size=look.LABEL.size))
        spans.append(Span(words))
    return tuple(spans)


def _quotation(said: Quotation) -> Block:
    return Paragraph((Span(said.words), Span(f"  {said.by}", colour=GREY, size=look.QUOTED.size)), look.QUOTE)
