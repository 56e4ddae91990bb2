"""The window's composition root: settings, look, lanes, session, main window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sala.app.lean_start import load_asyncio_later
from sala.logs import watch_for_crashes
from sala.paths import default_workspace
from sala.services.changed import Changed
from sala.settings import (
    FIRST_RUN_DONE,
    LANGUAGE,
    LAST_PLACE,
    REOPEN_LAST_PLACE,
    TEXT_SIZE,
    THEME,
    WINDOW_GEOMETRY,
    WORKSPACE,
    Settings,
)
from sala.ui.garbage import GarbageHere
from sala.ui.jobs import Lane
from sala.ui.place import FIRST_RUN, HOME, SEND, Place, place_from_text
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.shell.opening import WorkspaceOpening
from sala.ui.theme import Look
from sala.ui.words import QtWords

_WORKERS = 2
#: For measuring the start: tell when the window is seen and when it is usable, and close it so many milliseconds later.
_MEASURED = "SALA_CLOSE_WHEN_USABLE"
_LOOK_EVERY_MS = 2


def run_window(argv: Sequence[str]) -> int:
    """Open the window and run until it is closed; return the exit status."""
    application = QApplication(["sala"])
    GarbageHere(application)
    application.setApplicationName("Sala")
    application.setDesktopFileName("sala")
    settings = Settings()
    folder, file = _arguments(argv, settings)
    look = Look(application, settings.get(THEME), settings.get(TEXT_SIZE))
    session = Session(Lane(Changed), Lane(threads=_WORKERS), look, settings, folder)
    _speak_qt(application, session)
    window = MainWindow(session)
    watch_for_crashes(session.crashed)
    if settings.get(WINDOW_GEOMETRY):
        window.show()
    else:
        window.showMaximized()  # small laptops have no room to give away
    application.processEvents()  # the window is seen before storage is loaded
    load_asyncio_later()
    if _MEASURED in os.environ:
        _tell_when_usable(session, window, int(os.environ[_MEASURED]))
    _open_first_place(session, window, file)
    return application.exec()


def _speak_qt(application: QApplication, session: Session) -> None:
    """Let Qt's own words follow the language of the window."""
    spoken: list[QtWords] = []

    def speak() -> None:
        while spoken:
            application.removeTranslator(spoken.pop())
        spoken.append(QtWords(session.translator, application))
        application.installTranslator(spoken[0])

    session.language_changed.connect(speak)
    speak()


def _arguments(argv: Sequence[str], settings: Settings) -> tuple[Path, str]:
    """Return the workspace's folder and the file to open, "" for none; a language given here is kept."""
    folder = default_workspace(settings.get(WORKSPACE))
    file = ""
    rest = list(argv)
    while rest:
        name, _, value = rest.pop(0).partition("=")
        if name in ("--workspace", "--language"):
            value = value or (rest.pop(0) if rest else "")
        if name == "--workspace" and value:
            folder = Path(value).absolute()
        elif name == "--language" and not LANGUAGE.problem_with(value):
            settings.set(LANGUAGE, value)
        elif not name.startswith("--"):
            file = str(Path(name).absolute())
    return folder, file


def _open_first_place(session: Session, window: MainWindow, file: str) -> None:
    """Open the workspace, then the place where the person stopped; a first start begins with the first questions."""
    settings = session.settings
    if not settings.get(FIRST_RUN_DONE) and not _is_workspace(session.folder):
        window.go(Place(FIRST_RUN, file=file))
        return
    remembered = place_from_text(settings.get(LAST_PLACE)) if settings.get(REOPEN_LAST_PLACE) else Place(HOME)
    first = Place(SEND, file=file) if file else remembered
    WorkspaceOpening(session, window, window.close).open(lambda: window.go(first))


def _is_workspace(folder: Path) -> bool:
    from sala.services.workspace import is_workspace  # noqa: PLC0415  # start-up: loaded when first needed

    return is_workspace(folder)


def _tell_when_usable(session: Session, window: MainWindow, milliseconds: int) -> None:
    """Write "seen" now and "usable" once the first page shows what it read; close ``milliseconds`` later."""
    _say("seen")
    looking = QTimer(window, interval=_LOOK_EVERY_MS)

    def look() -> None:
        if window.page is not None and session.lane.waiting() + session.worker.waiting() == 0:
            looking.stop()
            _say("usable")
            QTimer.singleShot(milliseconds, window.close)

    looking.timeout.connect(look)
    looking.start()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()
