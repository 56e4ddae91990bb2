"""What the coach asks before and after an activity, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from sala.content.values import Text
from sala.domain.coach_rules import Rule


@dataclass(frozen=True, slots=True)
class Check:
    """A friendly question, the rule that looks for its answer, and what to do when the answer is "not yet"."""

    key: str
    rule: Rule
    question: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Coach:
    """What is asked of an activity ``before`` it starts, and when people wonder whether they are ``ready`` to go on."""

    activity: str
    before: tuple[Check, ...] = ()
    ready: tuple[Check, ...] = ()

    def checks(self) -> tuple[Check, ...]:
        """Return all questions, in the order in which they are asked."""
        return self.before + self.ready
