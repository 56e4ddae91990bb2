"""Charts are counted from the workshop: the sample, an empty one, and what people do to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sala.domain.attendance import MORNING, PRESENT, HalfDay
from sala.domain.identity import new_id
from sala.domain.records import Participant
from sala.language import Translator
from sala.printing.charts import BalanceChart, JourneyState
from sala.services.attendance import mark_attendance
from sala.services.cards import add_card, cards, set_links
from sala.services.charts import (
    comparisons,
    confidence_chart,
    evaluation_chart,
    journey_chart,
    pilot_chart,
    rating_chart,
    room_chart,
    scorecard_chart,
    vote_charts,
    votes_for,
)
from sala.services.demo import make_demo
from sala.services.people import add_participants, participants
from sala.services.workspace import Workspace, open_or_create

EN, KM = Translator("en"), Translator("km")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, str]]:
    """The sample workshop, only to be read."""
    folder: Path = tmp_path_factory.mktemp("sample")
    with open_or_create(folder / "work", label="ASUS", author="សុខា") as ws:
        yield ws, make_demo(ws)[0]


def parts(chart: BalanceChart, title: str) -> dict[str, tuple[float, float | None]]:
    group = next(group for group in chart.groups if group.title == title)
    return {part.label: (part.count, part.hoped) for part in group.parts}


def test_an_empty_workshop_has_no_charts(ws: Workspace, workshop: str) -> None:
    assert room_chart(ws, workshop, KM) is None
    assert vote_charts(ws, workshop, KM) == []
    assert rating_chart(ws, workshop, KM) is None
    assert comparisons(ws, workshop) == []
    for chart in (evaluation_chart, confidence_chart, scorecard_chart):
        assert chart(ws, workshop, KM) is None


@pytest.fixture
def people(ws: Workspace, workshop: str) -> list[Participant]:
    """Four women and two men; one has a disability, nobody says anything of an IDPoor card."""
    facts = [{"name": f"ឈ្មោះ {n}", "sex": "female" if n < 4 else "male", "role": f"តួ {n}"} for n in range(6)]
    facts[0]["disability"] = "yes"
    add_participants(ws, workshop, {new_id(): one for one in facts})
    return participants(ws, workshop)


def mark(ws: Workspace, workshop: str, people: list[Participant]) -> None:
    mark_attendance(ws, workshop, {person.id: {HalfDay(1, MORNING): PRESENT} for person in people})


def test_everybody_on_the_list_is_counted_while_nobody_is_marked(
    ws: Workspace, workshop: str, people: list[Participant]
) -> None:
    chart = room_chart(ws, workshop, EN)
    assert chart is not None
    assert [group.title for group in chart.groups] == ["Women and men", "Has a disability", "Roles"]
    assert all(sum(part.count for part in group.parts) == len(people) for group in chart.groups)
    assert parts(chart, "Women and men") == {"Woman": (4, None), "Man": (2, None)}
    assert parts(chart, "Has a disability") == {"Yes": (1, None), "No": (0, None), "not written": (5, None)}
    assert list(parts(chart, "Roles"))[-1] == "other roles"
    assert chart.words.source == "n = 6 people on the list of participants"
    assert "Women and men: Woman 4, Man 2." in chart.words.alternative


def test_who_came_is_counted_against_the_list(ws: Workspace, workshop: str, people: list[Participant]) -> None:
    mark(ws, workshop, people[1:5])
    chart = room_chart(ws, workshop, KM)
    assert chart is not None
    assert parts(chart, "ស្ត្រី និងបុរស") == {"ស្ត្រី": (3, 4), "បុរស": (1, 2)}
    assert "៣/៤" in chart.words.alternative
    assert "៦" in chart.words.source


def test_where_everybody_came_nothing_is_compared(ws: Workspace, workshop: str, people: list[Participant]) -> None:
    mark(ws, workshop, people)
    chart = room_chart(ws, workshop, EN)
    assert chart is not None
    assert parts(chart, "Women and men") == {"Woman": (4, None), "Man": (2, None)}
    assert chart.words.source == "n = 6: everybody on the list came"


def test_today_and_what_is_wanted_belong_together_by_their_persona(sample: tuple[Workspace, str]) -> None:
    ws, workshop = sample
    first, *others = comparisons(ws, workshop)
    assert set(first.totals) == {JourneyState.AS_IS, JourneyState.TO_BE}
    assert first.cards[JourneyState.AS_IS].fields["persona"] == first.cards[JourneyState.TO_BE].fields["persona"]
    assert all(set(one.totals) == {JourneyState.AS_IS} for one in others)
    chart = journey_chart(first, EN)
    time, cost, visits = chart.measures
    assert [state.value for state in time.states] == [first.totals[state].minutes for state in first.totals]
    assert time.change == "7 h 25 min less (−69%)"
    assert cost.change == "81,000៛ less (−80%)"
    assert visits.change == "2 visits fewer (−67%)"
    assert "Cost: As it is 101,000៛, As we want it 20,000៛; 81,000៛ less (−80%)." in chart.words.alternative


def test_a_pilot_says_what_it_measured_and_aims_at(sample: tuple[Workspace, str]) -> None:
    ws, workshop = sample
    chart = pilot_chart(cards(ws, workshop, kind="pilot")[0], KM)
    assert chart is not None
    assert [[state.value for state in measure.states] for measure in chart.measures] == [
        [649, 210],
        [101000, 25000],
        [3, 1],
    ]
    assert chart.measures[1].states[0].shown == "១០១,០០០៛"


def test_votes_are_shown_by_role_with_ties_and_what_was_chosen(sample: tuple[Workspace, str]) -> None:
    ws, workshop = sample
    (chart,) = vote_charts(ws, workshop, EN)
    first, second, third, *others = chart.ideas
    assert (first.votes, first.total) == ((12, 6, 4), "22")
    assert (second.votes, second.total) == ((8, 8, 6), "22")
    assert "Chosen" in first.mark
    assert "as many dots as another idea" in first.mark
    assert third.mark == "✓ Chosen"
    assert all(not one.mark for one in others)
    assert chart.words.source == "Round 1  ·  n = 72 dots  ·  3 dots for each person"


def test_the_dots_of_an_idea_are_found_by_name_or_by_link(sample: tuple[Workspace, str]) -> None:
    ws, workshop = sample
    ideas = {card.record.text("title"): card for card in cards(ws, workshop, kind="idea")}
    tally = votes_for(ws, workshop, ideas["ថ្ងៃណាត់របស់ភូមិ"])
    assert tally is not None
    assert (tally.total, tally.chosen) == (22, True)
    assert votes_for(ws, workshop, ideas["កៅអីសម្រាប់ប្តី"]) is None


def test_the_last_round_counts(ws: Workspace, workshop: str) -> None:
    idea = add_card(ws, workshop, "idea", fields={"title": "ក"}).created
    for votes in (3, 5):
        played = add_card(ws, workshop, "vote_round", fields={"decision": "ខ"}).created
        row = add_card(ws, workshop, "vote_tally", fields={"idea_name": "other name", "citizens": votes}, parent=played)
        set_links(ws, workshop, row.created, "part_of", [idea])
    tally = votes_for(ws, workshop, cards(ws, workshop, kind="idea")[0])
    assert tally is not None
    assert (tally.votes, tally.chosen) == ((5, 0, 0), False)


def test_ideas_are_placed_by_their_scores(sample: tuple[Workspace, str]) -> None:
    ws, workshop = sample
    chart = rating_chart(ws, workshop, KM)
    assert chart is not None
    assert [(idea.impact, idea.effort) for idea in chart.ideas][:3] == [(5, 2), (5, 4), (4, 1)]
    assert chart.ideas[0].note == "ធ្វើឥឡូវ  ·  ទៅដល់អ្នកលំបាកជាងគេ៖ ៤"
    assert (chart.impact.high, chart.effort.high) == ("ជួយបានច្រើន", "ធ្ងន់")


def test_half_weighed_ideas_are_left_out(ws: Workspace, workshop: str) -> None:
    add_card(ws, workshop, "idea_rating", fields={"name": "ក", "impact": 4})
    assert rating_chart(ws, workshop, KM) is None


def test_answers_with_faces_are_counted(ws: Workspace, workshop: str) -> None:
    for before, after, useful in ((2, 4, 5), (3, 3, 4), (4, 2, 5)):
        fields = {"confidence_before": before, "confidence_after": after, "useful": useful}
        add_card(ws, workshop, "evaluation", fields=fields)
    chart = evaluation_chart(ws, workshop, EN)
    assert chart is not None
    (row,) = chart.rows
    assert (row.counts, row.mean) == ((0, 0, 0, 1, 2), "4.7")
    moved = confidence_chart(ws, workshop, EN)
    assert moved is not None
    assert [one.counts for one in moved.rows] == [(0, 1, 1, 1, 0), (0, 1, 1, 1, 0)]
    assert moved.note == "1 of 3 feel more able than before, 1 the same, 1 less."


def test_scores_of_users_and_staff_stay_apart(ws: Workspace, workshop: str) -> None:
    for side, votes in (("users", 6), ("staff", 2)):
        sheet = add_card(ws, workshop, "scorecard", fields={"side": side, "group_mix": "ក"}).created
        add_card(
            ws,
            workshop,
            "indicator_score",
            fields={"indicator": "ពេលរង់ចាំ", "votes_1": votes, "votes_5": 1},
            parent=sheet,
        )
    users, staff = scorecard_chart(ws, workshop, KM), scorecard_chart(ws, workshop, KM, side="staff")
    assert users is not None
    assert staff is not None
    assert (users.rows[0].counts, staff.rows[0].counts) == ((6, 0, 0, 0, 1), (2, 0, 0, 0, 1))
    assert users.words.source == "ចំនួន ៧ សំឡេងដោយរូបមុខ"
