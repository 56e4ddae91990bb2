"""What a hand and a keyboard share: the window in front, the one widget of a name on it, dialogs, and waiting.

A driver finds a widget by its name, or by names from outside in ("field_facility/answer_school"), among those that a
person sees in the window in front. It calls nothing of the program.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.exceptions import TimeoutError as StillNot
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import type_text

from sala.ui.shell.main_window import MainWindow

#: Longer than anything here takes on a slow machine: a limit for what hangs, not a measurement.
PATIENCE_MS = 30_000


class Driver(ABC):
    """Drives a window in one way; ``window`` is the main window that is driven."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot, self.window = qtbot, window

    # -- looking

    def front(self) -> QWidget:
        """Return the window that takes what a person does: the dialog that is open, or the main window."""
        return QApplication.activeModalWidget() or self.window

    def seen(self, name: str) -> list[QWidget]:
        """Return the widgets of a name that are shown in the window in front."""
        outer, _, rest = name.partition("/")
        found = [self.front()]
        while outer:
            found = [inner for one in found for inner in one.findChildren(QWidget, outer) if inner.isVisible()]
            outer, _, rest = rest.partition("/")
        return found

    def find(self, name: str) -> QWidget:
        """Return the one widget of a name, as soon as it is shown and can be used."""
        self.wait(lambda: [one.isEnabled() for one in self.seen(name)] == [True], f"{name} to be used")
        return self.seen(name)[0]

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Look until something is so."""
        try:
            self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)
        except StillNot:
            told = f"waited in vain for {what}; {self._where()}"
            raise AssertionError(told) from None

    def text(self, name: str) -> str:
        """Return what a label or field of a name says."""
        return str(self.find(name).text())  # type: ignore[attr-defined]  # whatever says something

    # -- doing

    @abstractmethod
    def press(self, name: str) -> None:
        """Press a button, or tick a box."""

    @abstractmethod
    def write(self, name: str, text: str) -> None:
        """Write into a field after what stands there."""

    @abstractmethod
    def enter(self, name: str, text: str) -> None:
        """Write into a line and send it off with Enter."""

    @abstractmethod
    def pick(self, name: str, key: str) -> None:
        """Choose an answer in a box that opens."""

    @abstractmethod
    def choose_radio(self, name: str) -> None:
        """Choose one of several radio buttons."""

    @abstractmethod
    def rate(self, name: str, step: int) -> None:
        """Choose a step of a scale."""

    @abstractmethod
    def answer_file_dialog(self, path: Path) -> None:
        """Write a path into the file dialog in front, and take it."""

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        focused = QApplication.focusWidget()
        assert focused is not None, f"the keyboard is nowhere; {self._where()}"
        type_text(focused, text)

    def during(self, kind: type[QDialog], act: Callable[[], object], begin: Callable[[], object]) -> None:
        """Do what opens a dialog, and act in it until it is closed."""
        behind = QApplication.activeModalWidget()
        seen: list[Any] = []
        looking = QTimer(QApplication.instance(), interval=5)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                return
            looking.stop()
            try:
                act()
                self.wait(lambda: not dialog.isVisible(), f"{names_of(dialog)} to close")
                seen.append(None)
            except BaseException as error:  # noqa: BLE001  # told where the dialog was opened
                seen.append(error)
                dialog.done(0)

        looking.timeout.connect(look)
        looking.start()
        begin()
        closed = f"{kind.__name__} to open and to close"
        self.wait(lambda: seen and QApplication.activeModalWidget() is behind, closed)
        looking.deleteLater()
        self.front().activateWindow()  # as every desktop does when a dialog is closed
        if seen[0] is not None:
            raise seen[0]

    def choose_file(self, name: str, path: Path) -> None:
        """Press what opens a file dialog, and choose a path in it."""
        self.during(QFileDialog, lambda: self.answer_file_dialog(path), lambda: self.press(name))

    def _where(self) -> str:
        focused = QApplication.focusWidget()
        page = self.window.page.place() if self.window.page is not None else None
        active = QApplication.activeWindow()
        return (
            f"on {page}, in front {self.front().objectName() or 'the main window'}, keyboard at {names_of(focused)} "
            f"of {names_of(active)}, popup {names_of(QApplication.activePopupWidget())}"
        )


def file_line(dialog: QWidget) -> QLineEdit:
    """Return the line of a file dialog that holds the name."""
    return dialog.findChild(QLineEdit, "fileNameEdit")


def box_named(widget: QWidget) -> QComboBox:
    """Return a widget that is a box that opens."""
    assert isinstance(widget, QComboBox)
    return widget


def names_of(widget: QWidget | None) -> str:
    """Return the names of a widget and of what is around it, for a person who reads a failure."""
    names = []
    while widget is not None:
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return "/".join(reversed(names)) or "nowhere"


def is_seen(widget: QWidget) -> bool:
    """Return whether something of a widget is really on the screen, not scrolled away."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()
