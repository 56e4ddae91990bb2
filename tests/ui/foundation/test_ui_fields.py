"""Fields of one line, numbers, days, choices, and the frame around a field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QGuiApplication, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import SENTENCE, TALL_WORDS, ink, picture, type_text

from sala.khmer import cluster_breaks
from sala.language import Translator
from sala.ui.theme import Look
from sala.ui.widgets.calendar import MonthView
from sala.ui.widgets.date_edit import DateEdit
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import column
from sala.ui.widgets.line_edit import KhmerLineEdit, SearchBox, one_line
from sala.ui.widgets.number_edit import NumberEdit
from sala.ui.widgets.picks import PickBox, TickList
from sala.ui.widgets.scale_picker import ScalePicker
from sala.ui.widgets.text_edit import KhmerTextEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TODAY = date(2026, 11, 23)


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.setFocus()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("make", [KhmerLineEdit, lambda text: PickBox([("a", text)])])
def test_no_stack_is_cut(qtbot: QtBot, look: Look, make: Callable[[str], QWidget], percent: int) -> None:
    look.wear(percent=percent)
    heights = []
    for extra in (0, 60):
        widget = make(" ".join(TALL_WORDS[:6]))
        if isinstance(widget, QComboBox):
            widget.setCurrentIndex(0)
        qtbot.addWidget(widget)
        widget.resize(1200, widget.sizeHint().height() + extra)
        colour = widget.palette().color(QPalette.ColorRole.Text)
        words = QRect(4, 4, 1000, widget.height() - 8)
        heights.append(ink(picture(widget), words, colour).height())
    assert heights[0] == heights[1] > 10


def test_pasting_stays_on_one_line_and_can_be_undone(qtbot: QtBot) -> None:
    edit = KhmerLineEdit("ក")
    show(qtbot, edit)
    edit.setCursorPosition(1)
    QGuiApplication.clipboard().setText("\nខ\r\n គ\tឃ\u2028ង\n")
    QTest.keyClick(edit, Qt.Key.Key_V, CTRL)
    assert edit.text() == "កខ គ ឃ ង"
    edit.undo()
    assert edit.text() == "ក"
    assert one_line("a\nb") == "a b"


def test_the_menu_pastes_on_one_line_too(qtbot: QtBot, settle: Callable[[], None]) -> None:
    edit = KhmerLineEdit()
    show(qtbot, edit)
    QGuiApplication.clipboard().setText("ក\nខ")
    place = QPoint(5, 5)
    QApplication.sendEvent(edit, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, edit.mapToGlobal(place)))
    settle()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.findChild(QAction, "edit-paste").trigger()
    menu.close()
    assert edit.text() == "ក ខ"


def test_words_are_khmer_words(qtbot: QtBot) -> None:
    edit = KhmerLineEdit("ខ្ញុំទៅសាលា")
    show(qtbot, edit)
    edit.setCursorPosition(0)
    QTest.keyClick(edit, Qt.Key.Key_Right, CTRL)
    assert edit.cursorPosition() == 5
    QTest.keyClick(edit, Qt.Key.Key_Right, CTRL | SHIFT)
    assert edit.selectedText() == "ទៅ"
    QTest.keyClick(edit, Qt.Key.Key_Left, CTRL | SHIFT)
    QTest.keyClick(edit, Qt.Key.Key_Left, CTRL | SHIFT)
    assert edit.selectedText() == "ខ្ញុំ"
    QTest.keyClick(edit, Qt.Key.Key_End)
    QTest.keyClick(edit, Qt.Key.Key_Backspace, CTRL)
    assert edit.text() == "ខ្ញុំទៅ"
    QTest.keyClick(edit, Qt.Key.Key_Home)
    QTest.keyClick(edit, Qt.Key.Key_Delete, CTRL)
    assert edit.text() == "ទៅ"
    edit.setText("ខ្ញុំទៅសាលា")
    middle = edit.fontMetrics().horizontalAdvance("ខ្ញុំទ") + 12
    QTest.mouseDClick(edit, Qt.MouseButton.LeftButton, pos=QPoint(middle, edit.height() // 2))
    assert edit.selectedText() == "ទៅ"


def test_a_password_does_not_tell_where_its_words_end(qtbot: QtBot) -> None:
    edit = KhmerLineEdit("ខ្ញុំទៅ")
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    show(qtbot, edit)
    edit.setCursorPosition(0)
    QTest.keyClick(edit, Qt.Key.Key_Right, CTRL)
    assert edit.cursorPosition() == len("ខ្ញុំទៅ")


def test_setting_text_keeps_the_caret(qtbot: QtBot) -> None:
    edit = KhmerLineEdit("ខ្ញុំទៅ")
    show(qtbot, edit)
    edit.setCursorPosition(5)
    edit.set_text("ខ្ញុំមក\nផ្ទះ")
    assert edit.text() == "ខ្ញុំមក ផ្ទះ"
    assert edit.cursorPosition() == 5


def test_searching_waits_for_a_pause(qtbot: QtBot) -> None:
    box = SearchBox("ស្វែងរក")
    show(qtbot, box)
    with qtbot.waitSignal(box.searched) as told:
        type_text(box, "សាលា")
    assert told.args == ["សាលា"]
    with qtbot.waitSignal(box.searched):
        QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert box.accessibleName() == "ស្វែងរក"


@pytest.mark.parametrize(
    ("typed", "value"), [("១២៥០", 1250), ("1,250", 1250), ("២,៥០០,០០០", 2_500_000), ("0.5", "0.5"), ("", None)]
)
def test_numbers_in_both_digits(qtbot: QtBot, khmer: Translator, typed: str, value: int | str | None) -> None:
    edit = NumberEdit(khmer)
    show(qtbot, edit)
    type_text(edit, typed)
    assert edit.value() == (None if value is None else Decimal(str(value)))
    assert not edit.is_wrong()


def test_a_number_is_written_as_the_language_does(qtbot: QtBot, khmer: Translator, english: Translator) -> None:
    for words, written in ((khmer, "១,២៥០"), (english, "1,250")):
        edit = NumberEdit(words)
        show(qtbot, edit)
        with qtbot.waitSignal(edit.changed):
            type_text(edit, "1250")
            QTest.keyClick(edit, Qt.Key.Key_Return)
        assert edit.text() == written
        with qtbot.assertNotEmitted(edit.changed):
            QTest.keyClick(edit, Qt.Key.Key_Return)


def test_what_is_no_number_stays_and_is_outlined(qtbot: QtBot, khmer: Translator, look: Look) -> None:
    edit = NumberEdit(khmer, lowest=0, highest=600)
    show(qtbot, edit)
    for typed in ("ច្រើន", "601", "-1", "1.250"):
        edit.setText("")
        type_text(edit, typed)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        assert edit.is_wrong()
        assert edit.value() is None
        assert edit.text() == typed
        assert ink(picture(edit), None, QColor(look.theme.colours.bad)).width() > 20
    edit.set_value(600)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.value() == 600
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert edit.value() == 599
    assert edit.text() == "៥៩៩"


@pytest.mark.parametrize("typed", ["២៥/១១/២០២៦", "25/11/2026", "2026-11-25", "ថ្ងៃទី២៥ ខែវិច្ឆិកា ឆ្នាំ២០២៦"])
def test_a_day_is_typed_in_many_ways(qtbot: QtBot, khmer: Translator, typed: str) -> None:
    edit = DateEdit(khmer)
    show(qtbot, edit)
    with qtbot.waitSignal(edit.changed):
        type_text(edit.line, typed)
        QTest.keyClick(edit.line, Qt.Key.Key_Return)
    assert edit.value() == date(2026, 11, 25)
    assert edit.line.text() == "២៥/១១/២០២៦"
    assert edit.spoken() == "ថ្ងៃពុធ ទី២៥ ខែវិច្ឆិកា ឆ្នាំ២០២៦"


def test_what_is_no_day_stays_as_typed(qtbot: QtBot, khmer: Translator) -> None:
    edit = DateEdit(khmer)
    show(qtbot, edit)
    with qtbot.assertNotEmitted(edit.changed):
        type_text(edit.line, "៣១/០២/២០២៦")
        QTest.keyClick(edit.line, Qt.Key.Key_Return)
    assert edit.is_wrong()
    assert edit.value() is None
    assert edit.line.property("wrong") == "true"
    edit.set_value(TODAY)
    assert edit.line.property("wrong") == "false"


def test_a_day_is_picked_from_a_month(qtbot: QtBot, khmer: Translator, settle: Callable[[], None]) -> None:
    edit = DateEdit(khmer, today=lambda: TODAY)
    show(qtbot, edit)
    qtbot.mouseClick(edit.button, Qt.MouseButton.LeftButton)
    month = edit.findChild(MonthView)
    assert month is not None
    table = month.table
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    with qtbot.waitSignal(edit.changed):
        QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    assert edit.value() == date(2026, 12, 1)
    assert not edit.findChildren(MonthView) or not edit.findChild(MonthView).isVisible()


def test_a_month_in_khmer_begins_on_sunday(qtbot: QtBot, khmer: Translator) -> None:
    month = MonthView(khmer, TODAY)
    show(qtbot, month)
    table = month.table
    assert table.item(0, 0).text() == "១"  # 1 November 2026 is a Sunday
    assert table.horizontalHeaderItem(0).toolTip() == "អាទិត្យ"
    assert table.currentItem().data(Qt.ItemDataRole.AccessibleTextRole) == "ថ្ងៃចន្ទ ទី២៣ ខែវិច្ឆិកា ឆ្នាំ២០២៦"
    QTest.keyClick(table, Qt.Key.Key_PageDown)
    QTest.keyClick(table, Qt.Key.Key_PageDown)
    assert table.currentItem().data(Qt.ItemDataRole.UserRole) == date(2027, 1, 23)
    month.show_day(date(2027, 1, 31))
    QTest.keyClick(table, Qt.Key.Key_PageDown)
    assert table.currentItem().data(Qt.ItemDataRole.UserRole) == date(2027, 2, 28)
    with qtbot.waitSignal(month.picked) as picked:
        month.today.click()
    assert picked.args == [TODAY]


def test_a_pick_is_told_only_when_a_person_made_it(qtbot: QtBot) -> None:
    box = PickBox([("a", "ក"), ("b", "ខ"), ("c", "គ")])
    show(qtbot, box)
    assert box.key() == "a" or box.key() == ""
    with qtbot.assertNotEmitted(box.picked):
        box.set_key("b")
    with qtbot.waitSignal(box.picked) as told:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert told.args == ["c"]
    box.set_choices([("c", "គ"), ("d", "ឃ")])
    assert box.key() == "c"
    box.set_key("zzz")
    assert box.key() == ""


def test_the_wheel_does_not_change_an_answer(qtbot: QtBot) -> None:
    window = QWidget()
    other, box = KhmerLineEdit(), PickBox([("a", "ក"), ("b", "ខ")])
    box.set_key("a")
    window.setLayout(column(other, box))
    show(qtbot, window)
    other.setFocus()
    place = QPointF(box.rect().center())
    wheel = QWheelEvent(
        place, box.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.key() == "a"


def test_a_choice_without_room_ends_after_a_whole_letter(qtbot: QtBot) -> None:
    words = "ស្ត្រីមានគភ៌ដែលរស់នៅភូមិឆ្ងាយពីមណ្ឌលសុខភាព"
    ends = [words[:end] + "…" for end in cluster_breaks(words)]
    long, *shortened = boxes = [PickBox([("a", text)]) for text in (words, *ends)]
    for box in boxes:
        qtbot.addWidget(box)
        box.setFixedWidth(200)
        box.set_key("a")
    assert long.currentText() == words
    fitting = [box for box in shortened if box.fontMetrics().horizontalAdvance(box.currentText()) < 160]
    assert long.grab().toImage() in [box.grab().toImage() for box in fitting]


def test_ticks_are_told_in_the_order_of_the_choices(qtbot: QtBot) -> None:
    ticks = TickList([("a", "ក"), ("b", "ខ"), ("c", "គ")], columns=2)
    show(qtbot, ticks)
    ticks.set_keys(["c", "gone"])
    with qtbot.waitSignal(ticks.changed):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert ticks.keys() == ["a", "c"]


def test_a_scale_is_answered_by_keyboard(qtbot: QtBot) -> None:
    scale = ScalePicker(["ក", "ខ", "គ", "ឃ", "ង"])
    show(qtbot, scale)
    assert scale.value() is None
    with qtbot.waitSignal(scale.changed):
        type_text(QApplication.focusWidget(), "៤")
    assert scale.value() == 4
    with qtbot.waitSignal(scale.changed):
        type_text(QApplication.focusWidget(), "2")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert scale.value() == 3
    with qtbot.waitSignal(scale.changed):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert scale.value() is None
    scale.set_value(5)
    assert scale.value() == 5


def test_a_step_is_chosen_by_the_number_that_it_shows(qtbot: QtBot) -> None:
    scale = ScalePicker([""] * 5, numbers=["-២", "-១", "០", "១", "២"])
    show(qtbot, scale)
    for typed, step in (("០", 3), ("2", 5), ("-2", 1), ("-១", 2), ("១", 4), ("៥", 4), ("-", 4)):
        type_text(QApplication.focusWidget(), typed)
        assert scale.value() == step, typed


def test_a_field_tells_screen_readers_what_it_is(qtbot: QtBot) -> None:
    editor = KhmerTextEdit()
    field = Field("សម្ដី", editor, help_text="តាមពាក្យរបស់គាត់")
    show(qtbot, field)
    assert editor.accessibleName() == "សម្ដី"
    assert editor.accessibleDescription() == "តាមពាក្យរបស់គាត់"
    field.set_problem("ខុស")
    assert field.problem() == "ខុស"
    assert editor.accessibleDescription() == "ខុស"
    assert editor.property("wrong") == "true"
    field.set_problem("")
    assert editor.accessibleDescription() == "តាមពាក្យរបស់គាត់"
    assert QApplication.focusWidget() is editor


def test_a_field_shows_a_conflict_with_what_settles_it(qtbot: QtBot, settle: Callable[[], None]) -> None:
    field = Field("សម្ដី", KhmerLineEdit(), unit="នាទី")
    show(qtbot, field)
    settled = []
    field.set_conflict(SENTENCE, "ប្រៀបធៀប", lambda: settled.append(1))
    settle()
    assert field.conflict() == SENTENCE
    button = next(b for b in field.findChildren(QWidget) if getattr(b, "text", lambda: "")() == "ប្រៀបធៀប")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert settled == [1]
    field.set_conflict("")
    settle()
    assert not any(getattr(b, "text", lambda: "")() == "ប្រៀបធៀប" for b in field.findChildren(QWidget))
    tool = field.add_tool("ប្រវត្តិ", "history", lambda: settled.append(2))
    tool.click()
    assert settled == [1, 2]
