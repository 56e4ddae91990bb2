"""The attendance list on paper: to be signed, or as it was marked, for nobody, one person or a full hall."""

from __future__ import annotations

import pytest
from tests.printing.paper import squeezed, text_objects
from tests.services.room_paper import LONG_NAME, add_people, paper, told

from sala.domain.attendance import HalfDay
from sala.domain.identity import new_id
from sala.errors import WrongUse
from sala.services.attendance import mark_attendance
from sala.services.people import add_participants, participants
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace

LEAST_ROW = 14.0  # millimetres that a thumbprint needs


@pytest.fixture
def days(ws: Workspace) -> str:
    return create_workshop(ws, NewWorkshop("Better care", starts="2026-11-25", ends="2026-11-26")).created


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("count", [0, 1, 40, 200])
def test_everybody_has_a_row_with_room_for_a_thumbprint(ws: Workspace, days: str, count: int, language: str) -> None:
    add_people(ws, days, count)
    made = paper(ws, days, "attendance", language)
    rows = [field for page in made.maps for field in page.fields if field.column == "1/am"]
    usual = 5 if count else 30
    assert [field.row for field in rows] == list(range(len(rows)))
    assert count + usual - 3 <= len(rows) <= count + usual
    assert [field.key for field in rows[:count]] == [f"person.{one.code}" for one in participants(ws, days)]
    assert all(field.box[3] >= LEAST_ROW and field.box[2] >= 18 for field in rows)
    words = told(made)
    assert all(f"SokNumber{number}" in words for number in range(1, count + 1))
    assert made.pages <= 2 + (count + usual) / 8


def test_each_half_day_has_a_column_under_a_repeated_head(ws: Workspace, days: str) -> None:
    add_people(ws, days, 25)
    made = paper(ws, days, "attendance")
    for page in text_objects(made.pdf):
        words = [text.strip() for *_, text in page]
        assert words.count("Day 1") == words.count("Day 2") == 2
        assert words.count("Morning") == words.count("Afternoon") == 2


def test_many_days_are_shared_out_over_lists_without_tearing_one(ws: Workspace) -> None:
    long = create_workshop(ws, NewWorkshop("Long", starts="2026-11-02", ends="2026-11-13")).created
    add_people(ws, long, 3)
    made = paper(ws, long, "attendance", phones=True)
    seen: list[str] = []
    for page in made.maps:
        columns = sorted({field.column for field in page.fields if "/" in field.column})
        assert {column.partition("/")[0] + half for column in columns for half in ("/am", "/pm")} == set(columns)
        assert all(field.box[2] >= 18 for field in page.fields if "/" in field.column)
        seen += columns
    assert sorted(set(seen)) == sorted(f"{day}/{half}" for day in range(1, 13) for half in ("am", "pm"))


def test_a_half_day_without_work_has_no_column(ws: Workspace) -> None:
    morning = create_workshop(ws, NewWorkshop("Half", starts="2026-11-25", agenda="half_day")).created
    columns = {field.column for page in paper(ws, morning, "attendance").maps for field in page.fields}
    assert "1/am" in columns
    assert "1/pm" not in columns


def test_what_was_marked_stands_there_and_is_counted(ws: Workspace, days: str) -> None:
    add_people(ws, days, 2, sex="female")
    add_people(ws, days, 1, sex="male")
    everybody = participants(ws, days)
    half = HalfDay(1, "am")
    mark_attendance(
        ws, days, {everybody[0].id: {half: "yes"}, everybody[1].id: {half: "no"}, everybody[2].id: {half: "yes"}}
    )
    made = paper(ws, days, "attendance", filled=True)
    words = [text.strip() for page in text_objects(made.pdf) for *_, text in page]
    at = words.index("Women present")
    assert words[at : at + 15] == [
        "Women present", "1", "0", "0", "0", "Men present", "1", "0", "0", "0", "Present in all", "2", "0", "0", "0",
    ]  # fmt: skip
    assert not any(field.column == "1/am" for page in made.maps for field in page.fields)
    assert "Womenpresent1" not in told(paper(ws, days, "attendance"))


def test_telephones_are_printed_only_when_asked_for(ws: Workspace, days: str) -> None:
    add_people(ws, days, 2, phone="012 345 678")
    assert "012345678" not in told(paper(ws, days, "attendance"))
    assert told(paper(ws, days, "attendance", phones=True)).count("012345678") == 2


def test_a_list_without_names_has_rows_for_as_many_as_asked_for(ws: Workspace, days: str) -> None:
    add_people(ws, days, 2)
    made = paper(ws, days, "attendance:empty", blank_rows=40)
    assert "SokNumber1" not in told(made)
    names = [field for page in made.maps for field in page.fields if field.column == "name"]
    assert [field.row for field in names] == list(range(40))
    with pytest.raises(WrongUse) as refused:
        paper(ws, days, "attendance", blank_rows=201)
    assert refused.value.code == "print.rows"


@pytest.mark.parametrize("language", ["km", "en"])
def test_very_long_names_stay_in_their_cells(ws: Workspace, days: str, language: str) -> None:
    person = {"name": LONG_NAME[:120], "role": LONG_NAME[:150], "organisation": "Ministry " * 20, "sex": "other"}
    add_participants(ws, days, {new_id(): person, new_id(): {"name": "Wolfeschlegelsteinhausenbergerdorff" * 3}})
    made = paper(ws, days, "attendance", language)
    assert squeezed(LONG_NAME)[:20] in told(made)
    assert all(field.box[3] < 40 for page in made.maps for field in page.fields)
