from pathlib import Path

import openpyxl
import pytest

from sala.domain.records import CARD, Ref
from sala.errors import EnvironmentFault, WrongUse
from sala.services.cards import (
    add_card,
    add_cards_from_file,
    card,
    cards,
    delete_card,
    linked,
    move_card,
    set_fields,
    set_links,
)
from sala.services.history import bring_back, field_history, redo, undo, undo_state
from sala.services.method import method_pack
from sala.services.progress import mark_activity, workshop_progress
from sala.services.workspace import Workspace


def titles(ws: Workspace, workshop: str) -> list[str]:
    key = method_pack().kind("idea").title_field
    return [card.record.text(key) for card in cards(ws, workshop, kind="idea")]


@pytest.fixture
def title() -> str:
    return method_pack().kind("idea").title_field


def test_values_are_cleaned_by_the_type_of_their_field(ws: Workspace, workshop: str) -> None:
    journey = add_card(ws, workshop, "journey", fields={"version": "as_is"}).created
    step = add_card(ws, workshop, "journey_step", parent=journey).created
    set_fields(
        ws,
        workshop,
        step,
        {"waiting_minutes": "១២០", "official_fee": "2.500", "counts_as_visit": "yes", "emotion": "-2"},
    )
    fields = card(ws, workshop, step).fields
    assert fields["waiting_minutes"] == 120
    assert fields["official_fee"] == 2500
    assert fields["emotion"] == -2
    set_fields(ws, workshop, step, {"waiting_minutes": ""})
    assert card(ws, workshop, step).fields["waiting_minutes"] is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"waiting_minutes": "a while"}, "field.not_a_number"),
        ({"waiting_minutes": "-5"}, "field.out_of_range"),
        ({"waiting_minutes": "2.5"}, "field.not_whole"),
        ({"emotion": "9"}, "field.out_of_range"),
        ({"counts_as_visit": "perhaps"}, "field.not_a_choice"),
        ({"nonsense": "x"}, "field.unknown"),
        ({"action": "x" * 2_000_000}, "text.too_long"),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing(
    ws: Workspace, workshop: str, fields: dict[str, str], code: str
) -> None:
    journey = add_card(ws, workshop, "journey").created
    step = add_card(ws, workshop, "journey_step", parent=journey, fields={"waiting_minutes": 10}).created
    with pytest.raises(WrongUse) as refused:
        set_fields(ws, workshop, step, {"action": "ចូល", **fields})
    assert refused.value.code == code
    assert dict(card(ws, workshop, step).fields) == {"waiting_minutes": 10}


def test_order_moving_and_deleting_with_rows(ws: Workspace, workshop: str, title: str) -> None:
    made = [add_card(ws, workshop, "idea", fields={title: name}).created for name in "កខគ"]
    move_card(ws, workshop, made[2], made[0])
    assert titles(ws, workshop) == ["ក", "គ", "ខ"]
    move_card(ws, workshop, made[1], "")
    assert titles(ws, workshop) == ["ខ", "ក", "គ"]
    journey = add_card(ws, workshop, "journey").created
    add_card(ws, workshop, "journey_step", parent=journey)
    delete_card(ws, workshop, journey)
    assert cards(ws, workshop, kind="journey_step") == []
    undo(ws, workshop)
    assert len(cards(ws, workshop, kind="journey_step")) == 1


def test_undo_and_redo_walk_back_to_the_birth_of_a_card_and_forth_again(
    ws: Workspace, workshop: str, title: str
) -> None:
    made = add_card(ws, workshop, "idea", fields={title: "ក"}).created
    set_fields(ws, workshop, made, {title: "ខ"})
    set_fields(ws, workshop, made, {title: "គ"})
    for expected in (["ខ"], ["ក"], []):
        assert undo(ws, workshop) is not None
        assert titles(ws, workshop) == expected
    for expected in (["ក"], ["ខ"], ["គ"]):
        assert redo(ws, workshop) is not None
        assert titles(ws, workshop) == expected
    assert redo(ws, workshop) is None
    undo(ws, workshop)
    set_fields(ws, workshop, made, {title: "ឃ"})
    assert undo_state(ws, workshop).redo == ""


def test_undo_survives_a_restart(ws: Workspace, workshop: str, title: str, tmp_path: Path) -> None:
    made = add_card(ws, workshop, "idea", fields={title: "ក"}).created
    set_fields(ws, workshop, made, {title: "ខ"})
    ws.close()
    from sala.services.workspace import open_or_create

    with open_or_create(tmp_path / "work", label="ASUS", author="សុខា") as again:
        undo(again, workshop)
        assert titles(again, workshop) == ["ក"]


def test_history_shows_who_and_brings_back(ws: Workspace, workshop: str, title: str) -> None:
    made = add_card(ws, workshop, "idea", fields={title: "ក"}).created
    ws.author = "ដារា"
    set_fields(ws, workshop, made, {title: "ខ"})
    ref = Ref(workshop, CARD, made)
    entries = field_history(ws, ref, title)
    assert [(e.value, e.author, e.laptop, e.current) for e in entries] == [
        ("ខ", "ដារា", "ASUS", True),
        ("ក", "សុខា", "ASUS", False),
    ]
    bring_back(ws, ref, title, entries[1].change)
    assert titles(ws, workshop) == ["ក"]
    assert len(field_history(ws, ref, title)) == 3
    with pytest.raises(WrongUse, match=r"history\.unknown"):
        bring_back(ws, ref, title, "nothing")


def test_undo_takes_back_only_what_the_same_person_did(ws: Workspace, workshop: str, title: str) -> None:
    add_card(ws, workshop, "idea", fields={title: "ក"})
    ws.author = "ដារា"
    assert undo(ws, workshop) is None
    add_card(ws, workshop, "idea", fields={title: "ខ"})
    undo(ws, workshop)
    assert titles(ws, workshop) == ["ក"]


def test_undo_leaves_a_colleagues_later_words_alone(ws: Workspace, other: Workspace, workshop: str, title: str) -> None:
    made = add_card(ws, workshop, "idea", fields={title: "ក"}).created
    other.merge(ws.changes(workshop), devices=ws.devices())
    set_fields(other, workshop, made, {title: "ពាក្យរបស់មិត្ត"})
    ws.merge(other.changes(workshop), devices=other.devices())
    undo(ws, workshop)
    assert titles(ws, workshop) == ["ពាក្យរបស់មិត្ត"]


def test_links_are_set_as_a_whole(ws: Workspace, workshop: str, title: str) -> None:
    questions = [add_card(ws, workshop, "question").created for _ in range(3)]
    idea = add_card(ws, workshop, "idea", fields={title: "ក"}).created
    set_links(ws, workshop, idea, "answers", questions[:2])
    set_links(ws, workshop, idea, "answers", questions[1:])
    assert {c.id for c in linked(ws, workshop, idea, "answers")} == set(questions[1:])
    with pytest.raises(WrongUse, match=r"card\.unknown"):
        set_links(ws, workshop, idea, "answers", ["nothing"])


def test_progress_tells_open_begun_done(ws: Workspace, workshop: str, title: str) -> None:
    pack = method_pack()
    assert {p.value for stage in workshop_progress(ws, pack, workshop).values() for p in stage.values()} == {"open"}
    add_card(ws, workshop, "idea", fields={title: "ក"})
    assert workshop_progress(ws, pack, workshop)["imagine"]["idea_card"].value == "begun"
    mark_activity(ws, workshop, "idea_card", done=True)
    assert workshop_progress(ws, pack, workshop)["imagine"]["idea_card"].value == "done"


def test_cards_from_text_csv_and_spreadsheet(ws: Workspace, workshop: str, tmp_path: Path, title: str) -> None:
    label = method_pack().kind("idea").field(title).label.km
    (tmp_path / "a.txt").write_text("\ufeffគំនិតមួយ\n\n គំនិតពីរ \n", "utf-8")
    (tmp_path / "b.csv").write_text(f"{label};cost_band\nគំនិតបី;\n", "utf-8")
    book = openpyxl.Workbook()
    book.active.append([title])
    book.active.append(["គំនិតបួន"])
    book.save(tmp_path / "c.xlsx")
    for name in ("a.txt", "b.csv", "c.xlsx"):
        add_cards_from_file(ws, workshop, "idea", tmp_path / name)
    assert titles(ws, workshop) == ["គំនិតមួយ", "គំនិតពីរ", "គំនិតបី", "គំនិតបួន"]
    undo(ws, workshop)
    assert len(titles(ws, workshop)) == 3


def test_files_that_do_not_fit_are_refused_with_their_row(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    bad = {
        "d.csv": ("nonsense\nx\n", "file.unknown_column"),
        "e.doc": ("x", "file.unknown_type"),
        "f.txt": ("\n\n", "file.empty"),
        "g.xlsx": ("not a spreadsheet", "file.not_excel"),
    }
    for name, (text, code) in bad.items():
        (tmp_path / name).write_text(text, "utf-8")
        with pytest.raises((WrongUse, EnvironmentFault)) as refused:
            add_cards_from_file(ws, workshop, "idea", tmp_path / name)
        assert refused.value.code == code
    (tmp_path / "h.csv").write_text("waiting_minutes\n5\nlong\n", "utf-8")
    with pytest.raises(WrongUse) as refused:
        add_cards_from_file(ws, workshop, "journey_step", tmp_path / "h.csv")
    assert (refused.value.code, refused.value.parameters["row"]) == ("field.not_a_number", 3)
    assert cards(ws, workshop) == []
