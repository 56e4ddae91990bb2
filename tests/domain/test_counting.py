"""Dots, faces and change: the sums under the charts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala.domain.journey import percent_changed
from sala.domain.spread import Shift, mean, shift, spread
from sala.domain.voting import Tally, ranked, tied


def test_most_dots_come_first_and_equals_keep_their_order() -> None:
    tallies = [Tally("a", (1, 0, 0)), Tally("b", (2, 3, 0)), Tally("c", (0, 0, 5)), Tally("d", (1, 0, 0))]
    assert [tally.name for tally in ranked(tallies)] == ["b", "c", "a", "d"]


def test_a_tie_is_one_that_leaves_a_question() -> None:
    first, second = Tally("a", (5, 0, 0)), Tally("b", (0, 5, 0))
    chosen, left = Tally("c", (2, 0, 0), chosen=True), Tally("d", (1, 1, 0))
    low, none = Tally("e", (1, 0, 0)), Tally("f", (0, 0, 0))
    tallies = [first, second, chosen, left, low, Tally("g", (1, 0, 0)), none, Tally("h", (0, 0, 0))]
    assert tied(tallies) == [True, True, True, True, False, False, False, False]


def test_only_whole_answers_from_1_to_5_are_counted() -> None:
    assert spread([1, 5, 5, 3, 0, 6, None, "4", True, 2.5]) == (1, 0, 1, 0, 2)


@given(st.lists(st.integers(1, 5)))
def test_the_mean_is_that_of_the_answers(answers: list[int]) -> None:
    counts = spread(answers)
    assert sum(counts) == len(answers)
    if answers:
        assert mean(counts) == pytest.approx(sum(answers) / len(answers))
    else:
        assert mean(counts) is None


def test_who_left_one_answer_open_is_not_compared() -> None:
    assert shift([(1, 4), (3, 3), (5, 2), (None, 4), (2, None)]) == Shift(1, 1, 1)


@pytest.mark.parametrize(
    ("before", "after", "percent"), [(649, 204, -69), (100, 100, 0), (50, 75, 50), (0, 5, None), (3, 0, -100)]
)
def test_the_change_in_percent(before: float, after: float, percent: int | None) -> None:
    assert percent_changed(before, after) == percent
