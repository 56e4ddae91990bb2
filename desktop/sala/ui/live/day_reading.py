"""What the live page and the strip read of an agenda, and the words for its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sala.domain.agenda import Day, Schedule
from sala.domain.agenda import Session as Block
from sala.domain.records import TEAM
from sala.services.agenda import read_agenda
from sala.services.agenda_now import DayNow, day_now
from sala.services.agenda_words import block_notes, block_title, day_title
from sala.services.history import undo_state
from sala.services.workspace import Workspace
from sala.ui.session import Session
from sala.wording.live_day import date_text


@dataclass(frozen=True, slots=True)
class DayReading:
    """The agenda as it was read, the names of the teams by id, and the acts that can be taken back, the last one last.

    How a day stands follows from it and the clock alone, so that nothing is read as the minutes pass.
    """

    schedule: Schedule
    teams: Mapping[str, str]
    acts: tuple[str, ...]

    def at(self, moment: datetime, day: str = "") -> DayNow | None:
        """Return how the day with this id, or the one in hand, stands at a moment."""
        return day_now(self.schedule, moment, day)


def read_day(ws: Workspace, workshop: str) -> DayReading:
    """Return what is to be shown of the agenda of a workshop.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    teams = {team.id: team.text("name") for team in ws.records(workshop, TEAM)}
    return DayReading(read_agenda(ws, workshop).schedule, teams, undo_state(ws, workshop).done)


class DayWords:
    """Names of blocks, days and teams in the language of the window."""

    def __init__(self, session: Session, reading: DayReading) -> None:
        self._say, self._pack, self._reading = session.translator, session.pack(), reading
        self._blocks = {one.id: one for one in reading.schedule.sessions()}

    def title(self, block: Block) -> str:
        """Return what a block is called."""
        return block_title(self._say, self._pack, block)

    def title_of(self, identity: str) -> str:
        """Return what the block with this id is called."""
        return self.title(self._blocks[identity])

    def notes(self, block: Block) -> str:
        """Return what the facilitator shall think of in a block, or ""."""
        return block_notes(self._say, self._pack, block)

    def teams(self, block: Block) -> str:
        """Return which teams take part; "" for everybody."""
        return ", ".join(self._reading.teams[team] for team in block.teams if team in self._reading.teams)

    def can_open(self, block: Block) -> bool:
        """Return whether the activity of a block has a page."""
        return block.activity in {summary.key for summary in self._pack.summaries()}

    def about(self, day: Day) -> str:
        """Return what a day is about, or ""."""
        return day_title(self._say, self._pack, day)

    def date(self, moment: datetime) -> str:
        """Return the date of a moment with its day of the week."""
        return date_text(moment.date(), self._say, "weekday")
