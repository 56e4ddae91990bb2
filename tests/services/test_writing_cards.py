"""Cards whose id the form chose, and where a person goes on."""

import pytest

from sala.domain.identity import new_id
from sala.errors import WrongUse
from sala.services.cards import add_card, card, cards, delete_card, write_card
from sala.services.history import redo, undo
from sala.services.method import method_pack
from sala.services.progress import mark_activity
from sala.services.resume import Stop, note_stop, where_to_go_on
from sala.services.workspace import Workspace

KIND = "problem"


def test_the_first_answer_makes_the_card_and_the_next_changes_it(ws: Workspace, workshop: str) -> None:
    add_card(ws, workshop, KIND)
    identity = new_id()
    first = write_card(ws, workshop, identity, KIND, {"who": " ម្តាយ "}, activity="problem_statement", team="t1")
    second = write_card(ws, workshop, identity, KIND, {"where": "ក្រចេះ"})
    assert (first.created, second.created) == (identity, "")
    made = card(ws, workshop, identity)
    assert (made.activity, made.team, made.record.text("who"), made.record.text("where")) == (
        "problem_statement", "t1", "ម្តាយ", "ក្រចេះ",
    )  # fmt: skip
    assert [one.id for one in cards(ws, workshop, kind=KIND)][-1] == identity


def test_one_undo_takes_a_made_card_back_and_writing_brings_it_again(ws: Workspace, workshop: str) -> None:
    identity = new_id()
    write_card(ws, workshop, identity, KIND, {"who": "ម្តាយ"})
    undo(ws, workshop)
    assert cards(ws, workshop, kind=KIND) == []
    redo(ws, workshop)
    delete_card(ws, workshop, identity)
    write_card(ws, workshop, identity, KIND, {"where": "ក្រចេះ"})
    made = card(ws, workshop, identity)
    assert (made.record.text("who"), made.record.text("where")) == ("ម្តាយ", "ក្រចេះ")


def test_a_refused_answer_makes_no_card(ws: Workspace, workshop: str) -> None:
    with pytest.raises(WrongUse, match=r"field\.not_a_number"):
        write_card(ws, workshop, new_id(), KIND, {"impact_number": "ច្រើន", "who": "ម្តាយ"})
    assert cards(ws, workshop, kind=KIND) == []


def test_where_a_person_goes_on(ws: Workspace, workshop: str) -> None:
    pack = method_pack()
    keys = [one.key for one in pack.summaries()]
    assert where_to_go_on(ws, pack, workshop) == Stop(keys[0])
    mark_activity(ws, workshop, keys[0], done=True)
    assert where_to_go_on(ws, pack, workshop) == Stop(keys[1])
    note_stop(ws, workshop, Stop(keys[4], "card"))
    assert where_to_go_on(ws, pack, workshop) == Stop(keys[4], "card")
    note_stop(ws, workshop, Stop("activity of an older method"))
    assert where_to_go_on(ws, pack, workshop) == Stop(keys[1])
    for key in keys:
        mark_activity(ws, workshop, key, done=True)
    assert where_to_go_on(ws, pack, workshop) == Stop(keys[0])
