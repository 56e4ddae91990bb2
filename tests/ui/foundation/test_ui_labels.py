"""Labels: Khmer wraps between words, is never cut, and what comes out is clean."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import MIXED, SENTENCE, TALL_WORDS, UNIVERSAL, ink, picture

from sala.khmer import cluster_breaks, line_breaks
from sala.ui.theme import Look
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import VerticalScroll, column
from sala.ui.widgets.labels import KhmerLabel, OneLineLabel, elided
from sala.ui.widgets.marks import marked, rich, set_tip, unmarked
from sala.ui.widgets.picks import PickBox

ZWSP = "\u200b"


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("role", ["small", "body", "heading", "title", "display"])
def test_no_stack_is_cut(qtbot: QtBot, look: Look, percent: int, role: str) -> None:
    look.wear(percent=percent)
    words = "  ".join(TALL_WORDS)
    tight, roomy = KhmerLabel(words, role, wrap=False), KhmerLabel(words, role, wrap=False)
    roomy.setContentsMargins(60, 60, 60, 60)
    for label in (tight, roomy):
        qtbot.addWidget(label)
        label.resize(label.sizeHint())
    assert ink(picture(tight)).size() == ink(picture(roomy)).size()


def test_text_is_what_was_given(qtbot: QtBot) -> None:
    label = KhmerLabel(SENTENCE)
    qtbot.addWidget(label)
    assert label.text() == SENTENCE
    assert label.accessibleName() == SENTENCE
    label.setText(MIXED)
    assert label.text() == MIXED
    assert label.accessibleName() == MIXED
    label.setAccessibleName("another")
    label.setText(SENTENCE)
    assert label.accessibleName() == "another"


@pytest.mark.parametrize("make", [KhmerLabel, OneLineLabel, KhmerButton])
def test_signs_that_turn_words_around_are_seen_and_do_nothing(
    qtbot: QtBot, make: Callable[[str], KhmerLabel | OneLineLabel | KhmerButton]
) -> None:
    foreign, plain = make("ab\u202ecd\u2066\x1b[2Jef"), make("ab\ufffdcd\ufffd\ufffd[2Jef")
    for widget in (foreign, plain):
        qtbot.addWidget(widget)
        widget.resize(400, 60)
    assert foreign.text() == "ab\u202ecd\u2066\x1b[2Jef"
    assert picture(foreign) == picture(plain)


def test_signs_that_turn_words_around_do_nothing_in_lists_and_tips(qtbot: QtBot) -> None:
    box = PickBox([("a", "ab\u202ecd\nef")])
    qtbot.addWidget(box)
    assert box.itemText(0) == "ab\ufffdcd ef"
    assert rich("ab\u202ecd") == "ab\ufffdcd"
    assert "\u202e" not in rich("ab\u202ecd\n<b>")
    metrics = QFontMetrics(box.font())
    assert elided("ab\u202ecd", metrics, 10_000) == "ab\ufffdcd"


def test_marks_stand_between_words_only() -> None:
    ends = set(line_breaks(SENTENCE))
    at = 0
    for piece in marked(SENTENCE).split(ZWSP)[:-1]:
        at += len(piece)
        assert at in ends
    assert unmarked(marked(SENTENCE)) == SENTENCE
    assert marked("Print 12 pages") == "Print 12 pages"


def test_a_long_address_may_be_broken_too() -> None:
    address = "https://example.org/a/very/long/address/that/never/ends/averyverylongwordwithoutanysigninit"
    assert unmarked(marked(address)) == address
    assert max(map(len, marked(address).split(ZWSP))) < 25


@pytest.mark.parametrize("width", [140, 220, 400])
def test_lines_end_at_words(qtbot: QtBot, width: int) -> None:
    ends = set(line_breaks(SENTENCE))
    label = KhmerLabel(SENTENCE)
    qtbot.addWidget(label)
    layout = QTextLayout(marked(SENTENCE), label.font())
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    assert len(starts) > 1
    assert all(len(unmarked(marked(SENTENCE)[:start])) in ends for start in starts[1:])
    lines = round(label.heightForWidth(width) / label.fontMetrics().lineSpacing())
    assert lines == len(starts)


def test_narrower_is_higher_and_nothing_is_cut(qtbot: QtBot, settle: Callable[[], None]) -> None:
    inside = QWidget()
    label = KhmerLabel(UNIVERSAL.read_text("utf-8").splitlines()[6])
    inside.setLayout(column(label, None))
    place = VerticalScroll(inside)
    qtbot.addWidget(place)
    place.resize(600, 200)
    place.show()
    settle()
    wide = label.height()
    place.resize(220, 200)
    settle()
    assert label.height() > 1.5 * wide
    assert label.height() >= label.heightForWidth(label.width())
    assert place.horizontalScrollBar().maximum() == 0


def test_what_is_copied_is_clean(qtbot: QtBot) -> None:
    label = KhmerLabel(SENTENCE)
    label.set_selectable()
    qtbot.addWidget(label)
    label.resize(300, 200)
    label.show()
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert label.selectedText() == SENTENCE
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SENTENCE


def test_a_label_of_one_line_is_cut_between_clusters(qtbot: QtBot) -> None:
    label = OneLineLabel(SENTENCE)
    qtbot.addWidget(label)
    label.resize(160, 30)
    shown = label.shown_text()
    picture(label)
    assert shown.endswith("…")
    assert len(shown.removesuffix("…").rstrip()) in {0, *cluster_breaks(SENTENCE)}
    assert label.fontMetrics().horizontalAdvance(shown) <= 160
    assert unmarked(label.toolTip()) == f"<p>{SENTENCE}</p>"
    label.resize(4000, 30)
    picture(label)
    assert label.shown_text() == SENTENCE
    assert label.toolTip() == ""


@pytest.mark.parametrize("width", range(0, 200, 7))
def test_what_is_left_of_a_text_always_fits(qtbot: QtBot, width: int) -> None:
    label = KhmerLabel()
    qtbot.addWidget(label)
    metrics = QFontMetrics(label.font())
    shown = elided(MIXED, metrics, width)
    assert shown == "…" or metrics.horizontalAdvance(shown) <= width


def test_tooltips_wrap_and_are_spoken(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tip(widget, "ក < ខ & គ")
    assert widget.toolTip() == "<p>ក &lt; ខ &amp; គ</p>"
    assert widget.accessibleDescription() == "ក < ខ & គ"
    assert ZWSP in rich(SENTENCE)
    set_tip(widget, "")
    assert widget.toolTip() == ""


def test_roles_and_tones_reach_the_font_and_colour(qtbot: QtBot, look: Look) -> None:
    box = QWidget()
    layout = QVBoxLayout(box)
    title, soft = KhmerLabel("ក", "title"), KhmerLabel("ក", tone="soft")
    layout.addWidget(title)
    layout.addWidget(soft)
    qtbot.addWidget(box)
    box.show()
    assert title.font().pixelSize() == look.theme.sizes.text("title")
    assert soft.palette().windowText().color().name() == look.theme.colours.text_soft
    soft.set_tone("bad")
    assert soft.palette().windowText().color().name() == look.theme.colours.bad
    assert ink(picture(title), QRect(title.rect())).height() > 5
