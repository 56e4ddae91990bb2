"""The coach: what a workshop answers to the questions before and after an activity, and what people tell themselves.

A question that only people can answer is ticked by them. That is kept as a mark: it travels, and undo takes it back.
"""

from __future__ import annotations

from dataclasses import dataclass

from sala.content.coach_values import Check, Coach
from sala.domain.coach import answer
from sala.domain.coach_facts import Facts, Made, Photo
from sala.domain.coach_rules import Answer, RuleName, State
from sala.domain.identity import new_id
from sala.domain.progress import Progress
from sala.domain.records import ATTACHMENT, CARD, CARD_SYSTEM_FIELDS, LINK, MARK, PARTICIPANT, TEAM, Record
from sala.errors import WrongUse
from sala.services.changed import Changed, changed_by
from sala.services.consent import consents_by_code, folded_code, withdrawn_cards
from sala.services.method import Pack
from sala.services.progress import workshop_progress
from sala.services.workshops import get_workshop
from sala.storage import Workspace

__all__ = ["Answer", "Answered", "Check", "Coached", "RuleName", "State", "coach", "coach_all", "tick"]

_COACH = "coach"


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the answer of the workshop; ``by_people`` when only people can answer it."""

    check: Check
    answer: Answer

    @property
    def by_people(self) -> bool:
        """Whether a person ticks it."""
        return self.check.rule.name is RuleName.ASK


@dataclass(frozen=True, slots=True)
class Coached:
    """The answered questions of an activity."""

    activity: str
    before: tuple[Answered, ...]
    ready: tuple[Answered, ...]

    def count(self, state: State) -> int:
        """Return how many questions have this answer."""
        return sum(one.answer.state is state for one in self.before + self.ready)


def coach(ws: Workspace, pack: Pack, workshop: str, activity: str) -> Coached:
    """Return the questions of an activity and what the workshop answers.

    Raises:
        WrongUse: ``workshop.unknown``, ``content.unknown_activity``.
    """
    return _answered(pack.coach(activity), facts_of(ws, pack, workshop))


def coach_all(ws: Workspace, pack: Pack, workshop: str) -> list[Coached]:
    """Return the same for every activity of the method, in order.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    facts = facts_of(ws, pack, workshop)
    return [_answered(pack.coach(summary.key), facts) for summary in pack.summaries()]


def tick(ws: Workspace, pack: Pack, workshop: str, activity: str, question: str, *, yes: bool) -> Changed:
    """Say yes to a question that only people can answer, or take it back.

    Raises:
        WrongUse: ``workshop.unknown``, ``content.unknown_activity``; ``coach.unknown_question`` with ``name`` and
            ``known``; ``coach.not_for_people`` when the workshop itself answers the question.
    """
    get_workshop(ws, workshop)
    checks = {check.key: check for check in pack.coach(activity).checks()}
    by_people = [key for key, check in checks.items() if check.rule.name is RuleName.ASK]
    if question not in checks:
        raise WrongUse("coach.unknown_question", name=question[:40], known=", ".join(by_people))
    if question not in by_people:
        raise WrongUse("coach.not_for_people", name=question, known=", ".join(by_people))
    present = [mark for mark in _ticks(ws, workshop) if _question(mark) == _path(activity, question)]
    with ws.act(workshop) as act:
        if yes and not present:
            act.put(MARK, new_id(), {"what": _COACH, "activity": activity, "question": question})
        elif not yes:
            for mark in present:
                act.delete(MARK, mark.id)
        return changed_by(workshop, act.changes)


def facts_of(ws: Workspace, pack: Pack, workshop: str) -> Facts:
    """Return what the rules look at.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    facts = get_workshop(ws, workshop).record
    progress = workshop_progress(ws, pack, workshop)
    made = _made(ws, workshop)
    shown = {one.id for one in made}
    links = (record for record in ws.records(workshop, LINK))
    return Facts(
        made=made,
        links=tuple((link.text("from"), link.text("to")) for link in links if link.text("from") in shown),
        photos=tuple(
            Photo(record.text("card"), folded_code(record.text("consent")))
            for record in ws.records(workshop, ATTACHMENT)
            if record.text("card") in shown
        ),
        consents=consents_by_code(ws, workshop),
        people=tuple(record.fields for record in ws.records(workshop, PARTICIPANT)),
        teams=tuple(record.id for record in ws.records(workshop, TEAM)),
        workshop=facts.fields,
        done=frozenset(key for stage in progress.values() for key, far in stage.items() if far is Progress.DONE),
        ticked=frozenset(map(_question, _ticks(ws, workshop))),
    )


def _answered(coach: Coach, facts: Facts) -> Coached:
    before, ready = (
        tuple(Answered(check, answer(check.rule, facts, _path(coach.activity, check.key))) for check in checks)
        for checks in (coach.before, coach.ready)
    )
    return Coached(coach.activity, before, ready)


def _made(ws: Workspace, workshop: str) -> tuple[Made, ...]:
    hidden = withdrawn_cards(ws, workshop)
    records = {record.id: record for record in ws.records(workshop, CARD) if record.id not in hidden}
    there = {"", *records}
    return tuple(_made_from(record, records) for record in records.values() if record.text("parent") in there)


def _made_from(record: Record, records: dict[str, Record]) -> Made:
    fields = {name: value for name, value in record.fields.items() if name not in CARD_SYSTEM_FIELDS}
    parent = record.text("parent")
    code = record.text("consent_code") or (records[parent].text("consent_code") if parent else "")
    return Made(record.id, record.text("kind"), fields, record.text("team"), parent, folded_code(code))


def _ticks(ws: Workspace, workshop: str) -> list[Record]:
    return [mark for mark in ws.records(workshop, MARK) if mark.text("what") == _COACH]


def _question(mark: Record) -> str:
    return _path(mark.text("activity"), mark.text("question"))


def _path(activity: str, question: str) -> str:
    return f"{activity}/{question}"
