"""What is known of a file, a line each: a name at the left, what it is at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sala.ui.theme import UNIT
from sala.ui.widgets.labels import KhmerLabel


class FactsGrid(QWidget):
    """Words that can be selected and copied."""

    def __init__(self, facts: list[tuple[str, str]]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnStretch(1, 1)
        for name, value in facts:
            self._line(name, value)

    def _line(self, name: str, value: str) -> None:
        at = self._grid.rowCount()
        told = KhmerLabel(value)
        told.set_selectable()
        self._grid.addWidget(KhmerLabel(name, tone="soft", wrap=False), at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(told, at, 1)
