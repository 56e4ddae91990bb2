"""What a report must not say: words and photos without consent, names, telephone numbers."""

from __future__ import annotations

import pytest
from tests.printing.paper import squeezed
from tests.services.report_sample import LANGUAGES, Sample, pieces, words_of

from sala.khmer import khmer_digits
from sala.printing.documents.report.values import Photos
from sala.services.attachments import attachments
from sala.services.cards import cards, set_fields
from sala.services.paper.report.material import Material
from sala.services.people import participants, update_participant


def all_quotes(sample: Sample) -> dict[str, list[str]]:
    """Return the words of all quotes by the code of who said them, hidden ones too."""
    notes = {
        card.id: card.record.text("person_code") for card in cards(sample.ws, sample.workshop, with_withdrawn=True)
    }
    found: dict[str, list[str]] = {}
    for quote in cards(sample.ws, sample.workshop, kind="quote", with_withdrawn=True):
        found.setdefault(notes[quote.parent], []).append(str(quote.fields["words"]))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_were_withdrawn_are_nowhere(kept: Sample, language: str) -> None:
    text = kept.printed(language, names=True)
    for words in all_quotes(kept)["K06"]:
        assert squeezed(words)[:30] not in text
    assert "K06" not in text


@pytest.mark.parametrize("scope", ["quote", "share"])
@pytest.mark.parametrize("answer", ["no", ""])
def test_words_need_a_yes_to_quoting_and_to_sharing(sample: Sample, scope: str, answer: str) -> None:
    said = [words for words in all_quotes(sample)["K01"] if squeezed(words)[:30] in sample.printed()]
    assert said
    form = sample.one("consent_form", person_code="K01")
    set_fields(sample.ws, sample.workshop, form.id, {scope: answer})
    text = sample.printed()
    assert [words for words in said if squeezed(words)[:30] in text] == []


def test_words_without_a_consent_are_not_told(sample: Sample) -> None:
    note = sample.one("interview_note", person_code="K01")
    set_fields(sample.ws, sample.workshop, note.id, {"consent_code": ""})
    text = sample.printed()
    assert not any(squeezed(words)[:30] in text for words in all_quotes(sample)["K01"])


def test_a_withdrawal_hides_at_once(sample: Sample) -> None:
    before = sample.printed()
    form = sample.one("consent_form", person_code="K08")
    set_fields(sample.ws, sample.workshop, form.id, {"withdrawn": "2026-10-20"})
    after = sample.printed()
    words = [squeezed(each)[:30] for each in (*all_quotes(sample)["K08"], "រូបក្របី និងរូបគោដូចគ្នាពេក")]
    assert any(each in before for each in words)
    assert not any(each in after for each in words)
    assert "K08" not in after


def test_feedback_of_somebody_who_may_not_be_quoted_is_only_counted(sample: Sample) -> None:
    form = sample.one("consent_form", person_code="K08")
    set_fields(sample.ws, sample.workshop, form.id, {"quote": "no"})
    assert squeezed("រូបក្របី និងរូបគោដូចគ្នាពេក") not in sample.printed()
    assert len(Material(sample.order()).of("feedback")) == 7


def test_photos_need_a_yes_to_the_photo_and_to_sharing(sample: Sample) -> None:
    def shown() -> list[str]:
        return [photo.caption for group in pieces(sample.order(), Photos) for photo in group.photos]

    every = {photo.caption: photo.consent for photo in attachments(sample.ws, sample.workshop)}
    drawing = "គំនូររឿងប្រាំមួយផ្ទាំង៖ ពីការណាត់ រហូតដល់ត្រឡប់ទៅផ្ទះ"
    assert shown() == [caption for caption, code in every.items() if code or caption == drawing]
    for scope, person in (("photo", "K01"), ("share", "K02")):
        form = sample.one("consent_form", person_code=person)
        set_fields(sample.ws, sample.workshop, form.id, {scope: "no"})
    set_fields(
        sample.ws, sample.workshop, sample.one("consent_form", person_code="K07").id, {"withdrawn": "2026-10-20"}
    )
    assert {every[caption] for caption in shown()} == {"C-K10", every[drawing]}
    assert len(shown()) == 2


def test_a_case_of_people_who_refused_is_not_told(sample: Sample) -> None:
    case = sample.one("case")
    set_fields(sample.ws, sample.workshop, case.id, {"consent": "C-K04"})
    assert squeezed("បញ្ជីស្ត្រីមានគភ៌ ដែលភូមិមានស្រាប់") in sample.printed()
    set_fields(sample.ws, sample.workshop, sample.one("consent_form", person_code="K04").id, {"share": "no"})
    text = sample.printed()
    assert squeezed("បញ្ជីស្ត្រីមានគភ៌ ដែលភូមិមានស្រាប់") not in text
    assert squeezed("ថ្ងៃណាត់របស់ភូមិអំពក") not in text


def test_what_is_left_out_is_told_in_numbers(sample: Sample) -> None:
    left = Material(sample.order()).left_out
    assert (left.quotes, left.photos, left.sheets) == (2, 3, 1)
    form = sample.one("consent_form", person_code="K01")
    set_fields(sample.ws, sample.workshop, form.id, {"quote": "no", "photo": "no"})
    left = Material(sample.order()).left_out
    assert (left.quotes, left.photos, left.sheets) == (5, 4, 1)
    assert "5 quotes" in words_of(sample.order("en"))


def test_a_photo_whose_file_is_not_here_is_passed_over(sample: Sample) -> None:
    first = next(photo for photo in attachments(sample.ws, sample.workshop) if photo.consent)
    assert first.path is not None
    first.path.unlink()
    captions = [photo.caption for group in pieces(sample.order(), Photos) for photo in group.photos]
    assert first.caption not in captions
    assert len(captions) == 4


def test_names_of_participants_are_listed_only_when_asked_for(kept: Sample) -> None:
    citizen = squeezed("ម៉ៅ សុខា")
    assert citizen not in kept.printed()
    assert citizen in kept.printed(names=True)


@pytest.mark.parametrize("names", [False, True])
def test_telephone_numbers_are_never_in_it(sample: Sample, names: bool) -> None:
    person = participants(sample.ws, sample.workshop)[0]
    update_participant(sample.ws, sample.workshop, person.id, {"phone": "012 345 678"})
    idea = sample.one("idea", title="ថ្ងៃណាត់របស់ភូមិ")
    task = sample.one("pilot_activity", who="ញឹម ពៅ")
    set_fields(sample.ws, sample.workshop, idea.id, {"change_citizens": "តេទៅ ០១២ ៣៤៥ ៦៧៨ ឬ +855 12 345 678 ពេលឆ្មបនៅ"})
    set_fields(sample.ws, sample.workshop, task.id, {"who": "ញឹម ពៅ 012-345-678"})
    text = khmer_digits(sample.printed(names=names))
    assert khmer_digits("345678") not in text
    assert squeezed("ពេលឆ្មបនៅ") in text


def test_a_participant_named_in_a_text_is_not_named_in_the_report(sample: Sample) -> None:
    insight = sample.one("insight", confidence=1)
    set_fields(sample.ws, sample.workshop, insight.id, {"saw": "ម៉ៅ សុខា មិនចូលចិត្តមក"})
    text = sample.printed()
    assert squeezed("ម៉ៅ សុខា") not in text
    assert squeezed("មិនចូលចិត្តមក") in text


def test_who_does_what_keeps_the_names(kept: Sample) -> None:
    assert squeezed("ឡុង ពិសិដ្ឋ") in kept.printed()
