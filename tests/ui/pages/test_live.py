"""The day, live: begun, extended, late, caught up, taken back; a clock that jumps; what the strip says elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import CTRL, click, find, in_dialog, press, wait, write
from tests.ui.pages.conftest import Do

from sala.domain.agenda import Session as Block
from sala.services.agenda import begin_agenda, put_beside, read_agenda, set_session
from sala.services.agenda_day import start_session
from sala.services.people import teams
from sala.ui.live import wall_clock
from sala.ui.live.catch_up_dialog import CatchUpDialog
from sala.ui.place import ACTIVITY, AGENDA, HOME, LIVE, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow

Settled = Callable[[], None]
Opened = Callable[[Place], Any]
DAY = "2026-11-25"


class Clock:
    """The clock on the wall, set by hand."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat(f"{DAY}T08:00")
        self.window: MainWindow | None = None

    def set(self, time: str, day: str = DAY) -> None:
        self.now = datetime.fromisoformat(f"{day}T{time}")
        for ticker in self.window.findChildren(wall_clock.MinuteTicker) if self.window else ():
            ticker.look()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, window: MainWindow) -> Clock:
    made = Clock()
    made.window = window
    monkeypatch.setattr(wall_clock, "wall_now", lambda: made.now)
    return made


@pytest.fixture
def agenda(do: Do, workshop: str) -> str:
    do(lambda ws: begin_agenda(ws, workshop, "two_days"))
    return workshop


@pytest.fixture
def blocks(do: Do, agenda: str) -> Callable[[], list[Block]]:
    return lambda: do(lambda ws: list(read_agenda(ws, agenda).schedule.days[0].sessions))


def shown(page: QWidget, name: str) -> str:
    return find(page, name).text()


def begin(do: Do, workshop: str, block: Block, moment: datetime) -> None:
    do(lambda ws: start_session(ws, workshop, block.id, moment))


def press_when_ready(qtbot: QtBot, page: QWidget, name: str) -> None:
    wait(qtbot, lambda: find(page, name).isVisible() and find(page, name).isEnabled())
    click(page, name)


def test_a_morning_by_the_clock(
    clock: Clock, opened: Opened, agenda: str, blocks: Callable[[], list[Block]], qtbot: QtBot, settled: Settled
) -> None:
    clock.set("07:48")
    page = opened(Place(LIVE, agenda))
    assert (page.now_card.number.text(), shown(page, "minutes_left_unit")) == ("12", "minutes until it begins")
    assert shown(page, "pace_sentence") == "It begins at 08:00."
    clock.set("08:10")
    assert shown(page, "pace_sentence") == "It should have begun 10 min ago."
    press_when_ready(qtbot, page, "begin_button")
    settled()
    assert shown(page, "now_head") == "Now · 08:10–08:30"
    assert shown(page, "now_title") == "Opening"
    assert (page.now_card.number.text(), shown(page, "minutes_left_unit")) == ("20", "minutes left")
    assert shown(page, "next_title") == "Challenge frame"
    assert shown(page, "pace_sentence") == "10 min behind the plan."
    assert shown(page, "end_sentence") == "The day will end at 16:20, 10 min later than planned."
    clock.set("08:33")
    assert (page.now_card.number.text(), shown(page, "minutes_left_unit")) == ("+3", "minutes over time")
    assert page.now_card.sign.isVisible(), "not told by a colour alone"
    assert page.now_card.number.accessibleName() == "over by 3 min"
    press_when_ready(qtbot, page, "more_button_minutes")
    settled()
    assert (page.now_card.number.text(), shown(page, "minutes_left_unit")) == ("2", "minutes left")
    assert not page.now_card.sign.isVisible()
    press_when_ready(qtbot, page, "fewer_button_minutes")
    settled()
    assert page.now_card.number.text() == "+3"
    press_when_ready(qtbot, page, "finish_and_begin_button")
    settled()
    assert shown(page, "now_title") == "Challenge frame"
    opening, frame, *_ = blocks()
    assert (opening.state, opening.ended) == ("done", f"{DAY}T08:33")
    assert (frame.state, frame.started) == ("running", f"{DAY}T08:33")
    press_when_ready(qtbot, page, "finish_button")
    settled()
    assert shown(page, "now_head") == "Nothing runs now. Next:"
    assert blocks()[1].state == "done"


def test_a_double_click_begins_one_block(
    clock: Clock, opened: Opened, agenda: str, blocks: Callable[[], list[Block]], qtbot: QtBot, settled: Settled
) -> None:
    page = opened(Place(LIVE, agenda))
    button = find(page, "begin_button")
    wait(qtbot, button.isEnabled)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    follow = find(page, "finish_and_begin_button")
    assert not follow.isEnabled(), "it rests for the time of a double click"
    assert [block.state for block in blocks()[:2]] == ["running", "planned"]
    wait(qtbot, follow.isEnabled)


def test_the_keyboard_alone(
    clock: Clock, opened: Opened, agenda: str, blocks: Callable[[], list[Block]], qtbot: QtBot, settled: Settled
) -> None:
    page = opened(Place(LIVE, agenda))
    wait(qtbot, find(page, "begin_button").isEnabled)
    page.setFocus()
    press(Qt.Key.Key_Return, CTRL)
    settled()
    wait(qtbot, find(page, "finish_and_begin_button").isEnabled)
    reached = set()
    page.head.agenda.setFocus()
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused.objectName() in reached:
            break
        reached.add(focused.objectName())
        press(Qt.Key.Key_Tab)
    wanted = {"finish_and_begin_button", "finish_button", "more_button_minutes", "fewer_button_minutes"}
    assert wanted | {"catch_up_button", "day_table", "live_days"} <= reached
    page.blocks_card.table.setFocus()
    page.blocks_card.table.selectRow(3)
    assert find(page, "drop_chosen_button").isVisible()
    find(page, "drop_chosen_button").setFocus()
    press(Qt.Key.Key_Space)
    settled()
    assert blocks()[3].state == "dropped"
    find(page, "plan_chosen_button").setFocus()
    press(Qt.Key.Key_Space)
    settled()
    assert blocks()[3].state == "planned"
    assert all(button.accessibleName() for button in page.now_card.findChildren(QWidget) if button.objectName())


def test_teams_beside_each_other(
    clock: Clock, opened: Opened, agenda: str, do: Do, blocks: Callable[[], list[Block]], settled: Settled
) -> None:
    one, two, *_ = blocks()

    def beside(ws: Any) -> None:
        put_beside(ws, agenda, two.id, one.id)
        for block, team in zip((one, two), teams(ws, agenda), strict=True):
            set_session(ws, agenda, block.id, {"teams": [team.id]})
        start_session(ws, agenda, one.id, clock.now)

    do(beside)
    page = opened(Place(LIVE, agenda))
    names = [label.text() for label in page.findChildren(QWidget, "now_title")]
    assert names == ["Opening", "Challenge frame"]
    texts = " ".join(label.text() for label in page.now_card.findChildren(QWidget) if hasattr(label, "text"))
    assert "ក្រុមឈូក" in texts
    assert "ក្រុមម្លិះ" in texts


def test_catching_up_is_shown_taken_and_taken_back(
    clock: Clock,
    opened: Opened,
    agenda: str,
    do: Do,
    blocks: Callable[[], list[Block]],
    qtbot: QtBot,
    settled: Settled,
    window: MainWindow,
) -> None:
    begin(do, agenda, blocks()[0], datetime.fromisoformat(f"{DAY}T08:40"))
    clock.set("08:45")
    page = opened(Place(LIVE, agenda))
    before = [(block.length, block.state) for block in blocks()]

    def choose(dialog: CatchUpDialog) -> None:
        assert dialog.ends.text() == "The day will end at 16:50, 40 min later than planned."
        assert find(dialog, "minutes_to_win").text() == "40"
        click(dialog, "way_drop")
        assert "“Stakeholder map” is left out: 45 min less." in shown(dialog, "loss_sentences")
        model = dialog.table.model()
        rows = [[model.data(model.index(n, c)) for c in range(4)] for n in range(model.rowCount())]
        assert ["Stakeholder map", "09:45–10:30", "–", "left out"] in rows
        assert rows[-1][1:3] == ["16:40–16:50", "15:55–16:05"]
        click(dialog, "way_move")
        assert "is held on the next day" in shown(dialog, "loss_sentences")
        assert "The next day then ends at" in shown(dialog, "loss_sentences")
        click(dialog, "way_drop")
        click(dialog, "take_button")

    seen = in_dialog(CatchUpDialog, choose)
    click(page, "catch_up_button")
    wait(qtbot, page.banner.text)
    settled()
    assert seen
    assert page.banner.text().startswith("Taken: Leave out what could be left out. The day ends at 16:05")
    assert [block.state for block in blocks()].count("dropped") == 1
    assert shown(page, "end_sentence") == "The day will end at 16:05, 5 min earlier than planned."
    press_when_ready(qtbot, page, "undo_taken_button")
    settled()
    assert [(block.length, block.state) for block in blocks()] == before
    wait(qtbot, lambda: not page.banner.isVisible())


def test_leaving_it_as_it_is_changes_nothing(
    clock: Clock, opened: Opened, agenda: str, blocks: Callable[[], list[Block]], qtbot: QtBot, settled: Settled
) -> None:
    clock.set("08:05")
    page = opened(Place(LIVE, agenda))
    before = blocks()

    def leave(dialog: CatchUpDialog) -> None:
        field = find(dialog, "minutes_to_win")
        write(field, "០")
        field.selectAll()
        write(field, "30")
        wait(qtbot, lambda: dialog.chosen() is not None and dialog.chosen().proposal.saves >= 30)
        press(Qt.Key.Key_Return)
        settled()
        assert dialog.isVisible(), "Enter in the field takes nothing"
        click(dialog, "leave_button")

    seen = in_dialog(CatchUpDialog, leave)
    click(page, "catch_up_button")
    wait(qtbot, lambda: seen and not seen[0].isVisible())
    settled()
    assert blocks() == before
    assert not page.banner.isVisible()


def test_the_lid_was_closed_for_hours(
    clock: Clock, opened: Opened, agenda: str, do: Do, blocks: Callable[[], list[Block]], settled: Settled, qtbot: QtBot
) -> None:
    begin(do, agenda, blocks()[1], clock.now)
    page = opened(Place(LIVE, agenda))
    clock.set("12:10")
    banner = find(page, "notice_long_since")
    assert banner.text() == (
        "“Challenge frame” should have ended at 08:45, 3 h 25 min ago. Did it end then, or does it still go on?"
    )
    click(page, "it_goes_on_button")
    clock.set("12:11")
    assert not banner.isVisible(), "what was answered is not asked again"
    page = opened(Place(LIVE, agenda))
    click(page, "it_ended_button")
    settled()
    assert (blocks()[1].state, blocks()[1].ended) == ("done", f"{DAY}T08:45")


def test_the_next_morning(
    clock: Clock, opened: Opened, agenda: str, do: Do, blocks: Callable[[], list[Block]], settled: Settled
) -> None:
    clock.set("14:05")
    begin(do, agenda, blocks()[-1], clock.now)
    clock.set("07:50", "2026-11-26")
    page = opened(Place(LIVE, agenda))
    assert page.head.days.currentText() == "Day 2"
    banner = find(page, "notice_other_day")
    assert banner.text() == "“Closing” was begun yesterday at 14:05 and never finished. Finish it?"
    click(page, "it_ended_button")
    settled()
    assert blocks()[-1].ended == f"{DAY}T14:15"
    assert page.notices.banners == []


def test_a_clock_that_was_wrong(
    clock: Clock, opened: Opened, agenda: str, do: Do, blocks: Callable[[], list[Block]], settled: Settled
) -> None:
    begin(do, agenda, blocks()[0], datetime.fromisoformat(f"{DAY}T11:40"))
    clock.set("08:05")
    page = opened(Place(LIVE, agenda))
    assert "by the clock of this laptop it is only 08:05" in find(page, "notice_not_yet").text()
    clock.set("08:05", "2027-01-31")
    assert "was begun on 25 November 2026 at 11:40" in find(page, "notice_other_day").text()
    clock.set("08:05")
    click(page, "it_begins_now_button")
    settled()
    assert blocks()[0].started == f"{DAY}T08:05"
    assert page.now_card.number.text() == "20"
    assert page.notices.banners == []


def test_the_strip_is_there_while_a_day_runs_and_only_then(
    clock: Clock,
    opened: Opened,
    agenda: str,
    do: Do,
    blocks: Callable[[], list[Block]],
    window: MainWindow,
    qtbot: QtBot,
    settled: Settled,
    session: Session,
) -> None:
    opened(Place(ACTIVITY, agenda, "service_journey"))
    wait(qtbot, window.status.unsent.text)
    assert window._frame.strip is None
    begin(do, agenda, blocks()[1], clock.now)
    wait(qtbot, lambda: window._frame.strip is not None and window._frame.strip.isVisible())
    strip = window._frame.strip
    assert strip.accessibleName() == "Now: Challenge frame · 45 min left · on time"
    clock.set("08:33")
    assert strip.left.text() == "12 min left"
    asked: list[object] = []
    session.lane.slow.connect(asked.append)
    clock.set("09:25")
    assert (strip.left.text(), strip.pace.text()) == ("over by 40 min", "40 min behind")
    assert session.lane.waiting() == 0, "time passes without reading"
    session.set_language("km")
    wait(qtbot, lambda: window._frame.strip is not None and window._frame.strip.isVisible())
    assert window._frame.strip.left.text() == "លើសពេល ៤០ នាទី"
    click(window._frame.strip)
    settled()
    assert window.page.place().page == LIVE
    wait(qtbot, lambda: window._frame.strip is None)
    press_when_ready(qtbot, window.page, "finish_button")
    settled()
    opened(Place(ACTIVITY, agenda, "service_journey"))
    settled()
    assert window._frame.strip is None
    opened(Place(HOME))
    assert window._frame.strip is None


def test_the_ways_there_and_on(
    clock: Clock, opened: Opened, agenda: str, window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    page = opened(Place(AGENDA, agenda))
    click(page, "live_button")
    settled()
    assert window.page.place() == Place(LIVE, agenda)
    assert find(window.rail, "rail_live").isChecked()
    click(window.page, "to_agenda_button")
    settled()
    assert window.page.place().page == AGENDA
    click(window.rail, "rail_live")
    settled()
    press_when_ready(qtbot, window.page, "begin_button")
    settled()
    press_when_ready(qtbot, window.page, "finish_and_begin_button")
    settled()
    click(window.page, "open_activity_button")
    settled()
    assert window.page.place() == Place(ACTIVITY, agenda, "challenge_frame")


def test_the_chosen_day_stays_through_a_change_of_language(
    clock: Clock, opened: Opened, agenda: str, window: MainWindow, session: Session, settled: Settled
) -> None:
    page = opened(Place(LIVE, agenda))
    page.head.days.setCurrentIndex(1)
    page.head.days.activated.emit(1)
    assert find(page, "notice_other_date").text() == (
        "This day was planned for 26 November 2026. Today is 25 November 2026."
    )
    session.set_language("km")
    settled()
    assert window.page.head.days.currentIndex() == 1
    assert window.page.head.days.currentText() == "ថ្ងៃទី ២"


def test_without_an_agenda_the_page_says_where_one_is_made(
    opened: Opened, workshop: str, window: MainWindow, settled: Settled
) -> None:
    page = opened(Place(LIVE, workshop))
    assert find(page, "no_agenda").isVisible()
    click(page.empty.button)
    settled()
    assert window.page.place().page == AGENDA


def test_when_everything_is_done_the_day_is_over(
    clock: Clock, opened: Opened, agenda: str, do: Do, blocks: Callable[[], list[Block]], qtbot: QtBot, settled: Settled
) -> None:
    for number, block in enumerate(blocks()):
        at = datetime.fromisoformat(f"{DAY}T{8 + number // 2:02d}:{30 * (number % 2):02d}")
        do(lambda ws, block=block, at=at: start_session(ws, agenda, block.id, at))
    clock.set("14:10")
    page = opened(Place(LIVE, agenda))
    press_when_ready(qtbot, page, "finish_button")
    settled()
    assert shown(page, "now_head") == "This day is over"
    assert shown(page, "end_sentence").startswith("The day ended at 14:10")
    assert not find(page, "catch_up_button").isVisible()
    assert not page.next_card.isVisible()
