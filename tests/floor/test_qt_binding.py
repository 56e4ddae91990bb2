"""The Qt binding that is locked does not spend Python's ``None``.

A binding that gives back one reference too many each time a call returns nothing ends the program after some hours of
work, in the middle of a workshop. Python up to 3.11 counts references to ``None``: there it shows.
"""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

class Sender(QObject):
    happened = Signal()

    def customEvent(self, event):
        return None

app = QCoreApplication([])
sender = Sender()
sender.happened.connect(lambda: None)
event_type = QEvent.Type(QEvent.Type.User)
before = sys.getrefcount(None)
for _ in range(200_000):
    sender.setObjectName("")
    sender.parent()
    sender.property("missing")
    sender.happened.emit()
    QCoreApplication.sendEvent(sender, QEvent(event_type))
print(sys.getrefcount(None) - before)
"""


def test_a_million_calls_that_return_nothing_do_not_abort() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 1000
