"""Ways to catch up: what they may never do, whatever the day looks like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.agenda_making import a_session, days_of_blocks
from tests.domain.laptops import an_id

from sala.domain.agenda import REST, Session, slot_length, slots
from sala.domain.agenda_replan import DROP, MOVE, SHRINK, SHRINK_AND_DROP, Proposal, proposals, shortest

STATES = ("planned", "planned", "done", "running", "dropped")


def day_length(blocks: list[Session], proposal: Proposal | None = None) -> int:
    """How long the blocks take when a proposal is taken, computed from its changes alone."""
    changes = {change.session: change for change in proposal.changes} if proposal else {}
    total = 0
    for slot in slots(blocks):
        left = []
        for one in slot:
            change = changes.get(one.id)
            left.append(one.length if change is None else 0 if change.way != SHRINK else change.after)
        total += max(left)
    return total


@given(days_of_blocks(states=STATES), st.integers(-5, 300), st.dictionaries(st.integers(0, 12), st.integers(1, 60)))
def test_no_plan_breaks_a_promise(blocks: list[Session], needed: int, least: dict[int, int]) -> None:
    minimums = {an_id(number): minutes for number, minutes in least.items()}
    by_id = {one.id: one for one in blocks}
    length = day_length(blocks)
    for plan in proposals("d", blocks, needed=needed, ends=480 + length, minimums=minimums, to_day="e"):
        assert plan.saves > 0
        assert plan.missing == max(needed - plan.saves, 0)
        for change in plan.changes:
            one = by_id[change.session]
            assert one.state == "planned"
            assert one.kind not in REST
            assert change.before == one.length
            if change.way == DROP:
                assert one.priority != "must"
            if change.way == SHRINK:
                assert shortest(one, minimums.get(one.id)) <= change.after < change.before
        if plan.way == SHRINK:
            assert plan.saves <= needed
        assert (plan.to_day == "e") == (plan.way == MOVE)


@given(days_of_blocks(), st.integers(1, 300))
def test_the_time_of_a_day_is_kept(blocks: list[Session], needed: int) -> None:
    length = day_length(blocks)
    for plan in proposals("d", blocks, needed=needed, ends=480 + length, minimums={}, to_day="e"):
        assert day_length(blocks, plan) + plan.saves == length
        assert plan.ends_before - plan.saves == plan.ends_after == 480 + day_length(blocks, plan)


@given(days_of_blocks(), st.integers(1, 300))
def test_no_more_is_dropped_than_is_needed(blocks: list[Session], needed: int) -> None:
    for plan in proposals("d", blocks, needed=needed, ends=0, minimums={}):
        if plan.way == DROP and not plan.missing:
            dropped = [slot for slot in slots(blocks) if slot[0].id in {change.session for change in plan.changes}]
            assert all(plan.saves - slot_length(slot) < needed for slot in dropped)


def test_what_matters_less_gives_more() -> None:
    blocks = [a_session(1, priority="must"), a_session(2, priority="should"), a_session(3, priority="could")]
    (plan,) = [p for p in proposals("d", blocks, needed=20, ends=600, minimums={}) if p.way == SHRINK]
    cut = {change.session: change.before - change.after for change in plan.changes}
    assert sum(cut.values()) == 20
    assert cut.get(an_id(1), 0) < cut[an_id(2)] < cut[an_id(3)]


def test_both_ways_together_where_neither_is_enough() -> None:
    blocks = [
        a_session(1, priority="must"),
        a_session(2, priority="could"),
        a_session(3, kind="lunch", priority="could"),
    ]
    ways = {plan.way: plan for plan in proposals("d", blocks, needed=52, ends=600, minimums={an_id(1): 10})}
    assert ways[SHRINK].missing > 0
    assert ways[DROP].missing == 22
    assert (ways[SHRINK_AND_DROP].saves, ways[SHRINK_AND_DROP].missing) == (50, 2)
    assert {change.session for change in ways[SHRINK_AND_DROP].changes} == {an_id(1), an_id(2)}


def test_the_last_blocks_go_to_tomorrow_and_the_farewell_stays() -> None:
    blocks = [a_session(1), a_session(2, kind="break"), a_session(3), a_session(4), a_session(5, kind="closing")]
    (plan,) = [p for p in proposals("d", blocks, needed=40, ends=600, minimums={}, to_day="e") if p.way == MOVE]
    assert [change.session for change in plan.changes] == [an_id(3), an_id(4)]
    assert (plan.saves, plan.to_day) == (60, "e")


def test_a_day_that_is_not_late_needs_nothing() -> None:
    assert proposals("d", [a_session(1)], needed=0, ends=600, minimums={}) == ()
    assert proposals("d", [], needed=10, ends=600, minimums={}, to_day="e") == ()
