"""What surrounds the fields of a sheet: the head of the first page, of the others, and the foot."""

from __future__ import annotations

from sala.language import Translator
from sala.printing.layout.block import Block, Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.stack import Stack
from sala.printing.layout.table import Grid, Row
from sala.printing.pdf.page import MM, Page
from sala.printing.sheets import look
from sala.printing.sheets.cells import PADDING, CellRoom, Labelled
from sala.printing.sheets.corners import draw_corners
from sala.printing.sheets.ornaments import KRAMA_HEIGHT, draw_krama_line, draw_qr
from sala.printing.sheets.running import running_line
from sala.printing.sheets.spot import Spot
from sala.printing.text.shortening import shortened
from sala.printing.text.style import ORNAMENT, Align, TextStyle
from sala.printing.worksheet import FieldKind, SheetMark, Worksheet

_LANGUAGES = {"km": "ភាសាខ្មែរ", "en": "English"}
_GAP = 2.5 * MM
_BESIDE_QR = look.QR_SIZE + 6 * MM
#: What is longer is cut, so that the head leaves most of any page to the fields.
_FIRST_RUNNING_LINES, _TITLE_LINES, _PROMISE_LINES, _CELL_LINES = 2, 2, 3, 3

_CELLS_HEIGHT = 13.5 * MM
_IN_HEAD = "sheet."
"""Begins the keys that the head of a sheet has on the map: no field of a method has a full stop in its key."""


class Frame:
    """The frame of every page of one sheet on paper of ``size`` points."""

    def __init__(self, sheet: Worksheet, size: tuple[float, float], translator: Translator) -> None:
        self._sheet = sheet
        self._size = size
        self._translator = translator
        self.width = size[0] - 2 * look.MARGIN
        self._first_head = self._make_first_head()
        self._other_head = self._make_other_head()
        self._cells = self._make_cells()

    def room_on(self, index: int) -> float:
        """Return the height that the page with this index leaves for fields, in points."""
        return self._bottom() - self._top(index)

    def draw_head(self, page: Page, index: int) -> Place:
        """Draw what stands above the fields of page ``index``; return where the fields begin."""
        left, width = look.MARGIN, self.width
        if not index:
            page.bookmark(self._sheet.title, 0.0)
        draw_corners(page, self._size)
        head = self._other_head if index else self._first_head
        head.draw(page, Place(left, look.TOP, width - _BESIDE_QR))
        draw_qr(page, self._mark(index), left + width - look.QR_SIZE, look.TOP, look.QR_SIZE)
        line = look.TOP + self._head_height(index) + _GAP
        draw_krama_line(page, left, line, width)
        if not index:
            self._cells.draw(page, Place(left, line + KRAMA_HEIGHT + _GAP, width))
        return Place(left, self._top(index), width)

    def _top(self, index: int) -> float:
        top = look.TOP + self._head_height(index) + _GAP + KRAMA_HEIGHT + _GAP
        return top if index else top + self._cells.height(self.width) + 5 * MM

    def _bottom(self) -> float:
        return self._size[1] - look.FOOT - look.FOOTER.size * look.FOOTER.leading - 3 * MM

    def _head_height(self, index: int) -> float:
        head = self._other_head if index else self._first_head
        return max(head.height(self.width - _BESIDE_QR), look.QR_SIZE)

    def _make_first_head(self) -> Block:
        running = self._running(look.RUNNING, (), _FIRST_RUNNING_LINES)
        return Stack(
            [
                Paragraph(running, look.RUNNING),
                Paragraph(self._beside_qr(self._sheet.title, look.TITLE, _TITLE_LINES), look.TITLE),
                Paragraph(self._beside_qr(self._sheet.promise, look.PROMISE, _PROMISE_LINES), look.PROMISE),
            ]
        )

    def _make_other_head(self) -> Block:
        style = look.RUNNING.but(role=ORNAMENT)
        team = self._sheet.header.team
        title = self._beside_qr(self._sheet.title, look.RUNNING_TITLE, 1)
        return Stack([Paragraph(self._running(style, (team,), 1), style), Paragraph(title, look.RUNNING_TITLE)])

    def _running(self, style: TextStyle, more: tuple[str, ...], lines: int) -> str:
        header = self._sheet.header
        parts = (header.workshop_code, *more)
        return running_line(header.workshop_name, parts, style, self.width - _BESIDE_QR, lines)

    def _beside_qr(self, text: str, style: TextStyle, lines: int) -> str:
        return shortened(text, style, self.width - _BESIDE_QR, lines)

    def _make_cells(self) -> Block:
        """Make the row of place, team, date: filled in, or with room to write."""
        _ = self._translator.gettext
        header = self._sheet.header
        cells = [
            ("place", _("Place"), header.place, 1.8),
            ("team", _("Team"), header.team, 1.2),
            ("date", _("Date"), header.date, 1.8),
        ]
        if header.with_consent_code or header.consent_code:
            cells.append(("consent_code", _("Consent code"), header.consent_code, 1.0))
        whole = sum(share for *_words, share in cells)
        grid = Grid(tuple(self.width * share / whole for *_words, share in cells), PADDING, structure=False)
        blocks = [
            _head_cell(key, label, value, width - 2 * grid.padding)
            for (key, label, value, _share), width in zip(cells, grid.widths, strict=True)
        ]
        return Row(blocks, grid, least_height=_CELLS_HEIGHT)

    def _mark(self, index: int) -> str:
        sheet, header = self._sheet, self._sheet.header
        return str(SheetMark(header.workshop_code, sheet.activity, header.team_mark, index + 1, sheet.pack_version))

    def draw_foot(self, page: Page, index: int, count: int) -> None:
        """Draw the foot of page ``index`` of ``count``: what the QR code says, the language, and the page's number."""
        _ = self._translator.gettext
        digits = self._translator.digits
        number = _("Page {page} of {pages}").format(page=digits(str(index + 1)), pages=digits(str(count)))
        top = self._size[1] - look.FOOT - look.FOOTER.size * look.FOOTER.leading
        place = Place(look.MARGIN, top, self.width)
        language = _LANGUAGES.get(self._translator.language, self._translator.language)
        Paragraph(f"{self._mark(index)}  ·  {language}", look.FOOTER).draw(page, place)
        Paragraph(number, look.FOOTER.but(align=Align.RIGHT)).draw(page, place)


def _head_cell(key: str, label: str, value: str, width: float) -> Block:
    heading = Paragraph(label, look.CELL_LABEL)
    if not value:
        return Labelled(
            heading,
            heading.height(width),
            CellRoom(Spot(_IN_HEAD + key, FieldKind.TEXT), above=0.0),
        )
    return Stack([heading, Paragraph(shortened(value, look.CELL_VALUE, width, _CELL_LINES), look.CELL_VALUE)])
