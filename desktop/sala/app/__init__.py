"""Composition root: everything is built here, nothing when a module is imported."""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sala.app.garbage import search_rarely
from sala.errors import EnvironmentFault, SalaError
from sala.logs import record_crash, start_logging, stop_logging

_OUR_BUG = 3
#: Where Qt looks for a screen on Linux; without any it ends the program on the spot.
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(argv: Sequence[str]) -> int:
    """Run the window, or the command that ``argv`` names; return the exit status (0 done, 1, 2 or 3)."""
    _speak_utf8()
    with contextlib.suppress(SalaError, OSError):
        start_logging()
    try:
        if _wants_window(argv):
            return _run_window(argv)
        from sala.cli import run_command  # noqa: PLC0415  # start-up: the window does without

        search_rarely()
        return run_command(argv)
    except KeyboardInterrupt:
        from sala.cli import report_stop  # noqa: PLC0415  # start-up: only when somebody stopped it

        return report_stop()
    except Exception as error:  # noqa: BLE001  # the last resort: keep what happened, then say it
        from sala.cli import report_bug  # noqa: PLC0415  # start-up: only when something broke

        report_bug(_crash_file(error))
        return _OUR_BUG
    finally:
        stop_logging()


def _run_window(argv: Sequence[str]) -> int:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        from sala.cli import report_fault  # noqa: PLC0415  # start-up: only where there is no screen

        return report_fault(EnvironmentFault("screen.none", command="sala --help"))
    # start-up: a command needs no Qt, the window needs no argument parser
    import sala.ui  # noqa: F401, PLC0415  # before anything else is imported: it says why
    from sala.app.window import run_window  # noqa: PLC0415

    return run_window(argv)


def _wants_window(argv: Sequence[str]) -> bool:
    """Return whether to open a window: without a command, or for a file that was double-clicked."""
    rest = list(argv)
    while rest and rest[0].partition("=")[0] in ("--workspace", "--language"):
        if "=" not in rest.pop(0) and rest:
            rest.pop(0)
    return not rest or rest[0].lower().endswith((".sala", ".sala-pack"))


def _crash_file(error: Exception) -> Path | None:
    try:
        return record_crash(error)
    except (SalaError, OSError):  # a full disk, a folder that may not be written: it is told all the same
        return None


def _speak_utf8() -> None:
    """Khmer on a console whose code page cannot write it must not crash the program."""
    codecs.register_error("sala", _bytes_as_given)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="sala")


def _bytes_as_given(error: UnicodeError) -> tuple[bytes, int]:
    """Write what is no text: the bytes of an argument that came in a locale without Khmer, else question marks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    piece = error.object[error.start : error.end]
    try:
        given = piece.encode("utf-8", "surrogateescape")
        given.decode("utf-8")
    except UnicodeError:
        given = b"?" * len(piece)
    return given, error.end
