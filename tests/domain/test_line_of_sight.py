"""The thread of an idea: whole, broken, or still on its way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sala.domain.line_of_sight import Cards, State, Step, chosen_ideas, thread_of, words_under

KINDS = {
    "q": "quote",
    "in": "insight",
    "pb": "problem",
    "hm": "question",
    "d": "idea",
    "pt": "prototype",
    "fb": "feedback",
    "pi": "pilot",
    "cs": "case",
}
LINKS = [
    ("in", "q"),
    ("pb", "in"),
    ("hm", "pb"),
    ("d", "hm"),
    ("pt", "d"),
    ("fb", "pt"),
    ("pi", "d"),
    ("cs", "pi"),
]


def states(kinds: dict[str, str], links: list[tuple[str, str]]) -> dict[Step, State]:
    return {reached.step: reached.state for reached in thread_of("d", Cards(kinds, links)).steps}


def test_a_whole_thread() -> None:
    thread = thread_of("d", Cards(KINDS, LINKS))
    assert thread.breaks == ()
    assert [reached.cards for reached in thread.steps] == [(key,) for key in KINDS]
    assert [reached.step for reached in thread.steps] == list(Step)
    assert thread.at(Step.TEST) == ("fb",)


def test_an_idea_alone_is_broken_behind_and_open_ahead() -> None:
    found = states({"d": "idea"}, [])
    assert [step for step in Step if found[step] is State.BROKEN] == [
        Step.WORDS,
        Step.INSIGHT,
        Step.PROBLEM,
        Step.QUESTION,
    ]
    assert [step for step in Step if found[step] is State.AHEAD] == [
        Step.PROTOTYPE,
        Step.TEST,
        Step.PILOT,
        Step.CASE,
    ]


def test_a_pilot_of_what_nobody_tried_is_a_break() -> None:
    kinds = {key: kind for key, kind in KINDS.items() if kind not in {"prototype", "feedback", "case"}}
    found = states(kinds, LINKS)
    assert (found[Step.PROTOTYPE], found[Step.TEST], found[Step.CASE]) == (State.BROKEN, State.BROKEN, State.AHEAD)


def test_a_question_from_an_insight_leaves_out_the_problem() -> None:
    links = [link for link in LINKS if "pb" not in link] + [("hm", "in")]
    found = states(KINDS, links)
    assert found[Step.PROBLEM] is State.BROKEN
    assert found[Step.INSIGHT] is found[Step.WORDS] is State.THERE


def test_feedback_may_be_on_the_idea_itself() -> None:
    assert thread_of("d", Cards(KINDS, [*LINKS, ("fb", "d")])).at(Step.TEST) == ("fb",)


def test_words_behind_a_journey_count() -> None:
    kinds = {"n": "interview_note", "j": "journey", "s": "journey_step", "in": "insight"}
    links = [("in", "s"), ("j", "n")]
    assert words_under("in", Cards(kinds, links, {"s": "j"})) == ("n",)
    assert words_under("in", Cards(kinds, links)) == ()


def test_words_without_an_insight_are_none_of_the_thread() -> None:
    kinds = {key: kind for key, kind in KINDS.items() if kind != "insight"}
    assert thread_of("d", Cards(kinds, [*LINKS, ("pb", "q")])).at(Step.WORDS) == ()


def test_links_to_what_is_gone_are_passed_over() -> None:
    assert thread_of("d", Cards({"d": "idea"}, LINKS)).at(Step.QUESTION) == ()


def test_chosen_are_what_was_tried_carried_out_or_taken_on_otherwise() -> None:
    kinds = {**KINDS, "d2": "idea", "d3": "idea", "d4": "idea"}
    cards = Cards(kinds, [*LINKS, ("pi", "d3")])
    assert chosen_ideas(cards) == ("d", "d3")
    assert chosen_ideas(cards, taken_on="d4".__eq__) == ("d", "d3", "d4")


@given(st.lists(st.tuples(st.sampled_from([*KINDS, "x"]), st.sampled_from([*KINDS, "x"])), max_size=30))
def test_any_links_at_all_give_a_thread(links: list[tuple[str, str]]) -> None:
    thread = thread_of("d", Cards(KINDS, links))
    assert len(thread.steps) == len(Step)
    for reached in thread.steps:
        assert bool(reached.cards) is (reached.state is State.THERE)
    last = max(place for place, reached in enumerate(thread.steps) if reached.cards)
    assert all(reached.state is not State.BROKEN for reached in thread.steps[last:])
