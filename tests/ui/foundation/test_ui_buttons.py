"""Buttons and boxes: words wrap, nothing is cut, keyboard and screen reader know them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import SENTENCE, TALL_WORDS, ink, picture

from sala.ui.theme import Look, icon, icon_names, pixmap
from sala.ui.widgets.buttons import KhmerButton, RadioBox, TickBox
from sala.ui.widgets.frames import VerticalScroll, column

KINDS = ("primary", "secondary", "quiet", "danger", "danger-primary")
WORDS = " ".join(TALL_WORDS[:7])


def words_height(widget: QWidget, colour: QColor) -> int:
    """Height of the ink of the words, looked for inside the frame."""
    place = widget.rect().adjusted(3, 3, -3, -3)
    return ink(picture(widget), place, colour).height()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_no_stack_is_cut_in_a_button(qtbot: QtBot, look: Look, kind: str, percent: int) -> None:
    look.wear(percent=percent)
    fitting, roomy = KhmerButton(WORDS, kind), KhmerButton(WORDS, kind)
    for button, extra in ((fitting, 0), (roomy, 80)):
        qtbot.addWidget(button)
        button.resize(button.sizeHint().width(), button.heightForWidth(button.sizeHint().width()) + extra)
    colour = fitting.palette().color(QPalette.ColorRole.ButtonText)
    assert words_height(fitting, colour) == words_height(roomy, colour) > 10


def test_words_wrap_where_it_is_narrow(qtbot: QtBot, settle: Callable[[], None]) -> None:
    inside = QWidget()
    button, tick, radio = KhmerButton(SENTENCE, "primary", "printer"), TickBox(SENTENCE), RadioBox(SENTENCE)
    inside.setLayout(column(button, tick, radio, None))
    place = VerticalScroll(inside)
    qtbot.addWidget(place)
    place.show()
    for width in (700, 260):
        place.resize(width, 300)
        settle()
        for widget in (button, tick, radio):
            assert widget.width() <= width
            assert widget.height() >= widget.heightForWidth(widget.width())
    line = button.fontMetrics().lineSpacing()
    assert button.height() > 3 * line
    assert tick.height() > 3 * line


def test_words_are_what_was_given(qtbot: QtBot) -> None:
    for widget in (KhmerButton("ក & ខ"), TickBox("ក & ខ"), RadioBox("ក & ខ")):
        qtbot.addWidget(widget)
        assert widget.text() == "ក & ខ"
        assert widget.accessibleName() == "ក & ខ"
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) == "ក & ខ"


def test_the_colour_follows_the_kind(qtbot: QtBot, look: Look) -> None:
    button = KhmerButton("លុប", "secondary")
    qtbot.addWidget(button)
    button.set_kind("danger-primary")
    assert button.palette().color(QPalette.ColorRole.ButtonText).name() == look.theme.colours.on_bad
    with pytest.raises(ValueError, match="pink"):
        button.set_kind("pink")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("kind", KINDS)
def test_focus_is_seen(qtbot: QtBot, look: Look, theme: str, kind: str) -> None:
    look.wear(theme)
    window = QWidget()
    button, other = KhmerButton("បោះពុម្ព", kind), KhmerButton("ក")
    window.setLayout(column(button, other))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    other.setFocus()
    before = picture(button)
    button.setFocus()
    assert button.hasFocus()
    after = picture(button)
    width, height = button.width(), button.height()
    changed = sum(before.pixel(x, y) != after.pixel(x, y) for x in range(width) for y in range(height))
    assert changed >= 2 * (width + height)


def test_boxes_work_with_the_keyboard_and_a_click_on_the_words(qtbot: QtBot) -> None:
    tick = TickBox(SENTENCE)
    qtbot.addWidget(tick)
    tick.resize(300, 120)
    tick.show()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert not tick.isChecked()


@pytest.mark.parametrize("percent", [100, 200])
def test_no_stack_is_cut_in_a_box(qtbot: QtBot, look: Look, percent: int) -> None:
    look.wear(percent=percent)
    heights = []
    for extra in (0, 60):
        box = TickBox(WORDS)
        qtbot.addWidget(box)
        box.resize(box.sizeHint().width(), box.sizeHint().height() + extra)
        words = QRect(40 * percent // 100, 0, box.width(), box.height())
        heights.append(ink(picture(box), words).height())
    assert heights[0] == heights[1] > 10


def test_every_icon_draws_sharply_in_its_colour(qtbot: QtBot) -> None:
    assert len(icon_names()) >= 60
    for name in icon_names():
        image = pixmap(name, "#b23529", 18, 2.0).toImage()
        assert image.width() == 36
        full = [image.pixelColor(x, y) for x in range(36) for y in range(36) if image.pixelColor(x, y).alpha() == 255]
        assert full, name
        assert all(abs(c.red() - 0xB2) + abs(c.green() - 0x35) + abs(c.blue() - 0x29) < 6 for c in full), name
    assert icon("printer", "#000000", 24).availableSizes()
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon", "#000000", 18)
