"""Qt's own words in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sala.language import Translator
from sala.ui.qt_message_file import message_file
from sala.ui.widgets import file_dialogs
from sala.ui.words import QT_WORDS, QtWords

# Asked for by Qt, and rightly left as they are.
LEFT = {
    ("QGuiApplication", "QT_LAYOUT_DIRECTION"), ("QProgressBar", "%p%"),
    ("QFileDialog", "Alt+Left"), ("QFileDialog", "Alt+Right"), ("QFileDialog", "Alt+Up"),
}  # fmt: skip

# C++ texts end at a NUL, and an empty one is none.
_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


class Listener(QTranslator):
    """Hears what Qt asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str = "", n: int = -1) -> str | None:
        self.asked.add((context, source))
        return None


@pytest.fixture
def in_khmer(qapp: QApplication, khmer: Translator) -> Iterator[QtWords]:
    words = QtWords(khmer)
    qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)


def test_every_word_has_khmer(khmer: Translator) -> None:
    assert [msgid for msgid in QT_WORDS.values() if khmer.gettext(msgid) == msgid] == []


def test_buttons_of_a_question_are_khmer(qtbot: QtBot, in_khmer: QtWords) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(kinds.Ok | kinds.Cancel | kinds.Yes | kinds.No | kinds.Save)
    assert {box.button(kind).text() for kind in (kinds.Ok, kinds.Cancel, kinds.Yes, kinds.No, kinds.Save)} == {
        "យល់ព្រម", "បោះបង់", "បាទ/ចាស", "ទេ", "រក្សាទុក",
    }  # fmt: skip


def test_english_is_qt_s_own(qtbot: QtBot, qapp: QApplication, english: Translator) -> None:
    words = QtWords(english)
    qapp.installTranslator(words)
    assert QCoreApplication.translate("QLineEdit", "&Copy") == "&Copy"
    qapp.removeTranslator(words)


def test_unknown_words_are_left_to_qt(in_khmer: QtWords) -> None:
    assert QCoreApplication.translate("Nobody", "knows this") == "knows this"
    assert QCoreApplication.translate("QFileDialog", "Show ") == "បង្ហាញ "


def test_every_word_of_the_table_reaches_qt(in_khmer: QtWords, khmer: Translator) -> None:
    told = {asked: QCoreApplication.translate(*asked).strip() for asked in QT_WORDS}
    assert told == {asked: khmer.gettext(msgid).strip() for asked, msgid in QT_WORDS.items()}


def test_qt_asks_no_python_for_its_words() -> None:
    """Two threads that read images stood still for good, and the window with them: see ``qt_message_file``."""
    assert QtWords.translate is QTranslator.translate


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.tuples(_TEXTS, _TEXTS), _TEXTS, max_size=30))
def test_qt_finds_any_message(qapp: QApplication, messages: dict[tuple[str, str], str]) -> None:
    translator, content = QTranslator(), message_file(messages)
    assert translator.load(content)
    assert {asked: translator.translate(*asked) for asked in messages} == messages
    assert not translator.translate("Nobody", "knows this")


def test_no_widget_that_we_use_asks_for_a_word_that_we_lack(qtbot: QtBot, qapp: QApplication) -> None:
    listener = Listener()
    qapp.installTranslator(listener)
    kinds = QMessageBox.StandardButton
    box = QMessageBox()
    box.setStandardButtons(kinds.Ok | kinds.Cancel | kinds.Yes | kinds.No | kinds.Save | kinds.Discard | kinds.Retry)
    box.setDetailedText("x")
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    for widget in (box, dialog):
        qtbot.addWidget(widget)
        widget.show()
    for mode in QFileDialog.FileMode:
        dialog.setFileMode(mode)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    for edit in (QLineEdit("x"), QTextEdit("x"), QPlainTextEdit("x")):
        qtbot.addWidget(edit)
        edit.createStandardContextMenu()
    qapp.processEvents()
    qapp.removeTranslator(listener)
    keys = {pair for pair in listener.asked if pair[0] == "QShortcut"}
    assert len(listener.asked) > 40
    assert listener.asked - keys - LEFT - set(QT_WORDS) == set()


def test_choosing_files_is_khmer_and_offers_places(
    qtbot: QtBot, in_khmer: QtWords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[QFileDialog] = []

    def answer(dialog: QFileDialog) -> int:
        seen.append(dialog)
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        return 1

    monkeypatch.setattr(QFileDialog, "exec", answer)
    (tmp_path / "a.pdf").write_bytes(b"x")
    found = file_dialogs.choose_where_to_save(window, "រក្សាទុក", ["PDF (*.pdf)"], tmp_path / "ថ្មី.pdf")
    assert found == tmp_path / "ថ្មី.pdf"
    assert seen[0].labelText(QFileDialog.DialogLabel.FileName) == "ឈ្មោះឯកសារ៖"
    assert seen[0].sidebarUrls()
    assert file_dialogs.choose_folder(window, "ជ្រើស", tmp_path) == tmp_path
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    assert file_dialogs.choose_file(window, "បើក", [], tmp_path) is None
    assert file_dialogs.choose_files(window, "បើក", [], tmp_path) == []
