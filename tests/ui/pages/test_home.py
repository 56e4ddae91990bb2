"""Home: the list of workshops, searching and sorting it, and the ways to begin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import CTRL, click, find, in_dialog, wait, write
from tests.ui.pages.conftest import Do

from sala.domain.records import WORKSHOP
from sala.services.progress import mark_activity
from sala.services.workshops import NewWorkshop, create_workshop, delete_workshop, list_workshops
from sala.services.workspace import Workspace
from sala.ui.dialogs.new_workshop_dialog import NewWorkshopDialog
from sala.ui.home.workshop_row import WorkshopRow
from sala.ui.pages.home_page import HomePage
from sala.ui.place import ACTIVITY, HOME, SEND, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import SearchBox
from sala.ui.widgets.picks import PickBox

Settled = Callable[[], None]
Opened = Callable[[Place], Any]


@pytest.fixture
def page(opened: Opened) -> HomePage:
    return opened(Place(HOME))


@pytest.fixture
def many(do: Do) -> None:
    for name, day in (("ខេត្តកំពត", "2026-03-01"), ("កម្ពុជា", "2026-05-01"), ("គ្រឹះ", ""), ("Kep", "2026-04-01")):
        do(lambda ws, name=name, day=day: create_workshop(ws, NewWorkshop(name, starts=day)))


def names(page: HomePage) -> list[str]:
    rows = [page._list.itemAt(at).widget() for at in range(page._list.count())]
    return [row.summary.workshop.name for row in rows if isinstance(row, WorkshopRow)]


def sort_by(page: HomePage, key: str) -> None:
    box = find(page, "workshop_order", PickBox)
    box.set_key(key)
    box.activated.emit(box.currentIndex())


def test_an_empty_home_says_what_it_is_for_and_how_to_begin(
    page: HomePage, window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    assert page.empty.isVisible()
    assert not find(page, "workshop_search").isVisible()
    seen = in_dialog(NewWorkshopDialog, lambda dialog: dialog.reject())
    click(page.empty.button)
    wait(qtbot, lambda: seen)
    assert window.page is page


def test_the_list_is_searched_and_sorted_in_khmer_order(many: None, page: HomePage, qtbot: QtBot) -> None:
    sort_by(page, "name")
    assert names(page) == ["កម្ពុជា", "ខេត្តកំពត", "គ្រឹះ", "Kep"]
    sort_by(page, "date")
    assert names(page) == ["កម្ពុជា", "Kep", "ខេត្តកំពត", "គ្រឹះ"]
    write(find(page, "workshop_search"), "កំពត")
    wait(qtbot, lambda: names(page) == ["ខេត្តកំពត"])
    write(find(page, "workshop_search"), "xyz")
    wait(qtbot, lambda: names(page) == [])
    assert "No workshop has this name." in [label.text() for label in page.findChildren(KhmerLabel)]


def test_search_and_order_stay_in_another_language(
    many: None, page: HomePage, window: MainWindow, session: Session, settled: Settled, qtbot: QtBot
) -> None:
    sort_by(page, "name")
    write(find(page, "workshop_search"), "ក")
    session.set_language("km")
    settled()
    again = window.page
    assert find(again, "workshop_search", SearchBox).text() == "ក"
    assert again.order.key() == "name"
    assert window.focusWidget() is find(again, "workshop_search")


def test_a_workshop_opens_where_the_person_stopped(
    window: MainWindow, workshop: str, opened: Opened, settled: Settled, do: Do, qtbot: QtBot
) -> None:
    keys = [one.key for one in window._session.pack().summaries()]
    do(lambda ws: mark_activity(ws, workshop, keys[0], done=True))

    def open_it() -> str:
        page = opened(Place(HOME))
        click(page.findChildren(WorkshopRow)[0])
        settled()
        return window.page.activity.key

    assert open_it() == keys[1], "the first that is not done"
    opened(Place(ACTIVITY, workshop, keys[4]))
    assert open_it() == keys[4], "where the person stopped"


def test_rows_tell_what_there_is(
    workshop: str, page: HomePage, session: Session, settled: Settled, window: MainWindow
) -> None:
    row = page.findChildren(WorkshopRow)[0]
    told = " ".join(label.text() for label in row.findChildren(KhmerLabel))
    for words in ("សេវាអត្រានុកូលដ្ឋាន", "25 November 2026", "0 cards", "3 people", "2 teams", "Not yet sent"):
        assert words in told
    session.prefer("en", "khmer")
    settled()
    told = " ".join(label.text() for label in window.page.findChildren(KhmerLabel))
    assert "២៥ November ២០២៦" in told
    assert "៣ people" in told


def test_many_workshops_come_in_portions(do: Do, opened: Opened, settled: Settled) -> None:
    for number in range(35):
        do(lambda ws, number=number: create_workshop(ws, NewWorkshop(f"W{number}")))
    page = opened(Place(HOME))
    assert len(names(page)) == 30
    click(page, "more_workshops_button")
    settled()
    assert len(names(page)) == 35
    assert not any(button.isVisible() for button in page.findChildren(QPushButton, "more_workshops_button"))


def test_a_workshop_that_goes_leaves_the_list(workshop: str, page: HomePage, do: Do, settled: Settled) -> None:
    do(lambda ws: delete_workshop(ws, workshop))
    settled()
    assert names(page) == []
    assert page.empty.isVisible()


def test_the_sample_is_made_once_and_opened(
    page: HomePage, window: MainWindow, settled: Settled, do: Do, opened: Opened
) -> None:
    click(page, "sample_button")
    assert not find(page, "sample_button").isEnabled()
    settled()
    settled()
    assert window.page.place().activity == window._session.pack().summaries()[0].key
    found = do(list_workshops)
    assert [one.workshop.demo for one in found] == [True]
    page = opened(Place(HOME))
    assert not find(page, "sample_button").isVisible()


def test_a_file_is_opened_from_home(page: HomePage, window: MainWindow, settled: Settled) -> None:
    click(page, "open_file_button")
    settled()
    assert window.page.place().page == SEND


def test_the_keyboard_begins_a_workshop(page: HomePage, window: MainWindow, qtbot: QtBot) -> None:
    seen = in_dialog(NewWorkshopDialog, lambda dialog: dialog.reject())
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    wait(qtbot, lambda: seen)


def test_a_name_that_came_with_unruly_signs_disturbs_nothing(
    opened: Opened, window: MainWindow, workshop: str, do: Do, session: Session, settled: Settled
) -> None:
    name = "\u202eឈ្មោះ\x1b[2J\rname\n" * 20

    def put(ws: Workspace) -> None:
        with ws.act(workshop) as act:  # as a file from another laptop may bring it, past the forms
            act.put(WORKSHOP, workshop, {"name": name, "starts": "soon\x1b"})

    do(put)
    page = opened(Place(HOME))
    [row] = page.findChildren(WorkshopRow)
    shown = row.findChildren(KhmerLabel)[0]
    assert "\n" not in shown.text()
    assert not {"\u202e", "\x1b", "\r"} & set(shown.text())
    opened(Place(ACTIVITY, workshop, "idea_card"))
    assert not {"\u202e", "\x1b", "\r", "\n"} & set(window.windowTitle())
    session.tell(f"Opened: {name}", "good")
    settled()
    for label in (window.top_bar.where, window.status.told):
        assert not {"\u202e", "\x1b", "\r", "\n"} & set(label.shown_text())
        assert label.height() < 80
