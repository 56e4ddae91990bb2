"""Commands about what a workshop holds: add cards, set a field, write a table."""

from __future__ import annotations

import argparse
from pathlib import Path

from sala.cli.arguments import file_to_write
from sala.cli.context import Context
from sala.cli.stopping import stop_of_all
from sala.errors import WrongUse
from sala.services.cards import add_cards_from_file, set_fields
from sala.services.method import pack_for
from sala.services.people import teams
from sala.services.tables import NAMES, PHONE, SITUATION, USUAL, write_table
from sala.services.workshops import find_workshop
from sala.services.workspace import Workspace


def add(context: Context, args: argparse.Namespace) -> int:
    """Add many cards at once."""
    say = context.translator
    with context.workspace() as ws:
        found = find_workshop(ws, args.workshop)
        pack, workshop = pack_for(found.method), found.id
        kinds = pack.kind_keys
        if args.kind not in kinds:
            if args.kind in {one.key for one in pack.guide_only()}:
                raise WrongUse("content.guide_only", name=args.kind)
            raise WrongUse("content.unknown_kind", name=args.kind[:40], known=", ".join(sorted(kinds)))
        team = team_by_number(ws, workshop, args.team)
        progress = context.output.progress(say.gettext("Adding"))
        with stop_of_all() as stop:
            source = Path(args.source)
            changed = add_cards_from_file(ws, workshop, args.kind, source, team=team, progress=progress, cancelled=stop)
    made = sorted(ref.id for ref in changed.records)
    text = say.nformat("{n} card added.", "{n} cards added.", len(made), n=say.number(len(made)))
    context.output.result({"act": changed.act, "cards": made}, text)
    return 0


def set_field(context: Context, args: argparse.Namespace) -> int:
    """Set one field, as a screen would."""
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop).id
        changed = set_fields(ws, workshop, args.card, {args.field: args.value})
    say = context.translator
    text = say.gettext("Saved.") if changed.act else say.gettext("It already says that: nothing was changed.")
    context.output.result({"act": changed.act}, text)
    return 0


def table(context: Context, args: argparse.Namespace) -> int:
    """Write a table for a spreadsheet."""
    say, out = context.translator, file_to_write(args.out, ".xlsx", ".csv")
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop).id
        left_out = {NAMES} if args.without_names else set()
        left_out |= {SITUATION} if args.without_situation else set()
        personal = (USUAL | ({PHONE} if args.with_phones else set())) - left_out
        rows = write_table(ws, workshop, args.what, out, language=say.language, personal=personal)
    text = say.nformat(
        "{n} row written to {path}", "{n} rows written to {path}", rows, n=say.number(rows), path=str(out)
    )
    context.output.result({"rows": rows, "path": str(out)}, text)
    return 0


def team_by_number(ws: Workspace, workshop: str, number: int | None) -> str:
    """Return the id of the n-th team of a workshop, "" for None.

    Raises:
        WrongUse: ``team.unknown``.
    """
    if number is None:
        return ""
    present = teams(ws, workshop)
    if not 1 <= number <= len(present):
        raise WrongUse("team.unknown", number=number, count=len(present))
    return present[number - 1].id
