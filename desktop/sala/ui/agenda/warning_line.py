"""A friendly sentence beside what it is about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import IconSign, column, row
from sala.ui.widgets.labels import KhmerLabel


class WarningLine(QWidget):
    """What is worth a second look. With ``accept`` there is a button by which a person says that it is meant so."""

    accepted = Signal()

    def __init__(self, sentence: str, accept: str = "") -> None:
        super().__init__()
        self.words = KhmerLabel(sentence, "small", "attention")
        line = row(column(IconSign("triangle-alert", factor=0.9, tone="attention"), None), self.words, gap=UNIT // 2)
        line.setStretch(1, 1)
        self.button: KhmerButton | None = None
        if accept:
            self.button = KhmerButton(accept, "quiet", "check", small=True)
            self.button.setObjectName("accept_warning")
            self.button.setAccessibleName(f"{accept}: {sentence}")
            self.button.clicked.connect(lambda _checked: self.accepted.emit())
            line.addWidget(self.button)
        self.setLayout(line)

    def text(self) -> str:
        """What it says."""
        return self.words.text()
