"""The only ornament: a thin line checked like a krama, the Cambodian scarf."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

_CHECK: Final = 3  # pixels: the side of one check
_ROWS: Final = 2


class KramaLine(QWidget):
    """A checked line across its parent. Its two colours come from the style sheet, as text and ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two rows of checks."""
        return QSize(8 * _CHECK, _ROWS * _CHECK)

    def minimumSizeHint(self) -> QSize:
        """The same: it is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Warp over weft, in turns."""
        painter = QPainter(self)
        warp = self.palette().color(QPalette.ColorRole.WindowText)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        for row in range(_ROWS):
            for left in range(row * _CHECK, self.width(), 2 * _CHECK):
                painter.fillRect(QRect(left, row * _CHECK, _CHECK, _CHECK), warp)
