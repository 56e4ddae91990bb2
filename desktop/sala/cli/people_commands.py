"""Commands about the people of a workshop: take them from a file, mark who is there, make teams."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sala.cli.context import Context
from sala.cli.stopping import stop_of_all
from sala.domain.attendance import ABSENT, PRESENT, HalfDay, counted
from sala.domain.records import Participant
from sala.domain.team_making import sizes_for
from sala.errors import WrongUse
from sala.khmer import search_key
from sala.language import Translator
from sala.services.attendance import Attendance, attendance, mark_attendance
from sala.services.people import participants, teams
from sala.services.people_import import CHANGED, LEFT, NEW, SAME, PeopleFile, look_at_people, take_people
from sala.services.people_words import half_day_title, person_answers
from sala.services.teaming import Proposal, Wish, propose_for, take_teams
from sala.services.workshops import find_workshop
from sala.wording.list_words import bad_cell_line
from sala.wording.team_words import mix_reasons, proposal_notes, team_mix_text


def people(context: Context, args: argparse.Namespace) -> int:
    """List the people, or take people from a file."""
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop).id
        if args.source is None:
            return _list_people(context, participants(ws, workshop))
        with stop_of_all() as stop:
            file = look_at_people(ws, workshop, Path(args.source), cancelled=stop)
        bad = [bad_cell_line(line, cell, context.translator) for line, cell in file.bad]
        if bad and not (args.skip_bad or args.look):
            context.output.fail(*bad)
            raise WrongUse("people.bad_cells", count=len(file.bad))
        act = "" if args.look else take_people(ws, workshop, file).act
    context.output.result({**_file_value(file), "act": act}, *bad, *_file_lines(context.translator, file, args.look))
    return 0


def make_teams(context: Context, args: argparse.Namespace) -> int:
    """Show the teams, propose fair ones, or make them."""
    say = context.translator
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop).id
        everyone, known = participants(ws, workshop), teams(ws, workshop)
        found = attendance(ws, workshop)
        here = _half_day(found, args.present) if args.present else None
        if args.number is None and args.size is None and not args.take:
            groups = [(team.name, [person for person in everyone if person.team == team.id]) for team in known]
            value = [{"team": name, "people": [person.code for person in people]} for name, people in groups]
            context.output.result(value, *_team_lines(groups, say))
            return 0
        count = args.number or len(known) or 1
        if args.size is not None:
            seated = [one for one in everyone if here is None or one.record.text(here.field) == PRESENT]
            count = sizes_for(len(seated), args.size)
        wish = Wish(count, seed=args.seed, keep=args.keep, here=here)
        proposal = propose_for(ws, workshop, wish, lambda number: say.format("Team {number}", number=number))
        act = take_teams(ws, workshop, proposal).act if args.take else ""
    by_id = {person.id: person for person in everyone}
    groups = [(team.name, [by_id[one] for one in team.people]) for team in proposal.teams]
    lines = [*_team_lines(groups, say), *mix_reasons(proposal.mix, say), *proposal_notes(proposal, say)]
    lines.append(say.gettext("The teams are made.") if act else say.gettext("Nothing was changed yet."))
    context.output.result(_proposal_value(proposal, by_id, act), *lines)
    return 0


def take_attendance(context: Context, args: argparse.Namespace) -> int:
    """Show who was there by half-day, or mark people."""
    say = context.translator
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop).id
        found, act = attendance(ws, workshop), ""
        if args.half is not None:
            half = _half_day(found, args.half)
            mark = {"present": PRESENT, "absent": ABSENT, "open": ""}[args.mark]
            chosen = list(found.people) if args.everyone else [_person(found.people, code) for code in args.people]
            act = mark_attendance(ws, workshop, {person.id: {half: mark} for person in chosen}).act
            found = attendance(ws, workshop)
    value = {
        "act": act,
        "halves": [half.key for half in found.halves],
        "people": [
            {"code": person.code, "marks": {half.key: person.record.text(half.field) for half in found.halves}}
            for person in found.people
        ],
    }
    context.output.result(value, *(_half_line(found, half, say) for half in found.halves))
    return 0


def _list_people(context: Context, everyone: Sequence[Participant]) -> int:
    say = context.translator
    sexes = person_answers(say)["sex"]
    value = [{"id": one.id, "code": one.code, "name": one.name, "sex": one.sex} for one in everyone]
    lines = [f"{one.code}  {one.name}  {sexes.get(one.sex, '')}".rstrip() for one in everyone]
    context.output.result(value, *(lines or [say.nformat("{n} person", "{n} people", 0)]))
    return 0


def _file_lines(say: Translator, file: PeopleFile, is_look: bool) -> list[str]:
    told = [
        say.nformat("{n} person is new.", "{n} people are new.", file.count(NEW)),
        say.nformat("{n} person would be changed.", "{n} people would be changed.", file.count(CHANGED))
        if is_look
        else say.nformat("{n} person was changed.", "{n} people were changed.", file.count(CHANGED)),
        say.nformat("{n} person is the same.", "{n} people are the same.", file.count(SAME)),
    ]
    if file.count(LEFT):
        told.append(say.nformat("{n} row is left out.", "{n} rows are left out.", file.count(LEFT)))
    passed_over = [head for head, field in file.columns if head and not field]
    if passed_over:
        told.append(say.format("Columns that are passed over: {heads}", heads=", ".join(passed_over)))
    if file.new_teams:
        told.append(say.format("New teams: {names}", names=", ".join(file.new_teams)))
    if is_look:
        told.append(say.gettext("Nothing was changed yet."))
    return told


def _file_value(file: PeopleFile) -> dict[str, Any]:
    return {
        **{standing: file.count(standing) for standing in (NEW, CHANGED, SAME, LEFT)},
        "columns": dict(file.columns),
        "new_teams": list(file.new_teams),
        "bad": [
            {"row": line.number, "field": cell.field, "text": cell.text, "code": cell.error.code}
            for line, cell in file.bad
        ],
    }


def _proposal_value(proposal: Proposal, by_id: dict[str, Participant], act: str) -> dict[str, Any]:
    return {
        "act": act,
        "seed": proposal.wish.seed,
        "teams": [{"team": team.name, "people": [by_id[one].code for one in team.people]} for team in proposal.teams],
        "uneven": {name: list(answers) for name, answers in proposal.mix.uneven.items()},
    }


def _team_lines(groups: Sequence[tuple[str, Sequence[Participant]]], say: Translator) -> list[str]:
    lines = []
    for name, members in groups:
        count = say.nformat("{n} person", "{n} people", len(members))
        lines.append("  ·  ".join(part for part in (f"{name}: {count}", team_mix_text(members, say)) if part))
        lines.append(f"    {', '.join(f'{one.code} {one.name}' for one in members)}")
    return lines


def _half_line(found: Attendance, half: HalfDay, say: Translator) -> str:
    by_sex = counted(found.people, half)
    sexes = person_answers(say)["sex"]
    told = ", ".join(say.digits(f"{words} {by_sex[key]}") for key, words in sexes.items() if by_sex[key])
    count = say.format("{n} of {all} present", n=sum(by_sex.values()), all=len(found.people))
    return "  ·  ".join(part for part in (f"{half.key}  {half_day_title(half, say)}", count, told) if part)


def _half_day(found: Attendance, text: str) -> HalfDay:
    """Return the half-day that an argument names; raises ``WrongUse`` ``attendance.no_such_half``."""
    half = next((half for half in found.halves if half.key == text), None)
    if half is None:
        raise WrongUse("attendance.no_such_half", text=text[:40], known=", ".join(one.key for one in found.halves))
    return half


def _person(everyone: Sequence[Participant], code: str) -> Participant:
    """Return the person with a code; raises ``WrongUse`` ``attendance.no_such_person``."""
    person = next((one for one in everyone if search_key(one.code) == search_key(code)), None)
    if person is None:
        raise WrongUse("attendance.no_such_person", text=code[:40])
    return person
