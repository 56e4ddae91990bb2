"""What the command line says before it does anything: help and mistakes in the arguments, in the language asked for."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from tests.cli.program import sala

from sala.cli.help_text import wrapped
from sala.khmer import clusters

COMMANDS = (
    "demo", "list", "show", "coach", "check", "back-up", "restore", "add", "set", "conflicts", "table", "print",
    "export", "verify", "import", "key",
)  # fmt: skip
ENGLISH_OF_ARGPARSE = re.compile(
    r"usage:|positional|optional|options:|argument|required|invalid|choose|expected|unrecognized|show this", re.I
)
KHMER = re.compile("[\u1780-\u17b3]")

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_khmer_and_whole(command: str, tmp_path: Path) -> None:
    told = sala(*filter(None, [command]), "--help", folder=tmp_path)
    assert (told.status, told.err) == (0, "")
    assert KHMER.search(told.out)
    assert not ENGLISH_OF_ARGPARSE.search(told.out)
    for line in told.out.splitlines():
        assert not unicodedata.category((line.lstrip() or " ")[0]).startswith("M"), line  # cut inside a sign


def test_help_names_every_command(tmp_path: Path) -> None:
    for language in ("km", "en"):
        told = sala("--help", folder=tmp_path, language=language)
        assert all(re.search(rf"^    {command} +\S", told.out, re.M) for command in COMMANDS)


def test_every_argument_is_explained(tmp_path: Path) -> None:
    for command in COMMANDS:
        told = sala(command, "--help", folder=tmp_path, COLUMNS="200")
        explained = told.out.partition("\n\n")[2]
        arguments = [line for line in explained.splitlines() if line.startswith("  ")]
        assert arguments
        for line, following in pairwise([*arguments, ""]):
            assert re.search(r"\S {2,}\S", line) or line.startswith(" " * 8) or following.startswith(" " * 8), told


def test_lines_of_help_end_between_words_and_lose_nothing() -> None:
    text = "បង្ហាញបញ្ជីច្បាប់ចម្លងបម្រុង ឬត្រឡប់ទៅមួយក្នុងនោះ (SALA_WORKSPACE) ស្ត្រីខ្មែរធ្វើការ"
    for width in (8, 20, 40, 200):
        lines = wrapped(text, width)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        signs = [sign for line in lines for sign in clusters(line) if sign != " "]
        assert signs == [sign for sign in clusters(text) if sign != " "]
    assert wrapped(text, 200) == [text]
    assert wrapped("", 20) == []
    assert wrapped("one two three", 7) == ["one two", "three"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("show", "នៅខ្វះ៖ សិក្ខាសាលា"),
        ("list --nothing", "Sala មិនស្គាល់៖ --nothing"),
        ("strange", "Sala មិនស្គាល់ «strange» ទេ។"),
        ("table X --what strange --out t.csv", "Sala មិនស្គាល់ «strange» ទេ។"),
        ("demo --seed many", "--seed ត្រូវការចំនួនគត់ មិនមែន «many» ទេ។"),
        ("print X --out", "ត្រូវមានអ្វីមួយតាមក្រោយ --out។"),
        ("set X --card x --field title --value -x", "សូមសរសេរ៖ --value=-…"),
        ("conflicts X --keep 1 --value x", "--value មិនអាចប្រើជាមួយ --keep ទេ"),
        ("verify", "នៅខ្វះ៖ FILE.sala"),
        ("check --repair=yes", "មិនត្រូវដាក់អ្វីតាមក្រោយ --repair ទេ។"),
        ("check --rep", "Sala មិនស្គាល់៖ --rep"),
    ],
)
def test_a_mistake_is_told_in_khmer_with_the_way_out(arguments: str, said: str, tmp_path: Path) -> None:
    told = sala("--language=km", *arguments.split(), folder=tmp_path / "none", language="")
    assert (told.status, told.out) == (2, "")
    assert said in told.err
    assert not ENGLISH_OF_ARGPARSE.search(told.err)
    assert told.err.rstrip().endswith("--help")
    assert told.err.count("--help") == 1
    assert not (tmp_path / "none").exists()


def test_a_mistake_is_told_in_english_too(tmp_path: Path) -> None:
    told = sala("strange", folder=tmp_path, language="en")
    assert told.status == 2
    assert "Sala does not know “strange”. Choose one of these: demo, list," in told.err


def test_khmer_is_spoken_where_nobody_chose(tmp_path: Path) -> None:
    told = sala("list", folder=tmp_path / "none", language="", SALA_HOME=str(tmp_path / "home"))
    assert told.status == 1
    assert KHMER.search(told.err)


def test_the_version(tmp_path: Path) -> None:
    told = sala("--version", folder=tmp_path)
    assert told.status == 0
    assert re.fullmatch(r"sala \d+\.\d+\S*\n", told.out)
