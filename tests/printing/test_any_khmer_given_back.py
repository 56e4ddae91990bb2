"""Whatever Khmer is printed, in whatever order it was typed, four programs read the same text again."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.content.method_texts import all_texts
from tests.printing.paper import READERS, printed, squeezed
from tests.printing.test_lines import paragraphs

from sala.khmer import words
from sala.printing.layout.paragraph import Paragraph
from sala.printing.text.style import TextStyle

BODY = TextStyle(size=11, space_before=6)
BASES = [chr(code) for code in range(0x1780, 0x17B4)]
MARKS = [chr(code) for code in (*range(0x17B6, 0x17D2), 0x17D3, 0x17DD)]
SIGNS = [chr(code) for code in (*range(0x17D4, 0x17DD), *range(0x17E0, 0x17EA), *range(0x17F0, 0x17FA))]
LUNAR = [chr(code) for code in range(0x19E0, 0x1A00)]
EVERY = [chr(code) for code in (*range(0x1780, 0x17DE), *range(0x17E0, 0x17EA), *range(0x17F0, 0x17FA))] + LUNAR

legal = st.builds(
    lambda base, subscripts, marks: base + "".join("\u17d2" + each for each in subscripts) + "".join(marks),
    st.sampled_from(BASES),
    st.lists(st.sampled_from(BASES[:35]), max_size=2),
    st.lists(st.sampled_from(MARKS), max_size=3),
)
misspelt = legal.flatmap(lambda cluster: st.permutations(cluster).map("".join))
illegal = st.lists(st.sampled_from(EVERY), min_size=1, max_size=8).map("".join)
real = st.sampled_from(sorted({word for text in paragraphs() for word in words(text)}))
other = st.sampled_from(
    [
        "\u200b",
        "\u200c",
        "\u200d",
        " ",
        *["12", "3,500៛", "១២%", "office", "fi", "(a)", "«", "»", "។", "៖", "–", "→", "✓", "é", "AV"],
    ]
)
anything = (
    st.lists(st.one_of(legal, misspelt, illegal, real, other), min_size=1, max_size=40)
    .map("".join)
    .filter(lambda text: text.strip(" \u200b\u200c\u200d"))
)
#: One example is many lines and four programs: few of them, but long ones.
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
IN_ORDER = [reader for reader in READERS if reader != "pdftotext"]
"""The readers that keep the order of drawing; pdftotext alone goes by the eye."""


def read_back(lines: list[str]) -> dict[str, str]:
    pdf = printed([Paragraph(line, BODY) for line in lines])
    return {reader: squeezed(READERS[reader](pdf)) for reader in IN_ORDER}


def wrong(lines: list[str]) -> list[tuple[str, str, str]]:
    """Return what a reader did not give back: its name, the line, and what came instead."""
    wanted = squeezed("".join(lines))
    if all(found == wanted for found in read_back(lines).values()):
        return []
    return [
        (reader, line, found)
        for line in lines
        for reader, found in read_back([line]).items()
        if found != squeezed(line)
    ]


@few
@given(st.lists(anything, min_size=10, max_size=40))
def test_khmer_in_any_order_comes_back(lines: list[str]) -> None:
    assert wrong(lines) == []


def test_every_pair_of_khmer_characters_comes_back() -> None:
    pairs = ["".join(pair) for pair in itertools.product(EVERY, repeat=2)]
    lines = [" ".join(pairs[at : at + 200]) for at in range(0, len(pairs), 200)]
    assert wrong(lines) == []


def test_every_subscript_with_every_sign_comes_back() -> None:
    clusters = [f"ក\u17d2{base}{mark}" for base in BASES for mark in MARKS] + [f"{b}៉{m}" for b in BASES for m in MARKS]
    lines = [" ".join(clusters[at : at + 100]) for at in range(0, len(clusters), 100)]
    assert wrong(lines) == []


def test_the_method_comes_back() -> None:
    texts = sorted({line for _, _, text in all_texts() for line in text["km"].splitlines() if line.strip()})
    assert len(texts) > 1000
    assert wrong(texts) == []
