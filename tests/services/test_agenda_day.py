"""A day as it happens: begun, extended, late, and caught up."""

from __future__ import annotations

from datetime import datetime

import pytest

from sala.domain.agenda import Session
from sala.domain.agenda_replan import DROP, MOVE, SHRINK
from sala.errors import WrongUse
from sala.services.agenda import add_session, begin_agenda, put_beside, read_agenda, set_session
from sala.services.agenda_day import (
    LiveDay,
    drop_session,
    extend_session,
    finish_session,
    plan_again,
    read_live,
    read_proposals,
    start_session,
    take_proposal,
)
from sala.services.history import undo
from sala.services.workspace import Workspace


def at(clock: str, day: int = 25) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}")


@pytest.fixture
def begun(ws: Workspace, workshop: str) -> str:
    begin_agenda(ws, workshop, "two_days")
    return workshop


def blocks(ws: Workspace, workshop: str, number: int = 0) -> list[Session]:
    return list(read_agenda(ws, workshop).schedule.days[number].sessions)


def live(ws: Workspace, workshop: str, clock: str, day: int = 25) -> LiveDay:
    found = read_live(ws, workshop, at(clock, day))
    assert found is not None
    return found


def test_a_morning_from_block_to_block(ws: Workspace, begun: str) -> None:
    opening, frame, *_ = blocks(ws, begun)
    start_session(ws, begun, opening.id, at("08:10"))
    now = live(ws, begun, "08:20").state
    assert [p.session.id for p in now.now] == [opening.id]
    assert [p.session.id for p in now.next] == [frame.id]
    assert (now.left, now.behind) == (10, 10)
    start_session(ws, begun, frame.id, at("08:25"))
    done, running, *_ = blocks(ws, begun)
    assert (done.state, done.ended) == ("done", "2026-11-25T08:25")
    assert (running.state, running.started) == ("running", "2026-11-25T08:25")
    extend_session(ws, begun, frame.id, 10)
    assert live(ws, begun, "08:30").state.behind == 15
    finish_session(ws, begun, frame.id, at("09:00"))
    assert live(ws, begun, "09:00").state.behind == -5
    undo(ws, begun)
    undo(ws, begun)
    undo(ws, begun)
    assert blocks(ws, begun)[0].state == "running"
    assert blocks(ws, begun)[1].state == "planned"


def test_which_day_it_is(ws: Workspace, begun: str) -> None:
    first, second = read_agenda(ws, begun).schedule.days
    assert live(ws, begun, "09:00", 26).day.day.id == second.day.id
    assert read_live(ws, begun, at("09:00", 27)) is None
    asked = read_live(ws, begun, at("09:00", 27), first.day.id)
    assert asked is not None
    assert asked.state.minute == 540, "a workshop that was put off keeps its agenda"
    start_session(ws, begun, first.sessions[0].id, at("08:00"))
    asked = read_live(ws, begun, at("09:00", 27), first.day.id)
    assert asked is not None
    assert asked.state.minute == 2 * 1440 + 540, "one that was begun is counted from then"


def test_blocks_side_by_side_begin_and_end_together(ws: Workspace, begun: str) -> None:
    one, two, *_ = blocks(ws, begun)
    put_beside(ws, begun, one.id, two.id)
    start_session(ws, begun, one.id, at("08:00"))
    assert {b.id for b in blocks(ws, begun) if b.state == "running"} == {one.id, two.id}
    finish_session(ws, begun, two.id, at("08:40"))
    assert {b.id for b in blocks(ws, begun) if b.state == "done"} == {one.id, two.id}
    with pytest.raises(WrongUse, match=r"agenda\.not_running"):
        finish_session(ws, begun, two.id, at("08:41"))


def test_a_late_day_is_caught_up_in_one_act(ws: Workspace, begun: str) -> None:
    opening = blocks(ws, begun)[0]
    start_session(ws, begun, opening.id, at("08:30"))
    day = opening.day
    plans = {plan.way: plan for plan in read_proposals(ws, begun, day, at("08:50"))}
    assert plans[DROP].saves == 45
    assert plans[DROP].missing == plans[SHRINK].missing == 0
    assert plans[SHRINK].saves == 30
    before = blocks(ws, begun)
    take_proposal(ws, begun, plans[SHRINK])
    state = live(ws, begun, "08:50").state
    assert state.ends == state.planned_ends
    assert read_proposals(ws, begun, day, at("08:50")) == ()
    undo(ws, begun)
    assert [(b.length, b.state) for b in blocks(ws, begun)] == [(b.length, b.state) for b in before]
    take_proposal(ws, begun, plans[DROP])
    assert [b.activity for b in blocks(ws, begun) if b.state == "dropped"] == ["stakeholder_map"]
    assert live(ws, begun, "08:50").state.ends == state.planned_ends - 15


def test_the_last_blocks_move_to_tomorrow_behind_its_welcome(ws: Workspace, begun: str) -> None:
    start_session(ws, begun, blocks(ws, begun)[0].id, at("08:50"))
    plans = {plan.way: plan for plan in read_proposals(ws, begun, blocks(ws, begun)[0].day, at("09:00"))}
    take_proposal(ws, begun, plans[MOVE])
    assert [one.activity for one in blocks(ws, begun, 1)[:4]] == ["", "root_cause", "problem_statement", "how_might_we"]
    state = live(ws, begun, "09:00").state
    assert state.ends <= state.planned_ends
    undo(ws, begun)
    assert [one.activity for one in blocks(ws, begun, 1)[:2]] == ["", "how_might_we"]


def test_how_much_is_needed_may_be_said(ws: Workspace, begun: str) -> None:
    day = blocks(ws, begun)[0].day
    assert read_proposals(ws, begun, day, at("08:00")) == ()
    plans = {plan.way: plan for plan in read_proposals(ws, begun, day, at("08:00"), needed=30)}
    assert plans[SHRINK].ends_after == plans[SHRINK].ends_before - 30
    with pytest.raises(WrongUse, match=r"agenda\.no_such_day"):
        read_proposals(ws, begun, "x", at("08:00"))


def test_an_old_proposal_changes_nothing(ws: Workspace, begun: str) -> None:
    day = blocks(ws, begun)[0].day
    plans = {plan.way: plan for plan in read_proposals(ws, begun, day, at("08:00"), needed=30)}
    changed = plans[SHRINK].changes[0].session
    set_session(ws, begun, changed, {"minutes": 61})
    before = read_agenda(ws, begun)
    with pytest.raises(WrongUse, match=r"agenda\.proposal_old"):
        take_proposal(ws, begun, plans[SHRINK])
    assert read_agenda(ws, begun) == before


def test_dropped_and_taken_up_again(ws: Workspace, begun: str) -> None:
    block = blocks(ws, begun)[2]
    drop_session(ws, begun, block.id)
    assert blocks(ws, begun)[2].length == 0
    plan_again(ws, begun, block.id)
    start_session(ws, begun, block.id, at("09:00"))
    plan_again(ws, begun, block.id)
    assert (blocks(ws, begun)[2].state, blocks(ws, begun)[2].started) == ("planned", "")


def test_a_block_cannot_be_cut_to_nothing(ws: Workspace, begun: str) -> None:
    short = add_session(ws, begun, blocks(ws, begun)[0].day, {"kind": "break", "minutes": 5}).created
    with pytest.raises(WrongUse, match=r"agenda\.minutes"):
        extend_session(ws, begun, short, -5)
    extend_session(ws, begun, short, -4)
    assert blocks(ws, begun)[-1].length == 1
