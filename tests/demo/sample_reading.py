"""What tests of the samples share: walking through values, and content without its random ids."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sala.services.show import workshop_as_json
from sala.services.workspace import Workspace

STAGES = ("prepare", "listen", "understand", "imagine", "try", "deliver")


@dataclass(frozen=True)
class Made:
    """A workspace, and the workshops that were made in it."""

    ws: Workspace
    workshops: list[str]


def texts_of(value: object) -> Iterator[str]:
    """Yield every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_of(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_of(each)


def is_khmer(text: str) -> bool:
    """Tell whether a text has Khmer letters."""
    return any("\u1780" <= letter <= "\u17ff" for letter in text)


def content(ws: Workspace, workshop: str) -> list[str]:
    """Return the records as ``show`` tells them, without ids and codes; what they point to is said in words."""
    told = workshop_as_json(ws, workshop)
    names = {
        record["id"]: _name(kind, record["fields"]) for kind, records in told["records"].items() for record in records
    }
    return sorted(
        json.dumps([kind, _without_ids(record["fields"], names), record.get("deleted", False)], ensure_ascii=False)
        for kind, records in told["records"].items()
        for record in records
    )


def _name(kind: str, fields: dict[str, Any]) -> str:
    own = {key: value for key, value in fields.items() if key not in {"team", "parent", "from", "to", "card", "code"}}
    return json.dumps([kind, own], ensure_ascii=False)


def _without_ids(fields: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {key: names.get(value, value) if isinstance(value, str) else value for key, value in fields.items()} | (
        {"code": ""} if "method" in fields else {}
    )
