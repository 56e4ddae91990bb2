"""The window around the pages: bar, rail, status line, remembering where one was, and going without losing anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import SENTENCE
from tests.ui.pages.by_hand import ALT, CTRL, SHIFT, click, find, held, in_dialog, press, wait, write
from tests.ui.pages.conftest import Do, finish, open_session, settings_in

from sala.app.window import _arguments, _open_first_place, _speak_qt
from sala.errors import EnvironmentFault
from sala.services.cards import add_card, cards, set_fields
from sala.services.method import method_pack
from sala.services.workshops import NewWorkshop, create_workshop, delete_workshop
from sala.services.workspace import open_or_create
from sala.settings import FIRST_RUN_DONE, LANGUAGE, LAST_PLACE, REOPEN_LAST_PLACE, TEXT_SIZE, THEME, Settings
from sala.ui.dialogs.error_dialog import ErrorDialog
from sala.ui.place import ACTIVITY, FIRST_RUN, HOME, PEOPLE, SAFETY, SEND, Place, place_from_text
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.theme import Look

Settled = Callable[[], None]
Opened = Callable[[Place], Any]
KEY = "problem_statement"


def told(window: MainWindow) -> str:
    return window.status.told.text()


def test_the_rail_shows_what_is_done_begun_and_open(
    window: MainWindow, opened: Opened, workshop: str, do: Do, qtbot: QtBot, settled: Settled
) -> None:
    opened(Place(ACTIVITY, workshop, KEY))
    rail = window.rail
    wait(qtbot, lambda: rail.activities[KEY].accessibleName().endswith("open"))
    identity = do(lambda ws: add_card(ws, workshop, "problem", fields={"who": "ក"}, activity=KEY)).created
    wait(qtbot, lambda: rail.activities[KEY].accessibleName().endswith("begun"))
    do(lambda ws: set_fields(ws, workshop, identity, {"where": "ខ"}))
    click(window.page, "done_button")
    wait(qtbot, lambda: rail.activities[KEY].accessibleName().endswith("done"))
    assert rail.dots["understand"].text() == f"1/{len(method_pack().stages[2].activities)}"
    assert window.rail is rail


def test_the_rail_leads_everywhere(window: MainWindow, opened: Opened, workshop: str, settled: Settled) -> None:
    opened(Place(ACTIVITY, workshop, KEY))
    for name, page in (("rail_people", PEOPLE), ("rail_send", SEND), ("rail_idea_card", ACTIVITY)):
        click(window.rail, name)
        settled()
        assert window.page.place().page == page
        assert find(window.rail, name).isChecked()
    QTest.keyClick(window, Qt.Key.Key_Home, ALT)
    settled()
    assert window.page.place().page == HOME
    assert window.rail is None


def test_the_rail_keeps_its_place_and_shows_where_one_is(
    window: MainWindow, opened: Opened, workshop: str, settled: Settled, session: Session, qtbot: QtBot
) -> None:
    window.resize(1100, 600)
    session.wear(percent=110)
    opened(Place(ACTIVITY, workshop, "pilot_plan"))
    rail = window.rail
    wait(qtbot, lambda: rail.scroll.verticalScrollBar().value() > 0)
    current = rail.activities["pilot_plan"]
    assert not current.visibleRegion().isEmpty()
    before = rail.scroll.verticalScrollBar().value()
    opened(Place(ACTIVITY, workshop, "feedback_grid"))
    assert window.rail is rail
    assert rail.scroll.verticalScrollBar().value() == before
    session.set_language("km")
    settled()
    assert not window.rail.activities["feedback_grid"].visibleRegion().isEmpty()


def test_saved_and_not_yet_sent_are_told(
    window: MainWindow, opened: Opened, workshop: str, do: Do, session: Session, settled: Settled, qtbot: QtBot
) -> None:
    opened(Place(ACTIVITY, workshop, KEY))
    write(find(window.page, "field_who"), "ក")
    press(Qt.Key.Key_Tab)
    wait(qtbot, window.status.saved.text)
    wait(qtbot, lambda: "not yet sent" in window.status.unsent.text())
    before = window.status.saved.text()
    session.prefer("en", "khmer")
    settled()
    assert window.status.saved.text() not in ("", before), "the new window tells it too, in other digits"
    assert "(" in window.rail.others[SEND].words.text()


def test_long_work_is_told_and_can_be_stopped(
    window: MainWindow, session: Session, qtbot: QtBot, settled: Settled
) -> None:
    def working(_ws: object, progress: Any) -> None:
        while True:
            progress.report(3, 10)
            progress.cancelled()

    session.long_write(working, lambda _: None, title="Counting")
    wait(qtbot, window.status.doing.isVisible)
    assert window.status.doing.text() == "Counting"
    session.set_language("km")
    assert window.status.doing.text() == "Counting", "the new status line goes on telling it"
    click(window.status, "stop_button")
    wait(qtbot, lambda: not window.status.doing.isVisible())
    settled()
    assert told(window)


def test_the_language_changes_everywhere_at_once_also_in_the_words_of_qt(
    window: MainWindow, opened: Opened, workshop: str, settled: Settled, session: Session, qapp: QApplication
) -> None:
    _speak_qt(qapp, session)
    page = opened(Place(ACTIVITY, workshop, KEY))
    assert page.print_button.text() == "Print worksheets"
    click(window, "khmer_button")
    settled()
    assert window.page.print_button.text() == "បោះពុម្ពសន្លឹកកិច្ចការ"
    assert window.top_bar.khmer.isChecked()
    assert not window.top_bar.english.isChecked()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "បោះបង់"
    click(window, "english_button")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert "Cancel" in box.button(QDialogButtonBox.StandardButton.Cancel).text()
    assert Settings(session.settings.path).get(LANGUAGE) == "en"


def test_text_grows_by_keys_and_is_remembered(window: MainWindow, session: Session, settled: Settled) -> None:
    keys = Qt.Key
    for key, expected in ((keys.Key_Plus, 110), (keys.Key_Equal, 125), (keys.Key_Minus, 110), (keys.Key_0, 100)):
        QTest.keyClick(window, key, CTRL)
        settled()
        assert session.look.theme.sizes.percent == expected
    click(window, "larger_button")
    assert Settings(session.settings.path).get(TEXT_SIZE) == 110
    session.wear("dark")
    assert Settings(session.settings.path).get(THEME) == "dark"


def test_a_click_on_the_bar_leaves_the_keyboard_where_one_writes(
    window: MainWindow, opened: Opened, workshop: str, settled: Settled
) -> None:
    opened(Place(ACTIVITY, workshop, KEY))
    write(find(window.page, "field_who"), "ក")
    click(window, "larger_button")
    settled()
    assert window.focusWidget() is find(window.page, "field_who")


def test_an_undo_that_is_not_seen_here_tells_where(
    window: MainWindow, opened: Opened, workshop: str, do: Do, qtbot: QtBot, settled: Settled
) -> None:
    do(lambda ws: add_card(ws, workshop, "problem", fields={"who": "ក"}, activity=KEY))
    opened(Place(ACTIVITY, workshop, "idea_card"))
    wait(qtbot, window.top_bar.undo.isEnabled)
    click(window, "undo_button")
    wait(qtbot, lambda: "Problem" in told(window) or "problem" in told(window))
    settled()
    assert do(lambda ws: cards(ws, workshop, kind="problem")) == []
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    settled()
    assert len(do(lambda ws: cards(ws, workshop, kind="problem"))) == 1


def test_errors_are_told_in_one_calm_dialog(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    for error in (EnvironmentFault("disk.full"), EnvironmentFault("disk.full"), EnvironmentFault("backup.failed")):
        session.show_error(error)
    dialogs = window.findChildren(ErrorDialog)
    assert len(dialogs) == 1
    sentences = dialogs[0].words.text().split("\n\n")
    assert sentences == [session.sentence(EnvironmentFault(code)) for code in ("disk.full", "backup.failed")]
    press_default = find(dialogs[0], "close_button")
    assert press_default.isDefault()
    QTest.keyClick(dialogs[0], Qt.Key.Key_Return)
    wait(qtbot, lambda: not window.findChildren(ErrorDialog))


def test_a_lane_that_fails_is_told_and_goes_on(
    window: MainWindow, session: Session, qtbot: QtBot, settled: Settled, workshop: str, opened: Opened
) -> None:
    texts: list[str] = []

    def read(dialog: ErrorDialog) -> None:
        texts.append(dialog.words.text())
        click(dialog, "close_button")

    in_dialog(ErrorDialog, read)
    session.read(lambda _ws: 1 / 0, lambda _: None)
    wait(qtbot, lambda: texts)
    settled()
    assert "Something went wrong inside Sala" in texts[0]
    assert "ZeroDivisionError" not in texts[0]
    assert opened(Place(ACTIVITY, workshop, KEY)).activity.key == KEY


def test_a_page_that_cannot_read_tells_it_and_home_is_one_click_away(
    window: MainWindow, session: Session, qtbot: QtBot, settled: Settled, workshop: str, opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    fault = EnvironmentFault("disk.failed", path="/x")

    def failing(*_args: object, **_facts: object) -> None:
        raise fault

    texts: list[str] = []

    def read(dialog: ErrorDialog) -> None:
        texts.append(dialog.words.text())
        click(dialog, "close_button")

    in_dialog(ErrorDialog, read)
    with monkeypatch.context() as patch:
        patch.setattr("sala.ui.capture.capture_panel.read_captured", failing)
        window.go(Place(ACTIVITY, workshop, KEY))
        wait(qtbot, lambda: texts)
        settled()
    assert texts == [session.sentence(fault)]
    click(window, "home_button")
    settled()
    assert window.page.place().page == HOME


def test_a_workshop_that_is_gone_leads_home(window: MainWindow, opened: Opened, settled: Settled) -> None:
    page = opened(Place(ACTIVITY, "01999999-0000-7000-8000-000000000000", KEY))
    settled()
    assert window.page.place().page == HOME
    assert page is not None
    assert not window.findChildren(ErrorDialog)


def test_only_the_last_of_many_clicks_counts(
    window: MainWindow, session: Session, do: Do, workshop: str, settled: Settled
) -> None:
    other = do(lambda ws: create_workshop(ws, NewWorkshop("ទីពីរ"))).created
    with held(session.lane):
        window.go(Place(ACTIVITY, workshop, KEY))
        window.go(Place(ACTIVITY, other, "idea_card"))
        window.go(Place(HOME))
        window.go(Place(PEOPLE, other))
    settled()
    settled()
    assert window.page.place() == Place(PEOPLE, other)


def test_a_busy_lane_does_not_hold_up_going_to_another_page(
    window: MainWindow, session: Session, opened: Opened, workshop: str, settled: Settled
) -> None:
    opened(Place(ACTIVITY, workshop, KEY))
    with held(session.lane):
        click(window.rail, "rail_idea_card")
        assert window.page.activity.key == "idea_card"
        assert window.page.guide.isVisible()
    settled()


def test_the_window_closes_while_saves_are_queued_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, session: Session, opened: Opened, workshop: str, look: Look, tmp_path: Path
) -> None:
    opened(Place(ACTIVITY, workshop, KEY))
    session.lane.run(lambda: __import__("time").sleep(0.3))
    write(find(window.page, "field_who"), "ម្តាយ")
    press(Qt.Key.Key_Tab)
    write(find(window.page, "field_needs_to"), SENTENCE)
    opened_row = window.page.capture.list.quick
    opened_row.setText("")
    window.close()
    assert not window.isVisible()
    again = open_session(qtbot, look, settings_in(tmp_path), tmp_path / "work")
    found: list[Any] = []
    again.read(lambda ws: cards(ws, workshop, kind="problem"), found.extend)
    finish(qtbot, again)
    again.close()
    assert [(card.record.text("who"), card.record.text("needs_to")) for card in found] == [("ម្តាយ", SENTENCE)]


def start(qtbot: QtBot, look: Look, settings: Settings, folder: Path, file: str = "") -> tuple[Session, MainWindow]:
    """Start as the program does, from what is in the settings."""
    from sala.services.changed import Changed
    from sala.ui.jobs import Lane

    session = Session(Lane(Changed), Lane(threads=2), look, settings, folder)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    _open_first_place(session, window, file)
    return session, window


def test_the_next_start_opens_where_one_stopped(
    qtbot: QtBot, window: MainWindow, session: Session, opened: Opened, workshop: str, look: Look, do: Do,
    settled: Settled,
) -> None:  # fmt: skip
    ids = [do(lambda ws: add_card(ws, workshop, "problem", activity=KEY)).created for _ in range(3)]
    opened(Place(ACTIVITY, workshop, KEY, ids[1]))
    window.resize(1111, 666)
    window.close()
    again, second = start(qtbot, look, Settings(session.settings.path), session.folder)
    wait(qtbot, lambda: getattr(second.page, "activity", None) is not None)
    finish(qtbot, again)
    assert second.page.place() == Place(ACTIVITY, workshop, KEY, ids[1])
    assert second.height() == 666
    second.close()
    settings = Settings(session.settings.path)
    settings.set(REOPEN_LAST_PLACE, value=False)
    again, second = start(qtbot, look, settings, session.folder)
    wait(qtbot, lambda: second.page is not None)
    finish(qtbot, again)
    assert second.page.place().page == HOME
    second.close()


@pytest.mark.parametrize(
    "remembered",
    ["nonsense", "[1]", '{"page": "activity", "workshop": "gone", "activity": "x"}', '{"page": 7}',
     '{"page": "activity", "workshop": "WORKSHOP", "activity": "no such activity", "card": "no such card"}'],
)  # fmt: skip
def test_a_place_that_is_no_more_is_no_trouble(
    qtbot: QtBot, session: Session, workshop: str, look: Look, remembered: str, settled: Settled
) -> None:
    settings = session.settings
    settings.set(LAST_PLACE, remembered.replace("WORKSHOP", workshop))
    session.close()
    again, window = start(qtbot, look, settings, session.folder)
    wait(qtbot, lambda: window.page is not None)
    finish(qtbot, again)
    assert window.page.place().page in (HOME, ACTIVITY)
    assert not window.findChildren(ErrorDialog)
    window.close()


def test_a_file_that_is_given_opens_the_send_page(qtbot: QtBot, session: Session, look: Look, tmp_path: Path) -> None:
    session.close()
    file = tmp_path / "workshop.sala"
    file.write_bytes(b"not really")
    folder, given = _arguments([f"--workspace={session.folder}", str(file)], session.settings)
    assert (folder, given) == (session.folder, str(file))
    again, window = start(qtbot, look, session.settings, folder, given)
    wait(qtbot, lambda: window.page is not None and window.page.place().page == SEND)
    finish(qtbot, again)
    window.close()
    kept = place_from_text(Settings(session.settings.path).get(LAST_PLACE))
    assert kept.file == ""


def test_the_first_start_asks_first(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    again, window = start(qtbot, look, Settings(tmp_path / "none.json"), tmp_path / "new")
    assert window.page.place().page == FIRST_RUN
    window.close()
    assert Settings(tmp_path / "none.json").get(FIRST_RUN_DONE) is False
    assert not (tmp_path / "new").exists()
    again.close()


def test_a_file_of_sala_is_dropped_on_the_window(
    window: MainWindow, opened: Opened, workshop: str, settled: Settled, tmp_path: Path
) -> None:
    opened(Place(ACTIVITY, workshop, "interview_notes"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.sala"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    window.page.dragEnterEvent(enter)
    assert not enter.isAccepted(), "it is no photo"
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    settled()
    assert window.page.place().page == SEND


def test_the_menu_leads_to_the_back_ups(window: MainWindow, session: Session, settled: Settled) -> None:
    actions = window.top_bar.more.menu().actions()
    assert len(actions) == 3
    actions[1].trigger()
    settled()
    assert window.page.place().page == SAFETY
    session.wear(percent=200)
    settled()
    assert len(window.top_bar.more.menu().actions()) == 7
    assert not window.top_bar.khmer.isVisible()
    window.top_bar.more.menu().actions()[0].trigger()
    settled()
    assert session.language == "km"


def test_settings_that_cannot_be_written_are_told_and_stop_nothing(
    window: MainWindow, session: Session, tmp_path: Path, settled: Settled
) -> None:
    (tmp_path / "in the way").write_text("")
    session.settings.path.__class__  # noqa: B018
    object.__setattr__(session.settings, "path", tmp_path / "in the way" / "settings.json")
    session.set_language("km")
    settled()
    assert session.language == "km"
    assert told(window)


def test_a_workshop_deleted_by_another_hand_while_it_is_open(
    window: MainWindow, opened: Opened, workshop: str, do: Do, qtbot: QtBot, settled: Settled
) -> None:
    opened(Place(ACTIVITY, workshop, KEY))
    line = find(window.page, "field_who", QLineEdit)
    write(line, "ក")
    do(lambda ws: delete_workshop(ws, workshop))
    wait(qtbot, lambda: window.page.place().page == HOME)
    settled()


def test_a_second_window_on_the_same_work_is_refused(session: Session) -> None:
    with pytest.raises(EnvironmentFault, match=r"workspace\.in_use"):
        open_or_create(session.folder)


def test_places_are_remembered_as_text() -> None:
    place = Place(ACTIVITY, "w", "a", "c", "file")
    assert place_from_text(place.to_text()) == Place(ACTIVITY, "w", "a", "c")
    assert json.loads(place.to_text())["file"] == ""
