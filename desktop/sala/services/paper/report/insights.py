"""What people taught the workshop: insights with their evidence, the problem in words, its root."""

from __future__ import annotations

from collections.abc import Iterator

from sala.domain.line_of_sight import words_under
from sala.domain.records import Card
from sala.printing.documents.report.values import Chapter, Heading, Panel, Piece, Text, Tone
from sala.services.charts import scorecard_chart
from sala.services.paper.report.material import Material
from sala.services.paper.report.voices import quotations

_MOST_INSIGHTS = 10
_QUOTES = 2


def strongest_insights(material: Material) -> list[Card]:
    """Return the insights, the surest first; of equally sure ones that with more words of people behind it."""
    return sorted(material.of("insight"), key=lambda card: (-_confidence(card), -len(_words(material, card))))


def insights_chapter(material: Material) -> Chapter | None:
    """Return the chapter of insights, problems and root causes; None where there are none."""
    pieces = [*_scores(material), *_insights(material), *_problems(material), *_causes(material)]
    return Chapter(material.say.gettext("What we learned from people"), tuple(pieces)) if pieces else None


def problem_words(material: Material, problem: Card) -> str:
    """Return a problem as one sentence of what is filled in."""
    say = material.say
    who, needs, but, because = (say.part(problem.record.text(field)) for field in ("who", "needs_to", "but", "because"))
    words = say.format("{who} need to: {needs}.", who=who, needs=needs) if who and needs else say.ended(who or needs)
    if but and because:
        return f"{words} {say.format('But {but}, because {because}.', but=but, because=because)}".strip()
    return f"{words} {say.ended(but or because)}".strip()


def _scores(material: Material) -> Iterator[Piece]:
    """Yield what users and staff say of the service, where they gave it scores."""
    order = material.order
    if order.choices.team:
        return
    for side in ("users", "staff"):
        if chart := scorecard_chart(order.ws, order.facts.id, material.say.translator, side=side):
            yield chart


def _insights(material: Material) -> Iterator[Piece]:
    insights = strongest_insights(material)
    if not insights:
        return
    say = material.say
    yield Heading(say.gettext("Insights"))
    for number, insight in enumerate(insights[:_MOST_INSIGHTS], start=1):
        yield _insight(material, insight, number)
    rest = len(insights) - _MOST_INSIGHTS
    if rest > 0:
        yield Text(say.nformat("{n} more insight is in Sala.", "{n} more insights are in Sala.", rest), Tone.QUIET)


def _insight(material: Material, insight: Card, number: int) -> Panel:
    say = material.say
    words = material.find(_words(material, insight))
    told = quotations(material, words, _QUOTES)
    title = material.title(insight) or material.field_words(insight, "saw")
    lines = material.labelled(insight, "saw", "because", "contradicting")
    return Panel(title, say.number(number), lines, told, say.joined(_ground(material, insight, len(words))))


def _ground(material: Material, insight: Card, words: int) -> list[str]:
    """Return how sure the team is, on how much it rests, and whose insight it is."""
    say = material.say
    confidence = _confidence(insight)
    return [
        say.format("Confidence {n} of {all}", n=confidence, all=5) if confidence else "",
        say.nformat("rests on {n} quote or note", "rests on {n} quotes and notes", words)
        if words
        else say.gettext("rests on no words of people yet"),
        material.team_name(insight),
    ]


def _problems(material: Material) -> Iterator[Piece]:
    problems = material.of("problem")
    if not problems:
        return
    say = material.say
    yield Heading(say.gettext("The problem in words"))
    for problem in problems[:_MOST_INSIGHTS]:
        now = say.joined([material.field_words(problem, field) for field in ("impact_number", "impact_meaning")])
        impact = ((say.gettext("Today"), now),) if now else ()
        lines = (*material.labelled(problem, "where"), *impact, *material.labelled(problem, "success", "agreed_by"))
        yield Panel(problem_words(material, problem), lines=(*lines, *material.team_line(problem)))


def _causes(material: Material) -> Iterator[Piece]:
    causes = material.of("root_cause")
    if not causes:
        return
    yield Heading(material.say.gettext("The root of it"))
    for cause in causes[:_MOST_INSIGHTS]:
        whys = [material.field_words(row, "because") for row in material.rows(cause, "why")]
        bones = [
            material.say.joined([material.field_words(row, "part"), material.field_words(row, "cause")])
            for row in material.rows(cause, "bone")
        ]
        lines = [(material.say.number(place), words) for place, words in enumerate(whys, start=1) if words]
        lines += [("", words) for words in bones if words]
        title = material.field_words(cause, "chosen") or material.field_words(cause, "start")
        rest = (*material.labelled(cause, "can_act"), *material.team_line(cause))
        yield Panel(title, lines=(*material.labelled(cause, "start"), *lines, *rest))


def _confidence(insight: Card) -> float:
    return insight.record.number("confidence") or 0


def _words(material: Material, insight: Card) -> tuple[str, ...]:
    return words_under(insight.id, material.sight)
