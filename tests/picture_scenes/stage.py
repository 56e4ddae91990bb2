"""The real window on a real workspace, moved by a script, with waiting that always ends."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget
from tests.picture_scenes.style import Style
from tests.picture_scenes.workspaces import Prepared

from sala.services.changed import Changed
from sala.services.workspace import Workspace
from sala.settings import AUTHOR, FIRST_RUN_DONE, LANGUAGE, TEXT_SIZE, THEME, Settings
from sala.ui.garbage import GarbageHere
from sala.ui.jobs import Lane
from sala.ui.place import Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.theme import Look
from sala.ui.words import QtWords

SIZE = (1366, 768)
_TURN_MS = 10
#: A limit for what hangs, not a measurement.
_MOST_TURNS = 6_000
_QUIET_TURNS = 3
_WATCH_MS = 1_000
#: Timers that are shorter than this belong to something that has not come to rest yet.
_PAUSE_MS = 1_000
_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class Stage(QObject):
    """``session`` and ``window`` are the program's own; ``prepared`` tells what lies on the disk.

    ``wrong`` collects what went wrong unseen: errors that nobody caught, and parts that became a window of their own
    because they were shown before they were put into anything.
    """

    def __init__(self, application: QApplication, look: Look, prepared: Prepared, style: Style) -> None:
        super().__init__()
        self._application, self._look, self.prepared, self.style = application, look, prepared, style
        self._afterwards: list[Callable[[], object]] = []
        self.wrong: list[str] = []
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self._garbage = GarbageHere(self)
        self._blocking: QWidget | None = None
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._unblock)
        self._watch.start()
        look.wear(style.theme, style.percent)
        application.setCursorFlashTime(0)
        application.installEventFilter(self)
        self._hook, sys.excepthook = sys.excepthook, self._note_error

    def open(self, workspace: str) -> None:
        """Open the window on a fresh copy of ``sample`` or ``empty``; on no workspace for ``none``."""
        self.close()
        folder = self.prepared.copy_of(workspace)
        settings = Settings(folder.parent / "settings.json")
        for setting, value in (
            (LANGUAGE, self.style.language),
            (THEME, self.style.theme),
            (TEXT_SIZE, self.style.percent),
            (AUTHOR, "កែវ សុភាព"),
            (FIRST_RUN_DONE, workspace != "none"),
        ):
            settings.set(setting, value)
        self.session = Session(Lane(Changed), Lane(threads=2), self._look, settings, folder)
        self._words = QtWords(self.session.translator, self._application)
        self._application.installTranslator(self._words)
        self.window = MainWindow(self.session)
        self.window.resize(*SIZE)
        self.window.show()
        if workspace != "none":
            self._open_workspace(folder)

    def close(self) -> None:
        """Close the window and its lanes, if there are any."""
        if self.window is None:
            return
        self.tidy()
        self.window.close()
        self._application.removeTranslator(self._words)
        self.window.deleteLater()
        self.session.deleteLater()
        self.window = self.session = None
        self._turn()

    def __enter__(self) -> Stage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close, and leave the application as it was."""
        sys.excepthook = self._hook
        self._watch.stop()
        self._application.removeEventFilter(self)
        self.close()

    def go(self, place: Place) -> Any:
        """Show a place; return its page when everything it asked for is there."""
        self.window.go(place)
        self.settle()
        if self.window.page is None:
            message = f"no page for {place}"
            raise RuntimeError(message)
        return self.window.page

    def do(self, operation: Callable[[Workspace], Any], *, write: bool = False) -> Any:
        """Ask the workspace something, or change it, on the lane, and return the answer."""
        answers: list[Any] = []
        failures: list[BaseException] = []
        (self.session.write if write else self.session.read)(operation, answers.append, failures.append)
        self.wait_until(lambda: bool(answers or failures))
        if failures:
            raise failures[0]
        self.settle()
        return answers[0]

    def show(self, dialog: QWidget) -> QWidget:
        """Show a dialog without waiting for its answer, and let it come to rest."""
        dialog.show()
        self.settle()
        return dialog

    def settle(self) -> None:
        """Wait until nothing is asked of the lanes, and no short pause is running."""
        quiet = [0]

        def at_rest() -> bool:
            quiet[0] = 0 if self._is_busy() else quiet[0] + 1
            return quiet[0] >= _QUIET_TURNS

        self.wait_until(at_rest)

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Let things happen until ``true()``; raises ``RuntimeError`` where that never comes."""
        for _ in range(_MOST_TURNS):
            self._turn()
            if true():
                return
        message = f"the window never came to rest: {self._is_busy() or 'what was waited for never came'}\n{_threads()}"
        raise RuntimeError(message)

    def afterwards(self, action: Callable[[], object]) -> None:
        """Do something once the picture is taken."""
        self._afterwards.append(action)

    def tidy(self) -> None:
        """Take away dialogs and menus, and end what a scene left running."""
        while self._afterwards:
            self._afterwards.pop()()
        for shown in QApplication.topLevelWidgets():
            if shown is not self.window and shown.isVisible():
                shown.hide()  # not closed: a dialog may ask whether what is typed is to be lost
                if isinstance(shown, QDialog):
                    shown.deleteLater()
        self.settle()

    def picture(self, of: QWidget) -> QImage:
        """Return what a person sees of a widget."""
        return of.grab().toImage()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what becomes a window without being one."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            meant = isinstance(watched, QMainWindow | QDialog | QMenu) or watched.windowType() in _PASSING
            if not meant:
                told = watched.objectName() or str(getattr(watched, "text", str)())
                self.wrong.append(f"{type(watched).__name__} “{told[:40]}” was shown as a window of its own")
        return False

    def _unblock(self) -> None:
        """A dialog that waits for an answer would hold the script for ever."""
        before, self._blocking = self._blocking, QApplication.activeModalWidget()
        if self._blocking is not None and self._blocking is before:
            name = self._blocking.objectName() or self._blocking.windowTitle()
            self.wrong.append(f"the dialog “{name}” waits for an answer that nobody gives")
            self._blocking.hide()

    def _note_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.wrong.append("".join(traceback.format_exception(kind, error, trace)))

    def _open_workspace(self, folder: Path) -> None:
        failures: list[BaseException] = []
        self.session.open_workspace(folder, lambda _: None, failures.append)
        self.wait_until(lambda: self.session.is_open or bool(failures))
        if failures:
            raise failures[0]

    def _turn(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(_TURN_MS, loop.quit)
        loop.exec()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _is_busy(self) -> str:
        """Return what is still going on, "" for nothing."""
        if self.session is None:
            return ""
        for name in ("lane", "worker"):
            if getattr(self.session, name).waiting():
                return name
        for widget in QApplication.topLevelWidgets():
            for timer in widget.findChildren(QTimer):
                if timer.isActive() and timer.isSingleShot() and timer.interval() <= _PAUSE_MS:
                    return f"a timer of {type(timer.parent()).__name__}"
        return ""


def _threads() -> str:
    """Return where every thread is: for what hangs once in a hundred times."""
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    stacks = sys._current_frames().items()
    return "\n".join(f"{names.get(number)}:\n{''.join(traceback.format_stack(frame))}" for number, frame in stacks)
