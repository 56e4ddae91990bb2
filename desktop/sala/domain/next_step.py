"""What to do next in a workshop: one step, always, and one that can be done.

Nothing is locked: the step is advice. The rules, the first that holds:

1. What the agenda has next and is not done yet: people decided so, and may do without what it builds on.
2. A workshop is over when the activity that closes it is done, or when nothing is left to begin. Then its case is
   written, if what it needs is there, else what is new is sent, else there is nothing left.
3. Otherwise the team goes on from where it has come: an activity that it began there and did not finish, or the first
   one behind it that is not done. Those that it passed by are left alone, as long as nothing needs them.
4. An activity that needs others first gives way to the first of those, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from sala.domain.progress import Progress


class Step(Enum):
    """What sort of step comes next."""

    PLANNED = "planned"
    BEGIN = "begin"
    FINISH = "finish"
    CASE = "case"
    SEND = "send"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next step, and the key of its activity; "" for a step that is none."""

    step: Step
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """What an activity builds on: activities that must be done, and some that must at least have been begun."""

    done: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()


NeedsOf = Callable[[str], Needs]


@dataclass(frozen=True, slots=True)
class Course:
    """The activities of a method in their order, what each needs, and two that are special.

    ``closing`` ends a workshop (its evaluation), ``case`` tells others of it; "" where the method has none.
    """

    order: Sequence[str]
    needs: NeedsOf
    closing: str = ""
    case: str = ""


def next_step_of(course: Course, progress: Mapping[str, Progress], *, unsent: int = 0, agenda: str = "") -> NextStep:
    """Return the next step of a workshop.

    ``progress`` is by activity; one that is not in it is open. ``unsent`` counts changes that were never sent,
    ``agenda`` is the activity that the agenda has next, or "".
    """
    if agenda in course.order and not _is_done(progress, agenda):
        return NextStep(Step.PLANNED, agenda)
    goal = "" if _is_done(progress, course.closing) else _goal(course, progress)
    if not goal:
        return _ending(course, progress, unsent)
    goal = _first_needed(course, progress, goal)
    if goal == course.case:
        return NextStep(Step.CASE, goal)
    return NextStep(Step.FINISH if progress.get(goal) is Progress.BEGUN else Step.BEGIN, goal)


def is_possible(course: Course, progress: Mapping[str, Progress], activity: str) -> bool:
    """Return whether everything that an activity needs is there."""
    return not _unmet(course, progress, activity)


def _ending(course: Course, progress: Mapping[str, Progress], unsent: int) -> NextStep:
    case = course.case
    if case and not _is_done(progress, case) and is_possible(course, progress, case):
        return NextStep(Step.CASE, case)
    return NextStep(Step.SEND) if unsent else NextStep(Step.REST)


def _goal(course: Course, progress: Mapping[str, Progress]) -> str:
    """Return the activity to go for, from where the team has come; "" where none is left.

    What needs nothing before it (a reflection, an interview) can be done at any time, and does not tell how far the
    team is.
    """
    order = list(course.order)
    come = (key for key in reversed(order) if progress.get(key, Progress.OPEN) is not Progress.OPEN)
    front = next((order.index(key) for key in come if course.needs(key) != Needs()), 0)
    return next((key for key in order[front:] if not _is_done(progress, key)), "")


def _first_needed(course: Course, progress: Mapping[str, Progress], goal: str) -> str:
    """Follow what is needed and not there, to something that can be done; a circle ends where it began."""
    seen = {goal}
    while missing := [key for key in _unmet(course, progress, goal) if key not in seen]:
        goal = missing[0]
        seen.add(goal)
    return goal


def _unmet(course: Course, progress: Mapping[str, Progress], activity: str) -> list[str]:
    needs = course.needs(activity)
    open_ = {key for key in needs.begun if progress.get(key, Progress.OPEN) is Progress.OPEN}
    unfinished = {key for key in needs.done if not _is_done(progress, key)}
    return [key for key in course.order if key in open_ | unfinished]


def _is_done(progress: Mapping[str, Progress], activity: str) -> bool:
    return progress.get(activity) is Progress.DONE
