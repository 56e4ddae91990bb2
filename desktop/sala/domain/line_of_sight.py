"""The line of sight: the thread from what people said to what is tried out, for each idea.

Cards name the cards that they come from (links): a question its problem, a problem its insights, an insight the words
on which it rests; and further on a prototype its idea, a test its prototype, a pilot its idea, a case its pilot. The
thread of an idea is what is reached from it both ways. It is broken at a step where nothing stands although something
stands further on, and it ends where nothing stands any more: an idea without a case is young, not broken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Step(StrEnum):
    """The steps of a thread, from people's words to a case that others can copy."""

    WORDS = "words"
    INSIGHT = "insight"
    PROBLEM = "problem"
    QUESTION = "question"
    IDEA = "idea"
    PROTOTYPE = "prototype"
    TEST = "test"
    PILOT = "pilot"
    CASE = "case"


class State(StrEnum):
    """How a thread stands at a step."""

    THERE = "there"
    BROKEN = "broken"  # nothing stands here, and it should: the idea, or something further on, rests on it
    AHEAD = "ahead"  # nothing stands here yet, and nothing further on


#: Whose words they are, or what was seen with one's own eyes.
VOICES: Final = frozenset(("quote", "interview_note", "observation", "scorecard"))
_JOURNEY, _JOURNEY_STEP = "journey", "journey_step"
_AFTER: Final = (Step.PROTOTYPE, Step.TEST, Step.PILOT, Step.CASE)


@dataclass(frozen=True, slots=True)
class Reached:
    """What of the thread stands at a step: ids of cards, in the order of ``Cards``."""

    step: Step
    cards: tuple[str, ...]
    state: State


@dataclass(frozen=True, slots=True)
class Thread:
    """The thread of an idea (its id), a place for each step in order."""

    idea: str
    steps: tuple[Reached, ...]

    @property
    def breaks(self) -> tuple[Step, ...]:
        """The steps at which it is broken, in order."""
        return tuple(one.step for one in self.steps if one.state is State.BROKEN)

    def at(self, step: Step) -> tuple[str, ...]:
        """Return the ids of what stands at a step."""
        return next(one.cards for one in self.steps if one.step is step)


class Cards:
    """Cards as threads see them, in their order.

    ``kinds`` and ``parents`` ("" for none) are by id; a link goes from a card (id) to the one that it comes from. Links
    to cards that are not there are passed over.
    """

    def __init__(
        self, kinds: Mapping[str, str], links: Iterable[tuple[str, str]], parents: Mapping[str, str] | None = None
    ) -> None:
        self.kinds, self.parents = kinds, parents or {}
        self._back: dict[str, set[str]] = defaultdict(set)
        self._on: dict[str, set[str]] = defaultdict(set)
        for start, end in links:
            if start in kinds and end in kinds:
                self._back[start].add(end)
                self._on[end].add(start)
        self._place = {identity: place for place, identity in enumerate(kinds)}

    def sources(self, cards: Iterable[str], *kinds: str) -> tuple[str, ...]:
        """Return the cards of these kinds from which any of ``cards`` comes."""
        return self._of(self._back, cards, kinds)

    def followers(self, cards: Iterable[str], *kinds: str) -> tuple[str, ...]:
        """Return the cards of these kinds that come from any of ``cards``."""
        return self._of(self._on, cards, kinds)

    def in_order(self, cards: Iterable[str]) -> tuple[str, ...]:
        """Return cards, each once, in their order."""
        return tuple(sorted(set(cards), key=self._place.__getitem__))

    def _of(self, links: Mapping[str, set[str]], cards: Iterable[str], kinds: tuple[str, ...]) -> tuple[str, ...]:
        return self.in_order(other for card in cards for other in links.get(card, ()) if self.kinds[other] in kinds)


def thread_of(idea: str, cards: Cards) -> Thread:
    """Return the thread of an idea."""
    found = {**_before(idea, cards), Step.IDEA: (idea,), **_after(idea, cards)}
    last = max(place for place, step in enumerate(Step) if found[step])
    steps = []
    for place, step in enumerate(Step):
        state = State.THERE if found[step] else State.BROKEN if place < last else State.AHEAD
        steps.append(Reached(step, found[step], state))
    return Thread(idea, tuple(steps))


def _before(idea: str, cards: Cards) -> dict[Step, tuple[str, ...]]:
    """Return what an idea comes from. A question may come from an insight: then no problem was put in words."""
    questions = cards.sources([idea], "question")
    problems = cards.sources(questions, "problem")
    insights = cards.sources((*problems, *questions), "insight")
    words = _words((*insights, *problems), cards) if insights else ()
    return {Step.WORDS: words, Step.INSIGHT: insights, Step.PROBLEM: problems, Step.QUESTION: questions}


def words_under(insight: str, cards: Cards) -> tuple[str, ...]:
    """Return the words of people on which an insight rests, also those behind a journey that supports it."""
    return _words([insight], cards)


def _words(grounds: Iterable[str], cards: Cards) -> tuple[str, ...]:
    grounds = tuple(grounds)
    steps = cards.sources(grounds, _JOURNEY_STEP)
    journeys = (*cards.sources(grounds, _JOURNEY), *(cards.parents.get(step, "") for step in steps))
    return cards.in_order((*cards.sources(grounds, *VOICES), *cards.sources(journeys, *VOICES)))


def _after(idea: str, cards: Cards) -> dict[Step, tuple[str, ...]]:
    prototypes = cards.followers([idea], "prototype")
    tests = cards.followers((idea, *prototypes), "feedback")
    pilots = cards.followers([idea], "pilot")
    return dict(zip(_AFTER, (prototypes, tests, pilots, cards.followers(pilots, "case")), strict=True))


def chosen_ideas(cards: Cards, *, taken_on: Callable[[str], bool] = lambda _idea: False) -> tuple[str, ...]:
    """Return the ideas that were taken on, in their order.

    Those are what a pilot carries out, what a prototype was made of, and whatever ``taken_on`` says beside.
    """
    ideas = [identity for identity, kind in cards.kinds.items() if kind == "idea"]
    return tuple(idea for idea in ideas if cards.followers([idea], "prototype", "pilot") or taken_on(idea))
