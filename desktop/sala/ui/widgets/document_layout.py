"""A document layout that ends lines at Khmer words while the text itself stays free of U+200B.

Qt lays plain paragraphs under each other; only where a line ends is ours. Each line is first filled to the width, then
cut back to the last place where a line may end. A change lays out the blocks it touched and moves the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from sala.ui.widgets.line_ends import line_ends, utf16_length

_UNBOUNDED = 1e6
_CARET = 2


class KhmerDocumentLayout(QAbstractTextDocumentLayout):
    """Lays out a document of plain paragraphs in one column of the document's text width."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._heights: list[float] = []
        self._tops: list[float] = [0.0]
        self._width = -1.0
        self._size = QSizeF()

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Qt tells that ``added`` characters at ``position`` are new, in place of ``removed``."""
        document = self.document()
        count = document.blockCount()
        if self._width != self._text_width() or not self._heights:
            self._width = self._text_width()
            first, last, self._heights = 0, count - 1, []
        else:
            first = document.findBlock(position).blockNumber()
            end = document.findBlock(position + added)
            last = end.blockNumber() if end.isValid() else count - 1
        kept_after = count - 1 - last
        fresh = [self._lay(document.findBlockByNumber(number)) for number in range(first, last + 1)]
        replaced = slice(first, len(self._heights) - kept_after)
        is_same = self._heights[replaced] == fresh
        self._heights[replaced] = fresh
        if is_same:  # most keystrokes: nothing below moves
            for number in range(first, last + 1):
                document.findBlockByNumber(number).layout().setPosition(QPointF(0, self._tops[number]))
            self._ask_to_paint(self._tops[first], self._tops[last + 1])
        else:
            self._place(first)

    def lay_all(self) -> None:
        """Lay out everything afresh: the font is another one."""
        block = self.document().begin()
        while block.isValid():
            block.clearLayout()
            block = block.next()
        self._heights = []
        self.documentChanged(0, 0, self.document().characterCount())

    def _text_width(self) -> float:
        width = self.document().textWidth()
        return width if width > 0 else _UNBOUNDED

    def _lay(self, block: QTextBlock) -> float:
        """Lay out one block; returns its height in pixels."""
        layout = block.layout()
        margin = self.document().documentMargin()
        width = max(1.0, self._width - 2 * margin)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        option.setFlags(QTextOption.Flag.IncludeTrailingSpaces)
        layout.setTextOption(option)
        text = _text_with_preedit(layout, block.text())
        ends = line_ends(text)
        length = utf16_length(text)
        y = 0.0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            if line.textStart() + line.textLength() < length:
                _cut_back(layout, line, ends, text)
            line.setPosition(QPointF(margin, y))
            y += line.height()
            line = layout.createLine()
        layout.endLayout()
        return y

    def _place(self, first: int) -> None:
        """Put the blocks from number ``first`` on under each other and tell the view."""
        document = self.document()
        margin = document.documentMargin()
        old_bottom = self._tops[-1]
        self._tops = [margin, *accumulate(self._heights, initial=margin)][1:]
        block = document.findBlockByNumber(first)
        for top in self._tops[first:-1]:
            block.layout().setPosition(QPointF(0, top))
            block = block.next()
        size = QSizeF(self._width, self._tops[-1] + margin)
        if size != self._size:
            self._size = size
            self.documentSizeChanged.emit(size)
        self._ask_to_paint(self._tops[first], max(old_bottom, self._tops[-1]) + margin)

    def _ask_to_paint(self, top: float, bottom: float) -> None:
        # Named by its type: PySide 6.11 crashes when the overload is left to be guessed.
        self.update[QRectF].emit(QRectF(0, top, self._width, bottom - top))

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint the blocks that the clip shows, with selections and caret."""
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        clip = context.clip if context.clip.isValid() else QRectF(0, 0, self._width, self._size.height())
        block = self.document().findBlockByNumber(self._block_at(clip.top()))
        while block.isValid() and self._tops[block.blockNumber()] <= clip.bottom():
            layout = block.layout()
            layout.draw(painter, QPointF(), _selections(block, context), clip)
            caret = _caret_in(block, context.cursorPosition)
            if caret >= 0:
                layout.drawCursor(painter, QPointF(), caret, _CARET)
            block = block.next()

    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:
        """The position in the text nearest to ``point``; -1 where an exact hit is asked for and missed."""
        if accuracy == Qt.HitTestAccuracy.ExactHit and not QRectF(QPointF(), self._size).contains(point):
            return -1
        block = self.document().findBlockByNumber(self._block_at(point.y()))
        layout = block.layout()
        inside = point - layout.position()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if inside.y() < line.y() + line.height() or number == layout.lineCount() - 1:
                return block.position() + _without_preedit(layout, line.xToCursor(inside.x()))
        return block.position()

    def _block_at(self, y: float) -> int:
        return max(0, min(bisect_right(self._tops, y) - 1, len(self._heights) - 1))

    def pageCount(self) -> int:
        """Always 1: a screen has no pages."""
        return 1

    def documentSize(self) -> QSizeF:
        """Width and height of the whole, margins included."""
        return self._size

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        """There is one frame: the document."""
        return QRectF(QPointF(), self._size)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where a block lies."""
        number = block.blockNumber()
        if not block.isValid() or number >= len(self._heights):
            return QRectF()
        return QRectF(0, self._tops[number], self._width, self._heights[number])


def _cut_back(layout: QTextLayout, line: QTextLine, ends: list[int], text: str) -> None:
    """Let ``line``, filled to the width, end at the last place where it may; a word wider than the line stays cut."""
    start, filled = line.textStart(), line.textStart() + line.textLength()
    at = bisect_right(ends, filled)
    if at < len(ends) and not _units(text, filled, ends[at]).strip(" \t\u200b"):
        at += 1  # only spaces stick out: they hang over the edge unseen
    end = ends[at - 1] if at else 0
    if end <= start or end == filled:
        return
    # Not by nextCursorPosition: it stops at the length of the text without what is being composed.
    columns = sum(layout.isValidCursorPosition(position) for position in range(start + 1, end + 1))
    line.setNumColumns(columns)
    while start + line.textLength() < end:
        columns += 1
        line.setNumColumns(columns)
    while start + line.textLength() > end and columns > 1:
        columns -= 1  # a column of Qt's may hold several cursor positions: never take a letter too much
        line.setNumColumns(columns)


def _units(text: str, start: int, end: int) -> str:
    if text.isascii():
        return text[start:end]
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "replace")


def _text_with_preedit(layout: QTextLayout, text: str) -> str:
    """What is laid out: the text with what an input method is composing."""
    composing = layout.preeditAreaText()
    if not composing:
        return text
    at = layout.preeditAreaPosition()
    return _units(text, 0, at) + composing + _units(text, at, utf16_length(text))


def _without_preedit(layout: QTextLayout, position: int) -> int:
    """A position in what is laid out, as a position in the text."""
    start = layout.preeditAreaPosition()
    if start < 0 or position <= start:
        return position
    return max(start, position - utf16_length(layout.preeditAreaText()))


def _selections(block: QTextBlock, context: QAbstractTextDocumentLayout.PaintContext) -> list[QTextLayout.FormatRange]:
    found = []
    for selection in context.selections:
        start = max(0, selection.cursor.selectionStart() - block.position())
        end = min(block.length(), selection.cursor.selectionEnd() - block.position())
        if start < end:
            chosen = QTextLayout.FormatRange()
            chosen.start, chosen.length, chosen.format = start, end - start, selection.format
            found.append(chosen)
    return found


def _caret_in(block: QTextBlock, position: int) -> int:
    """Where in ``block`` the caret is drawn, or -1. Below -1 Qt counts inside what is being composed."""
    layout = block.layout()
    if position < -1:
        return layout.preeditAreaPosition() - (position + 2) if layout.preeditAreaText() else -1
    return position - block.position() if block.contains(position) else -1
