import pytest

from sala.errors import WrongUse
from sala.services.people import add_participant, add_team, balance, participants, remove, teams, update_participant
from sala.services.workshops import (
    NewWorkshop,
    create_workshop,
    delete_workshop,
    find_workshop,
    get_workshop,
    list_workshops,
    note_opened,
    restore_workshop,
    update_workshop,
)
from sala.services.workspace import Workspace


def test_a_workshop_is_made_in_one_act_with_teams_and_people(ws: Workspace) -> None:
    new = NewWorkshop(
        "ក ខ គ", place="", starts="2026-11-25", ends="2026-11-26", teams=("មួយ", "ពីរ"), participants=("សុខ", "សៅ")
    )
    changed = create_workshop(ws, new)
    made = get_workshop(ws, changed.created)
    assert (made.name, made.starts, made.ends, len(made.code)) == ("ក ខ គ", "2026-11-25", "2026-11-26", 6)
    assert [team.name for team in teams(ws, made.id)] == ["មួយ", "ពីរ"]
    assert [(p.code, p.name) for p in participants(ws, made.id)] == [("P01", "សុខ"), ("P02", "សៅ")]
    assert len({change.act for change in ws.changes(made.id)}) == 1


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewWorkshop(""), "workshop.no_name"),
        (NewWorkshop("   \u200b "), "workshop.no_name"),
        (NewWorkshop("x" * 10_000), "text.too_long"),
        (NewWorkshop("x", starts="1900-01-01"), "date.out_of_range"),
        (NewWorkshop("x", starts="soon"), "date.not_a_date"),
        (NewWorkshop("x", starts="2026-11-25", ends="2026-11-24"), "date.ends_before_start"),
        (NewWorkshop("x", starts="2026-01-01", ends="2026-11-24"), "date.too_long"),
        (NewWorkshop("x", place="999999"), "place.unknown"),
        (NewWorkshop("x", facility="castle"), "facility.unknown"),
        (NewWorkshop("x", teams=("a", "")), "workshop.no_name"),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(ws: Workspace, new: NewWorkshop, code: str) -> None:
    with pytest.raises(WrongUse) as refused:
        create_workshop(ws, new)
    assert refused.value.code == code
    assert list_workshops(ws) == []


def test_control_characters_and_lone_surrogates_do_not_survive(ws: Workspace) -> None:
    made = create_workshop(ws, NewWorkshop("ក\x00ខ\x07គ\ud800\r\nឃ"))
    name = get_workshop(ws, made.created).name
    assert "\x00" not in name
    assert "\n" not in name
    assert name.encode()


def test_a_workshop_is_found_by_id_code_name_and_beginning(ws: Workspace, workshop: str) -> None:
    code = get_workshop(ws, workshop).code
    for text in (workshop, code, code.lower(), f"{code[:3]} {code[3:]}", "សិក្ខាសាលាមណ្ឌលសុខភាព", "សិក្ខាសាលា"):
        assert find_workshop(ws, text).id == workshop
    with pytest.raises(WrongUse, match=r"workshop\.unknown"):
        find_workshop(ws, "មិនមាន")
    create_workshop(ws, NewWorkshop("សិក្ខាសាលាសាលារៀន"))
    with pytest.raises(WrongUse, match=r"workshop\.ambiguous"):
        find_workshop(ws, "សិក្ខាសាលា")


def test_the_last_opened_workshop_comes_first_and_counts_are_right(ws: Workspace, workshop: str) -> None:
    create_workshop(ws, NewWorkshop("ទីពីរ"))
    note_opened(ws, workshop, "2099-01-01T00:00:00+00:00")
    first, second = list_workshops(ws)
    assert (first.workshop.id, first.teams, first.people, first.cards) == (workshop, 2, 0, 0)
    assert first.unsent > 0
    assert second.workshop.name == "ទីពីរ"


def test_facts_of_a_workshop_change_and_it_can_be_taken_off_the_list(ws: Workspace, workshop: str) -> None:
    update_workshop(ws, workshop, {"name": "ថ្មី", "ends": "2026-11-27"})
    assert (get_workshop(ws, workshop).name, get_workshop(ws, workshop).ends) == ("ថ្មី", "2026-11-27")
    delete_workshop(ws, workshop)
    assert list_workshops(ws) == []
    with pytest.raises(WrongUse, match=r"workshop\.unknown"):
        get_workshop(ws, workshop)
    restore_workshop(ws, workshop)
    assert get_workshop(ws, workshop).name == "ថ្មី"


def test_people_have_codes_that_are_not_reused(ws: Workspace, workshop: str) -> None:
    add_participant(ws, workshop, {"name": "ចាន់ ធី", "sex": "female"})
    second = add_participant(ws, workshop, {"name": "សុខ វណ្ណា"}).created
    remove(ws, next(p for p in participants(ws, workshop) if p.id == second).record.ref)
    third = add_participant(ws, workshop, {"name": "ម៉ៅ"}).created
    assert [p.code for p in participants(ws, workshop)] == ["P01", "P03"]
    update_participant(ws, workshop, third, {"sex": "male", "age_band": "18_29"})
    assert balance(participants(ws, workshop)).counts["sex"] == {"female": 1, "male": 1}
    with pytest.raises(WrongUse, match=r"field\.not_a_choice"):
        update_participant(ws, workshop, third, {"sex": "?"})
    with pytest.raises(WrongUse, match=r"participant\.no_name"):
        add_participant(ws, workshop, {"name": " "})


def test_teams_keep_their_order(ws: Workspace, workshop: str) -> None:
    add_team(ws, workshop, "ក្រុមទីបី")
    assert [team.name for team in teams(ws, workshop)] == ["ក្រុមឈូក", "ក្រុមម្លិះ", "ក្រុមទីបី"]
