"""Texts for property tests: real paragraphs, plausible and impossible clusters, anything at all."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

PARAGRAPHS = [
    line for line in (Path(__file__).parents[1] / "data" / "udhr_khm.txt").read_text("utf-8").splitlines() if line
]
CONSONANTS = [chr(code) for code in range(0x1780, 0x17A3)]
BASES = [chr(code) for code in range(0x1780, 0x17B4)]
MARKS = [chr(code) for code in (*range(0x17B6, 0x17D2), 0x17D3, 0x17DD)]

#: The machine may be busy: no time limit, and slow generation is no failure.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

subscripts = st.sampled_from(CONSONANTS).map("\u17d2".__add__)
units = st.one_of(subscripts, st.sampled_from(MARKS), st.sampled_from(MARKS))
clusters = st.builds(lambda base, tail: base + "".join(tail), st.sampled_from(BASES), st.lists(units, max_size=5))
khmer = st.lists(clusters, max_size=12).map("".join)
invisible = st.sampled_from(["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u17b4"])
#: Khmer with everything that comes in its way, halves of surrogate pairs included.
mixed = st.lists(
    st.one_of(
        clusters,
        invisible,
        st.sampled_from("។៕៖ៗ៛០១៩ ,.()«»“”-/\n\t\r\x00aAé"),
        st.sampled_from(["e\u0301", "\u17d2", "😀", "👩\u200d🌾", "🇰🇭", "\ud83d", "\ude00"]),
        st.text(max_size=3),
    ),
    max_size=25,
).map("".join)
real = st.builds(
    lambda paragraph, start, length: paragraph[start : start + length],
    st.sampled_from(PARAGRAPHS),
    st.integers(0, 300),
    st.integers(1, 120),
)
anything = st.one_of(mixed, real, st.text(st.characters(), max_size=40))
