"""Banners, empty screens, toasts, flows, tables, side panels, the krama line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import SENTENCE, TALL_WORDS, ink, picture

from sala.language import Translator
from sala.ui.theme import Look
from sala.ui.widgets.banner import Banner, EmptyState, StatusNote, Toast
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.delegate import KhmerDelegate
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import Card, IconSign, Panel, VerticalScroll, column
from sala.ui.widgets.krama import KramaLine
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.line_edit import KhmerLineEdit
from sala.ui.widgets.question import Answer, Question, ask
from sala.ui.widgets.side_panel import SidePanel
from sala.ui.widgets.table import KhmerTable


def shown(qtbot: QtBot, widget: QWidget, settle: Callable[[], None], width: int = 420, height: int = 360) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    settle()


@pytest.mark.parametrize("kind", ["info", "attention", "good", "error"])
def test_a_banner_says_its_kind_in_more_than_colour(
    qtbot: QtBot, settle: Callable[[], None], look: Look, kind: str
) -> None:
    window = QWidget()
    banner = Banner(kind, SENTENCE)
    window.setLayout(column(banner, None))
    shown(qtbot, window, settle)
    assert banner.text() == SENTENCE
    assert banner.accessibleName() == SENTENCE
    assert not banner.findChild(IconSign).pixmap().isNull()
    label = banner.findChild(KhmerLabel)
    soft = {"info": "on_accent_soft", "error": "on_bad_soft"}.get(kind, f"on_{kind}_soft")
    assert label.palette().windowText().color() == QColor(getattr(look.theme.colours, soft))
    assert label.height() >= label.heightForWidth(label.width())
    banner.say(kind, "")
    assert banner.isHidden()
    banner.say("error", SENTENCE)
    assert banner.isVisible()


def test_a_banner_offers_what_can_be_done(qtbot: QtBot, settle: Callable[[], None]) -> None:
    window = QWidget()
    banner = Banner("attention", SENTENCE)
    window.setLayout(column(banner, None))
    shown(qtbot, window, settle)
    done: list[int] = []
    button = banner.add_action("សាកម្តងទៀត", lambda: done.append(1))
    settle()
    assert button.isVisible()
    button.click()
    assert done == [1]
    banner.clear_actions()
    assert not banner.findChildren(KhmerButton)


def test_an_empty_screen_holds_one_button(qtbot: QtBot, settle: Callable[[], None]) -> None:
    empty = EmptyState("users", "មិនទាន់មានក្រុម", SENTENCE, "បង្កើតក្រុម")
    shown(qtbot, empty, settle, 360, 420)
    (button,) = empty.findChildren(KhmerButton)
    assert button.property("kind") == "primary"
    with qtbot.waitSignal(empty.begun):
        button.click()
    for label in (empty.title, empty.words):
        assert label.height() >= label.heightForWidth(label.width())


def test_a_toast_goes_and_can_be_taken_up(qtbot: QtBot, settle: Callable[[], None]) -> None:
    window = QWidget()
    shown(qtbot, window, settle, 600, 400)
    toast = Toast(window)
    undone: list[int] = []
    toast.say("បានលុប", "មិនធ្វើវិញ", lambda: undone.append(1))
    assert toast.isVisible()
    assert window.rect().contains(toast.geometry())
    window.resize(400, 300)
    settle()
    assert window.rect().contains(toast.geometry())
    toast.findChild(KhmerButton).click()
    assert undone == [1]
    assert toast.isHidden()
    toast.say(SENTENCE)
    assert toast.text() == SENTENCE
    toast._going.timeout.emit()
    assert toast.isHidden()


def test_a_status_note_says_what_it_is_told(qtbot: QtBot, settle: Callable[[], None], look: Look) -> None:
    window = QWidget()
    note = StatusNote("circle-check", "បានរក្សាទុក ១០:៤២")
    window.setLayout(column(note, None))
    shown(qtbot, window, settle)
    assert note.isVisible()
    note.say("circle-alert", "ថាសពេញ", "bad")
    label = note.findChild(KhmerLabel)
    assert label.text() == note.text() == "ថាសពេញ"
    assert label.palette().windowText().color() == QColor(look.theme.colours.bad)
    note.say("circle-check", "")
    assert note.isHidden()


def test_a_flow_goes_on_in_the_next_line(qtbot: QtBot, settle: Callable[[], None]) -> None:
    window = QWidget()
    flow = FlowLayout(window, gap=8)
    buttons = [KhmerButton(word) for word in TALL_WORDS[:8]]
    for button in buttons:
        flow.addWidget(button)
    first = KhmerButton("ដំបូង")
    flow.insert_widget(0, first)
    shown(qtbot, window, settle, 300, 400)
    assert len({button.y() for button in buttons}) > 1
    assert all(window.rect().right() >= button.geometry().right() for button in buttons)
    assert (first.x(), first.y()) == (0, 0)
    assert flow.heightForWidth(300) > flow.heightForWidth(2000)
    assert flow.count() == 9
    flow.takeAt(0)
    assert flow.count() == 8


def test_a_scroll_holds_whatever_is_wide(qtbot: QtBot, settle: Callable[[], None]) -> None:
    inside = QWidget()
    card = Card(KhmerLabel(SENTENCE), Panel(KhmerLabel(SENTENCE)), KhmerButton(SENTENCE, "primary"))
    inside.setLayout(column(card, None))
    place = VerticalScroll(inside)
    shown(qtbot, place, settle, 260, 200)
    assert inside.width() <= place.viewport().width()
    assert inside.height() > place.viewport().height()
    for label in inside.findChildren(KhmerLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_a_chosen_card_is_outlined(qtbot: QtBot, settle: Callable[[], None], look: Look) -> None:
    card = Card(KhmerLabel("ក"))
    shown(qtbot, card, settle, 120, 100)
    accent = QColor(look.theme.colours.accent)
    before = picture(card).pixelColor(60, 0)
    card.set_chosen()
    assert picture(card).pixelColor(60, 0) == accent != before
    card.set_chosen(chosen=False)
    assert picture(card).pixelColor(60, 0) == before


def test_the_krama_line_is_checked_in_two_colours(qtbot: QtBot, settle: Callable[[], None], look: Look) -> None:
    window = QWidget()
    line = KramaLine()
    window.setLayout(column(line, None))
    shown(qtbot, window, settle)
    for theme in ("light", "dark", "contrast"):
        look.wear(theme)
        image = picture(line)
        seen = {image.pixelColor(x, 0).name() for x in range(60)}
        assert seen == {look.theme.colours.krama, look.theme.colours.krama_soft}
        assert image.pixelColor(1, 1) != image.pixelColor(1, line.height() - 1)


def table_of(texts: list[str]) -> KhmerTable:
    model = QStandardItemModel(0, 2)
    model.setHorizontalHeaderLabels(["ឈ្មោះ", "សម្ដី"])
    for text in texts:
        model.appendRow([QStandardItem("ស្ត្រី"), QStandardItem(text)])
    table = KhmerTable(model, stretched=1)
    model.setParent(table)
    return table


def test_rows_are_as_high_as_their_khmer(qtbot: QtBot, settle: Callable[[], None], look: Look) -> None:
    table = table_of([SENTENCE, "ខ្លី", SENTENCE * 2])
    shown(qtbot, table, settle, 420, 600)
    for percent in (100, 150):
        look.wear(percent=percent)
        settle()
        line = table.fontMetrics().lineSpacing()
        assert table.rowHeight(0) >= 3 * line
        assert line * 1.7 <= table.rowHeight(1) < 2 * line
        assert table.rowHeight(2) > 1.6 * table.rowHeight(0)
    before = table.rowHeight(0)
    table.resize(900, 600)
    settle()
    assert table.rowHeight(0) < before


def test_no_line_of_a_cell_is_left_out(qtbot: QtBot, settle: Callable[[], None], look: Look) -> None:
    """The ink of a row reaches as far down as the last line, and no "…" stands for the rest."""
    table = table_of([SENTENCE])
    shown(qtbot, table, settle, 420, 600)
    cell = table.visualRect(table.model().index(0, 1)).adjusted(3, 3, -3, -3)
    free = QLabel(table.itemDelegate().displayText(SENTENCE, table.locale()))
    free.setWordWrap(True)
    qtbot.addWidget(free)
    free.resize(cell.width() - 20, 600)
    expected = free.heightForWidth(cell.width() - 20) // free.fontMetrics().lineSpacing()
    image = table.viewport().grab().toImage()
    height = ink(image, cell, QColor(look.theme.colours.text)).height()
    assert height > (expected - 1) * free.fontMetrics().lineSpacing()


def test_cells_are_edited_clean(qtbot: QtBot, settle: Callable[[], None]) -> None:
    table = table_of([SENTENCE])
    shown(qtbot, table, settle)
    index = table.model().index(0, 1)
    table.edit(index)
    editor = table.findChild(KhmerLineEdit)
    assert editor.text() == SENTENCE
    assert editor.accessibleName() == "សម្ដី"
    editor.setText("ថ្មី")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert index.data() == "ថ្មី"


def test_tab_leaves_a_table(qtbot: QtBot, settle: Callable[[], None]) -> None:
    window = QWidget()
    table, after = table_of([SENTENCE]), KhmerLineEdit()
    window.setLayout(column(table, after))
    shown(qtbot, window, settle)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_a_list_wraps_too(qtbot: QtBot, settle: Callable[[], None]) -> None:
    items = QListWidget()
    items.setItemDelegate(KhmerDelegate(items))
    items.addItems([SENTENCE, "ខ្លី"])
    shown(qtbot, items, settle, 260, 300)
    line = items.fontMetrics().lineSpacing()
    assert items.visualItemRect(items.item(0)).height() > 4 * line
    assert items.visualItemRect(items.item(1)).height() < 2.2 * line


def test_a_side_panel_folds_and_gives_the_keyboard_on(
    qtbot: QtBot, settle: Callable[[], None], khmer: Translator
) -> None:
    side = SidePanel(khmer, "សេចក្តីណែនាំ", Panel(KhmerLabel(SENTENCE)), Card(KhmerLabel(SENTENCE)))
    shown(qtbot, side, settle, 800, 400)
    assert not side.is_folded()
    side.fold_button.setFocus()
    with qtbot.waitSignal(side.folded) as told:
        QApplication.sendEvent(
            side.fold_button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
        )
        QApplication.sendEvent(
            side.fold_button, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
        )
    assert told.args == [True]
    assert side.is_folded()
    assert QApplication.focusWidget() is side.unfold_button
    assert side.unfold_button.text() == "បង្ហាញសេចក្តីណែនាំ"
    side.unfold_button.click()
    assert not side.is_folded()
    assert QApplication.focusWidget() is side.fold_button


ANSWERS = (Answer("delete", "លុបកំណត់ចំណាំ ៣", "danger-primary", "trash-2"), Answer("keep", "ទុកដដែល"))


def test_a_question_is_answered_by_verbs(qtbot: QtBot, settle: Callable[[], None]) -> None:
    question = Question("លុបឬទេ?", SENTENCE, ANSWERS)
    shown(qtbot, question, settle, 480, question.heightForWidth(480))
    assert QApplication.focusWidget() is question.buttons["keep"]
    assert question.words.height() >= question.words.heightForWidth(question.words.width())
    question.buttons["delete"].click()
    assert question.given == "delete"


def test_escape_is_the_harmless_answer(qtbot: QtBot, settle: Callable[[], None]) -> None:
    question = Question("លុបឬទេ?", SENTENCE, ANSWERS)
    shown(qtbot, question, settle)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert question.given == "keep"
    assert question.isHidden()


def test_asking_waits_for_the_answer(qtbot: QtBot, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    shown(qtbot, window, settle)
    monkeypatch.setattr(Question, "exec", lambda self: self.buttons["delete"].click())
    assert ask(window, "លុបឬទេ?", SENTENCE, ANSWERS) == "delete"
