"""Commands about paper."""

from __future__ import annotations

import argparse

from sala.cli.arguments import file_to_write
from sala.cli.content_commands import team_by_number
from sala.cli.context import Context
from sala.cli.paper_choices import room_choices
from sala.services.paper.catalogue import find_document
from sala.services.paper.order import Order
from sala.services.printing import MAP_FORMAT, PICTURE, Choices, Sheet, print_document
from sala.services.workshops import find_workshop, update_workshop
from sala.services.workspace import Workspace


def print_pdf(context: Context, args: argparse.Namespace) -> int:
    """Print one of the documents of the catalogue to a PDF file, or draw it as a picture."""
    say, out = context.translator, file_to_write(args.out, ".pdf", PICTURE)
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop).id
        choices = Choices(
            say.language,
            filled=args.filled,
            team=team_by_number(ws, workshop, args.team) or "",
            sheet=Sheet(args.sheet),
            lunar=args.lunar,
            **room_choices(args),
        )
        find_document(Order.of(ws, workshop, args.what, choices))  # before anything is kept
        _keep_official(ws, workshop, args)
        progress = context.output.progress(say.gettext("Printing"))
        printed = print_document(ws, workshop, args.what, out, choices, progress=progress)
    text = say.nformat(
        "{n} page: {path}", "{n} pages: {path}", printed.pages, n=say.number(printed.pages), path=str(out)
    )
    told = {"pages": printed.pages, "path": str(out), "map_format": MAP_FORMAT}
    context.output.result(told | {"map": [page.plain() for page in printed.maps]}, text)
    return 0


def _keep_official(ws: Workspace, workshop: str, args: argparse.Namespace) -> None:
    """Keep what official papers of the workshop bear at their head, for this paper and all later ones."""
    fields = {}
    if args.heading is not None:
        fields["heading"] = "yes" if args.heading == "on" else "no"
    if args.institution is not None:
        fields["institution"] = "\n".join(args.institution)
    if fields:
        update_workshop(ws, workshop, fields)
