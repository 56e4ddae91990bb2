"""What a card shows while something long that it asked for is going on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import column
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.progress import ProgressStrip


class Busy(QWidget):
    """A sentence at once, and the progress with a way to stop when it takes long. Hidden until ``begin``."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("busy")
        self._words = KhmerLabel("", tone="soft")
        self.strip = ProgressStrip(session.translator, session.lane)
        self.setLayout(column(self._words, self.strip, gap=UNIT))
        self.hide()

    def begin(self, text: str) -> None:
        """Say what is going on."""
        self._words.setText(text)
        self.show()

    def end(self) -> None:
        """It is over."""
        self.hide()
