"""Where a person goes on in a workshop on this laptop: where they stopped, else what is next to be done."""

from __future__ import annotations

from dataclasses import dataclass

from sala.domain.progress import Progress
from sala.services.method import Pack
from sala.services.progress import workshop_progress
from sala.storage import Workspace

_STOPPED = "stopped/"


@dataclass(frozen=True, slots=True)
class Stop:
    """An activity by its key, and the id of the card that was shown, or ""."""

    activity: str
    card: str = ""


def note_stop(ws: Workspace, workshop: str, stop: Stop) -> None:
    """Remember where the person stopped in a workshop (not a change: it does not travel)."""
    ws.set_local(_STOPPED + workshop, {"activity": stop.activity, "card": stop.card})


def where_to_go_on(ws: Workspace, pack: Pack, workshop: str) -> Stop:
    """Return where the person stopped, else the first activity that is not done, else the first of all.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    noted = ws.local(_STOPPED + workshop, None)
    keys = [summary.key for summary in pack.summaries()]
    if isinstance(noted, dict) and noted.get("activity") in keys:
        return Stop(str(noted["activity"]), str(noted.get("card", "")))
    progress = {key: far for stage in workshop_progress(ws, pack, workshop).values() for key, far in stage.items()}
    return Stop(next((key for key in keys if progress[key] is not Progress.DONE), keys[0]))
