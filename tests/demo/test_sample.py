"""The sample workshop says what the handbook promises of it."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from tests.demo.sample_reading import STAGES, Made, is_khmer, texts_of

from sala.domain.attendance import PRESENT, marks_of
from sala.domain.journey import journey_totals
from sala.domain.line_of_sight import Cards, chosen_ideas, thread_of
from sala.domain.records import CARD, CONSENT_SCOPES, LINK, PARTICIPANT, WORKSHOP, Ref
from sala.errors import Cancelled
from sala.gazetteer import describe
from sala.khmer import canonical, check_khmer
from sala.services.attachments import attachments
from sala.services.cards import cards, linked
from sala.services.consent import refused_codes
from sala.services.demo import make_demo
from sala.services.field_values import cleaned_fields
from sala.services.history import field_history, undo_state
from sala.services.method import FieldType, method_pack
from sala.services.people import balance, participants, teams
from sala.services.progress import workshop_progress
from sala.services.show import workshop_as_json
from sala.services.workshops import get_workshop, list_workshops
from sala.services.workspace import open_or_create


def _only(sample: Made) -> tuple:
    return sample.ws, sample.workshops[0]


def test_it_takes_place_in_a_real_rural_commune(sample: Made) -> None:
    workshop = get_workshop(*_only(sample))
    assert describe(workshop.place, "km") == "ឃុំស្រែជិះ ស្រុកអូរគ្រៀងសែនជ័យ ខេត្តក្រចេះ"
    assert (workshop.starts, workshop.ends, workshop.facility) == ("2026-10-14", "2026-10-15", "health_centre")
    assert workshop.demo


def test_counts(sample: Made) -> None:
    ws, workshop = _only(sample)
    counts = Counter(card.kind for card in cards(ws, workshop, with_withdrawn=True))
    assert counts["interview_note"] == 10
    assert counts["quote"] == 24
    assert counts["journey"] == 3
    assert counts["problem"] == 4
    assert counts["question"] == 6
    assert counts["idea"] == 12
    assert counts["prototype"] == 3
    assert counts["feedback"] == 7
    assert counts["pilot"] == 1
    assert 5 <= counts["pilot_activity"] <= 7
    assert len(participants(ws, workshop)) == 24
    assert len(teams(ws, workshop)) == 4
    assert len(attachments(ws, workshop)) == 8


def test_the_list_of_workshops_shows_it(sample: Made) -> None:
    (summary,) = list_workshops(sample.ws)
    assert (summary.people, summary.teams) == (24, 4)
    assert summary.cards > 40


def test_every_stage_and_activity_has_begun(sample: Made) -> None:
    ws, workshop = _only(sample)
    progress = workshop_progress(ws, method_pack(), workshop)
    kinds = {card.kind for card in cards(ws, workshop, parent="")}
    assert {method_pack().kind(kind).stage for kind in kinds} == set(STAGES)
    assert set(progress) == set(STAGES)


def test_three_teams_are_balanced_and_the_fourth_is_not(sample: Made) -> None:
    ws, workshop = _only(sample)
    everyone = participants(ws, workshop)
    by_team = [balance([p for p in everyone if p.team == team.id]) for team in teams(ws, workshop)]
    for mixed in by_team[:3]:
        assert 2 <= mixed.counts["sex"]["male"] <= 4
        assert mixed.counts["age_band"]["60_plus"] == 1
    assert by_team[3].counts["sex"] == {"male": 5, "female": 1}
    assert by_team[3].counts["age_band"]["60_plus"] == 0
    assert balance(everyone).counts["disability"]["yes"] == 1
    assert len({person.name for person in everyone}) == 24


def test_every_value_is_what_its_field_takes(sample: Made) -> None:
    ws, workshop = _only(sample)
    for card in cards(ws, workshop):
        assert cleaned_fields(method_pack().kind(card.kind), card.fields) == card.fields


def test_required_fields_are_filled_but_for_the_missing_sponsor(sample: Made) -> None:
    ws, workshop = _only(sample)
    missing = []
    for card in cards(ws, workshop):
        for field in method_pack().kind(card.kind).fields:
            stored = field.type not in {FieldType.ROWS, FieldType.LINKS, FieldType.PHOTOS}
            if field.required and stored and card.fields.get(field.key) is None:
                missing.append((card.kind, field.key))
    open_on_purpose = [("pilot", "sponsor"), ("route", "sponsor"), ("route", "decided")]
    assert Counter(missing) == Counter([*open_on_purpose, ("idea", "first_test"), ("idea", "owner")])


def test_khmer_is_canonical_and_clean(sample: Made) -> None:
    ws, workshop = _only(sample)
    found = [text for text in texts_of(workshop_as_json(ws, workshop)["records"]) if is_khmer(text)]
    assert len(found) > 500
    for text in found:
        assert canonical(text) == text
        assert check_khmer(text) == [], text


def test_links_join_cards_that_are_there(sample: Made) -> None:
    ws, workshop = _only(sample)
    links = ws.records(workshop, LINK)
    assert len(links) > 60
    for link in links:
        for end in ("from", "to"):
            record = ws.record(Ref(workshop, CARD, link.text(end)))
            assert record is not None
            assert not record.state.deleted
        assert link.text("role") in {"evidence", "part_of", "answers"}


def test_the_thread_runs_from_the_pilot_back_to_a_citizen(sample: Made) -> None:
    ws, workshop = _only(sample)
    (reached,) = cards(ws, workshop, kind="pilot")
    order = ["pilot", "idea", "question", "problem", "insight", "quote"]
    for kind in order[1:]:
        reached = next(card for card in linked(ws, workshop, reached.id) if card.kind == kind)
    note = next(card for card in cards(ws, workshop, kind="interview_note") if card.id == reached.parent)
    assert note.fields["role"] in {"user", "family", "staff", "other"}


def test_the_ideas_that_were_taken_on_are_seen_from_the_first_words_to_a_case(sample: Made) -> None:
    ws, workshop = _only(sample)
    everything = {card.id: card for card in cards(ws, workshop)}
    links = [(link.text("from"), link.text("to")) for link in ws.records(workshop, LINK)]
    kinds = {card.id: card.kind for card in everything.values()}
    sight = Cards(kinds, links, {card.id: card.parent for card in everything.values()})
    chosen = chosen_ideas(sight)
    assert [everything[idea].fields["title"] for idea in chosen] == [
        "ថ្ងៃណាត់របស់ភូមិ",
        "តេស្តរហ័សក្នុងថ្ងៃតែមួយ",
        "លេខធំមានពណ៌ និងរូប",
    ]
    for idea in chosen:
        assert all(reached.cards for reached in thread_of(idea, sight).steps)


def test_the_case_is_of_the_same_journey_as_the_pilot(sample: Made) -> None:
    ws, workshop = _only(sample)
    (pilot,), (case,) = cards(ws, workshop, kind="pilot"), cards(ws, workshop, kind="case")
    for key in ("minutes", "cost", "visits"):
        assert case.fields[f"{key}_before"] == pilot.fields[f"before_{key}"]
        assert pilot.fields[f"target_{key}"] < case.fields[f"{key}_after"] < case.fields[f"{key}_before"]


def test_one_site_costs_what_the_pilot_is_to_cost(sample: Made) -> None:
    ws, workshop = _only(sample)
    (route,) = cards(ws, workshop, kind="route")
    tasks = cards(ws, workshop, kind="pilot_activity")
    assert route.fields["unit_cost_1"] == sum(int(task.fields["budget"]) for task in tasks)


def test_most_people_were_there_all_the_time(sample: Made) -> None:
    ws, workshop = _only(sample)
    marks = [marks_of(person) for person in participants(ws, workshop)]
    assert {len(each) for each in marks} == {4}
    assert [sum(1 for each in marks if each[half] == PRESENT) for half in marks[0]] == [24, 22, 22, 22]


def test_it_has_breaks_to_show(sample: Made) -> None:
    ws, workshop = _only(sample)
    groundless = [c for c in cards(ws, workshop, kind="insight") if not linked(ws, workshop, c.id)]
    answering_nothing = [c for c in cards(ws, workshop, kind="idea") if not linked(ws, workshop, c.id)]
    assert (len(groundless), len(answering_nothing)) == (1, 1)


def test_journeys_add_up_to_what_the_pilot_says(sample: Made) -> None:
    ws, workshop = _only(sample)
    totals = {}
    for journey in cards(ws, workshop, kind="journey"):
        steps = cards(ws, workshop, kind="journey_step", parent=journey.id)
        assert 6 <= len(steps) <= 9
        totals[journey.fields["name"], journey.fields["version"]] = journey_totals(step.fields for step in steps)
    first, _, wanted = totals.values()
    (pilot,) = cards(ws, workshop, kind="pilot")
    told = {key: pilot.fields[f"before_{key}"] for key in ("minutes", "cost", "visits")}
    assert told == {"minutes": first.minutes, "cost": first.cost, "visits": first.visits}
    assert pilot.fields["target_minutes"] >= wanted.minutes
    assert pilot.fields["target_cost"] >= wanted.cost


def test_everyone_who_is_quoted_was_asked(sample: Made) -> None:
    ws, workshop = _only(sample)
    consents = {form.record.text("code"): form.record for form in cards(ws, workshop, kind="consent_form")}
    assert len(consents) == 10
    for record in consents.values():
        assert {record.text(scope) for scope in CONSENT_SCOPES} <= {"yes", "no"}
        assert date.fromisoformat(record.text("date")) < date(2026, 10, 14)
    for card in (*cards(ws, workshop, kind="interview_note"), *cards(ws, workshop, kind="feedback")):
        assert consents[str(card.fields["consent_code"])].text("person_code") == card.fields["person_code"]
    assert [code for code, record in consents.items() if record.text("withdrawn")] == ["C-K06"]
    assert len(refused_codes(ws, workshop, "photo")) == 4


def test_who_was_met_on_a_monday_agreed_on_a_monday(sample: Made) -> None:
    ws, workshop = _only(sample)
    forms = [form.record for form in cards(ws, workshop, kind="consent_form")]
    codes = {record.text("code"): date.fromisoformat(record.text("date")) for record in forms}
    on_monday = [photo.consent for photo in attachments(ws, workshop) if "ព្រឹកថ្ងៃចន្ទ" in photo.caption]
    assert on_monday
    assert {codes[code].weekday() for code in on_monday} == {0}


def test_who_holds_the_card_of_the_poor_pays_no_fee(sample: Made) -> None:
    """The journey of the first note is that of a woman without the card: the same but for its fee."""
    ws, workshop = _only(sample)
    (first, *_) = cards(ws, workshop, kind="journey")
    steps = [step.fields for step in cards(ws, workshop, kind="journey_step", parent=first.id)]
    fee = sum(int(step.get("official_fee") or 0) for step in steps)
    note = next(card for card in cards(ws, workshop, kind="interview_note") if card.fields["person_code"] == "K01")
    assert (note.fields["idpoor"], note.fields["cost_riel"]) == ("yes", journey_totals(steps).cost - fee)


def test_a_sample_that_was_stopped_is_taken_off_the_list(tmp_path: Path) -> None:
    asked = iter(range(1_000))
    with open_or_create(tmp_path / "work", author="reader") as ws:
        with pytest.raises(Cancelled):
            make_demo(ws, cancelled=lambda: next(asked) > 20)
        assert list_workshops(ws) == []
        assert ws.author == "reader"


def test_photos_are_jpegs_that_may_be_shown(sample: Made) -> None:
    ws, workshop = _only(sample)
    refused = refused_codes(ws, workshop, "photo")
    for photo in attachments(ws, workshop):
        assert photo.path is not None
        with Image.open(io.BytesIO(photo.path.read_bytes())) as picture:
            picture.load()
            assert (picture.format, picture.size) == ("JPEG", (1200, 900))
        assert is_khmer(photo.caption)
        assert photo.consent not in refused


def test_some_fields_have_a_history_and_one_author_wrote_it_all(sample: Made) -> None:
    ws, workshop = _only(sample)
    (pilot,) = cards(ws, workshop, kind="pilot")
    history = field_history(ws, pilot.record.ref, "target_minutes")
    assert [entry.value for entry in history] == [210, 240, 180]
    assert {change.author for change in ws.changes(workshop)} == {"កែវ សុភាព"}
    assert len({change.act for change in ws.changes(workshop)}) > 90
    assert ws.author == "reader"
    assert undo_state(ws, workshop) is not None


def test_nothing_is_in_conflict(sample: Made) -> None:
    ws, workshop = _only(sample)
    for kind in (WORKSHOP, PARTICIPANT, CARD):
        assert not any(record.state.conflicts for record in ws.records(workshop, kind))
