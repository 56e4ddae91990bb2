"""The report of a workshop: what it says, and that its numbers are those of the records."""

from __future__ import annotations

import random

import pypdfium2
import pytest
from tests.printing.paper import by_pdfium, squeezed
from tests.services.report_sample import LANGUAGES, Sample, pieces, titles, words_of

from sala.domain.journey import journey_totals
from sala.domain.journey_saving import Saving
from sala.language import Translator
from sala.printing.charts import BalanceChart, BeforeAfterChart, MatrixChart, VotesChart
from sala.printing.documents.report.values import KeyFigures, Link, Matter, Panel, Photos, ThreadView
from sala.services.cards import add_card, cards, set_links
from sala.services.paper.order import Choices, Order
from sala.services.paper.report.make import report_of
from sala.services.paper.report.words import Words
from sala.services.people import participants
from sala.services.printing import document_pdf
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_has_every_chapter(kept: Sample, language: str) -> None:
    say = Translator(language).gettext
    expected = [
        "Summary",
        "Who took part",
        "The journey of people through the service",
        "What we learned from people",
        "Questions and ideas",
        "What was tried",
        "The pilot, and the way from there",
        "The line of sight",
        "Photos",
        "Annexes",
    ]
    assert titles(kept.order(language)) == [say(title) for title in expected]
    for sort in (BalanceChart, BeforeAfterChart, VotesChart, MatrixChart, KeyFigures, ThreadView, Photos, Matter):
        assert pieces(kept.order(language), sort), sort


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_printed_in_both_languages_on_few_pages(kept: Sample, language: str) -> None:
    pdf, pages = document_pdf(kept.ws, kept.workshop, "report", Choices(language))
    text = squeezed(by_pdfium(pdf))
    assert pages <= 16
    assert len(pdf) < 600_000
    say = Translator(language).gettext
    for words in (
        say("Report of the workshop"),
        say("Contents"),
        "សិក្ខាសាលាកែលម្អសេវាពិនិត្យផ្ទៃពោះ មណ្ឌលសុខភាពស្រែជិះ",
        "ការរង់ចាំ ៣ ម៉ោងមិនមែនមកពីខ្វះឆ្មបទេ",
        "«ខ្ញុំចេញពីផ្ទះតាំងពីម៉ោង ៥ ព្រឹក"[1:],
        "មកម្តង បានគ្រប់មុខ",
        "គ្មានការណាត់រវាងភូមិ និងមណ្ឌលសុខភាព",
        say("What is asked, and of whom"),
    ):
        assert squeezed(words) in text, words


def test_the_summary_is_one_page(kept: Sample) -> None:
    for language in LANGUAGES:
        pdf, _pages = document_pdf(kept.ws, kept.workshop, "report", Choices(language))
        document = pypdfium2.PdfDocument(pdf)
        say = Translator(language).gettext
        tops = [one.get_title() for one in document.get_toc() if one.level == 0]
        pages = [one.get_dest().get_index() for one in document.get_toc() if one.level == 0]
        document.close()
        assert tops[0] == say("Summary")
        assert pages[1] - pages[0] == 1


def test_the_summary_says_what_is_asked_of_others(kept: Sample) -> None:
    summary = report_of(kept.order("en")).chapters[0]
    asked = next(piece for piece in summary.pieces if isinstance(piece, Panel) and "asked" in piece.title)
    told = [words for _label, words in asked.lines]
    assert any("ឱ្យឆ្មបធ្វើតេស្តរហ័ស" in words and "ប្រធានស្រុកប្រតិបត្តិសុខាភិបាល" in words for words in told)
    assert any("1,200,000៛" in words for words in told)
    assert any("sponsor" in words.lower() for words in told)
    assert not any("ប្រើថវិកាឃុំ" in words for words in told), "what is given is not asked for again"


def test_the_saving_is_the_difference_of_the_journeys(kept: Sample) -> None:
    totals = {
        journey.fields["version"]: journey_totals(
            step.fields for step in cards(kept.ws, kept.workshop, kind="journey_step", parent=journey.id)
        )
        for journey in cards(kept.ws, kept.workshop, kind="journey")
        if journey.fields["cases_per_year"] == 620
    }
    saving, say = Saving.between(totals["as_is"], totals["to_be"]), Words(Translator("en"))
    year = saving.times(620)
    text = words_of(kept.order("en"))
    for told in (
        say.minutes(saving.minutes),
        say.riel(saving.cost),
        say.riel(year.cost),
        f"{round(year.minutes / 60):,} hours",
        f"{year.visits:,} visits",
    ):
        assert told in text, told


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_journeys_are_the_figures_are_their_sums(ws: Workspace, seed: int) -> None:
    rng = random.Random(seed)
    workshop = create_workshop(ws, NewWorkshop("ដំណើរ")).created
    totals = {}
    for version in ("as_is", "to_be"):
        fields = {"name": version, "version": version, "persona": "ចាន់ធូ", "cases_per_year": 100}
        journey = add_card(ws, workshop, "journey", fields=fields).created
        steps = [
            {
                "action": f"{version} {number}",
                "waiting_minutes": rng.randrange(500),
                "travel_cost": rng.randrange(0, 90_000, 500),
                "counts_as_visit": rng.choice(("yes", "no")),
            }
            for number in range(rng.randrange(1, 6))
        ]
        for step in steps:
            add_card(ws, workshop, "journey_step", parent=journey, fields=step)
        totals[version] = journey_totals(steps)
    say, text = Words(Translator("km")), words_of(Order.of(ws, workshop, "report", Choices("km")))
    saving = Saving.between(totals["as_is"], totals["to_be"])
    told = [say.minutes(totals[version].minutes) for version in totals] + [
        say.riel(one.cost) for one in totals.values()
    ]
    told += [say.minutes(saving.minutes), say.riel(saving.cost), say.riel(saving.times(100).cost)]
    assert [words for words in told if words not in text] == []


def test_people_are_counted_as_they_are_written_down(kept: Sample) -> None:
    figures = pieces(kept.order("en"), KeyFigures)[1].figures
    everyone = participants(kept.ws, kept.workshop)
    counted = {
        "People": len(everyone),
        "Women": sum(one.sex == "female" for one in everyone),
        "People with disability": sum(one.disability == "yes" for one in everyone),
        "With an IDPoor card": sum(one.idpoor == "yes" for one in everyone),
        "Indigenous people": sum(one.indigenous == "yes" for one in everyone),
    }
    assert {figure.label: figure.number for figure in figures} == {label: str(n) for label, n in counted.items()}


def test_the_budget_is_the_sum_of_the_tasks(kept: Sample) -> None:
    (table,) = [piece for piece in pieces(kept.order("en"), Matter) if piece.total]
    tasks = cards(kept.ws, kept.workshop, kind="pilot_activity")
    assert table.total[3] == f"{sum(int(task.fields['budget']) for task in tasks):,}៛"


def test_a_break_is_said_in_words(sample: Sample) -> None:
    idea = sample.one("idea", title="ថ្ងៃណាត់របស់ភូមិ")
    set_links(sample.ws, sample.workshop, idea.id, "answers", [])
    threads = pieces(sample.order("en"), ThreadView)
    (broken,) = [thread for thread in threads if thread.title == "ថ្ងៃណាត់របស់ភូមិ"]
    said = {step.label: (step.link, step.words) for step in broken.steps}
    assert said["Question"] == (Link.BROKEN, ("The idea answers no question.",))
    assert "Question" in broken.verdict
    assert "The line of sight of 1 idea is broken." in words_of(sample.order("en"))


def test_threads_of_the_sample_are_whole(kept: Sample) -> None:
    threads = pieces(kept.order("en"), ThreadView)
    assert len(threads) == 3
    assert {step.link for thread in threads for step in thread.steps} == {Link.THERE}
