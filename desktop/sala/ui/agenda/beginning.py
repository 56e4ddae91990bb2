"""An agenda that is still empty: the ready-made ones as the choice to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sala.khmer import format_minutes
from sala.services.method import ReadyAgenda
from sala.ui.digits import in_own_digits
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import Card, column, row
from sala.ui.widgets.labels import KhmerLabel

_WIDEST = 860


class Beginning(QWidget):
    """``chosen(key)`` is the ready-made agenda to begin with; "" is a day without anything."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("agenda_beginning")
        _ = session.gettext
        self._list = column(gap=UNIT)
        self.own = KhmerButton(_("Begin with an empty day"), "quiet", "plus")
        self.own.setObjectName("begin_empty_button")
        self.own.clicked.connect(lambda _checked: self.chosen.emit(""))
        text = _("Choose what is nearest to your workshop. Everything can be changed afterwards.")
        box = column(
            KhmerLabel(_("Which agenda do you begin with?"), "heading"), KhmerLabel(text, tone="soft"), gap=UNIT
        )
        box.addLayout(self._list)
        box.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(session.look.theme.sizes.scaled(_WIDEST))
        middle.setLayout(box)
        line = row(gap=0)
        line.addWidget(middle, 100)
        line.addStretch(1)
        self.setLayout(line)

    def show_ready(self, agendas: Sequence[ReadyAgenda]) -> None:
        """Offer these; they are shown once and stay."""
        if self._list.count():
            return
        for agenda in agendas:
            self._list.addWidget(self._offer(agenda))

    def _offer(self, agenda: ReadyAgenda) -> Card:
        session = self._session
        say, language = session.translator, session.language
        minutes = sum(block.minutes for day in agenda.days for block in day.blocks)
        activities = sum(1 for day in agenda.days for block in day.blocks if block.activity)
        parts = [
            say.nformat("{n} day", "{n} days", len(agenda.days)),
            in_own_digits(say, format_minutes(minutes, language)),
            say.nformat("{n} activity", "{n} activities", activities),
        ]
        title = KhmerLabel(agenda.title.in_language(language), "lead")
        words = column(
            title, KhmerLabel(agenda.about.in_language(language)), KhmerLabel("  ·  ".join(parts), "small"), gap=2
        )
        begin = KhmerButton(say.gettext("Begin with this"), "secondary", "arrow-right")
        begin.setObjectName(f"begin_{agenda.key}")
        begin.setAccessibleName(f"{say.gettext('Begin with this')}: {title.text()}")
        begin.clicked.connect(lambda _checked: self.chosen.emit(agenda.key))
        line = row(words, gap=2 * UNIT)
        line.setStretch(0, 1)
        line.addWidget(begin, 0, Qt.AlignmentFlag.AlignVCenter)
        return Card(line, margin=UNIT + UNIT // 2)
