"""Back-ups and check: that the work is whole, that it can be brought back, and who can open it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sala.services.changed import Changed
from sala.ui.place import SAFETY, Place
from sala.ui.safety.backups_card import BackupsCard
from sala.ui.safety.check_card import CheckCard
from sala.ui.safety.passphrase_card import PassphraseCard
from sala.ui.safety.recovery_card import RecoveryCard
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import VerticalScroll, column, row
from sala.ui.widgets.labels import KhmerLabel

_WIDEST = 900


class SafetyPage(QWidget):
    """Four cards under each other."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._place = place
        self.setObjectName("safety_page")
        _ = session.gettext
        self.check_card = CheckCard(session)
        self.backups_card = BackupsCard(session)
        self.recovery_card = RecoveryCard(session)
        self.passphrase_card = PassphraseCard(session)
        cards = (self.check_card, self.backups_card, self.recovery_card, self.passphrase_card)
        middle = QWidget()
        middle.setMaximumWidth(session.look.theme.sizes.scaled(_WIDEST))
        middle.setLayout(column(KhmerLabel(_("Back-ups and check"), "title"), *cards, None, gap=2 * UNIT))
        line = row(gap=0, margin=3 * UNIT)
        line.addStretch(1)
        line.addWidget(middle, 100)
        line.addStretch(1)
        inside = QWidget()
        inside.setLayout(line)
        self.setLayout(column(VerticalScroll(inside), gap=0))

    def place(self) -> Place:
        """Return this page."""
        return Place(SAFETY, self._place.workshop)

    def flush(self) -> None:
        """Nothing typed here waits to be saved; a key that is shown does not stay on the screen."""
        self.recovery_card.hide_key()

    def refresh(self, changed: Changed) -> None:
        """Nothing of a workshop is shown here."""
