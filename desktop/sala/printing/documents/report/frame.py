"""What surrounds the pages of a report: nothing on the cover, then a running head, and numbers at the foot."""

from __future__ import annotations

from sala.language import Translator
from sala.printing.documents.report import look
from sala.printing.documents.report.values import Report
from sala.printing.layout.block import Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.page import A4, MM, Page
from sala.printing.text.shortening import shortened

_LINE = look.RUNNING.size * look.RUNNING.leading
_GAP = 4 * MM


class ReportFrame:
    """The frame of the pages of a report. The cover is page 1, so that printed numbers are those of any reader."""

    def __init__(self, report: Report, translator: Translator) -> None:
        self._translator = translator
        half = look.WIDTH * 0.62
        self._name = shortened(report.cover.workshop_name, look.RUNNING, half, 1)
        self._title = shortened(report.cover.title, look.RUNNING, look.WIDTH - half - 4 * MM, 1)

    def room_on(self, _index: int) -> float:
        """Return the height that a page leaves for content, in points."""
        return A4[1] - self._top - look.FOOT - _LINE - _GAP

    @property
    def _top(self) -> float:
        return look.HEAD + _LINE + _GAP

    def draw(self, page: Page, index: int, count: int) -> Place:
        """Draw head and foot of page ``index`` of ``count``; return where its content begins."""
        if index:
            self._draw_head(page)
            foot = Place(look.SIDE, A4[1] - look.FOOT - _LINE, look.WIDTH)
            Paragraph(self.number(index, count), look.RUNNING_RIGHT).draw(page, foot)
        return Place(look.SIDE, self._top, look.WIDTH)

    def _draw_head(self, page: Page) -> None:
        place = Place(look.SIDE, look.HEAD, look.WIDTH)
        Paragraph(self._name, look.RUNNING).draw(page, place)
        Paragraph(self._title, look.RUNNING_RIGHT).draw(page, place)
        line = look.HEAD + _LINE + 1 * MM
        page.line((look.SIDE, line), (look.SIDE + look.WIDTH, line))

    def number(self, index: int, count: int) -> str:
        """Return what stands at the foot of a page."""
        digits = self._translator.digits
        words = self._translator.gettext("Page {page} of {pages}")
        return words.format(page=digits(str(index + 1)), pages=digits(str(count)))
