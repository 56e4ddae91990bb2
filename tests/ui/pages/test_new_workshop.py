"""A new workshop in four steps, made as a person makes it; what is wrong is told at its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import type_text
from tests.ui.pages.by_hand import CTRL, click, find, in_dialog, press, wait, write
from tests.ui.pages.conftest import Do

from sala.errors import EnvironmentFault
from sala.services.agenda import read_agenda
from sala.services.people import participants, teams
from sala.services.workshops import get_workshop, list_workshops
from sala.ui.dialogs.new_workshop_dialog import NewWorkshopDialog
from sala.ui.pages.home_page import HomePage
from sala.ui.place import HOME, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.widgets.date_edit import DateEdit
from sala.ui.widgets.picks import PickBox
from sala.ui.widgets.question import Question

Settled = Callable[[], None]
Opened = Callable[[Place], Any]
CHREY = "020204"


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> NewWorkshopDialog:
    made = NewWorkshopDialog(session)
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.done(0))
    with qtbot.waitExposed(made):
        made.show()
    return made


def names(do: Do) -> list[str]:
    return [one.workshop.name for one in do(list_workshops)]


def day(dialog: NewWorkshopDialog, name: str) -> QWidget:
    return find(dialog, name, DateEdit).line


def test_four_steps_with_the_keyboard(dialog: NewWorkshopDialog, do: Do, qtbot: QtBot, settled: Settled) -> None:
    assert dialog.focusWidget().objectName() == "name_line"
    type_text(dialog.focusWidget(), "កាត់បន្ថយការរង់ចាំ")
    press(Qt.Key.Key_Return)
    assert dialog.step.text() == "Step 2 of 4"
    type_text(dialog.focusWidget(), "២៥/១១/២០២៦")
    press(Qt.Key.Key_Return)
    assert dialog.step.text() == "Step 3 of 4"
    QGuiApplication.clipboard().setText("សុខ ចាន់ថា\r\n\r\n---\r\nជា សុភាព")
    press(Qt.Key.Key_V, CTRL)
    click(dialog, "forward_button")
    click(dialog, "teams_2")
    click(dialog, "forward_button")
    wait(qtbot, lambda: dialog.made)
    workshop = do(lambda ws: get_workshop(ws, dialog.made))
    assert (workshop.name, workshop.starts) == ("កាត់បន្ថយការរង់ចាំ", "2026-11-25")
    assert [one.name for one in do(lambda ws: participants(ws, dialog.made))] == ["សុខ ចាន់ថា", "ជា សុភាព"]
    assert [one.name for one in do(lambda ws: teams(ws, dialog.made))] == ["Team 1", "Team 2"]
    assert not dialog.isVisible()


def test_an_agenda_as_long_as_the_workshop_is_proposed(
    dialog: NewWorkshopDialog, do: Do, qtbot: QtBot, settled: Settled
) -> None:
    write(dialog.what.name, "កាត់បន្ថយការរង់ចាំ")
    press(Qt.Key.Key_Return)
    settled()
    choice = find(dialog, "agenda_choice", PickBox)
    assert choice.key() == ""
    assert [choice.itemData(at) for at in range(choice.count())][1:3] == ["half_day", "one_day"]
    dialog.when.first.line.setText("25/11/2026")
    dialog.when.first._read()
    assert choice.key() == "one_day"
    dialog.when.last.line.setText("26/11/2026")
    dialog.when.last._read()
    assert choice.key() == "two_days"
    choice.set_key("follow_up")
    choice.picked.emit("follow_up")
    dialog.when.last.line.setText("27/11/2026")
    dialog.when.last._read()
    assert choice.key() == "follow_up"
    click(dialog, "finish_button")
    wait(qtbot, lambda: dialog.made)
    (day,) = do(lambda ws: read_agenda(ws, dialog.made)).schedule.days
    assert (day.day.date, day.day.ready) == ("2026-11-25", "follow_up/1")


@pytest.mark.parametrize("typed", ["ឃុំជ្រៃ", "chrey", CHREY])
def test_a_place_is_typed_in_khmer_in_latin_letters_or_by_code(
    dialog: NewWorkshopDialog, qtbot: QtBot, typed: str, settled: Settled
) -> None:
    picker = dialog.what.place
    write(picker.line, typed)
    wait(qtbot, picker.found.isVisible)
    settled()
    assert picker.found.count() >= 1
    press(Qt.Key.Key_Down)
    assert dialog.focusWidget() is picker.found
    press(Qt.Key.Key_Up)
    assert dialog.focusWidget() is picker.line
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert picker.code()
    assert "ជ្រៃ" in picker.chosen.text() or "Chrey" in picker.chosen.text()
    assert dialog.isVisible()
    click(dialog, "change_place_button")
    assert picker.code() == ""
    assert dialog.focusWidget() is picker.line


def test_enter_takes_the_first_place_even_before_it_is_found(
    dialog: NewWorkshopDialog, qtbot: QtBot, settled: Settled
) -> None:
    write(dialog.what.name, "ក")
    write(dialog.what.place.line, "kratie")
    press(Qt.Key.Key_Return)
    wait(qtbot, dialog.what.place.code)
    assert dialog.step.text() == "Step 1 of 4"


def test_escape_closes_the_list_of_places_not_the_dialog(
    dialog: NewWorkshopDialog, qtbot: QtBot, settled: Settled
) -> None:
    picker = dialog.what.place
    write(picker.line, "chrey")
    wait(qtbot, picker.found.isVisible)
    press(Qt.Key.Key_Escape)
    assert not picker.found.isVisible()
    assert dialog.isVisible()
    assert picker.line.text() == "chrey"


def test_a_place_that_was_not_chosen_is_not_lost_silently(
    dialog: NewWorkshopDialog, qtbot: QtBot, settled: Settled
) -> None:
    write(dialog.what.name, "ក")
    write(dialog.what.place.line, "zzzz")
    wait(qtbot, dialog.what.place.none.isVisible)
    click(dialog, "forward_button")
    assert dialog.step.text() == "Step 1 of 4"
    assert "zzzz" in dialog.what.place_field.problem()
    assert dialog.what.place.line.text() == "zzzz"


@pytest.mark.parametrize("name", ["", "   ", "—!?", "\u200b"])
def test_a_workshop_needs_a_name(dialog: NewWorkshopDialog, name: str, do: Do) -> None:
    dialog.what.name.setText(name)
    click(dialog, "forward_button")
    assert dialog.step.text() == "Step 1 of 4"
    assert "name" in dialog.what.name_field.problem()
    assert dialog.focusWidget() is dialog.what.name
    type_text(dialog.what.name, "ក")
    assert dialog.what.name_field.problem() == ""
    assert names(do) == []


def test_a_name_of_ten_thousand_characters_is_told_and_kept(dialog: NewWorkshopDialog, do: Do) -> None:
    write(dialog.what.service, "សេវា")
    QGuiApplication.clipboard().setText("ក" * 10_000)
    dialog.what.name.setFocus()
    press(Qt.Key.Key_V, CTRL)
    click(dialog, "finish_button")
    assert "10,000" in dialog.what.name_field.problem() or "10000" in dialog.what.name_field.problem()
    assert len(dialog.what.name.text()) == 10_000
    assert dialog.what.service.text() == "សេវា"
    assert names(do) == []


def test_control_characters_are_left_out(dialog: NewWorkshopDialog, do: Do, qtbot: QtBot) -> None:
    dialog.what.name.setText("សិក្ខា\x00\x07\u202eសាលា")
    click(dialog, "finish_button")
    wait(qtbot, lambda: dialog.made)
    assert names(do) == ["សិក្ខាសាលា"]


@pytest.mark.parametrize(
    ("first", "last", "wrong", "told"),
    [
        ("1/1/1900", "", "first", "2000"),
        ("yesterday", "", "first", "not a date"),
        ("25/11/2026", "24/11/2026", "last", "before"),
        ("25/11/2026", "25/11/2027", "last", "days"),
        ("", "32/1/2026", "last", "not a date"),
    ],
)
def test_days_that_cannot_be_are_told_at_their_field(
    dialog: NewWorkshopDialog, do: Do, first: str, last: str, wrong: str, told: str
) -> None:
    write(dialog.what.name, "ក")
    click(dialog, "forward_button")
    for name, text in (("first_day", first), ("last_day", last)):
        write(day(dialog, name), text)
    click(dialog, "forward_button")
    assert dialog.step.text() == "Step 2 of 4"
    field = dialog.when.first_field if wrong == "first" else dialog.when.last_field
    assert told in field.problem()
    assert dialog.focusWidget() is field.editor.line
    click(dialog, "back_button")
    assert dialog.step.text() == "Step 1 of 4", "one may always go back"
    click(dialog, "finish_button")
    assert dialog.step.text() == "Step 2 of 4", "what must be mended is shown"
    assert names(do) == []


def test_a_name_in_the_lists_that_is_too_long_is_told(dialog: NewWorkshopDialog, do: Do) -> None:
    write(dialog.what.name, "ក")
    dialog.who.names.set_text("សុខា\n" + "ខ" * 300)
    click(dialog, "finish_button")
    assert dialog.step.text() == "Step 3 of 4"
    assert "300" in dialog.who.field.problem()
    assert names(do) == []


def test_a_full_disk_is_told_and_nothing_is_lost(
    dialog: NewWorkshopDialog, do: Do, settled: Settled, monkeypatch: pytest.MonkeyPatch, session: Session, qtbot: QtBot
) -> None:
    full = EnvironmentFault("disk.full")

    def refusing(*_args: object, **_facts: object) -> None:
        raise full

    write(dialog.what.name, "ក")
    with monkeypatch.context() as patch:
        patch.setattr("sala.ui.dialogs.new_workshop_dialog.create_workshop", refusing)
        click(dialog, "finish_button")
        settled()
    assert dialog.banner.text() == session.sentence(full)
    assert dialog.isEnabled()
    assert dialog.what.name.text() == "ក"
    click(dialog, "finish_button")
    wait(qtbot, lambda: dialog.made)
    assert names(do) == ["ក"]


def test_what_was_written_is_not_left_by_mistake(dialog: NewWorkshopDialog, qtbot: QtBot) -> None:
    write(dialog.what.name, "ក")
    seen = in_dialog(Question, lambda question: QTest.keyClick(question, Qt.Key.Key_Escape))
    press(Qt.Key.Key_Escape)
    wait(qtbot, lambda: seen)
    assert dialog.isVisible()
    seen = in_dialog(Question, lambda question: click(question.buttons["leave"]))
    click(dialog, "cancel_button")
    wait(qtbot, lambda: seen)
    assert not dialog.isVisible()


def test_nothing_written_is_left_at_once(dialog: NewWorkshopDialog) -> None:
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_new_workshop_opens_at_its_first_activity(
    opened: Opened, window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    page: HomePage = opened(Place(HOME))

    def make(dialog: NewWorkshopDialog) -> None:
        write(dialog.what.name, "សិក្ខាសាលាថ្មី")
        click(dialog, "finish_button")

    in_dialog(NewWorkshopDialog, make)
    click(page, "new_workshop_button")
    wait(qtbot, lambda: getattr(window.page, "activity", None) is not None)
    settled()
    assert window.page.activity.key == window._session.pack().summaries()[0].key
    assert "សិក្ខាសាលាថ្មី" in window.top_bar.where.text()
    assert window.windowTitle().startswith("សិក្ខាសាលាថ្មី")
