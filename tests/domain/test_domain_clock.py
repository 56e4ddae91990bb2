"""The hybrid clock and identifiers, on laptops that wake up in 2010 or 2099."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from sala.domain.clock import ZERO, HybridClock, is_clock
from sala.domain.identity import is_id, new_id

_YEAR_2010, _YEAR_2026, _YEAR_2099 = 1_262_304_000_000, 1_767_225_600_000, 4_070_908_800_000


@given(st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=50))
def test_readings_only_ever_grow(times: list[int]) -> None:
    now = iter(times)
    clock = HybridClock(ZERO, lambda: next(now))
    readings = [clock.tick() for _ in times]
    assert all(is_clock(reading) for reading in readings)
    assert readings == sorted(set(readings))


def test_a_clock_set_back_goes_on_from_where_it_was() -> None:
    now = _YEAR_2099
    clock = HybridClock(ZERO, lambda: now)
    ahead = clock.tick()
    now = _YEAR_2010
    later = [clock.tick() for _ in range(100_000)]
    assert ahead < later[0]
    assert later == sorted(set(later))


def test_after_hearing_from_2099_readings_are_later_than_it() -> None:
    ahead = HybridClock(ZERO, lambda: _YEAR_2099).tick()
    clock = HybridClock(ZERO, lambda: _YEAR_2026)
    before = clock.tick()
    clock.observe(ahead)
    assert before < ahead < clock.tick()
    clock.observe(before)
    assert clock.last > ahead


def test_a_new_session_goes_on_after_the_last_one() -> None:
    last = HybridClock(ZERO, lambda: _YEAR_2099).tick()
    assert HybridClock(last, lambda: _YEAR_2010).tick() > last


def test_a_forged_reading_takes_nobody_along() -> None:
    clock = HybridClock("ffffffffffff-ffff", lambda: _YEAR_2026)
    clock.observe("fffffffffff0-0000")
    assert clock.tick() == f"{_YEAR_2026:012x}-0000"


def test_a_clock_far_beyond_everybody_is_held_and_still_followed() -> None:
    ahead = HybridClock(ZERO, lambda: 10**20)
    readings = [ahead.tick() for _ in range(200_000)]
    assert all(map(is_clock, readings[-3:]))
    other = HybridClock(readings[-1], lambda: _YEAR_2026)
    assert other.tick() > readings[-1]


def test_what_a_reading_looks_like() -> None:
    assert HybridClock(ZERO, lambda: _YEAR_2026).tick() == "019b76da6c00-0000".replace(
        "019b76da6c00", f"{_YEAR_2026:012x}"
    )
    for wrong in (None, 5, "", "x", ZERO + "0", ZERO.upper() + "\n", "00000000000G-0000", "000000000000_0000"):
        assert not is_clock(wrong)


@given(st.integers(0, (1 << 48) - 1))
def test_ids_are_version_7_and_differ(now_ms: int) -> None:
    one, other = new_id(now_ms), new_id(now_ms)
    assert one != other
    parsed = uuid.UUID(one)
    assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)
    assert parsed.int >> 80 == now_ms
    assert is_id(one)


def test_what_is_no_id() -> None:
    good = new_id()
    for wrong in (None, 7, "", good.upper(), good[:-1], good + "0", "{" + good[1:-1] + "}", good.replace("-", "")):
        assert not is_id(wrong)
