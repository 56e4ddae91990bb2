"""Commands about paper."""

from __future__ import annotations

import argparse

from sala.cli.arguments import file_to_write
from sala.cli.content_commands import team_by_number
from sala.cli.context import Context
from sala.services.printing import Choices, print_document
from sala.services.workshops import find_workshop


def print_pdf(context: Context, args: argparse.Namespace) -> int:
    """Print worksheets or a kit to a PDF file."""
    say, out = context.translator, file_to_write(args.out, ".pdf")
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop).id
        printed = print_document(
            ws,
            workshop,
            args.what,
            out,
            _choices(say.language, args, team_by_number(ws, workshop, args.team) or ""),
            progress=context.output.progress(say.gettext("Printing")),
        )
    text = say.nformat(
        "{n} page: {path}", "{n} pages: {path}", printed.pages, n=say.number(printed.pages), path=str(out)
    )
    context.output.result({"pages": printed.pages, "path": str(out)}, text)
    return 0


def _choices(language: str, args: argparse.Namespace, team: str) -> Choices:
    return Choices(language, filled=args.filled, team=team, names=args.names)
