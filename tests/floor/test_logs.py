"""The log and the crash files: there when needed, and silent about people."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sala import logs, paths
from sala.errors import EnvironmentFault

WORDS = "សុខ ដារ៉ា ០១២៣៤៥"


@pytest.fixture
def log_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("SALA_HOME", str(tmp_path / WORDS))
    level = logging.getLogger().level
    yield tmp_path / WORDS
    logs.stop_logging()
    logging.getLogger().setLevel(level)


def crash_of(act: object) -> str:
    assert callable(act)
    try:
        act()
    except BaseException as error:  # noqa: BLE001 (any kind is recorded)
        return logs.record_crash(error).read_text("utf-8")
    raise AssertionError("nothing was raised")


def fail_with_a_secret() -> None:
    try:
        {}[WORDS]
    except KeyError as error:
        raise EnvironmentFault("bundle.damaged", path=str(Path.home() / WORDS)) from error


def test_log_is_written_in_khmer_too(log_home: Path) -> None:
    path = logs.start_logging()
    logging.getLogger("sala.test").info("counted %d កាត", 3)
    assert "counted 3 កាត" in path.read_text("utf-8")
    assert path.is_relative_to(log_home)


def test_second_start_changes_the_level_only(log_home: Path) -> None:
    logs.start_logging()
    before = len(logging.getLogger().handlers)
    logs.start_logging(verbose=True)
    assert len(logging.getLogger().handlers) == before
    assert logging.getLogger().level == logging.DEBUG


def test_log_is_bounded(log_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_BYTES_PER_LOG", 2000)
    path = logs.start_logging()
    for number in range(500):
        logging.getLogger("sala.test").info("line %d", number)
    written = sorted(path.parent.glob("sala.log*"))
    assert len(written) == 5
    assert all(file.stat().st_size <= 2000 for file in written)
    assert "line 499" in path.read_text("utf-8")


def test_no_log_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("SALA_HOME", str(tmp_path / "file"))
    try:
        path = logs.start_logging()
        logging.getLogger("sala.test").info("said into the wind")
    finally:
        logs.stop_logging()
    assert not path.exists()
    assert capsys.readouterr().err == ""


def test_crash_file_has_the_way_but_not_the_words(log_home: Path) -> None:
    text = crash_of(fail_with_a_secret)
    assert "EnvironmentFault bundle.damaged (path)" in text
    assert "Caused by:" in text
    assert "builtins.KeyError" in text
    assert "in fail_with_a_secret" in text
    for private in (WORDS, f"{Path.home()}/", str(Path(__file__).parent)):
        assert private not in text


def test_crash_file_of_a_group_and_of_the_system(log_home: Path) -> None:
    def fail_together() -> None:
        raise ExceptionGroup(WORDS, [ValueError(WORDS), FileNotFoundError(2, WORDS, WORDS)])

    text = crash_of(fail_together)
    assert text.count("One of the group:") == 2
    assert "FileNotFoundError ENOENT" in text
    assert WORDS not in text


def test_errors_that_cause_each_other_in_a_circle_end(log_home: Path) -> None:
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first
    text = logs.record_crash(first).read_text("utf-8")
    assert text.count("builtins.ValueError") == 1


def test_only_the_newest_crash_files_stay(log_home: Path) -> None:
    written = [logs.record_crash(ValueError()) for _ in range(25)]
    assert logs.crash_files() == written[:4:-1]


def test_uncaught_errors_of_any_thread_are_recorded_and_told(log_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[tuple[BaseException, Path | None]] = []
    logs.watch_for_crashes(lambda error, path: told.append((error, path)))

    def fail_here() -> None:
        raise ValueError(WORDS)

    worker = threading.Thread(target=fail_here, name="worker")
    worker.start()
    worker.join()
    ((error, path),) = told
    assert type(error) is ValueError
    assert path is not None
    assert "Thread: worker" in path.read_text("utf-8")


def test_an_uncaught_error_of_the_program_is_told(log_home: Path) -> None:
    code = (
        "import sys; from sala import logs\n"
        "logs.watch_for_crashes(lambda error, path: print(path.name, file=sys.stderr))\n"
        f"raise ValueError({WORDS!r})\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(paths.__file__).parents[1]), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment, encoding="utf-8"
    )
    assert done.returncode == 1
    assert [file.name for file in logs.crash_files()] == done.stderr.split()[-1:]


def test_a_crash_inside_native_code_leaves_a_trace(log_home: Path) -> None:
    code = "import faulthandler; from sala import logs; logs.start_logging(); faulthandler._sigsegv()"
    environment = {**os.environ, "PYTHONPATH": str(Path(paths.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=environment)
    assert done.returncode != 0
    assert "Segmentation" in (paths.log_folder() / "native-crash.log").read_text("utf-8")
