"""Tables for a spreadsheet say what the workshop says, in the reader's language, and run no formula."""

import csv
from pathlib import Path

import openpyxl
import pytest

from sala.errors import WrongUse
from sala.services.cards import add_card
from sala.services.people import add_participant, teams
from sala.services.tables import write_table
from sala.services.workspace import Workspace


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_participants_in_both_languages(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    team = teams(ws, workshop)[0]
    add_participant(ws, workshop, {"name": "ចាន់ ធី", "sex": "female", "age_band": "18_29", "team": team.id})
    assert write_table(ws, workshop, "participants", tmp_path / "a.csv", language="en") == 1
    head, first = rows(tmp_path / "a.csv")
    assert dict(zip(head, first, strict=True))["Sex"] == "Woman"
    assert dict(zip(head, first, strict=True))["Team"] == team.name
    write_table(ws, workshop, "participants", tmp_path / "b.csv", language="km")
    assert rows(tmp_path / "b.csv")[0] != head


def test_time_cost_and_visits_are_added_up(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    journey = add_card(ws, workshop, "journey", fields={"name": "ដំណើរ", "version": "as_is"}).created
    for minutes in (30, 90):
        fields = {"waiting_minutes": minutes, "travel_cost": 5000, "counts_as_visit": "yes"}
        add_card(ws, workshop, "journey_step", parent=journey, fields=fields)
    write_table(ws, workshop, "tcv", tmp_path / "t.xlsx", language="en")
    head, first = openpyxl.load_workbook(tmp_path / "t.xlsx").active.iter_rows(values_only=True)
    told = dict(zip(head, first, strict=True))
    assert (told["Minutes"], told["Cost (riel)"], told["Visits"], told["Version"]) == (120, 10000, 2, "As it is")


@pytest.mark.parametrize("what", ["cards", "pilot-actions"])
def test_a_text_that_looks_like_a_formula_is_not_one(ws: Workspace, workshop: str, tmp_path: Path, what: str) -> None:
    pilot = add_card(ws, workshop, "pilot", fields={"title": "=1+1"}).created
    add_card(ws, workshop, "pilot_activity", parent=pilot, fields={"what": "=cmd()"})
    write_table(ws, workshop, what, tmp_path / "c.csv", language="km")
    cells = [cell for row in rows(tmp_path / "c.csv") for cell in row]
    assert "'=cmd()" in cells
    assert not [cell for cell in cells if cell.startswith("=")]


def test_unknown_tables_and_files_are_refused(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"table\.unknown"):
        write_table(ws, workshop, "nothing", tmp_path / "a.csv", language="km")
    with pytest.raises(WrongUse, match=r"file\.unknown_type"):
        write_table(ws, workshop, "cards", tmp_path / "a.doc", language="km")
    assert list(tmp_path.glob("a.*")) == []
