"""What to do next in a workshop, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sala.domain.next_step import NextStep, Step
from sala.language import N_, Translator

_NEXT: Final[Mapping[Step, str]] = {
    Step.PLANNED: N_("Next on the agenda: {activity}"),
    Step.BEGIN: N_("Next: {activity}"),
    Step.FINISH: N_("Next, finish: {activity}"),
    Step.CASE: N_("Next, tell others: {activity}"),
    Step.SEND: N_("Next: send what was not sent yet"),
    Step.REST: N_("Everything in this workshop is done"),
}


def next_text(step: NextStep, title: str, translator: Translator) -> str:
    """Return what to do next, in one sentence without an end mark; ``title`` is that of the step's activity."""
    return translator.format(_NEXT[step.step], activity=title)
