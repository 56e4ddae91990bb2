"""``sala pack``: made by headquarters, looked at, added, used; and the method that a workshop's file brings along."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Work
from tests.cli.program import Told, done, sala
from tests.queue_pack import ACTIVITY, KEY, KIND, TITLE, write_queue_pack, write_second_version

pytestmark = pytest.mark.journey


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A person of their own: no other test sees what they add."""
    return {"SALA_HOME": str(tmp_path / "home")}


@pytest.fixture
def headquarters(tmp_path: Path) -> Path:
    return tmp_path / "hq"


def publish(headquarters: Path, folder: Path, out: Path, home: dict[str, str]) -> Told:
    return done("pack", "make", folder, "--out", out, "--publisher", "ថ្នាក់កណ្តាល", "--json", folder=headquarters, **home)


@pytest.fixture
def first(headquarters: Path, tmp_path: Path) -> Path:
    out = tmp_path / "v1.sala-pack"
    publish(headquarters, write_queue_pack(tmp_path / "v1"), out, {"SALA_HOME": str(tmp_path / "hq-home")})
    return out


def words(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def test_a_method_is_checked_added_used_and_printed(
    own: Work, first: Path, home: dict[str, str], tmp_path: Path
) -> None:
    checked = done("pack", "check", tmp_path / "v1", "--json", folder=own.folder, **home).value
    assert (checked["method"], [text["en"] for text in checked["adds"]]) == ("hq_kampot@1", [TITLE["en"]])
    said = done("pack", "check", first, folder=own.folder, language="en", **home).out
    assert "“The method of Kampot”, version 1, by ថ្នាក់កណ្តាល" in said
    assert f"New: {TITLE['en']}" in said
    added = done("pack", "add", first, "--json", folder=own.folder, **home).value
    assert (added["added"], added["standing"]) == (True, "first")
    assert not done("pack", "add", first, "--json", folder=own.folder, **home).value["added"]
    listed = done("pack", "list", "--json", folder=own.folder, **home).value
    assert [one["method"] for one in listed] == ["standard", "hq_kampot@1"]
    assert listed[1]["fingerprint"] == added["fingerprint"]
    used = done("pack", "use", own.code, KEY, "--json", folder=own.folder, **home).value
    assert used["method"] == "hq_kampot@1"
    list_file = tmp_path / "places.txt"
    list_file.write_text("បង្អួចទី២\n", encoding="utf-8")
    done("add", own.code, "--kind", KIND, "--from", list_file, folder=own.folder, **home)
    out = tmp_path / "sheet.pdf"
    done("print", own.code, "--what", f"worksheet:{ACTIVITY}", "--filled", "--out", out, folder=own.folder, **home)
    assert "".join(TITLE["km"].split()) in words(out)
    assert "បង្អួចទី២" in words(out)
    done("pack", "use", own.code, "standard", folder=own.folder, **home)
    done("print", own.code, "--what", "other-cards", "--out", out, folder=own.folder, **home)
    assert "បង្អួចទី២" in words(out)


def test_what_cannot_be_is_told_and_changes_nothing(
    own: Work, first: Path, home: dict[str, str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.sala-pack"
    broken.write_bytes(first.read_bytes()[:-7])
    other = tmp_path / "other.sala-pack"
    other.write_text("hello", encoding="utf-8")
    for words_typed, status, said in (
        (("check", broken), 1, "damaged"),
        (("add", broken), 1, "damaged"),
        (("add", other), 1, "not a method pack"),
        (("add", tmp_path / "nothing.sala-pack"), 1, "not there"),
        (("check", tmp_path), 2, "pack.toml is missing"),
        (("make", tmp_path / "v1", "--out", first), 2, "already"),
        (("make", tmp_path / "v1", "--out", tmp_path / "x.zip"), 2, ".sala-pack"),
        (("use", own.code, "nothing"), 2, "There are: standard"),
        ((), 2, "sala pack"),
        (("burn",), 2, "burn"),
    ):
        told = sala("pack", *words_typed, folder=own.folder, language="en", **home)
        assert (told.status, said in told.err) == (status, True), told
    assert [one["method"] for one in done("pack", "list", "--json", folder=own.folder, **home).value] == ["standard"]


def test_a_fault_of_the_author_is_named_with_file_and_key(own: Work, home: dict[str, str], tmp_path: Path) -> None:
    folder = write_queue_pack(tmp_path / "v1")
    path = folder / "kinds/queue_watch.toml"
    path.write_text(path.read_text("utf-8").replace('type = "choice"', 'type = "choices_of"'), encoding="utf-8")
    told = sala("pack", "check", folder, folder=own.folder, language="en", **home)
    assert told.status == 1
    assert "kinds/queue_watch.toml, “fields[1].type”" in told.err


def test_a_new_key_is_taken_only_with_its_fingerprint(
    own: Work, first: Path, home: dict[str, str], tmp_path: Path
) -> None:
    done("pack", "add", first, folder=own.folder, **home)
    second = tmp_path / "v2.sala-pack"
    made = publish(tmp_path / "new-hq", write_second_version(tmp_path / "v2"), second, home).value
    refused = sala("pack", "add", second, folder=own.folder, language="en", **home)
    assert refused.status == 2
    assert made["fingerprint"] in refused.err
    wrong = sala("pack", "add", second, "--new-key", "0000 0000 0000 0000 0000", folder=own.folder, **home)
    assert wrong.status == 2
    told = done("pack", "add", second, "--new-key", made["fingerprint"].lower(), "--json", folder=own.folder, **home)
    assert told.value["added"]


def test_a_workshop_brings_its_method_along(own: Work, first: Path, home: dict[str, str], tmp_path: Path) -> None:
    done("pack", "add", first, folder=own.folder, **home)
    done("pack", "use", own.code, KEY, folder=own.folder, **home)
    elsewhere, there = tmp_path / "elsewhere", {"SALA_HOME": str(tmp_path / "their-home")}
    key = done("key", "--json", folder=elsewhere, **there).value["recipient"]
    bundle = tmp_path / "a.sala"
    done("export", own.code, "--out", bundle, "--to", key, folder=own.folder, **home)
    said = done("import", bundle, folder=elsewhere, language="en", **there).out
    assert "which is not on this computer" in said
    assert "--with-method" in said
    [taken] = done("import", bundle, "--with-method", "--json", folder=elsewhere, **there).value
    assert (taken["method"]["method"], taken["method"]["added"]) == ("hq_kampot@1", True)
    [again] = done("import", bundle, "--json", folder=elsewhere, **there).value
    assert "method" not in again
    out = tmp_path / "sheet.pdf"
    done("print", own.code, "--what", f"worksheet:{ACTIVITY}", "--out", out, folder=elsewhere, **there)
    assert "".join(TITLE["km"].split()) in words(out)
