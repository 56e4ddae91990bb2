"""What the coach says: the next step of a workshop, and what was answered to a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sala.language import N_, Translator
from sala.services.coach import Answered, State
from sala.services.next_step import NextStep, Step

_NEXT: Final[Mapping[Step, str]] = {
    Step.PLANNED: N_("Next on the agenda: {activity}"),
    Step.BEGIN: N_("Next: {activity}"),
    Step.FINISH: N_("Next, finish: {activity}"),
    Step.CASE: N_("Next, tell others: {activity}"),
    Step.SEND: N_("Next: send what was not sent yet"),
    Step.REST: N_("Everything in this workshop is done"),
}
_STATES: Final[Mapping[State, str]] = {
    State.YES: N_("Yes"),
    State.NOT_YET: N_("Not yet"),
    State.ASK: N_("Only you can tell"),
}


def next_text(step: NextStep, title: str, translator: Translator) -> str:
    """Return what to do next, in one sentence without an end mark; ``title`` is that of the step's activity."""
    return translator.format(_NEXT[step.step], activity=title)


def answer_text(answered: Answered, translator: Translator) -> str:
    """Return what the workshop, or a person, answered to a question, with its figures."""
    answer = answered.answer
    said = translator.gettext(_STATES[answer.state])
    figures = _figures(answer.have, answer.wanted, translator)
    return f"{said} · {figures}" if figures else said


def _figures(have: int | None, wanted: int | None, translator: Translator) -> str:
    """Return "3 of 5", or only "7" where there is more than was wanted; one of one tells nothing."""
    if have is None or wanted is None or (wanted == 1 and have < 2):
        return ""
    if have > wanted:
        return translator.number(have)
    return translator.format("{have} of {wanted}", have=translator.number(have), wanted=translator.number(wanted))


def counted_text(yes: int, not_yet: int, ask: int, translator: Translator) -> str:
    """Return how many questions have each answer."""
    counts = {State.YES: yes, State.NOT_YET: not_yet, State.ASK: ask}
    told = (f"{translator.gettext(_STATES[state])}: {translator.number(n)}" for state, n in counts.items() if n)
    return " · ".join(told)
