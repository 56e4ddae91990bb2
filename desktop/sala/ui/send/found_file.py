"""What a verified file says of itself, and whether its sender is known."""

from __future__ import annotations

from PySide6.QtCore import Signal

from sala.khmer import harmless_line
from sala.services.exchange import Verified
from sala.services.senders import CHANGED, FIRST, KNOWN, NAMESAKE, OWN
from sala.ui.send.facts_grid import FactsGrid
from sala.ui.send.telling import wall_text
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Panel, row
from sala.wording.senders import STANDINGS

_KINDS = {OWN: "good", KNOWN: "good", FIRST: "info", NAMESAKE: "attention", CHANGED: "error"}


class FoundFile(Panel):
    """Facts of a file and two buttons: ``taken()`` and ``left()``."""

    taken = Signal()
    left = Signal()

    def __init__(self, session: Session, verified: Verified, standing: str) -> None:
        super().__init__(gap=2 * UNIT)
        self._session = session
        self.setObjectName("found_file")
        _ = session.gettext
        self.standing = Banner("info")
        self.standing.setObjectName("standing_banner")
        facts = FactsGrid(self._facts(verified))
        self.take_button = KhmerButton(_("Take it in"), "primary", "download")
        self.take_button.setObjectName("take_button")
        self.take_button.clicked.connect(self.taken)
        self.leave_button = KhmerButton(_("Leave it"))
        self.leave_button.setObjectName("leave_button")
        self.leave_button.clicked.connect(self.left)
        for part in (facts, self.standing, row(self.take_button, self.leave_button, None)):
            self.add(part)
        self.standing.say(_KINDS[standing], _(STANDINGS[standing]))
        if standing == CHANGED:
            self.take_button.setText(_("Take it in all the same"))
            self.take_button.set_kind("danger")
            self.leave_button.set_kind("primary")

    def _facts(self, verified: Verified) -> list[tuple[str, str]]:
        _, say = self._session.gettext, self._session.translator
        amounts = [
            say.nformat("{n} change", "{n} changes", verified.changes),
            say.nformat("{n} photo", "{n} photos", verified.files),
        ]
        workshops = [harmless_line(name) for name in verified.workshops]
        sender = [harmless_line(part) for part in (verified.author, verified.sender) if part]
        return [
            (say.ngettext("Workshop", "Workshops", len(workshops)), "\n".join(workshops)),
            (_("From"), "  ·  ".join(sender)),
            (_("Written"), wall_text(self._session, verified.created)),
            (_("In it"), "  ·  ".join(amounts)),
            (_("State"), _("Whole and unchanged since it was signed")),
        ]
