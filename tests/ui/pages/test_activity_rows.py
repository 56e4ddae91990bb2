"""Rows of a card, links to other cards, photos: what is added, moved, deleted and brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import CTRL, click, find, held, in_dialog, press, wait, write
from tests.ui.pages.conftest import Do

from sala.domain.records import Card
from sala.services.attachments import attachments
from sala.services.cards import add_card, cards, linked
from sala.ui.capture.links_editor import LinksDialog
from sala.ui.capture.rows_editor import RowsEditor
from sala.ui.dialogs.error_dialog import ErrorDialog
from sala.ui.pages.activity_page import ActivityPage
from sala.ui.place import ACTIVITY, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow

Settled = Callable[[], None]
Opened = Callable[[Place], Any]


@pytest.fixture
def page(opened: Opened, workshop: str) -> ActivityPage:
    return opened(Place(ACTIVITY, workshop, "service_journey"))


@pytest.fixture
def steps(do: Do, workshop: str) -> Callable[[], list[Card]]:
    return lambda: do(lambda ws: cards(ws, workshop, kind="journey_step"))


def editor(page: ActivityPage) -> RowsEditor:
    return find(page, "rows_steps", RowsEditor)


def titles(page: ActivityPage) -> list[str]:
    shown = editor(page)._list
    return [shown.itemAt(at).widget().title.text() for at in range(shown.count())]


def enter(page: ActivityPage, *lines: str) -> None:
    for line in lines:
        write(find(page, "add_steps"), line)
        press(Qt.Key.Key_Return)


def test_write_and_enter_write_and_enter(
    page: ActivityPage, steps: Callable[[], list[Card]], session: Session, settled: Settled
) -> None:
    with held(session.lane):
        enter(page, "ដើរពីផ្ទះ", "រង់ចាំ", "ជួបមន្ត្រី")
    settled()
    assert [step.record.text("action") for step in steps()] == ["ដើរពីផ្ទះ", "រង់ចាំ", "ជួបមន្ត្រី"]
    assert titles(page) == ["ដើរពីផ្ទះ", "រង់ចាំ", "ជួបមន្ត្រី"]
    assert len({step.parent for step in steps()}) == 1
    assert find(page, "add_steps").text() == ""


def test_many_lines_are_pasted_at_once_and_taken_back_at_once(
    qtbot: QtBot, window: MainWindow, page: ActivityPage, steps: Callable[[], list[Card]], settled: Settled
) -> None:
    lines = [f"ជំហានទី {number}" for number in range(1, 41)]
    QGuiApplication.clipboard().setText("\r\n".join([*lines, "", "  "]))
    find(page, "add_steps").setFocus()
    press(Qt.Key.Key_V, CTRL)
    settled()
    wait(qtbot, lambda: len(editor(page)._rows) == 40)
    settled()
    assert [step.record.text("action") for step in steps()] == lines
    assert titles(page) == lines
    wait(qtbot, window.top_bar.undo.isEnabled)
    click(window, "undo_button")
    settled()
    assert steps() == []
    wait(qtbot, lambda: not editor(page)._rows)


def test_a_line_half_written_is_added_when_the_page_is_left(
    page: ActivityPage, opened: Opened, workshop: str, steps: Callable[[], list[Card]]
) -> None:
    write(find(page, "add_steps"), "ដើរ")
    opened(Place(ACTIVITY, workshop, "idea_card"))
    assert [step.record.text("action") for step in steps()] == ["ដើរ"]


def test_a_line_half_written_stays_through_another_language_and_undo(
    window: MainWindow, page: ActivityPage, steps: Callable[[], list[Card]], session: Session, settled: Settled,
    qtbot: QtBot,
) -> None:  # fmt: skip
    enter(page, "ដើរ")
    settled()
    write(find(page, "add_steps"), "រង់")
    session.set_language("km")
    settled()
    assert find(window.page, "add_steps").text() == "រង់"
    wait(qtbot, window.top_bar.undo.isEnabled)
    click(window, "undo_button")
    settled()
    assert steps() == []
    assert find(window.page, "add_steps").text() == "រង់"


def test_a_line_that_is_refused_stands_in_the_field_again(
    page: ActivityPage, steps: Callable[[], list[Card]], settled: Settled, qtbot: QtBot, opened: Opened, workshop: str
) -> None:
    seen = in_dialog(ErrorDialog, lambda dialog: click(dialog, "close_button"))
    find(page, "add_steps").setText("ក" * 2_000)
    find(page, "add_steps").setFocus()
    press(Qt.Key.Key_Return)
    wait(qtbot, lambda: seen)
    settled()
    assert find(page, "add_steps").text() == "ក" * 2_000
    assert steps() == []
    opened(Place(ACTIVITY, workshop, "idea_card"))
    page = opened(Place(ACTIVITY, workshop, "service_journey"))
    assert find(page, "add_steps").text() == "ក" * 2_000


def test_a_row_is_opened_written_moved_and_deleted_and_the_sums_follow(
    window: MainWindow, page: ActivityPage, steps: Callable[[], list[Card]], settled: Settled, qtbot: QtBot
) -> None:
    enter(page, "ដើរ", "រង់ចាំ")
    settled()
    first = find(page, "row_1")
    click(first, "open_row")
    for key, words in (("travel_minutes", "៣០"), ("waiting_minutes", "90"), ("official_fee", "5,000")):
        write(find(first, f"field_{key}"), words)
    press(Qt.Key.Key_Tab)
    click(first, "answer_yes")
    settled()
    totals = find(page, "totals").text()
    assert "2 h" in totals
    assert "5,000" in totals
    assert "1 visits" in totals
    click(find(page, "row_2"), "row_up")
    settled()
    assert titles(page) == ["រង់ចាំ", "ដើរ"]
    assert not find(find(page, "row_1"), "row_up").isEnabled()
    assert not find(find(page, "row_2"), "row_down").isEnabled()
    click(find(page, "row_2"), "delete_row")
    settled()
    assert titles(page) == ["រង់ចាំ"]
    assert "brings it back" in window.status.told.text()
    wait(qtbot, window.top_bar.undo.isEnabled)
    click(window, "undo_button")
    settled()
    assert titles(page) == ["រង់ចាំ", "ដើរ"]
    assert find(page, "totals").text() == totals


def test_the_button_adds_an_open_row_with_the_keyboard_in_it(
    window: MainWindow, page: ActivityPage, steps: Callable[[], list[Card]], settled: Settled, qtbot: QtBot
) -> None:
    click(page, "add_row_steps")
    wait(qtbot, lambda: window.focusWidget() is not None and window.focusWidget().objectName() == "field_action")
    write(window.focusWidget(), "ដើរ")
    press(Qt.Key.Key_Tab)
    settled()
    assert [step.record.text("action") for step in steps()] == ["ដើរ"]


def test_rows_that_are_open_stay_open_in_another_language(
    window: MainWindow, page: ActivityPage, session: Session, settled: Settled
) -> None:
    enter(page, "ដើរ", "រង់ចាំ")
    settled()
    click(find(page, "row_2"), "open_row")
    write(find(find(page, "row_2"), "field_place"), "សាលាឃុំ")
    session.set_language("km")
    settled()
    opened_row = find(window.page, "row_2")
    assert opened_row.is_open()
    assert find(opened_row, "field_place").text() == "សាលាឃុំ"
    assert window.focusWidget() is find(opened_row, "field_place")
    assert not find(window.page, "row_1").is_open()


def test_rows_whose_first_answer_is_a_choice_are_added_by_the_button(
    opened: Opened, workshop: str, settled: Settled, do: Do
) -> None:
    page = opened(Place(ACTIVITY, workshop, "pilot_plan"))
    groups = find(page, "rows_groups", RowsEditor)
    assert groups.quick.isHidden()
    click(page, "add_row_groups")
    settled()
    kind = page._session.pack().kind("pilot_group")
    choice = kind.field("group").choices[0]
    row = find(groups, "row_1")
    row.form.editors["group"].widget.set_key(choice.key)
    row.form.editors["group"].settled.emit()
    settled()
    assert row.title.text() == choice.label.en


def test_links_are_chosen_and_taken_away(
    page: ActivityPage, do: Do, workshop: str, settled: Settled, qtbot: QtBot
) -> None:
    note = do(lambda ws: add_card(ws, workshop, "interview_note", fields={"person_code": "K01"})).created
    do(lambda ws: add_card(ws, workshop, "quote", fields={"words": "ខ្ញុំរង់ចាំយូរ"}, parent=note))

    def tick_all(dialog: LinksDialog) -> None:
        dialog.ticks.set_keys(list(dialog.ticks._boxes))
        click(dialog, "take_button")

    seen = in_dialog(LinksDialog, tick_all)
    click(page, "choose_sources")
    wait(qtbot, lambda: seen)
    settled()
    made = do(lambda ws: cards(ws, workshop, kind="journey"))[0]
    assert {card.kind for card in do(lambda ws: linked(ws, workshop, made.id))} == {"interview_note", "quote"}
    shown = find(page, "links_sources").titles.text()
    assert "K01" in shown
    assert "ខ្ញុំរង់ចាំយូរ" in shown

    def none_of_them(dialog: LinksDialog) -> None:
        dialog.ticks.set_keys([])
        click(dialog, "take_button")

    seen = in_dialog(LinksDialog, none_of_them)
    click(page, "choose_sources")
    wait(qtbot, lambda: seen)
    settled()
    assert do(lambda ws: linked(ws, workshop, made.id)) == []


def photo(path: Path, shade: int) -> Path:
    Image.effect_noise((640, 480), shade).convert("RGB").save(path, "JPEG")
    return path


def drop(page: QWidget, target: QWidget, files: list[Path]) -> bool:
    """Drag files onto a widget as Qt does it, up to the first that takes them; return whether any did."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    data.setText("\n".join(map(str, files)))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        if target.isWindow():
            return False
        return drop(page, target.parentWidget(), files)
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    return True


def test_photos_are_dropped_anywhere_and_what_is_no_picture_is_told(
    window: MainWindow, opened: Opened, workshop: str, do: Do, settled: Settled, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(Place(ACTIVITY, workshop, "interview_notes"))
    false = tmp_path / "not a photo.jpg"
    false.write_text("អត្ថបទ")
    files = [photo(tmp_path / "a.jpg", 40), false, photo(tmp_path / "b.jpg", 90)]
    told: list[str] = []

    def read(dialog: ErrorDialog) -> None:
        told.append(dialog.words.text())
        click(dialog, "close_button")

    in_dialog(ErrorDialog, read)
    text = find(page, "field_what_happened")
    assert drop(page, text.viewport(), files)
    wait(qtbot, lambda: told)
    settled()
    assert "not a photo.jpg" in told[0]
    assert text.text() == ""
    kept = do(lambda ws: attachments(ws, workshop))
    assert [one.name for one in kept] == ["a.jpg", "b.jpg"]
    assert {one.card for one in kept} == {page.capture.card_id}
    assert len(page.capture.photos._tiles) == 2
    tile = next(iter(page.capture.photos._tiles.values()))
    click(tile, "remove_photo")
    settled()
    assert len(page.capture.photos._tiles) == 1
    wait(qtbot, window.top_bar.undo.isEnabled)
    click(window, "undo_button")
    settled()
    assert len(page.capture.photos._tiles) == 2


def test_a_page_without_photos_takes_no_files(opened: Opened, workshop: str, tmp_path: Path) -> None:
    page = opened(Place(ACTIVITY, workshop, "problem_statement"))
    assert page.capture.photos is None
    assert not drop(page, find(page, "field_needs_to").viewport(), [photo(tmp_path / "a.jpg", 40)])
    assert not page.findChildren(QWidget, "attach_button")
