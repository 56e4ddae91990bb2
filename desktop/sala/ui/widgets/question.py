"""Asking before something that matters, with the verb of what happens on each button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QWidget

from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import IconSign, column, row
from sala.ui.widgets.labels import KhmerLabel


class Answer(NamedTuple):
    """One answer: its key, its words ("Delete 3 notes", not "OK"), and the kind of its button."""

    key: str
    words: str
    kind: str = "secondary"
    icon_name: str = ""


class Question(QDialog):
    """A question with its answers. Escape and closing are the last answer, so that one must be harmless.

    The keyboard starts on the last answer too: Enter by mistake does no harm.
    """

    def __init__(
        self, title: str, text: str, answers: Sequence[Answer], *, icon_name: str = "circle-question-mark",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self.given = answers[-1].key
        self.title, self.words = KhmerLabel(title, "heading"), KhmerLabel(text)
        self.buttons: dict[str, KhmerButton] = {}
        line = FlowLayout()
        for answer in answers:
            button = KhmerButton(answer.words, answer.kind, answer.icon_name)
            button.setAutoDefault(answer is answers[-1])
            button.clicked.connect(lambda _checked, key=answer.key: self._give(key))
            line.addWidget(button)
            self.buttons[answer.key] = button
        words = column(self.title, self.words, line, gap=2 * UNIT)
        sign = column(IconSign(icon_name, factor=1.6, tone="accent"), None)
        whole = row(sign, words, gap=2 * UNIT, margin=3 * UNIT)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        width = min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 60)
        self.resize(width, whole.totalHeightForWidth(width))
        self.buttons[answers[-1].key].setFocus()
        self.setAccessibleDescription(text)

    def _give(self, key: str) -> None:
        self.given = key
        self.accept()


def ask(
    parent: QWidget, title: str, text: str, answers: Sequence[Answer], *, icon_name: str = "circle-question-mark"
) -> str:
    """Ask and wait; returns the key of the answer."""
    question = Question(title, text, answers, icon_name=icon_name, parent=parent)
    question.exec()
    question.deleteLater()
    return question.given
