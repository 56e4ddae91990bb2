"""What the room is shown: every word that is said to it, and none that is only for the facilitator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala.language import Translator
from sala.services.method import Activity, method_pack
from sala.services.people import add_participant, teams
from sala.services.room import Slide, SlideKind, TeamNames, clock_slide, room_teams, slides, step_of
from sala.services.workspace import Workspace

LANGUAGES = ("km", "en")
PACK = method_pack()
TEAMS = st.lists(
    st.builds(TeamNames, st.text("កខគabc", min_size=1), st.lists(st.text("កខ", min_size=1), max_size=40).map(tuple)),
    max_size=15,
)
EXAMPLE = st.lists(st.tuples(st.text("កខ", min_size=1, max_size=20), st.text("កខគ \n", max_size=900)), max_size=12)


@pytest.fixture(params=[summary.key for summary in PACK.summaries()])
def activity(request: pytest.FixtureRequest) -> Activity:
    return PACK.activity(request.param)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_one_slide_with_what_is_said_and_its_minutes(activity: Activity, language: str) -> None:
    shown = slides(PACK, activity, Translator(language))
    steps = [slide for slide in shown if slide.kind is SlideKind.STEP]
    assert [slide.minutes for slide in steps] == [step.minutes for step in activity.steps]
    assert [slide.number for slide in steps] == list(range(1, len(activity.steps) + 1))
    for slide, step in zip(steps, activity.steps, strict=True):
        said = step.say.in_language(language)
        assert said.endswith(slide.text)
        assert slide.text[0] != "("
        told = said[: len(said) - len(slide.text)].strip()
        assert told.strip("()") in slide.small
        assert step_of(activity, slide) is step


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_private_reaches_the_room(activity: Activity, language: str) -> None:
    private = [step.do for step in activity.steps] + [*activity.tips, *activity.mistakes]
    private += [activity.inclusion, activity.low_literacy, activity.why]
    words = "\n".join(slide.words() for slide in slides(PACK, activity, Translator(language)))
    assert [text.en for text in private if text.in_language(language) in words] == []


def test_the_room_reads_its_own_language_and_digits() -> None:
    activity = PACK.activity("dot_voting")
    khmer, english = (slides(PACK, activity, Translator(language)) for language in LANGUAGES)
    assert [one.kind for one in khmer] == [one.kind for one in english]
    assert (khmer[3].small, khmer[3].figure) == ("ជំហានទី ៣ ក្នុងចំណោម ៧", "៣")
    assert (english[3].small, english[3].figure) == ("Step 3 of 7", "3")
    assert english[0].small == "Imagine  ·  10–15 min"


def test_who_is_spoken_to_stands_beside_the_number() -> None:
    english = slides(PACK, PACK.activity("observation"), Translator("en"))
    assert english[1].small == "Step 1 of 8  ·  To the team"
    assert english[1].text.startswith("We watch how the service works")


@given(TEAMS, EXAMPLE)
def test_all_names_and_all_of_the_example_are_shown_in_order(
    room: list[TeamNames], example: list[tuple[str, str]]
) -> None:
    shown = slides(PACK, PACK.activity("dot_voting"), Translator("km"), example, room)
    assert [team for slide in shown for team in slide.teams] == room
    assert all(len(slide.teams) <= 6 for slide in shown)
    fields = [field for slide in shown for field in slide.fields]
    told = "".join(text.replace("\n", "") for _label, text in example)
    assert "".join(field.text.replace("\n", "") for field in fields) == told
    assert all(1 <= len(slide.fields) <= 3 for slide in shown if slide.kind is SlideKind.EXAMPLE and not slide.text)
    assert shown[-1].kind is SlideKind.BREAK
    assert shown[0].kind is SlideKind.TITLE


def test_teams_are_read_from_the_workshop_with_their_people(ws: Workspace, workshop: str) -> None:
    first = teams(ws, workshop)[0]
    for name, team in (("សុខ ចាន់ថា", first.id), ("ជា សុភាព", ""), ("លី ដារា", first.id)):
        add_participant(ws, workshop, {"name": name, "team": team})
    assert room_teams(ws, workshop) == (
        TeamNames("ក្រុមឈូក", ("សុខ ចាន់ថា", "លី ដារា")),
        TeamNames("ក្រុមម្លិះ"),
    )


def test_the_clock_alone_keeps_the_words_and_the_step() -> None:
    activity = PACK.activity("brainstorm")
    step = slides(PACK, activity, Translator("en"))[4]
    alone = clock_slide(step)
    assert (alone.kind, alone.text, alone.minutes) == (SlideKind.TIMER, step.text, step.minutes)
    assert step_of(activity, alone) is activity.steps[3]
    assert step_of(activity, Slide(SlideKind.BREAK, "Break")) is None
