"""The six questions of the Washington Group about difficulties, asked of a person who agrees, and what is kept of them.

See ``sala.domain.functioning`` for the source and the rule. The history of a workshop forgets nothing, so an answer is
only ever written when the person agreed that it is kept; otherwise nothing but the result is.
"""

from __future__ import annotations

from collections.abc import Mapping

from sala.domain.functioning import QUESTIONS, functioning_field, has_disability
from sala.domain.records import PARTICIPANT, Participant, Ref
from sala.errors import WrongUse
from sala.services.changed import Changed
from sala.services.people import update_participant
from sala.storage import Workspace


def kept_answers(person: Participant) -> dict[str, str]:
    """Return the answers that a person let be kept, by question; "" where there is none."""
    return {question: person.record.text(functioning_field(question)) for question in QUESTIONS}


def keep_functioning(
    ws: Workspace, workshop: str, person: str, answers: Mapping[str, str], *, keep_answers: bool
) -> Changed:
    """Keep the result in the person's field "disability", and the answers only with ``keep_answers``, in one act.

    Answers that were kept earlier are taken off when the person does not agree any more.

    Raises:
        WrongUse: ``field.unknown`` for a question that is none of the six, ``field.not_a_choice``.
    """
    for question in answers:
        if question not in QUESTIONS:
            raise WrongUse("field.unknown", field=question[:40])
    record = ws.record(Ref(workshop, PARTICIPANT, person))
    before = record.fields if record is not None else {}
    wanted = {functioning_field(question): answers.get(question, "") if keep_answers else "" for question in QUESTIONS}
    kept = {field: answer for field, answer in wanted.items() if answer or before.get(field)}
    return update_participant(ws, workshop, person, {"disability": has_disability(answers), **kept})
