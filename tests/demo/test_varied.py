"""Varied workshops: something in every stage, well-formed, unlike each other, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.demo.sample_reading import STAGES, Made, content, is_khmer, texts_of

from sala.domain.records import CONSENT_SCOPES
from sala.gazetteer import find_place
from sala.khmer import canonical, check_khmer
from sala.services.attachments import attachments
from sala.services.cards import cards, linked
from sala.services.demo import demo_workshop, make_demo
from sala.services.demo_content import DemoWorkshop
from sala.services.field_values import cleaned_fields
from sala.services.method import CardKind, FieldType, method_pack
from sala.services.people import CHOICES, participants, teams
from sala.services.workspace import open_or_create

SEEDS = range(1, 21)


@pytest.fixture(params=SEEDS, scope="module")
def workshop(request: pytest.FixtureRequest) -> DemoWorkshop:
    """A workshop of each seed, and not always the first."""
    return demo_workshop(request.param, request.param % 4)


def test_every_stage_has_content(workshop: DemoWorkshop) -> None:
    assert {method_pack().kind(card.kind).stage for card in workshop.cards} == set(STAGES)


def test_size(workshop: DemoWorkshop) -> None:
    assert 8 <= len(workshop.people) <= 16
    assert len(workshop.teams) in {2, 3}
    assert {person["team"] for person in workshop.people} == set(range(1, len(workshop.teams) + 1))
    assert len({person["name"] for person in workshop.people}) == len(workshop.people)
    counts = Counter(card.kind for card in workshop.cards)
    assert 3 <= counts["interview_note"] <= 5
    assert counts["journey"] == 2
    assert counts["insight"] >= 2
    assert counts["idea"] >= 3


def test_people_have_answers_that_the_form_offers(workshop: DemoWorkshop) -> None:
    for person in workshop.people:
        for key, choices in CHOICES.items():
            assert person.get(key, "") in {"", *choices}


def test_the_young_are_young(workshop: DemoWorkshop) -> None:
    assert {person["age_band"] for person in workshop.people if person["role"] == "យុវជន"} <= {"18_29"}


def test_no_vaccine_is_bought_in_the_market() -> None:
    vaccinations = [w for w in (demo_workshop(9, number) for number in range(24)) if "វ៉ាក់សាំង" in w.facts["service"]]
    assert vaccinations
    for workshop in vaccinations:
        told = " ".join(texts_of([card.values for card in workshop.cards]))
        assert "ឯកជន" not in told
        assert "បើកវ៉ាក់សាំង" not in told


def test_values_fit_their_fields(workshop: DemoWorkshop) -> None:
    for card in workshop.cards:
        kind = method_pack().kind(card.kind)
        _check(kind, card.values)
        for values in card.earlier:
            _check(kind, values)
            assert set(values) <= set(card.values)


def _check(kind: CardKind, values: dict) -> None:
    plain = dict(values)
    for field in kind.fields:
        if field.type is FieldType.ROWS:
            for row in plain.pop(field.key, ()):
                _check(method_pack().kind(field.row_kind or ""), {k: v for k, v in row.items() if k != "id"})
        elif field.type is FieldType.LINKS:
            plain.pop(field.key, None)
    cleaned = cleaned_fields(kind, plain)
    assert {k: v for k, v in cleaned.items() if v is not None} == {k: v for k, v in plain.items() if v != ""}


def test_links_point_back_to_cards_of_the_right_kind(workshop: DemoWorkshop) -> None:
    kinds: dict[str, str] = {}
    for card in workshop.cards:
        for field in method_pack().kind(card.kind).fields:
            if field.type is FieldType.LINKS:
                assert {kinds[target] for target in card.values.get(field.key, ())} <= set(field.link_kinds)
            for row in card.values.get(field.key, ()) if field.type is FieldType.ROWS else ():
                if "id" in row:
                    kinds[row["id"]] = field.row_kind or ""
        assert card.id not in kinds
        kinds[card.id] = card.kind


def test_every_insight_rests_on_a_quote_and_every_idea_answers_a_question(workshop: DemoWorkshop) -> None:
    for card in workshop.cards:
        if card.kind == "insight":
            assert card.values["supporting"]
        if card.kind == "idea":
            assert card.values["questions"]


def test_consent_covers_whoever_speaks(workshop: DemoWorkshop) -> None:
    consents = {consent["code"]: consent for consent in workshop.consents}
    for consent in consents.values():
        assert set(consent["yes"]) <= set(CONSENT_SCOPES)
    for card in workshop.cards:
        if "consent_code" in card.values:
            assert consents[card.values["consent_code"]]["person_code"] == card.values["person_code"]
        for photo in card.photos:
            assert not photo.consent or "photo" in consents[photo.consent]["yes"]


def test_khmer_is_canonical_and_no_brace_is_left(workshop: DemoWorkshop) -> None:
    values = [card.values for card in workshop.cards]
    values += [card.earlier for card in workshop.cards]
    captions = [photo.caption for card in workshop.cards for photo in card.photos]
    everything = [*values, captions, workshop.facts, workshop.people, workshop.teams, workshop.facilitator]
    found = [text for text in texts_of(everything) if is_khmer(text)]
    assert len(found) > 150
    for text in found:
        assert canonical(text) == text
        assert check_khmer(text) == [], text
        assert not set("{}") & set(text), text


def test_the_pilot_wants_less_time_money_and_visits(workshop: DemoWorkshop) -> None:
    (pilot,) = (card.values for card in workshop.cards if card.kind == "pilot")
    for key in ("minutes", "cost", "visits"):
        assert 0 < pilot[f"target_{key}"] < pilot[f"before_{key}"]
    assert pilot["start_date"] < pilot["end_date"] < pilot["decision_date"]
    assert workshop.facts["ends"] < pilot["start_date"]


@pytest.mark.parametrize("seed", [2, 3])
def test_a_seed_gives_the_same_content(seed: int) -> None:
    assert [demo_workshop(seed, n) for n in range(5)] == [demo_workshop(seed, n) for n in range(5)]


def test_fifty_workshops_do_not_look_copied() -> None:
    fifty = [demo_workshop(9, number) for number in range(50)]
    places = [find_place(workshop.facts["place"]) for workshop in fifty]
    assert len({place.around[0] for place in places if place}) == 25
    assert len({place.code for place in places if place}) >= 49
    assert {workshop.facts["facility"] for workshop in fifty} == {"health_centre", "school", "commune_hall", "other"}
    assert len({workshop.facts["name"] for workshop in fifty}) == 50
    assert len({workshop.facts["service"] for workshop in fifty}) >= 10
    objectives = [card.values["objective"] for w in fifty for card in w.cards if card.kind == "pilot"]
    assert len(set(objectives)) == 50
    chosen = Counter(tuple(c.values["title"] for c in w.cards if c.kind == "idea") for w in fifty)
    assert max(chosen.values()) <= 3


def test_written_workshops_are_whole(varied: Made) -> None:
    for workshop in varied.workshops:
        kinds = {card.kind for card in cards(varied.ws, workshop, parent="")}
        assert {method_pack().kind(kind).stage for kind in kinds} == set(STAGES)
        assert len(participants(varied.ws, workshop)) >= 8
        assert {person.team for person in participants(varied.ws, workshop)} == {
            team.id for team in teams(varied.ws, workshop)
        }
        (pilot,) = cards(varied.ws, workshop, kind="pilot")
        assert {card.kind for card in linked(varied.ws, workshop, pilot.id)} >= {"idea", "feedback"}
        assert attachments(varied.ws, workshop)


def test_two_workspaces_of_a_seed_hold_the_same_content(varied: Made, tmp_path: Path) -> None:
    with open_or_create(tmp_path / "again", label="other desk", author="other reader") as ws:
        again = make_demo(ws, seed=5, workshops=3)
        for first, second in zip(varied.workshops, again, strict=True):
            assert content(varied.ws, first) == content(ws, second)
    assert len({tuple(content(varied.ws, workshop)) for workshop in varied.workshops}) == 3


def test_progress_counts_the_workshops(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with open_or_create(tmp_path / "work", label="desk", author="reader") as ws:
        made = make_demo(ws, seed=4, workshops=2, progress=lambda done, total: told.append((done, total)))
        assert len(set(made)) == 2
    assert told == [(1, 2), (2, 2)]
