"""Send and receive: a workshop goes to a stick, a file comes in, the keys that make it safe."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from sala.services.changed import Changed
from sala.ui.place import SEND, Place
from sala.ui.send.keys_card import KeysCard
from sala.ui.send.open_card import OpenCard
from sala.ui.send.write_card import WriteCard
from sala.ui.session import Session
from sala.ui.shell.dropped import bundle_in
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel

_WIDEST = 900
_SETTLE_MS = 200


class SendPage(QWidget):
    """From home, where no workshop is chosen, there is only receiving."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._session, self._workshop = session, place.workshop
        self.setObjectName("send_page")
        self.setAcceptDrops(True)
        _ = session.gettext
        self.write_card = WriteCard(session, place.workshop) if place.workshop else None
        self.open_card = OpenCard(session, place.workshop)
        self.keys_card = KeysCard(session)
        cards = [card for card in (self.write_card, self.open_card, self.keys_card) if card is not None]
        title = _("Send and receive") if place.workshop else _("Receive")
        middle = QWidget()
        middle.setMaximumWidth(session.look.theme.sizes.scaled(_WIDEST))
        middle.setLayout(column(KhmerLabel(title, "title"), *cards, None, gap=2 * UNIT))
        line = row(gap=0, margin=3 * UNIT)
        line.addStretch(1)
        line.addWidget(middle, 100)
        line.addStretch(1)
        inside = QWidget()
        inside.setLayout(line)
        self._scroll = VerticalScroll(inside)
        self.setLayout(column(self._scroll, gap=0))
        self._revealing = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._scroll_to_open_card)
        self.open_card.grown.connect(self._reveal)
        if place.file:
            self.open_card.open(Path(place.file))

    def place(self) -> Place:
        """Return this page; with the file that is looked at, so that it is looked at again in another language."""
        path = self.open_card.path
        return Place(SEND, self._workshop, file=str(path) if path else "")

    def flush(self) -> None:
        """Nothing that is typed here waits to be saved."""

    def refresh(self, changed: Changed) -> None:
        """Count again what would go."""
        if self.write_card is not None and changed.workshop == self._workshop:
            self.write_card.load()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file of Sala that is dragged here."""
        if _bundle_in(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        path = _bundle_in(event.mimeData())
        if path is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.open_card.open(path)

    def _reveal(self) -> None:
        """Bring what has just appeared to the top, as soon as and as long as its height is being found out."""
        self._revealing.start()
        self._scroll_to_open_card()

    def _scroll_to_open_card(self) -> None:
        if self._revealing.isActive():
            top = self.open_card.mapTo(self._scroll.widget(), self.open_card.rect().topLeft()).y()
            self._scroll.verticalScrollBar().setValue(top - UNIT)


def _bundle_in(dragged: QMimeData) -> Path | None:
    file = bundle_in(dragged)
    return Path(file) if file else None
