"""Questions and ideas: what was asked, what people thought of, what was chosen and why."""

from __future__ import annotations

from collections.abc import Iterator

from sala.domain.records import Card
from sala.printing.documents.report.values import Chapter, Heading, Matter, Panel, Piece, Text, Tone
from sala.services.charts import rating_chart, vote_chart
from sala.services.paper.report.material import Material

_MOST = 24
_STEPS = ("how_1", "how_2", "how_3")
_TOLD = ("for_whom", "change_citizens", "change_staff", "left_out", "risk")


def ideas_chapter(material: Material) -> Chapter | None:
    """Return the chapter of questions and ideas; None where there are none."""
    pieces = [*_questions(material), *_votes(material), *_matrix(material), *_chosen(material), *_others(material)]
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


def _others(material: Material) -> Iterator[Piece]:
    """Yield the ideas that were not taken on: they are not lost."""
    chosen = {idea.id for idea in material.chosen}
    ideas = [idea for idea in material.of("idea") if idea.id not in chosen]
    if not ideas:
        return
    _ = material.say.gettext
    yield Heading(_("Other ideas") if chosen else _("Ideas"))
    rows = [(material.title(idea), material.field_words(idea, "for_whom"), _saved(material, idea)) for idea in ideas]
    heads = (_("Idea"), _("For whom"), _("Hoped to save, for each person"))
    yield Matter(heads, tuple(rows[:_MOST]), (3.2, 3.6, 3.2))
    yield from _rest(material, len(ideas))


def _saved(material: Material, idea: Card) -> str:
    say, number = material.say, idea.record.number
    time, cost, visits = number("time_saved"), number("cost_saved"), number("visits_saved")
    told = [say.minutes(time) if time else "", say.riel(cost) if cost else ""]
    if visits:
        told.append(say.nformat("{n} visit", "{n} visits", round(visits)))
    return say.joined(told)


def _votes(material: Material) -> Iterator[Piece]:
    """Yield each round of dot voting: its chart, the decision with its reason, and who saw it otherwise."""
    say = material.say
    _ = say.gettext
    for vote in material.of("vote_round"):
        number = material.field_words(vote, "round")
        yield Heading(say.format("Votes, round {n}", n=number) if number else _("Votes"))
        if chart := vote_chart(material.order.ws, material.order.facts.id, vote, say.translator):
            yield chart
        lines = material.labelled(vote, "criteria", "reason", "dissent", "tie_rule")
        decision = material.field_words(vote, "decision")
        if lines or decision:
            yield Panel(decision, lines=lines)


def _matrix(material: Material) -> Iterator[Piece]:
    """Yield the ideas by impact and effort, where they were weighed."""
    order = material.order
    chart = rating_chart(order.ws, order.facts.id, material.say.translator, team=order.choices.team)
    if chart:
        yield chart


def _chosen(material: Material) -> Iterator[Piece]:
    if not material.chosen:
        return
    say = material.say
    yield Heading(say.gettext("What was taken on"))
    for number, idea in enumerate(material.chosen[:_MOST], start=1):
        how = [material.field_words(idea, step) for step in _STEPS]
        lines = tuple((say.number(place), words) for place, words in enumerate(how, start=1) if words)
        saved = ((say.gettext("Hoped to save, for each person"), words),) if (words := _saved(material, idea)) else ()
        told = (*lines, *material.labelled(idea, *_TOLD), *saved, *material.team_line(idea))
        yield Panel(material.title(idea), say.number(number), told)


def _rest(material: Material, count: int) -> Iterator[Piece]:
    if count > _MOST:
        words = material.say.nformat("{n} more is in Sala.", "{n} more are in Sala.", count - _MOST)
        yield Text(words, Tone.QUIET)
