"""What the coach says: what was answered to its questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sala.language import N_, Translator
from sala.services.coach import Answered, State

_STATES: Final[Mapping[State, str]] = {
    State.YES: N_("Yes"),
    State.NOT_YET: N_("Not yet"),
    State.ASK: N_("Only you can tell"),
}


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
