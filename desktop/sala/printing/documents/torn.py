"""A form whose foot is torn off for the person to keep: what comes back is the part above the cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sala.language import Translator
from sala.printing.documents.frame import DocumentFrame, DocumentHead
from sala.printing.documents.signing import CutLine
from sala.printing.layout.block import Block, Place
from sala.printing.layout.pages import cut_into_pages
from sala.printing.pdf.document import PdfDocument
from sala.printing.pdf.page import A4, MM
from sala.printing.prepared import Prepared
from sala.printing.sheets import look

_SCALES = (1.0, 0.95, 0.9, 0.86)
"""How much smaller the words may get to keep a form on one page; 0.86 of 9.5 points is still read at arm's length."""
_UNDER_CUT = 1.5 * MM
_SLIP_FOOT = 8 * MM


def prepare_torn(
    head: DocumentHead,
    blocks_at: Callable[[float], Sequence[Block]],
    slip: Block,
    cut_words: str,
    translator: Translator,
) -> Prepared:
    """Lay out a form and, at the foot of its last page, the slip.

    ``blocks_at`` makes the parts of the form with its words so many times their usual size: smaller ones are taken only
    where they save a page.
    """
    cut = CutLine(cut_words)
    width = A4[0] - 2 * look.MARGIN
    slip_height = cut.height(width) + _UNDER_CUT + slip.height(width) + _SLIP_FOOT
    upper = (A4[0], A4[1] - slip_height + cut.height(width))
    frame = DocumentFrame(head, upper, translator)
    pages = _fewest(blocks_at, frame)

    def draw(document: PdfDocument) -> None:
        with document.group("Sect"):
            for index, content in enumerate(pages):
                with document.page(A4) as page:
                    content.draw(page, frame.draw_head(page, index))
                    frame.draw_foot(page, index, len(pages))
                    if index == len(pages) - 1:
                        place = Place(look.MARGIN, A4[1] - slip_height, width)
                        cut.draw(page, place)
                        slip.draw(page, place.down(cut.height(width) + _UNDER_CUT))

    return Prepared(len(pages), draw)


def _fewest(blocks_at: Callable[[float], Sequence[Block]], frame: DocumentFrame) -> list[Block]:
    best: list[Block] = []
    for scale in _SCALES:
        pages = cut_into_pages(blocks_at(scale), frame.width, frame.room_on)
        if not best or len(pages) < len(best):
            best = pages
        if len(best) == 1:
            break
    return best
