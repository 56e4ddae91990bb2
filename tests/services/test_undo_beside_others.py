"""Undo takes back what one person did, and never what others wrote since."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sala.domain.records import CARD, Ref
from sala.services.cards import add_card, card, cards, delete_card, kind_of, set_fields, write_card
from sala.services.exchange import export_bundle, import_bundle, public_keys
from sala.services.history import redo, undo
from sala.services.workspace import Workspace

LONG = "the people of the village wait two hours in front of the office every morning before it opens its door"
Carry = Callable[[Workspace, Workspace], None]


@pytest.fixture
def long_field(ws: Workspace, workshop: str) -> str:
    return next(field.key for field in kind_of(ws, workshop, "idea").fields if field.type == "long_text")


@pytest.fixture
def idea(ws: Workspace, workshop: str, long_field: str) -> str:
    return add_card(ws, workshop, "idea", fields={"title": "first", long_field: LONG}).created


@pytest.fixture
def carry(workshop: str, tmp_path: Path) -> Carry:
    """Return what brings a workshop from one laptop to another by a file."""
    made: list[Path] = []

    def bring(source: Workspace, target: Workspace) -> None:
        made.append(tmp_path / f"{len(made)}.sala")
        export_bundle(source, workshop, made[-1], recipients=[public_keys(target).recipient])
        import_bundle(target, made[-1])

    return bring


def test_undo_goes_back_to_the_joined_text_and_not_to_one_of_its_readings(
    ws: Workspace, other: Workspace, workshop: str, idea: str, long_field: str, carry: Carry
) -> None:
    carry(ws, other)
    set_fields(ws, workshop, idea, {long_field: LONG.replace("two", "three")})
    set_fields(other, workshop, idea, {long_field: LONG.replace("door", "gate")})
    carry(other, ws)
    joined = LONG.replace("two", "three").replace("door", "gate")
    assert card(ws, workshop, idea).fields[long_field] == joined
    set_fields(ws, workshop, idea, {long_field: joined + " again"})
    undo(ws, workshop)
    assert card(ws, workshop, idea).fields[long_field] == joined
    redo(ws, workshop)
    assert card(ws, workshop, idea).fields[long_field] == joined + " again"


def test_undo_leaves_the_later_words_of_somebody_else_at_the_same_laptop(
    ws: Workspace, workshop: str, idea: str
) -> None:
    sokha = ws.author
    set_fields(ws, workshop, idea, {"title": "by Sokha"})
    ws.author = "ដារា"
    set_fields(ws, workshop, idea, {"title": "by Dara"})
    ws.author = sokha
    undo(ws, workshop)
    assert card(ws, workshop, idea).fields["title"] == "by Dara"


def test_an_act_that_others_wrote_over_does_not_stand_in_the_way(
    ws: Workspace, other: Workspace, workshop: str, idea: str, carry: Carry
) -> None:
    second = add_card(ws, workshop, "idea", fields={"title": "second"}).created
    set_fields(ws, workshop, idea, {"title": "changed"})
    carry(ws, other)
    set_fields(other, workshop, idea, {"title": "by a colleague"})
    carry(other, ws)
    undo(ws, workshop)
    assert [one.id for one in cards(ws, workshop, kind="idea")] == [idea]
    assert card(ws, workshop, idea).fields["title"] == "by a colleague"
    redo(ws, workshop)
    assert [one.id for one in cards(ws, workshop, kind="idea")] == [idea, second]


def test_a_field_that_one_act_wrote_twice_goes_back_to_what_was_before(ws: Workspace, workshop: str, idea: str) -> None:
    with ws.act(workshop) as act:
        act.put(CARD, idea, {"title": "one"})
        act.put(CARD, idea, {"title": "two"})
    undo(ws, workshop)
    assert card(ws, workshop, idea).fields["title"] == "first"


def test_undoing_words_typed_into_a_deleted_card_deletes_it_again(ws: Workspace, workshop: str, idea: str) -> None:
    delete_card(ws, workshop, idea)
    write_card(ws, workshop, idea, "idea", {"title": "typed meanwhile"})
    undo(ws, workshop)
    record = ws.record(Ref(workshop, CARD, idea))
    assert record is not None
    assert (record.state.deleted, record.state.revived) == (True, False)
