"""Which method a workshop uses, where there is more than one on this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from sala.domain.records import Workshop
from sala.errors import WrongUse
from sala.khmer import harmless_line
from sala.services.method import STANDARD, is_here
from sala.services.packs import PackHere, packs_here, use_pack
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.dialog_size import fill_dialog, fit_dialog
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.picks import PickBox
from sala.wording.packs import pack_title


class MethodDialog(QDialog):
    """A list of methods and one button; nothing changes before it is pressed, and undo takes it back."""

    def __init__(self, session: Session, workshop: Workshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._workshop = session, workshop
        self._here: dict[str, PackHere] = {}
        _ = session.gettext
        self.setObjectName("method_dialog")
        self.setWindowTitle(_("Method of the workshop"))
        self.which = PickBox()
        self.which.setObjectName("method_picker")
        told = _("What was written stays. What the method has no place for is shown and printed apart.")
        self.banner = Banner("attention")
        self.banner.setObjectName("method_banner")
        cancel = KhmerButton(_("Cancel"))
        cancel.setObjectName("cancel_button")
        cancel.clicked.connect(self.reject)
        self.use_button = KhmerButton(_("Use this method"), "primary")
        self.use_button.setObjectName("use_method_button")
        self.use_button.setDefault(True)
        self.use_button.clicked.connect(lambda _checked: self._use())
        field = Field(_("Which method?"), self.which)
        parts = (KhmerLabel(harmless_line(workshop.name), "lead"), self.banner, field, KhmerLabel(told, tone="soft"))
        width = session.look.theme.sizes.scaled(600)
        fill_dialog(self, width, column(*parts, None, gap=2 * UNIT), row(None, cancel, self.use_button))
        session.read(lambda _ws: (packs_here(), is_here(workshop.method)), self._show, owner=self)

    def _show(self, answer: tuple[list[PackHere], bool]) -> None:
        found, here = answer
        say = self._session.translator
        self._here = {one.facts.method: one for one in found if one.usable}
        self.which.set_choices(
            [(method, harmless_line(pack_title(one.facts, say))) for method, one in self._here.items()]
        )
        self.which.set_key(self._workshop.method or STANDARD)
        if not here:
            missing = WrongUse("content.unknown_pack", name=self._workshop.method)
            self.banner.say("attention", self._session.sentence(missing))
            fit_dialog(self)

    def _use(self) -> None:
        chosen, workshop = self._here.get(self.which.key()), self._workshop.id
        self.accept()
        if chosen is not None and chosen.facts.method != self._workshop.method:
            facts = chosen.facts
            self._session.write(lambda ws: use_pack(ws, workshop, facts.key, facts.version), owner=self.parent())
