"""Driving a window with the mouse: a click lands on what lies under the pointer, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QScrollArea,
    QWidget,
)
from tests.ui.pages.driving import Driver, box_named, file_line, names_of

_LEFT, _NO = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_MOST_TURNS = 200
_TURN = 60


class Hand(Driver):
    """Only the mouse; text is typed into the field that was clicked."""

    def press(self, name: str) -> None:
        self.click(self.find(name), name)

    def write(self, name: str, text: str) -> None:
        goal = self.find(name)
        while goal.focusProxy() is not None:
            goal = goal.focusProxy()
        self.click(goal, name)
        assert QApplication.focusWidget() is goal, f"a click does not put the keyboard into {name}; {self._where()}"
        self.type(text)

    def enter(self, name: str, text: str) -> None:
        """A line has a button beside it for the mouse; but whoever types presses Enter."""
        self.write(name, f"{text}\n")

    def pick(self, name: str, key: str) -> None:
        box = box_named(self.find(name))
        self.click(box, name)
        view = box.view()
        self.wait(lambda: QApplication.activePopupWidget() is not None and view.isVisible(), f"{name} to open")
        self.click_item(view, box.findData(key))
        self.wait(lambda: box.currentData() == key, f"{key} in {name}")

    def choose_radio(self, name: str) -> None:
        self.press(name)

    def rate(self, name: str, step: int) -> None:
        steps = self.find(name).findChildren(QPushButton)
        self.click(steps[step - 1], f"{name}, {step}")

    def answer_file_dialog(self, path: Path) -> None:
        dialog = self.front()
        assert isinstance(dialog, QFileDialog)
        line = file_line(dialog)
        self.click(line, "the name of the file")
        line.selectAll()
        self.type(str(path))
        buttons = dialog.findChild(QDialogButtonBox)
        kinds = (QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Open)
        (button,) = (one for one in map(buttons.button, kinds) if one is not None)
        self.wait(button.isEnabled, "the button of the file dialog")
        for _ in range(2):  # the first click may only close the list of names that begin so
            if dialog.isVisible():
                self.click(button, button.text())

    def click_item(self, view: QAbstractItemView, row: int, column: int = 0, *, double: bool = False) -> None:
        """Click on a line of a list or a cell of a table."""
        index = view.model().index(row, column)
        view.scrollTo(index)
        place = view.visualRect(index).center()
        self._click_at(view.viewport(), place, f"row {row} of {names_of(view)}", double=double)

    def click(self, widget: QWidget, name: str) -> None:
        """Bring a widget under the pointer with the wheel if need be, and click in its middle."""
        assert widget.isVisible(), f"{name} is not seen; {self._where()}"
        assert widget.isEnabled(), f"{name} is grey; {self._where()}"
        self._scroll_to(widget, name)
        self._click_at(widget, widget.rect().center(), name)

    def _click_at(self, widget: QWidget, place: QPoint, name: str, *, double: bool = False) -> None:
        window = widget.window()
        at = widget.mapTo(window, place)
        under = window.childAt(at)
        assert under is not None, f"{name} lies outside of its window; {self._where()}"
        assert under is widget or widget.isAncestorOf(under), f"{names_of(under)} lies over {name}; {self._where()}"
        act = QTest.mouseDClick if double else QTest.mouseClick
        act(window.windowHandle(), _LEFT, _NO, at)
        QApplication.processEvents()

    def _scroll_to(self, widget: QWidget, name: str) -> None:
        """Turn the wheel over each place that scrolls until the middle of the widget is inside it."""
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea) and around.widget() is not None:
                self._turn_until_seen(around, widget, name)
            around = around.parentWidget()

    def _turn_until_seen(self, area: QScrollArea, widget: QWidget, name: str) -> None:
        view = area.viewport()
        QApplication.processEvents()
        for _ in range(_MOST_TURNS):
            middle = widget.mapTo(area, widget.rect().center()).y()
            if 4 <= middle <= view.height() - 4:
                return
            before = area.verticalScrollBar().value()
            _turn_wheel(view, -_TURN if middle > view.height() - 4 else _TURN)
            assert area.verticalScrollBar().value() != before, f"the wheel does not bring {name} into view"
        pytest.fail(f"{name} is too far down; {self._where()}")


def _turn_wheel(view: QWidget, by: int) -> None:
    place = QPointF(4, view.height() / 2)
    event = QWheelEvent(
        place, view.mapToGlobal(place), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, _NO,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
