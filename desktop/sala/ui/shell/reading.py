"""What the main window asks the workspace: loaded with the storage, when the window is already seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sala.domain.records import CARD, SESSION, Workshop
from sala.domain.undo import UndoState
from sala.services.changed import Changed
from sala.services.conflicts import conflicts_at
from sala.services.earlier import has_other_cards
from sala.services.history import undo_state
from sala.services.method import Pack, is_here, pack_for
from sala.services.next_step import NextStep, next_step
from sala.services.progress import work_of, workshop_progress
from sala.services.resume import Stop, note_stop, where_to_go_on
from sala.services.workshops import get_workshop, note_opened, unsent_changes
from sala.services.workspace import Workspace
from sala.ui.place import ACTIVITY, Place
from sala.ui.shell.rail import StageProgress

#: As in ``sala.domain.agenda``, of which nothing is loaded for a workshop whose day does not run.
_RUNNING = "running"


@dataclass(frozen=True, slots=True)
class WorkshopState:
    """What rail, status line and the buttons for undo show of the open workshop; ``runs``: a block of its day does.

    ``others`` tells whether there are cards that no activity shows, or may be: its method is not on this computer.
    """

    workshop: Workshop
    progress: StageProgress
    others: bool
    unsent: int
    steps: UndoState
    next: NextStep
    runs: bool


def enter(ws: Workspace, place: Place) -> tuple[Place, Workshop]:
    """Return a workshop that is opened, and the place to show in it: where the person stopped, if none is named.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    found = get_workshop(ws, place.workshop)
    note_opened(ws, place.workshop, datetime.now(UTC).isoformat(timespec="seconds"))
    if place.page == ACTIVITY and not place.activity:
        stop = where_to_go_on(ws, pack_for(found.method), place.workshop)
        place = replace(place, activity=stop.activity, card=stop.card)
    return place, found


def leave(ws: Workspace, place: Place) -> None:
    """Remember where a person stopped in a workshop."""
    note_stop(ws, place.workshop, Stop(place.activity, place.card))


def state(ws: Workspace, workshop: str) -> WorkshopState:
    """Return the state of a workshop.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    facts, work = get_workshop(ws, workshop), work_of(ws, workshop)
    pack = pack_for(facts.method)
    progress = workshop_progress(ws, pack, workshop, work=work)
    return WorkshopState(
        facts,
        progress,
        has_other_cards(pack, work.cards) or not is_here(facts.method),
        unsent_changes(ws, workshop),
        undo_state(ws, workshop),
        next_step(ws, pack, workshop, stages=progress),
        any(record.text("state") == _RUNNING for record in ws.records(workshop, SESSION)),
    )


def activity_of(ws: Workspace, pack: Pack, changed: Changed) -> str:
    """Return the activity in which what was changed is seen, or "" where it is in none or in several."""
    found = [(ref.kind, ref.id, "") for ref in changed.records if ref.kind == CARD]
    activities = {conflict.activity for conflict in conflicts_at(ws, [changed.workshop], found)}
    known = {summary.key for summary in pack.summaries()}
    return activities.pop() if len(activities) == 1 and activities <= known else ""
