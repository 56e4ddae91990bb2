"""What can be chosen on the command line for papers that are used in the room: how many, and what stands on them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypedDict


class RoomChoices(TypedDict):
    """The choices, by their names in ``Choices``."""

    copies: int
    every_copy: bool
    two_sided: bool
    blank_rows: int | None
    phones: bool
    names: bool


def add_room_choices(paper: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the options of forms, lists and kits."""
    room = paper.add_argument_group(_("Forms, lists and kits"))
    room.add_argument("--copies", type=int, default=1, metavar="N", help=_("how many of a form; one without it"))
    room.add_argument("--all-copies", action="store_true", help=_("a kit with all copies, not one of each to copy"))
    room.add_argument("--two-sided", action="store_true", help=_("each sheet of a kit begins on paper of its own"))
    room.add_argument("--blank-rows", type=int, metavar="N", help=_("empty rows at the end of a list"))
    room.add_argument("--with-phones", action="store_true", help=_("with the telephone numbers of people"))
    room.add_argument("--with-names", action="store_true", help=_("a report with the names of those who took part"))


def room_choices(args: argparse.Namespace) -> RoomChoices:
    """Return what was chosen."""
    return {
        "copies": args.copies,
        "every_copy": args.all_copies,
        "two_sided": args.two_sided,
        "blank_rows": args.blank_rows,
        "phones": args.with_phones,
        "names": args.with_names,
    }
