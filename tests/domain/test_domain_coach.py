"""The rules of the coach: every rule has an answer to every workshop, and the figures tell the same as the answer."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala.domain.change import Value
from sala.domain.coach import GROUPS, answer
from sala.domain.coach_facts import Facts, Made, Photo
from sala.domain.coach_rules import Answer, Rule, RuleName, State
from sala.services.method import method_pack

CHECKS = [check for summary in method_pack().summaries() for check in method_pack().coach(summary.key).checks()]
YES, NOT_YET, ASK = State.YES, State.NOT_YET, State.ASK
KINDS = ("interview_note", "quote", "journey", "journey_step", "inclusion_target", "idea", "pilot", "feedback")

values: st.SearchStrategy[Value] = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 90), st.sampled_from(["", "yes", "no", "female", "cannot", "as_is", "x"]),
    st.lists(st.sampled_from(["user", "yes"]), max_size=2),
)  # fmt: skip
NAMES = sorted({name for check in CHECKS for name in check.rule.fields} | {"sex", "version", "group", "how_many"})
ids = st.sampled_from([f"c{number}" for number in range(8)])


@st.composite
def workshops(draw: st.DrawFn) -> Facts:
    """Some workshop, as wild as a file from elsewhere may be: parents that are not there, links in circles."""
    made = draw(
        st.lists(
            st.builds(
                Made,
                id=ids,
                kind=st.sampled_from(KINDS),
                fields=st.dictionaries(st.sampled_from(NAMES), values, max_size=6),
                team=st.sampled_from(["", "t1", "t2"]),
                parent=st.sampled_from(["", "c0", "c1", "gone"]),
                consent=st.sampled_from(["", "k1"]),
            ),
            max_size=8,
            unique_by=lambda one: one.id,
        )
    )
    return Facts(
        made=tuple(made),
        links=tuple(draw(st.lists(st.tuples(ids, ids), max_size=8))),
        photos=tuple(draw(st.lists(st.builds(Photo, ids, st.sampled_from(["", "k1"])), max_size=3))),
        consents=draw(
            st.dictionaries(st.just("k1"), st.dictionaries(st.sampled_from(["quote", "photo"]), st.just("yes")))
        ),
        people=tuple(draw(st.lists(st.dictionaries(st.just("sex"), values), max_size=3))),
        teams=draw(st.sampled_from([(), ("t1",), ("t1", "t2")])),
    )


@given(workshops(), st.sampled_from(CHECKS).map(lambda check: check.rule))
def test_every_rule_has_an_answer_to_every_workshop(facts: Facts, rule: Rule) -> None:
    given_answer = answer(rule, facts)
    assert (given_answer.state is ASK) == (rule.name is RuleName.ASK)
    assert (given_answer.have is None) == (given_answer.wanted is None)
    if given_answer.have is not None and given_answer.wanted is not None:
        assert given_answer.have >= 0
        if given_answer.have >= given_answer.wanted:
            assert given_answer.state is YES
        if given_answer.have == 0 and given_answer.wanted:
            assert given_answer.state is NOT_YET


def test_an_empty_workshop_is_ready_for_nothing_but_what_needs_no_consent() -> None:
    told = {check.rule for check in CHECKS if answer(check.rule, Facts()).state is YES}
    assert {rule.name for rule in told} == {RuleName.CONSENT}
    assert {rule.scope for rule in told} <= {"quote", "photo"}


def cards(kind: str, *fields: Mapping[str, Value]) -> tuple[Made, ...]:
    return tuple(Made(f"{kind}{number}", kind, each) for number, each in enumerate(fields))


NOTES = cards(
    "interview_note",
    {"sex": "female", "walking": "cannot", "distance_km": 12},
    {"sex": "female", "idpoor": "yes", "age_band": "60_plus"},
    {"sex": "male", "seeing": "some", "travel_minutes": 60},
    {},
)


@pytest.mark.parametrize(
    ("groups", "least", "expected"),
    [
        (("women",), 2, Answer(YES, 2, 2)),
        (("women",), 3, Answer(NOT_YET, 2, 3)),
        (("disability",), 1, Answer(YES, 1, 1)),
        (("idpoor",), 1, Answer(YES, 1, 1)),
        (("elderly",), 1, Answer(YES, 1, 1)),
        (("remote",), 1, Answer(YES, 2, 1)),
        (GROUPS, 1, Answer(YES, 5, 5)),
        (GROUPS, 2, Answer(NOT_YET, 2, 5)),
    ],
)  # fmt: skip
def test_who_was_heard(groups: tuple[str, ...], least: int, expected: Answer) -> None:
    assert answer(Rule(RuleName.HEARD, groups=groups, least=least), Facts(made=NOTES)) == expected


def test_as_many_are_heard_as_the_plan_wants() -> None:
    plan = cards("inclusion_target", {"group": "women", "how_many": 4})
    assert answer(Rule(RuleName.HEARD, groups=("women",)), Facts(made=NOTES + plan)) == Answer(NOT_YET, 2, 4)


def test_a_thread_leads_from_an_idea_to_the_words_of_people() -> None:
    made = (
        *cards("idea", {"title": "x"}, {"title": "y"}),
        *cards("question", {"question": "?"}),
        *cards("problem", {"who": "x"}),
        *cards("quote", {"words": "x"}),
    )
    links = (("idea0", "question0"), ("question0", "problem0"), ("problem0", "quote0"), ("problem0", "question0"))
    rule = Rule(RuleName.THREAD, kind="idea", to=("quote",), share=100)
    assert answer(rule, Facts(made=made, links=links)) == Answer(NOT_YET, 1, 2)
    without_problem = tuple(one for one in made if one.kind != "problem")
    assert answer(rule, Facts(made=without_problem, links=links)) == Answer(NOT_YET, 0, 2)
    assert answer(rule, Facts(made=made, links=(*links, ("idea1", "question0")))) == Answer(YES, 2, 2)


def test_a_journey_tells_time_cost_and_visits() -> None:
    def told(*steps: Mapping[str, Value], version: str = "as_is") -> Answer:
        rows = tuple(Made(f"s{number}", "journey_step", step, parent="j") for number, step in enumerate(steps))
        facts = Facts(made=(Made("j", "journey", {"version": version}), *rows))
        return answer(Rule(RuleName.TOTALS, kind="journey", row="journey_step", values=("as_is",)), facts)

    assert told() == Answer(NOT_YET, 0, 3)
    assert told({"waiting_minutes": 30}) == Answer(NOT_YET, 1, 3)
    assert told({"waiting_minutes": 30, "counts_as_visit": "yes"}, {"official_fee": 0}) == Answer(YES, 3, 3)
    assert told({"waiting_minutes": 30, "official_fee": 5, "counts_as_visit": "yes"}, version="to_be").have == 0


def test_a_consent_answers_for_notes_quotes_and_photos() -> None:
    made = (
        Made("n", "interview_note", {"sex": "male"}, consent="k1"),
        Made("q", "quote", {"words": "x"}, parent="n", consent="k1"),
        Made("m", "interview_note", {"sex": "male"}, consent="k2"),
    )
    consents = {"k1": {"interview": "yes", "quote": "no"}}
    facts = Facts(made=made, photos=(Photo("n"), Photo("q", "k3")), consents=consents)
    assert answer(Rule(RuleName.CONSENT, kind="interview_note", scope="interview"), facts) == Answer(NOT_YET, 1, 2)
    assert answer(Rule(RuleName.CONSENT, kind="quote", scope="quote"), facts) == Answer(NOT_YET, 0, 1)
    assert answer(Rule(RuleName.CONSENT, scope="photo"), facts) == Answer(NOT_YET, 0, 2)
    assert answer(Rule(RuleName.CONSENT, scope="photo"), Facts(made=made)) == Answer(YES)
    assert answer(Rule(RuleName.CONSENT, kind="interview_note", scope="interview"), Facts()) == Answer(NOT_YET)


def test_teams_work_each_for_itself_or_all_together() -> None:
    rule = Rule(RuleName.TEAMS, kind="idea")
    one = Made("a", "idea", {"title": "x"}, team="t1")
    assert answer(rule, Facts(made=(one,), teams=("t1", "t2"))) == Answer(NOT_YET, 1, 2)
    whole = Made("b", "idea", {"title": "x"})
    assert answer(rule, Facts(made=(one, whole), teams=("t1", "t2"))) == Answer(YES)
    assert answer(rule, Facts(teams=("t1", "t2"))) == Answer(NOT_YET, 0, 2)
    assert answer(rule, Facts()) == Answer(NOT_YET)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule(RuleName.CARDS, kind="idea", least=3), Answer(NOT_YET, 2, 3)),
        (Rule(RuleName.FILLED, kind="idea", fields=("owner", "risk"), share=100), Answer(NOT_YET, 1, 2)),
        (Rule(RuleName.FILLED, kind="idea", fields=("owner", "risk"), share=50), Answer(YES, 1, 2)),
        (Rule(RuleName.FILLED, kind="idea", fields=("owner", "risk"), some=1, share=100), Answer(YES, 2, 2)),
        (Rule(RuleName.FILLED, kind="pilot", fields=("a", "b", "c"), share=100), Answer(NOT_YET, 2, 3)),
        (Rule(RuleName.CHOSEN, kind="idea", fields=("cost_band",), values=("none",), least=1), Answer(YES, 1, 1)),
        (Rule(RuleName.NUMBER, kind="idea", fields=("cost",), high=20, share=100), Answer(NOT_YET, 1, 2)),
        (Rule(RuleName.NUMBER, kind="idea", fields=("cost",), low=20, least=1), Answer(NOT_YET, 0, 1)),
        (Rule(RuleName.DIFFERENT, kind="idea", fields=("cost_band",), least=2), Answer(YES, 2, 2)),
        (Rule(RuleName.DIFFERS, kind="pilot", fields=("a", "b", "b", "c"), least=1), Answer(YES, 1, 1)),
        (Rule(RuleName.DIFFERS, kind="pilot", fields=("a", "a"), least=1), Answer(NOT_YET, 0, 1)),
        (Rule(RuleName.ROWS, kind="pilot", row="pilot_risk", least=2, share=100), Answer(NOT_YET, 1, 2)),
        (Rule(RuleName.LINKED, kind="pilot", to=("idea",), share=100), Answer(YES, 1, 1)),
        (Rule(RuleName.PHOTOS, kind="idea", least=1), Answer(YES, 1, 1)),
        (Rule(RuleName.DONE, activity="consent"), Answer(YES)),
        (Rule(RuleName.PEOPLE, fields=("sex",), values=("female",), least=2), Answer(NOT_YET, 1, 2)),
        (Rule(RuleName.PEOPLE, least=2), Answer(YES, 2, 2)),
        (Rule(RuleName.FACT, fields=("place", "starts")), Answer(NOT_YET, 1, 2)),
        (Rule(RuleName.FACT, fields=("place",)), Answer(YES)),
    ],
    ids=lambda value: value.name.value if isinstance(value, Rule) else "",
)  # fmt: skip
def test_what_a_rule_says(rule: Rule, expected: Answer) -> None:
    made = (
        *cards(
            "idea", {"owner": "x", "risk": "y", "cost": 10, "cost_band": "none"}, {"owner": "z", "cost_band": "big"}
        ),
        Made("empty", "idea", {"title": ""}),
        Made("p", "pilot", {"a": 1, "b": 2}),
        Made("r", "pilot_risk", {"risk": "x"}, parent="p"),
        Made("r2", "pilot_risk", {}, parent="p"),
    )
    facts = Facts(
        made=made,
        links=(("p", "idea0"), ("p", "gone")),
        photos=(Photo("idea0"), Photo("gone")),
        people=({"sex": "female"}, {}),
        workshop={"place": "12", "starts": ""},
        done=frozenset({"consent"}),
    )
    assert answer(rule, facts) == expected


def test_only_a_person_answers_what_only_people_know() -> None:
    rule = Rule(RuleName.ASK)
    assert answer(rule, Facts(), "consent/slip") == Answer(ASK)
    assert answer(rule, Facts(ticked=frozenset({"consent/slip"})), "consent/slip") == Answer(YES)
    assert answer(rule, Facts(ticked=frozenset({"consent/slip"})), "consent/other") == Answer(ASK)
