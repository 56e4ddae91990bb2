"""What may never contradict itself on a day that happens, whatever was begun, dropped or forgotten."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.agenda_making import a_day, a_session, days_of_blocks
from tests.domain.laptops import WORKSHOP, Laptop, an_id, state_of

from sala.domain.agenda import DONE, DROPPED, MUST, PLANNED, RUNNING, Session, session_from, slots
from sala.domain.agenda_live import live_state
from sala.domain.agenda_oddities import (
    LONG_SINCE,
    NOT_YET,
    OTHER_DATE,
    OTHER_DAY,
    TWO_RUN,
    left_running,
    oddities,
)
from sala.domain.agenda_preview import preview
from sala.domain.agenda_replan import MOVE, SHRINK, proposals, shortest
from sala.domain.agenda_running import also_running, held_on, one_runs
from sala.domain.records import SESSION, Record, Ref

TODAY = date(2026, 11, 25)


def at(clock: str, day: int = 25) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}")


@st.composite
def days_under_way(draw: st.DrawFn) -> tuple[list[Session], int]:
    """A day on which blocks were begun one after the other, in any order, some after another; and a minute after."""
    blocks = draw(days_of_blocks())
    minute = 480 + draw(st.integers(-20, 90))
    held: dict[int, Session] = {}
    order = draw(st.permutations(range(len(blocks))))
    chosen = order[: draw(st.integers(0, len(blocks)))]
    for place, number in enumerate(chosen):
        one = blocks[number]
        fields = {name: value for name, value in one.record.fields.items() if name != "state"}
        if draw(st.integers(0, 4)) == 0:
            held[number] = a_session(number, **{**fields, "state": DROPPED})
            continue
        begun = f"2026-11-25T{minute // 60:02d}:{minute % 60:02d}"
        minute = min(minute + draw(st.integers(0, 90)), 1300)
        ended = f"2026-11-25T{minute // 60:02d}:{minute % 60:02d}"
        last = place == len(chosen) - 1 and draw(st.booleans())
        state = {"state": RUNNING} if last else {"state": DONE, "ended": ended}
        held[number] = a_session(number, **{**fields, "started": begun, **state})
    return [held.get(number, one) for number, one in enumerate(blocks)], minute + draw(st.integers(0, 120))


@given(days_under_way())
def test_left_behind_and_the_end_never_contradict(day: tuple[list[Session], int]) -> None:
    blocks, minute = day
    now, later = live_state(a_day(), blocks, minute), live_state(a_day(), blocks, minute + 1)
    assert later.ends >= now.ends
    if now.now:
        assert later.left == now.left - 1
        ends = max(placed.ends for placed in now.now)
        assert ends == max(minute, minute + now.left)
        assert later.behind - now.behind == (1 if now.left <= 0 else 0), "only what is over its time makes it later"
    elif now.next:
        assert now.left == 0
        assert now.next[0].starts >= minute or not now.begun
        assert later.behind - now.behind in (0, 1)


@given(days_under_way())
def test_a_day_that_is_only_late_ends_as_late_as_it_is(day: tuple[list[Session], int]) -> None:
    """Where nothing was cut, dropped or put beside something, minutes behind now are minutes late in the evening."""
    blocks, minute = day
    plain = [
        a_session(n, **{**one.record.fields, "extended": 0, "parallel": ""})
        for n, one in enumerate(blocks)
        if one.state != DROPPED
    ]
    state = live_state(a_day(), plain, minute)
    assert state.ends - state.planned_ends == state.behind


@given(days_under_way(), st.integers(1, 300), st.dictionaries(st.integers(0, 12), st.integers(1, 60)))
def test_what_is_shown_before_is_what_is_promised(
    day: tuple[list[Session], int], needed: int, least: dict[int, int]
) -> None:
    blocks, minute = day
    state = live_state(a_day(), blocks, minute)
    minimums = {an_id(number): minutes for number, minutes in least.items()}
    offered = proposals("d", blocks, needed=needed, ends=state.ends, minimums=minimums, to_day="e")
    for plan in offered:
        shown = preview(state, blocks, (), plan)
        if plan.way != MOVE and (shown.state.now or shown.state.next):
            assert shown.state.ends == plan.ends_after
        else:  # nothing is left to wait for, or what stood between two that belong beside each other is gone
            assert shown.state.ends <= plan.ends_after
        assert shown.state.planned_ends == state.planned_ends, "the plan that people know stays the measure"
        assert [one.before for one in shown.blocks] == list(state.timeline)
        for one in shown.blocks:
            block = one.before.session
            if block.priority == MUST and block.state == PLANNED:
                assert one.way in ("", SHRINK, MOVE), "what must be held is held, today or tomorrow"
                least_minutes = shortest(block, minimums.get(block.id))
                assert one.after is None or one.after.session.length >= least_minutes
            if block.state in (RUNNING, DONE):
                assert one.after == one.before, "what has happened stays as it was"
            assert (one.after is None) == (one.way == MOVE)


def test_of_two_that_were_begun_the_last_runs_and_none_is_lost() -> None:
    blocks = [
        a_session(1, state="running", started="2026-11-25T08:00"),
        a_session(2, state="running", started="2026-11-25T08:20"),
        a_session(3),
    ]
    settled = one_runs(blocks)
    assert [(one.state, one.ended) for one in settled] == [
        ("done", "2026-11-25T08:20"),
        ("running", ""),
        ("planned", ""),
    ]
    state = live_state(a_day(), blocks, 510)
    assert [placed.session.id for placed in state.now] == [an_id(2)]
    assert (state.left, state.behind) == (20, -10)
    [odd] = oddities(a_day(), blocks, at("08:30"))
    assert (odd.code, odd.session.id, odd.due) == (TWO_RUN, an_id(1), at("08:20"))


def test_begun_in_the_same_minute_the_later_one_of_the_day_runs() -> None:
    blocks = [a_session(n, state="running", started="2026-11-25T08:00") for n in (1, 2, 3)]
    assert [one.state for one in one_runs(blocks)] == ["done", "done", "running"]
    assert [one.id for one in also_running(blocks)] == [an_id(1), an_id(2)]


def test_blocks_side_by_side_run_together() -> None:
    blocks = [a_session(n, state="running", started="2026-11-25T08:00", parallel="p") for n in (1, 2)]
    assert one_runs(blocks) == blocks
    assert also_running(blocks) == []


@given(days_of_blocks(states=("planned", "running", "done", "running")), st.data())
def test_whatever_two_laptops_say_one_slot_runs(blocks: list[Session], data: st.DataObject) -> None:
    begun = [
        a_session(n, **{**one.record.fields, "started": f"2026-11-25T{data.draw(st.integers(8, 11)):02d}:00"})
        for n, one in enumerate(blocks)
    ]
    settled = one_runs(begun)
    running = [slot for slot in slots(settled) if any(one.state == RUNNING for one in slot)]
    assert len(running) == min(1, sum(1 for one in begun if one.state == RUNNING))
    assert [one.id for one in settled] == [one.id for one in begun]
    assert one_runs(settled) == settled


@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.integers(0, 3), st.sampled_from(("start", "finish", "drop", "meet"))),
        max_size=14,
    )
)
def test_two_laptops_agree_whatever_they_did_apart(steps: list[tuple[int, int, str]]) -> None:
    """Each runs the day alone for a while; once they have met, both say the same, and no block is lost."""
    here, there = Laptop(0, 1_767_225_600_000), Laptop(1, 1_262_304_000_000)
    for number in range(4):
        fields = {"day": an_id(900), "kind": "free", "title": f"B{number}", "minutes": 30, "position": f"V{number:03d}"}
        for name, value in fields.items():
            here.write(name, value, an_id(number))
    there.receive(here)
    minute = 480
    for who, number, act in steps:
        laptop, other = (here, there) if who == 0 else (there, here)
        minute += 7
        clock = f"2026-11-25T{minute // 60:02d}:{minute % 60:02d}"
        if act == "meet":
            laptop.receive(other)
        elif act == "start":
            for one in (one for one in read(laptop) if one.state == RUNNING and one.id != an_id(number)):
                laptop.write("state", DONE, one.id)
                laptop.write("ended", clock, one.id)
            laptop.write("state", RUNNING, an_id(number))
            laptop.write("started", clock, an_id(number))
        else:
            laptop.write("state", DONE if act == "finish" else DROPPED, an_id(number))
    here.receive(there)
    there.receive(here)
    assert live_state(a_day(), read(here), minute) == live_state(a_day(), read(there), minute)
    state = live_state(a_day(), read(here), minute)
    assert len(state.now) <= 1
    assert [placed.session.id for placed in state.timeline] == [an_id(number) for number in range(4)]
    if state.now:
        latest = max(one.started for one in read(here) if one.state == RUNNING)
        assert state.now[0].session.started == latest


def read(laptop: Laptop) -> list[Session]:
    """The blocks as a laptop knows them."""
    records = [
        Record(Ref(WORKSHOP, SESSION, an_id(number)), state_of(changes), "", "", "")
        for number in range(4)
        if (changes := [change for change in laptop.known.values() if change.record == an_id(number)])
    ]
    return [session_from(record) for record in records]


def test_a_day_that_was_put_off_is_counted_from_when_it_is_held() -> None:
    day = a_day(date="2026-11-25")
    assert held_on(day, [a_session(1)], date(2026, 11, 24)) == "2026-11-25"
    assert held_on(day, [a_session(1)], date(2026, 11, 27)) == "2026-11-27"
    assert held_on(day, [a_session(1, started="2026-11-26T08:00")], date(2026, 11, 27)) == "2026-11-26"
    both = [a_session(1, started="2026-11-24T18:00"), a_session(2, started="2026-11-25T08:00")]
    assert held_on(day, both, date(2026, 11, 27)) == "2026-11-25", "a rehearsal the evening before changes nothing"
    assert held_on(a_day(date="no date"), [], TODAY) == held_on(a_day(date=""), [], TODAY) == "2026-11-25"


def test_what_was_left_running_is_told() -> None:
    block = a_session(1, state="running", started="2026-11-25T14:05", minutes=30)
    codes = {
        at("14:20"): [],
        at("15:30"): [],
        at("15:40"): [LONG_SINCE],
        at("08:00", 26): [OTHER_DAY],
        at("14:04"): [],
        at("13:00"): [NOT_YET],
        at("14:05", 24): [NOT_YET],
    }
    for moment, expected in codes.items():
        found = oddities(a_day(), [block], moment)
        assert [odd.code for odd in found] == expected, moment
        assert all((odd.began, odd.due) == (at("14:05"), at("14:35")) for odd in found)
    elsewhere = left_running([(a_day(), [block])], an_id(901), at("08:00", 26))
    assert [(odd.code, odd.session.id) for odd in elsewhere] == [(OTHER_DAY, an_id(1))]
    assert left_running([(a_day(), [block])], a_day().id, at("08:00", 26)) == []
    [soon] = left_running([(a_day(), [block])], an_id(901), at("14:20"))
    assert soon.due == at("14:20"), "nothing ended after now"


def test_another_date_than_planned_is_told_once() -> None:
    assert [odd.code for odd in oddities(a_day(), [a_session(1)], at("08:00", 26))] == [OTHER_DATE]
    begun = a_session(1, state="running", started="2026-11-26T08:00")
    assert [odd.code for odd in oddities(a_day(), [begun], at("08:10", 26))] == [OTHER_DATE]
    assert oddities(a_day(), [a_session(1)], at("07:00")) == []
    assert oddities(a_day(), [], at("08:00", 26)) == []
    over = a_session(1, state="done", started="2026-11-25T08:00", ended="2026-11-25T09:00")
    assert oddities(a_day(), [over], at("08:00", 26)) == []


@given(days_under_way(), st.integers(-4000, 4000))
def test_a_clock_that_is_wrong_breaks_nothing(day: tuple[list[Session], int], minutes: int) -> None:
    blocks, _ = day
    moment = at("12:00") + timedelta(minutes=minutes)
    for odd in oddities(a_day(), blocks, moment):
        assert odd.session is None or odd.session.state == RUNNING or odd.code == TWO_RUN
    state = live_state(a_day(), blocks, minutes + 720)
    assert all(placed.starts <= placed.ends for placed in state.timeline)
