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
from sala.cli.pack_commands import found_as_json
from sala.errors import SalaError
from sala.language import Translator
from sala.services.conflicts import conflicts_at
from sala.services.exchange import Imported, export_bundle, import_bundle, verify_bundle
from sala.services.packs import add_pack, look_at_data
from sala.services.workshops import find_workshop, get_workshop
from sala.services.workspace import Workspace
from sala.wording import altered_text, left_out_text, missing_text, taken_text
from sala.wording.packs import pack_title

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
    stays = [left_out_text(exported.left_out, say), missing_text(exported.missing, "sala check", say)]
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
        return asdict(found), [line]

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
        if unsure:
            count, codes = len(unsure), [get_workshop(ws, workshop).code for workshop in taken.workshops]
            said = say.nformat("{n} field says two things.", "{n} fields say two things.", count, n=say.number(count))
            typed = ", ".join(f"sala conflicts {code}" for code in codes)
            lines.append(f"{said} {say.format('What laptops say differently is listed by: {typed}', typed=typed)}")
        value = {**asdict(taken), "workshops": list(taken.workshops)}
        del value["method_pack"]
        if taken.method_pack:
            value["method"], offered = _offer(ws, taken, say, take_it=args.with_method)
            lines += offered
        return value, lines

    with context.workspace(make=True) as ws:
        return _each_file(context, args.files, lambda path: import_one(ws, path))


def _offer(ws: Workspace, taken: Imported, say: Translator, *, take_it: bool) -> tuple[dict[str, Any], list[str]]:
    """Tell of the method that came along and is not here yet; add it where that was asked."""
    try:
        found = look_at_data(ws, taken.method_pack)
        added = add_pack(ws, found) if take_it else False
    except SalaError as error:  # the work is taken in all the same
        return {"added": False, "error": error.code}, told(error, say)
    title = pack_title(found.facts, say)
    if added:
        lines = [say.format("Added the method: {method}", method=title)]
    else:
        lines = [
            say.format("This workshop uses the method {method}, which is not on this computer.", method=title),
            say.format("Fingerprint of the key: {key}", key=found.facts.fingerprint),
            say.format("To add it as well: {typed}", typed="sala import … --with-method"),
        ]
    return {**found_as_json(found), "added": added}, lines


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
