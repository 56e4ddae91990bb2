"""Reports of one team, of hardly anything, of very much."""

from __future__ import annotations

import pytest
from tests.printing.paper import by_pdfium, squeezed
from tests.services.report_sample import LANGUAGES, Sample, pieces, titles

from sala.domain.identity import new_id
from sala.domain.records import ATTACHMENT, CARD
from sala.language import Translator
from sala.printing.documents.report.values import Chapter, KeyFigures, Text
from sala.services.cards import add_card
from sala.services.paper.order import Choices, Order
from sala.services.paper.report.make import report_of
from sala.services.people import teams
from sala.services.printing import document_pdf
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace


def test_the_report_of_one_team_has_its_own_and_what_is_of_all(kept: Sample) -> None:
    first, *_others = teams(kept.ws, kept.workshop)
    text = kept.printed(team=first.id)
    assert squeezed(first.name) in text
    assert squeezed("កាតណាត់ និងក្តារថ្ងៃភូមិ") in text
    assert squeezed("សម្តែងតួ តេស្តក្នុងថ្ងៃតែមួយ") not in text
    assert squeezed("ចាក់ផ្លូវជម្រាល") in text, "the pilot is of the whole group"
    figures = pieces(kept.order("en", team=first.id), KeyFigures)[1].figures
    assert figures[0].number == "6"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workshop_without_anything_has_a_short_report(ws: Workspace, language: str) -> None:
    workshop = create_workshop(ws, NewWorkshop("ទទេ")).created
    pdf, pages = document_pdf(ws, workshop, "report", Choices(language))
    say = Translator(language).gettext
    text = squeezed(by_pdfium(pdf))
    assert pages == 2
    for words in ("ទទេ", say("What is not there yet"), say("No journey was drawn."), say("No pilot is planned.")):
        assert squeezed(words) in text


def test_empty_cards_say_nothing(ws: Workspace) -> None:
    workshop = create_workshop(ws, NewWorkshop("ទទេ")).created
    for kind in ("insight", "problem", "idea", "prototype", "feedback", "pilot", "theory", "route", "case", "journey"):
        add_card(ws, workshop, kind)
    assert len(titles(Order.of(ws, workshop, "report", Choices("en")))) == 1


def test_what_is_filled_in_part_is_told_in_part(ws: Workspace) -> None:
    workshop = create_workshop(ws, NewWorkshop("ខ្លះៗ")).created
    given: dict[str, dict[str, object]] = {
        "insight": {"saw": "គេចាំយូរ"},
        "problem": {"but": "គ្មានការណាត់"},
        "question": {"question": "តើយើងអាច?"},
        "idea": {"how_1": "ណាត់"},
        "vote_round": {"reason": "ល្អ"},
        "prototype": {"cost": 4000},
        "feedback": {"worked": "ល្អ"},
        "pilot": {"objective": "ក្នុង ១២ សប្តាហ៍"},
        "theory": {"goal": "ជីវិតល្អ"},
        "route": {"fixed": "ថ្ងៃណាត់"},
        "case": {"copy_3": "ចែកកាត"},
        "reflection": {"hard": "ពេលខ្លី"},
        "root_cause": {"start": "រង់ចាំ"},
        "interview_note": {"pains": "ឃ្លាន"},
        "journey": {"name": "ដំណើរ"},
    }
    for kind, fields in given.items():
        add_card(ws, workshop, kind, fields=fields)
    for language in LANGUAGES:
        pdf, _pages = document_pdf(ws, workshop, "report", Choices(language))
        text = squeezed(by_pdfium(pdf))
        for words in ("គេចាំយូរ", "គ្មានការណាត់", "ក្នុង ១២ សប្តាហ៍", "ថ្ងៃណាត់", "ចែកកាត", "ពេលខ្លី"):
            assert squeezed(words) in text, words


def _many(ws: Workspace, workshop: str, count: int) -> None:
    with ws.act(workshop) as act:
        for number in range(count):
            kind = ("insight", "idea", "question", "feedback", "prototype", "problem")[number % 6]
            key = {"insight": "means", "problem": "needs_to", "prototype": "name", "feedback": "worked"}
            field = key.get(kind, "title" if kind == "idea" else "question")
            position = f"a{number:04d}"
            act.put(CARD, new_id(), {"kind": kind, "position": position, field: f"ពាក្យទី {number} " * 8})


def test_three_hundred_cards_do_not_make_a_book(ws: Workspace) -> None:
    workshop = create_workshop(ws, NewWorkshop("ច្រើន")).created
    _many(ws, workshop, 300)
    pdf, pages = document_pdf(ws, workshop, "report", Choices("km"))
    assert pages <= 20
    assert squeezed(Translator("km").nformat("{n} more is in Sala.", "{n} more are in Sala.", 26)) in squeezed(
        by_pdfium(pdf)
    )


class _Counted:
    """Counts how often a workspace is asked for records."""

    def __init__(self, ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        asked = type(ws).records

        def counting(own: Workspace, *args: object, **named: object) -> object:
            self.asked += 1
            return asked(own, *args, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(type(ws), "records", counting)


def test_more_cards_do_not_mean_more_reading(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The records are read a fixed number of times, so that time grows with them and no faster."""
    asked = []
    for count in (60, 300):
        workshop = create_workshop(ws, NewWorkshop("ច្រើន")).created
        _many(ws, workshop, count)
        counted = _Counted(ws, monkeypatch)
        report_of(Order.of(ws, workshop, "report", Choices("km")))
        asked.append(counted.asked)
        monkeypatch.undo()
    assert asked[0] == asked[1]


def test_a_card_of_a_kind_that_the_method_has_no_more_does_no_harm(sample: Sample) -> None:
    with sample.ws.act(sample.workshop) as act:
        strange = new_id()
        act.put(CARD, strange, {"kind": "horoscope", "title": "ផ្កាយ", "position": "a1"})
        act.put(ATTACHMENT, new_id(), {"card": strange, "caption": "ផ្កាយ"})
    assert "horoscope" not in sample.printed()


def test_chapters_are_told_once(kept: Sample) -> None:
    chapters = report_of(kept.order()).chapters
    assert all(isinstance(chapter, Chapter) for chapter in chapters)
    assert len({chapter.title for chapter in chapters}) == len(chapters)
    texts = [piece.words for chapter in chapters for piece in chapter.pieces if isinstance(piece, Text)]
    assert all(text.strip() for text in texts)
