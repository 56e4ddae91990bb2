"""Many people in one act, and checking one field alone."""

import pytest

from sala.domain.identity import new_id
from sala.domain.records import PARTICIPANT, Ref
from sala.errors import WrongUse
from sala.services.history import undo
from sala.services.people import (
    add_participant,
    add_participants,
    check_person_field,
    participants,
    remove_all,
    update_participants,
)
from sala.services.workspace import Workspace


def test_many_people_come_in_order_and_go_with_one_undo(ws: Workspace, workshop: str) -> None:
    add_participant(ws, workshop, {"name": "សុខ"})
    ids = [new_id() for _ in range(12)]
    changed = add_participants(ws, workshop, {one: {"name": f"ឈ្មោះ {n}"} for n, one in enumerate(ids)})
    assert changed.created == ids[-1]
    found = participants(ws, workshop)
    assert [person.id for person in found[1:]] == ids
    assert [person.code for person in found] == [f"P{n:02d}" for n in range(1, 14)]
    undo(ws, workshop)
    assert [person.name for person in participants(ws, workshop)] == ["សុខ"]


def test_one_bad_person_and_nobody_is_added(ws: Workspace, workshop: str) -> None:
    with pytest.raises(WrongUse, match=r"participant\.no_name"):
        add_participants(ws, workshop, {new_id(): {"name": "សុខ"}, new_id(): {"name": " "}})
    assert participants(ws, workshop) == []


def test_many_are_changed_and_removed_together(ws: Workspace, workshop: str) -> None:
    ids = [new_id(), new_id(), new_id()]
    add_participants(ws, workshop, {one: {"name": "ក"} for one in ids})
    update_participants(ws, workshop, {one: {"sex": "female"} for one in ids})
    assert {person.sex for person in participants(ws, workshop)} == {"female"}
    remove_all(ws, [Ref(workshop, PARTICIPANT, one) for one in ids[:2]])
    assert [person.id for person in participants(ws, workshop)] == ids[2:]
    undo(ws, workshop)
    undo(ws, workshop)
    assert [person.sex for person in participants(ws, workshop)] == [""] * 3


def test_a_field_is_checked_alone() -> None:
    assert check_person_field("name", " សុខ ") == "សុខ"
    assert check_person_field("sex", "") == ""
    for field, value, code in (
        ("name", "", r"participant\.no_name"),
        ("sex", "f", r"field\.not_a_choice"),
        ("phone", "1" * 2000, r"text\.too_long"),
        ("shoe", "42", r"field\.unknown"),
    ):
        with pytest.raises(WrongUse, match=code):
            check_person_field(field, value)
