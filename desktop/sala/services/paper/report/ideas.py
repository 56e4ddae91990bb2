"""Questions and ideas: what was asked, what people thought of, what was chosen and why."""

from __future__ import annotations

from collections.abc import Iterator

from sala.domain.records import Card
from sala.printing.charts import (
    ChartWords,
    MatrixAxis,
    MatrixChart,
    Quadrants,
    RatedIdea,
    VotedIdea,
    VotesChart,
)
from sala.printing.documents.report.values import Chapter, Heading, Matter, Panel, Piece, Text, Tone
from sala.services.paper.report.material import Material

_MOST = 24
_STEPS = ("how_1", "how_2", "how_3")
_TOLD = ("for_whom", "change_citizens", "change_staff", "left_out", "risk")
_ROLES = ("citizens", "staff", "leaders")


def ideas_chapter(material: Material) -> Chapter | None:
    """Return the chapter of questions and ideas; None where there are none."""
    pieces = [*_questions(material), *_ideas(material), *_votes(material), *_matrix(material), *_chosen(material)]
    return Chapter(material.say.gettext("Questions and ideas"), tuple(pieces)) if pieces else None


def _questions(material: Material) -> Iterator[Piece]:
    questions = material.of("question")
    if not questions:
        return
    say = material.say
    _ = say.gettext
    yield Heading(_("The questions that we asked"))
    by_votes = sorted(questions, key=lambda card: -(card.record.number("votes") or 0))
    rows = [
        (
            material.field_words(card, "question"),
            material.field_words(card, "votes"),
            _("chosen") if card.record.text("chosen") == "yes" else "",
        )
        for card in by_votes[:_MOST]
    ]
    yield Matter((_("Question"), _("Votes"), ""), tuple(rows), (8, 1, 1.3), frozenset((1,)))
    yield from _rest(material, len(questions))


def _ideas(material: Material) -> Iterator[Piece]:
    ideas = material.of("idea")
    if not ideas:
        return
    say = material.say
    _ = say.gettext
    yield Heading(_("All ideas"))
    chosen = {idea.id for idea in material.chosen}
    first = sorted(ideas, key=lambda idea: idea.id not in chosen)
    rows = [
        (
            material.title(idea),
            material.field_words(idea, "for_whom"),
            _saved(material, idea),
            _("taken on") if idea.id in chosen else "",
        )
        for idea in first[:_MOST]
    ]
    heads = (_("Idea"), _("For whom"), _("Hoped to save, for each person"), "")
    yield Matter(heads, tuple(rows), (3.4, 3.4, 2.8, 1.3))
    yield from _rest(material, len(ideas))


def _saved(material: Material, idea: Card) -> str:
    say, number = material.say, idea.record.number
    time, cost, visits = number("time_saved"), number("cost_saved"), number("visits_saved")
    told = [say.minutes(time) if time else "", say.riel(cost) if cost else ""]
    if visits:
        told.append(say.count("{n} visit", "{n} visits", round(visits)))
    return say.joined(told)


def _votes(material: Material) -> Iterator[Piece]:
    """Yield each round of dot voting: its chart, the decision with its reason, and who saw it otherwise."""
    say = material.say
    _ = say.gettext
    for vote in material.of("vote_round"):
        tallies = [row for row in material.rows(vote, "vote_tally") if _told_votes(row)]
        number = material.field_words(vote, "round")
        title = say.format("Votes, round {n}", n=number) if number else _("Votes")
        yield Heading(title)
        if tallies:
            yield _votes_chart(material, tallies)
        lines = material.labelled(vote, "criteria", "reason", "dissent", "tie_rule")
        decision = material.field_words(vote, "decision")
        if lines or decision:
            yield Panel(decision, lines=lines)


def _told_votes(row: Card) -> bool:
    return any(row.record.number(role) is not None for role in _ROLES)


def _votes_chart(material: Material, tallies: list[Card]) -> VotesChart:
    say = material.say
    _ = say.gettext
    shown = [role for role in _ROLES if any(row.record.number(role) for row in tallies)] or list(_ROLES[:1])
    bars = []
    for row in tallies:
        votes = tuple(max(row.record.number(role) or 0, 0) for role in shown)
        name = _idea_name(material, row, "idea_name")
        taken = any(idea.id in material.sight.sources([row.id], "idea") for idea in material.chosen)
        taken = taken or name in {material.title(idea) for idea in material.chosen}
        total = say.number(sum(votes))
        bars.append(VotedIdea(name, votes, tuple(map(say.number, votes)), total, _("taken on") if taken else ""))
    bars.sort(key=lambda bar: -sum(bar.votes))
    told = "; ".join(f"{bar.label}: {bar.total}" for bar in bars)
    roles = tuple(material.label("vote_tally", role) for role in shown)
    return VotesChart(ChartWords("", say.gettext("Dots that people gave, by who they are"), told), roles, tuple(bars))


def _matrix(material: Material) -> Iterator[Piece]:
    """Yield the ideas by impact and effort, where they were rated."""
    rated = [card for card in material.of("idea_rating") if _scored(card)]
    if not rated:
        return
    say = material.say
    _ = say.gettext
    yield Heading(_("Impact and effort"))
    ideas = tuple(
        RatedIdea(
            say.number(number),
            _idea_name(material, card, "name"),
            card.record.number("impact") or 0,
            card.record.number("effort") or 0,
            say.joined([material.field_words(card, "decision"), material.field_words(card, "approver")]),
        )
        for number, card in enumerate(rated, start=1)
    )
    told = "; ".join(
        say.format("{idea}: impact {impact}, effort {effort}", idea=one.label, impact=one.impact, effort=one.effort)
        for one in ideas
    )
    yield MatrixChart(
        ChartWords("", say.gettext("Scores from 1 to 5 that the team agreed on"), told),
        MatrixAxis(material.label("idea_rating", "impact"), _("little"), _("much")),
        MatrixAxis(material.label("idea_rating", "effort"), _("light"), _("heavy")),
        Quadrants(_("Do now"), _("Plan well"), _("Do when there is time"), _("Leave")),
        ideas,
        tuple(say.number(step) for step in range(1, 6)),
    )


def _scored(card: Card) -> bool:
    return all(card.record.number(field) is not None for field in ("impact", "effort"))


def _idea_name(material: Material, card: Card, field: str) -> str:
    """Return what an idea is called: by its own sheet, where the row is linked to it, else as typed in the row."""
    linked = material.find(material.sight.sources([card.id], "idea"))
    named = (material.title(linked[0]) if linked else "") or material.field_words(card, field)
    return named or material.say.gettext("An idea without a name")


def _chosen(material: Material) -> Iterator[Piece]:
    if not material.chosen:
        return
    say = material.say
    yield Heading(say.gettext("What was taken on"))
    for number, idea in enumerate(material.chosen[:_MOST], start=1):
        how = [material.field_words(idea, step) for step in _STEPS]
        lines = tuple((say.number(place), words) for place, words in enumerate(how, start=1) if words)
        note = say.joined([material.team_name(idea), _saved(material, idea)])
        yield Panel(material.title(idea), say.number(number), (*lines, *material.labelled(idea, *_TOLD)), note=note)


def _rest(material: Material, count: int) -> Iterator[Piece]:
    if count > _MOST:
        words = material.say.count("{n} more is in Sala.", "{n} more are in Sala.", count - _MOST)
        yield Text(words, Tone.QUIET)
