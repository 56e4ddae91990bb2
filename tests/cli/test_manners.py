"""Manners of every command: pure JSON, quiet, exit status, a sentence for what the laptop does not allow."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Work
from tests.cli.program import done, sala, start

from sala.services.safety import set_passphrase
from sala.services.workspace import open_or_create

pytestmark = pytest.mark.journey


def test_json_is_all_there_is_on_stdout(own: Work, tmp_path: Path) -> None:
    (tmp_path / "ideas.txt").write_text("គំនិត\n", "utf-8")
    code, folder = own.code, own.folder
    key = done("key", "--json", folder=folder).value["recipient"]
    card = done("add", code, "--kind", "idea", "--from", tmp_path / "ideas.txt", "--json", folder=folder).value[
        "cards"
    ][0]
    for arguments in (
        ("list",),
        ("show", code),
        ("set", code, "--card", card, "--field", "title", "--value", "ខ"),
        ("print", code, "--what", "worksheet:idea_card", "--out", tmp_path / "a.pdf"),
        ("table", code, "--what", "cards", "--out", tmp_path / "a.csv"),
        ("export", code, "--out", tmp_path / "a.sala", "--to", key),
        ("verify", tmp_path / "a.sala"),
        ("import", tmp_path / "a.sala"),
        ("check",),
        ("back-up",),
        ("restore",),
    ):
        for language in ("km", "en"):
            if arguments[0] == "export":
                (tmp_path / "a.sala").unlink(missing_ok=True)
            told = done("--json", *arguments, folder=folder, language=language)
            assert told.value is not None, arguments
            assert told.err == "", arguments


def test_errors_stay_off_stdout_with_json(tmp_path: Path) -> None:
    told = sala("list", "--json", folder=tmp_path / "none")
    assert (told.status, told.out) == (1, "")
    assert told.err


def test_quiet_leaves_results_and_errors(sample: Work, tmp_path: Path) -> None:
    told = done("--quiet", "list", folder=sample.folder)
    assert sample.code in told.out
    assert told.err == ""
    assert sala("list", "--quiet", folder=tmp_path / "none").err != ""


@pytest.mark.parametrize("command", [["list"], ["show", "X"], ["check"], ["back-up"], ["restore"], ["restore", "x.db"]])
def test_where_there_is_no_work(command: list[str], tmp_path: Path) -> None:
    for language, said in (("km", "មិនទាន់មានការងាររបស់ Sala ទេ"), ("en", "There is no work of Sala in this folder yet")):
        told = sala(*command, folder=tmp_path / "none", language=language)
        assert (told.status, told.out) == (1, "")
        assert said in told.err or command[-1] in told.err
    assert not (tmp_path / "none").exists()


def test_the_workspace_may_be_named_before_and_after_the_command(sample: Work, tmp_path: Path) -> None:
    for arguments in (("--workspace", sample.folder, "list"), ("list", "--workspace", sample.folder)):
        assert sample.code in done(*arguments, folder=tmp_path / "none").out


def test_work_that_is_open_elsewhere(own: Work) -> None:
    with open_or_create(own.folder):
        for language, said in (("km", "កំពុងបើកក្នុងបង្អួច Sala ផ្សេង"), ("en", "is open in another window of Sala")):
            told = sala("list", folder=own.folder, language=language)
            assert (told.status, told.out) == (1, "")
            assert said in told.err
    done("list", folder=own.folder)


def test_work_behind_a_passphrase(own: Work) -> None:
    with open_or_create(own.folder) as ws:
        set_passphrase(ws, "ដំរី ទន្លេ ត្នោត ផ្កា")
    for secret, said in (("", "ចាក់សោដោយពាក្យសម្ងាត់"), ("ខុស ខុស ខុស ខុស", "ពាក្យសម្ងាត់មិនត្រូវទេ")):
        told = sala("list", folder=own.folder, SALA_PASSPHRASE=secret)
        assert (told.status, told.out) == (2, "")
        assert said in told.err
        assert ("SALA_PASSPHRASE" in told.err) is (secret == "")
    right = {"SALA_PASSPHRASE": "ដំរី ទន្លេ ត្នោត ផ្កា"}
    assert own.code in done("list", folder=own.folder, **right).out
    assert "កូនសោសង្គ្រោះ" in done("key", folder=own.folder, **right).out
    made = done("back-up", "--json", folder=own.folder, **right).value
    done("restore", made["path"], folder=own.folder, **right)


def test_a_hint_says_what_to_type(sample: Work, tmp_path: Path) -> None:
    (tmp_path / "ideas.txt").write_text("គំនិត", "utf-8")
    card = done("show", sample.code, "--json", folder=sample.folder).value["records"]["card"][0]["id"]
    for folder, arguments, hint in (
        (tmp_path / "none", ["list"], "sala demo"),
        (sample.folder, ["set", sample.code, "--card", "x", "--field", "y", "--value", "z"], "--json"),
        (sample.folder, ["set", sample.code, "--card", card, "--field", "y", "--value", "z"], "អ្វីដែលមាន៖"),
        (sample.folder, ["add", sample.code, "--kind", "x", "--from", tmp_path / "ideas.txt"], "interview_note, "),
    ):
        told = sala(*arguments, folder=folder)
        assert told.status in (1, 2)
        assert hint in told.err.splitlines()[-1]


@pytest.mark.skipif(os.name == "nt", reason="Windows passes text, not bytes")
def test_khmer_arguments_survive_a_locale_without_khmer(own: Work, tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    name = next(w["name"] for w in done("list", "--json", folder=own.folder).value)
    assert own.code in done("show", name[:20], folder=own.folder, **plain).out
    (tmp_path / "ideas.txt").write_text("គំនិត", "utf-8")
    card = done("add", own.code, "--kind", "idea", "--from", tmp_path / "ideas.txt", "--json", folder=own.folder).value
    change = ("set", own.code, "--card", card["cards"][0], "--field", "title", "--value", "ខ្មែរ")
    done(*change, folder=own.folder, **plain)
    assert '"title": "ខ្មែរ"' in done("show", own.code, "--json", folder=own.folder).out
    sheet = tmp_path / "តារាង.csv"
    told = done("table", own.code, "--what", "tcv", "--out", sheet, "--json", folder=own.folder, **plain)
    assert told.value["path"] == str(sheet)
    assert sheet.is_file()
    assert "«គ្មាន»" in sala("show", "គ្មាន", folder=own.folder, **plain).err


@pytest.fixture
def read_only(tmp_path: Path) -> Path:
    """A folder in which nobody may make anything: for the almighty user, one of the system's own."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    if not os.access(closed, os.W_OK):
        return closed
    system = Path("/sys/kernel")
    if not system.is_dir():
        pytest.skip("this user may write everywhere")
    return system


def test_a_folder_where_nothing_may_be_written(read_only: Path, sample: Work) -> None:
    for language, said in (("km", "គ្មានសិទ្ធិរក្សាទុកនៅទីនេះទេ"), ("en", "Sala may not write here")):
        told = sala("demo", folder=read_only / "work", language=language)
        assert (told.status, told.out) == (1, "")
        assert said in told.err
    told = sala(
        "print", sample.code, "--what", "worksheet:idea_card", "--out", read_only / "a.pdf", folder=sample.folder
    )
    assert (told.status, told.out) == (1, "")
    assert str(read_only) in told.err


def test_our_bug_is_kept_and_told_and_loses_nothing(own: Work) -> None:
    broken = (
        "import sys, sala.services.workshops as workshops\n"
        "workshops.list_workshops = lambda ws: 1 // 0\n"
        "from sala.app import main\n"
        "sys.exit(main(['list', '--language', 'km']))\n"
    )
    told = start(["-c", broken], folder=own.folder)
    assert (told.status, told.out) == (3, "")
    assert "ការងាររបស់អ្នកមិនបាត់ទេ" in told.err
    assert "Traceback" not in told.err
    kept = re.search(r"(/\S+?)។?\s*$", told.err)
    assert kept
    assert "ZeroDivisionError" in Path(kept[1]).read_text("utf-8")
    assert own.code in done("list", folder=own.folder).out
