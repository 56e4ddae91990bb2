"""A line for fast entry: type, Enter, next; a paste of many lines adds them all."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from sala.services.changed import Changed
from sala.services.workspace import Workspace
from sala.ui.session import Session
from sala.ui.widgets.line_edit import KhmerLineEdit

_LINE = "line"


class QuickEntry(KhmerLineEdit):
    """``entered(list of texts)`` comes at Enter with one, and at a paste of several lines with all of them.

    ``name`` is that of the place to type in: a line that could not be added stands there again.
    """

    entered = Signal(list)

    def __init__(self, session: Session, name: str, *, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder)
        self._session, self._name = session, name
        self.returnPressed.connect(self.submit)
        draft = session.drafts.get(name, _LINE)
        if draft is not None:
            self.set_text(str(draft.value))

    def submit(self) -> bool:
        """Hand over what is typed; return whether there was anything."""
        text = self.text().strip()
        self.setText("")  # not clear(): undo is for the line that was added, not for the letters of it
        self._session.drafts.drop(self._name, _LINE)
        if text:
            self.entered.emit([text])
        return bool(text)

    def leave(self) -> None:
        """Hand over what is typed before the page goes; what was refused as it is waits for the person instead."""
        draft = self._session.drafts.get(self._name, _LINE)
        if draft is None or draft.value != self.text().strip():
            self.submit()

    def add(self, lines: list[str], operation: Callable[[Workspace], Changed]) -> None:
        """Queue the operation that adds ``lines``; if it fails, a single line stands in the field again.

        Of several lines none is added then, and they are still on the clipboard.
        """

        def failed(error: BaseException) -> None:
            if len(lines) == 1:
                self._session.drafts.keep(self._name, _LINE, lines[0], error)
                if shiboken6.isValid(self) and not self.text():
                    self.set_text(lines[0])
            self._session.show_error(error)

        self._session.write(operation, failed=failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a paste of several lines as several entries."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste_many():
            return
        super().keyPressEvent(event)

    def paste(self) -> None:
        """Insert what the clipboard holds: one line into the field, several as entries."""
        if not self._paste_many():
            super().paste()

    def _paste_many(self) -> bool:
        lines = [line.strip() for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
        if len(lines) < 2:
            return False
        self.entered.emit(lines)
        return True
