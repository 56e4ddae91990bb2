"""The days of an agenda beside each other: one is shown, and a block can be dropped on another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from sala.ui.agenda.agenda_look import DayLook
from sala.ui.agenda.dragging import block_in
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.flow import FlowLayout


class DayTab(KhmerButton):
    """One day. ``dropped(block)`` comes when a block was let go over it."""

    dropped = Signal(str)

    def __init__(self, text: str) -> None:
        super().__init__(text, "quiet", "calendar")
        self.setCheckable(True)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a block."""
        if block_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take it wherever it is let go."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which block was let go here."""
        event.acceptProposedAction()
        self.dropped.emit(block_in(event.mimeData()))


class DayTabs(QWidget):
    """``chosen(day)`` comes when a person chose a day, ``dropped(block, day)``, ``added()``."""

    chosen = Signal(str)
    dropped = Signal(str, str)
    added = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._tabs: dict[str, DayTab] = {}
        self._flow = FlowLayout(gap=UNIT // 2)
        self.add_button = KhmerButton(session.gettext("Add a day"), "quiet", "plus")
        self.add_button.setObjectName("add_day_button")
        self.add_button.clicked.connect(lambda _checked: self.added.emit())
        self._flow.addWidget(self.add_button)
        self.setLayout(self._flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tabs(self) -> list[DayTab]:
        """The days in their order."""
        return list(self._tabs.values())

    def show_days(self, days: Sequence[DayLook], shown: str) -> None:
        """Show the days in their order, ``shown`` as the chosen one."""
        for gone in set(self._tabs) - {day.id for day in days}:
            tab = self._tabs.pop(gone)
            self._flow.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        for at, day in enumerate(days):
            tab = self._tabs.get(day.id) or self._new_tab(day, at)
            tab.setText(day.name)
            tab.setChecked(day.id == shown)
        self._tabs = {day.id: self._tabs[day.id] for day in days}

    def _new_tab(self, day: DayLook, at: int) -> DayTab:
        tab = DayTab(day.name)
        tab.setObjectName(f"day_tab_{at + 1}")
        tab.clicked.connect(lambda _checked: self.chosen.emit(day.id))
        tab.dropped.connect(lambda block: self.dropped.emit(block, day.id))
        self._tabs[day.id] = tab
        self._flow.insert_widget(at, tab)
        return tab
