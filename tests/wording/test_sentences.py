"""Every error that the program can raise has a sentence with its values, and every sentence can be said in Khmer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sala
from sala.content import problems
from sala.errors import EnvironmentFault, SalaError, WrongUse
from sala.khmer import check_khmer
from sala.language import Translator
from sala.wording import error_text, finding_sentence, sentence
from sala.wording.errors import SENTENCES
from sala.wording.findings import FINDINGS
from sala.wording.pack_problems import PROBLEMS

SOURCE = Path(sala.__file__).parent
CODE = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
FAMILIES = {code.partition(".")[0] for code in SENTENCES}
NAMES = re.compile(r"\{(\w+)\}")
# A column of a table is no code, nor is the name of a file.
NO_CODES = {"change.id"}
FILE_NAME = re.compile(r".*\.(toml|json|tsv|db)")
LATIN = ("Sala", "USB", "PDF", "JPEG", "PNG", "km", "en", "age1", "sala", "code", "x", "sala-pack", "pack.toml")
LATIN += ("Excel", "xlsx", "csv", "skip-bad")
# The code comes with the path in a helper, where no call names its values.
VALUES_FROM_ELSEWHERE = {"content.broken"}


def calls() -> Iterator[ast.Call]:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield node


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def raised() -> Iterator[tuple[str, set[str]]]:
    """Yield the code and the names of the values of each error that is made from a literal code."""
    for call in calls():
        if name_of(call) in ("EnvironmentFault", "WrongUse", "SalaError") and call.args:
            code = call.args[0]
            if isinstance(code, ast.Constant):
                yield str(code.value), {keyword.arg or "*" for keyword in call.keywords}


def codes_in_the_source() -> set[str]:
    """Return every dotted word of a known family that stands as a literal outside ``wording``."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        if "wording" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    codes = {code for code in found if code.partition(".")[0] in FAMILIES and not FILE_NAME.fullmatch(code)}
    return codes - NO_CODES - set(FINDINGS)


def test_every_code_has_a_sentence() -> None:
    assert {code for code, _ in raised()} - set(SENTENCES) == set()
    assert codes_in_the_source() - set(SENTENCES) == set()


def test_every_sentence_is_of_use() -> None:
    assert set(SENTENCES) - codes_in_the_source() - set(FINDINGS) - {"cancelled"} == set()


def test_every_value_of_a_sentence_is_given() -> None:
    missing = [
        (code, set(NAMES.findall(SENTENCES[code])) - given)
        for code, given in raised()
        if "*" not in given and code not in VALUES_FROM_ELSEWHERE
    ]
    assert [(code, names) for code, names in missing if names] == []


def test_every_finding_has_a_sentence() -> None:
    found = {
        call.args[0].value
        for call in calls()
        if name_of(call) == "Finding" and call.args and isinstance(call.args[0], ast.Constant)
    }
    assert found
    assert found - set(FINDINGS) == set()


@pytest.mark.parametrize("language", ["km", "en"])
def test_every_sentence_can_be_said(language: str) -> None:
    for code in SENTENCES:
        said = sentence(SalaError(code), Translator(language))
        assert said
        assert "{" not in said
        assert said[-1] in ".?។៖:…" or said.endswith("}"), (code, said)


def test_sentences_are_khmer_as_khmer_is_written() -> None:
    for code, english in SENTENCES.items():
        values = dict.fromkeys([*NAMES.findall(english), "file"], "១") | {"problem": "missing"}
        said = error_text(code, values, Translator("km"))
        assert check_khmer(said, allowed_latin=LATIN, sentence=not english.endswith("}")) == [], (code, said)


@pytest.mark.parametrize("language", ["km", "en"])
def test_findings_are_told(language: str) -> None:
    say = Translator(language)
    for code in FINDINGS:
        assert "IMG_1.jpg" in finding_sentence(code, "IMG_1.jpg", say, repaired=False)
    mended = finding_sentence("record.differs", "x", say, repaired=True)
    assert mended.endswith(say.gettext("This has been repaired."))
    assert "strange.code" in finding_sentence("strange.code", "", say, repaired=False)


def test_numbers_and_sizes_are_told_in_the_readers_digits() -> None:
    error = WrongUse("text.too_long", limit=1000, length=12345)
    assert "12,345" in sentence(error, Translator("en"))
    assert "១២" in sentence(error, Translator("km"))


def test_days_are_told_as_the_reader_writes_them() -> None:
    error = WrongUse("date.out_of_range", text="1900-01-01", first="2000-01-01", last="2100-12-31")
    assert "០១/០១/១៩០០" in sentence(error, Translator("km"))
    assert "៣១/១២/២១០០" in sentence(error, Translator("km"))
    assert "31 Dec 2100" in sentence(error, Translator("en"))
    assert "2026-13-45" in sentence(WrongUse("date.not_a_date", text="2026-13-45"), Translator("km"))


def test_a_wrong_row_is_named() -> None:
    error = WrongUse("field.not_whole", text="1.5", row=12)
    assert sentence(error, Translator("en")) == "Row 12: “1.5” must be a whole number."
    assert sentence(error, Translator("km")).startswith("ជួរទី ១២៖ «1.5»")


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_broken_pack_is_told_with_file_key_and_what_is_wrong(problem: str, language: str) -> None:
    values = {"found": "x", "expected": "text", "line": 7, "min": 10, "max": 20, "others": [{}]}
    error = EnvironmentFault("content.broken", file="kinds/idea.toml", key="fields[3].label", problem=problem, **values)
    said = sentence(error, Translator(language))
    assert "kinds/idea.toml" in said
    assert "fields[3].label" in said
    assert Translator(language).format(PROBLEMS[problem], **values) in said
    assert "{" not in said


def test_every_problem_of_a_pack_has_words() -> None:
    named = re.findall(r"^``(\w+)`` ", problems.__doc__, re.MULTILINE)
    assert set(named) == set(PROBLEMS)


def test_an_unknown_code_is_not_hidden() -> None:
    assert "strange.thing" in sentence(EnvironmentFault("strange.thing"), Translator("en"))
