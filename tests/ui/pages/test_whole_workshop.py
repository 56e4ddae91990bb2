"""A whole workshop through the window, from empty to report and to a colleague: with a mouse, and with keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCheckBox
from pytestqt.qtbot import QtBot
from tests.ui.pages.conftest import finish
from tests.ui.pages.hand import Hand
from tests.ui.pages.keyboard import Keyboard
from tests.ui.pages.whole_workshop import WholeWorkshop

from sala.services.changed import Changed
from sala.services.show import workshop_as_json
from sala.settings import Settings
from sala.ui.jobs import Lane
from sala.ui.live import wall_clock
from sala.ui.pages import people_page
from sala.ui.people import attendance_view
from sala.ui.place import AGENDA, FIRST_RUN, LIVE, PEOPLE, SEND, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.theme import Look

MORNING = datetime(2026, 11, 25, 8, 10)  # noqa: DTZ001  # the clock on the wall has no zone
_PAGES = (AGENDA, LIVE, PEOPLE, SEND)


class SalaByHand(Hand):
    """Buttons, and what only a mouse does."""

    def begin_workshop(self) -> None:
        self.press("new_workshop_button")

    def open(self, page: str) -> None:
        self.press(f"rail_{page}")
        self.wait(lambda: _is_open(self.window, page), page)

    def go_on(self) -> None:
        self.press("next_button")

    def mark_done(self) -> None:
        self.press("done_button")

    def paste(self, name: str) -> None:
        """A hand pastes from the menu; the keys are the same for all who write."""
        self.write(name, "")
        Keyboard(self._qtbot, self.window).keys("Ctrl+V")

    def tick(self, number: int) -> None:
        self.click(self.front().findChildren(QCheckBox)[number], f"box {number}")

    def mark_present(self, count: int) -> None:
        table = self.find("attendance_table")
        assert isinstance(table, QAbstractItemView)
        column = table.currentIndex().column()
        for row in range(count):
            self.click_item(table, row, column, double=True)

    def lengthen_block(self, number: int) -> None:
        self.press(f"block_{number}/more_button")

    def show_and_end(self) -> None:
        self.press("room_button")
        self.press("driver_panel/forward_button")
        self.press("room_button")

    def undo(self) -> None:
        self.press("undo_button")

    def redo(self) -> None:
        self.press("redo_button")

    def ask_to_print(self) -> None:
        self.press("print_button")

    def close_dialog(self) -> None:
        self.press("close_button")


class SalaByKeys(Keyboard):
    """Shortcuts that the tooltips tell, and Tab for everything else."""

    def begin_workshop(self) -> None:
        self.keys("Ctrl+N")

    def open(self, page: str) -> None:
        self.keys("F6")
        self.press(f"rail_{page}")
        self.wait(lambda: _is_open(self.window, page), page)
        finish(self._qtbot, self.window._session)
        self.keys("F6")
        assert self.window.page.isAncestorOf(QApplication.focusWidget())

    def go_on(self) -> None:
        self.keys("Alt+Right")

    def mark_done(self) -> None:
        self.keys("Ctrl+D")

    def paste(self, name: str) -> None:
        self.reach(name)
        self.keys("Ctrl+V")

    def tick(self, number: int) -> None:
        self._tab_to(self.front().findChildren(QCheckBox)[number], f"box {number}")
        self.keys("Space")

    def mark_present(self, count: int) -> None:
        self.reach("attendance_table")
        self.keys(*["P"] * count)

    def lengthen_block(self, number: int) -> None:
        self.reach(f"block_{number}")
        self.keys("+")

    def show_and_end(self) -> None:
        self.keys("F5")
        self.find("driver_panel/forward_button")
        self.keys("PgDown", "F5")

    def undo(self) -> None:
        self.keys("Ctrl+Z")

    def redo(self) -> None:
        self.keys("Ctrl+Shift+Z")

    def ask_to_print(self) -> None:
        self.keys("Ctrl+P")

    def close_dialog(self) -> None:
        self.keys("Escape")


def _is_open(window: MainWindow, page: str) -> bool:
    place = window.page.place() if window.page is not None else Place()
    return page in (place.page, place.activity)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first morning of the workshop."""
    monkeypatch.setattr(wall_clock, "wall_now", lambda: MORNING)
    for module in (people_page, attendance_view):
        monkeypatch.setattr(module, "now", MORNING.astimezone)


@contextmanager
def laptop(qtbot: QtBot, look: Look, folder: Path) -> Iterator[MainWindow]:
    """A laptop on which Sala is started for the first time."""
    session = Session(Lane(Changed), Lane(threads=2), look, Settings(folder / "settings.json"), folder / "Sala")
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.go(Place(FIRST_RUN))
    try:
        yield window
        finish(qtbot, session)
    finally:
        window.close()


@pytest.mark.parametrize("way", [SalaByHand, SalaByKeys])
def test_from_an_empty_folder_to_the_report_and_to_a_colleague(
    way: Any, qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALA_KEYRING", "off")
    with laptop(qtbot, look, tmp_path / "here") as window:
        script = WholeWorkshop(qtbot, way(qtbot, window), window._session, tmp_path)
        script.first_run()
        script.new_workshop()
        script.people()
        script.agenda()
        script.day()
        script.prepare()
        script.listen()
        script.understand()
        script.imagine()
        script.try_out()
        script.print_sheet("prototype.pdf", filled=False)
        script.write_up()
        script.undo_and_redo()
        script.show_to_the_room()
        script.print_sheet("case.pdf", filled=True)
        script.speak_english_and_khmer()
        script.send()
        here = script.read(lambda ws: workshop_as_json(ws, script.workshop))
    with laptop(qtbot, look, tmp_path / "there") as window:
        script.driver, script.session = way(qtbot, window), window._session
        script.receive()
        there = script.read(lambda ws: workshop_as_json(ws, script.workshop))
    assert there["records"] == here["records"]
