"""Colours, sizes and fonts: what a person must be able to see."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPainterPath, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.foundation.khmer_samples import TALL_WORDS

from sala.paths import resource_path
from sala.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Colours, Look, Sizes, contrast
from sala.ui.theme.colours import SHAPE_PAIRS, TEXT_PAIRS
from sala.ui.theme.fonts import ASCENT, DESCENT, body_font, with_room

ALL = (LIGHT, DARK, HIGH_CONTRAST)


@pytest.mark.parametrize("colours", ALL, ids=lambda c: c.name)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_passes_aa(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", ALL, ids=lambda c: c.name)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_that_mean_something_are_seen(colours: Colours, shape: str, ground: str) -> None:
    assert contrast(getattr(colours, shape), getattr(colours, ground)) >= 3


def test_high_contrast_is_high() -> None:
    for text in ("text", "text_soft"):
        assert contrast(getattr(HIGH_CONTRAST, text), HIGH_CONTRAST.page) >= 20
    assert contrast(HIGH_CONTRAST.accent_soft, HIGH_CONTRAST.surface) >= 3  # the chosen row


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_sizes_grow_and_stay_within_bounds() -> None:
    assert Sizes(100).row == 44
    assert Sizes(200).row == 88
    assert Sizes(5).percent == 80
    assert Sizes(999).percent == 200
    assert Sizes(100).stepped(1).percent == 110
    assert Sizes(80).stepped(-1).percent == 80
    assert Sizes(200).stepped(1).percent == 200
    assert Sizes(117).stepped(-1).percent == 110


@pytest.mark.parametrize("pixels", [12, 15, 19, 22, 30, 40])
def test_the_line_has_room_for_the_highest_and_deepest_khmer(pixels: int) -> None:
    font = body_font(pixels)
    metrics = QFontMetricsF(font)
    assert metrics.height() >= 1.6 * pixels
    for word in TALL_WORDS:
        path = QPainterPath()
        path.addText(0, 0, font, word)
        ink = path.boundingRect()
        assert -ink.top() <= metrics.ascent(), word
        assert ink.bottom() <= metrics.descent(), word


def test_the_house_fonts_are_worn() -> None:
    assert QFontInfo(QApplication.font()).family() == "Sala Khmer"


@pytest.mark.parametrize("name", ["SalaKhmer-Regular", "SalaSans-SemiBold"])
def test_a_font_given_room_is_still_whole(name: str) -> None:
    before = resource_path("fonts", f"{name}.ttf").read_bytes()
    after = with_room(before)
    assert len(after) == len(before)
    padded = after + b"\0" * (-len(after) % 4)
    assert sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF == 0xB1B0AFBA
    assert with_room(after) == after
    assert ASCENT + DESCENT >= 1.6


def test_a_change_is_worn_at_once(qtbot: QtBot, look: Look) -> None:
    button, label, field = QPushButton("ក"), QLabel("ក"), QLineEdit("ក")
    button.setProperty("kind", "primary")
    label.setProperty("role", "title")
    for widget in (button, label, field):
        qtbot.addWidget(widget)
        widget.show()
    small = (button.sizeHint().height(), label.font().pixelSize(), field.sizeHint().height())
    with qtbot.waitSignal(look.changed):
        look.wear("dark", 200)
    large = (button.sizeHint().height(), label.font().pixelSize(), field.sizeHint().height())
    assert all(after >= 1.9 * before for before, after in zip(small, large, strict=True))
    assert button.palette().color(QPalette.ColorRole.ButtonText) == QColor(DARK.on_accent)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)


def test_wearing_the_same_again_does_nothing(qtbot: QtBot, look: Look) -> None:
    with qtbot.assertNotEmitted(look.changed):
        look.wear("light", 100)


def test_zooming_walks_through_the_steps(look: Look) -> None:
    assert [look.zoom(+1), look.zoom(+1), look.zoom(-1), look.zoom(0)] == [110, 125, 110, 100]


def test_the_desktop_may_choose(look: Look) -> None:
    look.wear("system")
    assert look.chosen == "system"
    assert look.theme.colours in (LIGHT, DARK)


@pytest.mark.parametrize("name", [c.name for c in ALL])
def test_every_picture_of_the_style_sheet_exists(look: Look, name: str) -> None:
    look.wear(name)
    sheet = QApplication.instance().styleSheet()  # type: ignore[union-attr]
    files = [part.split(")")[0] for part in sheet.split("url(")[1:]]
    assert files
    assert all(Path(file).read_bytes().startswith(b"<svg") for file in files)
    assert "currentColor" not in "".join(Path(file).read_text("ascii") for file in files)
