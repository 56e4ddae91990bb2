"""Answers that the method in use has no place for: to be read, not changed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sala.services.earlier import EarlierAnswer
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import Rule
from sala.ui.widgets.labels import KhmerLabel


class EarlierBlock(QWidget):
    """A heading, if any, and answers under their labels. Nothing is seen while there is none."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._shown: tuple[EarlierAnswer, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(UNIT)
        self._inside: QWidget | None = None
        self.setObjectName("earlier_block")
        self.hide()

    def show_answers(self, answers: Iterable[EarlierAnswer]) -> None:
        """Show these answers in place of those before."""
        found = tuple(answers)
        if found == self._shown:
            return
        self._shown = found
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = self._made(found)
        self._box.addWidget(self._inside)
        self.setVisible(bool(found))

    def _made(self, answers: tuple[EarlierAnswer, ...]) -> QWidget:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(UNIT)
        if self._heading:
            box.addWidget(Rule())
            box.addWidget(KhmerLabel(self._heading, "lead", "accent"))
        for answer in answers:
            box.addWidget(KhmerLabel(answer.label, "small", "soft"))
            box.addWidget(_table(answer) if answer.rows else _words(answer.text))
        return inside


def _words(text: str) -> KhmerLabel:
    label = KhmerLabel(text)
    label.set_selectable()
    return label


def _table(answer: EarlierAnswer) -> QWidget:
    """Return a grid that grows with its words: it is read, not worked in."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(UNIT, 0, 0, 0)
    grid.setHorizontalSpacing(2 * UNIT)
    grid.setVerticalSpacing(UNIT // 2)
    for at, head in enumerate(answer.columns):
        grid.addWidget(KhmerLabel(head, "small", "soft"), 0, at, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(at, 1)
    for number, cells in enumerate(answer.rows, start=1):
        for at, text in enumerate(cells):
            grid.addWidget(_words(text), number, at, Qt.AlignmentFlag.AlignTop)
    return table
