"""Time, cost and visits: the sums under the steps of a journey."""

from __future__ import annotations

from sala.domain.journey import JourneyTotals, journey_totals

_STEPS = [
    {"waiting_minutes": 90, "active_minutes": 10, "travel_minutes": 60, "official_fee": 5000, "office": "ឃុំ"},
    {"waiting_minutes": 30.5, "travel_cost": 8000, "lost_income": 20000, "counts_as_visit": "yes", "office": " ឃុំ "},
    {"counts_as_visit": "no", "document": "ID card", "office": "ស្រុក"},
    {"waiting_minutes": True, "official_fee": "free", "document": "", "counts_as_visit": None},
]


def test_the_sums_under_a_journey() -> None:
    assert journey_totals(_STEPS) == JourneyTotals(
        steps=4, minutes=190.5, waiting_minutes=120.5, cost=33000, visits=1, documents=1, offices=2, unknown=1
    )


def test_no_steps_are_no_time() -> None:
    assert journey_totals([]) == JourneyTotals()
