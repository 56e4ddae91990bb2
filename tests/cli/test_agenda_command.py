"""The agenda from the command line."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Work
from tests.cli.program import done, sala

pytestmark = pytest.mark.journey


def agenda(work: Work, *words: object, language: str = "en") -> str:
    return done("agenda", work.code, *words, folder=work.folder, language=language).out


def days(work: Work) -> list[dict[str, object]]:
    return done("agenda", work.code, "--json", folder=work.folder, language="en").value["days"]


def test_the_sample_has_its_two_days(sample: Work) -> None:
    shown = agenda(sample)
    assert "Day 1  ·  14 October 2026  ·  Understand the problem" in shown
    assert "08:20  Challenge frame  ·  45 min  ·  Must" in shown
    assert "ថ្ងៃទី ២" in agenda(sample, "show", language="km")
    told = days(sample)
    assert [len(day["blocks"]) for day in told] == [12, 18]
    assert all(not block["warnings"] for day in told for block in day["blocks"])


def test_it_is_built_and_changed(own: Work) -> None:
    refused = sala("agenda", own.code, "begin", "half_day", folder=own.folder, language="en")
    assert (refused.status, refused.out) == (2, "")
    assert "There is an agenda already" in refused.err
    assert agenda(own, "begin", "half_day", "--replace").startswith("Saved.")
    (day,) = days(own)
    first, second = day["blocks"][0]["id"], day["blocks"][1]["id"]
    made = done(
        "agenda", own.code, "add", "--day", 1, "--kind", "break", "--minutes", "10", "--after", second, "--json",
        folder=own.folder,
    ).value["created"]  # fmt: skip
    agenda(own, "set", second, "--minutes", "៧០", "--priority", "could")
    agenda(own, "move", first, "--after", second)
    agenda(own, "set", day["id"], "--starts", "8:30", "--ends", "13:30")
    (day,) = days(own)
    assert [block["id"] for block in day["blocks"]][:3] == [second, first, made]
    assert (day["blocks"][0]["starts"], day["blocks"][0]["ends"], day["blocks"][0]["priority"]) == (
        "08:30",
        "09:40",
        "could",
    )
    agenda(own, "move", first, "--first")
    agenda(own, "remove", made)
    agenda(own, "add", "--date", "2026-12-01")
    assert [one["date"] for one in days(own)] == ["2026-10-14", "2026-12-01"]
    agenda(own, "remove", days(own)[1]["id"])
    assert [block["id"] for block in days(own)[0]["blocks"]][:2] == [first, second]


def test_it_is_printed_and_put_in_a_calendar(sample: Work, tmp_path: Path) -> None:
    assert "30 events" in agenda(sample, "ics", "--out", tmp_path / "a.ics")
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "2 pages" in agenda(sample, "print", "--out", tmp_path / "a.pdf")
    assert len(pypdfium2.PdfDocument(tmp_path / "a.pdf")) == 2
    assert "2 pages" in done(
        "print", sample.code, "--what", "agenda", "--out", tmp_path / "b.pdf", folder=sample.folder, language="en"
    ).out  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "nothing", "--minutes", "5"), "not in the agenda any more"),
        (("begin", "week", "--replace"), "There are: half_day, one_day, two_days, three_days, follow_up."),
        (("begin", "--replace"), "There are: half_day"),
        (("add", "--day", "9", "--kind", "break"), "This day is not in the agenda"),
        (("add", "--day", "1"), "say what happens"),
        (("ics",), "Say where the file is to be written."),
        (("ics", "--out", "a.pdf"), ".ics"),
        (("dance",), "show, begin, add"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(sample: Work, words: tuple[str, ...], said: str) -> None:
    before = days(sample)
    told = sala("agenda", sample.code, *words, folder=sample.folder, language="en")
    assert (told.status, told.out) == (2, "")
    assert said in told.err
    assert days(sample) == before
