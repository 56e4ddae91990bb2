"""The arguments of ``sala pack …``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from sala.cli import pack_commands
from sala.cli.arguments import typed_text


def add_pack_commands(
    parser: argparse.ArgumentParser,
    parser_class: type[argparse.ArgumentParser],
    _: Callable[[str], str],
    with_global: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Add the commands about method packs to ``parser``; ``with_global`` gives each the options that all have."""
    commands: Any = parser.add_subparsers(
        dest="pack_command", required=True, metavar=_("COMMAND"), title=_("Commands"), parser_class=parser_class
    )

    def command(name: str, text: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
        with_global(added)
        added.set_defaults(run=run)
        return added

    make = command("make", _("write the method in a folder to a signed file"), pack_commands.make)
    make.add_argument("folder", metavar=_("FOLDER"), help=_("folder with pack.toml, kinds and activities"))
    make.add_argument("--out", required=True, metavar="FILE.sala-pack", help=_("where to write it"))
    make.add_argument("--publisher", type=typed_text, default="", metavar="NAME", help=_("who publishes it"))
    check = command("check", _("check a method, and tell what it adds and changes"), pack_commands.check)
    check.add_argument("path", metavar=_("FOLDER or FILE"), help=_("folder with pack.toml, or a file of a method"))
    add = command("add", _("add a method to this computer"), pack_commands.add)
    add.add_argument("file", metavar="FILE.sala-pack", help=_("file of a method"))
    new_key = _("fingerprint of a new key, as the publisher said")
    add.add_argument("--new-key", type=typed_text, default="", metavar="KEY", help=new_key)
    command("list", _("list the methods on this computer"), pack_commands.list_all)
    use = command("use", _("let a workshop use a method"), pack_commands.use)
    use.add_argument("workshop", type=typed_text, metavar=_("WORKSHOP"), help=_("name or code of the workshop"))
    method = _("the method as the list names it; without a version, the latest")
    use.add_argument("method", metavar="KEY[@VERSION]", help=method)
