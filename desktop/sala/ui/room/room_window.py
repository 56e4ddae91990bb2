"""The room's own window: one slide, as large as the display."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from sala.ui.room.presentation import Presentation
from sala.ui.room.slide_view import PAPERS, SlideView

Act = Callable[[], object]

FORWARD: Final = ("Right", "Down", "PgDown", "Space", "Return", "Enter", "N")
BACK: Final = ("Left", "Up", "PgUp", "Backspace", "P")
BLACK: Final = ("B", ".", "W", ",")
"""What presenters' clickers send, and what people's hands know from other programs."""

_SMALLEST: Final = (480, 270)


class RoomWindow(QMainWindow):
    """Shows what a presentation shows.

    ``leave_asked()``: Escape; ``full_asked()``: F11; ``shape_changed()``: it fills its display, or no longer.
    """

    leave_asked = Signal()
    full_asked = Signal()
    shape_changed = Signal()

    def __init__(self, presentation: Presentation, title: str) -> None:
        super().__init__()
        self._presentation = presentation
        self.setObjectName("room_window")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(*_SMALLEST)
        self.view = SlideView()
        self.view.setObjectName("room_view")
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.pressed.connect(self._pressed)
        self.setCentralWidget(self.view)
        self.view.setFocus()
        presentation.changed.connect(self.refresh)
        presentation.ticked.connect(self.refresh)
        add_keys(self, moving_keys(presentation))
        add_keys(self, [(("Escape",), self.leave_asked.emit), (("F11",), self.full_asked.emit)])
        self.refresh()

    def refresh(self) -> None:
        """Show what the presentation shows now."""
        shown = self._presentation
        face = shown.face()
        self.view.show_slide(shown.slide, face, black=shown.black, colours=PAPERS[shown.colours])

    def changeEvent(self, event: QEvent) -> None:
        """Without a pointer on the wall; it comes back where the room is only a window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            shape = Qt.CursorShape.BlankCursor if self.isFullScreen() else Qt.CursorShape.ArrowCursor
            self.view.setCursor(shape)
            self.shape_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it by its frame ends the showing."""
        super().closeEvent(event)
        self._presentation.end()

    def _pressed(self) -> None:
        """A click on the wall goes on; in a window it may only mean to reach it."""
        if self.isFullScreen():
            self._presentation.forward()


def moving_keys(presentation: Presentation) -> list[tuple[Iterable[str], Act]]:
    """Return the keys that move what the room sees."""
    return [
        (FORWARD, presentation.forward),
        (BACK, presentation.back),
        (BLACK, presentation.toggle_black),
        (("Home",), lambda: presentation.go_to(0)),
        (("End",), lambda: presentation.go_to(len(presentation.slides) - 1)),
        (("S",), presentation.start_or_pause),
        (("T",), presentation.toggle_clock),
        (("+", "="), presentation.add_minute),
    ]


def add_keys(
    widget: QWidget,
    keys: Iterable[tuple[Iterable[str], Act]],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> None:
    """Let keys act in a widget. As shortcuts, so that they are found on a Khmer keyboard too."""
    for names, act in keys:
        for name in names:
            shortcut = QShortcut(QKeySequence(name), widget, context=context)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
