"""The evaluation form on paper: two to a sheet, nobody's name on it."""

from __future__ import annotations

import pytest
from tests.printing.paper import squeezed
from tests.services.room_paper import LONG_NAME, add_people, paper, told

from sala.services.method import method_pack
from sala.services.workshops import update_workshop
from sala.services.workspace import Workspace


@pytest.mark.parametrize("name", ["", LONG_NAME[:150]])
@pytest.mark.parametrize("language", ["km", "en"])
def test_two_forms_alike_share_a_sheet(ws: Workspace, workshop: str, language: str, name: str) -> None:
    if name:
        update_workshop(ws, workshop, {"name": name})
    made = paper(ws, workshop, "evaluation", language)
    assert made.pages == 1
    words = told(made)
    for item in method_pack().activity("workshop_evaluation").worksheet.items:
        field = method_pack().kind("evaluation").field(item.field)
        assert field is not None
        assert words.count(squeezed(field.label.in_language(language))) >= 2
        assert all(words.count(squeezed(choice.label.in_language(language))) >= 2 for choice in field.choices)


def test_the_map_has_both_forms(ws: Workspace, workshop: str) -> None:
    page = paper(ws, workshop, "evaluation").maps[0]
    fields = method_pack().activity("workshop_evaluation").worksheet.items
    assert {field.key for field in page.fields} == {item.field for item in fields}
    assert [field.option for field in page.fields if field.key == "clear"] == ["1", "2", "3", "4", "5"] * 2
    half, middle = len(page.fields) // 2, page.size[0] / 2
    moved = [(field.box[0] + middle, *field.box[1:]) for field in page.fields[:half]]
    assert [field.box for field in page.fields[half:]] == [pytest.approx(box, abs=0.02) for box in moved]
    assert [left < middle for left, _top, _width, _height in page.corners] == [True] * 4 + [False] * 4


def test_it_is_anonymous(ws: Workspace, workshop: str) -> None:
    add_people(ws, workshop, 3)
    made = paper(ws, workshop, "evaluation", copies=5)
    assert made.pages == 3
    assert len({page.mark for page in made.maps}) == 1  # no sheet can be told from another
    assert "SokNumber" not in told(made)
    assert "Name" not in told(made).replace("Noname,please", "")
