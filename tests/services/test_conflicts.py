"""What two laptops said differently: listed with both readings, settled by keeping one or by saying something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sala.domain.identity import new_id
from sala.domain.records import CARD, CONSENT, Ref
from sala.errors import WrongUse
from sala.language import Translator
from sala.services.agenda import begin_agenda, read_agenda, set_session
from sala.services.cards import add_card, card, delete_card, give_to_team, move_card, set_fields
from sala.services.conflicts import Difference, conflicts_at, differences, keep_reading, say_instead
from sala.services.exchange import export_bundle, import_bundle, public_keys
from sala.services.method import method_pack
from sala.services.people import add_participant, participants, rename_team, teams, update_participant
from sala.services.workshops import get_workshop, update_workshop
from sala.services.workspace import Workspace
from sala.wording.differences import difference_title, field_label, reading_text


@pytest.fixture
def note(ws: Workspace, workshop: str) -> str:
    return add_card(ws, workshop, "interview_note", fields={"person_code": "P01"}, activity="interview_notes").created


@pytest.fixture
def both(ws: Workspace, other: Workspace, workshop: str, note: str, tmp_path: Path) -> tuple[Workspace, Workspace]:
    """Two laptops with the same workshop."""
    hand_over(ws, other, workshop, tmp_path / "seed.sala")
    return ws, other


def hand_over(source: Workspace, target: Workspace, workshop: str, file: Path) -> None:
    export_bundle(source, workshop, file, recipients=[public_keys(target).recipient], overwrite=True)
    import_bundle(target, file)


def readings(difference: Difference) -> list[tuple[object, str, bool]]:
    return [(reading.entry.value, reading.entry.laptop, reading.stands) for reading in difference.readings]


def test_both_readings_are_listed_with_who_and_where(
    both: tuple[Workspace, Workspace], workshop: str, note: str, tmp_path: Path
) -> None:
    ws, other = both
    assert differences(ws, workshop) == []
    set_fields(ws, workshop, note, {"time_minutes": 30})
    set_fields(other, workshop, note, {"time_minutes": 45})
    hand_over(other, ws, workshop, tmp_path / "b.sala")
    [found] = differences(ws, workshop)
    assert (found.conflict.record, found.conflict.field) == (note, "time_minutes")
    assert found.conflict.activity == "interview_notes"
    assert readings(found) == [(45, "DELL", True), (30, "ASUS", False)]
    assert [reading.number for reading in found.readings] == [1, 2]
    assert [reading.entry.author for reading in found.readings] == ["ដារា", "សុខា"]


@pytest.mark.parametrize(("number", "value"), [(1, 45), (2, 30)])
def test_keeping_a_reading_settles_it_on_both_laptops(
    both: tuple[Workspace, Workspace], workshop: str, note: str, tmp_path: Path, number: int, value: int
) -> None:
    ws, other = both
    set_fields(ws, workshop, note, {"time_minutes": 30})
    set_fields(other, workshop, note, {"time_minutes": 45})
    hand_over(other, ws, workshop, tmp_path / "b.sala")
    keep_reading(ws, workshop, note, "time_minutes", number)
    hand_over(ws, other, workshop, tmp_path / "c.sala")
    for laptop in both:
        assert differences(laptop, workshop) == []
        assert card(laptop, workshop, note).fields["time_minutes"] == value


def test_something_else_may_be_said_instead(
    both: tuple[Workspace, Workspace], workshop: str, note: str, tmp_path: Path
) -> None:
    ws, other = both
    set_fields(ws, workshop, note, {"time_minutes": 30})
    set_fields(other, workshop, note, {"time_minutes": 45})
    hand_over(other, ws, workshop, tmp_path / "b.sala")
    with pytest.raises(WrongUse, match=r"field\.not_a_number"):
        say_instead(ws, workshop, note, "time_minutes", "long")
    assert len(differences(ws, workshop)) == 1
    say_instead(ws, workshop, note, "time_minutes", "៤០")
    assert differences(ws, workshop) == []
    assert card(ws, workshop, note).fields["time_minutes"] == 40


def test_people_teams_and_the_workshop_itself(both: tuple[Workspace, Workspace], workshop: str, tmp_path: Path) -> None:
    ws, other = both
    person = add_participant(ws, workshop, {"name": "សុខ ចាន់ថា"}).created
    hand_over(ws, other, workshop, tmp_path / "b.sala")
    team = teams(ws, workshop)[0].id
    for laptop, words in ((ws, "ក"), (other, "ខ")):
        update_workshop(laptop, workshop, {"venue": words})
        update_workshop(laptop, workshop, {"facility": "school" if words == "ក" else "other"})
        update_workshop(laptop, workshop, {"heading": "yes" if words == "ក" else "no", "institution": words})
        rename_team(laptop, workshop, team, words)
        update_participant(laptop, workshop, person, {"sex": "male" if words == "ក" else "female"})
    hand_over(other, ws, workshop, tmp_path / "c.sala")
    say, pack = Translator("en"), method_pack()
    told = {
        difference_title(one.conflict, pack, say): [
            reading_text(one.conflict, reading.entry.value, pack, say) for reading in one.readings
        ]
        for one in differences(ws, workshop)
    }
    name = get_workshop(ws, workshop).name
    assert told == {
        f"Workshop  ·  “{name}”  ·  Where do people receive it?": ["Other", "School"],
        f"Workshop  ·  “{name}”  ·  Venue": ["ខ", "ក"],
        f"Workshop  ·  “{name}”  ·  Heading of the kingdom": ["No", "Yes"],
        f"Workshop  ·  “{name}”  ·  Institution": ["ខ", "ក"],
        "Team  ·  “ខ”  ·  Name": ["ខ", "ក"],
        "Person  ·  “សុខ ចាន់ថា”  ·  Sex": ["Woman", "Man"],
    }
    say_instead(ws, workshop, workshop, "venue", "គ")
    say_instead(ws, workshop, workshop, "facility", "other")
    say_instead(ws, workshop, workshop, "heading", "no")
    say_instead(ws, workshop, workshop, "institution", "គ\nឃ")
    say_instead(ws, workshop, team, "name", "ឃ")
    say_instead(ws, workshop, person, "sex", "female")
    assert differences(ws, workshop) == []
    assert get_workshop(ws, workshop).venue == "គ"
    assert teams(ws, workshop)[0].name == "ឃ"
    assert participants(ws, workshop)[0].sex == "female"


def test_of_which_team_a_card_is_can_only_be_kept(
    both: tuple[Workspace, Workspace], workshop: str, note: str, tmp_path: Path
) -> None:
    ws, other = both
    first, second = teams(ws, workshop)
    give_to_team(ws, workshop, note, first.id)
    give_to_team(other, workshop, note, second.id)
    hand_over(other, ws, workshop, tmp_path / "b.sala")
    [found] = differences(ws, workshop)
    assert field_label(found.conflict, method_pack(), Translator("en")) == "Team"
    assert [reading.names for reading in found.readings] == [second.name, first.name]
    with pytest.raises(WrongUse, match=r"conflict\.only_keep"):
        say_instead(ws, workshop, note, "team", "x")
    keep_reading(ws, workshop, note, "team", 2)
    assert card(ws, workshop, note).team == first.id


def test_what_a_person_cannot_judge_is_not_asked(
    both: tuple[Workspace, Workspace], workshop: str, note: str, tmp_path: Path
) -> None:
    ws, other = both
    ideas = [add_card(ws, workshop, "idea", fields={"title": title}).created for title in "abc"]
    hand_over(ws, other, workshop, tmp_path / "b.sala")
    move_card(ws, workshop, ideas[0], ideas[1])
    move_card(other, workshop, ideas[0], ideas[2])
    hand_over(other, ws, workshop, tmp_path / "c.sala")
    moved = ws.record(Ref(workshop, CARD, ideas[0]))
    assert moved is not None
    assert moved.state.conflicts == {"position"}
    assert differences(ws, workshop) == []
    assert conflicts_at(ws, [workshop], [(CARD, ideas[0], "position")]) == []


@pytest.mark.parametrize("hide", ["delete", "withdraw"])
def test_what_nobody_sees_is_not_listed(
    both: tuple[Workspace, Workspace], workshop: str, note: str, tmp_path: Path, hide: str
) -> None:
    ws, other = both
    set_fields(ws, workshop, note, {"time_minutes": 30, "consent_code": "C01"})
    set_fields(other, workshop, note, {"time_minutes": 45, "consent_code": "C01"})
    hand_over(other, ws, workshop, tmp_path / "b.sala")
    assert len(differences(ws, workshop)) == 1
    if hide == "delete":
        delete_card(ws, workshop, note)
    else:
        with ws.act(workshop) as act:
            act.put(CONSENT, new_id(), {"code": "C01", "withdrawn": "2026-11-23"})
    assert differences(ws, workshop) == []


@pytest.mark.parametrize(
    ("record", "field", "number", "code"),
    [
        ("NOTE", "time_minutes", 3, "no_such_reading"),
        ("NOTE", "time_minutes", 0, "no_such_reading"),
        ("NOTE", "cost_riel", 1, "none"),
        ("x", "time_minutes", 1, "none"),
    ],
)
def test_what_is_not_there_cannot_be_kept(
    both: tuple[Workspace, Workspace],
    workshop: str,
    note: str,
    tmp_path: Path,
    record: str,
    field: str,
    number: int,
    code: str,
) -> None:
    ws, other = both
    set_fields(ws, workshop, note, {"time_minutes": 30})
    set_fields(other, workshop, note, {"time_minutes": 45})
    hand_over(other, ws, workshop, tmp_path / "b.sala")
    before = ws.count_changes(workshop)
    with pytest.raises(WrongUse, match=rf"conflict\.{code}"):
        keep_reading(ws, workshop, note if record == "NOTE" else record, field, number)
    assert ws.count_changes(workshop) == before


def test_what_is_said_of_a_block_in_two_ways_is_told_and_settled(
    ws: Workspace, other: Workspace, workshop: str
) -> None:
    begin_agenda(ws, workshop, "half_day")
    for source, target in ((ws, other), (other, ws)):
        target.merge(source.changes(workshop), devices=source.devices())
    block = read_agenda(ws, workshop).schedule.days[0].sessions[1]
    set_session(ws, workshop, block.id, {"minutes": 70, "priority": "should"})
    set_session(other, workshop, block.id, {"minutes": 90, "priority": "could"})
    for source, target in ((ws, other), (other, ws)):
        target.merge(source.changes(workshop), devices=source.devices())
    found = differences(ws, workshop)
    pack, say = method_pack(), Translator("en")
    titles = [difference_title(one.conflict, pack, say) for one in found]
    assert titles == [
        "Block of the agenda  ·  “Service journey”  ·  Length",
        "Block of the agenda  ·  “Service journey”  ·  Priority",
    ]
    said = [{reading_text(one.conflict, reading.entry.value, pack, say) for reading in one.readings} for one in found]
    assert said == [{"70", "90"}, {"Should", "Could"}]
    set_session(ws, workshop, block.id, {"minutes": 75})
    keep_reading(ws, workshop, block.id, "priority", 1)
    assert differences(ws, workshop) == []
