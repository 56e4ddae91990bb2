"""Sentences that must be seen, and what an empty screen says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from sala.ui.theme.sizes import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import IconSign, column, restyle, row
from sala.ui.widgets.krama import KramaLine
from sala.ui.widgets.labels import KhmerLabel

_ICONS: Final = {"info": "info", "attention": "triangle-alert", "good": "circle-check", "error": "circle-alert"}
_TOAST_MS: Final = 6000
Action = Callable[[], object]


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say ``text`` without moving to it."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def show_if(widget: QWidget, wanted: bool) -> None:
    """Hide or show a part of something; one that has no parent yet is never shown: it would be a window."""
    if not wanted:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()


class Banner(QFrame):
    """A sentence across the place it is about: ``kind`` info, attention, good or error, with up to two actions.

    The kind is told by an icon and by the words, not by the colour alone. Text and kind can change; it hides while it
    has nothing to say.
    """

    def __init__(self, kind: str = "info", text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "banner")
        self._icon = IconSign(_ICONS[kind])
        self._label = KhmerLabel(text)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._label.set_selectable(kind == "error")
        self._actions = row(gap=UNIT)
        self.setLayout(
            row(
                column(self._icon, None),
                column(self._label, self._actions, gap=UNIT),
                gap=UNIT + UNIT // 2,
                margin=UNIT + UNIT // 2,
            )
        )
        self.layout().setStretch(1, 1)
        self._actions.addStretch(1)
        self.say(kind, text)

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, kind: str, text: str) -> None:
        """Say something else; nothing hides the banner."""
        self._icon.set_name(_ICONS[kind])
        self._label.setText(text)
        for part in (self, self._icon, self._label):
            restyle(part, kind=kind)
        self.setAccessibleName(text)
        show_if(self, bool(text))
        if text:
            announce(self, text)

    def add_action(self, text: str, action: Action, icon_name: str = "") -> KhmerButton:
        """Offer something to do about it; returns the button."""
        button = KhmerButton(text, icon_name=icon_name)
        button.clicked.connect(lambda _checked: action())
        self._actions.insertWidget(self._actions.count() - 1, button)
        return button

    def clear_actions(self) -> None:
        """Offer nothing more."""
        while self._actions.count() > 1:
            button = self._actions.takeAt(0).widget()
            button.setParent(None)
            button.deleteLater()


class EmptyState(QWidget):
    """What a screen without content says: what it is for, and the one button that begins."""

    begun = Signal()

    def __init__(
        self, icon_name: str, title: str, text: str, begin: str = "", begin_icon: str = "plus",
        *, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title, self.words = KhmerLabel(title, "heading"), KhmerLabel(text, tone="soft")
        for label in (self.title, self.words):
            label.setAlignment(middle)
        ornament = KramaLine()
        ornament.setMaximumWidth(9 * UNIT)
        sign = IconSign(icon_name, factor=2.4, tone="accent")
        box = column(None, sign, self.title, self.words, gap=UNIT, margin=UNIT)
        box.insertWidget(2, ornament, 0, middle)
        box.insertSpacing(3, UNIT)
        self.button: KhmerButton | None = None
        if begin:
            self.button = KhmerButton(begin, "primary", begin_icon)
            self.button.clicked.connect(self.begun)
            box.addSpacing(UNIT)
            box.addWidget(self.button, 0, middle)
        box.addStretch(2)
        outer = row(None, gap=0)
        inside = QWidget()
        inside.setLayout(box)
        inside.setMaximumWidth(560)
        policy = inside.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        inside.setSizePolicy(policy)
        outer.addWidget(inside, 100)
        outer.addStretch(1)
        self.setLayout(outer)


class StatusNote(QWidget):
    """One quiet line in the frame of the window: an icon and words such as "Saved 10:42"."""

    def __init__(self, icon_name: str = "circle-check", text: str = "", tone: str = "soft") -> None:
        super().__init__()
        self._icon, self._label = IconSign(icon_name, factor=0.85), KhmerLabel("", "small", wrap=False)
        self.setLayout(row(self._icon, self._label, None, gap=UNIT // 2))
        self.say(icon_name, text, tone)

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, icon_name: str, text: str, tone: str = "soft") -> None:
        """Say ``text`` in a tone (soft, plain, good, bad); it is not read aloud: it changes too often."""
        self._icon.set_name(icon_name)
        self._label.setText(text)
        for part in (self._icon, self._label):
            restyle(part, tone=tone)
        show_if(self, bool(text))


class Toast(QFrame):
    """A short message at the foot of a window that goes by itself, with at most one thing to do, such as undo.

    It stays while the pointer or the keyboard is in it, and nothing in it is the only way to anything.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("frame", "toast")
        self._label = KhmerLabel("", wrap=True)
        self._button = KhmerButton("", "secondary")
        self._button.clicked.connect(self._act)
        self._action: Action | None = None
        self.setLayout(row(self._label, self._button, gap=2 * UNIT, margin=UNIT + UNIT // 2))
        self.layout().setStretch(0, 1)
        self._going = QTimer(self, singleShot=True, interval=_TOAST_MS)
        self._going.timeout.connect(self._go)
        window.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, text: str, action_text: str = "", action: Action | None = None) -> None:
        """Show ``text`` for six seconds in place of what was there."""
        self._label.setText(text)
        self._button.setText(action_text)
        self._button.setVisible(bool(action_text))
        self._action = action
        self.show()
        self.raise_()
        self._place()
        self._going.start()
        announce(self, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self.parentWidget()
        widest = min(window.width() - 4 * UNIT, 640)
        width = min(self.sizeHint().width() + 2 * UNIT, widest)
        height = self.layout().totalHeightForWidth(width)
        self.setGeometry((window.width() - width) // 2, window.height() - height - 6 * UNIT, width, height)

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _go(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._going.start()
        else:
            self.hide()
