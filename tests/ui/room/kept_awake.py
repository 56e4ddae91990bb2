"""A program of its own on a bus of its own: asks the desktop to keep the display on, with a desktop or without."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import ClassInfo, QCoreApplication, QEventLoop, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection

from sala.ui.room.awake import Awake

_NAME, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"


@ClassInfo(**{"D-Bus Interface": _NAME})
class Desktop(QObject):
    """Tells what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    @Slot(str, str, result=int)
    def Inhibit(self, who: str, why: str) -> int:
        assert why
        self.told.append(f"Inhibit {who}")
        return 77

    @Slot(int)
    def UnInhibit(self, number: int) -> None:
        self.told.append(f"UnInhibit {number}")


def main(desktop_is: str) -> None:
    application = QCoreApplication(sys.argv)
    bus, desktop, awake = QDBusConnection.sessionBus(), Desktop(), Awake()
    if desktop_is == "listens":
        bus.registerObject(_PATH, desktop, QDBusConnection.RegisterOption.ExportAllSlots)
        assert bus.registerService(_NAME)
    awake.begin()
    wait_for(awake._asked[0].isFinished)
    awake.end()
    wait_for(lambda: len(desktop.told) == (2 if desktop_is == "listens" else 0))
    print("\n".join(desktop.told), end="\n" if desktop.told else "")
    del application


def wait_for(condition: Callable[[], bool]) -> None:
    while not condition():
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()


if __name__ == "__main__":
    main(sys.argv[1])
