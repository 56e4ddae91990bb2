"""Commands about paper."""

from __future__ import annotations

import argparse
from pathlib import Path

from sala.cli.content_commands import team_by_number
from sala.cli.context import Context
from sala.services.printing import print_document
from sala.services.workshops import find_workshop


def print_pdf(context: Context, args: argparse.Namespace) -> int:
    """Print worksheets or a kit to a PDF file."""
    say = context.translator
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop).id
        printed = print_document(
            ws,
            workshop,
            args.what,
            Path(args.out),
            language=say.language,
            filled=args.filled,
            team=team_by_number(ws, workshop, args.team) or None,
            progress=context.output.progress(say.gettext("Printing")),
        )
    text = say.nformat("{n} page: {path}", "{n} pages: {path}", printed.pages, path=str(printed.path))
    context.output.result({"pages": printed.pages, "path": str(printed.path)}, text)
    return 0
