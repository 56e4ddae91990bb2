"""Choosing one of a list, or several."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from sala.khmer import harmless_line
from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.buttons import TickBox
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import elided
from sala.ui.widgets.marks import rich

Choice = tuple[str, str]
"""A key for the program and words for the person."""


class PickBox(QComboBox):
    """Choose one of several. ``picked(key)`` comes when a person chose, not when the program did.

    The wheel never turns it while it is closed: scrolling a form must not change an answer.
    """

    picked = Signal(str)

    def __init__(self, choices: Iterable[Choice] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        self.currentTextChanged.connect(lambda _text: self._tell_all())
        self.activated.connect(lambda _index: self.picked.emit(self.key()))

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer these; what was chosen stays chosen if it is among them."""
        before = self.key()
        self.clear()
        for key, words in choices:
            self.addItem(harmless_line(words), key)
        self.set_key(before)

    def set_groups(self, groups: Iterable[tuple[str, Iterable[Choice]]]) -> None:
        """Offer these, under headings that cannot be chosen; what was chosen stays chosen if it is among them."""
        before = self.key()
        self.clear()
        for heading, choices in groups:
            self.addItem(harmless_line(heading))
            self.model().item(self.count() - 1).setEnabled(False)
            for key, words in choices:
                self.addItem(harmless_line(words), key)
        self.set_key(before)

    def keys(self) -> list[str]:
        """The keys of everything that is offered, in order."""
        return [key for key in (self.itemData(index) for index in range(self.count())) if key is not None]

    def key(self) -> str:
        """The key of what is chosen; empty when nothing is."""
        return self.currentData() or ""

    def set_key(self, key: str) -> None:
        """Choose by key; nothing is chosen when there is no such key."""
        self.setCurrentIndex(self.findData(key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room any more is told by a tooltip."""
        super().resizeEvent(event)
        self._tell_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any box, but what has no room ends in "…" after a whole letter: the style would cut through one."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = elided(option.currentText, self.fontMetrics(), self._room(option))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _tell_all(self) -> None:
        """Give a choice that is too long for the box a tooltip with all of it; a screen reader has it anyway."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        text = self.currentText()
        self.setToolTip(rich(text) if self.fontMetrics().horizontalAdvance(text) > self._room(option) else "")

    def _room(self, option: QStyleOptionComboBox) -> int:
        """The width for words, in pixels; the style leaves a pixel free on each side."""
        part = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - 2

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll."""
        event.ignore()


class TickList(QWidget):
    """Choose any of several; ``changed()`` comes when a person ticked. ``keys()`` are in the order of the choices."""

    changed = Signal()

    def __init__(self, choices: Iterable[Choice] = (), *, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, TickBox] = {}
        self._columns = [column(gap=0) for _ in range(max(1, columns))]
        self.setLayout(row(*self._columns, gap=2 * UNIT))
        for number, (key, words) in enumerate(choices):
            box = TickBox(words)
            box.clicked.connect(lambda _ticked: self.changed.emit())
            self._boxes[key] = box
            self._columns[number % len(self._columns)].addWidget(box)
        for part in self._columns:
            part.addStretch(1)
        self.setFocusProxy(next(iter(self._boxes.values()), None))

    def keys(self) -> list[str]:
        """The keys of what is ticked."""
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def set_keys(self, keys: Iterable[str]) -> None:
        """Tick exactly these; keys that are not offered are passed over."""
        wanted = set(keys)
        for key, box in self._boxes.items():
            box.setChecked(key in wanted)
