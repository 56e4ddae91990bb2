"""What an activity shows where nothing is filled in: the guide, and a line that says so."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from sala.ui.guide.guide_panel import GuidePanel
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import IconSign, Panel, column, row
from sala.ui.widgets.labels import KhmerLabel

#: Wider than this, at 100 %, a line is hard to read.
_WIDEST = 820


class NoCapture(QWidget):
    """Stands for the capture of an activity that has only a guide: there is nothing to save, to open or to drop.

    ``loaded()`` comes at once, as it does from a capture whose cards are read.
    """

    loaded = Signal()
    photos = None
    card_id = ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("guide_only_note")
        _ = session.gettext
        told = KhmerLabel(_("This activity has only a guide. There is nothing to fill in."))
        then = KhmerLabel(_("Follow the steps with the group, then mark the activity as done."), "small")
        line = row(IconSign("lightbulb", tone="accent"), column(told, then, gap=UNIT // 2), gap=UNIT + UNIT // 2)
        line.setStretch(1, 1)
        self.setLayout(column(Panel(line)))
        QTimer.singleShot(0, self, self.loaded.emit)

    def load(self) -> None:
        """Nothing is read."""

    def save_fields(self) -> None:
        """Nothing is typed."""

    def flush(self) -> None:
        """Nothing is typed."""

    def new_card(self) -> None:
        """No card is made."""

    def ask_history_here(self) -> None:
        """Nothing has a history."""


class GuideAlone(QWidget):
    """The line above the guide, both as wide as is good to read."""

    def __init__(self, session: Session, guide: GuidePanel, note: NoCapture) -> None:
        super().__init__()
        self.setObjectName("guide_alone")
        middle = QWidget()
        middle.setMaximumWidth(session.look.theme.sizes.scaled(_WIDEST))
        middle.setLayout(column(note, guide, gap=2 * UNIT))
        middle.layout().setStretch(1, 1)
        whole = row(gap=0)
        whole.addWidget(middle, 1000)
        whole.addStretch(1)
        self.setLayout(whole)

        self._column, self._guide = middle.layout(), guide
        self._lent: QWidget | None = None

    def toggle(self) -> None:
        """The guide stays: it is all that there is."""

    def set_folded(self, *, folded: bool) -> None:
        """The guide stays."""

    def lend(self, widget: QWidget | None, title: str = "") -> None:
        """Show ``widget`` in the guide's place, or the guide again; the old one is deleted."""
        if self._lent is not None:
            self._lent.deleteLater()
        self._lent = widget
        self._guide.setVisible(widget is None)
        if widget is not None:
            widget.setAccessibleName(title)
            self._column.addWidget(widget, 1)
            widget.show()  # at once, so that it can take the keyboard
