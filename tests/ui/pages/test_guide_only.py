"""The page of an activity that has only a guide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.guide_only import GUIDE_ONLY, guide_only_method
from tests.ui.pages.by_hand import CTRL, click, find, in_dialog
from tests.ui.pages.conftest import WAIT_MS, Do

from sala.services.progress import is_marked_done
from sala.ui.place import ACTIVITY, Place
from sala.ui.printing.print_dialog import PrintDialog
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow

Opened = Callable[[Place], Any]


@pytest.fixture(autouse=True)
def _guide_only() -> Iterator[None]:
    with guide_only_method():
        yield


@pytest.fixture
def page(opened: Opened, workshop: str) -> Any:
    return opened(Place(ACTIVITY, workshop, GUIDE_ONLY))


def test_the_guide_is_read_and_nothing_is_filled_in(page: Any, session: Session) -> None:
    told = find(page, "guide_only_note")
    assert told.isVisible()
    assert find(page, "guide_panel").isVisible()
    assert find(page, "print_button").text() == "Print the guide"
    assert not page.findChildren(type(page), "attach_button")
    assert page.place() == Place(ACTIVITY, page.place().workshop, GUIDE_ONLY)


def test_it_is_marked_as_done(page: Any, do: Do, settled: Callable[[], None], workshop: str) -> None:
    click(page, "done_button")
    settled()
    assert do(lambda ws: is_marked_done(ws, workshop, GUIDE_ONLY))


def test_no_key_and_no_file_does_harm(page: Any, window: MainWindow, settled: Callable[[], None]) -> None:
    for key, held in ((Qt.Key.Key_F1, None), (Qt.Key.Key_N, CTRL), (Qt.Key.Key_H, CTRL)):
        QTest.keyClick(page, key, held or Qt.KeyboardModifier.NoModifier)
    settled()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/photo.jpg")])
    dragged = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page, dragged)
    assert not page.capture.photos
    assert window.page is page
    assert find(page, "guide_panel").isVisible()


def test_it_comes_back_in_the_other_language_and_by_the_keys(
    page: Any, window: MainWindow, session: Session, settled: Callable[[], None]
) -> None:
    session.set_language("km")
    settled()
    assert window.page is not page
    assert find(window.page, "guide_only_note").isVisible()
    for name, goal in (("Left", "case_write_up"), ("Right", GUIDE_ONLY), ("Right", "workshop_evaluation")):
        QTest.keyClick(window.page, getattr(Qt.Key, f"Key_{name}"), Qt.KeyboardModifier.AltModifier)
        settled()
        assert window.page.activity.key == goal


def test_its_guide_is_printed(page: Any, qtbot: QtBot) -> None:
    def look(dialog: PrintDialog) -> None:
        qtbot.waitUntil(lambda: dialog.pages > 0, timeout=WAIT_MS)
        assert dialog.pdf.startswith(b"%PDF")
        dialog.reject()

    in_dialog(PrintDialog, look)
    click(page, "print_button")
