"""The command about the agenda: show it, begin it, change it, take it along."""

from __future__ import annotations

import argparse
from typing import Any

from sala.cli.arguments import file_to_write
from sala.cli.context import Context
from sala.domain.agenda import Session
from sala.errors import WrongUse
from sala.language import Translator
from sala.services.agenda import (
    Agenda,
    add_day,
    add_session,
    begin_agenda,
    move_session,
    read_agenda,
    remove_day,
    remove_session,
    set_day,
    set_session,
)
from sala.services.agenda_calendar import write_calendar
from sala.services.agenda_words import block_notes, block_title, day_title, priority_words
from sala.services.changed import Changed
from sala.services.method import Pack, pack_for
from sala.services.people import teams
from sala.services.printing import Choices, print_document
from sala.services.workshops import find_workshop
from sala.services.workspace import Workspace
from sala.wording.agenda_times import length_text, time_text
from sala.wording.agenda_warnings import warning_sentence
from sala.wording.values import day_text

#: What can be done with an agenda; ``show`` where nothing is said.
VERBS = ("show", "begin", "add", "set", "move", "remove", "ics", "print")
_BLOCK = ("activity", "kind", "title", "notes", "minutes", "priority")
_DAY = ("date", "starts", "ends", "title")


def agenda(context: Context, args: argparse.Namespace) -> int:
    """Do one thing with the agenda of a workshop."""
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop)
        if args.verb == "show":
            return _show(context, ws, workshop.id, pack_for(workshop.method))
        if args.verb in ("ics", "print"):
            return _take_along(context, args, ws, workshop.id)
        changed = _CHANGES[args.verb](ws, workshop.id, args)
    say = context.translator
    text = say.gettext("Saved.") if changed.act else say.gettext("It already says that: nothing was changed.")
    value = {"act": changed.act, "created": changed.created} if changed.created else {"act": changed.act}
    context.output.result(value, *([f"{text} {changed.created}"] if changed.created else [text]))
    return 0


def _show(context: Context, ws: Workspace, workshop: str, pack: Pack) -> int:
    say = context.translator
    found = read_agenda(ws, workshop)
    names = {team.id: team.name for team in teams(ws, workshop)}
    if found.schedule.is_empty:
        ready = ", ".join(pack.agenda_keys)
        lines = [
            say.gettext("There is nothing in the agenda yet."),
            say.format("Begin with a ready-made one: {keys}", keys=ready),
        ]
    else:
        lines = _lines(found, pack, say, names)
    context.output.result(_as_json(found, pack, say, names), *lines)
    return 0


def _lines(agenda: Agenda, pack: Pack, say: Translator, names: dict[str, str]) -> list[str]:
    told: dict[str, list[str]] = {}
    for warning in agenda.warnings:
        sentence = warning_sentence(warning, say, pack, names)
        told.setdefault(warning.session or warning.day, []).append(f"        ! {sentence}")
    lines: list[str] = []
    for number, day in enumerate(agenda.schedule.days, start=1):
        parts = [say.format("Day {number}", number=number), day_text(day.day.date, say), day_title(say, pack, day.day)]
        parts.append(length_text(day.minutes, say) if day.placed else "")
        lines += ["  ·  ".join(part for part in parts if part), f"    {day.day.id}", *told.get(day.day.id, [])]
        for placed in day.placed:
            one = placed.session
            state = f"  ({_state_words(say)[one.state]})" if one.state != "planned" else ""
            what = f"{block_title(say, pack, one)}{state}"
            matters = priority_words(say)[one.priority]
            lines.append(f"  {time_text(placed.starts, say)}  {what}  ·  {length_text(one.length, say)}  ·  {matters}")
            lines += [f"        {one.id}", *told.get(one.id, [])]
        lines.append("")
    for one in agenda.schedule.loose:
        lines += [f"  {block_title(say, pack, one)}", f"        {one.id}", *told.get(one.id, [])]
    return lines


def _state_words(say: Translator) -> dict[str, str]:
    _ = say.gettext
    return {"running": _("running"), "done": _("done"), "dropped": _("left out")}


def _as_json(agenda: Agenda, pack: Pack, say: Translator, names: dict[str, str]) -> dict[str, Any]:
    told: dict[str, list[dict[str, object]]] = {}
    for warning in agenda.warnings:
        sentence = warning_sentence(warning, say, pack, names)
        entry = {"code": warning.code, **warning.parameters, "sentence": sentence}
        told.setdefault(warning.session or warning.day, []).append(entry)
    days = [
        {
            "id": day.day.id,
            "date": day.day.date,
            "title": day_title(say, pack, day.day),
            "starts": day.day.starts,
            "ends": day.day.ends,
            "over": time_text(day.ends),
            "warnings": told.get(day.day.id, []),
            "blocks": [
                {**_block(one.session, pack, say), "starts": time_text(one.starts), "ends": time_text(one.ends)}
                | {"warnings": told.get(one.session.id, [])}
                for one in day.placed
            ],
        }
        for day in agenda.schedule.days
    ]
    return {"days": days, "without_day": [_block(one, pack, say) for one in agenda.schedule.loose]}


def _block(one: Session, pack: Pack, say: Translator) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "activity": one.activity,
        "title": block_title(say, pack, one),
        "notes": block_notes(say, pack, one),
        "minutes": one.minutes,
        "extended": one.extended,
        "priority": one.priority,
        "parallel": one.parallel,
        "teams": list(one.teams),
        "state": one.state,
        "started": one.started,
        "ended": one.ended,
    }


def _take_along(context: Context, args: argparse.Namespace, ws: Workspace, workshop: str) -> int:
    say = context.translator
    if args.out is None:
        raise WrongUse("agenda.no_file")
    out = file_to_write(args.out, ".ics" if args.verb == "ics" else ".pdf")
    if args.verb == "ics":
        count = write_calendar(ws, workshop, out, language=say.language)
        text = say.nformat("{n} event: {path}", "{n} events: {path}", count, path=str(out))
        context.output.result({"events": count, "path": str(out)}, text)
        return 0
    printed = print_document(ws, workshop, "agenda", out, Choices(say.language))
    text = say.nformat(
        "{n} page: {path}", "{n} pages: {path}", printed.pages, n=say.number(printed.pages), path=str(out)
    )
    context.output.result({"pages": printed.pages, "path": str(out)}, text)
    return 0


def _begin(ws: Workspace, workshop: str, args: argparse.Namespace) -> Changed:
    return begin_agenda(ws, workshop, args.id or "", replace=args.replace)


def _add(ws: Workspace, workshop: str, args: argparse.Namespace) -> Changed:
    """Add a block to a day, or, where no day is named, a day."""
    if args.day is None:
        return add_day(ws, workshop, _given(args, _DAY))
    after = _block_after(args)
    return add_session(ws, workshop, _day(ws, workshop, args.day), _given(args, _BLOCK), after=after)


def _set(ws: Workspace, workshop: str, args: argparse.Namespace) -> Changed:
    day = _day_if_any(ws, workshop, args.id or "")
    if day:
        return set_day(ws, workshop, day, _given(args, _DAY))
    return set_session(ws, workshop, args.id or "", _given(args, _BLOCK))


def _move(ws: Workspace, workshop: str, args: argparse.Namespace) -> Changed:
    block, after = args.id or "", _block_after(args)
    blocks = {one.id: one.day for one in read_agenda(ws, workshop).schedule.sessions()}
    day = _day(ws, workshop, args.day) if args.day is not None else blocks.get(after or block, "")
    return move_session(ws, workshop, block, day, after)


def _remove(ws: Workspace, workshop: str, args: argparse.Namespace) -> Changed:
    day = _day_if_any(ws, workshop, args.id or "")
    return remove_day(ws, workshop, day) if day else remove_session(ws, workshop, args.id or "")


_CHANGES = {"begin": _begin, "add": _add, "set": _set, "move": _move, "remove": _remove}


def _given(args: argparse.Namespace, names: tuple[str, ...]) -> dict[str, str]:
    return {name: getattr(args, name) for name in names if getattr(args, name) is not None}


def _block_after(args: argparse.Namespace) -> str | None:
    return "" if args.first else args.after


def _day(ws: Workspace, workshop: str, text: str) -> str:
    """Return the id of a day that is given by its number or its id."""
    days = [day.day.id for day in read_agenda(ws, workshop).schedule.days]
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(days):
        return days[int(text) - 1]
    return text


def _day_if_any(ws: Workspace, workshop: str, identity: str) -> str:
    return identity if read_agenda(ws, workshop).schedule.day(identity) else ""
