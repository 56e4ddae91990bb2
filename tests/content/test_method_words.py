"""The words of the method that Sala ships: whole in both languages, in good Khmer, plain and short."""

from __future__ import annotations

import csv
import re
import statistics
from collections.abc import Iterable

import pytest
from tests.content.method_texts import METHOD, all_texts, is_sentence, owner, sentences, word_count
from tests.language.khmer_marks import mark_faults

from sala.content import Field, LinkRole, Pack, load_pack
from sala.khmer import check_khmer, search_key

LABELS = {"title", "plural", "label", "heading", "unit", "low_label", "high_label", "materials"}
"""The keys whose texts are names, without an end mark."""

SENTENCE_ENDS = ("។", "?", "!")
LONGEST = 28
LATIN_ALLOWED: tuple[str, ...] = ()

LATIN_DIGIT = re.compile("[0-9]")
KHMER_LETTERS_IN_ENGLISH = re.compile("[\u1780-\u17ff]")

FORBIDDEN = {
    # spellings and words that say the same as the glossary, but differently: one word for one thing
    "ស្រ្តី": "ស្ត្រី",
    "ស្រ្តៃ": "ស្ត្រី",
    "អោយ": "ឱ្យ",
    "ឲ្យ": "ឱ្យ",
    "ប្រជាជន": "ប្រជាពលរដ្ឋ",
    "មណ្ឌលសុខាភិបាល": "មណ្ឌលសុខភាព",
    "គំរូដើម": "គំរូសាកល្បង",
    "ប្រូតូថាយ": "គំរូសាកល្បង",
    "គម្រោងសាកល្បង": "ការអនុវត្តសាកល្បង",
    "ផែនការសាកល្បង": "ផែនការអនុវត្តសាកល្បង",
    "ក្រដាសកិច្ចការ": "សន្លឹកកិច្ចការ",
    "ការច្នៃប្រឌិត": "នវានុវត្តន៍",
    "អ្នកសម្រួល": "អ្នកសម្របសម្រួល",
    "ជនពិការ": "ជនមានពិការភាព",
    "គ្រួសារក្រីក្រ": "គ្រួសារមានប័ណ្ណសមធម៌",
    "ប័ណ្ណក្រីក្រ": "ប័ណ្ណសមធម៌",
    "ជនជាតិភាគតិច": "ជនជាតិដើមភាគតិច",
    "បុគ្គលិក": "មន្ត្រី",
    "មន្រ្តី": "មន្ត្រី",
    "មន្រ្ដី": "មន្ត្រី",
    "អញ្ចើញ": "អញ្ជើញ",
    "វិភាគធានា": "វិភាគទាន",
    "សំភាសន៍": "សម្ភាសន៍",
    "ឧទហរណ៍": "ឧទាហរណ៍",
    "ចំនុច": "ចំណុច",
    "សំរាប់": "សម្រាប់",
    "ដំនើរ": "ដំណើរ",
    # words of grammar, of the street or from English, where plain polite Khmer has its own
    "កិរិយាសព្ទ": "ពាក្យ",
    "ម៉េច": "ដូចម្តេច",
    "អ្នកធំ": "ថ្នាក់ដឹកនាំ",
    "ឱកាសកើតឡើង": "លទ្ធភាពកើតឡើង",
    "គិតឮៗ": "និយាយឮៗ នូវអ្វីដែលកំពុងគិត",
    "ម៉ោងទទួលភ្ញៀវ": "ម៉ោងផ្តល់សេវា",
}


def asks(text: str) -> bool:
    """Return whether a text ends with a question, or with words in quotes that are one."""
    return text.removesuffix("។").rstrip("»”)").endswith("?")


def sections_of(fields: Iterable[Field]) -> dict[str, str]:
    """Return for each field the heading that it stands under; "" above the first one."""
    sections, heading = {}, ""
    for field in fields:
        heading = field.heading.en if field.heading else heading
        sections[field.key] = heading
    return sections


def told(faults: list[str]) -> str:
    return "\n" + "\n".join(faults)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(METHOD, complete=True)


def test_the_pack_is_whole(pack: Pack) -> None:
    assert [stage.key for stage in pack.stages] == ["prepare", "listen", "understand", "imagine", "try", "deliver"]
    numbers = [*range(1, 33)]
    assert [activity.number for activity in pack.activities()] == numbers


def test_each_guide_has_what_a_facilitator_needs(pack: Pack) -> None:
    for activity in pack.activities():
        assert 6 <= len(activity.steps) <= 9, activity.key
        assert len(activity.tips) >= 3, activity.key
        assert len(activity.mistakes) >= 3, activity.key
        assert len(activity.materials) >= 3, activity.key


def test_an_example_shows_every_required_field(pack: Pack) -> None:
    for activity in pack.activities():
        required = {field.key for field in pack.kind(activity.card).fields if field.required}
        assert required <= activity.example.values.keys(), activity.key


def test_a_worksheet_asks_for_every_required_field(pack: Pack) -> None:
    for activity in pack.activities():
        required = {field.key for field in pack.kind(activity.card).fields if field.required}
        assert required <= {item.field for item in activity.worksheet.items}, activity.key


def test_a_worksheet_asks_for_everything_but_evidence(pack: Pack) -> None:
    """Evidence is linked on the screen; everything else that a card can say has its room on paper."""
    for activity in pack.activities():
        fields = pack.kind(activity.card).fields
        asked = {item.field for item in activity.worksheet.items}
        assert {field.key for field in fields if field.link_role is not LinkRole.EVIDENCE} <= asked, activity.key
        for item in activity.worksheet.items:
            rows = pack.kind(activity.card).field(item.field)
            if rows and rows.row_kind and item.columns:
                cells = {field.key for field in pack.kind(rows.row_kind).fields}
                assert cells - set(item.columns) <= {"consent_code"}, (activity.key, item.field)


def test_no_field_on_paper_stands_under_the_heading_of_others(pack: Pack) -> None:
    for activity in pack.activities():
        sections = sections_of(pack.kind(activity.card).fields)
        shown = ""
        for item in activity.worksheet.items:
            field = pack.kind(activity.card).field(item.field)
            shown = field.heading.en if field and field.heading else shown
            assert sections[item.field] == shown, (activity.key, item.field)


def test_every_text_is_in_both_languages() -> None:
    faults = [
        f"{file} {path}"
        for file, path, text in all_texts()
        if set(text) != {"km", "en"} or not all(words_.strip() for words_ in text.values())
    ]
    assert not faults, told(faults)


def test_the_khmer_is_well_written() -> None:
    faults = []
    for file, path, text in all_texts():
        codes = check_khmer(text["km"], allowed_latin=LATIN_ALLOWED, sentence=is_sentence(path))
        if LATIN_DIGIT.search(text["km"]):
            codes.append("latin_digit")
        if not re.search("[\u1780-\u17b3]", text["km"]):
            codes.append("no_khmer")
        faults += [f"{file} {path} {code}: {text['km']}" for code in codes]
    assert not faults, told(faults)


def test_marks_stand_where_khmer_puts_them() -> None:
    faults = [
        f"{file} {path} {fault}: {text['km']}" for file, path, text in all_texts() for fault in mark_faults(text["km"])
    ]
    assert not faults, told(faults)


def test_no_khmer_is_left_in_the_english() -> None:
    faults = [f"{file} {path}" for file, path, text in all_texts() if KHMER_LETTERS_IN_ENGLISH.search(text["en"])]
    assert not faults, told(faults)


def test_sentences_end_and_names_do_not() -> None:
    faults = []
    for file, path, text in all_texts():
        khmer, english = text["km"].rstrip("»)"), text["en"].rstrip("”)")
        if is_sentence(path):
            ended = khmer.endswith(SENTENCE_ENDS) and english.endswith((".", "?", "!"))
        else:
            ended = not (owner(path) in LABELS and (khmer.endswith(("។", "៖")) or english.endswith((".", ":"))))
        if not ended:
            faults.append(f"{file} {path}: {text}")
    assert not faults, told(faults)


def test_both_languages_ask_or_tell_alike() -> None:
    faults = [
        f"{file} {path}: {text}"
        for file, path, text in all_texts()
        if is_sentence(path) and asks(text["km"]) != asks(text["en"])
    ]
    assert not faults, told(faults)


def test_numbers_are_the_same_in_both_languages() -> None:
    digits = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
    faults = []
    for file, path, text in all_texts():
        khmer, english = (
            [number.replace(",", "") for number in re.findall(r"\d+(?:,\d{3})*", each)]
            for each in (text["km"].translate(digits), text["en"])
        )
        if sorted(set(khmer)) != sorted(set(english)):
            faults.append(f"{file} {path}: {khmer} {english}: {text['km']}")
    assert not faults, told(faults)


def test_sentences_are_short() -> None:
    lengths = [
        (word_count(sentence), f"{file} {path}: {sentence}")
        for file, path, text in all_texts()
        if is_sentence(path) or "example.values" in path
        for sentence in sentences(text["km"])
    ]
    long = [f"{length} {where}" for length, where in lengths if length > LONGEST]
    assert not long, told(long)
    assert statistics.median(length for length, _ in lengths) <= 14


def test_one_word_for_one_thing() -> None:
    faults = [
        f"{file} {path}: {found}, write {right}"
        for file, path, text in all_texts()
        for found, right in FORBIDDEN.items()
        if found in text["km"]
    ]
    assert not faults, told(faults)


def test_the_glossary_is_well_written() -> None:
    with (METHOD / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["english", "khmer", "note"]
    terms = [row["english"] for row in rows]
    assert len(terms) == len(set(terms))
    faults = [f"{row['english']}: {code}" for row in rows for code in check_khmer(row["khmer"])]
    assert not faults, told(faults)
    assert not {row["khmer"] for row in rows} & FORBIDDEN.keys()


def test_the_method_uses_the_terms_of_the_glossary() -> None:
    with (METHOD / "glossary.csv").open(encoding="utf-8", newline="") as file:
        terms = {row["english"]: search_key(row["khmer"]) for row in csv.DictReader(file)}
    everything = " ".join(search_key(text["km"]) for _, _, text in all_texts())
    used = [
        "facilitator", "team", "citizen / people", "service user", "innovation", "commune", "village", "health centre",
        "worksheet", "interview", "consent", "note", "insight", "problem", "journey", "persona", "idea", "prototype",
        "feedback", "time", "cost", "number of visits", "pilot", "woman / women", "man", "person with disability",
        "poor household card", "indigenous people", "challenge", "evidence", "official fee", "sponsor", "owner",
    ]  # fmt: skip
    assert [term for term in used if terms[term] not in everything] == []
