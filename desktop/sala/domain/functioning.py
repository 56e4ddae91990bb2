"""Difficulties in doing things: the Washington Group Short Set on Functioning (WG-SS), and what follows from it.

Source: Washington Group on Disability Statistics, "The Washington Group Short Set on Functioning (WG-SS)" and
"Analytic Guidelines: Creating Disability Identifiers", www.washingtongroup-disability.com. Six questions in this
order, each with the same four answers; a person counts as having a disability when at least one of the six is "a lot
of difficulty" or "cannot do at all". The word "disability" is never used while asking.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: The six questions in the official order.
QUESTIONS: Final = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")
#: The four answers, from none to all; the keys are those of the method's interview notes.
ANSWERS: Final = ("no_difficulty", "some", "a_lot", "cannot")
_SEVERE: Final = frozenset(("a_lot", "cannot"))
_FIELD: Final = "functioning/"


def has_disability(answers: Mapping[str, str]) -> str:
    """Return what the answers (by question) add up to: "yes", "no", or "unknown" while an open one could decide.

    One severe answer is enough for "yes"; "no" needs all six.
    """
    given = [answers.get(question, "") for question in QUESTIONS]
    if any(answer in _SEVERE for answer in given):
        return "yes"
    return "no" if all(answer in ANSWERS for answer in given) else "unknown"


def functioning_field(question: str) -> str:
    """Return the field of a participant that holds the answer to one of ``QUESTIONS``."""
    return _FIELD + question


def question_of(field: str) -> str:
    """Return the question that a field of a participant answers, "" for any other field."""
    question = field.removeprefix(_FIELD)
    return question if field.startswith(_FIELD) and question in QUESTIONS else ""
