"""The commands and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from sala import __version__
from sala.cli import (
    agenda_commands,
    bundle_commands,
    coach_commands,
    conflict_commands,
    content_commands,
    day_commands,
    paper_commands,
    people_commands,
    workspace_commands,
)
from sala.cli.arguments import typed_text
from sala.cli.help_text import HelpText
from sala.cli.mistakes import mistake_sentence
from sala.cli.pack_parser import add_pack_commands
from sala.cli.paper_choices import add_room_choices
from sala.language import LANGUAGES, Translator
from sala.services.paper.catalogue import documents
from sala.services.printing import Sheet


class UsageMistakeError(Exception):
    """The arguments are not a command; its text says why, in the person's language."""


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the translator's language, and raises instead of leaving the program."""

    translator: Translator

    def __init__(self, **options: Any) -> None:
        say = self.translator

        class SpeakingHelp(HelpText):
            translator = say

        super().__init__(**options, formatter_class=SpeakingHelp, add_help=False, allow_abbrev=False)
        self._positionals.title = say.gettext("What it needs")
        self._optionals.title = say.gettext("Options")
        self.add_argument("-h", "--help", action="help", help=say.gettext("show this help"))

    def error(self, message: str) -> NoReturn:
        say = self.translator
        told = mistake_sentence(message, say)
        more = say.format("Help: {command}", command=f"{self.prog} --help")
        text = f"{self.format_usage().strip()}\n{told}\n{more}"
        raise UsageMistakeError(text)


def build_parser(translator: Translator) -> argparse.ArgumentParser:
    """Return the parser of the command line, with help in the translator's language."""
    _ = translator.gettext
    parser_class = type("_SpeakingParser", (_Parser,), {"translator": translator})
    parser: argparse.ArgumentParser = parser_class(
        prog="sala", description=_("Sala guides and keeps public-service innovation workshops.")
    )
    parser.add_argument("--version", action="version", version=f"sala {__version__}", help=_("show the version"))
    _add_global(parser, _, top=True)
    commands: Any = parser.add_subparsers(
        dest="command", required=True, metavar=_("COMMAND"), title=_("Commands"), parser_class=parser_class
    )

    def command(name: str, text: str, run: Callable[..., int] | None) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
        _add_global(added, _, top=False)
        if run is not None:
            added.set_defaults(run=run)
        return added

    _add_workspace_commands(command, _)
    _add_content_commands(command, _)
    _add_people_commands(command, _)
    _add_agenda_command(command, _)
    _add_day_command(command, _)
    _add_paper_commands(command, _)
    _add_bundle_commands(command, _)
    packs = command("pack", _("make, check, add and use methods of headquarters"), None)
    add_pack_commands(packs, parser_class, _, lambda added: _add_global(added, _, top=False))
    return parser


_TABLES = ("participants", "attendance", "cards", "tcv", "pilot-actions")
_Command = Callable[[str, str, Callable[..., int]], argparse.ArgumentParser]
_Words = Callable[[str], str]


def _add_global(parser: argparse.ArgumentParser, _: _Words, *, top: bool) -> None:
    """Options that may stand ahead of the command or behind it."""
    unset: Any = None if top else argparse.SUPPRESS
    false: Any = False if top else argparse.SUPPRESS
    add = parser.add_argument
    add("--workspace", metavar="DIR", default=unset, help=_("folder where the work is kept (or SALA_WORKSPACE)"))
    add("--language", choices=LANGUAGES, default=unset, help=_("language of the messages"))
    add("--json", action="store_true", default=false, help=_("print the result as JSON on stdout"))
    add("--quiet", action="store_true", default=false, help=_("say nothing but results and errors"))


def _add_workshop(parser: argparse.ArgumentParser, _: _Words) -> None:
    parser.add_argument("workshop", type=typed_text, metavar=_("WORKSHOP"), help=_("name or code of the workshop"))


def _add_workspace_commands(command: _Command, _: _Words) -> None:
    demo = command("demo", _("make the sample workshop"), workspace_commands.demo)
    demo.add_argument("--seed", type=int, default=1, metavar="N", help=_("another number gives other workshops"))
    demo.add_argument("--workshops", type=int, default=1, metavar="N", help=_("how many workshops"))
    command("list", _("list the workshops"), workspace_commands.list_all)
    show = command("show", _("show what a workshop holds"), workspace_commands.show)
    _add_workshop(show, _)
    coach = command("coach", _("say what comes next, and whether you are ready"), coach_commands.coach_workshop)
    _add_workshop(coach, _)
    coach.add_argument(
        "activity", nargs="?", type=typed_text, metavar=_("ACTIVITY"), help=_("one activity; all of them without it")
    )
    person = coach.add_mutually_exclusive_group()
    person.add_argument(
        "--tick", type=typed_text, metavar="QUESTION", help=_("say yes to a question that only you can answer")
    )
    person.add_argument("--untick", type=typed_text, metavar="QUESTION", help=_("take that yes back"))
    check = command("check", _("verify the database, its history and its files"), workspace_commands.check)
    check.add_argument("--repair", action="store_true", help=_("rebuild what can be rebuilt from the history"))
    command("back-up", _("make a back-up now"), workspace_commands.back_up)
    restore = command("restore", _("list the back-ups, or go back to one"), workspace_commands.restore)
    restore.add_argument("backup", nargs="?", metavar=_("BACKUP"), help=_("the back-up to go back to"))


def _add_content_commands(command: _Command, _: _Words) -> None:
    add = command("add", _("add cards from a file: a line or a row each"), content_commands.add)
    _add_workshop(add, _)
    add.add_argument(
        "--kind", type=typed_text, required=True, metavar="KIND", help=_("kind of card, such as idea or interview_note")
    )
    add.add_argument("--from", dest="source", required=True, metavar="FILE", help=_(".txt, .csv or .xlsx"))
    add.add_argument("--team", type=int, metavar="N", help=_("number of the team"))
    put = command("set", _("set one field of a card"), content_commands.set_field)
    _add_workshop(put, _)
    text: Any = {"type": typed_text, "required": True}
    put.add_argument("--card", metavar="ID", help=_("the card, as “show --json” names it"), **text)
    put.add_argument("--field", metavar="NAME", help=_("name of the field"), **text)
    put.add_argument("--value", metavar="TEXT", help=_("what the field shall say"), **text)
    differ = command(
        "conflicts", _("list what two laptops said differently, or settle one of it"), conflict_commands.conflicts
    )
    _add_workshop(differ, _)
    differ.add_argument(
        "--card", type=typed_text, metavar="ID", help=_("the card, person or team, as the list names it")
    )
    differ.add_argument("--field", type=typed_text, metavar="NAME", help=_("name of the field"))
    either = differ.add_mutually_exclusive_group()
    either.add_argument("--keep", type=int, metavar="N", help=_("number of the reading that is right"))
    either.add_argument("--value", type=typed_text, metavar="TEXT", help=_("what the field shall say"))
    table = command("table", _("write a table for a spreadsheet"), content_commands.table)
    _add_workshop(table, _)
    table.add_argument("--what", required=True, choices=_TABLES, metavar="TABLE", help=", ".join(_TABLES))
    table.add_argument("--out", required=True, metavar="FILE", help=_(".xlsx or .csv"))
    table.add_argument("--with-phones", action="store_true", help=_("with the telephone numbers of people"))
    table.add_argument("--without-names", action="store_true", help=_("without the names of people: codes stand alone"))
    table.add_argument(
        "--without-situation", action="store_true", help=_("without disability, IDPoor card and indigenous peoples")
    )


def _add_people_commands(command: _Command, _: _Words) -> None:
    people = command("people", _("list the people, or take people from a file"), people_commands.people)
    _add_workshop(people, _)
    people.add_argument("--from", dest="source", metavar="FILE", help=_(".xlsx, .csv or .txt"))
    people.add_argument("--look", action="store_true", help=_("only tell what would change"))
    people.add_argument("--skip-bad", action="store_true", help=_("leave out the cells that cannot be kept"))
    made = command("teams", _("show the teams, or make them fairly"), people_commands.make_teams)
    _add_workshop(made, _)
    many = made.add_mutually_exclusive_group()
    many.add_argument("--number", type=int, metavar="N", help=_("how many teams"))
    many.add_argument("--size", type=int, metavar="N", help=_("about how many people in a team"))
    made.add_argument("--seed", type=int, default=1, metavar="N", help=_("another number gives other teams"))
    made.add_argument("--keep", action="store_true", help=_("who has a team stays in it"))
    made.add_argument("--present", type=typed_text, metavar="1/am", help=_("only who was present on this half-day"))
    made.add_argument("--take", action="store_true", help=_("make the teams; without it they are only shown"))
    there = command("attendance", _("show who was there, or mark people"), people_commands.take_attendance)
    _add_workshop(there, _)
    there.add_argument("--half", type=typed_text, metavar="1/am", help=_("day, counted from 1, and am or pm"))
    there.add_argument("--mark", choices=("present", "absent", "open"), default="present", help=_("what to mark"))
    there.add_argument("--everyone", action="store_true", help=_("mark everybody"))
    there.add_argument("--people", type=typed_text, nargs="+", default=[], metavar="P01", help=_("codes of people"))


def _add_agenda_command(command: _Command, _: _Words) -> None:
    plan = command("agenda", _("show the agenda of a workshop, or change it"), agenda_commands.agenda)
    _add_workshop(plan, _)
    verbs = agenda_commands.VERBS
    plan.add_argument("verb", nargs="?", choices=verbs, default="show", metavar="VERB", help=", ".join(verbs))
    plan.add_argument("id", nargs="?", type=typed_text, metavar="ID", help=_("ready-made agenda, block or day"))
    add = plan.add_argument
    add("--replace", action="store_true", help=_("begin anew: what is planned goes"))
    add("--day", type=typed_text, metavar="DAY", help=_("number or id of the day"))
    add("--after", type=typed_text, metavar="ID", help=_("the block before it"))
    add("--first", action="store_true", help=_("at the beginning of the day"))
    add(
        "--activity",
        type=typed_text,
        metavar="ACTIVITY",
        help=_("activity of the method, such as {example}").format(example="service_journey"),
    )
    add("--kind", type=typed_text, metavar="KIND", help="break, lunch, opening, closing, free")
    add("--title", type=typed_text, metavar="TEXT", help=_("what it is called"))
    add("--notes", type=typed_text, metavar="TEXT", help=_("what to remember"))
    add("--minutes", type=typed_text, metavar="N", help=_("how long it is"))
    add("--priority", metavar="PRIORITY", help="must, should, could")
    add("--date", type=typed_text, metavar="DATE", help=_("date of the day"))
    add("--starts", type=typed_text, metavar="HH:MM", help=_("when the day begins"))
    add("--ends", type=typed_text, metavar="HH:MM", help=_("by when the day should be over"))
    add("--out", metavar="FILE", help=_("where to write it"))


def _add_day_command(command: _Command, _: _Words) -> None:
    day = command("day", _("show the day as it happens, begin and finish its blocks, catch up"), day_commands.day)
    _add_workshop(day, _)
    day.add_argument(
        "action", nargs="?", choices=day_commands.ACTIONS, default="show", metavar="ACTION",
        help=", ".join(day_commands.ACTIONS),
    )  # fmt: skip
    day.add_argument(
        "block", nargs="?", type=typed_text, metavar=_("BLOCK"), help=_("number of the block in the list, or its id")
    )
    day.add_argument("--day", type=int, metavar="N", help=_("number of the day; the one in hand without it"))
    day.add_argument("--minutes", type=int, metavar="N", help=_("minutes more or less, or minutes to win back"))
    day.add_argument("--take", type=typed_text, metavar="WAY", help=_("the way to catch up, as the list names it"))
    day.add_argument(
        "--at", type=typed_text, metavar="YYYY-MM-DDTHH:MM", help=_("when it happens or happened; now without it")
    )


def _add_paper_commands(command: _Command, _: _Words) -> None:
    paper = command("print", _("print to a PDF file, or draw a picture"), paper_commands.print_pdf)
    _add_workshop(paper, _)
    what = ", ".join(document.usage for document in documents())
    paper.add_argument("--what", type=typed_text, required=True, metavar="WHAT", help=what)
    paper.add_argument("--filled", action="store_true", help=_("with what is already written, not blank"))
    paper.add_argument("--team", type=int, metavar="N", help=_("number of the team; all teams without it"))
    paper.add_argument(
        "--sheet",
        choices=[*Sheet],
        default=Sheet.A4,
        help=_("the paper of a poster; the last is four sheets of A4 to glue"),
    )
    add_room_choices(paper, _)
    paper.add_argument("--out", required=True, metavar="FILE.pdf", help=_("where to write it; a poster also as PNG"))
    official = paper.add_argument_group(_("Official papers: letter, certificates"))
    official.add_argument("--lunar", action="store_true", help=_("with the lunar date, in Khmer"))
    official.add_argument(
        "--heading", choices=("on", "off"), help=_("with the heading of the kingdom or without; kept for the workshop")
    )
    official.add_argument(
        "--institution",
        action="append",
        type=typed_text,
        metavar="TEXT",
        help=_("a line of the institution, the highest first; kept for the workshop"),
    )


def _add_bundle_commands(command: _Command, _: _Words) -> None:
    export = command("export", _("put a workshop in a sealed file"), bundle_commands.export)
    _add_workshop(export, _)
    export.add_argument("--out", required=True, metavar="FILE.sala", help=_("where to write it"))
    export.add_argument("--to", action="append", default=[], metavar="RECIPIENT", help=_("public key (age1…)"))
    export.add_argument("--passphrase-file", metavar="FILE", help=_("file whose first line is the passphrase"))
    export.add_argument("--since-last", action="store_true", help=_("only what is new since the last file"))
    verify = command("verify", _("check sealed files without taking anything"), bundle_commands.verify)
    verify.add_argument("files", nargs="+", metavar="FILE.sala", help=_("files of Sala"))
    verify.add_argument("--passphrase-file", metavar="FILE", help=_("file whose first line is the passphrase"))
    take = command("import", _("take what sealed files hold into the workspace"), bundle_commands.take)
    take.add_argument("files", nargs="+", metavar="FILE.sala", help=_("files of Sala"))
    take.add_argument("--passphrase-file", metavar="FILE", help=_("file whose first line is the passphrase"))
    take.add_argument("--with-method", action="store_true", help=_("also add the method that comes along"))
    command("key", _("show this workspace's public key and recovery key"), workspace_commands.key)
