"""What comes next in the workshops of the list, asked one after the other so that nobody waits behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sala.ui.session import Session

if TYPE_CHECKING:  # start-up: loaded when the list is already seen
    from sala.services.next_step import NextStep
    from sala.services.workspace import Workspace


class NextSteps(QObject):
    """Asks the lane for one workshop at a time. ``told(workshop id)`` comes with each answer; ``known`` keeps them."""

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[str] = []
        self._asking = False
        self.known: dict[str, NextStep] = {}

    def ask(self, workshops: Iterable[str]) -> None:
        """Ask for these workshops, in their order; what was asked before and not answered yet is dropped."""
        self._waiting = list(workshops)
        if not self._asking:
            self._go_on()

    def _go_on(self) -> None:
        self._asking = bool(self._waiting)
        if not self._waiting:
            return
        workshop = self._waiting.pop(0)

        def asking(ws: Workspace) -> NextStep:
            from sala.services.method import pack_for  # noqa: PLC0415  # start-up: loaded when first needed
            from sala.services.next_step import next_step  # noqa: PLC0415  # start-up: loaded when first needed
            from sala.services.workshops import get_workshop  # noqa: PLC0415  # start-up: loaded when first needed

            return next_step(ws, pack_for(get_workshop(ws, workshop).method), workshop)

        def answered(step: NextStep) -> None:
            self.known[workshop] = step
            self.told.emit(workshop)
            self._go_on()

        def failed(_error: BaseException) -> None:  # a workshop that is gone: the list is read again anyway
            self.known.pop(workshop, None)
            self._go_on()

        self._session.read(asking, answered, failed, owner=self)
