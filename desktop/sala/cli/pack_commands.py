"""Commands about the methods that headquarters publish."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from sala.cli.arguments import file_to_write
from sala.cli.context import Context
from sala.cli.hints import told
from sala.errors import SalaError, WrongUse
from sala.language import Translator
from sala.services.packs import (
    CHANGED,
    FoundPack,
    PackFacts,
    add_pack,
    check_folder,
    look_at,
    look_at_data,
    make_pack,
    packs_here,
    use_pack,
)
from sala.services.workshops import find_workshop, get_workshop
from sala.services.workspace import Workspace
from sala.wording.packs import news_lines, pack_title, standing_text


def make(context: Context, args: argparse.Namespace) -> int:
    """Write the method in a folder to a signed file."""
    say, out = context.translator, file_to_write(args.out, ".sala-pack")
    with context.workspace(make=True) as ws:
        made = make_pack(ws, Path(args.folder), out, publisher=args.publisher)
    lines = [
        say.format("Written: {path}", path=str(made.path)),
        pack_title(made.facts, say),
        say.format("Tell those who add it the fingerprint of your key: {key}", key=made.facts.fingerprint),
    ]
    context.output.result({**facts_as_json(made.facts), "path": str(made.path), "size": made.size}, *lines)
    return 0


def check(context: Context, args: argparse.Namespace) -> int:
    """Check a method in a folder or a file, and tell what it adds and changes."""
    path = Path(args.path)
    with context.workspace_if_any() as ws:
        found = check_folder(path) if path.is_dir() else look_at(ws, path)
    context.output.result(found_as_json(found), *found_lines(found, context.translator))
    return 0


def add(context: Context, args: argparse.Namespace) -> int:
    """Add a method to this computer; workshops go on with theirs."""
    say = context.translator
    with context.workspace(make=True) as ws:
        found = look_at(ws, Path(args.file))
        added = add_pack(ws, found, key_changed=_same(args.new_key, found.facts.fingerprint))
    text = say.gettext("Added. A workshop uses it once you say so:") if added else say.gettext("It is here already:")
    typed = f"sala pack use … {found.facts.method}"
    lines = [*found_lines(found, say), f"{text} {typed}"]
    context.output.result({**found_as_json(found), "added": added}, *lines)
    return 0


def list_all(context: Context, args: argparse.Namespace) -> int:
    """List the methods that a workshop can use."""
    del args
    say = context.translator
    here = packs_here()
    value = [{**facts_as_json(one.facts), "latest": one.latest, "usable": one.usable} for one in here]
    lines = []
    for one in here:
        told = "" if one.usable else f"  ({say.gettext('cannot be read here')})"
        lines.append(f"{one.facts.method}  {pack_title(one.facts, say)}{told}")
    context.output.result(value, *lines)
    return 0


def use(context: Context, args: argparse.Namespace) -> int:
    """Let a workshop use a method."""
    say = context.translator
    key, _at, version = args.method.partition("@")
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop)
        use_pack(ws, workshop.id, key, version)
        method = get_workshop(ws, workshop.id).method
    facts = next((one.facts for one in packs_here() if one.facts.method == method), None)
    if facts is None:
        raise WrongUse("pack.not_here", name=method, known="")
    text = say.format("“{workshop}” now uses: {method}", workshop=workshop.name, method=pack_title(facts, say))
    context.output.result({"workshop": workshop.id, "method": method}, text)
    return 0


def offered_method(ws: Workspace, data: bytes, say: Translator, *, take_it: bool) -> tuple[dict[str, Any], list[str]]:
    """Tell of the method that came along and is not here yet; add it where that was asked."""
    try:
        found = look_at_data(ws, data)
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


def found_lines(found: FoundPack, say: Translator) -> list[str]:
    """Return what a method is, who made it, and what it adds and changes."""
    lines = [pack_title(found.facts, say)]
    if found.facts.verify_key:
        lines += [
            say.format("Fingerprint of the key: {key}", key=found.facts.fingerprint),
            standing_text(found.standing, say),
        ]
    lines += news_lines(found, say)
    if found.standing == CHANGED:
        lines.append(say.format("To add it all the same: {typed}", typed=f'--new-key "{found.facts.fingerprint}"'))
    return lines


def found_as_json(found: FoundPack) -> dict[str, Any]:
    """Return the same as values."""
    news = found.news
    changes = {
        name: [{"km": text.km, "en": text.en} for text in texts]
        for name, texts in (("adds", news.adds), ("changes", news.changes), ("drops", news.drops))
    }
    known = {"standing": found.standing, "here": found.here, "latest": found.latest, "extends": news.extends}
    return {**facts_as_json(found.facts), **known, "beside": news.beside, **changes}


def facts_as_json(facts: PackFacts) -> dict[str, Any]:
    """Return what is known of a method as values."""
    return {
        "method": facts.method,
        "key": facts.key,
        "version": facts.version,
        "title": {"km": facts.title.km, "en": facts.title.en},
        "publisher": facts.publisher,
        "verify_key": facts.verify_key,
        "fingerprint": facts.fingerprint,
    }


def _same(typed: str, fingerprint: str) -> bool:
    return "".join(typed.split()).upper() == fingerprint.replace(" ", "")
