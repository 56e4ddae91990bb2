"""Putting a ready-made agenda into a workshop."""

from __future__ import annotations

from datetime import date, timedelta

from sala.domain.change import Value
from sala.domain.identity import new_id
from sala.domain.order import first_keys
from sala.domain.records import DAY, SESSION
from sala.services.method import ReadyAgenda
from sala.storage import Act


def put_ready(act: Act, ready: ReadyAgenda, starts: str) -> None:
    """Make the days and blocks of a ready-made agenda within an act, from the date ``starts`` (ISO or "")."""
    for number, (of_day, position) in enumerate(zip(ready.days, first_keys(len(ready.days)), strict=True), start=1):
        identity = new_id()
        own_date = (date.fromisoformat(starts) + timedelta(days=number - 1)).isoformat() if starts else ""
        times = {"starts": of_day.starts, "ends": of_day.ends, "ready": f"{ready.key}/{number}"}
        act.put(DAY, identity, {"date": own_date, **times, "position": position})
        places = first_keys(len(of_day.blocks))
        for count, (block, place) in enumerate(zip(of_day.blocks, places, strict=True), start=1):
            fields: dict[str, Value] = {"day": identity, "kind": block.kind, "minutes": block.minutes}
            fields |= {"activity": block.activity} if block.activity else {}
            fields |= {"without": list(block.without)} if block.without else {}
            fields |= {"priority": block.priority, "ready": f"{ready.key}/{number}/{count}", "position": place}
            act.put(SESSION, new_id(), fields)
