"""Tab goes as a page is read and leaves nothing out; F6 leads to the rail and back; what is only read is scrolled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import find, press, wait, write
from tests.ui.pages.conftest import Do

from sala.services.agenda import begin_agenda
from sala.services.cards import add_card, add_cards
from sala.ui.dialogs.new_workshop_dialog import NewWorkshopDialog
from sala.ui.place import ACTIVITY, AGENDA, HOME, LIVE, PEOPLE, SAFETY, SEND, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.shell.tab_order import is_stop, stops

Opened = Callable[[Place], Any]
_KEY = Qt.Key


def names(whole: QWidget) -> list[str]:
    return [one.objectName() for one in stops(whole)]


@pytest.mark.parametrize("page", [HOME, ACTIVITY, AGENDA, LIVE, PEOPLE, SAFETY, SEND])
def test_nothing_that_takes_the_keyboard_is_left_out(
    window: MainWindow, opened: Opened, workshop: str, do: Do, page: str
) -> None:
    do(lambda ws: begin_agenda(ws, workshop, "two_days"))
    opened(Place(page, "" if page in (HOME, SAFETY) else workshop, "interview_notes" if page == ACTIVITY else ""))
    found = [one for one in window.findChildren(QWidget) if is_stop(one) and not isinstance(one, QMainWindow)]
    missing = set(found) - set(stops(window.centralWidget()))
    assert not [one for one in missing if one.objectName() or one.window() is window], missing
    assert len(found) > 5


def test_rows_that_are_added_come_where_they_are_read(opened: Opened, workshop: str, do: Do, qtbot: QtBot) -> None:
    note = do(lambda ws: add_card(ws, workshop, "interview_note", activity="interview_notes")).created
    page = opened(Place(ACTIVITY, workshop, "interview_notes", note))
    do(lambda ws: add_cards(ws, workshop, "quote", [{"words": "ខ្ញុំរង់ចាំ"}], parent=note))
    wait(qtbot, lambda: "field_words" in names(page))
    order = names(page)
    assert order.index("field_what_happened") < order.index("field_words") < order.index("add_quotes")
    assert order.index("add_quotes") < order.index("field_takeaway_1") < order.index("print_button")
    find(page, "field_what_happened").setFocus()
    press(_KEY.Key_Tab)
    assert find(page, "rows_quotes").isAncestorOf(QApplication.focusWidget())
    press(_KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is find(page, "field_what_happened")


def test_tab_goes_round_the_window(window: MainWindow, opened: Opened, workshop: str) -> None:
    opened(Place(SEND, workshop))
    every = stops(window.centralWidget())
    every[-1].setFocus()
    press(_KEY.Key_Tab)
    assert QApplication.focusWidget() is every[0]
    press(_KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is every[-1]


def test_f6_leads_to_the_rail_and_back(window: MainWindow, opened: Opened, workshop: str) -> None:
    page = opened(Place(ACTIVITY, workshop, "case_write_up"))
    write(find(page, "field_title"), "ក")
    press(_KEY.Key_F6)
    line = find(window, "rail_case_write_up")
    assert QApplication.focusWidget() is line
    assert not line.visibleRegion().isEmpty()
    press(_KEY.Key_F6)
    assert QApplication.focusWidget() is find(page, "field_title")


def test_the_guide_is_read_to_its_end_with_keys(opened: Opened, workshop: str) -> None:
    page = opened(Place(ACTIVITY, workshop, "challenge_frame"))
    find(page, "fold_guide_button").setFocus()
    press(_KEY.Key_Tab)
    assert QApplication.focusWidget() is page.guide
    bar = page.guide.verticalScrollBar()
    for _ in range(100):
        press(_KEY.Key_PageDown)
    assert bar.value() == bar.maximum() > 0


def test_ctrl_d_says_that_an_activity_is_done(opened: Opened, workshop: str, qtbot: QtBot) -> None:
    page = opened(Place(ACTIVITY, workshop, "challenge_frame"))
    write(find(page, "field_service"), "ក")
    press(_KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: page.done_button.text() == "Done")
    press(_KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: page.done_button.text() == "Mark as done")


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> NewWorkshopDialog:
    made = NewWorkshopDialog(session)
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.done(0))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_tab_is_not_held_up_by_a_place_that_is_chosen(dialog: NewWorkshopDialog) -> None:
    dialog.what.place.set_code("0202")
    dialog.what.name.setFocus()
    press(_KEY.Key_Tab)
    assert dialog.focusWidget() is dialog.what.place.change
    press(_KEY.Key_Tab)
    assert dialog.focusWidget() is dialog.what.service


def test_the_numbers_of_teams_are_reached_with_tab(dialog: NewWorkshopDialog) -> None:
    dialog.what.name.setText("ក")
    for _ in range(3):
        dialog.forward.click()
    assert dialog.focusWidget() is dialog.teams.names
    dialog.forward.setFocus()
    for number in range(1, 9):
        press(_KEY.Key_Tab)
        assert dialog.focusWidget().objectName() == f"teams_{number}"
