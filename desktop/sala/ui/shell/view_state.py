"""Where the keyboard was in a window and how far things were scrolled, for the same window built anew."""

from __future__ import annotations

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QScrollArea, QTextEdit, QWidget


@dataclass(frozen=True, slots=True)
class View:
    """``focus`` are the names of the focused widget and those around it, ``caret`` where one writes in it.

    ``scrolled`` is how far each scrolling place is scrolled, from 0 (top) to 1.
    """

    focus: tuple[str, ...]
    caret: int
    scrolled: tuple[float, ...]


def view_of(whole: QWidget) -> View:
    """Return where keyboard and scroll bars are."""
    focused = whole.window().focusWidget()
    inside = focused if focused is not None and whole.isAncestorOf(focused) else None
    bars = [place.verticalScrollBar() for place in whole.findChildren(QScrollArea)]
    return View(
        _names(whole, inside),
        _caret(inside),
        tuple(bar.value() / bar.maximum() if bar.maximum() else 0.0 for bar in bars),
    )


def show_view(whole: QWidget, view: View) -> None:
    """Put keyboard and scroll bars where they were, as soon as everything has its final height."""
    if view.focus:
        goal = next((w for w in whole.findChildren(QWidget, view.focus[0]) if _names(whole, w) == view.focus), None)
        if goal is not None:
            goal.setFocus()
            _place_caret(goal.window().focusWidget(), view.caret)
    QTimer.singleShot(0, lambda: _scroll(whole, view))


def _scroll(whole: QWidget, view: View) -> None:
    if shiboken6.isValid(whole):
        for place, share in zip(whole.findChildren(QScrollArea), view.scrolled, strict=False):
            bar = place.verticalScrollBar()
            bar.setValue(round(share * bar.maximum()))


def _names(whole: QWidget, widget: QWidget | None) -> tuple[str, ...]:
    """Return the names of a widget and of those around it within the whole, inside out; nameless ones are left out."""
    names = []
    while widget is not None and widget is not whole:
        if widget.objectName() and not widget.objectName().startswith("qt_"):
            names.append(widget.objectName())
        widget = widget.parentWidget()
    return tuple(names)


def _caret(widget: QWidget | None) -> int:
    if isinstance(widget, QLineEdit):
        return widget.cursorPosition()
    return widget.textCursor().position() if isinstance(widget, QTextEdit) else 0


def _place_caret(widget: QWidget | None, caret: int) -> None:
    if isinstance(widget, QLineEdit):
        widget.setCursorPosition(caret)
    elif isinstance(widget, QTextEdit):
        cursor = QTextCursor(widget.document())
        cursor.setPosition(min(caret, widget.document().characterCount() - 1))
        widget.setTextCursor(cursor)
