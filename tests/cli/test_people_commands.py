"""People, teams and attendance from the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.cli.conftest import Work
from tests.cli.program import done, sala

pytestmark = pytest.mark.journey

LIST = "ឈ្មោះ;ភេទ;អាយុ;ទូរសព្ទ\nកែវ រតនា;ស្រី;៣៤;012 345 678\nអ៊ុំ សុភាព;ប្រុស;ចាស់;\n"


def test_people_are_looked_at_and_taken_from_a_file(own: Work, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    before = len(done("people", own.code, "--json", folder=own.folder).value)
    look = done("people", own.code, "--from", path, "--look", "--json", folder=own.folder).value
    assert (look["new"], look["act"]) == (2, "")
    told = sala("people", own.code, "--from", path, folder=own.folder)
    assert (told.status, told.out) == (2, "")
    assert "ជួរទី ៣ អាយុ៖ «ចាស់»" in told.err
    assert "ក្រោម ១៨ ឆ្នាំ" in told.err or "៦០" in told.err
    assert len(done("people", own.code, "--json", folder=own.folder).value) == before
    taken = done("people", own.code, "--from", path, "--skip-bad", "--json", folder=own.folder).value
    assert taken["act"]
    assert len(done("people", own.code, "--json", folder=own.folder).value) == before + 2
    again = done("people", own.code, "--from", path, "--skip-bad", "--json", folder=own.folder).value
    assert (again["same"], again["act"]) == (2, "")


def test_teams_are_shown_proposed_and_made(own: Work) -> None:
    ask = ("teams", own.code, "--number", 5, "--seed", 3)
    first = done(*ask, "--json", folder=own.folder).value
    assert first == done(*ask, "--json", folder=own.folder).value
    assert len(done("teams", own.code, "--json", folder=own.folder).value) == 4
    made = done(*ask, "--take", "--json", folder=own.folder).value
    assert made["act"]
    assert made["teams"] == first["teams"]
    assert done("teams", own.code, "--json", folder=own.folder).value == first["teams"]
    sizes = [
        len(team["people"]) for team in done("teams", own.code, "--size", 6, "--json", folder=own.folder).value["teams"]
    ]
    assert (len(sizes), sum(sizes)) == (4, 24)
    assert "Women and men are spread evenly." in done(*ask, folder=own.folder, language="en").out


def test_attendance_is_marked_and_written(own: Work, tmp_path: Path) -> None:
    for half in ("1/am", "1/pm"):
        mark = ("--mark", "open") if half == "1/pm" else ()
        done("attendance", own.code, "--half", half, "--everyone", *mark, folder=own.folder)
    done("attendance", own.code, "--half", "1/am", "--mark", "absent", "--people", "P01", "p02", folder=own.folder)
    shown = done("attendance", own.code, folder=own.folder, language="en").out
    assert shown.splitlines()[0].startswith("1/am  Day 1, morning  ·  22 of 24 present")
    path = tmp_path / "a.csv"
    done("table", own.code, "--what", "attendance", "--out", path, folder=own.folder, language="en")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["Present"], rows[0]["Absent"], rows[1]["Not marked"]) == ("22", "2", "24")
    done("table", own.code, "--what", "participants", "--out", path, folder=own.folder, language="en")
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["Day 1, morning"] == "Absent"
    assert "Phone" not in first
    done(
        "table",
        own.code,
        "--what",
        "participants",
        "--out",
        path,
        "--with-phones",
        "--without-names",
        folder=own.folder,
    )
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = next(csv.reader(file))
    assert "ទូរសព្ទ" in head
    assert "ឈ្មោះ" not in head
    few = done("teams", own.code, "--number", 2, "--present", "1/am", "--json", folder=own.folder).value
    assert sum(len(team["people"]) for team in few["teams"]) == 22


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("attendance CODE --half 9/am --everyone", "«9/am»"),
        ("attendance CODE --half 1/am --people P99", "«P99»"),
        ("teams CODE --number 99", "៦០"),
        ("teams CODE --number 2 --present 9/pm", "«9/pm»"),
        ("people CODE --from nothing.csv", "«nothing.csv»"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: str, said: str, sample: Work) -> None:
    told = sala(*(sample.code if word == "CODE" else word for word in arguments.split()), folder=sample.folder)
    assert told.status in (1, 2)
    assert told.out == ""
    assert said in told.err
