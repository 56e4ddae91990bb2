"""The pages of a PDF file under each other, each drawn when it comes into view."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from sala.services.printing import render_page
from sala.ui.session import Session
from sala.ui.theme import UNIT

_GAP: Final = 2 * UNIT
_MOST_BYTES: Final = 48_000_000
"""What drawn pages may take: a laptop has 4 GB, and a page that was left is drawn again in a moment."""
_EDGE: Final = QColor(0, 0, 0, 60)


class PagesCanvas(QWidget):
    """Shows pages at ``scale`` device-independent pixels to the point. Only what is seen is drawn and kept."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pdf = b""
        self._sizes: Sequence[tuple[float, float]] = ()
        self._tops: list[int] = []
        self._scale = 1.0
        self._round = 0
        self._drawn: OrderedDict[int, QPixmap] = OrderedDict()
        self._sharp: set[int] = set()
        self._asked: set[int] = set()
        self.setObjectName("pages_canvas")

    @property
    def count(self) -> int:
        """How many pages there are to be seen."""
        return len(self._sizes)

    def show_pages(self, pdf: bytes, sizes: Sequence[tuple[float, float]], *, anew: bool) -> None:
        """Show these pages, ``sizes`` in points. Not ``anew``: the first of them are those that are shown already."""
        self._pdf, self._sizes = pdf, sizes
        if anew:
            self._forget()
        self._lay_out()

    def set_scale(self, scale: float) -> None:
        """Show the pages larger or smaller; what is drawn serves until it is drawn sharp."""
        if scale != self._scale:
            self._scale = scale
            self._round += 1
            self._sharp.clear()
            self._asked.clear()
            self._lay_out()

    def widest(self) -> float:
        """The width of the widest page, in points; that of A4 when there is none."""
        return max((width for width, _height in self._sizes), default=595.3)

    def page_at(self, height: int) -> int:
        """Return the index of the page at this height of the canvas."""
        return max(0, bisect_right(self._tops, height) - 1)

    def place_of(self, page: int) -> QRect:
        """Return where a page is shown."""
        width, height = self._size(page)
        return QRect(QPoint(max(0, (self.width() - width) // 2), self._tops[page]), QSize(width, height))

    def picture(self, page: int) -> QPixmap:
        """Return what is drawn of a page; a null pixmap when nothing is."""
        return self._drawn.get(page, QPixmap())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view, and ask for those that are not drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in range(self.page_at(event.rect().top()), self.count):
            place = self.place_of(page)
            if place.top() > event.rect().bottom():
                break
            painter.fillRect(place, Qt.GlobalColor.white)
            if page in self._drawn:
                self._drawn.move_to_end(page)
                painter.drawPixmap(place, self._drawn[page])
            painter.setPen(_EDGE)
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            self._ask(page)

    def _size(self, page: int) -> tuple[int, int]:
        width, height = self._sizes[page]
        return round(width * self._scale), round(height * self._scale)

    def _lay_out(self) -> None:
        self._tops, top = [], UNIT
        for page in range(self.count):
            self._tops.append(top)
            top += self._size(page)[1] + _GAP
        wide = max((self._size(page)[0] for page in range(self.count)), default=0)
        self.setMinimumSize(wide, top)
        self.update()

    def _forget(self) -> None:
        self._round += 1
        self._drawn.clear()
        self._sharp.clear()
        self._asked.clear()

    def _ask(self, page: int) -> None:
        if page in self._asked or page in self._sharp:
            return
        self._asked.add(page)
        turn, pdf, dpi = self._round, self._pdf, round(72 * self._scale * self.devicePixelRatioF())
        self._session.work(
            lambda _progress: QImage.fromData(render_page(pdf, page, dpi)),
            lambda image: self._take(turn, page, image),
            owner=self,
        )

    def _take(self, turn: int, page: int, image: QImage) -> None:
        if turn != self._round:
            return
        self._asked.discard(page)
        self._sharp.add(page)
        self._drawn[page] = QPixmap.fromImage(image)
        self._let_go()
        self.update(self.place_of(page))

    def _let_go(self) -> None:
        """Forget pages that were left, the longest ago first; never one that is in view, which would be asked anew."""
        view = self.visibleRegion().boundingRect()
        for page in [one for one in self._drawn if not self.place_of(one).intersects(view)]:
            if sum(4 * one.width() * one.height() for one in self._drawn.values()) <= _MOST_BYTES:
                break
            del self._drawn[page]
            self._sharp.discard(page)
