"""A process that opens the real window on the day, live, at a time that it is told, and prints what it shows.

    python live_window.py FOLDER WORKSHOP MOMENT (begin | look)

``begin`` presses the large button first. It prints one line of JSON, and stays open.
Run by ``test_killed_while_live.py``, which kills it.
"""

import json
import os
import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sala.services.changed import Changed
from sala.settings import LANGUAGE, Settings
from sala.ui.jobs import Lane
from sala.ui.live import wall_clock
from sala.ui.place import ACTIVITY, LIVE, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.theme import Look


class Facilitator:
    """Waits for the page, presses, waits for what is shown then, and says it; then looks at the strip elsewhere."""

    def __init__(self, window: MainWindow, workshop: str, press: bool) -> None:
        self.window, self.workshop, self.press = window, workshop, press
        self.told: dict[str, object] = {}

    def look(self) -> None:
        """Look again and again, however slow the machine is."""
        if not self.done():
            QTimer.singleShot(20, self.look)

    def done(self) -> bool:
        page = self.window.page
        if page is not None and page.place().page == ACTIVITY:
            strip = self.window._frame.strip
            if strip is None or strip.isHidden():
                return False
            print(json.dumps({**self.told, "strip": strip.accessibleName()}), flush=True)
            return True
        card = getattr(page, "now_card", None)
        if card is None or page._now is None:
            return False
        if self.press:
            if card.begin.isVisible() and card.begin.isEnabled():
                self.press = False
                card.press_main()
            return False
        if not page._now.state.now and not page.notices.banners:
            return False
        self.told = {
            "titles": [label.text() for label in card.findChildren(type(card.head), "now_title")],
            "number": card.number.text(),
            "unit": card.unit.text(),
            "pace": page.pace_card.pace.text(),
            "notices": [banner.text() for banner in page.notices.banners],
        }
        self.window.go(Place(ACTIVITY, self.workshop, "service_journey"))
        return False


def give_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error in a slot must not leave a window open that nobody can close."""
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


def main(folder: str, workshop: str, moment: str, act: str) -> None:
    sys.excepthook = give_up
    now = datetime.fromisoformat(moment)
    wall_clock.wall_now = lambda: now
    application = QApplication(["sala"])
    settings = Settings()
    settings.set(LANGUAGE, "en")
    session = Session(Lane(Changed), Lane(threads=1), Look(application), settings, Path(folder))
    window = MainWindow(session)
    window.show()
    facilitator = Facilitator(window, workshop, press=act == "begin")

    def opened(_: None) -> None:
        window.go(Place(LIVE, workshop))
        facilitator.look()

    session.open_workspace(Path(folder), opened, lambda error: give_up(type(error), error, error.__traceback__))
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
