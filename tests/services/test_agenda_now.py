"""The day in hand: after a crash, the next morning, on two laptops; and what catching up makes of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from sala.domain.agenda import Session
from sala.domain.agenda_oddities import OTHER_DATE, OTHER_DAY, TWO_RUN
from sala.domain.agenda_replan import DROP, MOVE, SHRINK
from sala.errors import WrongUse
from sala.services.agenda import begin_agenda, put_beside, read_agenda
from sala.services.agenda_day import (
    begin_anew,
    drop_session,
    extend_session,
    finish_session,
    settle_two,
    start_session,
    take_proposal,
)
from sala.services.agenda_now import DayNow, read_catch_up, read_day_now, take_back
from sala.services.exchange import export_bundle, import_bundle, public_keys
from sala.services.history import undo
from sala.services.workspace import Workspace, open_or_create


def at(clock: str, day: int = 25) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}")


@pytest.fixture
def begun(ws: Workspace, workshop: str) -> str:
    begin_agenda(ws, workshop, "two_days")
    return workshop


def now(ws: Workspace, workshop: str, clock: str, day: int = 25) -> DayNow:
    found = read_day_now(ws, workshop, at(clock, day))
    assert found is not None
    return found


def blocks(ws: Workspace, workshop: str, number: int = 0) -> list[Session]:
    return list(read_agenda(ws, workshop).schedule.days[number].sessions)


def test_without_an_agenda_there_is_no_day(ws: Workspace, workshop: str) -> None:
    assert read_day_now(ws, workshop, at("08:00")) is None


def test_which_day_is_in_hand(ws: Workspace, begun: str) -> None:
    first, second = (day.day.id for day in read_agenda(ws, begun).schedule.days)
    assert now(ws, begun, "08:00").day.day.id == first
    assert now(ws, begun, "08:00", 26).day.day.id == second
    late = now(ws, begun, "08:00", 28)
    assert (late.day.day.id, late.number) == (first, 1), "nothing was done: it was put off"
    assert [odd.code for odd in late.oddities] == [OTHER_DATE]
    assert late.state.behind == 0
    start_session(ws, begun, blocks(ws, begun)[0].id, at("08:00", 26))
    assert now(ws, begun, "08:10", 26).day.day.id == first, "what was begun today is in hand, whatever was planned"
    assert now(ws, begun, "08:10", 26).state.left == 10


def test_the_next_morning_what_was_left_running_is_told(ws: Workspace, begun: str) -> None:
    last = blocks(ws, begun)[-1]
    start_session(ws, begun, last.id, at("16:30"))
    morning = now(ws, begun, "07:50", 26)
    assert morning.number == 2
    [odd] = morning.oddities
    assert (odd.code, odd.session.id, odd.began) == (OTHER_DAY, last.id, at("16:30"))
    finish_session(ws, begun, odd.session.id, odd.due)
    assert blocks(ws, begun)[-1].ended == odd.due.isoformat(timespec="minutes")
    assert now(ws, begun, "07:50", 26).oddities == ()
    assert all(block.state != "running" for block in blocks(ws, begun))


def test_what_a_wrong_clock_began_begins_anew(ws: Workspace, begun: str) -> None:
    one, two, *_ = blocks(ws, begun)
    put_beside(ws, begun, one.id, two.id)
    start_session(ws, begun, one.id, at("18:00"))
    begin_anew(ws, begun, two.id, at("08:05"))
    assert {block.started for block in blocks(ws, begun)[:2]} == {"2026-11-25T08:05"}
    assert now(ws, begun, "08:10").oddities == ()
    with pytest.raises(WrongUse, match=r"agenda\.not_running"):
        begin_anew(ws, begun, blocks(ws, begun)[3].id, at("08:05"))


@pytest.mark.parametrize("way", [SHRINK, DROP, MOVE])
def test_what_is_shown_is_what_is_taken(ws: Workspace, begun: str, way: str) -> None:
    opening = blocks(ws, begun)[0]
    start_session(ws, begun, opening.id, at("08:45"))
    found = read_catch_up(ws, begun, opening.day, at("08:50"))
    assert found is not None
    [chosen] = [one for one in found.previews if one.proposal.way == way]
    before = blocks(ws, begun)
    take_proposal(ws, begun, chosen.proposal)
    after = now(ws, begun, "08:50").state
    assert [(p.session.id, p.starts, p.ends) for p in after.timeline] == [
        (p.session.id, p.starts, p.ends) for p in chosen.state.timeline
    ]
    assert (after.ends, after.behind) == (chosen.state.ends, chosen.state.behind)
    undo(ws, begun)
    assert [(b.id, b.length, b.state) for b in blocks(ws, begun)] == [(b.id, b.length, b.state) for b in before]


def test_only_the_last_act_is_taken_back_by_its_name(ws: Workspace, begun: str) -> None:
    one, two, three, *_ = blocks(ws, begun)
    dropped = drop_session(ws, begun, three.id)
    drop_session(ws, begun, two.id)
    assert take_back(ws, begun, dropped.act) is None
    assert [b.state for b in blocks(ws, begun)[:3]] == ["planned", "dropped", "dropped"]
    undo(ws, begun)
    assert take_back(ws, begun, dropped.act) is not None
    assert [b.state for b in blocks(ws, begun)[:3]] == ["planned"] * 3
    assert one.state == "planned"


@pytest.fixture
def colleague(ws: Workspace, begun: str, tmp_path: Path) -> Workspace:
    """Another laptop that has the same agenda."""
    with open_or_create(tmp_path / "colleague", label="DELL", author="ដារា") as other:
        bring(ws, other, begun, tmp_path / "first.sala")
        yield other


def bring(source: Workspace, target: Workspace, workshop: str, file: Path) -> None:
    export_bundle(source, workshop, file, recipients=[public_keys(target).recipient])
    import_bundle(target, file)


def meet(ws: Workspace, other: Workspace, workshop: str, folder: Path) -> None:
    bring(ws, other, workshop, folder / "there.sala")
    bring(other, ws, workshop, folder / "back.sala")


def test_two_laptops_begin_different_blocks(ws: Workspace, colleague: Workspace, begun: str, tmp_path: Path) -> None:
    one, two, three, *_ = blocks(ws, begun)
    start_session(ws, begun, one.id, at("08:00"))
    start_session(colleague, begun, two.id, at("08:18"))
    extend_session(ws, begun, one.id, 10)
    meet(ws, colleague, begun, tmp_path)
    here, there = (now(laptop, begun, "08:30") for laptop in (ws, colleague))
    assert [p.session.id for p in here.state.now] == [two.id]
    assert here.state == there.state, "both laptops say the same"
    [odd] = here.oddities
    assert (odd.code, odd.session.id, odd.due) == (TWO_RUN, one.id, at("08:18"))
    settle_two(ws, begun, one.day)
    settled = now(ws, begun, "08:30")
    assert settled.oddities == ()
    assert settled.state.behind == here.state.behind
    undo(ws, begun)
    start_session(ws, begun, three.id, at("09:00"))
    assert [(b.state, b.ended) for b in blocks(ws, begun)[:3]] == [
        ("done", "2026-11-25T08:18"),
        ("done", "2026-11-25T09:00"),
        ("running", ""),
    ]


def test_finishing_what_runs_finishes_what_another_laptop_left(
    ws: Workspace, colleague: Workspace, begun: str, tmp_path: Path
) -> None:
    one, two, *_ = blocks(ws, begun)
    start_session(ws, begun, one.id, at("08:00"))
    start_session(colleague, begun, two.id, at("08:18"))
    meet(ws, colleague, begun, tmp_path)
    finish_session(ws, begun, two.id, at("09:00"))
    assert now(ws, begun, "09:05").state.now == ()
    assert blocks(ws, begun)[0].ended == "2026-11-25T08:18"


def test_two_laptops_run_the_same_block_and_one_leaves_another_out(
    ws: Workspace, colleague: Workspace, begun: str, tmp_path: Path
) -> None:
    one, two, three, *_ = blocks(ws, begun)
    start_session(ws, begun, one.id, at("08:00"))
    start_session(colleague, begun, one.id, at("08:02"))
    drop_session(colleague, begun, three.id)
    start_session(colleague, begun, two.id, at("08:20"))
    extend_session(ws, begun, two.id, 5)
    meet(ws, colleague, begun, tmp_path)
    here, there = (now(laptop, begun, "08:30") for laptop in (ws, colleague))
    assert here.state == there.state
    assert blocks(ws, begun)[2].state == "dropped"
    states = {b.id: b.state for b in blocks(ws, begun)}
    assert states[two.id] == "running"
    assert [p.session.length for p in here.state.now] == [two.minutes + 5]
