"""Which activity the agenda has next."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.agenda_making import a_session

from sala.domain.agenda import DONE, DROPPED, PLANNED, RUNNING, STATES, Session
from sala.domain.agenda_next import activity_next
from sala.domain.progress import Progress


def agenda(*blocks: tuple[str, str]) -> list[Session]:
    return [
        a_session(number, kind="activity" if activity else "break", activity=activity, state=state)
        for number, (activity, state) in enumerate(blocks)
    ]


def test_nothing_done_yet_begins_at_the_beginning() -> None:
    assert activity_next(agenda(("", PLANNED), ("frame", PLANNED), ("map", PLANNED)), {}) == "frame"


def test_what_runs_is_next_whatever_is_left_before_it() -> None:
    assert activity_next(agenda(("frame", PLANNED), ("map", RUNNING), ("idea", PLANNED)), {}) == "map"


def test_what_was_passed_by_or_dropped_stays_behind() -> None:
    blocks = agenda(("frame", PLANNED), ("map", DONE), ("walk", DROPPED), ("idea", PLANNED))
    assert activity_next(blocks, {}) == "idea"
    unmarked = agenda(("frame", PLANNED), ("map", PLANNED), ("idea", PLANNED))
    assert activity_next(unmarked, {"map": Progress.DONE}) == "idea"


def test_what_was_begun_on_paper_goes_on() -> None:
    assert activity_next(agenda(("frame", PLANNED), ("map", PLANNED)), {"frame": Progress.BEGUN}) == "frame"


def test_an_agenda_at_its_end_has_nothing_more() -> None:
    assert activity_next(agenda(("frame", DONE), ("", PLANNED)), {}) == ""
    assert activity_next([], {"frame": Progress.DONE}) == ""


_KEYS = ("", "a", "b", "c", "d")


@given(
    st.lists(st.tuples(st.sampled_from(_KEYS), st.sampled_from(STATES)), max_size=9),
    st.dictionaries(st.sampled_from(_KEYS[1:]), st.sampled_from(Progress)),
)
def test_it_is_planned_or_runs_and_nothing_behind_it_was_begun(
    blocks: list[tuple[str, str]], progress: Mapping[str, Progress]
) -> None:
    found = activity_next(agenda(*blocks), progress)
    if any(state == RUNNING and activity for activity, state in blocks):
        assert (found, RUNNING) in blocks
    elif found:
        place = max(place for place, block in enumerate(blocks) if block == (found, PLANNED))
        assert progress.get(found) is not Progress.DONE
        assert not any(state == DONE for _, state in blocks[place + 1 :])
