"""What does not fit: words that are cut, parts that stick out or lie on each other, anywhere in a window.

``findings(window)`` walks what is visible in a window that was painted. A word, a line or a picture that has less room
than it needs is told with the place and how much is missing. A place where text is cut on purpose, with … and a
tooltip, is none; neither is what can be scrolled to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QScrollBar,
    QSplitter,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sala.ui.widgets.buttons import widest_word
from sala.ui.widgets.labels import KhmerLabel, OneLineLabel, wrapped_height

#: A pixel may be lost to rounding.
_SLACK = 1
#: Inside these, Qt arranges its own parts.
_CLOSED = (QLineEdit, QComboBox, QAbstractItemView, QHeaderView, QScrollBar)


@dataclass(frozen=True, slots=True)
class Finding:
    """``where`` names the widget and what it lies in, ``what`` says in English what is wrong with it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def findings(window: QWidget, largest: tuple[int, int] | None = None) -> list[Finding]:
    """Return what does not fit in a window; ``largest`` is the width and height that it may have."""
    found = [Finding(_name(window), text) for text in _too_large(window, largest)]
    for widget in [window, *_visible_in(window)]:
        for check in (_text, _sticking_out, _overlapping):
            found += [Finding(_path(widget, window), text) for text in check(widget)]
    return found


def _visible_in(window: QWidget) -> Iterator[QWidget]:
    for child in window.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield child
            if not isinstance(child, _CLOSED):
                yield from _visible_in(child)


def _too_large(window: QWidget, largest: tuple[int, int] | None) -> Iterator[str]:
    if largest is not None and (window.width() > largest[0] or window.height() > largest[1]):
        yield f"is {window.width()} × {window.height()}, and the screen {largest[0]} × {largest[1]}"


# -- words and pictures


def _text(widget: QWidget) -> Iterator[str]:
    for kind, check in _CHECKS:
        if isinstance(widget, kind):
            yield from check(widget)
            return


def _one_line(label: OneLineLabel) -> Iterator[str]:
    shown = label.shown_text()
    if shown == label.text() or label.visibleRegion().isEmpty():
        return
    if not label.toolTip():
        yield f"“{_short(label.text())}” is cut to “{_short(shown)}” without a tooltip"
    if len(shown) < 3:
        yield f"of “{_short(label.text())}” nothing is left"


def _label(label: QLabel) -> Iterator[str]:
    room, picture = label.contentsRect(), label.pixmap()
    if not picture.isNull():
        size = picture.deviceIndependentSize()
        if size.width() > room.width() + _SLACK or size.height() > room.height() + _SLACK:
            yield f"its picture of {size.width():.0f} × {size.height():.0f} has {room.width()} × {room.height()}"
        return
    text = label.text()
    if not text or label.textFormat() != Qt.TextFormat.PlainText:
        return
    metrics = label.fontMetrics()
    if label.wordWrap():
        needed = wrapped_height(text, metrics, room.width())
        widest = widest_word(text, metrics) - 2
    else:
        needed = metrics.height() * (text.count("\n") + 1)
        widest = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
    yield from _less(text, "height", needed, room.height())
    yield from _less(text, "width", widest, room.width())


def _button(button: QAbstractButton) -> Iterator[str]:
    text = button.text() or button.accessibleName()
    if button.hasHeightForWidth():
        yield from _less(text, "height", button.heightForWidth(button.width()), button.height())
        yield from _less(text, "width", button.minimumSizeHint().width(), button.width())
    elif button.text():
        yield from _less(text, "height", button.sizeHint().height(), button.height())
        yield from _less(text, "width", button.sizeHint().width(), button.width())


def _line_edit(line: QLineEdit) -> Iterator[str]:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    margins = line.textMargins()
    width = room.width() - margins.left() - margins.right() - 4
    shown = line.placeholderText() if not line.text() else ""
    yield from _less(shown or line.accessibleName(), "height", line.fontMetrics().height(), room.height())
    if shown and not line.toolTip():
        yield from _less(shown, "width", line.fontMetrics().horizontalAdvance(shown), width)


def _combo_box(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    yield from _less(box.currentText(), "height", box.fontMetrics().height(), room.height())
    if not box.toolTip():
        needed = box.fontMetrics().horizontalAdvance(box.currentText())
        yield from _less(box.currentText(), "width", needed, room.width())


def _list(view: QListView) -> Iterator[str]:
    model = view.model()
    for number in range(model.rowCount() if model is not None else 0):
        index = model.index(number, view.modelColumn())
        room = view.visualRect(index)
        if room.isValid():
            yield from _less(str(index.data() or ""), "height", view.sizeHintForIndex(index).height(), room.height())


def _table(table: QTableView) -> Iterator[str]:
    model = table.model()
    for number in range(model.rowCount() if model is not None else 0):
        if not table.isRowHidden(number):
            yield from _less(f"row {number + 1}", "height", table.sizeHintForRow(number), table.rowHeight(number))
        for column in range(model.columnCount()):
            yield from _cell(table, model.index(number, column))
    head = table.horizontalHeader()
    for number in range(head.count() if head.isVisible() else 0):
        if not head.isSectionHidden(number):
            text = str(model.headerData(number, Qt.Orientation.Horizontal) or "")
            yield from _less(text, "width", head.sectionSizeHint(number), head.sectionSize(number))


def _cell(table: QTableView, index: QModelIndex) -> Iterator[str]:
    """How high a cell must be is known to its row; here, whether its words are wider than it."""
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    option.rect = table.visualRect(index)
    table.itemDelegateForIndex(index).initStyleOption(option, index)
    if option.rect.isEmpty() or not option.text:
        return
    wraps = option.features & QStyleOptionViewItem.ViewItemFeature.WrapText
    needed = widest_word(option.text, option.fontMetrics) - 2 if wraps else _advance(option)
    option.widget = table
    if index == table.currentIndex():
        option.state |= QStyle.StateFlag.State_HasFocus
    room = table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table)
    beside = 2 * (table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, table) + 1)
    yield from _less(option.text, "width", needed, room.width() - beside)


def _advance(option: QStyleOptionViewItem) -> int:
    return option.fontMetrics.horizontalAdvance(option.text)


_CHECKS: tuple[tuple[type[QWidget], Callable[..., Iterator[str]]], ...] = (
    (OneLineLabel, _one_line),
    (QLabel, _label),
    (QAbstractButton, _button),
    (QLineEdit, _line_edit),
    (QComboBox, _combo_box),
    (QTableView, _table),
    (QListView, _list),
)


def _less(text: str, measure: str, needed: int, there: int) -> Iterator[str]:
    if needed > there + _SLACK:
        yield f"“{_short(text)}” needs a {measure} of {needed} and has {there}"


# -- places


def _sticking_out(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if widget.isWindow() or parent is None or isinstance(parent, _CLOSED):
        return
    around = parent.parentWidget()
    if isinstance(around, QAbstractScrollArea) and around.viewport() is parent:
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if around.horizontalScrollBarPolicy() == never and widget.width() > parent.width() + _SLACK:
            yield f"is {widget.width()} wide in a place of {parent.width()} that does not scroll sideways"
        if around.verticalScrollBarPolicy() == never and widget.height() > parent.height() + _SLACK:
            yield f"is {widget.height()} high in a place of {parent.height()} that does not scroll"
        return
    inside = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if not isinstance(parent, QAbstractScrollArea) and not inside.contains(widget.geometry()):
        yield f"at {_told(widget.geometry())} sticks out of {_name(parent)}, which has {_told(parent.rect())}"


def _overlapping(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QSplitter):
        parts = [widget.widget(number) for number in range(widget.count())]
    else:
        parts = list(_in_layout(widget.layout())) if widget.layout() is not None else []
    shown = [part for part in parts if part.isVisible()]
    for one, other in combinations(shown, 2):
        common = one.geometry().intersected(other.geometry())
        if common.width() > _SLACK and common.height() > _SLACK:
            yield f"{_name(one)} and {_name(other)} lie on each other at {_told(common)}"


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None:
            yield from _in_layout(item.layout())


# -- names


def _path(widget: QWidget, window: QWidget) -> str:
    names = [_name(widget)]
    around = widget.parentWidget()
    while around is not None and around is not window.parentWidget() and len(names) < 5:
        if around.objectName() and not around.objectName().startswith("qt_"):
            names.append(around.objectName())
        around = around.parentWidget()
    return " in ".join(names)


def _name(widget: QWidget) -> str:
    kind = type(widget).__name__
    if widget.objectName():
        return f"{kind} {widget.objectName()}"
    if isinstance(widget, KhmerLabel | QAbstractButton) and widget.text():
        return f"{kind} “{_short(widget.text())}”"
    return kind


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def _told(rect: QRect) -> str:
    return f"{rect.x()}, {rect.y()}, {rect.width()} × {rect.height()}"
