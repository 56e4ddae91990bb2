"""Driving a window with the keyboard alone: Tab until the widget is reached, then keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from tests.ui.pages.driving import Driver, box_named, file_line, is_seen, names_of

from sala.ui.shell.tab_order import stops

_KEY, _NO, _SHIFT = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
#: Nobody finds what is further away.
_MOST_TABS = 45


class Keyboard(Driver):
    """Only keys. Wherever Tab stops on the way must be seen by the person, or the way is lost."""

    def keys(self, *names: str) -> None:
        """Press keys or combinations of keys by their names, such as "Ctrl+P", where the keyboard is."""
        for name in names:
            combination = QKeySequence(name)[0]
            self._key(combination.key(), combination.keyboardModifiers())

    def press(self, name: str) -> None:
        self.reach(name)
        self.keys("Space")

    def write(self, name: str, text: str) -> None:
        self.reach(name)
        self.type(text)

    def enter(self, name: str, text: str) -> None:
        self.write(name, text)
        self.keys("Return")

    def pick(self, name: str, key: str) -> None:
        box = box_named(self.reach(name))
        way = "Down" if box.findData(key) > box.currentIndex() else "Up"
        for _ in range(box.count()):
            if box.currentData() != key:
                self.keys(way)
        assert box.currentData() == key, f"{key} cannot be chosen in {name}"

    def choose_radio(self, name: str) -> None:
        goal = self.find(name)
        assert isinstance(goal, QRadioButton)
        group = goal.group().buttons()
        self._tab_to(next(one for one in group if one.isChecked()), name)
        for _ in group:
            if not goal.isChecked():
                self.keys("Down")
        assert goal.isChecked(), f"{name} cannot be chosen with arrows"

    def rate(self, name: str, step: int) -> None:
        self.reach(name)
        self.type(str(step))

    def answer_file_dialog(self, path: Path) -> None:
        dialog = self.front()
        self._tab_to(file_line(dialog), "the name of the file")
        self.keys("Ctrl+A")
        self.type(str(path))
        self.keys("Return")

    def reach(self, name: str) -> QWidget:
        """Bring the keyboard to a widget with Tab, forward or back, whichever is nearer; return it."""
        goal = self.find(name)
        while goal.focusProxy() is not None:
            goal = goal.focusProxy()
        self._tab_to(goal, name)
        return goal

    def _tab_to(self, goal: QWidget, name: str) -> None:
        back = self._is_before(goal)
        trail: list[str] = []
        while self._focused() is not goal:
            assert len(trail) < _MOST_TABS, f"{name} is not reached by Tab: {trail}; {self._where()}"
            self._tab(back=back)
            here = self._focused()
            trail.append(here.objectName() or names_of(here))
            self.wait(lambda here=here: is_seen(here), f"the keyboard to be seen on the way to {name}")
        assert goal.hasFocus()

    def _is_before(self, goal: QWidget) -> bool:
        """Return whether Shift+Tab is the shorter way, as a person knows who knows the page."""
        here, every = self._focused(), stops(self.window.centralWidget())
        if here not in every or goal not in every:
            return False
        return (every.index(here) - every.index(goal)) % len(every) < len(every) / 2

    def _tab(self, *, back: bool) -> None:
        table = self._focused().objectName() == "people_table"  # there Tab goes through cells, Ctrl+Tab out
        if back:
            self._key(_KEY.Key_Backtab, _SHIFT)
        else:
            self._key(_KEY.Key_Tab, _CTRL if table else _NO)

    def _focused(self) -> QWidget:
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        assert focused is not None, f"the keyboard is nowhere; {self._where()}"
        assert focused.window() is self.front(), f"the keyboard is not in the window in front; {self._where()}"
        return focused

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO) -> None:
        QTest.keyClick(self._focused(), key, modifiers)
