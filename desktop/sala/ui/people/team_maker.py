"""What is asked before teams are proposed, and what is said of a proposal before it is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sala.domain.attendance import HalfDay
from sala.domain.team_making import sizes_for
from sala.services.people_words import half_day_title
from sala.services.teaming import MOST_SEED, MOST_TEAMS, Proposal, Wish
from sala.ui.capture.toggles import ToggleRow
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.buttons import KhmerButton, TickBox
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import Card, IconSign, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.ui.widgets.number_edit import NumberEdit
from sala.wording.team_words import mix_reasons, proposal_notes

_TEAMS, _SIZE = "teams", "size"
_USUAL_SIZE = 6


class TeamMaker(Card):
    """``wished()`` comes when a person wants to see teams, ``taken()`` and ``left()`` about the proposal shown."""

    wished = Signal()
    taken = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(gap=UNIT, margin=UNIT + UNIT // 2)
        self._session = session
        self._people = 0
        self._here: HalfDay | None = None
        self._here_count = 0
        self._asked = False
        _, say = session.gettext, session.translator
        self.setObjectName("team_maker")
        ways = [(_TEAMS, _("Number of teams")), (_SIZE, _("People in a team"))]
        self.by = ToggleRow(ways, required=True, small=False)
        self.by.setObjectName("teams_by")
        self.by.set_key(_TEAMS)
        self.by.changed.connect(self._switched)
        self.number = NumberEdit(say, lowest=1, highest=MOST_TEAMS)
        self.number.setObjectName("teams_number")
        self.number.setAccessibleName(_("How many"))
        self.number.set_value(4)
        self.seed = NumberEdit(say, lowest=1, highest=MOST_SEED)
        self.seed.setObjectName("teams_seed")
        self.seed.setAccessibleName(_("Drawn by number"))
        self.seed.set_value(1)
        for edit in (self.number, self.seed):
            edit.setFixedWidth(session.look.theme.sizes.scaled(84))
            edit.changed.connect(self._again)
        self.keep = TickBox(_("Who has a team stays in it"))
        self.keep.setObjectName("teams_keep")
        self.here = TickBox("")
        self.here.setObjectName("teams_here")
        for tick in (self.keep, self.here):
            tick.clicked.connect(lambda _ticked: self._again())
        self.propose_button = KhmerButton(_("Propose teams"), "primary", "users", small=True)
        self.propose_button.setObjectName("propose_teams_button")
        self.propose_button.clicked.connect(lambda _checked: self.ask())
        self._lay_out()
        self.show_proposal(None)

    def _lay_out(self) -> None:
        _ = self._session.gettext
        self.mix_button = KhmerButton(_("Mix again"), "secondary", "refresh-cw", small=True)
        self.mix_button.setObjectName("mix_again_button")
        self.mix_button.clicked.connect(self._mix)
        self.take_button = KhmerButton(_("Take these teams"), "primary", "check", small=True)
        self.take_button.setObjectName("take_teams_button")
        self.take_button.clicked.connect(self.taken)
        self.leave_button = KhmerButton(_("Leave them as they were"), "secondary", small=True)
        self.leave_button.setObjectName("leave_teams_button")
        self.leave_button.clicked.connect(self._leave)
        tip = _("The same number gives the same teams again, also on another laptop.")
        seed = QWidget()
        seed.setLayout(row(KhmerLabel(_("Drawn by number"), tone="soft", wrap=False), self.seed))
        seed.setToolTip(tip)
        how = QWidget()
        how.setLayout(row(self.by, self.number))
        how.layout().setAlignment(self.by, Qt.AlignmentFlag.AlignVCenter)
        self.by.setMinimumWidth(self.by.layout().sizeHint().width())
        flow = FlowLayout(gap=2 * UNIT)
        for part in (how, self.here, self.keep, seed, self.propose_button):
            flow.addWidget(part)
        wishes = QWidget()
        wishes.setLayout(flow)
        self.told = KhmerLabel("", tone="plain")
        self.told.setObjectName("proposal_words")
        self.keys = KhmerLabel(
            _("Drag a person to another team, or press its number, or Ctrl with an arrow. Space: they stay there."),
            "small",
        )
        buttons = FlowLayout(gap=UNIT)
        for button in (self.take_button, self.mix_button, self.leave_button):
            buttons.addWidget(button)
        line = QWidget()
        line.setLayout(buttons)
        self.proposal = QWidget()
        sign = column(IconSign("info", tone="accent"), None)
        words = column(self.told, self.keys, line, gap=UNIT)
        box = row(sign, words, gap=UNIT + UNIT // 2)
        box.setStretch(1, 1)
        self.proposal.setLayout(box)
        self.add(wishes)
        self.add(self.proposal)

    def show_room(self, people: int, teams: int, here: HalfDay | None, here_count: int) -> None:
        """Know how many people and teams there are, and who is present on which half-day, if anybody is."""
        say = self._session.translator
        first = self._people == 0
        self._people, self._here, self._here_count = people, here, here_count
        show_if(self.here, here is not None)
        if here is not None:
            half = half_day_title(here, say)
            self.here.set_words(say.format("Only who is present: {half} ({n})", half=half, n=here_count))
        else:
            self.here.setChecked(False)
        self.propose_button.setEnabled(people > 0)
        if first and people and not self._asked:
            self.number.set_value(teams or sizes_for(people, _USUAL_SIZE))

    def wish(self) -> Wish | None:
        """Return what is asked for, None while a number is not one."""
        number, seed = self.number.value(), self.seed.value()
        if number is None or seed is None:
            return None
        here = self._here if self.here.isChecked() else None
        people = self._here_count if here is not None else self._people
        count = int(number) if self.by.key() == _TEAMS else min(MOST_TEAMS, sizes_for(people, int(number)))
        return Wish(count, seed=int(seed), keep=self.keep.isChecked(), here=here)

    def ask(self) -> None:
        """Ask for teams."""
        self._asked = True
        self.wished.emit()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Say what is proposed and why, or nothing."""
        self._asked = proposal is not None
        show_if(self.proposal, proposal is not None)
        show_if(self.propose_button, proposal is None)
        if proposal is None:
            return
        say = self._session.translator
        reasons = " ".join(mix_reasons(proposal.mix, say))
        notes = " ".join(proposal_notes(proposal, say))
        head = say.gettext("These teams are only proposed: nothing is changed until you take them.")
        self.told.setText("\n".join(part for part in (head, reasons, notes) if part))

    def _again(self) -> None:
        if self._asked:
            self.wished.emit()

    def _mix(self) -> None:
        seed = self.seed.value() or 0
        self.seed.set_value(int(seed) % MOST_SEED + 1)
        self.wished.emit()

    def _switched(self) -> None:
        """Ask for the other number in a way that means about the same."""
        people, number = self._people, int(self.number.value() or 1)
        if people:
            self.number.set_value(sizes_for(people, number))
        self._again()

    def _leave(self) -> None:
        self.show_proposal(None)
        self.left.emit()
