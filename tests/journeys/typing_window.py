"""A process that opens the real window and types into a card for ever; each line it prints was told to be saved.

Run by ``test_killed_while_typing.py``, which kills it.
"""

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sala.services.cards import card
from sala.services.changed import Changed
from sala.settings import Settings
from sala.ui.jobs import Lane
from sala.ui.place import ACTIVITY, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.theme import Look

FIELD = "what_happened"


class Typist:
    """Types a word, waits until it is told to be saved, prints what is stored then, and goes on."""

    def __init__(self, session: Session, window: MainWindow, workshop: str) -> None:
        self.session, self.window, self.workshop = session, window, workshop
        self.number = 0
        session.saved.connect(self.saved)

    def editor(self) -> QWidget:
        return self.window.page.capture.form.editors[FIELD].widget

    def begin(self) -> None:
        """Wait for the page, however slow the machine is."""
        if getattr(self.window.page, "capture", None) is None:
            QTimer.singleShot(20, self.begin)
        else:
            self.type()

    def type(self) -> None:
        self.number += 1
        editor = self.editor()
        editor.setFocus()
        # At the end, also after a restart: what is typed later follows what was acknowledged, never stands inside it.
        QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(editor, f"{self.number} ")
        self.window.page.flush()

    def saved(self, _when: object) -> None:
        identity, workshop = self.window.page.capture.form.card_id, self.workshop
        if identity:
            self.session.read(lambda ws: card(ws, workshop, identity).record.text(FIELD), self.acknowledge)
        else:
            QTimer.singleShot(5, lambda: self.saved(None))

    def acknowledge(self, stored: str) -> None:
        print(f"{self.window.page.capture.form.card_id}\t{stored}", flush=True)
        self.type()


def give_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error in a slot must not leave a window open that nobody can close."""
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


def main(folder: str, workshop: str) -> None:
    sys.excepthook = give_up
    application = QApplication(["sala"])
    session = Session(Lane(Changed), Lane(threads=1), Look(application), Settings(), Path(folder))
    window = MainWindow(session)
    window.show()
    typist = Typist(session, window, workshop)

    def opened(_: None) -> None:
        window.go(Place(ACTIVITY, workshop, "interview_notes"))
        typist.begin()

    session.open_workspace(Path(folder), opened, lambda error: give_up(type(error), error, error.__traceback__))
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
