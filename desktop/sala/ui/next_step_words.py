"""The next step of a workshop as the window tells it, and the place where it is done."""

from __future__ import annotations

from sala.domain.next_step import NextStep, Step
from sala.domain.records import Workshop
from sala.ui.place import ACTIVITY, SEND, Place
from sala.ui.session import Session
from sala.wording.next_step import next_text


def place_of(workshop: str, step: NextStep) -> Place:
    """Return where a step is done."""
    if step.activity:
        return Place(ACTIVITY, workshop, step.activity)
    return Place(SEND if step.step is Step.SEND else ACTIVITY, workshop)


def step_text(session: Session, step: NextStep, workshop: Workshop | None = None) -> str:
    """Return a step in ``workshop``, else in the one that is open, as one sentence in the window's language."""
    pack = session.pack(workshop)
    titles = {summary.key: summary.title.in_language(session.language) for summary in pack.summaries()}
    title = titles.get(step.activity, "")
    return next_text(step, title, session.translator)
