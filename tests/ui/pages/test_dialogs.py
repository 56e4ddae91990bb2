"""Printing, settings and the small dialogs, used as a person uses them; nothing of them stays behind."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import click, find, in_dialog, wait, write

from sala.settings import AUTHOR, DIGITS, LANGUAGE, REOPEN_LAST_PLACE, TEXT_SIZE, THEME, Settings
from sala.ui.dialogs.about_dialog import AboutDialog
from sala.ui.dialogs.settings_dialog import SettingsDialog
from sala.ui.pages.activity_page import ActivityPage
from sala.ui.place import ACTIVITY, HOME, Place
from sala.ui.printing.print_dialog import PrintDialog
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow

Settled = Callable[[], None]
Opened = Callable[[Place], Any]
KEY = "problem_statement"


@pytest.fixture
def page(opened: Opened, workshop: str) -> ActivityPage:
    return opened(Place(ACTIVITY, workshop, KEY))


def test_settings_are_changed_together(
    window: MainWindow, page: ActivityPage, session: Session, settled: Settled, qtbot: QtBot
) -> None:
    write(find(page, "field_who"), "ក")

    def change(dialog: SettingsDialog) -> None:
        dialog.author.setText("  ចាន់ ដារា ")
        click(find(dialog, "language"), "answer_km")
        click(find(dialog, "colours"), "answer_contrast")
        click(find(dialog, "digits"), "answer_latin")
        dialog.size.set_key("125")
        click(dialog, "reopen_tick")
        click(dialog, "use_settings_button")

    seen = in_dialog(SettingsDialog, change)
    window.top_bar.settings_asked.emit()
    wait(qtbot, lambda: seen)
    settled()
    kept = Settings(session.settings.path)
    assert [kept.get(one) for one in (AUTHOR, LANGUAGE, THEME, DIGITS, TEXT_SIZE, REOPEN_LAST_PLACE)] == [
        "ចាន់ ដារា", "km", "contrast", "latin", 125, False,
    ]  # fmt: skip
    assert session.look.theme.colours.name == "contrast"
    assert find(window.page, "field_who").text() == "ក"
    names: list[str] = []
    session.read(lambda ws: ws.author, names.append)
    settled()
    assert names == ["ចាន់ ដារា"]


def test_settings_that_are_cancelled_change_nothing(
    window: MainWindow, session: Session, qtbot: QtBot, settled: Settled
) -> None:
    def cancel(dialog: SettingsDialog) -> None:
        click(find(dialog, "language"), "answer_km")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    seen = in_dialog(SettingsDialog, cancel)
    window.top_bar.settings_asked.emit()
    wait(qtbot, lambda: seen)
    assert session.language == "en"


def test_a_name_that_is_too_long_is_told_in_the_settings(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    said: list[str] = []

    def try_it(dialog: SettingsDialog) -> None:
        dialog.author.setText("ក" * 500)
        click(dialog, "use_settings_button")
        said.append(dialog.name_field.problem())
        assert dialog.isVisible()
        dialog.reject()

    in_dialog(SettingsDialog, try_it)
    window.top_bar.settings_asked.emit()
    wait(qtbot, lambda: said)
    assert said[0]
    assert session.settings.get(AUTHOR) == "សុខា"


def test_what_sala_is(window: MainWindow, qtbot: QtBot) -> None:
    seen = in_dialog(AboutDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    window.top_bar.about_asked.emit()
    wait(qtbot, lambda: seen)


def widgets(qapp: QApplication) -> int:
    for _ in range(3):
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
        gc.collect()  # as the product's timer does every ten seconds
    return len(qapp.allWidgets())


def test_nothing_stays_behind(
    window: MainWindow, session: Session, opened: Opened, workshop: str, settled: Settled, qapp: QApplication,
    qtbot: QtBot,
) -> None:  # fmt: skip
    def walk() -> None:
        for place in (Place(ACTIVITY, workshop, "interview_notes"), Place(HOME), Place(ACTIVITY, workshop, KEY)):
            opened(place)
        for kind, ask in ((SettingsDialog, window.top_bar.settings_asked), (AboutDialog, window.top_bar.about_asked)):
            seen = in_dialog(kind, lambda dialog: dialog.reject())
            ask.emit()
            wait(qtbot, lambda seen=seen: seen)
        seen = in_dialog(PrintDialog, lambda dialog: (wait(qtbot, lambda: dialog.pages), dialog.reject()))
        window.page._print()
        session.set_language("km" if session.language == "en" else "en")
        settled()

    walk()
    before = widgets(qapp)
    for _ in range(4):
        walk()
    assert widgets(qapp) <= before
    assert window.findChildren(QDialog) == []
