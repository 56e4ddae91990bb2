"""The command about a day while it happens: look at it, begin and finish blocks, catch up."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sala.cli.context import Context
from sala.domain.agenda import DONE, DROPPED, RUNNING, Placed
from sala.domain.agenda import Session as Block
from sala.domain.agenda_preview import Preview
from sala.domain.daytime import daytime
from sala.errors import WrongUse
from sala.khmer import latin_digits
from sala.language import Translator
from sala.services.agenda_day import (
    drop_session,
    extend_session,
    finish_session,
    plan_again,
    start_session,
    take_proposal,
)
from sala.services.agenda_now import CatchUp, DayNow, read_catch_up, read_day_now
from sala.services.agenda_words import block_title, day_title
from sala.services.changed import Changed
from sala.services.method import Pack, pack_for
from sala.services.workshops import find_workshop
from sala.services.workspace import Workspace
from sala.wording.live_day import (
    date_text,
    end_sentence,
    left_text,
    loss_sentences,
    next_day_sentence,
    oddity_sentence,
    pace_sentence,
    result_sentence,
    span_text,
    way_title,
)

ACTIONS = ("show", "start", "finish", "extend", "drop", "keep", "replan")
_INDENT = "    "


def day(context: Context, args: argparse.Namespace) -> int:
    """Show a day as it stands, or do something on it."""
    moment = _moment(args.at)
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop)
        pack, now = pack_for(workshop.method), _now(ws, workshop.id, moment, args.day)
        if args.action == "replan":
            return _replan(context, args, ws, now)
        changed = _act(ws, args, now) if args.action != "show" else None
        if changed is not None:
            now = _now(ws, workshop.id, moment, now.number)
    value = _as_json(now, pack, context.translator)
    if changed is not None:
        value["act"] = changed.act
    saved = [context.translator.gettext("Saved.")] if changed is not None else []
    context.output.result(value, *saved, *_lines(now, pack, context.translator))
    return 0


def _act(ws: Workspace, args: argparse.Namespace, now: DayNow) -> Changed:
    workshop, moment = now.day.day.record.ref.workshop, now.moment
    acts: dict[str, Callable[[], Changed]] = {
        "start": lambda: start_session(
            ws, workshop, _block(now, args.block, now.state.next, "day.nothing_left"), moment
        ),
        "finish": lambda: finish_session(
            ws, workshop, _block(now, args.block, now.state.now, "day.nothing_runs"), moment
        ),
        "extend": lambda: extend_session(
            ws, workshop, _block(now, args.block, now.state.now, "day.nothing_runs"), _minutes(args.minutes)
        ),
        "drop": lambda: drop_session(ws, workshop, _block(now, args.block, (), "day.which_block")),
        "keep": lambda: plan_again(ws, workshop, _block(now, args.block, (), "day.which_block")),
    }
    return acts[args.action]()


def _replan(context: Context, args: argparse.Namespace, ws: Workspace, now: DayNow) -> int:
    """List the ways to catch up, or take one."""
    say, day = context.translator, now.day.day
    workshop = day.record.ref.workshop
    found = read_catch_up(ws, workshop, day.id, now.moment, needed=args.minutes)
    previews = found.previews if found is not None else ()
    if args.take is not None:
        chosen = next((one for one in previews if one.proposal.way == args.take), None)
        if chosen is None:
            known = ", ".join(one.proposal.way for one in previews)
            if not known:
                raise WrongUse("day.no_such_way", text=args.take)
            raise WrongUse("day.not_this_way", text=args.take, known=known)
        changed = take_proposal(ws, workshop, chosen.proposal)
        value = {"act": changed.act, **_way_as_json(chosen)}
        context.output.result(value, say.gettext("Saved."), result_sentence(chosen, say))
        return 0
    pack = pack_for(find_workshop(ws, args.workshop).method)
    lines = [line for one in previews for line in _way_lines(one, found, pack, say)]
    if previews:
        lines.append(say.format("To take one: {typed}", typed=f"sala day {args.workshop} replan --take WAY"))
    nothing = say.gettext("There is nothing to catch up, or nothing that is left can give any time.")
    ways = [_way_as_json(one) for one in previews]
    context.output.result(ways, end_sentence(now.state, say), *(lines or [nothing]))
    return 0


def _way_lines(one: Preview, found: CatchUp | None, pack: Pack, say: Translator) -> list[str]:
    blocks = {each.before.session.id: each.before.session for each in one.blocks}

    def title(identity: str) -> str:
        return block_title(say, pack, blocks[identity])

    told = [*loss_sentences(one, title, say), next_day_sentence(one, found.now.tomorrow if found else None, say)]
    head = f"{one.proposal.way}:  {way_title(one.proposal.way, say)}. {result_sentence(one, say)}"
    return [head, *(f"{_INDENT}{line}" for line in told if line), ""]


def _way_as_json(one: Preview) -> dict[str, Any]:
    plan = one.proposal
    return {
        "way": plan.way,
        "saves": plan.saves,
        "missing": plan.missing,
        "ends_before": daytime(plan.ends_before),
        "ends_after": daytime(one.state.ends),
        "to_day": plan.to_day,
        "changes": [
            {"block": change.session, "way": change.way, "before": change.before, "after": change.after}
            for change in plan.changes
        ],
    }


def _lines(now: DayNow, pack: Pack, say: Translator) -> list[str]:
    """Return a day for people: what must be said, how it stands, and its blocks with their numbers."""
    state = now.state
    head = [say.format("Day {n}", n=now.number), day_title(say, pack, now.day.day), date_text(now.moment.date(), say)]
    lines = ["  ·  ".join(filter(None, [*head, say.digits(f"{now.moment:%H:%M}")]))]
    lines += [_notice(now, pack, say, number) for number in range(len(now.oddities))]
    pace = [pace_sentence(state, say), end_sentence(state, say)]
    if state.now:
        pace.insert(0, f"{left_text(state.left, say)}.")
    lines += [" ".join(filter(None, pace)), ""]
    plan = {placed.session.id: placed for placed in now.plan}
    marks = {RUNNING: "▶", DONE: "✓", DROPPED: "×"}
    for number, placed in enumerate(state.timeline, start=1):
        one = placed.session
        span = say.gettext("left out") if one.state == DROPPED else span_text(placed.starts, placed.ends, say)
        planned = span_text(plan[one.id].starts, plan[one.id].ends, say)
        was = say.format("(planned {span})", span=planned) if planned != span else ""
        figures = say.digits(f"{number:>2}")
        lines.append(f"{marks.get(one.state, ' ')} {figures}  {span}  {block_title(say, pack, one)}  {was}".rstrip())
    return lines


def _as_json(now: DayNow, pack: Pack, say: Translator) -> dict[str, Any]:
    state, plan = now.state, {placed.session.id: placed for placed in now.plan}
    return {
        "day": now.day.day.id,
        "number": now.number,
        "date": now.day.day.date,
        "at": now.moment.isoformat(timespec="minutes"),
        "begun": state.begun,
        "over": state.over,
        "now": [placed.session.id for placed in state.now],
        "next": [placed.session.id for placed in state.next],
        "left": state.left if state.now else None,
        "behind": state.behind,
        "ends": daytime(state.ends),
        "planned_ends": daytime(state.planned_ends),
        "notices": [
            {
                "code": odd.code,
                "block": odd.session.id if odd.session else None,
                "text": _notice(now, pack, say, number),
            }
            for number, odd in enumerate(now.oddities)
        ],
        "blocks": [_block_as_json(number, one, plan, pack, say) for number, one in enumerate(state.timeline, start=1)],
    }


def _block_as_json(number: int, placed: Placed, plan: dict[str, Placed], pack: Pack, say: Translator) -> dict[str, Any]:
    one = placed.session
    return {
        "number": number,
        "id": one.id,
        "title": block_title(say, pack, one),
        "kind": one.kind,
        "activity": one.activity,
        "priority": one.priority,
        "state": one.state,
        "starts": daytime(placed.starts),
        "ends": daytime(placed.ends),
        "planned_starts": daytime(plan[one.id].starts),
        "planned_ends": daytime(plan[one.id].ends),
        "minutes": one.minutes,
        "extended": one.extended,
        "teams": list(one.teams),
    }


def _notice(now: DayNow, pack: Pack, say: Translator, number: int) -> str:
    odd = now.oddities[number]
    title = block_title(say, pack, odd.session) if odd.session is not None else ""
    return oddity_sentence(odd, title, now.moment, say)


def _now(ws: Workspace, workshop: str, moment: datetime, number: int | None) -> DayNow:
    found = read_day_now(ws, workshop, moment)
    if found is None:
        raise WrongUse("day.no_agenda")
    days = found.schedule.days
    if number is None:
        return found
    if not 1 <= number <= len(days):
        raise WrongUse("day.no_such_day", number=number, count=len(days))
    return read_day_now(ws, workshop, moment, days[number - 1].day.id) or found


def _block(now: DayNow, named: str | None, usual: tuple[Placed, ...], missing: str) -> str:
    """Return the id of the block that a person means: by its number in the list, by its id, or the usual one."""
    blocks: list[Block] = [placed.session for placed in now.state.timeline]
    if named is None:
        if not usual:
            raise WrongUse(missing)
        return usual[0].session.id
    number = latin_digits(named)
    if number.isascii() and number.isdigit() and 1 <= int(number) <= len(blocks):
        return blocks[int(number) - 1].id
    if named in {one.id for one in blocks}:
        return named
    raise WrongUse("day.no_such_block", text=named[:40], count=len(blocks))


def _minutes(given: int | None) -> int:
    if not given:
        raise WrongUse("day.how_many_minutes", example="--minutes -5")
    return given


def _moment(text: str | None) -> datetime:
    """Return a local moment as it was typed, or now."""
    if text is None:
        return datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005  # the clock on the wall has no zone
    try:
        moment = datetime.fromisoformat(latin_digits(text))
    except ValueError:
        raise WrongUse("day.not_a_moment", text=text[:40], example="2026-11-25T08:30") from None
    return moment.replace(tzinfo=None, second=0, microsecond=0)
