"""The interface says one thing with one word, and ends its sentences as Khmer ends them."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from tests.language.khmer_marks import mark_faults
from tests.language.test_catalogue_km import KM, PLACEHOLDER, entries
from tests.language.test_catalogue_update import update

# English word -> the Khmer words of which one must be there. From the glossary, and the words of this program.
TERMS = {
    "workshop": ("សិក្ខាសាលា",),
    "team": ("ក្រុម",),
    "activity": ("សកម្មភាព",),
    "stage": ("ដំណាក់កាល",),
    "worksheet": ("សន្លឹកកិច្ចការ",),
    "card": ("សន្លឹក", "ប័ណ្ណ"),
    "photo": ("រូបថត", "រូប"),
    "folder": ("ថត",),
    "file": ("ឯកសារ",),
    "date": ("កាលបរិច្ឆេទ",),
    "page": ("ទំព័រ",),
    "passphrase": ("ពាក្យសម្ងាត់", "វាយម្តងទៀត"),
    "password": ("ពាក្យសម្ងាត់",),
    "key": ("កូនសោ",),
    "signature": ("ហត្ថលេខា",),
    "sender": ("អ្នកផ្ញើ",),
    "receiver": ("អ្នកទទួល",),
    "headquarters": ("ថ្នាក់កណ្តាល",),
    "stick": ("USB",),
    "laptop": ("កុំព្យូទ័រ",),
    "back-up": ("ច្បាប់ចម្លងបម្រុង", "ចម្លងទុកបម្រុង"),
    "history": ("ប្រវត្តិ",),
    "consent": ("ការយល់ព្រម", "យល់ព្រម"),
    "undo": ("មិនធ្វើវិញ",),
    "redo": ("ធ្វើវិញ",),
    "cancel": ("បោះបង់",),
    "delete": ("លុប",),
    "print": ("បោះពុម្ព",),
    "settings": ("ការកំណត់",),
    "language": ("ភាសា",),
    "help": ("ជំនួយ",),
    "sala": ("Sala",),
}
# The English is a figure of speech, or the Khmer says it without the word.
OTHERWISE = {
    "workshop": {"Make the workshop now"},
    "stick": {"Draw here, or stick a photo"},
    "print": {"print the result as JSON on stdout"},
}
SENTENCE_ENDS = {".": "។", "?": "?", ":": "៖", "…": "…"}


@pytest.fixture(scope="module")
def told() -> list[tuple[Message, str, str]]:
    """Each entry with its English and its Khmer."""
    with KM.open("rb") as file:
        catalogue = read_po(file, locale="km")
    return [
        (message, message.id if isinstance(message.id, str) else message.id[-1], update.strings(message)[0])
        for message in entries(catalogue)
    ]


@pytest.mark.parametrize("term", TERMS)
def test_one_word_for_one_thing(term: str, told: list[tuple[Message, str, str]]) -> None:
    word = re.compile(rf"(?<![\w.]){term}(?:e?s)?(?![\w])", re.IGNORECASE)
    wrong = [
        (english, khmer)
        for _, english, khmer in told
        if khmer and word.search(PLACEHOLDER.sub("", english)) and not any(one in khmer for one in TERMS[term])
        if english not in OTHERWISE.get(term, ())
    ]
    assert wrong == []


def test_sentences_end_as_sentences_and_labels_do_not(told: list[tuple[Message, str, str]]) -> None:
    wrong = []
    for _, english, khmer in told:
        end = SENTENCE_ENDS.get(english.strip()[-1], "")
        last = khmer.strip()[-1:]
        if (end and last != end) or (not end and last in "។?៖…"):
            wrong.append((english, khmer))
    assert wrong == []


def test_no_latin_digits_beside_khmer(told: list[tuple[Message, str, str]]) -> None:
    """A number that Sala itself writes is in Khmer digits, like those that it counts."""
    allowed = re.compile(r"F11|F1|F5|Apache 2\.0|LGPL 3|age1|A3|A4|2500|25/11/2026|%\d|\{[^}]*\}")
    wrong = [khmer for _, _, khmer in told if re.search(r"\d", re.sub("[០-៩]", "", allowed.sub("", khmer)))]
    assert wrong == []


def test_marks_stand_where_khmer_puts_them(told: list[tuple[Message, str, str]]) -> None:
    wrong = [(khmer, faults) for _, _, khmer in told if khmer and (faults := mark_faults(khmer))]
    assert wrong == []
