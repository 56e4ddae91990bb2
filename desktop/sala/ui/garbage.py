"""Cyclic garbage is collected in the window's thread only.

Python looks for it in whatever thread happens to make objects. A widget that is part of a cycle and is destroyed in
the database's thread takes the whole program down (seen: five of six walks through all screens ended so).
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 10_000


class GarbageHere(QObject):
    """From now on garbage is collected by a timer of this object's thread, and by nobody else.

    Made before the first thread that works beside the window. What is there at the first collection, the modules
    above all, is not looked at again: a collection then takes a few milliseconds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect now."""
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()
