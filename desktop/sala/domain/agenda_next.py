"""Which activity an agenda has next, also where nobody kept it up to date on the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sala.domain.agenda import DONE, DROPPED, PLANNED, RUNNING, Session
from sala.domain.progress import Progress


def activity_next(blocks: Sequence[Session], progress: Mapping[str, Progress]) -> str:
    """Return the activity that runs, else the first one planned, not finished, from where people have come; or "".

    ``blocks`` are in the order of the agenda; ``progress`` is by activity, open where it has none. People have come to
    the last block that was begun, or whose activity was. What was dropped or passed by on the way stays behind.
    """
    running = [block.activity for block in blocks if block.state == RUNNING and block.activity]
    if running:
        return running[-1]
    begun = (place for place, block in enumerate(blocks) if _is_begun(block, progress))
    rest = blocks[max(begun, default=0) :]
    planned = (block.activity for block in rest if block.state == PLANNED and block.activity)
    return next((activity for activity in planned if progress.get(activity) is not Progress.DONE), "")


def _is_begun(block: Session, progress: Mapping[str, Progress]) -> bool:
    if block.state == DROPPED:
        return False
    return block.state == DONE or progress.get(block.activity, Progress.OPEN) is not Progress.OPEN
