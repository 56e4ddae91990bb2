"""A log and crash files, kept on this computer only. Nothing here is sent anywhere.

The log says what the program did, in English, with codes, counts and identifiers, never with what people wrote.
A crash file is made so that a person can read it, and hand it over without handing over anybody's words: it has the
kinds of the errors, the program's own lines and the versions, but not the messages of errors (they quote values),
not the values of variables, and no path outside the program.
"""

from __future__ import annotations

import contextlib
import errno
import faulthandler
import logging
import logging.handlers
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

import sala
from sala.errors import SalaError
from sala.paths import durable_write, ensure_folder, log_folder

_LOG: Final = logging.getLogger(__name__)
_LINE: Final = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
_BYTES_PER_LOG: Final = 1_000_000
_OLD_LOGS: Final = 4
_CRASHES_KEPT: Final = 20

_PROGRAM: Final = Path(sala.__file__).resolve().parent

_native: list[TextIO] = []  # the file that a crash inside Qt is written to: open as long as the log is


def start_logging(*, verbose: bool = False) -> Path:
    """Begin to write the log, at ``INFO`` or with ``verbose`` at ``DEBUG``, and return its path.

    Five files of one megabyte at most. A second call changes the level only. A folder that cannot be written must
    not stop anybody's work: then nothing is logged, and the path returned does not exist.
    """
    target = log_folder() / "sala.log"
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    if _our_handlers():
        return target
    try:
        ensure_folder(target.parent)
        handler = _SalaHandler(
            target, maxBytes=_BYTES_PER_LOG, backupCount=_OLD_LOGS, encoding="utf-8", errors="backslashreplace"
        )
        handler.rotator = _rename_if_free
        handler.setFormatter(logging.Formatter(_LINE))
        root.addHandler(handler)
        _native.append((target.parent / "native-crash.log").open("a", encoding="utf-8"))
        faulthandler.enable(_native[-1])
    except (SalaError, OSError):
        root.addHandler(_SalaSilence())
    _LOG.info("%s", _versions())
    return target


def stop_logging() -> None:
    """Close the log and let go of its files."""
    root = logging.getLogger()
    for handler in _our_handlers():
        root.removeHandler(handler)
        handler.close()
    if _native:
        faulthandler.disable()
        _native.pop().close()


class _SalaHandler(logging.handlers.RotatingFileHandler):
    """The log file of the program: a class of its own, so that it is known again among others' handlers."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (the name is Python's)
        """Stay silent when the disk is full or the stick was pulled: the work goes on without its log."""


class _SalaSilence(logging.NullHandler):
    """Stands for the log where none can be written."""


def _our_handlers() -> list[logging.Handler]:
    return [known for known in logging.getLogger().handlers if isinstance(known, _SalaHandler | _SalaSilence)]


def _rename_if_free(source: str, target: str) -> None:
    """Begin a new log file; while a second Sala has the log open, Windows refuses, and the file grows a little more."""
    with contextlib.suppress(OSError):
        Path(source).replace(target)


def record_crash(error: BaseException) -> Path:
    """Write a crash file about ``error`` and return its path; the twenty newest are kept.

    Raises ``EnvironmentFault`` as ``sala.paths.durable_write`` does, when the file cannot be written.
    """
    folder = ensure_folder(log_folder())
    now = datetime.now(UTC)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
    _LOG.error("crash of kind %s, written to %s", type(error).__name__, path.name)
    durable_write(path, _describe(error, now).encode("utf-8", "backslashreplace"), private=True)
    for old in crash_files()[_CRASHES_KEPT:]:
        with contextlib.suppress(OSError):
            old.unlink()
    return path


def crash_files() -> list[Path]:
    """Return the crash files of this computer, newest first."""
    return sorted(log_folder().glob("crash-*.txt"), reverse=True)


def watch_for_crashes(tell: Callable[[BaseException, Path | None], None]) -> None:
    """From now on write a crash file for every error that nobody caught, in any thread, then call ``tell``.

    ``tell`` gets the error and the crash file, or ``None`` where it could not be written. It runs in the thread of
    the error. ``KeyboardInterrupt`` and ``SystemExit`` are not crashes.
    """

    def caught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or not isinstance(error, Exception):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        written: Path | None = None
        with contextlib.suppress(SalaError, OSError):
            written = record_crash(error)
        tell(error, written)

    def caught_in_thread(args: threading.ExceptHookArgs) -> None:
        if not issubclass(args.exc_type, SystemExit):
            caught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread


def _versions() -> str:
    """Name the versions; not through ``platform``, whose question to Windows takes a tenth of a second at start-up."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    if sys.platform == "win32":
        system = f"Windows build {sys.getwindowsversion().build}"
    else:
        known = os.uname()
        system = f"{known.sysname} {known.release} {known.machine}"
    return f"Sala {sala.__version__}, Python {python}, {system}"


def _describe(error: BaseException, now: datetime) -> str:
    lines = [
        _versions(),
        f"When: {now.isoformat(timespec='seconds')}",
        f"Thread: {threading.current_thread().name}",
        "This file has no names and no texts of people, and has been sent nowhere.",
        "",
    ]
    for relation, link in _chain(error):
        if relation:
            lines += ["", relation, ""]
        lines += _frames(link)
        lines.append(_kind_of(link))
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """Yield the error, then what caused it, then the cause of that; each once; members of a group after it."""
    waiting: list[tuple[str, BaseException]] = [("", error)]
    seen: set[int] = set()
    while waiting:
        relation, link = waiting.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield relation, link
        if link.__cause__ is not None:
            waiting.append(("Caused by:", link.__cause__))
        elif link.__context__ is not None and not link.__suppress_context__:
            waiting.append(("While handling:", link.__context__))
        if isinstance(link, BaseExceptionGroup):
            waiting += [("One of the group:", member) for member in link.exceptions]


def _frames(error: BaseException) -> list[str]:
    lines: list[str] = []
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"{_program_path(frame.filename)}:{frame.lineno} in {frame.name}")
        if frame.line:
            lines.append(f"    {frame.line}")
    return lines


def _program_path(filename: str) -> str:
    import sysconfig  # noqa: PLC0415  # start-up and memory: only when something broke

    path = Path(filename)
    libraries = [Path(sysconfig.get_path(kind)).resolve() for kind in ("purelib", "platlib", "stdlib")]
    for root in (_PROGRAM.parent, *libraries):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name


def _kind_of(error: BaseException) -> str:
    """Name the kind of an error, with the code of ours and the number of the system's, but no message."""
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, SalaError):
        return f"{name} {error.code} ({', '.join(sorted(error.parameters))})"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} {errno.errorcode.get(error.errno, error.errno)}"
    return name
