"""Commands about sealed files: export, verify, import."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from sala.cli.context import Context, read_passphrase
from sala.services.exchange import export_bundle, import_bundle, verify_bundle
from sala.services.workshops import find_workshop


def export(context: Context, args: argparse.Namespace) -> int:
    """Put a workshop in a sealed file."""
    say = context.translator
    passphrase = read_passphrase(args.passphrase_file)
    with context.workspace() as ws:
        exported = export_bundle(
            ws,
            find_workshop(ws, args.workshop).id,
            Path(args.out),
            recipients=args.to,
            passphrase=passphrase,
            since_last=args.since_last,
            progress=context.output.progress(say.gettext("Sealing")),
        )
    text = say.format(
        "Written and read back: {path} ({changes} changes, {files} photos)",
        path=str(exported.path),
        changes=exported.changes,
        files=exported.files,
    )
    context.output.result({**asdict(exported), "path": str(exported.path)}, text)
    return 0


def verify(context: Context, args: argparse.Namespace) -> int:
    """Check sealed files without taking anything."""
    say = context.translator
    passphrase = read_passphrase(args.passphrase_file)
    told = []
    with context.workspace_if_any() as ws:
        for name in args.files:
            progress = context.output.progress(say.gettext("Checking"))
            told.append(asdict(verify_bundle(ws, Path(name), passphrase=passphrase, progress=progress)))
    lines = [
        say.format(
            "Whole and unchanged, from {sender}: {names}", sender=one["sender"], names=", ".join(one["workshops"])
        )
        for one in told
    ]
    context.output.result(told, "\n".join(lines))
    return 0


def take(context: Context, args: argparse.Namespace) -> int:
    """Take what sealed files hold into the workspace."""
    say = context.translator
    passphrase = read_passphrase(args.passphrase_file)
    told, lines = [], []
    with context.workspace(make=True) as ws:
        for name in args.files:
            progress = context.output.progress(say.gettext("Opening"))
            taken = import_bundle(ws, Path(name), passphrase=passphrase, progress=progress)
            told.append({**asdict(taken), "workshops": list(taken.workshops)})
            lines.append(
                say.nformat("{n} new change was taken in.", "{n} new changes were taken in.", taken.added)
                if taken.added
                else say.gettext("Everything in this file was here already. Nothing was changed.")
            )
            if taken.conflicts:
                lines.append(
                    say.nformat("{n} field says two things.", "{n} fields say two things.", len(taken.conflicts))
                )
    context.output.result(told, "\n".join(lines))
    return 0
