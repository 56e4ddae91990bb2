"""A day while it happens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.agenda_making import a_day, a_session, days_of_blocks
from tests.domain.laptops import an_id

from sala.domain.agenda import Session
from sala.domain.agenda_live import live_state, moved_away, planned_times
from sala.domain.agenda_running import one_runs


def at(clock: str) -> str:
    return f"2026-11-25T{clock}"


def test_before_it_begins_a_day_is_on_time_and_later_it_is_behind() -> None:
    blocks = [a_session(1), a_session(2)]
    early, late = live_state(a_day(), blocks, 470), live_state(a_day(), blocks, 495)
    assert (early.behind, early.ends, early.begun, early.over, early.now) == (0, 540, False, False, ())
    assert [placed.session.id for placed in early.next] == [an_id(1)]
    assert (late.behind, late.ends, late.planned_ends) == (15, 555, 540)


def test_what_runs_what_is_next_and_what_is_left() -> None:
    blocks = [
        a_session(1, state="done", started=at("08:05"), ended=at("08:40")),
        a_session(2, state="running", started=at("08:40"), minutes=45),
        a_session(3),
    ]
    live = live_state(a_day(), blocks, 540)
    assert [placed.session.id for placed in live.now] == [an_id(2)]
    assert [placed.session.id for placed in live.next] == [an_id(3)]
    assert (live.left, live.behind, live.ends, live.planned_ends) == (25, 10, 595, 585)
    over_time = live_state(a_day(), blocks, 570)
    assert (over_time.left, over_time.behind, over_time.ends) == (-5, 15, 600)


def test_ending_early_is_ahead() -> None:
    blocks = [a_session(1, state="done", started=at("08:00"), ended=at("08:20")), a_session(2), a_session(3)]
    live = live_state(a_day(), blocks, 500)
    assert (live.behind, live.ends, live.planned_ends) == (-10, 560, 570)


def test_dropping_cutting_and_moving_catch_up_with_the_plan() -> None:
    done = a_session(1, state="done", started=at("08:00"), ended=at("09:00"))
    late = live_state(a_day(), [done, a_session(2), a_session(3), a_session(4)], 540)
    assert (late.behind, late.ends - late.planned_ends) == (30, 30)
    dropped = live_state(a_day(), [done, a_session(2, state="dropped"), a_session(3), a_session(4)], 540)
    assert (dropped.behind, dropped.ends - dropped.planned_ends) == (0, 0)
    cut = live_state(a_day(), [done, a_session(2), a_session(3, extended=-20), a_session(4)], 540)
    assert (cut.behind, cut.ends - cut.planned_ends) == (30, 10)
    away = a_session(4, day=an_id(901), position="V", moved_from=an_id(900), moved_position="V004")
    moved = live_state(a_day(), [done, a_session(2), a_session(3)], 540, [away])
    assert (moved.behind, moved.ends - moved.planned_ends) == (30, 0)
    assert moved_away(a_day(), [away, done]) == [away]


def test_blocks_may_be_held_in_another_order() -> None:
    blocks = [a_session(1), a_session(2, state="done", started=at("08:00"), ended=at("08:30")), a_session(3)]
    live = live_state(a_day(), blocks, 510)
    assert [placed.session.id for placed in live.next] == [an_id(1)]
    assert live.ends == live.planned_ends
    assert live.behind == 0
    assert [placed.starts for placed in live.timeline] == [510, 480, 540]


def test_a_day_that_is_over() -> None:
    blocks = [a_session(1, state="done", started=at("08:00"), ended=at("08:35")), a_session(2, state="dropped")]
    live = live_state(a_day(), blocks, 700)
    assert (live.over, live.now, live.next, live.ends, live.behind) == (True, (), (), 515, -25)
    assert not live_state(a_day(), [], 700).over


@given(days_of_blocks(states=("planned", "done", "running", "dropped")), st.integers(-2000, 4000))
def test_every_block_has_a_time_and_nothing_that_waits_lies_in_the_past(blocks: list[Session], minute: int) -> None:
    live = live_state(a_day(), blocks, minute)
    assert [placed.session.id for placed in live.timeline] == [one.id for one in blocks]
    assert all(placed.starts <= placed.ends for placed in live.timeline)
    waiting = [placed for placed in live.timeline if placed.session.state == "planned"]
    assert all(placed.starts >= minute or live.now for placed in waiting)
    assert live.ends == max((placed.ends for placed in live.timeline), default=480) or not waiting
    assert {placed.session.id for placed in live.now} == {one.id for one in one_runs(blocks) if one.state == "running"}


@given(days_of_blocks())
def test_a_day_that_nobody_touched_goes_by_its_plan(blocks: list[Session]) -> None:
    untouched = [one for one in blocks if one.extended == 0]
    live = live_state(a_day(), untouched, 400)
    assert (live.behind, live.ends) == (0, live.planned_ends)
    assert live.timeline == planned_times(a_day(), untouched)
