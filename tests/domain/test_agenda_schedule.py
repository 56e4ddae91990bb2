"""Times that follow from lengths and order."""

from __future__ import annotations

import random
from datetime import datetime

import pytest
from hypothesis import given
from tests.domain.agenda_making import a_day, a_session, days_of_blocks, record
from tests.domain.laptops import an_id

from sala.domain.agenda import Session, schedule, schedule_day, session_from, slot_length, slots
from sala.domain.daytime import check_daytime, daytime, minute_at, minute_of, moment_text, read_moment
from sala.errors import WrongUse


@given(days_of_blocks(states=("planned", "done", "running", "dropped")))
def test_blocks_follow_one_another_without_a_gap(blocks: list[Session]) -> None:
    day = schedule_day(a_day(), blocks)
    assert day.sessions == tuple(blocks)
    minute = day.starts
    for slot in slots(blocks):
        times = {placed.session.id: placed for placed in day.placed}
        assert {times[one.id].starts for one in slot} == {minute}
        minute += slot_length(slot)
        assert max(times[one.id].ends for one in slot) == minute
    assert day.ends == minute
    assert day.minutes == sum(slot_length(slot) for slot in slots(blocks))


@given(days_of_blocks())
def test_the_order_in_which_records_arrive_does_not_matter(blocks: list[Session]) -> None:
    mixed = list(blocks)
    random.Random(1).shuffle(mixed)
    assert schedule([a_day()], mixed) == schedule([a_day()], blocks)


def test_a_morning_with_two_teams_side_by_side() -> None:
    blocks = [
        a_session(1, minutes=15),
        a_session(2, minutes=45, parallel="x"),
        a_session(3, minutes=60, parallel="x"),
        a_session(4, minutes=15, kind="break"),
    ]
    day = schedule_day(a_day(), blocks)
    assert [(daytime(p.starts), daytime(p.ends)) for p in day.placed] == [
        ("08:00", "08:15"),
        ("08:15", "09:00"),
        ("08:15", "09:15"),
        ("09:15", "09:30"),
    ]


def test_a_dropped_block_takes_no_time_and_one_without_a_day_is_not_lost() -> None:
    blocks = [a_session(1, state="dropped"), a_session(2), a_session(3, day=an_id(1))]
    agenda = schedule([a_day()], blocks)
    assert [(p.session.id, p.starts, p.ends) for p in agenda.days[0].placed] == [
        (an_id(1), 480, 480),
        (an_id(2), 480, 510),
    ]
    assert [one.id for one in agenda.loose] == [an_id(3)]
    assert [one.id for one in agenda.sessions()] == [an_id(1), an_id(2)]


def test_what_a_newer_sala_or_a_forger_wrote_still_reads() -> None:
    odd = session_from(record("session", {"kind": "dance", "minutes": 10**9, "extended": "x", "teams": "t"}, 1))
    assert (odd.kind, odd.minutes, odd.extended, odd.teams, odd.priority, odd.state) == (
        "free",
        720,
        0,
        (),
        "should",
        "planned",
    )
    assert (a_day(starts="25:99", ends="").starts, a_day(ends="").ends) == ("08:00", "17:00")


def test_days_follow_each_other_by_their_place() -> None:
    agenda = schedule([a_day(901, position="W"), a_day(900, position="V")], [])
    assert [day.day.id for day in agenda.days] == [an_id(900), an_id(901)]
    following = agenda.day_after(an_id(900))
    assert following is not None
    assert following.day.id == an_id(901)
    assert agenda.day_after(an_id(901)) is None
    assert agenda.day_after("nothing") is None


@pytest.mark.parametrize(
    ("typed", "kept"), [("8:30", "08:30"), (" 08.30 ", "08:30"), ("13h05", "13:05"), ("0:00", "00:00")]
)
def test_times_are_read_as_people_write_them(typed: str, kept: str) -> None:
    assert check_daytime(typed) == kept


@pytest.mark.parametrize("typed", ["", "24:00", "8:60", "8", "noon", "-1:00", "8:5"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(WrongUse) as refused:
        check_daytime(typed)
    assert refused.value.code == "time.not_a_time"


def test_moments_of_the_wall_clock() -> None:
    moment = datetime(2026, 11, 26, 9, 5, 59)  # noqa: DTZ001  # the clock on the wall
    assert moment_text(moment) == "2026-11-26T09:05"
    assert read_moment("2026-11-26T09:05") == datetime(2026, 11, 26, 9, 5)  # noqa: DTZ001
    assert read_moment("soon") is None
    assert minute_at("2026-11-26", moment) == 545
    assert minute_at("2026-11-25", moment) == 545 + 1440
    assert minute_at("", moment) == 545
    assert minute_of("08:00") == 480
