"""Two people write different things on two laptops; the command line lists it and settles it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cli.program import Told, done, sala

pytestmark = pytest.mark.journey


@dataclass(frozen=True)
class Two:
    """Two laptops that have the same workshop, and said different things about how long a card's visit took."""

    first: Path
    second: Path
    code: str
    card: str

    def exchange(self, source: Path, target: Path) -> Told:
        """Bring all that ``source`` has to ``target``."""
        file = source.parent / f"{source.name}-to-{target.name}.sala"
        file.unlink(missing_ok=True)
        key = done("key", "--json", folder=target).value["recipient"]
        done("export", self.code, "--out", file, "--to", key, folder=source)
        return done("import", file, folder=target)


@pytest.fixture
def two(tmp_path: Path) -> Two:
    first, second = tmp_path / "first", tmp_path / "second"
    code = done("demo", "--json", folder=first).value[0]["code"]
    cards = done("show", code, "--json", folder=first).value["records"]["card"]
    card = next(one["id"] for one in cards if one["fields"]["kind"] == "interview_note")
    made = Two(first, second, code, card)
    made.exchange(first, second)
    for folder, minutes in ((first, 31), (second, 47)):
        done("set", code, "--card", card, "--field", "time_minutes", "--value", minutes, folder=folder)
    made.exchange(second, first)
    return made


def test_what_differs_is_listed(two: Two) -> None:
    told = done("conflicts", two.code, folder=two.first).out
    assert f"--card {two.card} --field time_minutes" in told
    lines = [line.strip() for line in told.splitlines()]
    assert "--keep 1  ៤៧ នាទី" in lines
    assert "--keep 2  ៣១ នាទី" in lines
    assert "កំពុងបង្ហាញមួយនេះ" in lines[lines.index("--keep 1  ៤៧ នាទី") + 1]
    [value] = done("conflicts", two.code, "--json", folder=two.first).value
    assert (value["card"], value["field"], value["activity"]) == (two.card, "time_minutes", "interview_notes")
    assert [(each["number"], each["value"], each["stands"]) for each in value["readings"]] == [
        (1, 47, True),
        (2, 31, False),
    ]
    assert all(each["author"] and each["laptop"] and each["when"] for each in value["readings"])
    english = done("conflicts", two.code, folder=two.first, language="en").out
    assert "--keep 2  31 min" in english
    assert "This one is shown now." in english


def test_an_import_says_where_to_look(two: Two) -> None:
    assert f"sala conflicts {two.code}" in two.exchange(two.first, two.second).out


def test_a_reading_is_kept_and_travels(two: Two) -> None:
    settle = ("conflicts", two.code, "--card", two.card, "--field", "time_minutes", "--keep", 2)
    assert done(*settle, folder=two.first).out == "បានរក្សាទុក។\n"
    two.exchange(two.first, two.second)
    for folder in (two.first, two.second):
        assert done("conflicts", two.code, "--json", folder=folder).value == []
        assert "គ្មានកុំព្យូទ័រពីរសរសេរខុសគ្នាទេ" in done("conflicts", two.code, folder=folder).out
        cards = done("show", two.code, "--json", folder=folder).value["records"]["card"]
        [fields] = [one["fields"] for one in cards if one["id"] == two.card]
        assert fields["time_minutes"] == 31
    again = sala(*settle, folder=two.first)
    assert (again.status, again.out) == (2, "")
    assert "sala conflicts" in again.err


def test_something_else_is_said(two: Two) -> None:
    settle = ("conflicts", two.code, "--card", two.card, "--field", "time_minutes")
    wrong = sala(*settle, "--value", "យូរ", folder=two.first)
    assert (wrong.status, wrong.out) == (2, "")
    assert "«យូរ»" in wrong.err
    value = done(*settle, "--value", "៤០", "--json", folder=two.first).value
    assert (bool(value["act"]), value["left"]) == (True, 0)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("--card CARD", "--card ID --field NAME --keep N"),
        ("--keep 1", "--card ID --field NAME --keep N"),
        ("--card CARD --field time_minutes --keep 9", "គ្មានជម្រើសទី ៩ ទេ ព្រោះមានតែ ២។"),
        ("--card CARD --field title --keep 1", "«title»"),
        ("--card x --field time_minutes --keep 1", "«time_minutes»"),
    ],
)
def test_what_cannot_be_settled_changes_nothing(two: Two, given: str, said: str) -> None:
    before = done("show", two.code, "--json", folder=two.first).out
    told = sala("conflicts", two.code, *given.replace("CARD", two.card).split(), folder=two.first)
    assert (told.status, told.out) == (2, "")
    assert said in told.err
    assert done("show", two.code, "--json", folder=two.first).out == before
