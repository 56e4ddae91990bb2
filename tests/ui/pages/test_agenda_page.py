"""The agenda's page: begun, built with mouse and keys, saved as it is changed, and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import type_text
from tests.ui.pages.by_hand import ALT, click, find, in_dialog, press, wait, write
from tests.ui.pages.conftest import Do

from sala.domain.agenda import Session as Block
from sala.services.agenda import add_session, begin_agenda, find_session, read_agenda, remove_day, set_session
from sala.services.changed import Changed, changed_by
from sala.services.workshops import get_workshop
from sala.ui.agenda.block_row import BlockRow
from sala.ui.agenda.dragging import dragged_block
from sala.ui.pages.agenda_page import AgendaPage
from sala.ui.place import ACTIVITY, AGENDA, Place
from sala.ui.printing.print_dialog import PrintDialog
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow

Settled = Callable[[], None]
Blocks = Callable[..., list[Block]]


@pytest.fixture
def page(opened: Callable[[Place], Any], do: Do, workshop: str) -> AgendaPage:
    do(lambda ws: begin_agenda(ws, workshop, "two_days"))
    return opened(Place(AGENDA, workshop))


@pytest.fixture
def blocks(do: Do, workshop: str) -> Blocks:
    def read(day: int = 0) -> list[Block]:
        return list(do(lambda ws: read_agenda(ws, workshop)).schedule.days[day].sessions)

    return read


def titles(page: AgendaPage) -> list[str]:
    return [row.title.text() for row in page.blocks.rows()]


def row_of(page: AgendaPage, number: int) -> BlockRow:
    return page.blocks.rows()[number]


def focus(page: AgendaPage, number: int) -> BlockRow:
    row = row_of(page, number)
    row.setFocus()
    assert row.hasFocus()
    return row


def drop(target: QWidget, block: str, place: QPoint) -> None:
    """Drag a block over a widget and let it go there."""
    data, left = dragged_block(block), Qt.MouseButton.LeftButton
    none, move = Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    for event in (
        QDragEnterEvent(place, move, data, left, none),
        QDragMoveEvent(place, move, data, left, none),
        QDropEvent(QPointF(place), move, data, left, none),
    ):
        QApplication.sendEvent(target, event)
        assert event.isAccepted()


# -- beginning


def test_an_empty_agenda_offers_the_ready_made_ones(
    opened: Callable[[Place], Any], workshop: str, settled: Settled, blocks: Blocks, window: MainWindow
) -> None:
    page = opened(Place(AGENDA, workshop))
    assert page.beginning.isVisible()
    assert not page.tabs.isVisible()
    click(page, "begin_two_days")
    settled()
    assert not page.beginning.isVisible()
    assert [tab.text() for tab in page.tabs.tabs()] == ["Day 1  ·  25 Nov 2026", "Day 2  ·  26 Nov 2026"]
    assert titles(page)[:2] == ["Opening", "Challenge frame"]
    assert [row.starts.text() for row in page.blocks.rows()][:3] == ["08:00", "08:20", "09:05"]
    window._undo()
    settled()
    assert page.beginning.isVisible()


def test_a_day_of_ones_own(
    opened: Callable[[Place], Any], workshop: str, settled: Settled, do: Do, qtbot: QtBot
) -> None:
    page = opened(Place(AGENDA, workshop))
    click(page, "begin_empty_button")
    settled()
    assert len(page.tabs.tabs()) == 1
    assert [line.text() for line in page.head.findChildren(QWidget) if hasattr(line, "accepted")] == [
        "Nothing happens on this day yet."
    ]
    for key in ("break", "activity:persona", "free"):
        page.add.pick.set_key(key)
        page.add.pick.activated.emit(page.add.pick.currentIndex())
        settled()
    assert titles(page) == ["Break", "Persona", "New block"]
    wait(qtbot, lambda: row_of(page, 2).is_open())
    assert do(lambda ws: read_agenda(ws, workshop)).schedule.days[0].ends == 8 * 60 + 15 + 35 + 30


# -- with the keyboard


def test_a_block_is_moved_with_alt_and_arrows_and_keeps_the_keyboard(
    page: AgendaPage, settled: Settled, blocks: Blocks, window: MainWindow
) -> None:
    moved = focus(page, 1)
    press(Qt.Key.Key_Down, ALT)
    settled()
    assert titles(page)[:3] == ["Opening", "Stakeholder map", "Challenge frame"]
    assert moved.hasFocus()
    assert moved.starts.text() == "09:05"
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Up)
    settled()
    assert titles(page)[:3] == ["Opening", "Challenge frame", "Stakeholder map"]
    assert row_of(page, 0).hasFocus() or row_of(page, 1).hasFocus()
    window._undo()
    settled()
    assert titles(page)[1] == "Stakeholder map"


def test_a_block_goes_to_another_day_with_alt_and_arrows(page: AgendaPage, settled: Settled, blocks: Blocks) -> None:
    block = focus(page, 2).look().session.id
    press(Qt.Key.Key_Right, ALT)
    settled()
    assert blocks(1)[-2].id == block
    assert block not in [one.id for one in blocks(0)]
    page.show_day(page.tabs.tabs() and blocks(1)[0].day)
    assert titles(page)[-2:] == ["Stakeholder map", "Closing"]


def test_plus_and_minus_change_the_length_once_for_many_presses(
    page: AgendaPage, settled: Settled, blocks: Blocks, do: Do, workshop: str, qtbot: QtBot
) -> None:
    before = do(lambda ws: ws.count_changes(workshop))
    focus(page, 1)
    for _ in range(3):
        press(Qt.Key.Key_Plus)
    press(Qt.Key.Key_Minus)
    assert row_of(page, 1).minutes.text() == "55 min"
    wait(qtbot, lambda: blocks()[1].minutes == 55)
    settled()
    assert do(lambda ws: ws.count_changes(workshop)) == before + 1
    assert row_of(page, 2).starts.text() == "09:15"


def test_an_odd_length_steps_to_the_next_five(page: AgendaPage, do: Do, workshop: str, settled: Settled) -> None:
    block = row_of(page, 1).look().session.id
    do(lambda ws: set_session(ws, workshop, block, {"minutes": 47}))
    settled()
    row_of(page, 1).step_minutes(5)
    assert row_of(page, 1).minutes.text() == "50 min"
    page.flush()
    settled()
    do(lambda ws: set_session(ws, workshop, block, {"minutes": 47}))
    settled()
    row_of(page, 1).step_minutes(-5)
    assert row_of(page, 1).minutes.text() == "45 min"
    page.flush()
    settled()
    assert do(lambda ws: find_session(ws, workshop, block)).minutes == 45


def test_priority_removal_and_the_activity_by_key(
    page: AgendaPage, settled: Settled, blocks: Blocks, window: MainWindow
) -> None:
    focus(page, 1)
    press(Qt.Key.Key_3)
    settled()
    assert blocks()[1].priority == "could"
    assert row_of(page, 1).priority.text() == "Could"
    type_text(row_of(page, 1), "១")  # as a Khmer keyboard types it
    settled()
    assert blocks()[1].priority == "must"
    press(Qt.Key.Key_Delete)
    settled()
    assert titles(page)[1] == "Stakeholder map"
    assert row_of(page, 1).hasFocus()
    window._undo()
    settled()
    assert titles(page)[1] == "Challenge frame"
    focus(page, 1)
    press(Qt.Key.Key_Return)
    settled()
    assert window.page.place().page == ACTIVITY
    assert window.page.place().activity == "challenge_frame"


def test_every_day_is_reached_with_the_keyboard(page: AgendaPage, qtbot: QtBot) -> None:
    focus(page, 0)
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert titles(page)[1] == "How might we"
    assert [tab.isChecked() for tab in page.tabs.tabs()] == [False, True]
    page.setFocus()
    page.blocks.rows()[0].setFocus()
    press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert titles(page)[1] == "Challenge frame"


# -- with the mouse


def test_a_block_is_dragged_within_its_day(page: AgendaPage, settled: Settled, blocks: Blocks) -> None:
    block, third = row_of(page, 0).look().session.id, row_of(page, 2)
    drop(page.blocks, block, QPoint(40, third.geometry().bottom() - 2))
    settled()
    assert titles(page)[:3] == ["Challenge frame", "Stakeholder map", "Opening"]
    drop(page.blocks, block, QPoint(40, 3))
    settled()
    assert titles(page)[0] == "Opening"
    before = blocks()
    drop(page.blocks, block, QPoint(40, row_of(page, 0).geometry().bottom() - 2))
    settled()
    assert blocks() == before


def test_a_block_is_dropped_on_another_day(page: AgendaPage, settled: Settled, blocks: Blocks) -> None:
    block = row_of(page, 3).look().session.id
    drop(page.tabs.tabs()[1], block, QPoint(5, 5))
    settled()
    assert blocks(1)[-2].id == block


def test_buttons_change_length_and_priority(page: AgendaPage, settled: Settled, blocks: Blocks, qtbot: QtBot) -> None:
    row = row_of(page, 4)
    click(row, "less_button")
    wait(qtbot, lambda: blocks()[4].minutes == 40)
    click(row, "priority_button")
    (menu,) = row.findChildren(QMenu)
    menu.actions()[0].trigger()
    settled()
    assert blocks()[4].priority == "must"
    menu.close()
    click(row, "open_activity_button")


# -- all that can be said of a block


def test_the_form_of_a_block_saves_what_is_left(
    page: AgendaPage, settled: Settled, blocks: Blocks, window: MainWindow
) -> None:
    row = row_of(page, 0)
    click(row, "open_block_button")
    title = find(row, "block_title", QLineEdit)
    title.clear()
    write(title, "ពិធីបើកដោយអភិបាលស្រុក")
    find(row, "block_notes").set_text("នាំមេក្រូមក")
    row.form.flush()
    settled()
    saved = blocks()[0]
    assert (saved.title, saved.notes) == ("ពិធីបើកដោយអភិបាលស្រុក", "នាំមេក្រូមក")
    assert row.title.text() == "ពិធីបើកដោយអភិបាលស្រុក"
    title.clear()
    row.form.flush()
    settled()
    assert blocks()[0].title is None
    assert row.title.text() == "Opening"
    window.rebuild()
    settled()
    again = window.page.blocks.rows()[0]
    assert again.is_open()
    assert find(again, "block_notes").text() == "នាំមេក្រូមក"


def test_two_teams_at_the_same_time(page: AgendaPage, settled: Settled, blocks: Blocks) -> None:
    row = row_of(page, 2)
    click(row, "open_block_button")
    picker = find(row, "block_beside")
    other = row_of(page, 1).look().session.id
    picker.set_key(other)
    picker.picked.emit(other)
    settled()
    assert blocks()[1].parallel == blocks()[2].parallel != ""
    assert row_of(page, 2).starts.text() == row_of(page, 1).starts.text() == "08:20"
    ticks = find(row, "block_teams")
    ticks.set_keys([ticks_key(row, 0)])
    ticks.changed.emit()
    settled()
    assert row.detail.text() == "ក្រុមឈូក"
    picker.set_key("")
    picker.picked.emit("")
    settled()
    assert not blocks()[2].parallel


def ticks_key(row: BlockRow, at: int) -> str:
    return row._teams[at].id


def test_a_warning_is_said_beside_its_block_and_may_be_meant_so(
    page: AgendaPage, settled: Settled, do: Do, workshop: str
) -> None:
    day = row_of(page, 0).look().session.day
    do(lambda ws: add_session(ws, workshop, day, {"activity": "route_to_scale"}, after=""))
    settled()
    row = row_of(page, 0)
    assert row.look().warnings == ("Usually comes after “Pilot plan”, which is not before it.",)
    click(row, "accept_warning")
    settled()
    assert row_of(page, 0).look().warnings == ()


# -- days


def test_a_day_is_named_dated_and_bounded(
    page: AgendaPage, settled: Settled, do: Do, workshop: str, session: Session, qtbot: QtBot
) -> None:
    def day() -> Any:
        return do(lambda ws: read_agenda(ws, workshop)).schedule.days[0].day

    page.head.title.clear()
    write(page.head.title, "ថ្ងៃដំបូង")
    press(Qt.Key.Key_Return)
    page.head.starts.set_text("7:30")
    page.head.starts.read()
    settled()
    assert (day().title, day().starts) == ("ថ្ងៃដំបូង", "07:30")
    assert row_of(page, 0).starts.text() == "07:30"
    page.head.starts.set_text("later")
    page.head.starts.read()
    settled()
    assert day().starts == "07:30"
    assert page.head.starts.is_wrong()
    told: list[object] = []
    session.failed.connect(told.append)
    page.head.starts.set_text("19:00")
    page.head.starts.read()
    wait(qtbot, lambda: told)
    settled()
    assert day().starts == "07:30"
    assert page.head.starts.text() == "07:30"


def test_a_day_is_added_and_removed(page: AgendaPage, settled: Settled, window: MainWindow, blocks: Blocks) -> None:
    click(page, "add_day_button")
    settled()
    assert [tab.isChecked() for tab in page.tabs.tabs()] == [False, False, True]
    assert page.tabs.tabs()[2].text() == "Day 3  ·  27 Nov 2026"
    click(page.tabs.tabs()[0])
    click(page, "remove_day_button")
    settled()
    assert len(page.tabs.tabs()) == 2
    window._undo()
    settled()
    assert len(page.tabs.tabs()) == 3
    assert len(blocks(0)) == 12


def test_blocks_whose_day_is_gone_are_offered(
    page: AgendaPage, settled: Settled, do: Do, workshop: str, blocks: Blocks
) -> None:
    lost = blocks(0)[1]
    do(lambda ws: remove_day(ws, workshop, lost.day))
    do(lambda ws: _bring_back(ws, workshop, lost.id))
    settled()
    assert "Challenge frame" in page.loose_banner.text()
    page._take_loose()
    settled()
    assert blocks(0)[-1].id == lost.id
    assert not page.loose_banner.isVisible()


def _bring_back(ws: Any, workshop: str, block: str) -> Changed:
    with ws.act(workshop) as act:
        act.restore("session", block)
        return changed_by(workshop, act.changes)


def test_beginning_anew_can_be_taken_back(
    page: AgendaPage, settled: Settled, window: MainWindow, blocks: Blocks
) -> None:
    before = blocks()
    click(page, "begin_anew_button")
    settled()
    assert page.beginning.isVisible()
    click(page, "begin_half_day")
    settled()
    assert len(page.tabs.tabs()) == 1
    window._undo()
    window._undo()
    settled()
    assert [one.id for one in blocks()] == [one.id for one in before]


def test_what_is_undone_elsewhere_is_told(
    page: AgendaPage, settled: Settled, window: MainWindow, workshop: str, session: Session
) -> None:
    focus(page, 1)
    press(Qt.Key.Key_Delete)
    settled()
    told: list[str] = []
    session.told.connect(lambda text, _tone: told.append(text))
    window._undo()
    settled()
    assert told == []
    window._redo()
    window.go(Place(ACTIVITY, workshop, "persona"))
    settled()
    window._undo()
    settled()
    assert told[-1] == "This changed something in “Agenda”."


# -- taking it along


def test_the_agenda_is_printed(page: AgendaPage, settled: Settled) -> None:
    def look(dialog: PrintDialog) -> None:
        settled()
        assert dialog.document.key() == "agenda"
        assert not dialog.choices.filled.isVisible()
        assert dialog.pages == 2
        dialog.reject()

    assert in_dialog(PrintDialog, look) == []
    page.taking.show_paper()


def test_the_agenda_goes_into_a_calendar(
    page: AgendaPage, settled: Settled, tmp_path: Path, do: Do, workshop: str
) -> None:
    goal = tmp_path / "agenda.ics"

    def choose(dialog: QFileDialog) -> None:
        dialog.selectFile(str(goal))
        dialog.accept()

    in_dialog(QFileDialog, choose)
    page.taking.save_calendar()
    settled()
    assert goal.read_bytes().count(b"BEGIN:VEVENT") == 30
    assert do(lambda ws: get_workshop(ws, workshop)).name.encode() in goal.read_bytes().replace(b"\r\n ", b"")


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_screen_reader_hears_a_whole_row(
    page: AgendaPage, session: Session, window: MainWindow, settled: Settled, language: str
) -> None:
    session.set_language(language)
    settled()
    name = window.page.blocks.rows()[1].accessibleName()
    expected = {"en": "08:20, Challenge frame, 45 min, Must", "km": "០៨:២០, កំណត់បញ្ហាប្រឈម, ៤៥ នាទី, ត្រូវតែធ្វើ"}
    assert name == expected[language]
