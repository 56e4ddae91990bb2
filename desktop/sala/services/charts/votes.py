"""The dots that ideas were given."""

from __future__ import annotations

from collections.abc import Sequence

from sala.domain.records import LINK, Card
from sala.domain.voting import ROLES, Tally, ranked, tied
from sala.khmer import format_number, search_key
from sala.language import Translator
from sala.printing.charts import ChartWords, VotedIdea, VotesChart
from sala.services.cards import cards
from sala.storage import Workspace


def vote_charts(ws: Workspace, workshop: str, say: Translator) -> list[VotesChart]:
    """Return a chart for each round of voting that was counted, in their order."""
    rounds = [vote_chart(ws, workshop, card, say) for card in cards(ws, workshop, kind="vote_round")]
    return [chart for chart in rounds if chart]


def vote_chart(ws: Workspace, workshop: str, card: Card, say: Translator) -> VotesChart | None:
    """Return the chart of one round of voting, None where nothing was counted."""
    tallies = ranked(_tallies(ws, workshop, card))
    return _chart(card, tallies, say) if tallies else None


def votes_for(ws: Workspace, workshop: str, idea: Card) -> Tally | None:
    """Return the dots of an idea in the last round that counted it, None where none did."""
    name = search_key(idea.record.text("title"))
    joined = {link.text("from") for link in ws.records(workshop, LINK) if link.text("to") == idea.id}
    found = None
    for card in cards(ws, workshop, kind="vote_round"):
        decision = search_key(card.record.text("decision"))
        for row in _rows(ws, workshop, card):
            if row.id in joined or (name and name == search_key(row.record.text("idea_name"))):
                found = _tally(row, decision)
    return found


def _rows(ws: Workspace, workshop: str, card: Card) -> Sequence[Card]:
    return cards(ws, workshop, kind="vote_tally", parent=card.id)


def _tallies(ws: Workspace, workshop: str, card: Card) -> list[Tally]:
    decision = search_key(card.record.text("decision"))
    return [_tally(row, decision) for row in _rows(ws, workshop, card) if row.record.text("idea_name")]


def _tally(row: Card, decision: str) -> Tally:
    """Return the dots of a row; an idea is chosen when the decision of the round names it."""
    name = row.record.text("idea_name")
    key = search_key(name)
    votes = tuple(row.record.number(role) or 0 for role in ROLES)
    return Tally(name, votes, chosen=bool(key) and key in decision)


def _chart(card: Card, tallies: Sequence[Tally], say: Translator) -> VotesChart:
    _ = say.gettext
    roles = (_("Citizens"), _("Staff"), _("Leaders"))
    ideas = tuple(_idea(tally, in_tie, say) for tally, in_tie in zip(tallies, tied(tallies), strict=True))
    told = []
    for tally, idea in zip(tallies, ideas, strict=True):
        by_role = ", ".join(
            f"{role} {format_number(votes, say.language)}" for role, votes in zip(roles, tally.votes, strict=True)
        )
        told.append(f"{idea.label}: {idea.total} ({by_role})" + (f", {idea.mark}." if idea.mark else "."))
    return VotesChart(ChartWords(_("Votes for each idea"), _source(card, tallies, say), " ".join(told)), roles, ideas)


def _idea(tally: Tally, in_tie: bool, say: Translator) -> VotedIdea:
    _, language = say.gettext, say.language
    marks = [f"✓ {_('Chosen')}"] if tally.chosen else []
    if in_tie:
        marks.append(_("as many dots as another idea"))
    return VotedIdea(
        tally.name,
        tally.votes,
        tuple(format_number(votes, language) if votes else "" for votes in tally.votes),
        format_number(tally.total, language),
        "  ·  ".join(marks),
    )


def _source(card: Card, tallies: Sequence[Tally], say: Translator) -> str:
    parts = [say.format("n = {n} dots", n=sum(tally.total for tally in tallies))]
    number, each = card.record.number("round"), card.record.number("dots_each")
    if number is not None:
        parts.insert(0, say.format("Round {n}", n=number))
    if each is not None:
        parts.append(say.format("{n} dots for each person", n=each))
    if card.record.text("secret") == "yes":
        parts.append(say.gettext("secret vote"))
    return "  ·  ".join(parts)
