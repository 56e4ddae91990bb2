"""The journey of people through the service: as it is, as it should be, as it was in the pilot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sala.domain.journey import JourneyTotals
from sala.domain.journey_saving import Saving
from sala.domain.records import Card
from sala.printing.charts import JourneyState
from sala.printing.documents.report.values import (
    Chapter,
    Heading,
    KeyFigure,
    KeyFigures,
    Matter,
    Piece,
    Point,
    Points,
    Text,
    Tone,
)
from sala.services.charts import Comparison, comparisons, journey_chart
from sala.services.paper.report.material import Material

_MOST_JOURNEYS = 6
_LONGEST_STEPS = 3
_STEP_MINUTES = ("waiting_minutes", "active_minutes", "travel_minutes")
#: What the journey of today compares with: what was piloted, else what is wanted.
_THEN: Final = (JourneyState.PILOTED, JourneyState.TO_BE)


def journeys_of(material: Material) -> list[Comparison]:
    """Return the journeys of the workshop, those of the same people together, those that show a change first."""
    order = material.order
    return comparisons(order.ws, order.facts.id, team=order.choices.team)


def state_after(journey: Comparison) -> JourneyState | None:
    """Return with which state the journey of today compares; None where there is nothing to compare."""
    if JourneyState.AS_IS not in journey.totals:
        return None
    return next((state for state in _THEN if state in journey.totals), None)


def saving_of(journey: Comparison) -> Saving | None:
    """Return what a person saves; None where there is nothing to compare."""
    after = state_after(journey)
    return Saving.between(journey.totals[JourneyState.AS_IS], journey.totals[after]) if after else None


def cases_of(journey: Comparison) -> float:
    """Return how many people go this way in a year, 0 where nobody said; the journey of today tells it first."""
    told = [journey.cards[state].record.number("cases_per_year") for state in JourneyState if state in journey.cards]
    return next((cases for cases in told if cases), 0)


def weightiest(journeys: list[Comparison]) -> Comparison | None:
    """Return the comparison that counts for most people; None where nothing can be compared."""
    return max((one for one in journeys if state_after(one)), key=cases_of, default=None)


def journeys_chapter(material: Material) -> Chapter | None:
    """Return the chapter of the journeys; None where nobody drew one."""
    journeys = journeys_of(material)
    if not journeys:
        return None
    say = material.say
    pieces = [piece for one in journeys[:_MOST_JOURNEYS] for piece in _journey(material, one)]
    rest = len(journeys) - _MOST_JOURNEYS
    if rest > 0:
        pieces.append(Text(say.nformat("{n} more is in Sala.", "{n} more are in Sala.", rest), Tone.QUIET))
    return Chapter(say.gettext("The journey of people through the service"), tuple(pieces))


def _journey(material: Material, journey: Comparison) -> Iterator[Piece]:
    say = material.say
    first = next(journey.cards[state] for state in JourneyState if state in journey.cards)
    yield Heading(material.title(first) or say.gettext("A journey without a name"))
    if persona := material.field_words(first, "persona"):
        yield Text(persona, Tone.QUIET, leads=True)
    yield _table(material, journey) if len(journey.totals) > 1 else _figures(material, journey)
    if saving := saving_of(journey):
        yield journey_chart(journey, say.translator)
        yield Text(saving_words(material, journey, saving))
    if JourneyState.AS_IS in journey.cards:
        yield from _longest_steps(material, journey.cards[JourneyState.AS_IS])


def state_words(material: Material) -> dict[JourneyState, str]:
    """Return what the states of a journey are called."""
    _ = material.say.gettext
    return {
        JourneyState.AS_IS: _("As it is"),
        JourneyState.TO_BE: _("As we want it"),
        JourneyState.PILOTED: _("As piloted"),
    }


def _table(material: Material, journey: Comparison) -> Piece:
    say, words = material.say, state_words(material)
    _ = say.gettext
    shown = [state for state in JourneyState if state in journey.totals]
    after = state_after(journey)
    rows = []
    for label, count, write in _counts(material):
        numbers = {state: count(journey.totals[state]) for state in shown}
        saved = [write(numbers[JourneyState.AS_IS] - numbers[after])] if after else []
        rows.append((label, *(write(numbers[state]) for state in shown), *saved))
    heads = (_("For one person"), *(words[state] for state in shown), *([_("Saved")] if after else []))
    return Matter(heads, tuple(rows), (2.2, *(1.5 for _head in heads[1:])), frozenset(range(1, len(heads))))


def _figures(material: Material, journey: Comparison) -> Piece:
    """Return the sums of a journey with which nothing compares."""
    (totals,) = journey.totals.values()
    counts = _counts(material)[:4]
    return KeyFigures(tuple(KeyFigure(label, write(count(totals))) for label, count, write in counts))


def _counts(
    material: Material,
) -> tuple[tuple[str, Callable[[JourneyTotals], float], Callable[[float], str]], ...]:
    """Return what is counted of a journey: its name, the sum, how it is written."""
    say = material.say
    _ = say.gettext
    return (
        (say.gettext("Time that it takes"), lambda totals: totals.minutes, say.minutes),
        (_("of which waiting"), lambda totals: totals.waiting_minutes, say.minutes),
        (_("Cost"), lambda totals: totals.cost, say.riel),
        (_("Number of visits"), lambda totals: totals.visits, say.number),
        (_("Steps"), lambda totals: totals.steps, say.number),
        (_("Offices"), lambda totals: totals.offices, say.number),
        (_("Documents"), lambda totals: totals.documents, say.number),
    )


def saving_words(material: Material, journey: Comparison, saving: Saving) -> str:
    """Return what a person saves and, where the number of cases is known, everybody in a year."""
    say, cases = material.say, cases_of(journey)
    words = say.format(
        "Each person saves {time}, {cost} and {visits}.",
        time=say.minutes(saving.minutes),
        cost=say.riel(saving.cost),
        visits=say.nformat("{n} visit", "{n} visits", round(saving.visits)),
    )
    if not cases:
        return words
    all_of_them = saving.times(cases)
    year = say.format(
        "With {cases} cases a year, that is {hours} hours, {cost} and {visits} in a year.",
        cases=cases,
        hours=round(all_of_them.minutes / 60),
        cost=say.riel(all_of_them.cost),
        visits=say.nformat("{n} visit", "{n} visits", round(all_of_them.visits)),
    )
    return f"{words} {year}"


def _longest_steps(material: Material, journey: Card) -> Iterator[Piece]:
    """Yield the steps that take most of the time."""
    say = material.say
    steps = material.rows(journey, "journey_step")
    timed = [(sum(step.record.number(name) or 0 for name in _STEP_MINUTES), step) for step in steps]
    longest = sorted((one for one in timed if one[0]), key=lambda one: -one[0])[:_LONGEST_STEPS]
    if len(steps) <= _LONGEST_STEPS or not longest:
        return
    yield Text(say.gettext("Where most of the time goes:"), leads=True)
    yield Points(
        tuple(
            Point(
                say.joined([material.field_words(step, "action"), material.field_words(step, "pain")]), say.minutes(n)
            )
            for n, step in longest
        )
    )
