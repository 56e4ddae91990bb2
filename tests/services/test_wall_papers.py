"""Cards and signs for the wall."""

from __future__ import annotations

import pytest
from tests.printing.paper import squeezed, text_objects
from tests.services.room_paper import LONG_NAME, paper, told

from sala.errors import WrongUse
from sala.services.cards import add_card
from sala.services.method import method_pack
from sala.services.people import teams
from sala.services.workspace import Workspace

KINDS = ("quote", "insight", "question", "idea")


@pytest.mark.parametrize("language", ["km", "en"])
def test_blank_cards_have_the_sign_of_their_kind(ws: Workspace, workshop: str, language: str) -> None:
    made = paper(ws, workshop, "sticky-notes", language, copies=2)
    assert made.pages == 2 * len(KINDS)
    for kind in KINDS:
        title = method_pack().kind(kind).title.in_language(language)
        assert told(made).count(squeezed(title)) >= 16
        alone = paper(ws, workshop, f"sticky-notes:{kind}", language)
        assert alone.pages == 1
        assert told(alone) == squeezed(title) * 8


def test_cards_that_were_made_stand_on_cards_with_their_numbers(ws: Workspace, workshop: str) -> None:
    team = teams(ws, workshop)[0]
    for number in range(9):
        add_card(ws, workshop, "idea", fields={"title": f"Idea of {number}"}, team=team.id)
    add_card(ws, workshop, "idea", fields={"title": LONG_NAME * 3})
    made = paper(ws, workshop, "sticky-notes:idea", filled=True)
    assert made.pages == 2
    assert all(f"Ideaof{number}" in told(made) for number in range(9))
    assert squeezed(LONG_NAME)[:60] in told(made)
    assert squeezed(team.name) in told(made)
    for page in text_objects(made.pdf):
        assert all(size >= 9 for _left, _line, size, _text in page)
    with pytest.raises(WrongUse) as refused:
        paper(ws, workshop, "sticky-notes:question", filled=True)
    assert refused.value.code == "print.no_cards"


def test_who_does_not_want_to_be_quoted_is_not_on_the_wall(ws: Workspace, workshop: str) -> None:
    add_card(ws, workshop, "consent_form", fields={"code": "C-01", "quote": "no"})
    add_card(ws, workshop, "consent_form", fields={"code": "C-02", "quote": "yes"})
    for code, text in (("c-០១", "kept back"), ("C-02", "agreed"), ("", "no paper here")):
        add_card(ws, workshop, "quote", fields={"words": text, "consent_code": code})
    words = told(paper(ws, workshop, "sticky-notes:quote", filled=True))
    assert "agreed" in words
    assert "keptback" not in words


@pytest.mark.parametrize("language", ["km", "en"])
def test_each_stage_has_a_large_sign(ws: Workspace, workshop: str, language: str) -> None:
    made = paper(ws, workshop, "wall", language)
    assert made.pages == len(method_pack().stages)
    for stage in method_pack().stages:
        assert squeezed(stage.title.in_language(language)) in told(made)
        assert squeezed(stage.purpose.in_language(language)) in told(made)
    sizes = [max(size for _left, _line, size, _text in page) for page in text_objects(made.pdf)]
    assert min(sizes) >= 72
    assert paper(ws, workshop, "wall:listen", language).pages == 1
