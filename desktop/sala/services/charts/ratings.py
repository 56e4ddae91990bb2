"""Ideas by impact and effort."""

from __future__ import annotations

from sala.domain.records import Card
from sala.khmer import format_number
from sala.language import Translator
from sala.printing.charts import ChartWords, MatrixAxis, MatrixChart, Quadrants, RatedIdea
from sala.printing.charts.matrix import STEPS
from sala.services.cards import cards, kind_of
from sala.services.method import CardKind, Field
from sala.storage import Workspace

_RATING = "idea_rating"


def rating_chart(ws: Workspace, workshop: str, say: Translator, *, team: str = "") -> MatrixChart | None:
    """Return the ideas whose impact and effort were weighed, numbered in their order; None where there are none.

    With a ``team`` (its id), only those that it weighed, or the whole group.
    """
    found = [card for card in cards(ws, workshop, kind=_RATING) if not team or card.team in {"", team}]
    rated = [card for card in found if _is_weighed(card)]
    if not rated:
        return None
    kind = kind_of(ws, workshop, _RATING)
    ideas = tuple(_idea(number, card, kind, say) for number, card in enumerate(rated, start=1))
    impact, effort = _axis(kind, "impact", say), _axis(kind, "effort", say)
    told = [
        f"{idea.number}. {idea.label}: {impact.title} {format_number(idea.impact, say.language)}, "
        f"{effort.title} {format_number(idea.effort, say.language)}."
        for idea in ideas
    ]
    source = say.nformat("n = {n} idea, weighed by the teams", "n = {n} ideas, weighed by the teams", len(ideas))
    return MatrixChart(
        ChartWords(say.gettext("Impact and effort"), source, " ".join(told)),
        impact,
        effort,
        _quadrants(say),
        ideas,
        tuple(format_number(step, say.language) for step in range(1, STEPS + 1)),
    )


def _is_weighed(card: Card) -> bool:
    return card.record.number("impact") is not None and card.record.number("effort") is not None


def _quadrants(say: Translator) -> Quadrants:
    _ = say.gettext
    return Quadrants(_("Do it now"), _("Later, or cut into small parts"), _("If there is time"), _("Do not take it on"))


def _axis(kind: CardKind, key: str, say: Translator) -> MatrixAxis:
    field, language = kind.field(key), say.language
    if field is None:
        return MatrixAxis(key, "", "")
    low, high = (end.in_language(language) if end else "" for end in (field.low_label, field.high_label))
    return MatrixAxis(field.label.in_language(language), low, high)


def _idea(number: int, card: Card, kind: CardKind, say: Translator) -> RatedIdea:
    notes = [_chosen(kind.field("decision"), card, say)]
    inclusion = card.record.number("inclusion")
    if inclusion is not None:
        notes.append(say.format("reaches those who have it hardest: {n}", n=inclusion))
    return RatedIdea(
        format_number(number, say.language),
        card.record.text("name"),
        card.record.number("impact") or 1,
        card.record.number("effort") or 1,
        "  ·  ".join(note for note in notes if note),
    )


def _chosen(field: Field | None, card: Card, say: Translator) -> str:
    choice = field.choice(card.record.text(field.key)) if field else None
    return choice.label.in_language(say.language) if choice else ""
