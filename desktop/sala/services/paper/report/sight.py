"""The line of sight: from people's words to the pilot, for each idea that was taken on."""

from __future__ import annotations

from collections.abc import Sequence

from sala.domain.line_of_sight import Reached, State, Step, Thread
from sala.domain.records import Card
from sala.printing.documents.report.values import Chapter, Link, Piece, Text, ThreadStep, ThreadView, Tone
from sala.services.paper.report.insights import problem_words
from sala.services.paper.report.material import Material
from sala.services.paper.report.trying import Tried
from sala.services.paper.report.voices import quotations

_MOST_THREADS = 8
_MOST_WORDS = {Step.WORDS: 2, Step.INSIGHT: 2}
_LINKS = {State.THERE: Link.THERE, State.BROKEN: Link.BROKEN, State.AHEAD: Link.AHEAD}


def sight_chapter(material: Material) -> Chapter | None:
    """Return the chapter of threads; None where no idea was taken on."""
    threads = material.threads
    if not threads:
        return None
    say = material.say
    pieces: list[Piece] = [
        Text(
            say.gettext("How each idea that was taken on rests on what people said, and how far it has come."),
            leads=True,
        )
    ]
    pieces += [_view(material, thread) for thread in threads[:_MOST_THREADS]]
    if len(threads) > _MOST_THREADS:
        rest = len(threads) - _MOST_THREADS
        pieces.append(Text(say.nformat("{n} more is in Sala.", "{n} more are in Sala.", rest), Tone.QUIET))
    return Chapter(say.gettext("The line of sight"), tuple(pieces))


def step_words(material: Material) -> dict[Step, str]:
    """Return what the steps are called."""
    _ = material.say.gettext
    return {
        Step.WORDS: _("What people said"),
        Step.INSIGHT: _("Insight"),
        Step.PROBLEM: _("Problem"),
        Step.QUESTION: _("Question"),
        Step.IDEA: _("Idea"),
        Step.PROTOTYPE: _("Prototype"),
        Step.TEST: _("Test"),
        Step.PILOT: _("Pilot"),
        Step.CASE: _("Case"),
    }


def break_words(material: Material) -> dict[Step, str]:
    """Return what is said where a thread is broken."""
    _ = material.say.gettext
    return {
        Step.WORDS: _("No words of people are named on which this rests."),
        Step.INSIGHT: _("No insight is named from which this comes."),
        Step.PROBLEM: _("No problem was put in words on the way to the question."),
        Step.QUESTION: _("The idea answers no question."),
        Step.PROTOTYPE: _("Nothing was made to try the idea."),
        Step.TEST: _("It was taken on without being tried."),
        Step.PILOT: _("There is a case, but no pilot of this idea."),
    }


def _view(material: Material, thread: Thread) -> ThreadView:
    say = material.say
    (idea,) = material.find([thread.idea])
    names, breaks = step_words(material), thread.breaks
    steps = tuple(_step(material, reached, names[reached.step]) for reached in thread.steps)
    if breaks:
        where = ", ".join(names[step] for step in breaks)
        verdict = say.format("The thread is broken here: {steps}.", steps=where)
    else:
        last = [reached.step for reached in thread.steps if reached.state is State.THERE][-1]
        verdict = say.format("The thread is whole as far as this: {step}.", step=names[last])
    return ThreadView(material.title(idea) or say.gettext("An idea without a name"), steps, verdict)


def _step(material: Material, reached: Reached, name: str) -> ThreadStep:
    if reached.state is State.BROKEN:
        words: Sequence[str] = (break_words(material)[reached.step],)
    elif reached.state is State.AHEAD:
        words = (material.say.gettext("not yet"),)
    else:
        words = _told(material, reached.step, material.find(reached.cards))
    return ThreadStep(name, tuple(words), _LINKS[reached.state])


def _told(material: Material, step: Step, cards: list[Card]) -> list[str]:
    """Return what stands at a step: the first of it in words, the rest counted."""
    say, most = material.say, _MOST_WORDS.get(step, 1)
    if step is Step.TEST:
        return [_test_words(material, cards)]
    if step is Step.WORDS:
        told = [say.joined([one.words, one.by]) for one in quotations(material, cards, most)]
    else:
        told = [_title(material, card) for card in cards[:most]]
    rest = len(cards) - len(told)
    if rest and told:
        told[-1] = say.joined([told[-1], say.nformat("and {n} more", "and {n} more", rest)])
    elif rest:
        told.append(say.nformat("{n} that may not be shown", "{n} that may not be shown", rest))
    return told


def _title(material: Material, card: Card) -> str:
    if card.kind == "problem":
        return problem_words(material, card)
    if card.kind == "insight":
        return material.title(card) or material.field_words(card, "saw")
    return material.title(card) or material.say.gettext("without a name")


def _test_words(material: Material, cards: list[Card]) -> str:
    say, tests = material.say, Tried(cards[0], tuple(cards))
    kept = tests.count("decision")
    people = say.nformat("tried with {n} person", "tried with {n} people", tests.people)
    return say.format(
        "{people}: keep {keep}, change {change}, stop {stop}",
        people=people,
        keep=kept["keep"],
        change=kept["change"],
        stop=kept["stop"],
    )
