"""A pack that extends another: it brings only what is added or replaced.

``extends`` names the other pack. Kinds of card are added to its kinds; an activity goes into the stage that is named,
at its end or behind the activity that ``after`` names, and one whose key the other pack has takes that one's place. A
stage that the other pack has need not be described again. A file of the same name takes the place of the other's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sala.content.toml_table import Table
from sala.content.values import ActivitySummary, Stage, Text


@dataclass(slots=True)
class Places:
    """Behind which activity each activity wants to stand, by key: "" at the end of its stage."""

    after: dict[str, str] = field(default_factory=dict)


def described(table: Table, key: str, of: Mapping[str, Stage]) -> tuple[Text, Text]:
    """Return title and purpose of a stage; one that the other pack describes may leave them out."""
    known = of.get(key)
    if known is None:
        return table.text("title"), table.text("purpose")
    return table.optional_text("title") or known.title, table.optional_text("purpose") or known.purpose


def joined_keys(of: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds or agendas of the other pack, then those that are added."""
    return tuple(dict.fromkeys([*of, *own]))


def next_number(stages: Iterable[Stage]) -> int:
    """Return the number of an activity that does not say its own: one more than the highest."""
    return 1 + max((one.number for stage in stages for one in stage.activities), default=0)


def joined_stages(of: Sequence[Stage], own: Sequence[Stage], places: Places) -> tuple[Stage, ...]:
    """Return the stages of the other pack with what ``own`` adds to them or replaces, then stages that are new."""
    brought = {one.key: one for stage in own for one in stage.activities}
    joined = {stage.key: replace(stage, activities=_without_moved(stage, brought)) for stage in of}
    for stage in own:
        known = joined.get(stage.key)
        activities = list(known.activities) if known else []
        for one in stage.activities:
            _place(activities, one, places.after.get(one.key, ""))
        joined[stage.key] = replace(stage, activities=tuple(activities))
    return tuple(joined.values())


def _without_moved(stage: Stage, brought: Mapping[str, ActivitySummary]) -> tuple[ActivitySummary, ...]:
    """Leave out the activities that now stand in another stage."""
    return tuple(one for one in stage.activities if brought.get(one.key, one).stage == stage.key)


def _place(activities: list[ActivitySummary], one: ActivitySummary, after: str) -> None:
    keys = [each.key for each in activities]
    if one.key in keys and not after:
        activities[keys.index(one.key)] = one
        return
    if one.key in keys:
        del activities[keys.index(one.key)]
        keys.remove(one.key)
    activities.insert(keys.index(after) + 1 if after in keys else len(activities), one)
