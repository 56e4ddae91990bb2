"""The cards of an activity: which is shown, whose it is, the list of all, history, and what two laptops wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSizePolicy
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import SENTENCE
from tests.ui.pages.by_hand import ALT, CTRL, click, find, held, in_dialog, press, wait, write
from tests.ui.pages.conftest import Do

from sala.domain.records import Card
from sala.services.cards import add_card, card, cards, set_fields
from sala.services.exchange import export_bundle, import_bundle, public_keys
from sala.services.people import teams
from sala.services.progress import is_marked_done
from sala.services.workspace import Workspace, open_or_create
from sala.ui.capture.two_lines import SECOND_LINE
from sala.ui.dialogs.history_dialog import HistoryDialog
from sala.ui.pages.activity_page import ActivityPage
from sala.ui.place import ACTIVITY, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.widgets.picks import PickBox

Settled = Callable[[], None]
Opened = Callable[[Place], Any]
KIND, KEY = "problem", "problem_statement"


@pytest.fixture
def three(do: Do, workshop: str) -> list[str]:
    """Three cards, by their ids."""
    return [
        do(lambda ws, words=words: add_card(ws, workshop, KIND, fields={"needs_to": words}, activity=KEY)).created
        for words in ("មួយ", "ពីរ", "បី")
    ]


@pytest.fixture
def page(opened: Opened, workshop: str, three: list[str]) -> ActivityPage:
    return opened(Place(ACTIVITY, workshop, KEY))


@pytest.fixture
def stored(do: Do, workshop: str) -> Callable[[], list[Card]]:
    return lambda: do(lambda ws: cards(ws, workshop, kind=KIND))


def shown(page: ActivityPage) -> str:
    return find(page, "field_needs_to").text()


def pick(page: ActivityPage, identity: str) -> None:
    """Choose in the box of cards as a person does."""
    box = find(page, "card_picker", PickBox)
    box.setCurrentIndex(box.findData(identity))
    box.activated.emit(box.currentIndex())


def test_the_picker_shows_numbers_and_titles(
    window: MainWindow, page: ActivityPage, session: Session, settled: Settled
) -> None:
    box = find(page, "card_picker", PickBox)
    assert [box.itemText(at) for at in range(box.count())] == ["1. មួយ", "2. ពីរ", "3. បី"]
    assert box.width() > 300
    session.set_language("km")
    settled()
    box = find(window.page, "card_picker", PickBox)
    assert box.itemText(0) == "១. មួយ"


def test_what_is_typed_belongs_to_the_card_that_was_shown(
    page: ActivityPage, three: list[str], stored: Callable[[], list[Card]], session: Session, settled: Settled
) -> None:
    with held(session.lane):
        write(find(page, "field_who"), "ទីមួយ")
        pick(page, three[2])
        write(find(page, "field_where"), "នៅតែទីមួយ")
    settled()
    assert shown(page) == "បី"
    write(find(page, "field_who"), "ទីបី")
    page.save_fields()
    settled()
    found = {one.id: one.record for one in stored()}
    assert (found[three[0]].text("who"), found[three[0]].text("where")) == ("ទីមួយ", "នៅតែទីមួយ")
    assert (found[three[2]].text("who"), found[three[2]].text("where")) == ("ទីបី", "")


def test_another_card_is_asked_for_while_a_new_one_is_being_made(
    page: ActivityPage, three: list[str], stored: Callable[[], list[Card]], session: Session, settled: Settled
) -> None:
    click(page, "new_card_button")
    settled()
    with held(session.lane):
        write(find(page, "field_needs_to"), "បួន")
        page.save_fields()
        pick(page, three[1])
    settled()
    assert shown(page) == "ពីរ"
    assert [one.record.text("needs_to") for one in stored()] == ["មួយ", "ពីរ", "បី", "បួន"]


def test_new_cards_one_after_the_other(
    page: ActivityPage, stored: Callable[[], list[Card]], session: Session, settled: Settled
) -> None:
    with held(session.lane):
        for words in ("បួន", "ប្រាំ"):
            click(page, "new_card_button")
            write(find(page, "field_needs_to"), words)
            page.save_fields()
    settled()
    assert [one.record.text("needs_to") for one in stored()] == ["មួយ", "ពីរ", "បី", "បួន", "ប្រាំ"]
    assert shown(page) == "ប្រាំ"


def test_a_card_is_given_to_a_team(
    page: ActivityPage, three: list[str], stored: Callable[[], list[Card]], settled: Settled, do: Do, workshop: str
) -> None:
    second = do(lambda ws: teams(ws, workshop))[1]
    box = find(page, "team_picker", PickBox)
    box.setCurrentIndex(box.findData(second.id))
    box.activated.emit(box.currentIndex())
    settled()
    assert stored()[0].team == second.id
    pick(page, three[1])
    settled()
    assert box.key() == ""
    pick(page, three[0])
    settled()
    assert box.key() == second.id


def test_deleting_shows_the_neighbour_and_undo_brings_the_card_back(
    window: MainWindow, page: ActivityPage, three: list[str], stored: Callable[[], list[Card]], settled: Settled,
    qtbot: QtBot,
) -> None:  # fmt: skip
    pick(page, three[1])
    settled()
    for left in ("បី", "មួយ", ""):
        click(page, "delete_card_button")
        settled()
        assert shown(page) == left
    assert stored() == []
    assert not find(page, "delete_card_button").isVisible()
    wait(qtbot, window.top_bar.undo.isEnabled)
    click(window, "undo_button")
    settled()
    assert [one.id for one in stored()] == [three[0]]


def test_the_list_shows_all_and_opens_one(
    page: ActivityPage, three: list[str], settled: Settled, do: Do, workshop: str
) -> None:
    first = do(lambda ws: teams(ws, workshop))[0]
    do(lambda ws: add_card(ws, workshop, KIND, fields={"needs_to": "បួន", "because": SENTENCE}, team=first.id))
    settled()
    click(page, "list_button")
    view = page.capture.list.view
    assert [view.item(at).text() for at in range(view.count())] == ["1.  មួយ", "2.  ពីរ", "3.  បី", "4.  បួន"]
    assert view.item(3).data(SECOND_LINE).startswith(f"ក្រុមឈូក  ·  {SENTENCE[:40]}")
    view.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settled()
    assert not page.capture.shows_list
    assert shown(page) == "បី"


def test_fast_entry_in_the_list(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], settled: Settled, do: Do, workshop: str,
    session: Session, qtbot: QtBot,
) -> None:  # fmt: skip
    second = do(lambda ws: teams(ws, workshop))[1]
    click(page, "list_button")
    find(page, "list_team_picker", PickBox).set_key(second.id)
    assert window.focusWidget() is page.capture.list.quick
    for words in ("បួន", "ប្រាំ"):
        write(window.focusWidget(), words)
        press(Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("ប្រាំមួយ\nប្រាំពីរ\n\n")
    press(Qt.Key.Key_V, CTRL)
    settled()
    assert [one.record.text("needs_to") for one in stored()][3:] == ["បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ"]
    assert {one.team for one in stored()[3:]} == {second.id}
    assert {one.activity for one in stored()} == {KEY}
    assert page.capture.list.view.count() == 7
    session.set_language("km")
    settled()
    again = window.page.capture.list
    assert window.page.capture.shows_list
    assert again.team.key() == second.id
    again.view.setFocus()
    again.view.setCurrentRow(6)
    press(Qt.Key.Key_Delete)
    settled()
    assert len(stored()) == 6
    wait(qtbot, window.top_bar.undo.isEnabled)
    press(Qt.Key.Key_Z, CTRL)
    settled()
    assert len(stored()) == 7


def test_the_history_of_a_field_is_shown_and_brought_back(
    page: ActivityPage, three: list[str], do: Do, workshop: str, settled: Settled, stored: Callable[[], list[Card]],
    qtbot: QtBot,
) -> None:  # fmt: skip
    do(lambda ws: set_fields(ws, workshop, three[0], {"needs_to": "កែហើយ"}))
    do(lambda ws: set_fields(ws, workshop, three[0], {"needs_to": ""}))
    settled()
    told: list[str] = []

    def bring_back(dialog: HistoryDialog) -> None:
        wait(qtbot, lambda: dialog.findChildren(type(dialog.heading), "history_value"))
        told.extend(label.text() for label in dialog.findChildren(type(dialog.heading), "history_value"))
        click(dialog, "bring_back_2")

    find(page, "field_needs_to").setFocus()
    seen = in_dialog(HistoryDialog, bring_back)
    press(Qt.Key.Key_H, CTRL)
    wait(qtbot, lambda: seen)
    settled()
    assert told == ["(emptied)", "កែហើយ", "មួយ"]
    assert stored()[0].record.text("needs_to") == "មួយ"
    assert shown(page) == "មួយ"


def test_history_takes_the_place_of_what_could_not_be_saved(
    page: ActivityPage, three: list[str], do: Do, workshop: str, settled: Settled, qtbot: QtBot
) -> None:
    do(lambda ws: set_fields(ws, workshop, three[0], {"impact_number": 12}))
    settled()
    number = find(page, "field_impact_number")
    number.selectAll()
    write(number, "abc")
    press(Qt.Key.Key_Tab)
    settled()
    assert page.capture.form.fields["impact_number"].problem()

    def look(dialog: HistoryDialog) -> None:
        wait(qtbot, lambda: dialog.findChildren(type(dialog.heading), "history_value"))
        click(dialog, "close_button")

    seen = in_dialog(HistoryDialog, look)
    click(page, "history_impact_number")
    wait(qtbot, lambda: seen)
    settled()
    assert number.text() == "abc", "closing the dialog changes nothing"


@pytest.fixture
def colleague(tmp_path: Path) -> Any:
    with open_or_create(tmp_path / "other", label="DELL", author="ដារា") as opened_too:
        yield opened_too


def exchange(do: Do, workshop: str, other: Workspace, folder: Path, change: Callable[[Workspace], object]) -> None:
    """A colleague takes the workshop, changes it there, and we take the change."""
    do(lambda ws: export_bundle(ws, workshop, folder / "a.sala", recipients=[public_keys(other).recipient]))
    import_bundle(other, folder / "a.sala")
    change(other)
    ours = do(lambda ws: public_keys(ws).recipient)
    export_bundle(other, workshop, folder / "b.sala", recipients=[ours])


def test_what_two_laptops_wrote_is_shown_and_settled(
    window: MainWindow, page: ActivityPage, three: list[str], do: Do, workshop: str, settled: Settled, qtbot: QtBot,
    colleague: Workspace, tmp_path: Path, session: Session, stored: Callable[[], list[Card]],
) -> None:  # fmt: skip
    def over_there(ws: Workspace) -> None:
        set_fields(ws, workshop, three[0], {"where": "ក្រចេះ"})

    exchange(do, workshop, colleague, tmp_path, over_there)
    write(find(page, "field_where"), "ស្ទឹងត្រែង")
    page.save_fields()
    settled()
    do(lambda ws: import_bundle(ws, tmp_path / "b.sala"))
    page.capture.load()
    settled()
    where = page.capture.form.fields["where"]
    assert "Two laptops" in where.conflict()
    values: list[str] = []

    def choose(dialog: HistoryDialog) -> None:
        wait(qtbot, lambda: dialog.findChildren(type(dialog.heading), "history_value"))
        labels = dialog.findChildren(type(dialog.heading), "history_value")
        values.extend(label.text() for label in labels)
        click(dialog, f"bring_back_{values.index('ក្រចេះ')}")

    seen = in_dialog(HistoryDialog, choose)
    compare = next(b for b in where._banner.findChildren(type(page.print_button)) if b.text() == "Compare")
    click(compare)
    wait(qtbot, lambda: seen)
    settled()
    assert sorted(values) == sorted(["ក្រចេះ", "ស្ទឹងត្រែង"])
    assert where.conflict() == ""
    assert find(page, "field_where").text() == "ក្រចេះ"
    assert stored()[0].record.state.conflicts == frozenset()


def test_an_activity_is_marked_as_done(
    window: MainWindow, page: ActivityPage, do: Do, workshop: str, settled: Settled, qtbot: QtBot
) -> None:
    click(page, "done_button")
    settled()
    assert do(lambda ws: is_marked_done(ws, workshop, KEY))
    assert page.done_button.text() == "Done"
    wait(qtbot, lambda: "done" in window.rail.activities[KEY].accessibleName())
    click(window, "undo_button")
    settled()
    assert page.done_button.text() == "Mark as done"


def test_keys_lead_through_the_activities(
    window: MainWindow, page: ActivityPage, settled: Settled, opened: Opened, workshop: str
) -> None:
    keys = [one.key for one in page._session.pack().summaries()]
    at = keys.index(KEY)
    for key, expected in ((Qt.Key.Key_Right, at + 1), (Qt.Key.Key_Left, at), (Qt.Key.Key_Left, at - 1)):
        QTest.keyClick(window, key, ALT)
        settled()
        assert window.page.activity.key == keys[expected]
        assert window.rail.activities[keys[expected]].isChecked()
    opened(Place(ACTIVITY, workshop, keys[0]))
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    settled()
    assert window.page.activity.key == keys[0]
    opened(Place(ACTIVITY, workshop, keys[-1]))
    assert not window.page.findChildren(type(page.print_button), "next_button")


def test_the_guide_folds_away_and_the_form_stays_readable(
    window: MainWindow, page: ActivityPage, settled: Settled, session: Session
) -> None:
    assert page.guide.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F1)
    settled()
    assert not page.guide.isVisible()
    assert page.capture.form.width() <= 820
    session.set_language("km")
    settled()
    assert not window.page.guide.isVisible()
    click(window.page, "unfold_guide_button")
    assert window.page.guide.isVisible()


def test_a_narrow_window_shows_guide_or_form(
    window: MainWindow, page: ActivityPage, settled: Settled, session: Session, qtbot: QtBot
) -> None:
    session.wear(percent=200)
    settled()
    page = window.page
    assert not page.guide.isVisible()
    assert page.capture.form.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert page.guide.isVisible()
    assert not page.capture.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert page.capture.isVisible()
    assert not window.rail.isVisible()
    click(window, "activities_button")
    assert window.rail.isVisible()
    assert not page.isVisible()
    click(window.rail, "rail_idea_card")
    settled()
    assert window.page.activity.key == "idea_card"
    assert window.page.isVisible()
    session.wear(percent=100)
    settled()
    assert window.page.guide.isVisible()
    assert window.rail.isVisible()


def test_an_activity_of_an_older_method_is_the_first(opened: Opened, workshop: str) -> None:
    page = opened(Place(ACTIVITY, workshop, "no longer there", "nor this card"))
    assert page.activity.key == page._session.pack().summaries()[0].key


def test_a_thousand_cards_do_not_hold_up_the_window(opened: Opened, workshop: str, do: Do, settled: Settled) -> None:
    from sala.services.cards import add_cards

    do(lambda ws: add_cards(ws, workshop, KIND, [{"needs_to": f"{SENTENCE} {n}"} for n in range(1000)]))
    page = opened(Place(ACTIVITY, workshop, KEY))
    click(page, "list_button")
    settled()
    assert page.capture.list.view.count() == 1000
    assert page.capture.list.view.uniformItemSizes()
    assert page.capture.which.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
    assert do(lambda ws: card(ws, workshop, page.capture.card_id)).kind == KIND
