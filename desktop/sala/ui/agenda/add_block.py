"""Adding a block: what it is, chosen from a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.domain.agenda import BREAK, CLOSING, FREE, LUNCH, OPENING
from sala.services.agenda_words import kind_words
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.frames import row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.picks import PickBox

_ACTIVITY = "activity:"


class AddBlock(QWidget):
    """``chosen(fields)`` carries what the new block is."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say, language = session.translator, session.language
        _ = say.gettext
        words = kind_words(say)
        kinds = [(kind, words[kind]) for kind in (BREAK, LUNCH, OPENING, CLOSING)]
        activities = [
            (_ACTIVITY + one.key, f"{say.digits(str(one.number))}. {one.title.in_language(language)}")
            for one in session.pack().summaries()
        ]
        self.pick = PickBox([("", _("Add a block…")), *kinds, (FREE, _("Something else")), *activities])
        self.pick.setObjectName("add_block")
        self.pick.setAccessibleName(_("Add a block"))
        self.pick.setMaximumWidth(session.look.theme.sizes.scaled(340))
        self.pick.set_key("")
        self.pick.picked.connect(self._tell)
        self.hint = KhmerLabel(
            _(
                "On the keyboard: Alt with the arrows moves a block, also to another day; + and − change its length; "
                "Del removes it; Enter opens it."
            ),
            "small",
        )
        line = row(self.pick, self.hint, gap=2 * UNIT)
        line.setStretch(0, 2)
        line.setStretch(1, 5)
        self.setLayout(line)

    def _tell(self, key: str) -> None:
        self.pick.set_key("")
        if key.startswith(_ACTIVITY):
            self.chosen.emit({"activity": key.removeprefix(_ACTIVITY)})
        elif key == FREE:
            self.chosen.emit({"kind": FREE, "title": self._session.gettext("New block")})
        elif key:
            self.chosen.emit({"kind": key})
