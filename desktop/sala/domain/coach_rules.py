"""The coach's small vocabulary: what a question may ask of a workshop, and what the workshop answers.

Values in, answers out. An answer is advice: nothing in Sala is ever locked because of one.

==============  ========================================================================  =============================
rule            is "yes" when                                                             its parameters
==============  ========================================================================  =============================
``ask``         only people can tell: a person said yes
``cards``       there are so many cards of a kind                                         kind, least
``teams``       each team has a card of a kind, or the whole group has                    kind
``filled``      cards of a kind have fields filled in                                     kind, fields, share, some
``chosen``      a field of cards has one of some answers                                  kind, fields, values
``number``      a number on cards lies between two                                        kind, fields, low, high
``different``   a field of cards has so many different answers                            kind, fields, least
``differs``     so many pairs of numbers (before, after) are there, and differ            kind, fields, least
``rows``        cards have so many rows                                                   kind, row, least, share
``linked``      cards are linked to a card of certain kinds                               kind, to, share
``thread``      a thread of links leads from cards to such a card, at any distance        kind, to, share
``photos``      so many cards of a kind have a photo                                      kind, least
``totals``      the steps of a journey give time, cost and visits                         kind, row, values (versions)
``heard``       so many people of a group were interviewed, or each of several groups     groups, least
``consent``     what rests on a consent has a yes to a scope                              kind, scope
``done``        an activity is done                                                       activity
``people``      so many people are in the list, with one of some answers in a field       fields, values, least
``fact``        the workshop itself has fields filled in                                  fields
==============  ========================================================================  =============================

``share`` is in percent of the cards of that kind, ``least`` a number of them; the loader gives one of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class RuleName(StrEnum):
    """The names of the vocabulary."""

    ASK = "ask"
    CARDS = "cards"
    TEAMS = "teams"
    FILLED = "filled"
    CHOSEN = "chosen"
    NUMBER = "number"
    DIFFERENT = "different"
    DIFFERS = "differs"
    ROWS = "rows"
    LINKED = "linked"
    THREAD = "thread"
    PHOTOS = "photos"
    TOTALS = "totals"
    HEARD = "heard"
    CONSENT = "consent"
    DONE = "done"
    PEOPLE = "people"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with its parameters; those that it does not use are empty."""

    name: RuleName
    kind: str = ""
    fields: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    least: int = 1
    share: int = 0
    some: int = 0
    row: str = ""
    to: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    scope: str = ""
    activity: str = ""
    low: float | None = None
    high: float | None = None


class State(Enum):
    """What the workshop answers to a question of the coach."""

    YES = "yes"
    NOT_YET = "not_yet"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its figures: ``have`` of ``wanted``, both None where counting would say nothing."""

    state: State
    have: int | None = None
    wanted: int | None = None
