"""A room with its own window, displays that a test plugs in, time that goes when a test says so, and no sound."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sala.ui.room.displays import Display, Displays
from sala.ui.room.presentation import Presentation
from sala.ui.room.projection import Projection
from sala.ui.room.room_window import RoomWindow
from sala.ui.room.sound import Sound
from sala.ui.session import Session

KEY = "challenge_frame"
LAPTOP = Display("laptop", "Laptop", QRect(0, 0, 1366, 768))
WALL = Display("wall", "EPSON X41", QRect(1366, 0, 1024, 768))
TELEVISION = Display("television", "Television", QRect(2390, 0, 1920, 1080))


class FakeDisplays(Displays):
    """Displays that a test plugs in and pulls out; the facilitator sits at the laptop."""

    def __init__(self, *there: Display) -> None:
        super().__init__()
        self.there = list(there)

    def all(self) -> list[Display]:
        return self.there

    def of(self, widget: QWidget) -> str:
        return LAPTOP.key

    def plug(self, *there: Display) -> None:
        self.there = list(there)
        self.changed.emit()


class SilentSound(Sound):
    """Notes what it was given to play."""

    def __init__(self) -> None:
        super().__init__([["bell"]])
        self.played: list[bytes] = []

    def play(self, wav: bytes) -> None:
        self.played.append(wav)


class Clock:
    """Time that goes when a test says so."""

    def __init__(self) -> None:
        self.now = 5_000.0

    def __call__(self) -> float:
        return self.now


def turn_to(widget: QWidget) -> None:
    """Let a window have the keyboard, as when it is clicked."""
    widget.window().activateWindow()
    QApplication.processEvents()


class Room:
    """A page that is shown to a room, and what belongs to it."""

    def __init__(self, session: Session, page: Any, displays: FakeDisplays) -> None:
        self.clock, self.sound, self.displays = Clock(), SilentSound(), displays
        self.shown = Presentation(session, clock=self.clock, sound=self.sound)
        self.projection = Projection(session, self.shown, displays)
        self.page = page

    @property
    def window(self) -> RoomWindow:
        return self.projection.window

    @property
    def driver(self) -> Any:
        return self.page.room_button.driver

    def on_the_wall(self) -> str:
        return self.window.view.accessibleName()

    def press(self, key: Qt.Key) -> None:
        """Press a key in the room's window."""
        turn_to(self.window)
        QTest.keyClick(self.window.view, key)

    def pass_time(self, seconds: float) -> None:
        """Let seconds go, of which the presentation hears once."""
        self.clock.now += seconds
        self.shown._tick()


def at_step(room: Room, number: int) -> None:
    room.shown.go_to(next(at for at, one in enumerate(room.shown.slides) if one.number == number))
