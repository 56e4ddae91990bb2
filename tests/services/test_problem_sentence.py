"""The problem in one sentence, however people began and ended their answers."""

from __future__ import annotations

import pytest

from sala.language import Translator
from sala.services.paper.problem_sentence import PARTS, problem_sentence

KHMER = {
    "who": "ស្ត្រីមានគភ៌",
    "where": "នៅភូមិកូនរ៉ា",
    "needs_to": "ត្រូវការជួបឆ្មប។",
    "but": "ប៉ុន្តែរង់ចាំយូរ",
    "because": "ព្រោះមនុស្សមកព្រឹកទាំងអស់គ្នា។",
}
BARE = {"who": "ស្ត្រីមានគភ៌", "where": "ភូមិកូនរ៉ា", "needs_to": "ជួបឆ្មប", "but": "រង់ចាំយូរ", "because": "មនុស្សមកព្រឹកទាំងអស់គ្នា"}


def test_a_linking_word_stands_there_once() -> None:
    say = Translator("km")
    assert problem_sentence(KHMER, say) == problem_sentence(BARE, say)
    for twice in ("នៅនៅ", "ត្រូវការត្រូវការ", "ប៉ុន្តែប៉ុន្តែ", "ព្រោះព្រោះ", "។។"):
        assert twice not in problem_sentence(KHMER, say)


def test_english_too() -> None:
    said = dict(
        zip(
            PARTS,
            ("Mothers", "at Kratie", "need to see a midwife.", "But they wait", "Because all come early."),
            strict=True,
        )
    )
    told = problem_sentence(said, Translator("en"))
    assert told == "Mothers, at Kratie, need: see a midwife. But they wait, because all come early."


@pytest.mark.parametrize("language", ["km", "en"])
def test_what_is_there_is_told_where_a_part_is_missing(language: str) -> None:
    assert problem_sentence({**KHMER, "but": ""}, Translator(language)).count("·") == 3


def test_an_answer_of_a_linking_word_alone_stays() -> None:
    assert "នៅនៅ" in problem_sentence({**BARE, "where": "នៅ"}, Translator("km"))
