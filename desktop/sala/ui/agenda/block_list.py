"""The blocks of a day under each other: moved by dragging or by keys, each saved as it is changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame

from sala.domain.records import Team
from sala.ui.agenda.agenda_look import BlockLook
from sala.ui.agenda.block_row import BlockRow, Widths, column_widths
from sala.ui.agenda.dragging import block_in
from sala.ui.session import Session
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import column

_LINE = 3


class BlockList(QFrame):
    """What a person does with the blocks comes as signals, each with the id of the block.

    ``changed(block, fields)``, ``moved(block, after)`` (behind the block ``after``, "" for the start),
    ``moved_day(block, steps)``, ``removed(block)``, ``beside(block, other)`` ("" for alone), and ``asked(activity)``.
    ``hovered(y)`` tells at which height a dragged block is.
    """

    changed = Signal(str, object)
    moved = Signal(str, str)
    moved_day = Signal(str, int)
    removed = Signal(str)
    asked = Signal(str)
    beside = Signal(str, str)
    hovered = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: dict[str, BlockRow] = {}
        self._widths: Widths | None = None
        self._gap: int | None = None
        self._focus_next = ""
        self.setProperty("frame", "card")
        self.setAcceptDrops(True)
        self._list = column(gap=0)
        self._list.setContentsMargins(1, 4, 1, 4)
        self.setLayout(self._list)

    def rows(self) -> list[BlockRow]:
        """The rows in their order."""
        return list(self._rows.values())

    def show_blocks(self, blocks: Sequence[BlockLook], teams: Sequence[Team]) -> None:
        """Show the blocks in their order; a row that is open, or has the keyboard, stays so."""
        present = [block.session.id for block in blocks]
        had_focus = next((at for at, row in enumerate(self.rows()) if row.hasFocus()), None)
        is_gone = had_focus is not None and list(self._rows)[had_focus] not in present
        free = [self._rows.pop(gone) for gone in [one for one in self._rows if one not in present]]
        for row in free:
            row.clear()
        for at, block in enumerate(blocks):
            identity = block.session.id
            if identity not in self._rows:
                self._rows[identity] = free.pop() if free else self._new_row()
            row = self._rows[identity]
            if self._list.indexOf(row) != at:
                self._list.removeWidget(row)
                self._list.insertWidget(at, row)
                row.show()  # at once: it may be given the keyboard
            row.show_block(block, at + 1, list(blocks), list(teams))
        for row in free:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {identity: self._rows[identity] for identity in present}
        self.setVisible(bool(blocks))
        self._give_focus(had_focus, is_gone=is_gone)

    def focus_when_shown(self, block: str) -> None:
        """Put the keyboard on a block, now or as soon as it is shown."""
        self._focus_next = block
        self._give_focus(None, is_gone=False)

    def current(self) -> str:
        """The id of the block that has the keyboard, or in whose row it is; "" where none has."""
        focused = self.window().focusWidget()
        for identity, row in self._rows.items():
            if focused is row or (focused is not None and row.isAncestorOf(focused)):
                return identity
        return ""

    def flush(self) -> None:
        """Hand over whatever is not saved yet."""
        for row in self.rows():
            row.flush()

    def open_rows(self) -> list[str]:
        """The ids of the blocks whose form is open."""
        return [identity for identity, row in self._rows.items() if row.is_open()]

    def open_again(self, identities: Sequence[str]) -> None:
        """Open the forms of these blocks."""
        for identity in identities:
            if identity in self._rows:
                self._rows[identity].set_open(open_=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a block."""
        if block_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        self._gap = self._gap_at(event.position().toPoint().y())
        event.acceptProposedAction()
        self.update()
        self.hovered.emit(event.position().toPoint().y())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It goes elsewhere."""
        super().dragLeaveEvent(event)
        self._gap = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the block to where it was let go."""
        block, gap = block_in(event.mimeData()), self._gap_at(event.position().toPoint().y())
        self._gap = None
        event.acceptProposedAction()
        self.update()
        order = list(self._rows)
        after = order[gap - 1] if gap else ""
        if block != after and not (block in order and order.index(block) == gap):
            self._focus_next = block
            self.moved.emit(block, after)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line where a dragged block would go."""
        super().paintEvent(event)
        if self._gap is None:
            return
        rows = self.rows()
        y = rows[self._gap].y() if self._gap < len(rows) else rows[-1].geometry().bottom() + 1 if rows else 2
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.Accent)
        painter.fillRect(QRect(4, max(y - _LINE // 2, 0), self.width() - 8, _LINE), colour)

    def _gap_at(self, y: int) -> int:
        """Return before which row a block goes that is let go at a height."""
        return sum(1 for row in self.rows() if y > row.geometry().center().y())

    def _new_row(self) -> BlockRow:
        if self._widths is None:
            small = KhmerButton("", small=True, parent=self)
            small.ensurePolished()
            self._widths = column_widths(self._session.translator, self.fontMetrics(), small.fontMetrics())
            small.deleteLater()
        row = BlockRow(self._session, self._widths)
        row.changed.connect(lambda fields: self.changed.emit(row.look().session.id, fields))
        row.moved.connect(lambda steps: self._move(row.look().session.id, steps))
        row.moved_day.connect(lambda steps: self.moved_day.emit(row.look().session.id, steps))
        row.removed.connect(lambda: self.removed.emit(row.look().session.id))
        row.asked.connect(lambda: self.asked.emit(row.look().activity))
        row.beside.connect(lambda other: self.beside.emit(row.look().session.id, other))
        row.stepped.connect(lambda steps: self._step(row.look().session.id, steps))
        return row

    def _step(self, identity: str, steps: int) -> None:
        order = list(self._rows)
        goal = order.index(identity) + steps
        if 0 <= goal < len(order):
            self._rows[order[goal]].setFocus()

    def _move(self, identity: str, steps: int) -> None:
        """Move a block by one place; past a whole group that runs side by side, unless it is one of them."""
        order = list(self._rows)
        at = order.index(identity)
        goal = at + steps
        if not 0 <= goal < len(order):
            return
        group = self._group_of(order[goal])
        if identity not in group:
            edge = [order.index(one) for one in group]
            goal = max(edge) if steps > 0 else min(edge)
        others = [one for one in order if one != identity]
        after = others[goal - 1] if goal > 0 else ""
        self._focus_next = identity
        self.moved.emit(identity, after)

    def _group_of(self, identity: str) -> list[str]:
        key = self._rows[identity].look().session.parallel
        same = [one for one, row in self._rows.items() if key and row.look().session.parallel == key]
        return same or [identity]

    def _give_focus(self, had_focus: int | None, *, is_gone: bool) -> None:
        """Put the keyboard where it is wanted, or into the row that took the place of one that went with it.

        Qt itself hands it on when such a row is hidden, to whichever comes next.
        """
        if self._focus_next in self._rows:
            self._rows[self._focus_next].setFocus()
            self._focus_next = ""
        elif had_focus is not None and self._rows and (is_gone or not any(row.hasFocus() for row in self.rows())):
            self.rows()[min(had_focus, len(self._rows) - 1)].setFocus()
