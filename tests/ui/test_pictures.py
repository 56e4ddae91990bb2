"""The script that takes pictures does what it says, and its list of what does not fit can be believed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.picture_scenes.clipping import findings

from sala.language import Translator
from sala.ui.theme import Look
from sala.ui.widgets.buttons import KhmerButton, TickBox
from sala.ui.widgets.date_edit import DateEdit
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import Card, VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel, OneLineLabel
from sala.ui.widgets.line_edit import KhmerLineEdit
from sala.ui.widgets.picks import PickBox

PICTURES = Path(__file__).parents[1] / "pictures.py"
LONG = "សិក្ខាសាលាកែលម្អសេវាពិនិត្យផ្ទៃពោះ មណ្ឌលសុខភាពស្រែជិះ"
Shown = Callable[[QWidget, int, int], QWidget]


@pytest.fixture
def shown(qtbot: QtBot, settle: Callable[[], None]) -> Shown:
    """Show a widget at a size, however little that is, painted once."""

    def show(widget: QWidget, width: int, height: int) -> QWidget:
        qtbot.addWidget(widget)
        widget.setFixedSize(width, height)
        widget.show()
        settle()
        widget.grab()
        return widget

    return show


def told(widget: QWidget) -> str:
    return "\n".join(map(str, findings(widget)))


def holding(*children: QWidget) -> QWidget:
    """A widget without a layout, in which children lie where they are put."""
    whole = QWidget()
    for child in children:
        child.setParent(whole)
    return whole


# -- the script


@pytest.mark.journey
def test_pages_and_screens_that_are_asked_for_and_no_others(tmp_path: Path) -> None:
    out = tmp_path / "pictures"
    for only in ("print-01-challenge-frame-filled-p01", "about--km"):
        subprocess.run([sys.executable, str(PICTURES), "--out", str(out), "--only", only, "--check"], check=True)
    names = {path.name for path in out.iterdir()}
    assert names == {
        "100-print-01-challenge-frame-filled-p01--km.png",
        "100-print-01-challenge-frame-filled-p01--en.png",
        *(f"221-dialog-about--km-{how}.png" for how in ("100-light", "150-light", "100-dark", "100-contrast")),
    }
    for path in out.iterdir():
        with Image.open(path) as picture:
            colours = picture.convert("RGB").getcolors(picture.width * picture.height)
        assert len(colours) > 8, f"{path.name} is blank"


# -- what fits


def form(words: Translator) -> QWidget:
    quote = Field("សម្ដីដែលបានឮ", KhmerLineEdit(LONG), help_text="សរសេរតាមពាក្យរបស់គាត់ កុំសរសេរឈ្មោះ។")
    quote.set_problem("ត្រូវសរសេរជាលេខ ពី ០ ដល់ ៦០០។")
    pair = row(KhmerButton("រក្សាទុក", "primary", "save"), TickBox("ខ្ញុំយល់ព្រម"), None)
    whole = QWidget()
    whole.setLayout(
        column(KhmerLabel(LONG, "title"), OneLineLabel(LONG), quote, Card(DateEdit(words)), PickBox([("", LONG)]), pair)
    )
    return VerticalScroll(whole)


@pytest.mark.parametrize("width", [480, 600, 900])
@pytest.mark.parametrize("percent", [100, 150])
def test_a_form_that_wraps_and_scrolls_fits(
    shown: Shown, khmer: Translator, look: Look, width: int, percent: int
) -> None:
    look.wear(percent=percent)
    assert told(shown(form(khmer), width, 300)) == ""


def test_what_is_scrolled_away_or_hidden_is_no_fault(shown: Shown) -> None:
    hidden = KhmerLabel(LONG)
    whole = holding(hidden)
    hidden.setGeometry(0, 0, 10, 10)
    hidden.hide()
    assert told(shown(whole, 50, 50)) == ""


# -- what does not


def cases() -> Iterator[tuple[str, Callable[[], QWidget], str]]:
    def put(child: QWidget, x: int, y: int, width: int, height: int) -> QWidget:
        child.setGeometry(x, y, width, height)
        return holding(child)

    yield "low label", lambda: put(KhmerLabel(LONG), 0, 0, 120, 20), "needs a height"
    yield "narrow label", lambda: put(KhmerLabel("អនុត្តរភាព", wrap=False), 0, 0, 20, 40), "needs a width"
    yield "low button", lambda: put(KhmerButton(LONG), 0, 0, 120, 40), "needs a height"
    yield "narrow button", lambda: put(KhmerButton("អនុត្តរភាព"), 0, 0, 30, 90), "needs a width"
    yield "low tick box", lambda: put(TickBox(LONG), 0, 0, 120, 30), "needs a height"
    yield "placeholder", lambda: put(KhmerLineEdit(placeholder=LONG), 0, 0, 100, 50), "needs a width"
    yield "sticking out", lambda: put(KhmerLabel("ក"), 190, 0, 40, 40), "sticks out"
    yield "nothing left", lambda: put(OneLineLabel(LONG), 0, 0, 6, 40), "nothing is left"


@pytest.mark.parametrize(("make", "said"), [pytest.param(make, said, id=name) for name, make, said in cases()])
def test_what_does_not_fit_is_told(shown: Shown, make: Callable[[], QWidget], said: str) -> None:
    assert said in told(shown(make(), 200, 100))


def test_parts_on_each_other_are_told(shown: Shown) -> None:
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.addWidget(KhmerLabel("ក"))
    box.addWidget(KhmerLabel("ខ"))
    shown(whole, 200, 100)
    whole.findChildren(KhmerLabel)[1].move(whole.findChildren(KhmerLabel)[0].pos())
    assert "lie on each other" in told(whole)


def test_what_cannot_be_scrolled_sideways_is_told(shown: Shown) -> None:
    wide = QLabel("ក")
    wide.setMinimumWidth(400)
    assert "does not scroll sideways" in told(shown(VerticalScroll(wide), 200, 100))


def test_a_cell_that_is_cut_is_told(shown: Shown) -> None:
    table = QTableWidget(1, 1)
    table.setItem(0, 0, QTableWidgetItem("អនុត្តរភាព"))
    table.setColumnWidth(0, 30)
    shown(table, 200, 100)
    assert "needs a width" in told(table)


def test_a_window_larger_than_the_screen_is_told(shown: Shown) -> None:
    whole = shown(QWidget(), 500, 100)
    assert findings(whole, (500, 100)) == []
    assert [one.what for one in findings(whole, (400, 300))] == ["is 500 × 100, and the screen 400 × 300"]


def test_a_choice_that_is_too_long_says_all_in_a_tooltip(shown: Shown) -> None:
    box = PickBox([("", LONG)])
    whole = QWidget()
    whole.setLayout(column(box))
    shown(whole, 160, 80)
    assert told(whole) == ""
    assert box.toolTip()
    box.setToolTip("")
    assert "needs a width" in told(whole)
    box.set_choices([("", "ក")])
    assert not box.toolTip()
