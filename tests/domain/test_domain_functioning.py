"""The rule of the Washington Group: one severe difficulty is enough, "no" needs all six answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sala.domain.functioning import ANSWERS, QUESTIONS, functioning_field, has_disability, question_of

_answers = st.fixed_dictionaries({}, optional={question: st.sampled_from([*ANSWERS, ""]) for question in QUESTIONS})


def test_the_official_order() -> None:
    assert QUESTIONS == ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")
    assert ANSWERS == ("no_difficulty", "some", "a_lot", "cannot")


@given(_answers)
def test_what_the_answers_add_up_to(answers: dict[str, str]) -> None:
    severe = any(answer in ("a_lot", "cannot") for answer in answers.values())
    all_light = all(answers.get(question) in ("no_difficulty", "some") for question in QUESTIONS)
    assert has_disability(answers) == ("yes" if severe else "no" if all_light else "unknown")


def test_fields() -> None:
    assert [question_of(functioning_field(question)) for question in QUESTIONS] == list(QUESTIONS)
    assert question_of("functioning/flying") == question_of("seeing") == ""
