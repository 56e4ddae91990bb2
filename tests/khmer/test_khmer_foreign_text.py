"""What came from elsewhere cannot move a cursor, turn words around or begin a line of its own."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.khmer.khmer_strategies import anything

from sala.khmer import clean_text, harmless, harmless_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;title\x07", "�[2J�]0;title�"),
        ("safe\roverwritten", "safe\noverwritten"),
        ("a\r\nb\u2028c\x85d", "a\nb\nc\nd"),
        ("\u202egnp.exe", "�gnp.exe"),
        ("\u2066x\u2069\ufeff", "�x��"),
        ("\x9b31mred", "�31mred"),
        ("ស្ត្រី\u200bខ្មែរ\u200d", "ស្ត្រី\u200bខ្មែរ\u200d"),
        ("one\ttwo", "one\ttwo"),
    ],
)
def test_signs_that_do_something_are_seen_and_do_nothing(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert harmless_line(text) == shown.replace("\n", " ").replace("\t", " ")


@given(st.text())
def test_no_control_is_left_whatever_comes(text: str) -> None:
    shown = harmless(text)
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert not [
        c
        for c in shown
        if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ]
    assert harmless(shown) == shown
    line = harmless_line(text)
    assert len(line.splitlines()) <= 1
    assert harmless_line(line) == line


@given(anything)
def test_what_people_type_is_shown_as_it_is(text: str) -> None:
    kept = clean_text(text, lines=True, limit=100_000)
    assert harmless(kept) == kept
