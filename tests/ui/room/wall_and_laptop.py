"""A program of its own, for a platform that was told of its displays: shows an activity, and tells where it stands.

    python wall_and_laptop.py WORKSPACE

Writes a line of JSON: for each window, whether it fills its display and its place on the desktop.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from sala.services.changed import Changed
from sala.services.workshops import NewWorkshop, create_workshop
from sala.settings import FIRST_RUN_DONE, Settings
from sala.ui.jobs import Lane
from sala.ui.place import ACTIVITY, Place
from sala.ui.room.presentation import presentation_of
from sala.ui.room.projection import projection_of
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.theme import Look


def main(folder: Path) -> None:
    application = QApplication(["sala"])
    settings = Settings(folder / "settings.json")
    settings.set(FIRST_RUN_DONE, value=True)
    session = Session(Lane(Changed), Lane(threads=2), Look(application), settings, folder)
    opened: list[object] = []
    session.open_workspace(folder, opened.append, opened.append)
    wait_for(lambda: bool(opened))
    made: list[Changed] = []
    session.write(lambda ws: create_workshop(ws, NewWorkshop("សិក្ខាសាលា", starts="2026-11-25")), made.append)
    wait_for(lambda: bool(made))
    window = MainWindow(session)
    window.setGeometry(0, 0, 1366, 768)
    window.show()
    window.go(Place(ACTIVITY, made[0].created, "brainstorm"))
    wait_for(lambda: window.page is not None)
    window.page.room_button.click()
    shown = presentation_of(session)
    room = projection_of(session, shown).window
    wait_for(lambda: session.lane.waiting() + session.worker.waiting() == 0)
    told = {"window": place(window), "room": place(room), "says": room.view.accessibleName()}
    window.close()
    told["left"] = [type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()]
    print(json.dumps(told))


def place(window: QWidget) -> dict[str, object]:
    where = window.geometry()
    return {"full": window.isFullScreen(), "at": [where.x(), where.y(), where.width(), where.height()]}


def wait_for(condition: Callable[[], bool]) -> None:
    while not condition():
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
