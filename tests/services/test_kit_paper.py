"""The kit of a workshop: of a day, a stage or some activities, once for each team or with all copies."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from tests.printing.paper import squeezed
from tests.services.room_paper import LONG_NAME, add_people, bookmarks, paper, told

from sala.errors import Cancelled, WrongUse
from sala.services.agenda import read_agenda, remove_day, set_session
from sala.services.method import method_pack
from sala.services.paper.kit_choice import next_day
from sala.services.people import teams
from sala.services.printing import Choices, document_on_paper
from sala.services.workshops import NewWorkshop, create_workshop, get_workshop, update_workshop
from sala.services.workspace import Workspace

TEAMS = ("Lotus", "Jasmine")


@pytest.fixture
def two_days(ws: Workspace) -> str:
    new = NewWorkshop("Better care", starts="2026-11-25", ends="2026-11-26", agenda="two_days", teams=TEAMS)
    return create_workshop(ws, new).created


def titles(keys: list[str], language: str = "en") -> list[str]:
    return [method_pack().activity(key).title.in_language(language) for key in keys]


def of_day(ws: Workspace, workshop: str, number: int) -> list[str]:
    return [one.activity for one in read_agenda(ws, workshop).schedule.days[number - 1].sessions if one.activity]


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_kit_of_a_day_holds_what_is_done_on_it(ws: Workspace, two_days: str, language: str) -> None:
    add_people(ws, two_days, 7)
    words = told(paper(ws, two_days, "kit:day-2", language))
    for title in titles(
        [key for key in of_day(ws, two_days, 2) if key not in {"consent", "workshop_evaluation"}], language
    ):
        assert squeezed(title) in words
    only_first = set(of_day(ws, two_days, 1)) - set(of_day(ws, two_days, 2))
    sheets = [title for _level, title in bookmarks(paper(ws, two_days, "kit:day-2", language))]
    assert not {*titles(list(only_first), language)} & {*sheets}


def test_each_team_has_its_part_and_shared_sheets_stand_once(ws: Workspace, two_days: str) -> None:
    found = bookmarks(paper(ws, two_days, "kit"))
    assert [title for level, title in found if level == 0] == ["Kit", "For everybody", *TEAMS]
    inner = [title for level, title in found if level == 1]
    assert inner.count("Persona") == len(TEAMS)
    assert inner.count("Interview notes") == 1
    assert inner.count("Attendance list") == 1
    assert inner.count("Consent form: signature or thumbprint") == 1
    assert inner.count("Workshop evaluation") == 1


def test_the_list_says_how_often_to_copy(ws: Workspace, two_days: str) -> None:
    add_people(ws, two_days, 9)
    text = pypdfium2.PdfDocument(paper(ws, two_days, "kit:idea_card,workshop_evaluation,consent").pdf)[0]
    words = " ".join(text.get_textpage().get_text_range().split())
    copies = method_pack().activity("idea_card").worksheet.copies
    assert re.search(rf"Idea card each team \d+ 2 × {copies} {2 * copies} ", words)
    assert "Evaluation form two on a sheet, to cut 1 1 × 5 5 5 5" in words
    signed = method_pack().activity("consent").worksheet.copies * len(TEAMS)
    assert f"each person 1 1 × {signed} {signed} {signed} {signed}" in words


def test_all_copies_are_in_the_file_when_asked_for(ws: Workspace, two_days: str) -> None:
    once = paper(ws, two_days, "kit:idea_card")
    every = paper(ws, two_days, "kit:idea_card", every_copy=True)
    copies = method_pack().activity("idea_card").worksheet.copies
    of_list = sum(not page.mark for page in once.maps)
    assert every.pages - of_list == copies * (once.pages - of_list)
    assert "Thisfileholdsallcopies." in told(every)


def test_on_two_sides_each_part_begins_on_a_new_sheet_of_paper(ws: Workspace, two_days: str) -> None:
    made = paper(ws, two_days, "kit:day-1", two_sided=True)
    firsts = [number for number, page in enumerate(made.maps) if page.mark.split("/")[4:5] == ["1"]]
    assert firsts
    assert all(number % 2 == 0 for number in firsts)
    assert made.pages % 2 == 0


def test_only_the_teams_that_do_an_activity_get_its_sheet(ws: Workspace, two_days: str) -> None:
    block = next(
        one for one in read_agenda(ws, two_days).schedule.days[0].sessions if one.activity == "service_journey"
    )
    set_session(ws, two_days, block.id, {"teams": [teams(ws, two_days)[0].id]})
    inner = [title for level, title in bookmarks(paper(ws, two_days, "kit:day-1")) if level == 1]
    assert inner.count(titles(["service_journey"])[0]) == 1


@pytest.mark.parametrize("stage", [stage.key for stage in method_pack().stages])
def test_the_kit_of_a_stage_holds_its_activities(ws: Workspace, workshop: str, stage: str) -> None:
    words = told(paper(ws, workshop, f"kit:{stage}"))
    for one in method_pack().stage(stage).activities:
        if one.card and one.key not in {"consent", "workshop_evaluation"}:
            assert squeezed(one.title.en) in words


def test_it_brings_what_the_activities_need(ws: Workspace, workshop: str) -> None:
    words = told(paper(ws, workshop, "kit:consent", "km"))
    for thing in method_pack().activity("consent").materials:
        assert squeezed(thing.km) in words


def test_without_teams_people_or_agenda_there_is_a_kit_all_the_same(ws: Workspace) -> None:
    bare = create_workshop(ws, NewWorkshop("Bare")).created
    made = paper(ws, bare, "kit:persona,workshop_evaluation")
    assert [title for level, title in bookmarks(made) if level == 0] == ["Kit", "For everybody", "For each team"]
    with pytest.raises(WrongUse) as refused:
        paper(ws, bare, "kit:day-1")
    assert refused.value.code == "print.unknown"


def test_a_day_and_an_activity_make_one_kit(ws: Workspace, two_days: str) -> None:
    inner = [title for level, title in bookmarks(paper(ws, two_days, "kit:day-1,persona,persona")) if level == 1]
    assert inner.count("Persona") == len(TEAMS)
    assert titles(of_day(ws, two_days, 1)[:1])[0] in inner


@pytest.mark.parametrize("what", ["kit:", "kit:persona,", "kit:day-9", "kit:day-x", "kit:nothing"])
def test_what_is_not_there_is_refused(ws: Workspace, two_days: str, what: str) -> None:
    with pytest.raises(WrongUse) as refused:
        paper(ws, two_days, what)
    assert refused.value.code == "print.unknown"


def test_very_long_names_keep_its_list_in_order(ws: Workspace, two_days: str) -> None:
    update_workshop(ws, two_days, {"name": LONG_NAME[:120], "venue": LONG_NAME[:200]})
    made = paper(ws, two_days, "kit:day-1", "km")
    assert squeezed(f"ឯកសារនេះមាន{made.pages}ទំព័រ".translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))) in told(made)


def test_it_can_be_stopped_and_tells_how_far_it_is(ws: Workspace, two_days: str) -> None:
    heard: list[tuple[int, int]] = []
    choices = Choices("en")
    document_on_paper(ws, two_days, "kit:day-1", choices, progress=lambda done, of: heard.append((done, of)))
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]
    with pytest.raises(Cancelled):
        document_on_paper(ws, two_days, "kit:day-1", choices, cancelled=lambda: len(heard) > 0)


def test_the_next_day_is_offered_first(ws: Workspace, two_days: str, tmp_path: Path) -> None:
    facts = get_workshop(ws, two_days)
    assert next_day(ws, facts, datetime(2026, 11, 20, tzinfo=UTC)) == "day-1"
    assert next_day(ws, facts, datetime(2026, 11, 25, tzinfo=UTC)) == "day-1"
    assert next_day(ws, facts, datetime(2026, 11, 26, tzinfo=UTC)) == "day-2"
    assert next_day(ws, facts, datetime(2026, 12, 1, tzinfo=UTC)) == ""
    for day in read_agenda(ws, two_days).schedule.days:
        remove_day(ws, two_days, day.day.id)
    assert next_day(ws, facts, datetime(2026, 11, 20, tzinfo=UTC)) == ""
