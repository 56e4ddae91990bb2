"""How a command ends when something around it ends first: a reader, a disk, a person's patience, a screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Work
from tests.cli.program import done, read_one_line, sala, start

pytestmark = pytest.mark.journey

NOTHING_TO_SEE = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def test_a_reader_who_has_read_enough_is_no_fault(sample: Work) -> None:
    told = read_one_line("show", sample.code, "--json", folder=sample.folder)
    assert (told.status, told.out, told.err) == (0, "{\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize("arguments", [["list"], ["show", "CODE", "--json"], ["--help"]])
def test_a_result_that_cannot_be_written_is_told(arguments: list[str], sample: Work) -> None:
    program = (
        "import sys; sys.stdout = open('/dev/full', 'w')\n"
        "from sala.app import main\n"
        f"sys.exit(main({[sample.code if word == 'CODE' else word for word in arguments]!r}))\n"
    )
    told = start(["-c", program], folder=sample.folder)
    if arguments == ["--help"]:  # argparse keeps such a fault to itself
        assert told.status in (0, 1)
    else:
        assert told.status == 1
        assert "បញ្ជូនលទ្ធផលទៅកន្លែងនោះមិនបានទេ។" in told.err
    assert "Traceback" not in told.err
    assert "Exception ignored" not in told.err


@pytest.mark.parametrize(("language", "said"), [("km", "បានបញ្ឈប់។"), ("en", "Stopped.")])
def test_a_stop_is_told_calmly(language: str, said: str, own: Work) -> None:
    stopped = (
        "import sys, sala.services.workshops as workshops\n"
        "def stop(ws): raise KeyboardInterrupt\n"
        "workshops.list_workshops = stop\n"
        "from sala.app import main\n"
        f"sys.argv = ['sala', 'list', '--language', '{language}']\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    told = start(["-c", stopped], folder=own.folder)
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith(said)
    assert len(told.err.splitlines()) == 1
    assert sala("check", folder=own.folder).status == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C to everybody at the console")
def test_a_sample_that_is_stopped_leaves_whole_workshops_only(tmp_path: Path) -> None:
    stopped_in_the_second = (
        "import os, signal, sys, sala.services.attachments as attachments, sala.services.demo_writing as writing\n"
        "count, attach = [], attachments.attach_photo\n"
        "def attach_and_stop(*given, **named):\n"
        "    count.append(1)\n"
        "    if len(count) == 9: os.kill(os.getpid(), signal.SIGINT)\n"  # the sample workshop has eight photos
        "    return attach(*given, **named)\n"
        "writing.attach_photo = attach_and_stop\n"
        "from sala.app import main\n"
        "sys.exit(main(['demo', '--workshops', '3']))\n"
    )
    told = start(["-c", stopped_in_the_second], folder=tmp_path / "work")
    assert (told.status, told.out) == (1, "")
    assert "បានបញ្ឈប់។" in told.err
    left = done("list", "--json", folder=tmp_path / "work").value
    assert [workshop["people"] for workshop in left] == [24]
    done("check", folder=tmp_path / "work")


def test_our_bug_is_told_where_no_log_can_be_written(own: Work, tmp_path: Path) -> None:
    in_the_way = tmp_path / "home"
    in_the_way.write_text("a file where the folder should be", "utf-8")
    broken = (
        "import sys, sala.services.workshops as workshops\n"
        "workshops.list_workshops = lambda ws: 1 // 0\n"
        "from sala.app import main\n"
        "sys.exit(main(['list']))\n"
    )
    told = start(["-c", broken], folder=own.folder, SALA_HOME=str(in_the_way), SALA_KEYRING="off")
    assert told.status == 3
    assert "ការងាររបស់អ្នកមិនបាត់ទេ" in told.err
    assert "Traceback" not in told.err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a screen, or Qt says so itself")
@pytest.mark.parametrize("arguments", [[], ["--language", "km"], ["--workspace=x"], ["x.sala"]])
def test_without_a_screen_there_is_a_sentence(arguments: list[str], tmp_path: Path) -> None:
    told = sala(*arguments, folder=tmp_path / "none", language="", **NOTHING_TO_SEE)
    assert (told.status, told.out) == (1, "")
    assert "គ្មានអេក្រង់" in told.err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("arguments", [["--versions"], ["--json"], ["--workspace", "x", "--quiet"]])
def test_an_option_that_names_no_command_opens_no_window(arguments: list[str], tmp_path: Path) -> None:
    told = sala(*arguments, folder=tmp_path / "none", language="", **NOTHING_TO_SEE)
    assert (told.status, told.out) == (2, "")
    assert "នៅខ្វះ៖ ពាក្យបញ្ជា" in told.err
