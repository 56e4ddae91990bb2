"""The command about what to do next, and whether a group is ready for it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from sala.cli.context import Context
from sala.errors import WrongUse
from sala.language import Translator
from sala.services.coach import Answered, Coached, State, coach, coach_all, tick
from sala.services.method import Pack, pack_for
from sala.services.next_step import NextStep, next_step
from sala.services.workshops import find_workshop
from sala.wording.coaching import answer_text, counted_text
from sala.wording.next_step import next_text

_SIGNS = {State.YES: "✓", State.NOT_YET: "○", State.ASK: "?"}


def coach_workshop(context: Context, args: argparse.Namespace) -> int:
    """Tell what comes next, and what the workshop answers to the questions of one activity, or of all."""
    say = context.translator
    if (args.tick or args.untick) and not args.activity:
        raise WrongUse("coach.no_activity")
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop)
        pack = pack_for(workshop.method)
        if args.tick or args.untick:
            tick(ws, pack, workshop.id, args.activity, args.tick or args.untick, yes=bool(args.tick))
        found = [coach(ws, pack, workshop.id, args.activity)] if args.activity else coach_all(ws, pack, workshop.id)
        coming = next_step(ws, pack, workshop.id)
    value = {
        "next": {"step": coming.step.value, "activity": coming.activity, "text": next_line(coming, pack, say)},
        "activities": [_as_json(one, say) for one in found],
    }
    lines = _one(found[0], pack, say) if args.activity else [next_line(coming, pack, say), "", *_all(found, pack, say)]
    context.output.result(value, *lines)
    return 0


def next_line(step: NextStep, pack: Pack, say: Translator) -> str:
    """Return what to do next in one sentence."""
    return next_text(step, _title(pack, step.activity, say), say)


def _title(pack: Pack, activity: str, say: Translator) -> str:
    titles = {summary.key: summary.title for summary in pack.summaries()}
    return titles[activity].in_language(say.language) if activity else ""


def _all(found: Sequence[Coached], pack: Pack, say: Translator) -> list[str]:
    lines = []
    for one in found:
        told = counted_text(one.count(State.YES), one.count(State.NOT_YET), one.count(State.ASK), say)
        lines.append(f"{one.activity}  {_title(pack, one.activity, say)}  {told}")
    return lines


def _one(found: Coached, pack: Pack, say: Translator) -> list[str]:
    lines = [_title(pack, found.activity, say)]
    for title, part in ((say.gettext("Before you start"), found.before), (say.gettext("Ready to go on?"), found.ready)):
        if part:
            lines += ["", title, *(line for one in part for line in _lines(one, say))]
    return lines


def _lines(answered: Answered, say: Translator) -> list[str]:
    state, check = answered.answer.state, answered.check
    name = f"  ({check.key})" if answered.by_people else ""
    lines = [f"  {_SIGNS[state]} {check.question.in_language(say.language)}  {answer_text(answered, say)}{name}"]
    if state is not State.YES:
        lines.append(f"      {check.hint.in_language(say.language)}")
    return lines


def _as_json(found: Coached, say: Translator) -> dict[str, Any]:
    return {
        "activity": found.activity,
        "before": [_answered_as_json(one, say) for one in found.before],
        "ready": [_answered_as_json(one, say) for one in found.ready],
    }


def _answered_as_json(answered: Answered, say: Translator) -> dict[str, Any]:
    check, answer = answered.check, answered.answer
    return {
        "key": check.key,
        "rule": check.rule.name.value,
        "question": check.question.in_language(say.language),
        "hint": check.hint.in_language(say.language),
        "answer": answer.state.value,
        "have": answer.have,
        "wanted": answer.wanted,
        "by_people": answered.by_people,
    }
