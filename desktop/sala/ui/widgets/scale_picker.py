"""Answering on a scale, with faces for those who read with difficulty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from sala.khmer import latin_digits
from sala.ui.theme.icons import pixmap
from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.buttons import widest_word
from sala.ui.widgets.frames import row
from sala.ui.widgets.labels import WRAP, wrapped_height
from sala.ui.widgets.marks import marked

FACES: Final = ("frown", "annoyed", "meh", "smile", "laugh")


class ScaleStep(QPushButton):
    """One step of a scale: a face, its number, and the word beneath."""

    def __init__(self, number: str, words: str, face: str = "") -> None:
        super().__init__()
        self.number, self._words, self._face = number, words, face
        self.setCheckable(True)
        self.setAccessibleName(f"{number} {words}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Face above word."""
        metrics = self.fontMetrics()
        width = max(metrics.averageCharWidth() * 9, self._widest(metrics)) + 2 * UNIT
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The widest word."""
        width = self._widest(self.fontMetrics()) + 2 * UNIT
        return QSize(width, self._picture_side() + self.fontMetrics().height() + 3 * UNIT)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at ``width``."""
        words = wrapped_height(self._words, self.fontMetrics(), width - 2 * UNIT) if self._words else 0
        return self._picture_side() + words + 3 * UNIT

    def _widest(self, metrics: QFontMetrics) -> int:
        return widest_word(self._words, metrics)

    def _picture_side(self) -> int:
        return round(self.fontMetrics().height() * (1.3 if self._face else 1.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's button with a face and a word."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        side = self._picture_side()
        self._draw_head(painter, side)
        place = QRect(UNIT, UNIT + side + UNIT // 2, self.width() - 2 * UNIT, self.height() - side - 2 * UNIT)
        painter.drawText(place, WRAP | int(Qt.AlignmentFlag.AlignHCenter), marked(self._words))

    def _draw_head(self, painter: QPainter, side: int) -> None:
        """The number, with the face before it."""
        metrics = self.fontMetrics()
        gap = UNIT // 2 if self._face else 0
        width = metrics.horizontalAdvance(self.number) + (side + gap if self._face else 0)
        left = (self.width() - width) // 2
        if self._face:
            picture = pixmap(self._face, painter.pen().color(), side, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(left, UNIT), picture)
            left += side + gap
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRect(left, UNIT, width, side), middle, self.number)


class ScalePicker(QWidget):
    """A scale of steps, 1 to 5 as a rule, each with a word and if wished a face.

    Keys: arrows, the number itself (Khmer or Latin digits, "-" first for one below zero), Delete to take the answer
    back. ``changed()`` comes when a person chose. ``words`` has one word for each step; ``numbers`` are the steps as
    they are shown, in the digits of the language, from 1 where none are given.
    """

    changed = Signal()

    def __init__(
        self,
        words: Sequence[str],
        *,
        numbers: Sequence[str] = (),
        faces: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._steps: list[ScaleStep] = []
        self._minus = False
        names = numbers or [str(n) for n in range(1, len(words) + 1)]
        for number, (name, word) in enumerate(zip(names, words, strict=True), start=1):
            step = ScaleStep(name, word, FACES[number - 1] if faces and len(words) == len(FACES) else "")
            step.clicked.connect(lambda _chosen: self.changed.emit())
            self._group.addButton(step, number)
            self._steps.append(step)
        self.setLayout(row(*self._steps, gap=UNIT))
        self.setFocusProxy(self._steps[0])

    def value(self) -> int | None:
        """The step chosen, from 1; None when none is."""
        chosen = self._group.checkedId()
        return chosen if chosen > 0 else None

    def set_value(self, value: int | None) -> None:
        """Choose a step, or none."""
        self._group.setExclusive(False)
        for number, step in enumerate(self._steps, start=1):
            step.setChecked(number == value)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose as they are shown; Delete and Backspace take back."""
        typed = ("-" if self._minus else "") + latin_digits(event.text())
        self._minus = typed == "-"
        shown = [latin_digits(step.number) for step in self._steps]
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        elif typed in shown:
            self._choose(shown.index(typed) + 1)
        elif not self._minus:
            super().keyPressEvent(event)

    def _choose(self, value: int | None) -> None:
        if value != self.value():
            self.set_value(value)
            self.changed.emit()
        if value is not None:
            self._steps[value - 1].setFocus()
