"""The displays of this computer, and which of them is for the room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Display:
    """A display: ``name`` as its maker calls it, ``key`` to find it again, its place on the desktop in pixels."""

    key: str
    name: str
    place: QRect


class Displays(QObject):
    """Knows which displays there are. ``changed()`` comes when one is plugged in, pulled out, or set otherwise."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(lambda _screen: self.changed.emit())
        application.primaryScreenChanged.connect(lambda _screen: self.changed.emit())
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self.changed)

    def all(self) -> list[Display]:
        """Return every display, the main one first."""
        return [_display(screen) for screen in QGuiApplication.screens()]

    def of(self, widget: QWidget) -> str:
        """Return the key of the display that shows most of a window."""
        return _key(widget.screen())

    def put(self, widget: QWidget, display: Display) -> None:
        """Let a window fill a display."""
        if widget.isFullScreen():
            widget.showNormal()  # what fills one display does not move to another
        screen = next((one for one in QGuiApplication.screens() if _key(one) == display.key), None)
        if screen is not None:
            widget.create()
            widget.windowHandle().setScreen(screen)
        widget.setGeometry(display.place)
        widget.showFullScreen()

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.changed)
        self.changed.emit()


def for_the_room(displays: list[Display], facilitator: str, chosen: str = "") -> Display | None:
    """Return the display for the room: the chosen one, else the first that is not the facilitator's; None for none."""
    others = [one for one in displays if one.key != facilitator]
    return next((one for one in others if one.key == chosen), others[0] if others else None)


def _display(screen: QScreen) -> Display:
    model = " ".join(part for part in (screen.manufacturer(), screen.model()) if part)
    return Display(_key(screen), model or screen.name(), screen.geometry())


def _key(screen: QScreen) -> str:
    """The connector and the maker's number: two projectors of one make stand apart."""
    return f"{screen.name()}|{screen.serialNumber()}"
