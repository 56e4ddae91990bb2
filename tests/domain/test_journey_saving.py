"""What people save when a journey changes."""

from __future__ import annotations

from sala.domain.journey import JourneyTotals
from sala.domain.journey_saving import Saving

BEFORE = JourneyTotals(minutes=649, cost=101_000, visits=3)
AFTER = JourneyTotals(minutes=204, cost=20_000, visits=1)


def test_each_and_all_of_a_year() -> None:
    saving = Saving.between(BEFORE, AFTER)
    assert saving == Saving(445, 81_000, 2)
    assert saving.times(620) == Saving(275_900, 50_220_000, 1240)


def test_what_became_more_is_below_zero() -> None:
    assert Saving.between(AFTER, BEFORE) == Saving(-445, -81_000, -2)
