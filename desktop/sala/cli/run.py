"""From the arguments to a command, and from an error to a sentence and an exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from sala.cli.context import Context
from sala.cli.hints import told
from sala.cli.output import Output
from sala.cli.parser import UsageMistakeError, build_parser
from sala.errors import SalaError
from sala.language import LANGUAGES, Translator
from sala.paths import default_workspace
from sala.settings import DIGITS, LANGUAGE, WORKSPACE, Settings

_STOPPED, _WRONG_USE = 1, 2


def run_command(argv: Sequence[str]) -> int:
    """Run one command; return 0 done, 1 the environment's fault, 2 wrong use (3, our bug, is the caller's to say)."""
    settings = Settings()
    output = Output(_translator(argv, settings))
    try:
        status = _run(argv, settings, output)
        output.finish()
    except UsageMistakeError as mistake:
        output.fail(*str(mistake).splitlines())
        return _WRONG_USE
    except SalaError as error:
        output.fail(*told(error, output.translator))
        return error.exit_status
    except KeyboardInterrupt:
        output.end_progress()
        raise
    return status


def _run(argv: Sequence[str], settings: Settings, output: Output) -> int:
    try:
        args = build_parser(output.translator).parse_args(argv)
    except SystemExit:  # after help or the version; a mistake raises UsageMistakeError
        return 0
    output.as_json, output.quiet = bool(args.json), bool(args.quiet)
    folder = Path(args.workspace) if args.workspace else default_workspace(settings.get(WORKSPACE))
    done: int = args.run(Context(folder, settings, output), args)
    return done


def report_fault(error: SalaError) -> int:
    """Say why a window cannot be opened; return the exit status."""
    output = Output(_translator(sys.argv[1:], Settings()))
    output.fail(*told(error, output.translator))
    return error.exit_status


def report_stop() -> int:
    """Say that the person stopped the work (Ctrl+C); return the exit status."""
    output = Output(_translator(sys.argv[1:], Settings()))
    output.fail(output.translator.gettext("Stopped. What was saved before is kept."))
    return _STOPPED


def report_bug(crash_file: Path | None) -> None:
    """Say that something of ours broke, and where the log of it is (None: it could not be written)."""
    output = Output(_translator(sys.argv[1:], Settings()))
    say = output.translator
    if crash_file is None:
        text = say.gettext("Something went wrong inside Sala. Your work is safe up to the last saved change.")
    else:
        text = say.format(
            "Something went wrong inside Sala. Your work is safe up to the last saved change. "
            "What happened is written in {path}.",
            path=str(crash_file),
        )
    output.fail(text)


def _translator(argv: Sequence[str], settings: Settings) -> Translator:
    return Translator(_language_in(argv) or settings.get(LANGUAGE), settings.get(DIGITS))


def _language_in(argv: Sequence[str]) -> str | None:
    """Find the language before anything is parsed, so that even a mistake in the arguments is told in it."""
    for position, argument in enumerate(argv):
        name, _, value = argument.partition("=")
        if name == "--language":
            chosen = value or (argv[position + 1] if position + 1 < len(argv) else "")
            return chosen if chosen in LANGUAGES else None
    return None
