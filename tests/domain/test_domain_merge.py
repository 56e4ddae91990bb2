"""Merging: the same set of changes gives the same state, and nothing that anybody wrote is lost."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.laptops import LONG, RECORD, Laptop, by_blanks, histories, state_of

from sala.domain.change import Change, same_value
from sala.domain.merge import DELETED, ancestor_value, heads_of, settle

_NOW = 1_767_225_600_000


def _two(value: str = "first") -> tuple[Laptop, Laptop]:
    """Return two laptops that both know one value of the field ``text``."""
    one, other = Laptop(0, _NOW), Laptop(1, _NOW)
    one.write("text", value)
    other.receive(one)
    return one, other


def _together(*laptops: Laptop) -> list[Change]:
    known: dict[str, Change] = {}
    for laptop in laptops:
        known.update(laptop.known)
    return list(known.values())


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_give_the_same_state(changes: list[Change], chance: random.Random) -> None:
    if not changes:
        return
    one_record = [change for change in changes if change.record == changes[0].record]
    shuffled = one_record + [change for change in one_record if chance.random() < 0.5]
    chance.shuffle(shuffled)
    assert state_of(shuffled) == state_of(one_record)


@given(histories())
def test_heads_are_exactly_what_nobody_replaced(changes: list[Change]) -> None:
    texts = [change for change in changes if change.field == "text"]
    replaced = {identity for change in texts for identity in change.replaces}
    assert {head.id for head in heads_of(texts)} == {change.id for change in texts} - replaced


@given(histories())
def test_every_reading_that_differs_is_still_there(changes: list[Change]) -> None:
    state = state_of(changes)
    for name in {change.field for change in changes} - {DELETED}:
        heads = heads_of(change for change in changes if change.field == name)
        differ = any(not same_value(head.value, heads[0].value) for head in heads)
        assert differ == (name in state.conflicts | state.merged)
        if name not in state.merged:
            assert any(same_value(state.fields[name], head.value) for head in heads)


@given(histories())
def test_whoever_knows_everything_settles_it(changes: list[Change]) -> None:
    last = Laptop(9, _NOW, {change.id: change for change in changes})
    last.write("text", "settled")
    state = state_of([change for change in last.known.values() if change.record == RECORD])
    assert state.fields["text"] == "settled"
    assert "text" not in state.conflicts | state.merged


def test_one_laptop_after_the_other_is_no_conflict() -> None:
    one, other = _two()
    other.write("text", "second")
    state = state_of(_together(one, other))
    assert state.fields == {"text": "second"}
    assert not state.conflicts


def test_two_short_answers_are_a_conflict_and_the_later_stands() -> None:
    one, other = _two("15 June")
    one.write("text", "16 June")
    other.now_ms += 60_000
    other.write("text", "15 July")
    state = state_of(_together(one, other))
    assert state.fields["text"] == "15 July"
    assert state.conflicts == {"text"}


def test_the_same_answer_twice_is_no_conflict() -> None:
    one, other = _two()
    one.write("text", "same")
    other.write("text", "same")
    assert not state_of(_together(one, other)).conflicts


def test_true_and_one_are_not_the_same_answer() -> None:
    one, other = _two()
    one.write("count", 1)
    other.write("count", True)
    assert state_of(_together(one, other)).conflicts == {"count"}


def test_two_edits_of_a_long_text_are_joined() -> None:
    one, other = _two(LONG)
    one.write("text", LONG.replace("two", "three"))
    other.write("text", LONG.replace("door", "gate"))
    state = state_of(_together(one, other))
    assert state.fields["text"] == LONG.replace("two", "three").replace("door", "gate")
    assert state.merged == {"text"}
    assert not state.conflicts


def test_three_edits_of_a_long_text_are_joined() -> None:
    one, other = _two(LONG)
    third = Laptop(2, _NOW)
    third.receive(one)
    one.write("text", LONG.replace("two", "three"))
    other.write("text", LONG.replace("door", "gate"))
    third.write("text", LONG.replace("village", "commune"))
    wanted = LONG.replace("two", "three").replace("door", "gate").replace("village", "commune")
    assert state_of(_together(one, other, third)).fields["text"] == wanted


def test_two_edits_of_the_same_word_are_a_conflict() -> None:
    one, other = _two(LONG)
    one.write("text", LONG.replace("two", "three"))
    other.write("text", LONG.replace("two", "four"))
    state = state_of(_together(one, other))
    assert state.conflicts == {"text"}
    assert state.fields["text"] in (LONG.replace("two", "three"), LONG.replace("two", "four"))


def test_texts_without_a_common_ancestor_are_a_conflict() -> None:
    one, other = Laptop(0, _NOW), Laptop(1, _NOW)
    one.write("text", LONG)
    other.write("text", LONG + " today")
    assert state_of(_together(one, other)).conflicts == {"text"}


def test_a_laptop_in_2099_does_not_win_over_who_saw_it() -> None:
    one, other = Laptop(0, 4_070_908_800_000), Laptop(1, 1_262_304_000_000)
    one.write("text", "from 2099")
    other.receive(one)
    other.write("text", "later, from 2010")
    state = state_of(_together(one, other))
    assert state.fields["text"] == "later, from 2010"
    assert not state.conflicts


def test_a_deleted_record_is_deleted() -> None:
    one, other = _two()
    one.delete()
    state = state_of(_together(one, other))
    assert (state.deleted, state.revived) == (True, False)
    assert state.fields == {"text": "first"}


def test_an_edit_made_elsewhere_brings_it_back_flagged() -> None:
    one, other = _two()
    one.delete()
    other.write("text", "still needed")
    state = state_of(_together(one, other))
    assert (state.deleted, state.revived) == (False, True)
    assert state.fields["text"] == "still needed"


def test_another_field_filled_in_elsewhere_brings_it_back_too() -> None:
    one, other = _two()
    one.delete()
    other.write("note", "more")
    assert state_of(_together(one, other)).revived


def test_restoring_takes_the_flag_off() -> None:
    one, other = _two()
    one.delete()
    other.write("text", "still needed")
    one.receive(other)
    one.write(DELETED, None)
    state = state_of(_together(one, other))
    assert (state.deleted, state.revived) == (False, False)


def test_two_deletions_count_what_each_of_them_saw() -> None:
    one, other = _two()
    other.write("text", "seen by the other only")
    other.delete()
    one.now_ms += 60_000  # the later one by clock saw less
    one.delete()
    state = state_of(_together(one, other))
    assert (state.deleted, state.revived) == (True, False)


def test_who_restores_wins_over_who_deletes_again_elsewhere() -> None:
    one, other = _two()
    third = Laptop(2, _NOW + 60_000)
    third.receive(one)
    one.delete()
    other.receive(one)
    other.write(DELETED, None)
    third.delete()
    state = state_of(_together(one, other, third))
    assert (state.deleted, state.revived) == (False, True)


def test_the_common_ancestor_is_the_latest_that_all_saw() -> None:
    one, other = _two()
    one.write("text", "second")
    other.receive(one)
    left, right = one.write("text", "left"), other.write("text", "right")
    everything = {change.id: change for change in _together(one, other)}
    assert ancestor_value([left, right], everything.get) == "second"
    assert ancestor_value([left, right], lambda _: None) is None
    assert ancestor_value([], everything.get) is None


def test_who_takes_a_joined_word_back_is_heard() -> None:
    one, other = _two(LONG)
    one.write("text", LONG.replace("two", "three"))
    other.now_ms += 60_000
    other.write("text", LONG.replace("door", "gate"))
    one.receive(other)
    other.receive(one)
    joined = LONG.replace("two", "three").replace("door", "gate")
    # Both have seen the joined text; one takes a word of it back while the other goes on elsewhere.
    one.write("text", joined.replace("three", "two"))
    other.write("text", joined.replace("village", "commune"))
    state = state_of(_together(one, other))
    assert state.fields["text"] == joined.replace("three", "two").replace("village", "commune")
    assert state.merged == {"text"}


def test_laptops_that_meet_after_every_word_are_followed_only_so_far() -> None:
    one, other = _two(LONG)
    for number in range(60):
        one.write("text", f"{LONG} and then {number}")
        other.write("text", f"{number} {LONG}")
        one.receive(other)
        other.receive(one)
    assert state_of(_together(one, other)).conflicts | state_of(_together(one, other)).merged


def _circle(length: int) -> list[Change]:
    forger = Laptop(3, _NOW)
    links = [forger.write("text", f"{LONG} {number}") for number in range(length)]
    return [replace(link, replaces=(links[place - 1].id,)) for place, link in enumerate(links)]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_forged_circle_hides_nothing(length: int) -> None:
    circle = _circle(length)
    state = state_of(circle)
    assert state.fields["text"] == circle[-1].value
    assert state == state_of(circle[::-1])
    reader = Laptop(1, _NOW, {change.id: change for change in circle})
    reader.write("text", "settled")
    assert state_of(_together(reader)).fields["text"] == "settled"


def test_damaged_deletion_marks_are_read_as_seeing_nothing() -> None:
    one = Laptop(0, _NOW)
    one.write("text", "here")
    for mark in ({"seen": "everything"}, {"seen": [["nested"], 7]}, {"other": 1}):
        one.write(DELETED, mark)
        assert not state_of(_together(one)).deleted


def test_settling_nothing_says_nothing() -> None:
    assert settle([]).value is None
    assert settle([], "ancestor", by_blanks).value is None
