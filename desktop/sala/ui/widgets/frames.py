"""Surfaces that hold things together, and how things stand in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sala.ui.theme.icons import pixmap
from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.buttons import icon_side

Item = QWidget | QLayout | None
"""Something that is put in a row or column; None is space that stretches."""

_Box = TypeVar("_Box", bound=QBoxLayout)


def column(*items: Item, gap: int = UNIT, margin: int = 0) -> QVBoxLayout:
    """Things under each other, ``gap`` pixels apart, ``margin`` pixels from the edge."""
    return _filled(QVBoxLayout(), items, gap, margin)


def row(*items: Item, gap: int = UNIT, margin: int = 0) -> QHBoxLayout:
    """Things beside each other."""
    return _filled(QHBoxLayout(), items, gap, margin)


def _filled(box: _Box, items: Iterable[Item], gap: int, margin: int) -> _Box:
    box.setSpacing(gap)
    box.setContentsMargins(margin, margin, margin, margin)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)
    return box


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet asks for, and wear what it answers."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Card(QFrame):
    """Paper with rounded corners; things stand in it under each other. ``set_chosen`` outlines it."""

    def __init__(self, *items: Item, gap: int = UNIT, margin: int = 2 * UNIT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        self.setLayout(column(*items, gap=gap, margin=margin))

    def add(self, item: Item) -> None:
        """Put one more thing below the others."""
        box = self.layout()
        if item is None:
            box.addStretch(1)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)

    def set_chosen(self, chosen: bool = True) -> None:
        """Outline the card as the chosen one of several."""
        restyle(self, chosen="true" if chosen else "false")


class Panel(Card):
    """A quiet grey ground for what belongs together inside a card or beside one."""

    def __init__(self, *items: Item, gap: int = UNIT, margin: int = 2 * UNIT, parent: QWidget | None = None) -> None:
        super().__init__(*items, gap=gap, margin=margin, parent=parent)
        self.setProperty("frame", "panel")


class Rule(QFrame):
    """A hair line between two things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "rule")


class IconSign(QLabel):
    """An icon of the house in the colour of the text around it, beside words that say the same."""

    def __init__(self, name: str, *, factor: float = 1.0, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._factor = name, factor
        self._drawn: tuple[object, ...] = ()
        if tone:
            self.setProperty("tone", tone)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._draw()

    def set_name(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._draw()

    def sizeHint(self) -> QSize:
        """The icon, as high as a line of the text beside it, so that both stand on one height."""
        side = self._side()
        return QSize(side, max(side, self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """The same: it is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or text size: draw again."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._draw()

    def _side(self) -> int:
        return round(icon_side(self.fontMetrics()) * self._factor)

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        wanted = self._name, colour.rgba(), self._side(), self.fontMetrics().height(), self.devicePixelRatioF()
        if wanted == self._drawn:
            return  # every move to another parent is told as a change of style
        self._drawn = wanted
        self.setPixmap(pixmap(self._name, colour, self._side(), self.devicePixelRatioF()))
        lower = max(0, (self.fontMetrics().height() - self._side()) // 2)
        self.setContentsMargins(0, lower, 0, 0)


class VerticalScroll(QScrollArea):
    """Scrolls up and down only: what is inside is always as wide as the place, and wraps.

    What is inside joins when the place is first shown. Qt dresses whatever joins something anew, with everything in
    it, so that a form built from the inside out would be dressed once for each of its frames.

    What the keyboard comes to is brought into view, and stays there when something above it grows. Qt does so only
    for steps that begin inside: a step from beside would lead to where nobody sees it.
    """

    def __init__(self, inside: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        inside.setProperty("ground", "clear")
        self.destroyed.connect(inside.deleteLater)  # what never was shown has not joined, and would stay behind
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._followed: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._follow_keyboard)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._note_keyboard())
        self._growing = QTimer(self, singleShot=True, interval=0)
        self._growing.timeout.connect(self._keep_in_view)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._growing.start())

    def read_by_keys(self) -> None:
        """Let Tab stop here, and arrows and Page keys scroll: what is only read is read to its end with keys too."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("reads", "true")

    def inside(self) -> QWidget:
        """What scrolls, also before it is shown."""
        return self._inside

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what is inside."""
        if self.widget() is None:
            self.setWidget(self._inside)
        super().showEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As wide as the inside needs; low."""
        inside = self._inside.minimumSizeHint()
        return QSize(inside.width() + self.verticalScrollBar().sizeHint().width(), self.fontMetrics().height() * 3)

    def _follow_keyboard(self) -> None:
        """Not while a mouse button is down: what is pressed must not slip away from under the pointer.

        It takes neither of the widgets that Qt tells: the one that the keyboard left may be on its way out of memory,
        and Qt for Python must not make an object of it then.
        """
        if not shiboken6.isValid(self):
            return
        self._followed = self._focused()
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._keep_in_view()

    def _note_keyboard(self) -> None:
        """Follow no longer what a person scrolled away from."""
        focused = self._focused()
        self._followed = focused if focused is not None and not focused.visibleRegion().isEmpty() else None

    def _keep_in_view(self) -> None:
        focused = self._focused()
        if focused is not None and focused is self._followed and self.isVisible():
            self.ensureWidgetVisible(focused)

    def _focused(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        return focused if focused is not None and self.viewport().isAncestorOf(focused) else None
