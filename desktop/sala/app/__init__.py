"""Composition root: everything is built here, nothing when a module is imported."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence

from sala.errors import SalaError
from sala.logs import record_crash, start_logging, stop_logging

_OUR_BUG = 3


def main(argv: Sequence[str]) -> int:
    """Run the window, or the command that ``argv`` names; return the exit status (0 done, 1, 2 or 3)."""
    _speak_utf8()
    with contextlib.suppress(SalaError, OSError):
        start_logging()
    try:
        if _wants_window(argv):
            # start-up: a command needs no Qt, the window needs no argument parser
            import sala.ui  # noqa: F401, PLC0415  # before anything else is imported: it says why
            from sala.app.window import run_window  # noqa: PLC0415

            return run_window(argv)
        from sala.cli import run_command  # noqa: PLC0415  # start-up: the window does without

        return run_command(argv)
    except KeyboardInterrupt:
        return 1
    except Exception as error:  # noqa: BLE001  # the last resort: keep what happened, then say it
        from sala.cli import report_bug  # noqa: PLC0415  # start-up: only when something broke

        report_bug(record_crash(error))
        return _OUR_BUG
    finally:
        stop_logging()


def _wants_window(argv: Sequence[str]) -> bool:
    """Return whether to open a window: without a command, or for a file that was double-clicked."""
    rest = list(argv)
    while rest and rest[0].startswith("--"):
        option = rest.pop(0)
        if option in ("--help", "--version"):
            return False
        if "=" not in option and option in ("--workspace", "--language") and rest:
            rest.pop(0)
    return not rest or rest[0].lower().endswith(".sala")


def _speak_utf8() -> None:
    """Khmer on a console whose code page cannot write it must not crash the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
