"""The journey of people through the service: as it is, as it should be, as it was in the pilot."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sala.domain.journey import JourneyTotals
from sala.domain.journey_change import AS_IS, PILOTED, TO_BE, VERSIONS, Compared, Measured, Saving, compared
from sala.domain.records import Card
from sala.khmer import search_key
from sala.printing.charts import BeforeAfterChart, ChartWords, JourneyState, Measure, MeasureState
from sala.printing.documents.report.values import Chapter, Heading, Matter, Piece, Point, Points, Text, Tone
from sala.services.paper.report.material import Material

_STATES = {AS_IS: JourneyState.AS_IS, TO_BE: JourneyState.TO_BE, PILOTED: JourneyState.PILOTED}
_MOST_JOURNEYS = 6
_LONGEST_STEPS = 3
_STEP_MINUTES = ("waiting_minutes", "active_minutes", "travel_minutes")


def journeys_compared(material: Material) -> list[Compared]:
    """Return the journeys of the workshop, those of the same people together."""
    return compared(
        Measured(
            id=card.id,
            version=card.record.text("version"),
            totals=material.totals(card),
            who=search_key(card.record.text("persona")),
            team=card.team,
            cases=card.record.number("cases_per_year"),
        )
        for card in material.of("journey")
    )


def weightiest(journeys: list[Compared]) -> Compared | None:
    """Return the comparison that counts for most people; None where nothing can be compared."""
    return max((one for one in journeys if one.saving), key=lambda one: one.cases or 0, default=None)


def journeys_chapter(material: Material) -> Chapter | None:
    """Return the chapter of the journeys; None where nobody drew one."""
    journeys = journeys_compared(material)
    if not journeys:
        return None
    say = material.say
    pieces = [piece for one in journeys[:_MOST_JOURNEYS] for piece in _journey(material, one)]
    rest = len(journeys) - _MOST_JOURNEYS
    if rest > 0:
        pieces.append(
            Text(say.count("{n} more journey is in Sala.", "{n} more journeys are in Sala.", rest), Tone.QUIET)
        )
    return Chapter(say.gettext("The journey of people through the service"), tuple(pieces))


def _journey(material: Material, journey: Compared) -> Iterator[Piece]:
    say = material.say
    cards = {version: material.cards[one.id] for version, one in journey.versions.items()}
    first = cards.get(AS_IS) or next(iter(cards.values()))
    yield Heading(material.title(first) or say.gettext("A journey without a name"))
    if persona := material.field_words(first, "persona"):
        yield Text(persona, Tone.QUIET, leads=True)
    yield _table(material, journey)
    if saving := journey.saving:
        yield _chart(material, journey, saving)
        yield Text(saving_words(material, journey, saving))
    if AS_IS in cards:
        yield from _longest_steps(material, cards[AS_IS])


def _table(material: Material, journey: Compared) -> Piece:
    say = material.say
    _ = say.gettext
    shown = [version for version in VERSIONS if version in journey.versions]
    totals = [journey.versions[version].totals for version in shown]
    rows = [
        (_("Time"), *(say.minutes(one.minutes) for one in totals)),
        (_("of which waiting"), *(say.minutes(one.waiting_minutes) for one in totals)),
        (_("Cost"), *(say.riel(one.cost) for one in totals)),
        (_("Visits"), *(say.number(one.visits) for one in totals)),
        (_("Steps"), *(say.number(one.steps) for one in totals)),
        (_("Offices"), *(say.number(one.offices) for one in totals)),
        (_("Documents"), *(say.number(one.documents) for one in totals)),
    ]
    heads = (_("For one person"), *(version_words(material)[version] for version in shown))
    if saving := journey.saving:
        heads = (*heads, _("Saved"))
        rows = [
            (*row, words) for row, words in zip(rows, _saved(material, totals, shown, journey, saving), strict=True)
        ]
    return Matter(heads, tuple(rows), (2.2, *(1.5 for _head in heads[1:])), frozenset(range(1, len(heads))))


def _saved(
    material: Material, totals: list[JourneyTotals], shown: list[str], journey: Compared, saving: Saving
) -> tuple[str, ...]:
    say = material.say
    before, after = totals[shown.index(AS_IS)], totals[shown.index(journey.after or TO_BE)]
    return (
        say.minutes(saving.minutes),
        say.minutes(before.waiting_minutes - after.waiting_minutes),
        say.riel(saving.cost),
        say.number(saving.visits),
        say.number(before.steps - after.steps),
        say.number(before.offices - after.offices),
        say.number(before.documents - after.documents),
    )


def version_words(material: Material) -> dict[str, str]:
    """Return what the versions of a journey are called."""
    _ = material.say.gettext
    return {AS_IS: _("As it is"), TO_BE: _("As we want it"), PILOTED: _("In the pilot")}


def saving_words(material: Material, journey: Compared, saving: Saving) -> str:
    """Return what a person saves and, where the number of cases is known, everybody in a year."""
    say = material.say
    words = say.format(
        "Each person saves {time}, {cost} and {visits} visits.",
        time=say.minutes(saving.minutes),
        cost=say.riel(saving.cost),
        visits=saving.visits,
    )
    if not journey.cases:
        return words
    year = say.format(
        "With {cases} cases a year, that is {hours} hours, {cost} and {visits} visits in a year.",
        cases=journey.cases,
        hours=round(saving.minutes * journey.cases / 60),
        cost=say.riel(saving.cost * journey.cases),
        visits=round(saving.visits * journey.cases),
    )
    return f"{words} {year}"


def _chart(material: Material, journey: Compared, saving: Saving) -> BeforeAfterChart:
    say = material.say
    _ = say.gettext
    before = journey.versions[AS_IS].totals
    measures = (
        Measure(
            _("Time"),
            _bars(material, journey, {key: one.totals.minutes for key, one in journey.versions.items()}, say.minutes),
            say.share(before.minutes, saving.minutes),
        ),
        Measure(
            _("Cost"),
            _bars(material, journey, {key: one.totals.cost for key, one in journey.versions.items()}, say.riel),
            say.share(before.cost, saving.cost),
        ),
        Measure(
            _("Visits"),
            _bars(material, journey, {key: one.totals.visits for key, one in journey.versions.items()}, say.number),
            say.share(before.visits, saving.visits),
        ),
    )
    told = "; ".join(
        f"{measure.title}: " + ", ".join(f"{state.label} {state.shown}" for state in measure.states)
        for measure in measures
    )
    source = say.gettext("The sums of the steps that the team wrote down, for one person")
    return BeforeAfterChart(ChartWords(_("Time, cost and visits"), source, told), measures)


def _bars(
    material: Material, journey: Compared, values: dict[str, float], write: Callable[[float], str]
) -> tuple[MeasureState, ...]:
    labels = version_words(material)
    return tuple(
        MeasureState(_STATES[version], labels[version], values[version], write(values[version]))
        for version in VERSIONS
        if version in journey.versions
    )


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
