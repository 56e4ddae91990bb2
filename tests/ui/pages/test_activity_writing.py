"""Writing into the form of a card: it is saved by itself, and nothing that was typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import SENTENCE
from tests.ui.pages.by_hand import CTRL, SHIFT, click, find, held, press, turn_wheel, wait, write
from tests.ui.pages.conftest import Do

from sala.domain.records import Card
from sala.errors import EnvironmentFault
from sala.services.cards import add_card, cards, delete_card, set_fields
from sala.services.history import undo
from sala.services.people import teams
from sala.ui.pages.activity_page import ActivityPage
from sala.ui.place import ACTIVITY, HOME, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.widgets.picks import PickBox

Settled = Callable[[], None]
Opened = Callable[[Place], Any]
KIND, KEY = "problem", "problem_statement"


@pytest.fixture
def page(opened: Opened, workshop: str) -> ActivityPage:
    return opened(Place(ACTIVITY, workshop, KEY))


@pytest.fixture
def stored(do: Do, workshop: str) -> Callable[[], list[Card]]:
    return lambda: do(lambda ws: cards(ws, workshop, kind=KIND))


def field(window: MainWindow, key: str) -> QWidget:
    return find(window.page, f"field_{key}")


def text_of(window: MainWindow, key: str) -> str:
    return field(window, key).text()


def problem(window: MainWindow, key: str) -> str:
    return window.page.capture.form.fields[key].problem()


def test_a_pause_saves_and_the_first_answer_makes_the_card(
    qtbot: QtBot, window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], workshop: str, do: Do
) -> None:
    assert stored() == []
    team = do(lambda ws: teams(ws, workshop))[1]
    page.capture.head.team.set_key(team.id)
    write(field(window, "who"), "ម្តាយវ័យក្មេង ")
    wait(qtbot, stored)
    made = stored()[0]
    assert made.record.text("who") == "ម្តាយវ័យក្មេង"
    assert (made.activity, made.team) == (KEY, team.id)
    wait(qtbot, lambda: window.status.saved.text().startswith("Saved "))
    assert text_of(window, "who") == "ម្តាយវ័យក្មេង ", "the space at the end is still being typed"
    write(field(window, "who"), "ម្នាក់")
    press(Qt.Key.Key_Tab)
    wait(qtbot, lambda: stored()[0].record.text("who") == "ម្តាយវ័យក្មេង ម្នាក់")
    assert len(stored()) == 1


def test_fields_typed_one_after_the_other_make_one_card(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], session: Session, settled: Settled
) -> None:
    with held(session.lane):
        write(field(window, "who"), "អ្នកភូមិ")
        press(Qt.Key.Key_Tab)
        for key, words in (("where", "ស្រែជិះ"), ("needs_to", SENTENCE), ("impact_number", "១២០")):
            write(field(window, key), words)
            page.save_fields()
    settled()
    assert len(stored()) == 1
    found = stored()[0].record
    assert [found.text(key) for key in ("who", "where", "needs_to")] == ["អ្នកភូមិ", "ស្រែជិះ", SENTENCE]
    assert found.fields["impact_number"] == 120
    assert text_of(window, "needs_to") == SENTENCE


def test_what_is_typed_while_an_older_save_is_read_stays(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], session: Session, settled: Settled,
    do: Do, workshop: str,
) -> None:  # fmt: skip
    write(field(window, "needs_to"), "ក")
    page.save_fields()
    settled()
    with held(session.lane):
        do_later = page.capture.load  # a read that was asked for before the save below
        do_later()
        write(field(window, "needs_to"), "ខ")
        page.save_fields()
        write(field(window, "where"), "គ")
    settled()
    assert text_of(window, "needs_to") == "កខ"
    assert text_of(window, "where") == "គ"
    page.flush()
    settled()
    assert stored()[0].record.text("needs_to") == "កខ"
    assert stored()[0].record.text("where") == "គ"


def test_a_number_that_is_none_stays_with_a_sentence_until_it_is_mended(
    window: MainWindow, page: ActivityPage, opened: Opened, workshop: str, stored: Callable[[], list[Card]],
    session: Session, settled: Settled,
) -> None:  # fmt: skip
    write(field(window, "who"), "អ្នកភូមិ")
    write(field(window, "impact_number"), "ប្រហែល 30")
    press(Qt.Key.Key_Tab)
    settled()
    said = problem(window, "impact_number")
    assert "ប្រហែល 30" in said
    assert "impact_number" not in stored()[0].fields
    opened(Place(ACTIVITY, workshop, "idea_card"))
    opened(Place(ACTIVITY, workshop, KEY))
    assert (text_of(window, "impact_number"), problem(window, "impact_number")) == ("ប្រហែល 30", said)
    session.set_language("km")
    settled()
    assert text_of(window, "impact_number") == "ប្រហែល 30"
    assert problem(window, "impact_number") not in ("", said)
    field(window, "impact_number").selectAll()
    write(field(window, "impact_number"), "៣០")
    press(Qt.Key.Key_Tab)
    settled()
    assert problem(window, "impact_number") == ""
    assert stored()[0].fields["impact_number"] == 30
    opened(Place(ACTIVITY, workshop, "idea_card"))
    opened(Place(ACTIVITY, workshop, KEY))
    assert text_of(window, "impact_number") == "៣០"


def test_half_a_number_is_no_mistake_yet(
    qtbot: QtBot, window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]]
) -> None:
    write(field(window, "impact_number"), "3x")
    wait(qtbot, lambda: not page.capture.form._pause.isActive())
    assert problem(window, "impact_number") == ""
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Tab)
    wait(qtbot, stored)
    assert problem(window, "impact_number") == ""
    assert stored()[0].fields["impact_number"] == 3


def test_a_first_answer_that_is_refused_makes_no_card_but_waits(
    window: MainWindow, page: ActivityPage, opened: Opened, workshop: str, stored: Callable[[], list[Card]],
    session: Session, settled: Settled, do: Do,
) -> None:  # fmt: skip
    do(lambda ws: add_card(ws, workshop, KIND, fields={"needs_to": "កាតដំបូង"}, activity=KEY))
    click(window, "new_card_button")
    settled()
    write(field(window, "impact_number"), "ច្រើន")
    press(Qt.Key.Key_Tab)
    settled()
    assert len(stored()) == 1
    session.set_language("km")
    settled()
    assert text_of(window, "impact_number") == "ច្រើន"
    assert text_of(window, "needs_to") == ""
    write(field(window, "needs_to"), "កាតទីពីរ")
    window.page.save_fields()
    settled()
    assert [card.record.text("needs_to") for card in stored()] == ["កាតដំបូង", "កាតទីពីរ"]
    assert text_of(window, "impact_number") == "ច្រើន"


def test_text_that_is_too_long_stays_and_the_rest_is_saved(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], settled: Settled
) -> None:
    QGuiApplication.clipboard().setText("ក" * 10_000)
    field(window, "who").setFocus()
    press(Qt.Key.Key_V, CTRL)
    write(field(window, "where"), "ក្រចេះ")
    page.save_fields()
    settled()
    assert len(text_of(window, "who")) == 10_000
    assert "too long" in problem(window, "who")
    assert (stored()[0].record.text("who"), stored()[0].record.text("where")) == ("", "ក្រចេះ")


def test_leaving_the_page_saves_what_was_just_typed(
    window: MainWindow, page: ActivityPage, opened: Opened, workshop: str, stored: Callable[[], list[Card]]
) -> None:
    write(field(window, "but"), "ផ្លូវឆ្ងាយ")
    opened(Place(HOME))
    assert stored()[0].record.text("but") == "ផ្លូវឆ្ងាយ"
    opened(Place(ACTIVITY, workshop, KEY))
    assert text_of(window, "but") == "ផ្លូវឆ្ងាយ"


@pytest.mark.parametrize(
    "change",
    [
        lambda window: click(window, "khmer_button"),
        lambda window: click(window, "larger_button"),
        lambda window: window._session.wear("dark"),
        lambda window: window._session.prefer("en", "khmer"),
    ],
    ids=["language", "text size", "theme", "digits"],
)
def test_the_window_built_anew_keeps_words_keyboard_and_caret(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], settled: Settled,
    change: Callable[[MainWindow], object],
) -> None:  # fmt: skip
    write(field(window, "because"), "ព្រោះគ្មានមន្ត្រី")
    press(Qt.Key.Key_Left)
    before = page
    change(window)
    settled()
    assert window.page is not before
    assert text_of(window, "because") == "ព្រោះគ្មានមន្ត្រី"
    assert stored()[0].record.text("because") == "ព្រោះគ្មានមន្ត្រី"
    editor = field(window, "because")
    assert isinstance(editor, QTextEdit)
    assert window.focusWidget() is editor
    assert editor.textCursor().position() == len("ព្រោះគ្មានម")


def test_undo_and_redo_are_in_one_order_inside_and_outside_fields(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], settled: Settled, qtbot: QtBot
) -> None:
    for key, words in (("who", "ក"), ("where", "ខ")):
        write(field(window, key), words)
        page.save_fields()
    settled()
    wait(qtbot, window.top_bar.undo.isEnabled)
    field(window, "who").setFocus()
    press(Qt.Key.Key_Z, CTRL)
    settled()
    assert (text_of(window, "who"), text_of(window, "where")) == ("ក", "")
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    settled()
    assert text_of(window, "where") == "ខ"
    click(window, "undo_button")
    settled()
    assert text_of(window, "where") == ""
    click(window, "undo_button")
    settled()
    assert stored() == []
    assert text_of(window, "who") == ""
    wait(qtbot, window.top_bar.redo.isEnabled)
    click(window, "redo_button")
    settled()
    assert text_of(window, "who") == "ក"
    wait(qtbot, window.top_bar.redo.isEnabled)
    click(window, "redo_button")
    settled()
    assert [card.record.text("where") for card in stored()] == ["ខ"]


def test_undo_while_typing_takes_back_what_is_typed_and_redo_brings_it(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], settled: Settled
) -> None:
    write(field(window, "needs_to"), "ជួបគ្រូពេទ្យ")
    page.save_fields()
    settled()
    write(field(window, "needs_to"), " ឱ្យបានឆាប់")
    press(Qt.Key.Key_Z, CTRL)
    settled()
    assert text_of(window, "needs_to") == "ជួបគ្រូពេទ្យ"
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    settled()
    assert text_of(window, "needs_to") == "ជួបគ្រូពេទ្យ ឱ្យបានឆាប់"


def test_what_cannot_be_saved_is_taken_back_by_its_own_field(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], settled: Settled
) -> None:
    write(field(window, "who"), "ក")
    page.save_fields()
    settled()
    write(field(window, "impact_number"), "xyz")
    press(Qt.Key.Key_Z, CTRL)
    settled()
    assert text_of(window, "impact_number") == ""
    assert text_of(window, "who") == "ក"
    assert stored()[0].record.text("who") == "ក"


def test_a_card_that_a_colleague_deletes_while_one_types_comes_back(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], do: Do, workshop: str, settled: Settled,
    session: Session,
) -> None:  # fmt: skip
    write(field(window, "who"), "ក")
    page.save_fields()
    settled()
    identity = page.capture.card_id
    with held(session.lane):
        session.write(lambda ws: delete_card(ws, workshop, identity))
        write(field(window, "where"), "ខ")
    settled()
    page.save_fields()
    settled()
    assert [(card.record.text("who"), card.record.text("where")) for card in stored()] == [("ក", "ខ")]


def test_another_laptops_words_are_shown_but_not_over_ones_own(
    window: MainWindow, page: ActivityPage, do: Do, workshop: str, settled: Settled
) -> None:
    write(field(window, "who"), "ក")
    page.save_fields()
    settled()
    identity = page.capture.card_id
    write(field(window, "where"), "កំពុងសរសេរ")
    do(lambda ws: set_fields(ws, workshop, identity, {"where": "មិត្ត", "but": "មិត្ត"}))
    settled()
    assert text_of(window, "where") == "កំពុងសរសេរ"
    assert text_of(window, "but") == "មិត្ត"


def test_a_full_disk_is_told_at_the_field_and_the_words_are_saved_when_there_is_room(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], settled: Settled, session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    full = EnvironmentFault("disk.full")

    def refusing(*_args: object, **_facts: object) -> None:
        raise full

    with monkeypatch.context() as patch:
        patch.setattr("sala.ui.capture.saving.write_card", refusing)
        write(field(window, "who"), "អ្នកភូមិ")
        page.save_fields()
        settled()
        assert problem(window, "who") == session.sentence(full)
        assert stored() == []
    write(field(window, "where"), "ក្រចេះ")
    page.save_fields()
    settled()
    assert (stored()[0].record.text("who"), problem(window, "who")) == ("អ្នកភូមិ", "")


def test_an_error_of_ours_while_saving_is_told_and_the_words_stay(
    window: MainWindow, page: ActivityPage, opened: Opened, workshop: str, settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr("sala.ui.capture.saving.write_card", lambda *_a, **_f: 1 / 0)
        write(field(window, "who"), "អ្នកភូមិ")
        page.save_fields()
        settled()
    assert "Something went wrong inside Sala" in problem(window, "who")
    opened(Place(ACTIVITY, workshop, "idea_card"))
    opened(Place(ACTIVITY, workshop, KEY))
    assert text_of(window, "who") == "អ្នកភូមិ"


def test_nothing_can_be_typed_before_the_card_is_there(
    window: MainWindow, opened: Opened, workshop: str, do: Do, session: Session, settled: Settled,
    stored: Callable[[], list[Card]],
) -> None:  # fmt: skip
    do(lambda ws: add_card(ws, workshop, KIND, fields={"who": "ក"}, activity=KEY))
    opened(Place(ACTIVITY, workshop, "idea_card"))
    with held(session.lane):
        window.go(Place(ACTIVITY, workshop, KEY))
        assert not window.page.capture.form.isVisible()
    settled()
    assert window.page.capture.form.isVisible()
    assert text_of(window, "who") == "ក"
    assert len(stored()) == 1


def test_the_wheel_changes_no_answer(window: MainWindow, opened: Opened, workshop: str, settled: Settled) -> None:
    page = opened(Place(ACTIVITY, workshop, "challenge_frame"))
    box = find(page, "field_facility", PickBox)
    box.set_key(box.itemData(2))
    box.setFocus()
    turn_wheel(box)
    turn_wheel(page.capture.which)
    settled()
    assert box.key() == box.itemData(2)


def test_a_day_is_typed_in_khmer_digits_and_a_wrong_one_is_told(
    window: MainWindow, opened: Opened, workshop: str, settled: Settled, do: Do
) -> None:
    page = opened(Place(ACTIVITY, workshop, "challenge_frame"))
    day = page.capture.form.editors["deadline"].widget
    write(day.line, "២៥/១១/២០២៦")
    press(Qt.Key.Key_Return)
    settled()
    found = do(lambda ws: cards(ws, workshop, kind="challenge"))
    assert found[0].fields["deadline"] == "2026-11-25"
    day.line.selectAll()
    write(day.line, "1/1/1900")
    opened(Place(HOME))
    page = opened(Place(ACTIVITY, workshop, "challenge_frame"))
    day = page.capture.form.editors["deadline"].widget
    assert day.line.text() == "01/01/1900"
    assert "cannot be right" in page.capture.form.fields["deadline"].problem()
    assert do(lambda ws: cards(ws, workshop, kind="challenge"))[0].fields["deadline"] == "2026-11-25"


def test_results_that_come_after_the_page_is_gone_disturb_nobody(
    window: MainWindow, page: ActivityPage, opened: Opened, workshop: str, session: Session, settled: Settled,
    stored: Callable[[], list[Card]], qapp: QApplication,
) -> None:  # fmt: skip
    with held(session.lane):
        write(field(window, "who"), "ក")
        page.save_fields()
        page.capture.load()
        window.go(Place(HOME))
        window.go(Place(ACTIVITY, workshop, "idea_card"))
        window.go(Place(HOME))
        for _ in range(5):
            qapp.processEvents()
    settled()
    assert [card.record.text("who") for card in stored()] == ["ក"]


def test_undoing_a_workshop_leads_home(
    window: MainWindow, page: ActivityPage, do: Do, workshop: str, settled: Settled, qtbot: QtBot
) -> None:
    do(lambda ws: undo(ws, workshop))
    wait(qtbot, lambda: window.page.place().page == HOME)
    settled()
    shown = QApplication.activeModalWidget()
    assert shown is None, shown.words.text()


def test_typing_with_the_keyboard_alone(
    window: MainWindow, page: ActivityPage, stored: Callable[[], list[Card]], settled: Settled
) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    settled()
    focused = window.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.objectName() == "field_who"
    QTest.keyClicks(focused, "mothers")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "Kratie")
    press(Qt.Key.Key_Tab)
    settled()
    assert (stored()[0].record.text("who"), stored()[0].record.text("where")) == ("mothers", "Kratie")
