"""Reads ``agendas/<key>.toml``: a ready-made agenda, its days and their blocks."""

from __future__ import annotations

from collections.abc import Mapping

from sala.content.toml_table import Table
from sala.content.values import ActivitySummary, ReadyAgenda, ReadyBlock, ReadyDay
from sala.domain.agenda import ACTIVITY, FREE, LONGEST, PRIORITIES, SESSION_KINDS
from sala.domain.daytime import daytime, minute_of


def read_agenda(table: Table, key: str, activities: Mapping[str, ActivitySummary]) -> ReadyAgenda:
    """Read the agenda called ``key``, whose file is ``table``; faults are noted in the problems of the table."""
    if table.name("key") not in {key, ""}:
        table.note("key", "value", found=table.string("key"))
    agenda = ReadyAgenda(
        key=key,
        title=table.text("title"),
        about=table.text("about"),
        days=tuple(_read_day(each, activities) for each in table.tables("days")),
    )
    table.refuse_unknown_keys()
    return agenda


def _read_day(table: Table, activities: Mapping[str, ActivitySummary]) -> ReadyDay:
    day = ReadyDay(
        title=table.text("title"),
        starts=_time(table, "starts"),
        ends=_time(table, "ends"),
        blocks=tuple(_read_block(each, activities) for each in table.tables("blocks")),
    )
    over = (minute_of(day.starts) or 0) + sum(block.minutes for block in day.blocks)
    if day.ends and over > (minute_of(day.ends) or 0):
        table.note("ends", "day_too_long", found=daytime(over))
    table.refuse_unknown_keys()
    return day


def _read_block(table: Table, activities: Mapping[str, ActivitySummary]) -> ReadyBlock:
    activity = table.name("activity") if "activity" in table else ""
    kind = table.one_of("kind", SESSION_KINDS, default=ACTIVITY if activity else None)
    block = ReadyBlock(
        kind=kind,
        activity=activity,
        minutes=table.integer("minutes", minimum=1),
        priority=table.one_of("priority", PRIORITIES),
        title=table.text("title") if kind == FREE else table.optional_text("title"),
        notes=table.optional_text("notes"),
        without=table.names("without"),
    )
    for key, name in (("activity", activity), *((f"without[{n}]", name) for n, name in enumerate(block.without))):
        if name and name not in activities:
            table.note(key, "unknown_activity", found=name)
    if (kind == ACTIVITY) != bool(activity):
        table.note("activity", "missing" if kind == ACTIVITY else "value", found=activity)
    if block.minutes > LONGEST or (activity in activities and block.minutes < activities[activity].minutes.min):
        table.note("minutes", "range", found=block.minutes)
    table.refuse_unknown_keys()
    return block


def _time(table: Table, key: str) -> str:
    written = table.string(key)
    minute = minute_of(written)
    if written and minute is None:
        table.note(key, "value", found=written)
    return daytime(minute) if minute is not None else ""
