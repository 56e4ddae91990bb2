"""The countdown: time runs out once, whatever is pressed meanwhile, and every sign is given exactly once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala.domain.countdown import LONGEST, ONE_MINUTE, Countdown, Sign, clock_text, steady_seconds

TOTALS = st.floats(1, 7200)
WAITS = st.lists(st.floats(0, 600), max_size=30)
ACTS = st.lists(st.tuples(st.sampled_from(("start", "pause", "longer", "reset")), st.floats(0, 900)), max_size=30)


def after(countdown: Countdown, act: str, now: float) -> Countdown:
    if act == "start":
        return countdown.started(now)
    if act == "pause":
        return countdown.paused(now)
    return countdown.longer(60, now) if act == "longer" else countdown.reset()


@given(TOTALS, ACTS)
def test_what_is_left_is_between_nothing_and_all(total: float, acts: list[tuple[str, float]]) -> None:
    countdown, now = Countdown(total), 1000.0
    for act, wait in acts:
        now += wait
        countdown = after(countdown, act, now)
        assert 0 <= countdown.remaining(now) <= countdown.total <= LONGEST
        assert 0 <= countdown.share_left(now) <= 1
        assert countdown.remaining(now) >= countdown.remaining(now + 1)
        assert countdown.over(now) == 0 or countdown.remaining(now) == 0


@given(TOTALS, ACTS)
def test_it_uses_just_the_time_in_which_it_ran(total: float, acts: list[tuple[str, float]]) -> None:
    countdown, now, ran = Countdown(total), 0.0, 0.0
    for act, wait in acts:
        now += wait
        if countdown.running:
            ran = min(countdown.total, ran + wait)
        if act == "reset" or (act == "start" and countdown.ended(now)):
            ran = 0.0
        countdown = after(countdown, act, now)
        assert countdown.remaining(now) == pytest.approx(countdown.total - ran, abs=1e-6)


@given(TOTALS, TOTALS)
def test_pausing_holds_it_for_as_long_as_one_likes(total: float, wait: float) -> None:
    held = Countdown(total).started(0).paused(total / 2)
    assert held.remaining(total / 2 + wait) == pytest.approx(total / 2)
    assert held.started(wait + total).remaining(wait + total) == pytest.approx(total / 2)
    assert held.paused(wait) == held


@given(TOTALS, st.floats(0, 10_000))
def test_one_more_minute_gives_one_more_minute(total: float, now: float) -> None:
    countdown = Countdown(total).started(0)
    assert countdown.longer(60, now).remaining(now) == pytest.approx(countdown.remaining(now) + 60)
    assert countdown.longer(60, now).running


@given(TOTALS, WAITS)
def test_each_sign_is_given_once_however_often_one_looks(total: float, waits: list[float]) -> None:
    countdown, before, signs = Countdown(total).started(0), 0.0, []
    for wait in [*waits, 0.0, total]:
        signs.append(countdown.sign_between(before, before + wait))
        before += wait
    given_signs = [sign for sign in signs if sign]
    assert sum(sign in (Sign.ENDED, Sign.ENDED_UNHEARD) for sign in given_signs) == 1
    assert given_signs.count(Sign.ONE_MINUTE_LEFT) <= 1
    assert given_signs[-1] is not Sign.ONE_MINUTE_LEFT
    if total <= ONE_MINUTE:
        assert Sign.ONE_MINUTE_LEFT not in given_signs


def test_every_second_looked_at_brings_both_signs() -> None:
    countdown = Countdown(120).started(0)
    told = {n: sign for n in range(200) if (sign := countdown.sign_between(n, n + 1))}
    assert told == {59: Sign.ONE_MINUTE_LEFT, 119: Sign.ENDED}


def test_after_a_long_sleep_the_end_is_shown_but_not_sounded() -> None:
    countdown = Countdown(300).started(0)
    assert countdown.sign_between(10, 3600) is Sign.ENDED_UNHEARD
    assert countdown.ended(3600)
    assert countdown.over(3600) == 3300


def test_what_is_held_or_not_begun_gives_no_sign() -> None:
    assert Countdown(100).sign_between(0, 1000) is None
    assert Countdown(100).started(0).paused(30).sign_between(30, 1000) is None
    assert not Countdown(100).begun


def test_starting_again_after_the_end_begins_anew() -> None:
    again = Countdown(100).started(0).started(150)
    assert again.remaining(150) == 100
    assert again.running


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (0.2, "0:01"), (59.5, "1:00"), (60, "1:00"), (3599, "59:59"), (3600, "1:00:00")]
)
def test_the_clock_shows_a_begun_second_whole(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_the_steady_clock_does_not_go_back() -> None:
    readings = [steady_seconds() for _ in range(1000)]
    assert readings == sorted(readings)
