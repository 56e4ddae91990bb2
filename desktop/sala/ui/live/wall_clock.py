"""The clock on the wall: what the day goes by. It may jump, when a lid was closed or somebody set it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_LOOK_EVERY_MS = 1_000


def wall_now() -> datetime:
    """Return the local time of this laptop, without a zone, to the minute."""
    return datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005  # the clock on the wall has no zone


class MinuteTicker(QObject):
    """Tells each new minute. Looking at the clock every second costs nothing, and notices at once that it jumped."""

    ticked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told = wall_now()
        timer = QTimer(self, interval=_LOOK_EVERY_MS)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Look at the clock now."""
        now = wall_now()
        if now != self._told:
            self._told = now
            self.ticked.emit(now)
