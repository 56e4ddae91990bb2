"""The command about what two laptops said differently: list it, and settle it."""

from __future__ import annotations

import argparse
from typing import Any

from sala.cli.context import Context
from sala.cli.moments import wall_text
from sala.errors import WrongUse
from sala.language import Translator
from sala.services.conflicts import Conflict, Difference, Reading, differences, keep_reading, say_instead
from sala.services.method import Pack, pack_for
from sala.services.workshops import find_workshop
from sala.wording.differences import difference_title, field_label, reading_text

_INDENT = "    "


def conflicts(context: Context, args: argparse.Namespace) -> int:
    """List what two laptops said differently in a workshop, or settle one of it."""
    given = [value for value in (args.card, args.field, args.keep, args.value) if value is not None]
    if given and (args.card is None or args.field is None or (args.keep is None and args.value is None)):
        raise WrongUse("conflict.incomplete")
    return _settle(context, args) if given else _list(context, args)


def _list(context: Context, args: argparse.Namespace) -> int:
    say = context.translator
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop)
        pack = pack_for(workshop.method)
        found = differences(ws, workshop.id)
    value = [_as_json(one, pack, say) for one in found]
    lines = [line for one in found for line in [*_lines(one, pack, say), ""]]
    if found:
        typed = f"sala conflicts {workshop.code} --card ID --field NAME (--keep N | --value TEXT)"
        lines.append(say.format("To settle one: {typed}", typed=typed))
    nothing = say.gettext("No two laptops say different things here.")
    context.output.result(value, *(lines or [nothing]))
    return 0


def _settle(context: Context, args: argparse.Namespace) -> int:
    say = context.translator
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop).id
        if args.keep is not None:
            changed = keep_reading(ws, workshop, args.card, args.field, args.keep)
        else:
            changed = say_instead(ws, workshop, args.card, args.field, args.value)
        left = len(differences(ws, workshop))
    lines = [say.gettext("Saved.")]
    if left:
        lines.append(say.nformat("{n} field says two things.", "{n} fields say two things.", left, n=say.number(left)))
    context.output.result({"act": changed.act, "left": left}, *lines)
    return 0


def _lines(difference: Difference, pack: Pack, say: Translator) -> list[str]:
    conflict = difference.conflict
    activity = _activity(conflict, pack, say)
    title = difference_title(conflict, pack, say)
    lines = [title if not activity or title.startswith(activity) else f"{activity}  ·  {title}"]
    lines.append(f"{_INDENT}--card {conflict.record} --field {conflict.field}")
    for reading in difference.readings:
        told = _reading_text(conflict, reading, pack, say) or say.gettext("(emptied)")
        first, *more = told.splitlines() or [""]
        lines.append(f"{_INDENT}--keep {reading.number}  {first}")
        lines += [f"{_INDENT * 2}{line}" for line in more]
        stands = say.gettext("This one is shown now.") if reading.stands else ""
        entry = reading.entry
        parts = (entry.author, entry.laptop, wall_text(entry.wall, say.language), stands)
        lines.append(_INDENT * 2 + "  ·  ".join(part for part in parts if part))
    return lines


def _as_json(difference: Difference, pack: Pack, say: Translator) -> dict[str, Any]:
    conflict = difference.conflict
    return {
        "kind": conflict.kind,
        "card_kind": conflict.card_kind,
        "card": conflict.record,
        "shown_in": conflict.card,
        "activity": conflict.activity,
        "title": conflict.title,
        "field": conflict.field,
        "label": field_label(conflict, pack, say),
        "readings": [
            {
                "number": reading.number,
                "value": reading.entry.value,
                "text": _reading_text(conflict, reading, pack, say),
                "author": reading.entry.author,
                "laptop": reading.entry.laptop,
                "when": reading.entry.wall,
                "change": reading.entry.change,
                "stands": reading.stands,
            }
            for reading in difference.readings
        ],
    }


def _reading_text(conflict: Conflict, reading: Reading, pack: Pack, say: Translator) -> str:
    return reading.names or reading_text(conflict, reading.entry.value, pack, say)


def _activity(conflict: Conflict, pack: Pack, say: Translator) -> str:
    titles = {summary.key: summary.title for summary in pack.summaries()}
    title = titles.get(conflict.activity)
    return title.in_language(say.language) if title else ""
