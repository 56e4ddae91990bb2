"""Attendance by keyboard: each key is saved, each act is one undo, and the picture shows who is here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.pages.conftest import Do

from sala.domain.attendance import AFTERNOON, MORNING, HalfDay, marks_of
from sala.errors import EnvironmentFault
from sala.services.attendance import mark_attendance
from sala.services.people import participants, update_participant
from sala.services.workshops import update_workshop
from sala.ui.pages import people_page
from sala.ui.pages.people_page import PeoplePage
from sala.ui.people import attendance_view
from sala.ui.people.attendance_model import FIRST
from sala.ui.people.attendance_table import AttendanceTable
from sala.ui.people.two_line_header import BELOW_ROLE
from sala.ui.place import PEOPLE, Place
from sala.ui.shell.main_window import MainWindow

Settled = Callable[[], None]
AM, PM = HalfDay(1, MORNING), HalfDay(1, AFTERNOON)
KEY = Qt.Key


@pytest.fixture
def page(
    opened: Callable[[Place], Any], workshop: str, settled: Settled, monkeypatch: pytest.MonkeyPatch, do: Do
) -> PeoplePage:
    """The view of attendance of a workshop of two days, on the morning of its first one."""
    for module in (people_page, attendance_view):
        monkeypatch.setattr(module, "now", lambda: datetime(2026, 11, 25, 9).astimezone())
    do(lambda ws: update_workshop(ws, workshop, {"ends": "2026-11-26"}))
    shown: PeoplePage = opened(Place(PEOPLE, workshop))
    shown.show_view("attendance")
    settled()
    return shown


@pytest.fixture
def table(page: PeoplePage) -> AttendanceTable:
    return page.attendance.table


@pytest.fixture
def marks(do: Do, workshop: str) -> Callable[[], list[dict[str, str]]]:
    def read() -> list[dict[str, str]]:
        people = do(lambda ws: participants(ws, workshop))
        return [{half.key: mark for half, mark in marks_of(one).items()} for one in people]

    return read


def press(table: AttendanceTable, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(table, key)


def stand(table: AttendanceTable, row: int, column: int) -> None:
    table.setCurrentIndex(table.model().index(row, column))


def test_half_days_come_from_the_dates(page: PeoplePage, table: AttendanceTable) -> None:
    headings = [str(table.model().headerData(at, Qt.Orientation.Horizontal)) for at in range(FIRST, FIRST + 4)]
    assert headings == ["Day 1, 25/11", "Day 1, 25/11", "Day 2, 26/11", "Day 2, 26/11"]
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, FIRST)
    assert page.attendance.half.text() == "Day 1, morning"
    page.grab()


def test_names_are_called_and_keys_mark(
    table: AttendanceTable, marks: Callable[[], list[dict[str, str]]], settled: Settled
) -> None:
    press(table, KEY.Key_P, KEY.Key_A, KEY.Key_P)
    settled()
    assert marks() == [{"1/am": "yes"}, {"1/am": "no"}, {"1/am": "yes"}]
    assert table.currentIndex().row() == 2


def test_space_turns_a_mark_over_and_delete_takes_it_back(
    table: AttendanceTable, marks: Callable[[], list[dict[str, str]]], settled: Settled, window: MainWindow
) -> None:
    press(table, KEY.Key_Space)
    settled()
    assert marks()[0] == {"1/am": "yes"}
    press(table, KEY.Key_Space, KEY.Key_Down, KEY.Key_Right, KEY.Key_Space)
    settled()
    assert marks()[:2] == [{"1/am": "no"}, {"1/pm": "yes"}]
    stand(table, 0, FIRST)
    press(table, KEY.Key_Delete)
    settled()
    assert marks()[0] == {}
    window._undo()
    settled()
    assert marks()[0] == {"1/am": "no"}
    assert table.model().mark_at(0, FIRST) == "no"


@pytest.mark.parametrize(("typed", "mark"), [("ផ", "yes"), ("១", "yes"), ("ា", "no"), ("0", "no")])
def test_keys_of_a_khmer_keyboard_mark_too(
    table: AttendanceTable, marks: Callable[[], list[dict[str, str]]], settled: Settled, typed: str, mark: str
) -> None:
    QTest.sendKeyEvent(QTest.KeyAction.Click, table, Qt.Key.Key_unknown, typed, Qt.KeyboardModifier.NoModifier)
    settled()
    assert marks()[0] == {"1/am": mark}


def test_the_rest_is_present_in_one_act_and_who_is_absent_stays_so(
    page: PeoplePage,
    table: AttendanceTable,
    marks: Callable[[], list[dict[str, str]]],
    settled: Settled,
    window: MainWindow,
) -> None:
    press(table, KEY.Key_A)
    settled()
    page.attendance.rest_button.click()
    settled()
    assert marks() == [{"1/am": "no"}, {"1/am": "yes"}, {"1/am": "yes"}]
    window._undo()
    settled()
    assert marks() == [{"1/am": "no"}, {}, {}]


def test_several_cells_are_marked_at_once(
    table: AttendanceTable, marks: Callable[[], list[dict[str, str]]], settled: Settled, window: MainWindow
) -> None:
    chosen = table.selectionModel()
    for row in range(3):
        for column in (FIRST, FIRST + 1):
            chosen.select(table.model().index(row, column), chosen.SelectionFlag.Select)
    press(table, KEY.Key_P)
    settled()
    assert marks() == [{"1/am": "yes", "1/pm": "yes"}] * 3
    window._undo()
    settled()
    assert marks() == [{}, {}, {}]


def test_counts_by_sex_stand_in_the_heading_and_the_picture_shows_who_is_here(
    page: PeoplePage, table: AttendanceTable, do: Do, workshop: str, settled: Settled
) -> None:
    everyone = do(lambda ws: participants(ws, workshop))
    for person, sex in zip(everyone, ("female", "male", "male"), strict=True):
        do(lambda ws, one=person.id, sex=sex: update_participant(ws, workshop, one, {"sex": sex}))
    settled()
    assert page.balance.who.isHidden()
    press(table, KEY.Key_P, KEY.Key_P)
    settled()
    below = str(table.model().headerData(FIRST, Qt.Orientation.Horizontal, BELOW_ROLE))
    assert below == "Morning\n2/3 · Woman 1, Man 1"
    assert page.balance.who.isVisible()
    assert "Woman 1, Man 2" in page.balance.accessibleDescription()
    page.balance.who._choose("here")
    assert "Woman 1, Man 1" in page.balance.accessibleDescription()
    page.grab()


def test_a_mark_that_a_colleague_makes_is_shown(
    table: AttendanceTable, do: Do, workshop: str, settled: Settled
) -> None:
    person = do(lambda ws: participants(ws, workshop))[1].id
    stand(table, 2, FIRST)
    do(lambda ws: mark_attendance(ws, workshop, {person: {PM: "yes"}}))
    settled()
    assert table.model().mark_at(1, FIRST + 1) == "yes"
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, FIRST)
    spoken = table.model().index(1, FIRST + 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "ជា សុភាព, Day 1, afternoon: Present"


def test_a_mark_that_could_not_be_saved_is_taken_back(
    page: PeoplePage, table: AttendanceTable, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> None:
        raise EnvironmentFault("disk.full")

    told: list[str] = []
    monkeypatch.setattr(people_page, "mark_attendance", full)
    monkeypatch.setattr(page._session, "show_error", lambda error, _parent=None: told.append(error.code))
    press(table, KEY.Key_P)
    assert table.model().mark_at(0, FIRST) == "yes"
    settled()
    assert told == ["disk.full"]
    assert table.model().mark_at(0, FIRST) == ""


def test_search_hides_the_others(page: PeoplePage, table: AttendanceTable) -> None:
    page.attendance.search.searched.emit("សុភាព")
    assert [table.isRowHidden(row) for row in range(3)] == [True, False, True]
    page.attendance.search.searched.emit("")
    assert not any(table.isRowHidden(row) for row in range(3))


def test_the_view_stays_when_the_language_changes(page: PeoplePage, window: MainWindow, settled: Settled) -> None:
    window._session.set_language("km")
    settled()
    assert window.page is not page
    assert window.page.views.key() == "attendance"
    assert window.page.attendance.half.text() == "ថ្ងៃទី១ ព្រឹក"
