"""How a command ends when something around it ends first: a reader, a disk, a person's patience, a screen."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Work
from tests.cli.program import at_a_terminal, done, read_one_line, sala, start

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


STOPPED_WHILE_ADDING = """
import os, signal, sys, sala.services.cards as cards
count, key_between = [], cards.key_between
def key_and_stop(*given):
    count.append(1)
    if len(count) == 900: os.kill(os.getpid(), signal.SIGINT)
    return key_between(*given)
cards.key_between = key_and_stop
from sala.app import main
sys.exit(main(sys.argv[1:]))
"""
STOPPED_WHILE_CHECKING = """
import os, signal, sys, sala.storage.checking as checking
count, check_change = [], checking.check_change
def check_and_stop(change):
    count.append(1)
    if len(count) == 300: os.kill(os.getpid(), signal.SIGINT)
    return check_change(change)
checking.check_change = check_and_stop
from sala.app import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def many_rows(tmp_path: Path) -> Path:
    table = tmp_path / "steps.csv"
    rows = [f"រង់ចាំ {number},{number % 60}" for number in range(3000)]
    table.write_text("\n".join(["action,waiting_minutes", *rows]), "utf-8")
    return table


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C to everybody at the console")
@pytest.mark.parametrize(
    ("language", "said"), [("km", "បានបញ្ឈប់។ គ្មានអ្វីប្រែប្រួលទេ។"), ("en", "Stopped. Nothing was changed.")]
)
def test_rows_are_all_added_or_none(language: str, said: str, own: Work, many_rows: Path) -> None:
    before = done("show", own.code, "--json", folder=own.folder).out
    add = ["add", own.code, "--kind", "journey_step", "--from", str(many_rows)]
    told = start(["-c", STOPPED_WHILE_ADDING, *add, "--language", language], folder=own.folder)
    assert (told.status, told.out, told.err) == (1, "", f"{said}\n")
    assert done("show", own.code, "--json", folder=own.folder).out == before
    assert done("check", "--json", folder=own.folder).value["ok"]
    assert len(done(*add, "--json", folder=own.folder).value["cards"]) == 3000


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C to everybody at the console")
@pytest.mark.parametrize("repair", [[], ["--repair"]])
def test_a_check_that_is_stopped_leaves_all_as_it_was(repair: list[str], own: Work) -> None:
    leftover = own.folder / "files" / "left.part"
    leftover.write_bytes(b"half a photo")
    before = done("show", own.code, "--json", folder=own.folder).out
    told = start(["-c", STOPPED_WHILE_CHECKING, "check", "--language", "en", *repair], folder=own.folder)
    assert (told.status, told.out, told.err) == (1, "", "Stopped. Nothing was changed.\n")
    assert leftover.exists()
    assert done("show", own.code, "--json", folder=own.folder).out == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_what_takes_long_shows_how_far_it_is_on_a_terminal(own: Work, many_rows: Path) -> None:
    add = ("add", own.code, "--kind", "journey_step", "--from", str(many_rows))
    for arguments, title in ((add, "កំពុងបន្ថែម"), (("check",), "កំពុងពិនិត្យ")):
        drawn = at_a_terminal(*arguments, folder=own.folder)
        bars = re.findall(rf"\r{title} (█*░*)\s+([០-៩]+)%", drawn)
        shares = [int(share) for _, share in bars]
        assert shares == sorted(shares)
        assert shares[-1] == 100
        assert len(set(shares)) > 5, drawn
        assert {len(bar) for bar, _ in bars} == {30}
    assert "\r" not in done("check", folder=own.folder).err
    assert "█" not in at_a_terminal("check", "--quiet", folder=own.folder)


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
