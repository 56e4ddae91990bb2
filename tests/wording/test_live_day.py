"""A day in words: short, complete, in the reader's digits, and never at odds with its numbers."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.agenda_making import a_day, a_session, days_of_blocks
from tests.domain.laptops import an_id

from sala.domain.agenda import Session
from sala.domain.agenda_live import live_state
from sala.domain.agenda_oddities import LONG_SINCE, NOT_YET, OTHER_DATE, OTHER_DAY, TWO_RUN, Oddity
from sala.domain.agenda_preview import preview
from sala.domain.agenda_replan import WAYS, proposals
from sala.language import LANGUAGES, Translator
from sala.wording.live_day import (
    clock_text,
    end_sentence,
    left_text,
    loss_sentences,
    now_line,
    oddity_sentence,
    pace_sentence,
    pace_text,
    result_sentence,
    span_text,
    way_title,
)

EN, KM = Translator("en"), Translator("km")
STATES = ("planned", "planned", "done", "running", "dropped")


@given(days_of_blocks(states=STATES), st.integers(-3000, 4000))
def test_a_day_has_words_whatever_the_clock_says(blocks: list[Session], minute: int) -> None:
    state = live_state(a_day(), blocks, minute)
    for say in (EN, KM):
        told = [pace_sentence(state, say), end_sentence(state, say), now_line("ក", state, say)]
        told += [clock_text(minute, say), span_text(minute, minute + 30, say)]
        assert not re.search(r"[{}]", "".join(told))
    assert not re.search("[0-9]", end_sentence(state, KM) + now_line("ក", state, KM))


@given(days_of_blocks(), st.integers(1, 300))
def test_every_loss_is_said(blocks: list[Session], needed: int) -> None:
    state = live_state(a_day(), blocks, 480)
    for plan in proposals("d", blocks, needed=needed, ends=state.ends, minimums={}, to_day="e"):
        shown = preview(state, blocks, (), plan)
        for say in (EN, KM):
            told = loss_sentences(shown, lambda identity: identity, say)
            assert len(told) == len(plan.changes)
            assert all(change.session in " ".join(told) for change in plan.changes)
            assert result_sentence(shown, say)


def test_few_words_for_left_and_pace() -> None:
    assert [left_text(n, EN) for n in (12, 0, -3, 95)] == [
        "12 min left",
        "time is up",
        "over by 3 min",
        "1 h 35 min left",
    ]
    assert [pace_text(n, EN) for n in (8, 0, -5)] == ["8 min behind", "on time", "5 min ahead"]
    assert [left_text(n, KM) for n in (12, -3)] == ["នៅសល់ ១២ នាទី", "លើសពេល ៣ នាទី"]
    assert [pace_text(n, KM) for n in (8, -5)] == ["យឺត ៨ នាទី", "មុនពេល ៥ នាទី"]


def test_times_beyond_the_day_say_so() -> None:
    assert clock_text(605, EN) == "10:05"
    assert clock_text(1450, EN) == "00:10 the day after"
    assert clock_text(-30, EN) == "23:30 the day before"
    assert clock_text(3 * 1440 + 60, EN) == "01:00, 3 days later"
    assert clock_text(-2 * 1440 + 60, EN) == "01:00, 2 days earlier"
    assert span_text(600, 645, KM) == "១០:០០–១០:៤៥"
    assert span_text(1430, 1450, EN) == "23:50 – 00:10 the day after"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [OTHER_DAY, LONG_SINCE, NOT_YET, TWO_RUN, OTHER_DATE])
@pytest.mark.parametrize("now", ["2026-11-25T20:00", "2026-11-26T08:00", "2026-12-24T08:00", "2026-11-25T07:00"])
def test_what_is_odd_is_a_whole_sentence(language: str, code: str, now: str) -> None:
    began, due = datetime.fromisoformat("2026-11-25T14:05"), datetime.fromisoformat("2026-11-25T15:05")
    odd = Oddity(code, a_session(1), began, due)
    told = oddity_sentence(odd, "TITLE", datetime.fromisoformat(now), Translator(language))
    assert not re.search(r"[{}]", told)
    assert code == OTHER_DATE or "TITLE" in told
    assert told[-1] in ".?។"


def test_yesterday_is_called_so() -> None:
    odd = Oddity(
        OTHER_DAY, a_session(1), datetime.fromisoformat("2026-11-25T14:05"), datetime.fromisoformat("2026-11-25T15:05")
    )
    told = oddity_sentence(odd, "Service journey", datetime.fromisoformat("2026-11-26T08:00"), EN)
    assert told == "“Service journey” was begun yesterday at 14:05 and never finished. Finish it?"
    assert odd.session is not None
    assert odd.session.id == an_id(1)


def test_every_way_has_a_name() -> None:
    for say in (EN, KM):
        assert len({way_title(way, say) for way in WAYS}) == len(WAYS)
