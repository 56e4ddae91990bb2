"""A pack that extends another: it brings only what is added or replaced.

``extends`` names the other pack. Kinds of card are added to its kinds; an activity goes into the stage that is named,
at its end or behind the activity that ``after`` names, and one whose key the other pack has takes that one's place. A
stage that the other pack has need not be described again. A file of the same name takes the place of the other's file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sala.content.toml_table import Table
from sala.content.values import ActivitySummary, Stage, Text


class Extending:
    """Joins the stages that a pack brings to those of the pack which it extends."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self._stages = {stage.key: stage for stage in stages}
        self._numbers = {one.key: one.number for stage in stages for one in stage.activities}
        self._next = 1 + max(self._numbers.values(), default=0)
        self._after: dict[str, str] = {}

    def described(self, table: Table, key: str) -> tuple[Text, Text]:
        """Return title and purpose of a stage; one that the other pack describes may leave them out."""
        known = self._stages.get(key)
        if known is None:
            return table.text("title"), table.text("purpose")
        return table.optional_text("title") or known.title, table.optional_text("purpose") or known.purpose

    def number(self, table: Table, key: str) -> int:
        """Return the number of an activity; it need not be said: the one that it replaces has one, else the next."""
        if "number" in table:
            return table.integer("number", minimum=1)
        if key in self._numbers:
            return self._numbers[key]
        self._next += 1
        return self._next - 1

    def read_place(self, table: Table, key: str) -> None:
        """Read behind which activity one wants to stand."""
        if "after" in table:
            self._after[key] = table.name("after")

    def taken_numbers(self, own: Sequence[Stage]) -> set[int]:
        """Return the numbers of the other pack's activities that stay."""
        brought = {one.key for stage in own for one in stage.activities}
        return {number for key, number in self._numbers.items() if key not in brought}

    def check_places(self, table: Table, own: Sequence[Stage]) -> None:
        """Note activities that shall stand behind one that is not in their stage."""
        for row, stage in enumerate(own):
            known = {one.key for one in (*self._stages.get(stage.key, stage).activities, *stage.activities)}
            for position, one in enumerate(stage.activities):
                after = self._after.get(one.key, "")
                if after and after not in known - {one.key}:
                    table.note(f"stages[{row}].activities[{position}].after", "unknown_activity", found=after)

    def joined(self, own: Sequence[Stage]) -> tuple[Stage, ...]:
        """Return the other pack's stages with what ``own`` adds to them or replaces, then stages that are new."""
        brought = {one.key: one for stage in own for one in stage.activities}
        joined = {key: replace(stage, activities=_without_moved(stage, brought)) for key, stage in self._stages.items()}
        for stage in own:
            known = joined.get(stage.key)
            activities = list(known.activities) if known else []
            for one in stage.activities:
                _place(activities, one, self._after.get(one.key, ""))
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
