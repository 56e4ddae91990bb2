"""Keeping the display awake while the room looks at it, in each system's own way; where there is none, it sleeps."""

from __future__ import annotations

import logging
import os
import sys
from typing import Final

from PySide6.QtCore import QObject, QProcess

_LOG: Final = logging.getLogger(__name__)

_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
#: SetThreadExecutionState: ES_CONTINUOUS, with ES_DISPLAY_REQUIRED while the display is needed.
_CONTINUOUS, _DISPLAY_REQUIRED = 0x80000000, 0x00000002


class Awake(QObject):
    """Asks that the display stays on from ``begin`` to ``end``; the system forgets it when the program ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._helper: QProcess | None = None
        self._asked: list[object] = []

    def begin(self) -> None:
        """Keep the display on."""
        if sys.platform == "win32":
            _tell_windows(_CONTINUOUS | _DISPLAY_REQUIRED)
        elif sys.platform == "darwin":
            self._helper = QProcess(self)
            self._helper.start("caffeinate", ["-d", "-w", str(os.getpid())])
        elif os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            self._ask_desktop()

    def end(self) -> None:
        """Let it sleep as usual."""
        if sys.platform == "win32":
            _tell_windows(_CONTINUOUS)
        if self._helper is not None:
            self._helper.kill()
            self._helper.waitForFinished(1000)
            self._helper = None
        if self._asked:
            self._tell_desktop()

    def _ask_desktop(self) -> None:
        """Ask without waiting: a desktop that does not answer must not hold the slide up."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415  # start-up: loaded when first needed

        ask = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
        ask.setArguments(["Sala", "A workshop is looking at it"])
        self._asked = [QDBusConnection.sessionBus().asyncCall(ask)]

    def _tell_desktop(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415  # start-up: loaded when first needed

        pending = self._asked.pop()
        if not pending.isFinished() or pending.isError():
            return
        release = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "UnInhibit")
        release.setArguments([pending.reply().arguments()[0]])
        QDBusConnection.sessionBus().send(release)


def _tell_windows(state: int) -> None:
    import ctypes  # noqa: PLC0415  (only Windows has what is asked for)

    if not ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(state)):
        _LOG.warning("Windows may let the display sleep")
