"""The coach on a real workspace: it counts what people wrote, hears their ticks, and knows what comes next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sala.domain.progress import Progress
from sala.errors import WrongUse
from sala.services.agenda import begin_agenda
from sala.services.cards import add_card, add_cards, delete_card, set_fields, set_links
from sala.services.coach import Answered, State, coach, coach_all, facts_of, tick
from sala.services.consent import consents_by_code
from sala.services.demo import make_demo
from sala.services.exchange import export_bundle, import_bundle, public_keys
from sala.services.history import redo, undo
from sala.services.method import Pack, method_pack
from sala.services.next_step import NextStep, Step, next_step
from sala.services.people import add_participant
from sala.services.progress import mark_activity, workshop_progress
from sala.services.workshops import NewWorkshop, create_workshop, note_sent
from sala.services.workspace import Workspace

Asked = Callable[[str, str], Answered]


@pytest.fixture
def pack() -> Pack:
    return method_pack()


@pytest.fixture
def asked(ws: Workspace, pack: Pack, workshop: str) -> Asked:
    """Return one question of an activity with its answer now."""

    def ask(activity: str, question: str) -> Answered:
        coached = coach(ws, pack, workshop, activity)
        return next(one for one in coached.before + coached.ready if one.check.key == question)

    return ask


def figures(answered: Answered) -> tuple[State, int | None, int | None]:
    return answered.answer.state, answered.answer.have, answered.answer.wanted


def note(ws: Workspace, workshop: str, code: str, **fields: object) -> str:
    given = {"person_code": code, "consent_code": f"C-{code}", "what_happened": "មក", **fields}
    return add_card(ws, workshop, "interview_note", fields=given, activity="interview_notes").created


def test_a_new_workshop_is_asked_everything_and_nothing_fails(ws: Workspace, pack: Pack, workshop: str) -> None:
    coached = coach_all(ws, pack, workshop)
    assert [one.activity for one in coached] == [summary.key for summary in pack.summaries()]
    assert all(one.before and one.ready for one in coached)
    assert sum(one.count(State.ASK) for one in coached) > 32


def test_who_was_not_heard_is_seen(ws: Workspace, workshop: str, asked: Asked) -> None:
    note(ws, workshop, "K01", sex="female", walking="a_lot")
    assert figures(asked("interview_notes", "women")) == (State.NOT_YET, 1, 2)
    assert figures(asked("interview_notes", "disability")) == (State.YES, 1, 1)
    assert figures(asked("interview_notes", "poor")) == (State.NOT_YET, 0, 1)
    second = note(ws, workshop, "K02", sex="female", idpoor="yes", time_minutes=90, cost_riel=0, visits=2)
    assert figures(asked("interview_notes", "women")) == (State.YES, 2, 2)
    assert figures(asked("interview_notes", "baseline")) == (State.NOT_YET, 1, 2)
    delete_card(ws, workshop, second)
    assert figures(asked("interview_notes", "women")) == (State.NOT_YET, 1, 2)


def test_a_plan_for_more_people_is_held_to(ws: Workspace, workshop: str, asked: Asked) -> None:
    plan = add_card(ws, workshop, "research_plan", fields={"name": "x"}).created
    add_card(ws, workshop, "inclusion_target", fields={"group": "women", "how_many": 4}, parent=plan)
    note(ws, workshop, "K01", sex="female")
    assert figures(asked("interview_notes", "women")) == (State.NOT_YET, 1, 4)


def test_consents_are_found_however_their_code_is_typed(ws: Workspace, workshop: str, asked: Asked) -> None:
    note(ws, workshop, "K01")
    note(ws, workshop, "K02")
    assert figures(asked("interview_notes", "consents")) == (State.NOT_YET, 0, 2)
    add_card(ws, workshop, "consent_form", fields={"code": "c-k០១ ", "interview": "yes"})
    form = add_card(ws, workshop, "consent_form", fields={"code": "C-K02", "interview": "no"}).created
    assert figures(asked("interview_notes", "consents")) == (State.NOT_YET, 1, 2)
    set_fields(ws, workshop, form, {"interview": "yes"})
    assert figures(asked("interview_notes", "consents")) == (State.YES, 2, 2)


def test_the_words_of_people_who_withdrew_are_not_counted(ws: Workspace, pack: Pack, workshop: str) -> None:
    note(ws, workshop, "K01", sex="female")
    form = add_card(ws, workshop, "consent_form", fields={"code": "C-K01", "interview": "yes"}).created
    assert facts_of(ws, pack, workshop).of("interview_note")
    set_fields(ws, workshop, form, {"withdrawn": "2026-11-26"})
    assert not facts_of(ws, pack, workshop).of("interview_note")
    assert consents_by_code(ws, workshop)["c-k01"]["interview"] == "no"


def test_one_no_weighs_more_than_a_yes_of_the_same_code(ws: Workspace, workshop: str) -> None:
    add_card(ws, workshop, "consent_form", fields={"code": "C-1", "photo": "yes", "quote": "yes"})
    add_card(ws, workshop, "consent_form", fields={"code": "c-1", "photo": "no"})
    assert consents_by_code(ws, workshop)["c-1"] == {"photo": "no", "quote": "yes"}


def test_an_idea_rests_on_evidence_through_question_and_problem(ws: Workspace, workshop: str, asked: Asked) -> None:
    heard = note(ws, workshop, "K01")
    quote = add_card(ws, workshop, "quote", fields={"words": "ឆ្ងាយណាស់"}, parent=heard).created
    problem = add_card(ws, workshop, "problem", fields={"who": "ម្តាយ"}).created
    question = add_card(ws, workshop, "question", fields={"question": "ធ្វើម៉េច?"}).created
    idea = add_card(ws, workshop, "idea", fields={"title": "ថ្ងៃណាត់"}).created
    set_links(ws, workshop, idea, "answers", [question])
    set_links(ws, workshop, question, "evidence", [problem])
    assert figures(asked("idea_card", "evidence")) == (State.NOT_YET, 0, 1)
    set_links(ws, workshop, problem, "evidence", [quote])
    assert figures(asked("idea_card", "evidence")) == (State.YES, 1, 1)
    delete_card(ws, workshop, problem)
    assert figures(asked("idea_card", "evidence")) == (State.NOT_YET, 0, 1)


def test_the_pilot_needs_numbers_before_and_after_an_owner_and_a_sponsor(
    ws: Workspace, workshop: str, asked: Asked
) -> None:
    given = {"title": "x", "owner": "សុខា", "before_minutes": 90, "target_minutes": 30, "before_visits": 2}
    pilot = add_card(ws, workshop, "pilot", fields=given).created
    assert figures(asked("pilot_plan", "numbers")) == (State.NOT_YET, 1, 3)
    assert figures(asked("pilot_plan", "owner")) == (State.NOT_YET, 1, 2)
    assert asked("pilot_plan", "repair").answer.state is State.NOT_YET
    more = {"target_visits": 1, "before_cost": 20000, "target_cost": 5000, "sponsor": "x", "repair_check": "innovation"}
    set_fields(ws, workshop, pilot, more)
    assert figures(asked("pilot_plan", "numbers")) == (State.YES, 3, 3)
    assert figures(asked("pilot_plan", "owner")) == (State.YES, 2, 2)
    assert asked("pilot_plan", "repair").answer.state is State.YES


def test_people_in_the_list_are_counted(ws: Workspace, workshop: str, asked: Asked) -> None:
    for name in ("ក", "ខ", "គ"):
        add_participant(ws, workshop, {"name": name})
    assert figures(asked("challenge_frame", "who_comes")) == (State.NOT_YET, 3, 4)


def test_a_tick_is_kept_undone_and_done_again(ws: Workspace, pack: Pack, workshop: str, asked: Asked) -> None:
    def state() -> State:
        return asked("consent", "slip").answer.state

    assert asked("consent", "slip").by_people
    assert state() is State.ASK
    changed = tick(ws, pack, workshop, "consent", "slip", yes=True)
    assert changed.act
    assert state() is State.YES
    assert not tick(ws, pack, workshop, "consent", "slip", yes=True).act, "it says that already"
    undo(ws, workshop)
    assert state() is State.ASK
    redo(ws, workshop)
    assert state() is State.YES
    tick(ws, pack, workshop, "consent", "slip", yes=False)
    assert state() is State.ASK
    assert asked("consent", "children").answer.state is State.ASK


@pytest.mark.parametrize(
    ("activity", "question", "code"),
    [
        ("consent", "strange", "coach.unknown_question"),
        ("consent", "forms", "coach.not_for_people"),
        ("strange", "slip", "content.unknown_activity"),
    ],
)
def test_only_what_people_are_asked_can_be_ticked(
    ws: Workspace, pack: Pack, workshop: str, activity: str, question: str, code: str
) -> None:
    with pytest.raises(WrongUse) as caught:
        tick(ws, pack, workshop, activity, question, yes=True)
    assert caught.value.code == code


def test_ticks_of_two_laptops_come_together(
    ws: Workspace, other: Workspace, pack: Pack, workshop: str, asked: Asked, tmp_path: Path
) -> None:
    def carry(source: Workspace, target: Workspace, name: str) -> None:
        export_bundle(source, workshop, tmp_path / name, recipients=[public_keys(target).recipient])
        import_bundle(target, tmp_path / name)

    carry(ws, other, "there.sala")
    tick(ws, pack, workshop, "consent", "slip", yes=True)
    tick(other, pack, workshop, "consent", "slip", yes=True)
    carry(other, ws, "back.sala")
    assert asked("consent", "slip").answer.state is State.YES
    tick(ws, pack, workshop, "consent", "slip", yes=False)
    assert asked("consent", "slip").answer.state is State.ASK
    carry(ws, other, "again.sala")
    (slip,) = (one for one in coach(other, pack, workshop, "consent").ready if one.check.key == "slip")
    assert slip.answer.state is State.ASK


def test_a_required_table_or_link_counts_once_it_is_there(ws: Workspace, pack: Pack, workshop: str) -> None:
    def far(activity: str) -> Progress:
        stages = workshop_progress(ws, pack, workshop)
        return next(stage[activity] for stage in stages.values() if activity in stage)

    given = {"name": "x", "version": "as_is", "persona": "y"}
    journey = add_card(ws, workshop, "journey", fields=given).created
    assert far("service_journey") is Progress.BEGUN
    row = add_card(ws, workshop, "journey_step", fields={"action": "ទៅ"}, parent=journey).created
    assert far("service_journey") is Progress.DONE
    delete_card(ws, workshop, row)
    assert far("service_journey") is Progress.BEGUN
    question = add_card(ws, workshop, "question", fields={"question": "?"}).created
    required = {field.key: "x" for field in pack.kind("idea").fields if field.required and field.key != "questions"}
    idea = add_card(ws, workshop, "idea", fields=required).created
    assert far("idea_card") is Progress.BEGUN
    set_links(ws, workshop, idea, "answers", [question])
    assert far("idea_card") is Progress.DONE
    delete_card(ws, workshop, question)
    assert far("idea_card") is Progress.BEGUN


def test_what_comes_next_follows_the_work(ws: Workspace, pack: Pack, workshop: str) -> None:
    assert next_step(ws, pack, workshop) == NextStep(Step.BEGIN, "challenge_frame")
    add_card(ws, workshop, "challenge", fields={"service": "សំបុត្រកំណើត"})
    assert next_step(ws, pack, workshop) == NextStep(Step.FINISH, "challenge_frame")
    mark_activity(ws, workshop, "challenge_frame", done=True)
    assert next_step(ws, pack, workshop) == NextStep(Step.BEGIN, "stakeholder_map")
    begin_agenda(ws, workshop, "half_day")
    assert next_step(ws, pack, workshop) == NextStep(Step.PLANNED, "service_journey")
    mark_activity(ws, workshop, "problem_statement", done=True)
    assert next_step(ws, pack, workshop) == NextStep(Step.PLANNED, "brainstorm")
    mark_activity(ws, workshop, "workshop_evaluation", done=True)
    assert next_step(ws, pack, workshop) == NextStep(Step.SEND)
    note_sent(ws, workshop, {device: last for device, (_, last) in ws.known(workshop).items()})
    assert next_step(ws, pack, workshop) == NextStep(Step.REST)


def test_the_sample_is_never_to_be_sent(ws: Workspace, pack: Pack) -> None:
    (sample,) = make_demo(ws)
    assert next_step(ws, pack, sample).activity
    for summary in pack.summaries():
        mark_activity(ws, sample, summary.key, done=True)
    assert next_step(ws, pack, sample) == NextStep(Step.REST)


def test_what_comes_next_reads_no_texts_of_the_coach_and_keeps_no_guide(ws: Workspace, workshop: str) -> None:
    fresh = method_pack.__wrapped__("standard")
    mark_activity(ws, workshop, "problem_statement", done=True)
    next_step(ws, fresh, workshop)
    assert not fresh._coaches
    assert not fresh._activities


def test_a_workshop_that_is_not_there_is_wrong_use(ws: Workspace, pack: Pack) -> None:
    for ask in (lambda: coach(ws, pack, "no", "consent"), lambda: next_step(ws, pack, "no")):
        with pytest.raises(WrongUse) as caught:
            ask()
        assert caught.value.code == "workshop.unknown"


def test_many_workshops_are_each_asked_for_themselves(ws: Workspace, pack: Pack, workshop: str) -> None:
    second = create_workshop(ws, NewWorkshop("ទីពីរ")).created
    add_cards(ws, second, "challenge", [{"service": "x"}])
    assert next_step(ws, pack, workshop) == NextStep(Step.BEGIN, "challenge_frame")
    assert next_step(ws, pack, second) == NextStep(Step.FINISH, "challenge_frame")
