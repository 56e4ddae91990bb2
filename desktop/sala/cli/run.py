"""From the arguments to a command, and from an error to a sentence and an exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from sala.cli.context import Context
from sala.cli.output import Output
from sala.cli.parser import UsageMistakeError, build_parser
from sala.errors import SalaError
from sala.language import LANGUAGES, Translator
from sala.paths import default_workspace
from sala.settings import DIGITS, LANGUAGE, WORKSPACE, Settings
from sala.wording import sentence

_WRONG_USE = 2


def run_command(argv: Sequence[str]) -> int:
    """Run one command; return 0 done, 1 the environment's fault, 2 wrong use (3, our bug, is the caller's to say)."""
    settings = Settings()
    language = _language_in(argv) or settings.get(LANGUAGE)
    output = Output(Translator(language, settings.get(DIGITS)))
    try:
        args = build_parser(output.translator).parse_args(argv)
    except UsageMistakeError as mistake:
        output.fail(str(mistake))
        return _WRONG_USE
    output.as_json, output.quiet = bool(args.json), bool(args.quiet)
    folder = Path(args.workspace) if args.workspace else default_workspace(settings.get(WORKSPACE))
    try:
        done: int = args.run(Context(folder, settings, output), args)
    except SalaError as error:
        output.fail(sentence(error, output.translator))
        return error.exit_status
    return done


def report_bug(crash_file: Path) -> None:
    """Say that something of ours broke, and where the log of it is."""
    settings = Settings()
    translator = Translator(_language_in(sys.argv[1:]) or settings.get(LANGUAGE), settings.get(DIGITS))
    text = translator.format(
        "Something went wrong inside Sala. Your work is safe up to the last saved change. "
        "What happened is written in {path}.",
        path=str(crash_file),
    )
    print(text, file=sys.stderr)


def _language_in(argv: Sequence[str]) -> str | None:
    """Find the language before anything is parsed, so that even a mistake in the arguments is told in it."""
    for position, argument in enumerate(argv):
        name, _, value = argument.partition("=")
        if name == "--language":
            chosen = value or (argv[position + 1] if position + 1 < len(argv) else "")
            return chosen if chosen in LANGUAGES else None
    return None
