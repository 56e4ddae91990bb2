"""clusters: what a reader takes for one sign stays one."""

from __future__ import annotations

import pytest
from hypothesis import given
from khmer_strategies import PARAGRAPHS, anything, unhurried

from sala.khmer import canonical, cluster_breaks, clusters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("ស្ត្រី", ["ស្ត្រី"]),
        ("ខ្មែរ", ["ខ្មែ", "រ"]),
        ("ខែ្មរ", ["ខែ្ម", "រ"]),
        ("កោះកុង", ["កោះ", "កុ", "ង"]),
        ("ក\u200bខ", ["ក", "\u200b", "ខ"]),
        ("ស្\u200bត្រី", ["ស្\u200bត្រី"]),
        ("a\u0301b", ["a\u0301", "b"]),
        ("\r\nក", ["\r\n", "ក"]),
        ("👩\u200d🌾🇰🇭ក", ["👩\u200d🌾", "🇰🇭", "ក"]),
        ("กำ\u0e49า", ["ก", "ำ\u0e49", "า"]),
        ("្រក", ["្រ", "ក"]),
    ],
)
def test_clusters_of_real_and_broken_text(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


@given(anything)
@unhurried
def test_clusters_join_to_the_text_and_end_where_cluster_breaks_says(text: str) -> None:
    pieces = clusters(text)
    assert "".join(pieces) == text
    ends = cluster_breaks(text)
    assert len(ends) == len(pieces)
    assert ends == sorted(set(ends))
    assert not ends or ends[-1] == len(text)


@given(anything)
@unhurried
def test_no_cluster_of_a_khmer_letter_is_cut_before_a_sign_or_after_a_coeng(text: str) -> None:
    for end in cluster_breaks(text)[:-1]:
        before, after = text[end - 1], text[end]
        assert not ("\u1780" <= before <= "\u17d1" and "\u17b6" <= after <= "\u17d3")
        assert not (before == "\u17d2" and "\u1780" <= after <= "\u17b3")


def test_order_is_set_within_clusters_only() -> None:
    for paragraph in PARAGRAPHS:
        assert "".join(canonical(cluster) for cluster in clusters(paragraph)) == canonical(paragraph)
