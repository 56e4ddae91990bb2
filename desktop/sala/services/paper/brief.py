"""One page for those who decide: the problem, the idea, what was learned, and what is asked of them."""

from __future__ import annotations

from typing import BinaryIO

from sala.domain.records import CARD, Card, Ref
from sala.errors import WrongUse
from sala.khmer import format_number
from sala.printing.charts import BeforeAfterChart, JourneyState
from sala.printing.documents.brief import Brief, Part, Quoted
from sala.printing.documents.brief_pdf import write_brief
from sala.services.charts.journeys import comparisons, journey_chart, pilot_chart
from sala.services.charts.votes import votes_for
from sala.services.paper.brief_asks import asks, risks
from sala.services.paper.brief_tests import tested
from sala.services.paper.consented import Consented
from sala.services.paper.ideas import find_ideas
from sala.services.paper.line_of_sight import LineOfSight
from sala.services.paper.order import Order
from sala.services.paper.problem_sentence import PARTS, problem_sentence
from sala.services.paper.without_people import WithoutPeople
from sala.services.people import participants

_LONGEST_QUOTE = 180
#: Roles of those whose service it is; "" where nobody wrote a role.
_PEOPLE = frozenset({"user", "family", ""})


def make_brief(order: Order, out: BinaryIO) -> int:
    """Write the brief about an idea, or about the one that was chosen.

    Raises ``WrongUse("brief.nothing")`` when there is no problem, no idea and no pilot.
    """
    brief = _Words(order).values()
    return write_brief(out, brief, order.translator, author=order.ws.author, created=order.created)


class _Words:
    """Makes the values of a brief from the cards that belong to one idea."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._say = order.translator
        self._sight = LineOfSight(order.ws, order.facts.id, _idea(order))
        self._consented = Consented(order.ws, order.facts.id, order.pack)
        self._harmless = WithoutPeople(participants(order.ws, order.facts.id), self._say.gettext("a participant"))

    def values(self) -> Brief:
        """Return what the brief says."""
        order, sight, _ = self._order, self._sight, self._say.gettext
        if sight.idea is None and sight.problem is None and sight.pilot is None:
            raise WrongUse("brief.nothing")
        number = sight.problem.record.number("impact_number") if sight.problem else None
        return Brief(
            title=self._title(),
            workshop_name=order.facts.name,
            workshop_code=order.facts.code,
            lines=(_("For a decision"), order.place_and_dates),
            ask_heading=_("What we ask of you"),
            asks=asks(sight, self._say, self._harmless),
            problem=Part(_("The problem"), (self._problem(),)),
            number="" if number is None else format_number(number, order.language),
            number_meaning=self._text(sight.problem, "impact_meaning"),
            quote=self._quote(),
            idea=Part(_("The idea"), self._idea()),
            tested=Part(_("What was tried, and what we learned"), self._tested()),
            chart=self._chart(),
            risks=risks(sight, self._say, self._harmless),
            contact=self._contact(),
            rest=self._say.format("… The rest is in Sala: workshop {code}.", code=order.facts.code),
        )

    def _title(self) -> str:
        pilot, idea = self._sight.pilot, self._sight.idea
        words = self._text(pilot, "title") or self._text(idea, "title")
        return words or self._order.facts.service or self._order.facts.name

    def _text(self, card: Card | None, field: str) -> str:
        return self._harmless.in_one_line(card.record.text(field)) if card is not None else ""

    def _not_written(self, activity: str) -> str:
        """Return that a part is not there yet, and on which sheet it is written."""
        titles = {one.key: one.title.in_language(self._order.language) for one in self._order.pack.summaries()}
        if activity not in titles:
            return self._say.gettext("Not written yet.")
        return self._say.format("Not written yet. Its sheet: {sheet}.", sheet=titles[activity])

    def _problem(self) -> str:
        problem = self._sight.problem
        said = {key: self._text(problem, key) for key in PARTS}
        if not any(said.values()):
            return self._not_written("problem_statement")
        return problem_sentence(said, self._say)

    def _quote(self) -> Quoted | None:
        """Return the nearest quote that may be shown: of people rather than of staff, short rather than long."""
        found = self._consented.quotable(self._sight.quotes)
        told = [(self._text(card, "words"), code, self._is_of_staff(card)) for card, code in found]
        told = [one for one in told if one[0]]
        if not told:
            return None
        words, code, _staff = min(told, key=lambda one: (one[2], len(one[0]) > _LONGEST_QUOTE))
        return Quoted(f"«{words}»", self._say.format("Said with consent; code {code}", code=code))

    def _is_of_staff(self, quote: Card) -> bool:
        notes = self._order.ws.record(Ref(self._order.facts.id, CARD, quote.parent)) if quote.parent else None
        return notes is not None and notes.text("role") not in _PEOPLE

    def _idea(self) -> tuple[str, ...]:
        idea = self._sight.idea
        if idea is None:
            return (self._not_written("idea_card"),)
        title, whom = self._text(idea, "title"), self._text(idea, "for_whom")
        steps = [self._text(idea, key) for key in ("how_1", "how_2", "how_3")]
        numbered = [
            f"{format_number(number, self._order.language)}. {step}"
            for number, step in enumerate((step for step in steps if step), start=1)
        ]
        first = self._say.format("{idea}, for: {whom}", idea=title, whom=whom) if whom else title
        others = [self._text(card, "title") for card in self._sight.others]
        also = self._say.format("The pilot also tries: {ideas}", ideas=", ".join(others)) if others else ""
        return tuple(text for text in (first, *numbered, also) if text)

    def _tested(self) -> tuple[str, ...]:
        words = tested(self._consented, self._sight, self._say, self._harmless)
        return words or (self._not_written("feedback_grid"),)

    def _chart(self) -> BeforeAfterChart | None:
        """Return the journeys that show a change; else what the pilot measured and aims at."""
        best = next(iter(comparisons(self._order.ws, self._order.facts.id)), None)
        if best is not None and len(best.totals) > 1 and JourneyState.AS_IS in best.totals:
            return journey_chart(best, self._say)
        pilot = self._sight.pilot
        return pilot_chart(pilot, self._say) if pilot is not None else None

    def _contact(self) -> str:
        """Return who answers questions: the one who writes this on the own laptop, and no number of a telephone."""
        author = self._order.ws.author
        return self._say.format("Questions: {name}, facilitator of the workshop", name=author) if author else ""


def _idea(order: Order) -> Card | None:
    """Return the idea that is meant: the one asked for, else what the votes chose, else the pilot's, else the first."""
    found = [card for card, _kind in find_ideas(order.ws, order.facts.id, order.pack, order.argument)]
    if len(found) < 2:
        return next(iter(found), None)
    tallies = {card.id: votes_for(order.ws, order.facts.id, card) for card in found}
    chosen = [card for card in found if (tally := tallies[card.id]) is not None and tally.chosen]
    piloted = [card for card in found if LineOfSight(order.ws, order.facts.id, card).has_own_pilot]
    return next(iter([card for card in chosen if card in piloted] or chosen or piloted or found), None)
