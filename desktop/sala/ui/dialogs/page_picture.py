"""One page of a PDF file, drawn when it is first seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel

from sala.services.printing import render_page
from sala.ui.session import Session


class PagePicture(QLabel):
    """Page ``number`` (from 0) of ``pdf``, ``dpi`` device-independent pixels to the inch; ``width`` until it is drawn.

    A kit has a hundred pages: each costs memory only once somebody scrolls to it.
    """

    def __init__(self, session: Session, pdf: bytes, number: int, dpi: int, width: int) -> None:
        super().__init__()
        self._session, self._pdf, self._number, self._dpi = session, pdf, number, dpi
        self._asked = False
        self.setObjectName(f"page_{number + 1}")
        self.setMinimumSize(width, round(width * 1.2))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ask for the picture when the page is seen."""
        super().paintEvent(event)
        if not self._asked:
            self._asked = True
            pdf, number, dpi = self._pdf, self._number, round(self._dpi * self.devicePixelRatioF())
            self._session.work(lambda _progress: QImage.fromData(render_page(pdf, number, dpi)), self._show, owner=self)

    def _show(self, image: QImage) -> None:
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.setMinimumSize(0, 0)
        self.setPixmap(QPixmap.fromImage(image))
        self._pdf = b""
