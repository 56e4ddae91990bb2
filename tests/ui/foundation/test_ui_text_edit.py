"""The editor: Khmer wraps at words while the text stays as typed."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QInputMethodEvent, QPalette, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import MIXED, SENTENCE, TALL_WORDS, UNIVERSAL, ink, picture, type_text

from sala.khmer import line_breaks_utf16
from sala.ui.theme import Look
from sala.ui.widgets.frames import VerticalScroll, column
from sala.ui.widgets.line_ends import line_ends, next_word, previous_word, utf16_length, word_around
from sala.ui.widgets.text_edit import KhmerReader, KhmerTextEdit

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot: QtBot) -> KhmerTextEdit:
    edit = KhmerTextEdit(SENTENCE)
    qtbot.addWidget(edit)
    edit.resize(300, 300)
    with qtbot.waitExposed(edit):
        edit.show()
    edit.activateWindow()
    edit.setFocus()
    return edit


def line_starts(edit: KhmerTextEdit) -> list[int]:
    """Where the lines of the first paragraph start, without the first."""
    layout = edit.document().begin().layout()
    return [layout.lineAt(number).textStart() for number in range(1, layout.lineCount())]


def natural_widths(edit: KhmerTextEdit) -> list[float]:
    layout = edit.document().begin().layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [line.naturalTextWidth() for line in lines]


@pytest.mark.parametrize("width", [150, 220, 301, 555])
@pytest.mark.parametrize("text", [SENTENCE, MIXED])
def test_lines_end_at_words_and_are_full(editor: KhmerTextEdit, width: int, text: str) -> None:
    editor.setPlainText(text)
    editor.resize(width, 300)
    starts = line_starts(editor)
    ends = line_breaks_utf16(text)
    room = editor.viewport().width() - 2 * editor.document().documentMargin()
    assert starts
    assert set(starts) <= set(ends)
    metrics = editor.fontMetrics()
    for start, following in zip([0, *starts], [*starts, len(text)], strict=True):
        assert metrics.horizontalAdvance(text[start:following].rstrip()) <= room + 1
        later = next((end for end in ends if end > following), len(text))
        if following < len(text):  # one word more would not have fitted
            assert metrics.horizontalAdvance(text[start:later].rstrip()) > room - 2


def test_a_word_wider_than_the_field_is_cut_but_shown(editor: KhmerTextEdit) -> None:
    editor.setPlainText("W" * 100)
    assert len(line_starts(editor)) >= 3
    assert max(natural_widths(editor)) <= editor.viewport().width()


@pytest.mark.parametrize("paragraph", UNIVERSAL.read_text("utf-8").splitlines()[:40])
def test_real_khmer_never_breaks_inside_a_word(editor: KhmerTextEdit, paragraph: str) -> None:
    editor.setPlainText(paragraph)
    assert set(line_starts(editor)) <= set(line_ends(paragraph))


def test_the_text_is_what_was_typed(editor: KhmerTextEdit) -> None:
    editor.clear()
    type_text(editor, SENTENCE + "\nA B")
    assert editor.text() == SENTENCE + "\nA B"
    editor.clear()
    type_text(editor, "ក\u200bខ")
    assert editor.text() == "ក\u200bខ"  # typed by the person: theirs


def test_typing_can_be_undone_and_redone(editor: KhmerTextEdit) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor, " ល្អ")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == SENTENCE
    editor.redo()
    assert editor.text() == SENTENCE + " ល្អ"


def test_words_of_the_program_can_be_undone_too(editor: KhmerTextEdit) -> None:
    editor.set_text("ថ្មី")
    assert editor.text() == "ថ្មី"
    editor.undo()
    assert editor.text() == SENTENCE


def test_the_layout_after_editing_is_that_of_a_fresh_editor(qtbot: QtBot, settle: Callable[[], None]) -> None:
    """Incremental layout: a hundred random edits leave every block where laying out everything would put it."""
    paragraphs = UNIVERSAL.read_text("utf-8").splitlines()[:30]
    choose = random.Random(7)
    edited, fresh = (KhmerTextEdit() for _ in range(2))
    for edit in (edited, fresh):
        qtbot.addWidget(edit)
        edit.resize(320, 400)
        edit.show()
    edited.setPlainText("\n".join(paragraphs))
    for _ in range(100):
        cursor = edited.textCursor()
        length = edited.document().characterCount() - 1
        start = choose.randrange(length + 1)
        cursor.setPosition(start)
        cursor.setPosition(min(length, start + choose.choice((0, 0, 1, 5, 400))), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(choose.choice(("", "ក", "\n", " ", "ខ្ញុំទៅ\nសាលា", paragraphs[5])))
        if choose.random() < 0.2:
            edited.undo()
    settle()
    fresh.setPlainText(edited.toPlainText())
    settle()
    for edit in (edited, fresh):
        edit.resize(319, 400)
        edit.resize(320, 400)
    one, other = edited.document().begin(), fresh.document().begin()
    while one.isValid():
        assert one.layout().position() == other.layout().position()
        assert one.layout().lineCount() == other.layout().lineCount()
        place = edited.document().documentLayout().blockBoundingRect(one)
        assert place.height() == one.layout().boundingRect().height()
        one, other = one.next(), other.next()
    assert not other.isValid()


def test_only_the_paragraph_typed_in_is_laid_out(editor: KhmerTextEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.setPlainText("\n".join([SENTENCE] * 50))
    laid: list[int] = []
    lay = type(editor._layout)._lay
    monkeypatch.setattr(
        type(editor._layout), "_lay", lambda self, block: (laid.append(block.blockNumber()), lay(self, block))[1]
    )
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(20).position() + 10)
    editor.setTextCursor(cursor)
    type_text(editor, "ក")
    assert set(laid) == {20}


def test_composing_is_shown_in_its_place_and_becomes_text(editor: KhmerTextEdit) -> None:
    editor.setPlainText("ខ្ញុំសាលា")
    cursor = editor.textCursor()
    cursor.setPosition(5)
    editor.setTextCursor(cursor)
    before = natural_widths(editor)[0]
    QApplication.sendEvent(editor, QInputMethodEvent("ទៅ", []))
    assert editor.text() == "ខ្ញុំសាលា"
    assert editor.document().begin().layout().preeditAreaText() == "ទៅ"
    assert natural_widths(editor)[0] > before
    picture(editor)
    commit = QInputMethodEvent("", [])
    commit.setCommitString("ទៅ")
    QApplication.sendEvent(editor, commit)
    assert editor.text() == "ខ្ញុំទៅសាលា"
    assert editor.textCursor().position() == 7


def test_composing_wraps_as_it_will_when_typed(editor: KhmerTextEdit) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QApplication.sendEvent(editor, QInputMethodEvent(SENTENCE[:40], []))
    starts = line_starts(editor)
    assert starts
    assert set(starts) <= set(line_ends(SENTENCE[:40] + SENTENCE))


def test_the_pointer_finds_the_letter(editor: KhmerTextEdit) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(0)
    for _ in range(60):
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        found = editor.cursorForPosition(editor.cursorRect(cursor).center())
        assert found.position() == cursor.position()
    assert editor.cursorForPosition(QPoint(5, 10_000)).position() > 0
    assert editor.document().documentLayout().hitTest(QPointF(-50, -50), Qt.HitTestAccuracy.ExactHit) == -1


def test_arrows_walk_by_clusters(editor: KhmerTextEdit) -> None:
    editor.setPlainText("ស្ត្រីខ្មែរ")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    seen = []
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Right)
        seen.append(editor.textCursor().position())
    assert seen == [6, 10, 11]


def test_control_and_arrows_walk_by_words(editor: KhmerTextEdit) -> None:
    text = "ខ្ញុំទៅសាលារៀន\nក្រុម A"
    editor.setPlainText(text)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    forth = [0]
    for _ in range(10):
        QTest.keyClick(editor, Qt.Key.Key_Right, CTRL)
        forth.append(editor.textCursor().position())
    assert forth[:4] == [0, 5, 7, 14] or forth[:5] == [0, 5, 7, 11, 14]
    assert forth[-1] == len(text)
    back = []
    for _ in range(10):
        QTest.keyClick(editor, Qt.Key.Key_Left, CTRL)
        back.append(editor.textCursor().position())
    assert back[-1] == 0
    assert set(back) <= set(forth)


def test_words_are_selected_and_deleted(editor: KhmerTextEdit) -> None:
    editor.setPlainText("ខ្ញុំទៅសាលា")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(editor, Qt.Key.Key_Right, CTRL | SHIFT)
    assert editor.textCursor().selectedText() == "ខ្ញុំ"
    QTest.keyClick(editor, Qt.Key.Key_Right)
    QTest.keyClick(editor, Qt.Key.Key_Delete, CTRL)
    assert editor.text() == "ខ្ញុំសាលា"
    QTest.keyClick(editor, Qt.Key.Key_Backspace, CTRL)
    assert editor.text() == "សាលា"
    QTest.keyClick(editor, Qt.Key.Key_Backspace, CTRL)
    assert editor.text() == "សាលា"


def test_a_double_click_selects_a_khmer_word(editor: KhmerTextEdit) -> None:
    editor.setPlainText("ខ្ញុំទៅសាលា។")
    cursor = editor.textCursor()
    cursor.setPosition(5)
    place = editor.cursorRect(cursor).center() + QPoint(6, 0)
    QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.textCursor().selectedText() == "ទៅ"


def test_a_selection_is_painted(editor: KhmerTextEdit, look: Look) -> None:
    def selected(edit: KhmerTextEdit) -> int:
        image = picture(edit)
        wanted = QColor(look.theme.colours.selection)
        return sum(image.pixelColor(x, y) == wanted for x in range(0, 300, 2) for y in range(0, 200, 2))

    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert selected(editor) == 0
    editor.selectAll()
    assert selected(editor) > 300


def test_it_is_as_high_as_its_text(qtbot: QtBot, settle: Callable[[], None]) -> None:
    inside = QWidget()
    edit = KhmerTextEdit("", least_lines=2)
    inside.setLayout(column(edit, None))
    place = VerticalScroll(inside)
    qtbot.addWidget(place)
    place.resize(320, 300)
    place.show()
    settle()
    line = edit.fontMetrics().lineSpacing()
    assert 2 * line <= edit.height() <= 3.2 * line
    edit.setPlainText(SENTENCE * 3)
    settle()
    assert edit.viewport().height() >= edit.document().size().height()
    assert edit.verticalScrollBar().maximum() == 0
    narrow = edit.height()
    place.resize(640, 300)
    settle()
    assert edit.height() < narrow


def test_it_scrolls_beyond_the_lines_allowed(qtbot: QtBot, settle: Callable[[], None]) -> None:
    edit = KhmerTextEdit(SENTENCE * 20, most_lines=4)
    qtbot.addWidget(edit)
    edit.resize(300, edit.sizeHint().height())
    edit.show()
    settle()
    assert edit.sizeHint().height() < 6 * edit.fontMetrics().lineSpacing()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    assert edit.verticalScrollBar().value() > 100
    assert edit.viewport().rect().contains(edit.cursorRect().center())


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_stack_is_cut(qtbot: QtBot, look: Look, percent: int) -> None:
    look.wear(percent=percent)
    heights = []
    for extra in (0, 80):
        edit = KhmerTextEdit("   ".join(TALL_WORDS[:8]), least_lines=1)
        qtbot.addWidget(edit)
        edit.resize(2000, edit.sizeHint().height() + extra)
        colour = edit.palette().color(QPalette.ColorRole.Text)
        heights.append(ink(picture(edit), edit.rect().adjusted(4, 4, -4, -4), colour).height())
    assert heights[0] == heights[1] > 10


def test_another_text_size_is_laid_out_at_once(editor: KhmerTextEdit, look: Look, settle: Callable[[], None]) -> None:
    before = len(line_starts(editor))
    look.wear("dark", 200)
    settle()
    assert len(line_starts(editor)) >= 1.8 * before
    assert editor.document().begin().layout().lineAt(0).height() >= 1.6 * look.theme.sizes.text()


def test_what_is_pasted_is_plain(editor: KhmerTextEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>ក</b>")
    data.setText("ក\r\nខ\u2028គ\x07")
    editor.clear()
    editor.insertFromMimeData(data)
    assert editor.text() == "ក\nខ\nគ"


def test_the_placeholder_is_given_back_as_it_was(editor: KhmerTextEdit) -> None:
    editor.setPlaceholderText(SENTENCE)
    assert editor.placeholderText() == SENTENCE
    editor.clear()
    empty = ink(picture(editor), editor.rect().adjusted(30, 4, -4, -4))
    assert empty.height() > editor.fontMetrics().lineSpacing()  # it wraps


def test_tab_goes_on_and_leaving_is_told(qtbot: QtBot) -> None:
    window = QWidget()
    first, second = KhmerTextEdit("ក"), KhmerTextEdit("ខ")
    window.setLayout(column(first, second))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first.setFocus()
    with qtbot.waitSignal(first.left):
        QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert first.text() == "ក"


def test_a_reader_copies_clean_text(qtbot: QtBot) -> None:
    reader = KhmerReader(SENTENCE + "\u200bក")
    qtbot.addWidget(reader)
    reader.resize(300, 200)
    reader.show()
    reader.selectAll()
    QTest.keyClick(reader, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == SENTENCE + "ក"
    type_text(reader, "ខ")
    assert reader.text() == SENTENCE + "\u200bក"


@pytest.mark.parametrize("text", [SENTENCE, MIXED, "😀 ក 😀ខ្ញុំទៅ😀", "", " ", "a", "ក។ ខ ៗ"])
def test_line_ends_rise_to_the_end(text: str) -> None:
    ends = line_ends(text)
    assert ends == sorted(set(ends))
    assert all(0 < end <= utf16_length(text) for end in ends)
    if text:
        assert ends[-1] == utf16_length(text)


def test_words_behind_signs_beyond_the_basic_plane() -> None:
    text = "😀ខ្ញុំទៅ"
    assert word_around(text, 3) == (2, 7)
    assert next_word(text, 2) == 7
    assert previous_word(text, 7) == 2
    assert previous_word(text, 0) is None
    assert next_word(text, utf16_length(text)) is None
