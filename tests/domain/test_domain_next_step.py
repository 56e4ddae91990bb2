"""What to do next: always one step, never a finished activity, never one that waits for another that could be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala.domain.next_step import Course, Needs, NextStep, Step, is_possible, next_step_of
from sala.domain.progress import Progress
from sala.services.method import method_pack
from sala.services.next_step import course_of

COURSE = course_of(method_pack())
ORDER = list(COURSE.order)
DONE, BEGUN = Progress.DONE, Progress.BEGUN


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """Some method: each activity needs some earlier ones, in any order of the list."""
    keys = [f"a{number}" for number in range(draw(st.integers(1, 12)))]
    needs: dict[str, Needs] = {}
    for position, key in enumerate(keys):
        some = st.lists(st.sampled_from(keys[:position]), unique=True, max_size=3) if position else st.just([])
        needs[key] = Needs(tuple(draw(some)), tuple(draw(some)))
    order = draw(st.permutations(keys))
    special = st.sampled_from(["", *keys])
    return Course(order, needs.__getitem__, closing=draw(special), case=draw(special))


def progresses(keys: Sequence[str]) -> st.SearchStrategy[dict[str, Progress]]:
    return st.fixed_dictionaries({}, optional={key: st.sampled_from(Progress) for key in keys})


states = courses().flatmap(lambda course: st.tuples(st.just(course), progresses(list(course.order)), st.integers(0, 3)))
own_states = st.tuples(st.just(COURSE), progresses(ORDER), st.integers(0, 3))


@given(states | own_states)
def test_there_is_always_a_step_that_can_be_done(state: tuple[Course, Mapping[str, Progress], int]) -> None:
    course, progress, unsent = state
    step = next_step_of(course, progress, unsent=unsent)
    assert bool(step.activity) == (step.step in (Step.BEGIN, Step.FINISH, Step.CASE))
    if step.activity:
        assert step.activity in course.order
        assert progress.get(step.activity) is not DONE
        assert is_possible(course, progress, step.activity)
    assert (step.step is Step.FINISH) <= (progress.get(step.activity) is BEGUN)
    assert (step.step is Step.CASE) <= (step.activity == course.case)
    assert (step.step is Step.SEND) <= (unsent > 0)
    assert (step.step is Step.REST) <= (unsent == 0)


@given(states | own_states)
def test_who_does_what_is_said_comes_to_an_end(state: tuple[Course, Mapping[str, Progress], int]) -> None:
    course, given_progress, _ = state
    progress = dict(given_progress)
    for _ in range(len(course.order)):
        step = next_step_of(course, progress)
        if not step.activity:
            break
        progress[step.activity] = DONE
    assert next_step_of(course, progress) == NextStep(Step.REST)
    assert next_step_of(course, progress, unsent=1) == NextStep(Step.SEND)


@given(own_states, st.sampled_from(["", "no such", *ORDER]))
def test_the_agenda_is_followed_until_it_is_done(
    state: tuple[Course, Mapping[str, Progress], int], agenda: str
) -> None:
    course, progress, unsent = state
    step = next_step_of(course, progress, unsent=unsent, agenda=agenda)
    if agenda in ORDER and progress.get(agenda) is not DONE:
        assert step == NextStep(Step.PLANNED, agenda)
    else:
        assert step == next_step_of(course, progress, unsent=unsent)


@given(own_states)
def test_a_closed_workshop_is_told_of_and_sent_and_nothing_else(
    state: tuple[Course, Mapping[str, Progress], int],
) -> None:
    course, progress, unsent = state
    closed = {**progress, course.closing: DONE}
    assert next_step_of(course, closed, unsent=unsent).step in (Step.CASE, Step.SEND, Step.REST)


def test_activities_that_need_each_other_do_not_go_round_for_ever() -> None:
    needs = {"a": Needs(("b",)), "b": Needs(("a",))}
    assert next_step_of(Course(["a", "b"], needs.__getitem__), {}).activity in ("a", "b")


def done(*keys: str) -> dict[str, Progress]:
    return dict.fromkeys(keys, DONE)


LISTENED = done("challenge_frame", "consent", "interview_notes")
UNDERSTOOD = LISTENED | done("service_journey", "problem_statement")


@pytest.mark.parametrize(
    ("progress", "unsent", "expected"),
    [
        ({}, 0, NextStep(Step.BEGIN, "challenge_frame")),
        ({"challenge_frame": BEGUN}, 5, NextStep(Step.FINISH, "challenge_frame")),
        (done("challenge_frame"), 5, NextStep(Step.BEGIN, "stakeholder_map")),
        (LISTENED, 0, NextStep(Step.BEGIN, "stakeholder_map")),
        (UNDERSTOOD, 0, NextStep(Step.BEGIN, "how_might_we")),
        (UNDERSTOOD | {"how_might_we": BEGUN}, 0, NextStep(Step.FINISH, "how_might_we")),
        (UNDERSTOOD | done("team_reflection"), 0, NextStep(Step.BEGIN, "how_might_we")),
        (done("challenge_frame", "service_journey"), 0, NextStep(Step.BEGIN, "interview_notes")),
        (UNDERSTOOD | done("workshop_evaluation"), 3, NextStep(Step.SEND)),
        (UNDERSTOOD | done("workshop_evaluation"), 0, NextStep(Step.REST)),
        (UNDERSTOOD | done("pilot_plan", "workshop_evaluation"), 3, NextStep(Step.CASE, "case_write_up")),
        (UNDERSTOOD | done("pilot_plan", "case_write_up", "workshop_evaluation"), 3, NextStep(Step.SEND)),
    ],
)  # fmt: skip
def test_the_way_through_the_method(progress: Mapping[str, Progress], unsent: int, expected: NextStep) -> None:
    assert next_step_of(COURSE, progress, unsent=unsent) == expected


def test_a_kind_of_card_that_is_needed_comes_from_its_activity() -> None:
    before = done("idea_card", "how_might_we", "problem_statement")
    assert next_step_of(COURSE, before | {"feedback_grid": BEGUN}).activity == "prototype_plan"


def test_an_activity_of_another_method_changes_nothing() -> None:
    assert next_step_of(COURSE, {"strange": DONE}) == NextStep(Step.BEGIN, "challenge_frame")
