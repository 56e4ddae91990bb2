"""The summary on one page, put together from what the chapters know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sala.domain.line_of_sight import Step
from sala.domain.records import Card
from sala.printing.charts import JourneyState
from sala.printing.documents.report.values import Chapter, KeyFigure, KeyFigures, Panel, Piece
from sala.services.charts import Comparison
from sala.services.paper.report.insights import problem_words, strongest_insights
from sala.services.paper.report.journeys import (
    journeys_of,
    saving_of,
    saving_words,
    state_after,
    state_words,
    weightiest,
)
from sala.services.paper.report.material import Material
from sala.services.paper.report.people import inclusion_figures
from sala.services.paper.report.trying import tests_words
from sala.services.people import balance

_INSIGHTS, _IDEAS, _NEXT, _ASKS = 3, 5, 4, 6
_GIVEN, _NOT_FOUND = "given", "not_found"


def summary_chapter(material: Material) -> Chapter | None:
    """Return the summary; None where there is nothing to sum up."""
    best = weightiest(journeys_of(material))
    pieces: list[Piece] = []
    if best:
        pieces.append(KeyFigures(tuple(_saving_figures(material, best))))
    elif material.people:
        pieces.append(KeyFigures(tuple(inclusion_figures(material, balance(material.people)))))
    pieces += [
        Panel(title, lines=tuple(("", line) for line in lines)) for title, lines in _parts(material, best) if lines
    ]
    return Chapter(material.say.gettext("Summary"), tuple(pieces), new_page=True) if pieces else None


def _parts(material: Material, best: Comparison | None) -> Iterator[tuple[str, list[str]]]:
    say = material.say
    _ = say.gettext
    problem = main_problem(material)
    yield _("The problem"), [problem_words(material, problem)] if problem else []
    insights = strongest_insights(material)[:_INSIGHTS]
    yield _("What we learned"), _numbered(material, [material.title(one) for one in insights if material.title(one)])
    ideas = material.chosen[:_IDEAS]
    told = [say.joined([material.title(idea), material.field_words(idea, "for_whom")]) for idea in ideas]
    yield _("What was taken on"), _numbered(material, told)
    yield _("What was tried"), [words] if (words := tests_words(material)) else []
    saving = saving_of(best) if best else None
    yield _("What is saved"), [saving_words(material, best, saving)] if best and saving else []
    yield _("What comes next"), list(_next(material))
    yield _("What is asked, and of whom"), list(asks(material))[:_ASKS]


def main_problem(material: Material) -> Card | None:
    """Return the problem to which most of the ideas that were taken on go back, else the first one."""
    reached = Counter(problem for thread in material.threads for problem in thread.at(Step.PROBLEM))
    problems = material.of("problem")
    return max(problems, key=lambda card: reached[card.id], default=None)


def _numbered(material: Material, told: list[str]) -> list[str]:
    if len(told) < 2:
        return told
    return [f"{material.say.number(number)}.  {words}" for number, words in enumerate(told, start=1)]


def _saving_figures(material: Material, best: Comparison) -> Iterator[KeyFigure]:
    say = material.say
    _ = say.gettext
    saving, after = saving_of(best), state_after(best)
    if saving is None or after is None:
        return
    before, then = best.totals[JourneyState.AS_IS], best.totals[after]
    label = state_words(material)[after]
    for name, was, now, saved, write in (
        (say.gettext("Time that it takes"), before.minutes, then.minutes, saving.minutes, say.minutes),
        (_("Cost"), before.cost, then.cost, saving.cost, say.riel),
        (_("Number of visits"), before.visits, then.visits, saving.visits, say.number),
    ):
        note = say.format("today {number}", number=write(was))
        yield KeyFigure(say.joined([name, label]), write(now), say.joined([note, say.share(was, saved)]))


def _next(material: Material) -> Iterator[str]:
    """Yield the first tasks of the pilots by their day, then the days on which something is decided."""
    say = material.say
    pilots = material.of("pilot")
    tasks = [task for pilot in pilots for task in material.rows(pilot, "pilot_activity") if task.record.text("what")]
    tasks.sort(key=lambda task: task.record.text("by_when") or "~")
    for task in tasks[:_NEXT]:
        yield say.joined([material.field_words(task, field) for field in ("by_when", "what", "who")])
    for pilot in pilots:
        if day := pilot.record.text("decision_date"):
            yield say.format(
                "{day}: it is decided whether “{pilot}” goes on.", day=say.day(day), pilot=material.title(pilot)
            )


def asks(material: Material) -> Iterator[str]:
    """Yield what is still needed of others: approvals, money, a sponsor."""
    say = material.say
    for pilot in material.of("pilot"):
        for approval in material.rows(pilot, "pilot_approval"):
            if approval.record.text("status") != _GIVEN:
                words = [material.field_words(approval, field) for field in ("from_whom", "what", "by_when", "status")]
                yield say.joined(words)
        for task in material.rows(pilot, "pilot_activity"):
            if task.record.text("source") == _NOT_FOUND:
                amount = say.riel(task.record.number("budget") or 0)
                yield say.format("Money for “{task}”: {amount}", task=say.part(task.record.text("what")), amount=amount)
        if not pilot.record.text("sponsor"):
            yield say.format("A sponsor for “{pilot}”", pilot=material.title(pilot))
