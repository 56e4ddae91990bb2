"""All that can be said of a block, below its row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sala.domain.agenda import LONGEST, SHORTEST
from sala.domain.records import Team
from sala.ui.agenda.agenda_look import BlockLook
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.field import Field
from sala.ui.widgets.frames import Panel, column, row
from sala.ui.widgets.line_edit import KhmerLineEdit
from sala.ui.widgets.number_edit import NumberEdit
from sala.ui.widgets.picks import PickBox, TickList
from sala.ui.widgets.text_edit import KhmerTextEdit


class BlockForm(Panel):
    """Every field is saved when it is left: ``changed(fields)``; ``beside(id)``, "" for alone; ``removed()``."""

    changed = Signal(object)
    beside = Signal(str)
    removed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(gap=UNIT, margin=UNIT + UNIT // 2)
        self._session = session
        self._look: BlockLook | None = None
        self._teams: tuple[str, ...] = ()
        _ = session.gettext
        self.title = KhmerLineEdit()
        self.title.setObjectName("block_title")
        self.title.left.connect(self._keep_title)
        self.title.returnPressed.connect(self._keep_title)
        self.minutes = NumberEdit(session.translator, lowest=SHORTEST, highest=LONGEST, step=5)
        self.minutes.setObjectName("block_minutes")
        self.minutes.changed.connect(self._keep_minutes)
        self.notes = KhmerTextEdit(least_lines=2, most_lines=6)
        self.notes.setObjectName("block_notes")
        self.notes.left.connect(self._keep_notes)
        self.with_whom = PickBox()
        self.with_whom.setObjectName("block_beside")
        self.with_whom.picked.connect(self.beside)
        self._ticks = column(gap=0)
        self.ticks: TickList | None = None
        remove = KhmerButton(_("Remove the block"), "quiet", "trash-2", small=True)
        remove.setObjectName("remove_block_button")
        remove.clicked.connect(lambda _checked: self.removed.emit())
        self._teams_holder = QWidget()
        self._teams_holder.setLayout(self._ticks)
        self.teams_field = Field(_("Teams"), self._teams_holder, help_text=_("None ticked: everybody"))
        self.title_field = Field(_("Title"), self.title)
        length = Field(_("Length"), self.minutes, unit=_("minutes"))
        first = row(self.title_field, length, gap=2 * UNIT)
        first.setStretch(0, 3)
        first.setStretch(1, 1)
        self.beside_field = Field(_("At the same time as"), self.with_whom)
        second = row(self.teams_field, self.beside_field, gap=2 * UNIT)
        second.setStretch(0, 1)
        second.setStretch(1, 1)
        self.add(first)
        self.add(Field(_("Notes"), self.notes))
        self.add(second)
        self.add(row(None, remove))

    def show_block(self, look: BlockLook, others: Sequence[BlockLook], teams: Sequence[Team]) -> None:
        """Show a block; a field that is being written stays. ``others`` are the other blocks of its day."""
        before, self._look = self._look, look
        if before is not None and before.session.id != look.session.id:
            before = None
        if before is None or not self.title.hasFocus() or self.title.text() == before.title:
            self.title.set_text(look.title)
        if before is None or not self.minutes.hasFocus():
            self.minutes.set_value(look.session.minutes)
        if before is None or not self.notes.hasFocus() or self.notes.text() == before.notes:
            self.notes.set_text(look.notes)
        self._show_beside(look, others)
        self._show_teams(look, teams)

    def flush(self) -> None:
        """Hand over whatever is being written."""
        self._keep_title()
        self._keep_minutes()
        self._keep_notes()

    def _show_beside(self, look: BlockLook, others: Sequence[BlockLook]) -> None:
        alone = ("", self._session.gettext("No other block"))
        self.with_whom.set_choices([alone, *((one.session.id, one.title) for one in others if not one.rests)])
        key = look.session.parallel
        group = [one.session.id for one in others if key and one.session.parallel == key]
        self.with_whom.set_key(group[0] if group else "")
        self.beside_field.setVisible(not look.rests)

    def _show_teams(self, look: BlockLook, teams: Sequence[Team]) -> None:
        names = tuple(team.id for team in teams)
        if self.ticks is None or names != self._teams:
            if self.ticks is not None:
                self._ticks.removeWidget(self.ticks)
                self.ticks.hide()
                self.ticks.deleteLater()
            self._teams = names
            self.ticks = TickList([(team.id, team.name) for team in teams], columns=2)
            self.ticks.setObjectName("block_teams")
            self.ticks.changed.connect(self._keep_teams)
            self._ticks.addWidget(self.ticks)
        self.ticks.set_keys(look.session.teams)
        self.teams_field.setVisible(len(teams) > 1 and not look.rests)

    def _keep_title(self) -> None:
        title = self.title.text().strip()
        if self._look is None or title == self._look.title:
            return
        if title:
            self.changed.emit({"title": title})
        elif self._look.session.kind == "free" and not self._look.session.ready:
            self.title.set_text(self._look.title)
        else:
            self.changed.emit({"title": None})  # the words of the method come back

    def _keep_minutes(self) -> None:
        value = self.minutes.value()
        if self._look is not None and value is not None and int(value) != self._look.session.minutes:
            self.changed.emit({"minutes": str(value)})

    def _keep_notes(self) -> None:
        if self._look is not None and self.notes.text() != self._look.notes:
            self.changed.emit({"notes": self.notes.text()})

    def _keep_teams(self) -> None:
        if self.ticks is not None:
            self.changed.emit({"teams": self.ticks.keys()})
