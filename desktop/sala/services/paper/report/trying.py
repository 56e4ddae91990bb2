"""What was tried: prototypes, with how many people, what they did with it, what is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sala.domain.records import Card
from sala.printing.documents.report.values import Chapter, Matter, Panel, Piece, Text, Tone
from sala.services.paper.report.material import Material
from sala.services.paper.report.voices import people_in

_MOST = 12
_WORDS_TOLD = 3
_DONE = ("yes", "partly", "no")
_DECISIONS = ("keep", "change", "stop")


@dataclass(frozen=True, slots=True)
class Tried:
    """A prototype with the feedback on it."""

    prototype: Card
    feedback: tuple[Card, ...]

    @property
    def people(self) -> int:
        """How many people tried it."""
        return people_in(self.feedback)

    def count(self, field: str) -> Counter[str]:
        """Return how often each answer was given."""
        return Counter(card.record.text(field) for card in self.feedback)


def tried(material: Material) -> list[Tried]:
    """Return every prototype with its feedback."""
    return [
        Tried(card, tuple(material.find(material.sight.followers([card.id], "feedback"))))
        for card in material.of("prototype")
    ]


def trying_chapter(material: Material) -> Chapter | None:
    """Return the chapter of prototypes and tests; None where nothing was made."""
    made = tried(material)
    if not made and not material.of("feedback"):
        return None
    pieces = [*_table(material, made), *(_panel(material, one) for one in made[:_MOST])]
    if len(made) > _MOST:
        words = material.say.nformat("{n} more is in Sala.", "{n} more are in Sala.", len(made) - _MOST)
        pieces.append(Text(words, Tone.QUIET))
    return Chapter(material.say.gettext("What was tried"), tuple(pieces))


def tests_words(material: Material) -> str:
    """Return in one sentence what was tried, with how many people, and what they decided; "" where nothing was."""
    say, made, feedback = material.say, material.of("prototype"), material.of("feedback")
    if not made or not feedback:
        return ""
    kept = Counter(card.record.text("decision") for card in feedback)
    things = say.nformat("{n} thing was made and tried", "{n} things were made and tried", len(made))
    people = say.nformat("with {n} person", "with {n} people", people_in(feedback))
    return say.format(
        "{things} {people}. Decided after each test: keep {keep}, change {change}, stop {stop}.",
        things=things,
        people=people,
        **{key: kept[key] for key in _DECISIONS},
    )


def _table(material: Material, made: Sequence[Tried]) -> Iterator[Piece]:
    """Yield the results of the feedback grids, each prototype a row."""
    tested = [one for one in made if one.feedback]
    if not tested:
        yield Text(material.say.gettext("Nobody has tried it yet."), Tone.QUIET)
        return
    say = material.say
    _ = say.gettext
    rows = []
    for one in tested[:_MOST]:
        done, kept = one.count("task_done"), one.count("decision")
        counts = (one.people, *(done[key] for key in _DONE), *(kept[key] for key in _DECISIONS))
        rows.append((material.title(one.prototype), *map(say.number, counts)))
    labels = [*_choices(material, "task_done", _DONE), *_choices(material, "decision", _DECISIONS)]
    heads = (_("What was tried"), _("People"), *labels)
    yield Text(_("How many could do the task, and what was decided after each test:"), leads=True)
    yield Matter(heads, tuple(rows), (3.6, 1, 1, 1, 1, 1, 1, 1), frozenset(range(1, 8)))


def _choices(material: Material, field: str, keys: Sequence[str]) -> list[str]:
    known = material.order.pack.kind("feedback").field(field) if "feedback" in material.order.pack.kind_keys else None
    found = [(known.choice(key) if known else None) for key in keys]
    return [
        one.label.in_language(material.order.language) if one else key for one, key in zip(found, keys, strict=True)
    ]


def _panel(material: Material, one: Tried) -> Panel:
    say = material.say
    ideas = [material.title(idea) for idea in material.find(material.sight.sources([one.prototype.id], "idea"))]
    lines = [(say.gettext("For the idea"), say.joined(ideas))] if ideas else []
    lines += material.labelled(one.prototype, "riskiest_question", "faked", "form", "cost")
    lines += _plans(material, one.prototype)
    for field in ("worked", "change", "questions", "ideas"):
        told = [material.field_words(card, field) for card in one.feedback if material.may_say(card)]
        told = [words for words in told if words][:_WORDS_TOLD]
        if told:
            lines.append((material.label("feedback", field), "  /  ".join(told)))
    version = material.field_words(one.prototype, "version")
    title = material.title(one.prototype)
    marked = say.joined([title, say.format("version {n}", n=version)]) if version else title
    return Panel(marked, lines=tuple(lines), note=say.joined(_measured(material, one)))


def _plans(material: Material, prototype: Card) -> Iterator[tuple[str, str]]:
    for plan in material.find(material.sight.followers([prototype.id], "test_plan")):
        yield from material.labelled(plan, "belief", "measure", "pass_mark")


def _measured(material: Material, one: Tried) -> list[str]:
    say = material.say
    minutes = [n for card in one.feedback if (n := card.record.number("minutes")) is not None]
    helped = sum(card.record.number("times_helped") or 0 for card in one.feedback)
    told = [material.team_name(one.prototype)]
    if one.feedback:
        told.append(say.nformat("tried with {n} person", "tried with {n} people", one.people))
    if minutes:
        told.append(say.format("{time} on average", time=say.minutes(sum(minutes) / len(minutes))))
        told.append(say.nformat("helped {n} time", "helped {n} times", round(helped)))
    return told
