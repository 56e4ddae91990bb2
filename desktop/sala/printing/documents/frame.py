"""What surrounds the content of a document: its head, on later pages a smaller one, and the foot."""

from __future__ import annotations

from dataclasses import dataclass

from sala.language import Translator
from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.pdf.page import MM, Page
from sala.printing.sheets import look
from sala.printing.sheets.corners import draw_corners
from sala.printing.sheets.ornaments import KRAMA_HEIGHT, draw_krama_line, draw_qr
from sala.printing.sheets.running import running_line
from sala.printing.text.shortening import shortened
from sala.printing.text.style import ORNAMENT, Align, TextStyle
from sala.printing.worksheet import SheetMark

_GAP = 2.5 * MM
_BESIDE_QR = look.QR_SIZE + 6 * MM
#: What is longer is cut, so that the head leaves most of any page to the content.
_RUNNING_LINES, _TITLE_LINES, _LINES = 2, 2, 3


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """Whose paper it is, and what it is called.

    ``document`` is its name in the QR code; "" leaves out the code and the marks in the corners, for papers that do not
    come back. ``lines`` stand under the title, each on its own (place and dates); empty ones are left out. ``team`` is
    the name that people read, ``team_mark`` what stands for it in the QR code.
    """

    title: str
    workshop_name: str
    workshop_code: str
    lines: tuple[str, ...] = ()
    document: str = ""
    team: str = ""
    team_mark: str = ""
    pack_version: str = "-"


class DocumentFrame:
    """The frame of every page of one document on paper of ``size`` points, ``left`` points from the edge of the page.

    It is given where two sheets are printed on one, to be cut.
    """

    def __init__(
        self, head: DocumentHead, size: tuple[float, float], translator: Translator, *, left: float = 0.0
    ) -> None:
        self._head, self._size, self._translator = head, size, translator
        self._left = left + look.MARGIN
        self.width = size[0] - 2 * look.MARGIN
        self._head_width = self.width - (_BESIDE_QR if head.document else 0.0)
        self._first, self._other = self._make_first(), self._make_other()

    def room_on(self, index: int) -> float:
        """Return the height that the page with this index leaves for content, in points."""
        foot = look.FOOT + look.FOOTER.size * look.FOOTER.leading + 3 * MM
        return self._size[1] - foot - self._top(index)

    def draw_head(self, page: Page, index: int) -> Place:
        """Draw the head of page ``index``; return where the content begins."""
        if not index:
            page.bookmark(self._head.title, 0.0)
        self._block(index).draw(page, Place(self._left, look.TOP, self._head_width))
        if self._head.document:
            draw_corners(page, self._size, left=self._left - look.MARGIN)
            left = self._left + self.width - look.QR_SIZE
            draw_qr(page, self._mark(index), left, look.TOP, look.QR_SIZE)
        draw_krama_line(page, self._left, look.TOP + self._head_height(index) + _GAP, self.width)
        return Place(self._left, self._top(index), self.width)

    def draw_foot(self, page: Page, index: int, count: int) -> None:
        """Draw the foot of page ``index`` of ``count``: what the QR code says, and the number of the page."""
        digits = self._translator.digits
        words = self._translator.gettext("Page {page} of {pages}")
        number = words.format(page=digits(str(index + 1)), pages=digits(str(count)))
        top = self._size[1] - look.FOOT - look.FOOTER.size * look.FOOTER.leading
        place = Place(self._left, top, self.width)
        if self._head.document:
            Paragraph(self._mark(index), look.FOOTER).draw(page, place)
        Paragraph(number, look.FOOTER.but(align=Align.RIGHT)).draw(page, place)

    def _mark(self, index: int) -> str:
        head = self._head
        return str(SheetMark(head.workshop_code, head.document, head.team_mark, index + 1, head.pack_version))

    def _make_first(self) -> Block:
        head = self._head
        lines: list[Block] = [
            Paragraph(self._running(look.RUNNING, _RUNNING_LINES), look.RUNNING),
            Paragraph(self._cut(head.title, look.TITLE, _TITLE_LINES), look.TITLE),
        ]
        lines += [Paragraph(self._cut(line, look.PROMISE, _LINES), look.PROMISE) for line in head.lines if line]
        return Stack(lines)

    def _make_other(self) -> Block:
        style = look.RUNNING.but(role=ORNAMENT)
        title = self._cut(self._head.title, look.RUNNING_TITLE, 1)
        running = self._running(style, 1)
        return Stack([Paragraph(running, style), Paragraph(title, look.RUNNING_TITLE)])

    def _running(self, style: TextStyle, lines: int) -> str:
        head = self._head
        return running_line(head.workshop_name, (head.workshop_code, head.team), style, self._head_width, lines)

    def _cut(self, text: str, style: TextStyle, lines: int) -> str:
        return shortened(text, style, self._head_width, lines)

    def _block(self, index: int) -> Block:
        return self._other if index else self._first

    def _head_height(self, index: int) -> float:
        height = self._block(index).height(self._head_width)
        return max(height, look.QR_SIZE) if self._head.document else height

    def _top(self, index: int) -> float:
        return look.TOP + self._head_height(index) + _GAP + KRAMA_HEIGHT + 2 * _GAP
