"""Where Tab goes: from one thing to the next as the window is read, however late each of them was made.

Qt goes in the order in which things were made, so that a row that was added to a form came after everything else on
the page, and from a group that hands the keyboard on to one of its parts it never reached those before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QTextEdit,
    QWidget,
)

#: What is one stop, whatever it is made of.
_WHOLE = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTextEdit)


def step(whole: QWidget, *, forward: bool) -> bool:
    """Bring the keyboard to the next or the previous stop in ``whole``, round its end; False where there is none."""
    order = list(_as_read(whole))
    at = _position(order, whole.window().focusWidget())
    following = order[at + 1 :] + order[: at + 1] if forward else order[: max(at, 0)][::-1] + order[max(at, 0) :][::-1]
    goal = next((widget for widget in following if is_stop(widget)), None)
    if goal is None:
        return False
    goal.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def stops(whole: QWidget) -> list[QWidget]:
    """Return where Tab stops in a part of a window, in its order."""
    return [widget for widget in _as_read(whole) if is_stop(widget)]


def is_stop(widget: QWidget) -> bool:
    """Return whether Tab stops at a widget."""
    can_take = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return can_take and widget.isVisible() and widget.isEnabled()


def _position(order: list[QWidget], focused: QWidget | None) -> int:
    """Return where the keyboard is, also in a part of a stop; before everything where it is nowhere."""
    while focused is not None:
        if focused in order:
            return order.index(focused)
        focused = focused.parentWidget()
    return -1


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that is shown in it."""
    if widget.isHidden() or widget.isWindow():
        return
    yield widget
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QScrollArea):
        if widget.widget() is not None:
            yield from _as_read(widget.widget())
        return
    laid = list(_laid_out(widget.layout())) if widget.layout() is not None else []
    if isinstance(widget, QSplitter):
        laid = [widget.widget(at) for at in range(widget.count())]
    others = [one for one in widget.children() if isinstance(one, QWidget) and one not in laid]
    for inner in (*laid, *others):
        yield from _as_read(inner)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout in its order."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout()
        if item.widget() is not None:
            yield item.widget()
        elif inner is not None:
            yield from _laid_out(inner)
