"""What a person does with hands and eyes: typing, clicking, answering a dialog, looking for something on a page."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import type_text

from sala.ui.jobs import Lane

WAIT_MS = 60_000
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
W = TypeVar("W", bound=QWidget)


def find(parent: QWidget, name: str, kind: type[W] = QWidget) -> W:
    """The one widget of that name."""
    found = parent.findChildren(kind, name)
    assert len(found) == 1, f"{len(found)} widgets called {name}"
    return found[0]


def click(parent: QWidget, name: str = "") -> None:
    """A click in the middle of a widget, or of the one of that name within."""
    widget = find(parent, name) if name else parent
    if not widget.isVisible():
        QApplication.processEvents()  # what was put into a layout a moment ago is shown with the next event
    assert widget.isEnabled()
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def write(widget: QWidget, text: str) -> None:
    """Put the keyboard into a field and type."""
    widget.setFocus()
    type_text(widget.focusProxy() or widget, text)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def turn_wheel(widget: QWidget) -> None:
    """Turn the wheel over a widget."""
    place = QPointF(widget.rect().center())
    wheel = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, wheel)


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    """Look until something is so."""
    qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)


def in_dialog(kind: type[QDialog], act: Callable[[Any], object]) -> list[QDialog]:
    """Do something in the next dialog of a kind, as soon as it is open. By that it must close, now or soon.

    Returns a list that holds the dialog once it was there. One that stays open is closed in the end: a test that
    waited for it for ever would tell nothing.
    """
    seen: list[QDialog] = []
    looking = QTimer(QApplication.instance(), interval=5)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            return
        looking.stop()
        looking.deleteLater()
        seen.append(dialog)
        QTimer.singleShot(WAIT_MS // 2, dialog, lambda: dialog.done(0))
        try:
            act(dialog)
        except BaseException:
            dialog.done(0)
            raise

    looking.timeout.connect(look)
    looking.start()
    return seen


@contextmanager
def held(lane: Lane) -> Iterator[None]:
    """Keep a lane busy: what is asked of it meanwhile waits, as behind a long import."""
    release = threading.Event()
    lane.run(release.wait)
    try:
        yield
    finally:
        release.set()
