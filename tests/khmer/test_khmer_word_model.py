"""The words of the shipped model are khmercut's own words, on real text and on any other."""

from __future__ import annotations

import runpy
from itertools import accumulate

import khmercut
import pytest
from hypothesis import given
from khmer_strategies import PARAGRAPHS, anything, real, unhurried

from sala.khmer.word_model import pieces_of, word_ends
from sala.paths import resource_path


def khmercut_ends(text: str) -> tuple[int, ...]:
    return tuple(accumulate(map(len, khmercut.tokenize(text))))


def readable(text: str) -> str:
    """What the caller of the model gives it: the rest reads as x."""
    return "".join(sign if " " <= sign <= "~" or "\u1780" <= sign <= "\u17ff" or sign == "\n" else "x" for sign in text)


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_the_declaration(paragraph: str) -> None:
    assert word_ends(paragraph) == khmercut_ends(paragraph)


def test_the_method() -> None:
    lines = [
        line
        for file in sorted(resource_path("method").rglob("*.toml"))
        for line in readable(file.read_text(encoding="utf-8")).splitlines()
        if line
    ]
    assert len(lines) > 1000
    assert [line for line in lines if word_ends(line) != khmercut_ends(line)] == []


@given(anything | real)
@unhurried
def test_any_text(text: str) -> None:
    text = readable(text)
    assert pieces_of(text) == khmercut.seg_kcc(text)
    assert word_ends(text) == khmercut_ends(text)


def test_the_file_is_what_its_maker_makes() -> None:
    maker = runpy.run_path(str(resource_path().parent / "installer" / "make_word_model.py"))
    assert resource_path("khmer", "words.model").read_bytes() == maker["made"]()
