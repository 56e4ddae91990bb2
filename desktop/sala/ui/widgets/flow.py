"""Things beside each other that go on in the next line where the place ends, such as cards and chips."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from sala.ui.theme.sizes import UNIT


class FlowLayout(QLayout):
    """Fills lines from the left; ``gap`` pixels between things and between lines. All in a line are equally high."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = UNIT, margin: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(margin, margin, margin, margin)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def addWidget(self, widget: QWidget) -> None:
        """Take one more widget.

        Its item is made here, not by Qt: Qt for Python is not told when Qt deletes an item of its own, and takes the
        next one that stands at the same place in memory for it. That one then counts as deleted together with the
        layout before, which crashes the program as soon as something is measured.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))
        self.invalidate()

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one that is at ``index``."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at ``index``."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, place: QRect) -> None:
        """Stand in ``place``."""
        super().setGeometry(place)
        self._arrange(place, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0)) + self._margins()

    def minimumSize(self) -> QSize:
        """Room for the largest."""
        needed = QSize()
        for item in self._items:
            needed = needed.expandedTo(item.minimumSize())
        return needed + self._margins()

    def _margins(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, place: QRect, *, move: bool) -> int:
        """Put the items in lines; returns the height that they take, margins included."""
        margins = self.contentsMargins()
        inside = place.marginsRemoved(margins)
        y = inside.top()
        for line in self._lines(max(1, inside.width())):
            height = max(item_height(item, width) for item, width in line)
            x = inside.left()
            for item, width in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
                x += width + self.spacing()
            y += height + self.spacing()
        used = max(0, y - self.spacing() - inside.top())
        return used + margins.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left = -1
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = min(max(item.sizeHint().width(), item.minimumSize().width()), width)
            if left < wanted:
                lines.append([])
                left = width
            lines[-1].append((item, wanted))
            left -= wanted + self.spacing()
        return lines


def item_height(item: QLayoutItem, width: int) -> int:
    """Height in pixels that an item wants at ``width``."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
