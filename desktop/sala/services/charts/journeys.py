"""Time, cost and visits of a journey, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sala.domain.journey import JourneyTotals, journey_totals, percent_changed
from sala.domain.records import Card
from sala.khmer import format_minutes, format_number, format_riel, search_key
from sala.language import Translator
from sala.printing.charts import BeforeAfterChart, ChartWords, JourneyState, Measure, MeasureState
from sala.services.cards import cards
from sala.storage import Workspace

_MINUS = "\u2212"


@dataclass(slots=True)
class Comparison:
    """Journeys of the same person in several states: the latest card of each, and what its steps add up to."""

    cards: dict[JourneyState, Card] = field(default_factory=dict)
    totals: dict[JourneyState, JourneyTotals] = field(default_factory=dict)

    def add(self, state: JourneyState, card: Card, totals: JourneyTotals) -> None:
        """Put in a journey; a later one takes the place of an earlier one."""
        self.cards[state], self.totals[state] = card, totals


def comparisons(ws: Workspace, workshop: str, *, team: str = "") -> list[Comparison]:
    """Return the journeys of a workshop that belong together, those that show a change first.

    With a ``team`` (its id), only those that it drew, or the whole group.

    What is wanted or was piloted belongs to today's journey of the same persona, else of the same team, else to the
    only one. Journeys without steps are left out.
    """
    found: list[Comparison] = []
    drawn = [card for card in cards(ws, workshop, kind="journey") if not team or card.team in {"", team}]
    journeys = [(_state(card), card, _totals(ws, workshop, card)) for card in drawn]
    told = [(state, card, totals) for state, card, totals in journeys if state is not None and totals.steps]
    for state, card, totals in sorted(told, key=lambda journey: journey[0] is not JourneyState.AS_IS):
        home = None if state is JourneyState.AS_IS else _home(found, card)
        if home is None:
            home = Comparison()
            found.append(home)
        home.add(state, card, totals)
    return sorted(found, key=lambda one: -len(one.totals))


def journey_chart(compared: Comparison, say: Translator) -> BeforeAfterChart:
    """Return the chart of journeys that belong together."""
    numbers = {state: (totals.minutes, totals.cost, float(totals.visits)) for state, totals in compared.totals.items()}
    source = say.nformat(
        "Added up from the steps of {n} journey", "Added up from the steps of {n} journeys", len(compared.totals)
    )
    unknown = sum(totals.unknown for totals in compared.totals.values())
    if unknown:
        source += ". " + say.nformat("{n} step has no number yet", "{n} steps have no number yet", unknown)
    return _chart(say, numbers, source)


def pilot_chart(pilot: Card, say: Translator) -> BeforeAfterChart | None:
    """Return what a pilot measured before and what it aims at, None where it says neither."""
    numbers: dict[JourneyState, tuple[float | None, float | None, float | None]] = {}
    for state, when in ((JourneyState.AS_IS, "before"), (JourneyState.TO_BE, "target")):
        time, cost, visits = (_number(pilot.fields, f"{when}_{what}") for what in ("minutes", "cost", "visits"))
        if any(value is not None for value in (time, cost, visits)):
            numbers[state] = time, cost, visits
    if not numbers:
        return None
    return _chart(say, numbers, say.gettext("From the pilot plan: measured before, and the target"))


def change_words(
    say: Translator, before: float, after: float, words: tuple[str, str], shown: Callable[[float], str]
) -> str:
    """Return what became of a number: ``words`` for less and for more, filled with how much, and how many percent."""
    if before == after:
        return say.gettext("no change")
    less, more = words
    told = (less if after < before else more).format(n=shown(abs(after - before)))
    percent = percent_changed(before, after)
    if percent is None:
        return told
    sign = _MINUS if percent < 0 else "+"
    return f"{told} ({sign}{say.format('{n}%', n=abs(percent))})"


def _state(card: Card) -> JourneyState | None:
    said = card.record.text("version")
    return JourneyState(said) if said in set(JourneyState) else None


def _totals(ws: Workspace, workshop: str, card: Card) -> JourneyTotals:
    return journey_totals(step.fields for step in cards(ws, workshop, kind="journey_step", parent=card.id))


def _home(found: Sequence[Comparison], card: Card) -> Comparison | None:
    """Return the journeys that a journey belongs to, None where it is not clear."""
    persona = search_key(card.record.text("persona"))
    alike = [one for one in found if persona and persona in _personas(one)]
    team = [one for one in found if card.team and card.team in {own.team for own in one.cards.values()}]
    for several in (alike, team, found if len(found) == 1 else []):
        if several:
            return several[0]
    return None


def _personas(compared: Comparison) -> Iterable[str]:
    return {search_key(card.record.text("persona")) for card in compared.cards.values()}


def _number(fields: Mapping[str, object], name: str) -> float | None:
    value = fields.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _chart(
    say: Translator, numbers: Mapping[JourneyState, tuple[float | None, float | None, float | None]], source: str
) -> BeforeAfterChart:
    _, language = say.gettext, say.language
    kinds: tuple[tuple[str, Callable[[float], str], str, str], ...] = (
        (_("Time that it takes"), lambda value: format_minutes(round(value), language), _("{n} less"), _("{n} more")),
        (_("Cost"), lambda value: format_riel(value, language), _("{n} less"), _("{n} more")),
        (
            _("Number of visits"),
            lambda value: format_number(value, language),
            _("{n} visits fewer"),
            _("{n} visits more"),
        ),
    )
    measures = tuple(
        _measure(say, title, {state: each[index] for state, each in numbers.items()}, shown, (less, more))
        for index, (title, shown, less, more) in enumerate(kinds)
        if any(each[index] is not None for each in numbers.values())
    )
    told = [
        f"{measure.title}: "
        + ", ".join(f"{state.label} {state.shown}" for state in measure.states)
        + (f"; {measure.change}." if measure.change else ".")
        for measure in measures
    ]
    words = ChartWords(_("Before and after, for one person"), source, " ".join(told))
    return BeforeAfterChart(words, measures)


def _measure(
    say: Translator,
    title: str,
    values: Mapping[JourneyState, float | None],
    shown: Callable[[float], str],
    words: tuple[str, str],
) -> Measure:
    labels = {
        JourneyState.AS_IS: say.gettext("As it is"),
        JourneyState.TO_BE: say.gettext("As we want it"),
        JourneyState.PILOTED: say.gettext("As piloted"),
    }
    states = []
    for state in JourneyState:
        if state in values:
            value = values[state]
            written = say.gettext("not measured") if value is None else shown(value)
            states.append(MeasureState(state, labels[state], value, written))
    known = [state.value for state in states if state.value is not None]
    change = change_words(say, known[0], known[-1], words, shown) if len(known) > 1 else ""
    return Measure(title, tuple(states), change)
