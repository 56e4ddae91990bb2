"""Consent forms on paper: a page each, with what the method asks, and a slip to keep."""

from __future__ import annotations

import pytest
from tests.printing.paper import squeezed, text_objects
from tests.services.room_paper import LONG_NAME, paper, told

from sala.domain.records import CONSENT_SCOPES
from sala.errors import WrongUse
from sala.services.cards import add_card
from sala.services.consent import consents_by_code
from sala.services.method import method_pack
from sala.services.workshops import update_workshop
from sala.services.workspace import Workspace

FORMS = ("consent:signed", "consent:spoken", "consent:pictures")


@pytest.mark.parametrize("name", ["", LONG_NAME[:150]])
@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("what", FORMS)
def test_each_form_is_one_page_and_asks_for_everything(
    ws: Workspace, workshop: str, what: str, language: str, name: str
) -> None:
    if name:
        update_workshop(ws, workshop, {"name": name, "service": name[:100], "venue": name})
    made = paper(ws, workshop, what, language)
    assert made.pages == 1
    kind = method_pack().kind("consent_form")
    words = told(made)
    for key in (*CONSENT_SCOPES, "person_code", "code", "date", "expires", "guardian"):
        field = kind.field(key)
        assert field is not None
        assert squeezed(field.label.in_language(language)) in words
    explained = kind.field("explained")
    assert explained is not None
    assert all(squeezed(choice.label.in_language(language)) in words for choice in explained.choices)


@pytest.mark.parametrize("what", FORMS)
def test_the_map_has_the_keys_of_the_card(ws: Workspace, workshop: str, what: str) -> None:
    page = paper(ws, workshop, what).maps[0]
    kind = method_pack().kind("consent_form")
    answers = {(field.key, field.option) for field in page.fields if field.kind == "yes_no"}
    assert answers == {(scope, answer) for scope in CONSENT_SCOPES for answer in ("yes", "no")}
    keys = {field.key for field in page.fields if not field.key.startswith("sheet.")}
    assert all(kind.field(key) is not None for key in keys)
    assert {"person_code", "code", "date", "expires", "explained", "guardian", "mark"} <= keys
    assert ("witness" in keys) == (what != "consent:signed")


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("what", FORMS)
def test_marks_and_room_to_write_stay_above_the_slip(ws: Workspace, workshop: str, what: str, language: str) -> None:
    made = paper(ws, workshop, what, language)
    page = made.maps[0]
    lowest = page.corners[2][1] + page.corners[2][3]
    assert page.mark.startswith("SALA2/")
    assert page.mark.split("/")[2] == what.replace(":", "-").upper()
    assert all(field.box[1] + field.box[3] <= lowest for field in page.fields)
    points = 72 / 25.4
    below = [text for _left, line, _size, text in text_objects(made.pdf)[0] if line > (lowest + 6) * points]
    assert len(below) >= 6  # the slip has its words, and three lines to fill
    assert all(line < page.size[1] * points - 5 * points for _left, line, _size, _text in text_objects(made.pdf)[0])


def test_both_usual_forms_are_printed_as_often_as_asked_for(ws: Workspace, workshop: str) -> None:
    made = paper(ws, workshop, "consent", copies=3)
    assert [page.mark.split("/")[2] for page in made.maps] == ["CONSENT-SIGNED"] * 3 + ["CONSENT-SPOKEN"] * 3
    for number in (0, 201):
        with pytest.raises(WrongUse) as refused:
            paper(ws, workshop, "consent", copies=number)
        assert refused.value.code == "print.copies"


def test_what_is_ticked_on_paper_is_what_the_program_asks(ws: Workspace, workshop: str) -> None:
    page = paper(ws, workshop, "consent:signed").maps[0]
    ticked = {field.key: field.option for field in page.fields if field.kind == "yes_no" and field.option == "no"}
    add_card(ws, workshop, "consent_form", fields={"code": "C-09", **ticked})
    assert consents_by_code(ws, workshop)["c-09"] == dict.fromkeys(CONSENT_SCOPES, "no")
