"""The day as a table, with what can be done with the block that is chosen in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from sala.domain.agenda import DONE, DROPPED, PLANNED, RUNNING, Placed
from sala.domain.agenda_live import LiveState
from sala.ui.live.blocks_table import RowsModel, WholeTable
from sala.ui.live.day_line import DayLine
from sala.ui.live.day_reading import DayWords
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import Card
from sala.ui.widgets.labels import KhmerLabel
from sala.wording.live_day import length_text, span_text


class BlocksCard(Card):
    """Emits the id of the block that is to begin, be left out, or be planned again."""

    start_asked = Signal(str)
    drop_asked = Signal(str)
    plan_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(gap=UNIT, margin=2 * UNIT)
        self._session = session
        self._state: LiveState | None = None
        self.setObjectName("blocks_card")
        _ = session.gettext
        self.line = DayLine(session)
        headings = (_("When"), _("Block"), _("How long"), _("Planned"), _("State"))
        self.table = WholeTable(RowsModel(headings, session.look.theme.colours.accent), stretched=1)
        self.table.setObjectName("day_table")
        self.table.setAccessibleName(_("The whole day"))
        self.begin = KhmerButton(_("Begin the chosen block"), "secondary", "play", small=True)
        self.drop = KhmerButton(_("Leave it out"), "secondary", "x", small=True)
        self.plan = KhmerButton(_("It is still to come"), "secondary", "undo-2", small=True)
        flow = FlowLayout()
        for button, name, signal in (
            (self.begin, "begin_chosen_button", self.start_asked),
            (self.drop, "drop_chosen_button", self.drop_asked),
            (self.plan, "plan_chosen_button", self.plan_asked),
        ):
            button.setObjectName(name)
            button.clicked.connect(lambda _checked, signal=signal: signal.emit(self.table.chosen()))
            flow.addWidget(button)
        self.hint = KhmerLabel(_("Choose a block in the table to begin it out of turn, or to leave it out."), "small")
        self.add(KhmerLabel(_("The whole day: above as planned, below as it goes"), "small"))
        for part in (self.line, self.table, self.hint, flow):
            self.add(part)
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self._show_buttons())
        self._show_buttons()

    def show_state(self, state: LiveState, plan: Sequence[Placed], words: DayWords) -> None:
        """Show every block of a day."""
        self._state = state
        self.line.show_state(state, plan)
        planned = {placed.session.id: placed for placed in plan}
        rows = [(one.session.id, self._row(one, planned.get(one.session.id), words)) for one in state.timeline]
        strong = frozenset(n for n, placed in enumerate(state.timeline) if placed.session.state == RUNNING)
        self.table.rows.show_rows(rows, strong)
        self._show_buttons()

    def _row(self, placed: Placed, plan: Placed | None, words: DayWords) -> tuple[str, ...]:
        say, one = self._session.translator, placed.session
        teams = words.teams(one)
        title = f"{words.title(one)}  ({teams})" if teams else words.title(one)
        when = "" if one.state == DROPPED else span_text(placed.starts, placed.ends, say)
        length = length_text(placed.ends - placed.starts, say) if one.state != DROPPED else "–"
        planned = span_text(plan.starts, plan.ends, say) if plan is not None else ""
        return when or "–", title, length, planned if planned != when else "", self._state_words(one.state)

    def _state_words(self, state: str) -> str:
        _ = self._session.gettext
        return {DONE: f"✓ {_('done')}", RUNNING: f"▶ {_('runs now')}", DROPPED: f"× {_('left out')}", PLANNED: ""}[
            state
        ]

    def _show_buttons(self) -> None:
        chosen = self.table.chosen()
        timeline = self._state.timeline if self._state is not None else ()
        state = next((placed.session.state for placed in timeline if placed.session.id == chosen), "")
        show_if(self.hint, not chosen)
        show_if(self.begin, bool(chosen) and state != RUNNING)
        show_if(self.drop, state == PLANNED)
        show_if(self.plan, state in (DONE, RUNNING, DROPPED))
