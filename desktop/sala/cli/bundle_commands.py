"""Commands about sealed files: export, verify, import."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sala.cli.arguments import file_to_write
from sala.cli.context import Context, read_passphrase
from sala.cli.hints import told
from sala.cli.moments import wall_text
from sala.cli.pack_commands import offered_method
from sala.errors import SalaError
from sala.language import Translator
from sala.services.conflicts import conflicts_at
from sala.services.exchange import Verified, export_bundle, import_bundle, verify_bundle
from sala.services.senders import CHANGED, remember_sender, standing
from sala.services.workshops import find_workshop, get_workshop
from sala.services.workspace import Workspace
from sala.wording import altered_text, left_out_text, missing_text, taken_text
from sala.wording.exchanged import amounts_text, held_back_text, not_come_text
from sala.wording.senders import STANDINGS, TAKEN_STANDINGS

#: What came of one file: as JSON, and as lines for people.
_Told = tuple[dict[str, Any], list[str]]


def export(context: Context, args: argparse.Namespace) -> int:
    """Put a workshop in a sealed file."""
    say, out = context.translator, file_to_write(args.out, ".sala")
    passphrase = read_passphrase(args.passphrase_file)
    with context.workspace() as ws:
        exported = export_bundle(
            ws,
            find_workshop(ws, args.workshop).id,
            out,
            recipients=args.to,
            passphrase=passphrase,
            since_last=args.since_last,
            progress=context.output.progress(say.gettext("Sealing")),
        )
    text = say.format(
        "Written and read back: {path} ({changes} changes, {files} photos)",
        path=str(exported.path),
        changes=say.number(exported.changes),
        files=exported.files,
    )
    stays = [
        left_out_text(exported.left_out, say),
        held_back_text(exported.held_back, say),
        missing_text(exported.missing, "sala check", say),
    ]
    lines = [text, *filter(None, stays)]
    context.output.result({**asdict(exported), "path": str(exported.path)}, *lines)
    return 0


def verify(context: Context, args: argparse.Namespace) -> int:
    """Check sealed files without taking anything."""
    say = context.translator
    passphrase = read_passphrase(args.passphrase_file)

    def check(ws: Workspace | None, path: Path) -> _Told:
        progress = context.output.progress(say.gettext("Checking"))
        found = verify_bundle(ws, path, passphrase=passphrase, progress=progress)
        line = say.format(
            "Whole and unchanged, from {sender}: {names}", sender=found.sender, names=", ".join(found.workshops)
        )
        lines = [line, _from(found, say)]
        if ws is None:
            return asdict(found), lines
        known = standing(ws, found)
        return {**asdict(found), "standing": known}, [*lines, say.gettext(STANDINGS[known])]

    with context.workspace_if_any() as ws:
        return _each_file(context, args.files, lambda path: check(ws, path))


def take(context: Context, args: argparse.Namespace) -> int:
    """Take what sealed files hold into the workspace."""
    say = context.translator
    passphrase = read_passphrase(args.passphrase_file)

    def import_one(ws: Workspace, path: Path) -> _Told:
        progress = context.output.progress(say.gettext("Opening"))
        taken = import_bundle(ws, path, passphrase=passphrase, progress=progress)
        altered, unsure = len(taken.altered), conflicts_at(ws, taken.workshops, taken.conflicts)
        lines = [taken_text(taken.added, taken.known, altered, say)]
        if altered:
            lines.append(altered_text(altered, say))
        if taken.missing:
            lines.append(not_come_text(taken.missing, "sala check", say))
        known = standing(ws, taken)
        if known in TAKEN_STANDINGS:
            lines.append(say.gettext(TAKEN_STANDINGS[known]))
        if known != CHANGED:  # else it would be said only once
            remember_sender(ws, taken)
        if unsure:
            count, codes = len(unsure), [get_workshop(ws, workshop).code for workshop in taken.workshops]
            said = say.nformat("{n} field says two things.", "{n} fields say two things.", count, n=say.number(count))
            typed = ", ".join(f"sala conflicts {code}" for code in codes)
            lines.append(f"{said} {say.format('What laptops say differently is listed by: {typed}', typed=typed)}")
        value = {**asdict(taken), "workshops": list(taken.workshops), "standing": known}
        del value["method_pack"]
        if taken.method_pack:
            value["method"], offered = offered_method(ws, taken.method_pack, say, take_it=args.with_method)
            lines += offered
        return value, lines

    with context.workspace(make=True) as ws:
        return _each_file(context, args.files, lambda path: import_one(ws, path))


def _from(found: Verified, say: Translator) -> str:
    """Return who wrote a file, when, and how much is in it."""
    when = wall_text(found.created, say.language)
    return "  ·  ".join(filter(None, [found.author, when, amounts_text(found.changes, found.files, say)]))


def _each_file(context: Context, files: Sequence[str], do: Callable[[Path], _Told]) -> int:
    """Do something with each file and tell what came of it; one that cannot be used does not keep the others back."""
    say, status = context.translator, 0
    values: list[dict[str, Any]] = []
    lines: list[str] = []
    for name in files:
        try:
            value, told_of = do(Path(name))
        except SalaError as error:
            if len(files) == 1:
                raise
            said, *more = told(error, say)
            context.output.fail(say.format("{name}: {said}", name=name, said=said), *more)
            status = max(status, error.exit_status)
        else:
            values.append(value)
            several = len(files) > 1
            lines += [say.format("{name}: {said}", name=name, said=line) for line in told_of] if several else told_of
    if values:
        context.output.result(values, *lines)
    return status
