"""Places in a list."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala.domain.order import first_keys, key_between


@given(st.lists(st.integers(0, 10_000), max_size=120))
def test_a_key_lies_where_it_was_asked_for(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        before, after = keys[at - 1] if at else None, keys[at] if at < len(keys) else None
        key = key_between(before, after)
        assert before is None or before < key
        assert after is None or key < after
        assert not key.endswith("0")
        keys.insert(at, key)
    assert keys == sorted(set(keys))


def test_a_list_that_only_grows_keeps_short_keys() -> None:
    keys = first_keys(20_000)
    assert keys == sorted(set(keys))
    assert max(map(len, keys)) <= 4


def test_moving_within_a_list_many_times_keeps_usable_keys() -> None:
    chance = random.Random(7)
    keys = first_keys(20)
    for _ in range(2_000):
        keys.pop(chance.randrange(len(keys)))
        at = chance.randrange(1, len(keys))
        keys.insert(at, key_between(keys[at - 1], keys[at]))
    assert keys == sorted(set(keys))
    assert max(map(len, keys)) < 600


@given(st.text(max_size=6), st.text(max_size=6) | st.none())
def test_keys_that_a_foreign_program_made_up_stop_nobody(before: str, after: str | None) -> None:
    if after is not None and before >= after:
        return
    key = key_between(before, after)
    assert before <= key
    assert after is None or key <= after


@given(st.text("0V", max_size=6), st.text("0V", max_size=6))
def test_keys_that_end_in_zero_leave_room_where_there_is_any(before: str, after: str) -> None:
    if before >= after:
        return
    key = key_between(before, after)
    assert before <= key < after
    assert (key == before) == (after == before + "0" * (len(after) - len(before)))


@pytest.mark.parametrize(("before", "after"), [("B", "A"), ("A", "A"), ("A1", "A")])
def test_a_place_between_nothing_is_refused(before: str, after: str) -> None:
    with pytest.raises(ValueError, match=after):
        key_between(before, after)
