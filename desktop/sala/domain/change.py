"""A change: the one thing that is ever stored, sent and merged."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sala.domain.clock import is_clock
from sala.domain.identity import is_id
from sala.errors import EnvironmentFault

Value = str | int | float | bool | list["Value"] | dict[str, "Value"] | None

#: Longest name of a kind or field, in characters; longest text of a value, in characters of its JSON.
NAME_LIMIT = 64
VALUE_LIMIT = 400_000
#: Longest author, in characters; deepest nesting of a value; largest whole number (what JSON holds exactly everywhere).
AUTHOR_LIMIT = 1000
DEPTH_LIMIT = 32
NUMBER_LIMIT = 1 << 53
_KNOWN = frozenset(
    (
        *("id", "workshop", "device", "seq", "clock", "wall", "author"),
        *("act", "undoes", "kind", "record", "field", "value", "replaces"),
    )
)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record got one value, on one laptop.

    ``id``, ``workshop``, ``device``, ``act`` and ``record`` are UUIDs; ``device`` names an incarnation of a laptop's
    workspace and ``seq`` counts from 1 on it, without reuse. ``clock`` is a hybrid clock reading, ``wall`` the laptop's
    own time (ISO 8601, UTC) for display only, ``author`` the person's name. Changes of one act (one thing that the
    person did) share ``act``; ``undoes`` is the act that this act takes back, or "". ``kind`` is the record's kind.
    ``replaces`` are the ids of the changes of this field that the author had before them: what merging reads.
    ``unknown`` keeps what a newer version wrote, so that it survives passing through this one.
    """

    id: str
    workshop: str
    device: str
    seq: int
    clock: str
    wall: str
    author: str
    act: str
    undoes: str
    kind: str
    record: str
    field: str
    value: Value
    replaces: tuple[str, ...]
    unknown: Mapping[str, Value] = dataclasses.field(default_factory=dict)

    def to_line(self) -> bytes:
        """Return the change as one line of JSON in UTF-8, without the line end; keys in a stable order."""
        fields: dict[str, Value] = {
            "id": self.id,
            "workshop": self.workshop,
            "device": self.device,
            "seq": self.seq,
            "clock": self.clock,
            "wall": self.wall,
            "author": self.author,
            "act": self.act,
            "undoes": self.undoes,
            "kind": self.kind,
            "record": self.record,
            "field": self.field,
            "value": self.value,
            "replaces": list(self.replaces),
        }
        fields.update(sorted(self.unknown.items()))
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def change_from_line(line: bytes | str) -> Change:
    """Return the change that a line of JSON holds.

    Raises:
        EnvironmentFault: ``change.damaged`` with the reason, when the line is not a whole, well-formed change.
    """
    try:
        data = clean_value(json.loads(line))
    except (ValueError, RecursionError):
        raise EnvironmentFault("change.damaged", reason="json") from None
    if not isinstance(data, dict):
        raise EnvironmentFault("change.damaged", reason="json")
    replaces = data.get("replaces")
    if not isinstance(replaces, list):
        raise EnvironmentFault("change.damaged", reason="missing")
    known: dict[str, Any] = {name: data[name] for name in _KNOWN if name in data}
    known["replaces"] = tuple(replaces)
    unknown = {name: value for name, value in data.items() if name not in _KNOWN}
    try:
        change = Change(**known, unknown=MappingProxyType(unknown))
    except TypeError:
        raise EnvironmentFault("change.damaged", reason="missing") from None
    check_change(change)
    return change


def check_change(change: Change) -> None:
    """Check that a change can be stored, sent and read back as it is.

    Raises:
        EnvironmentFault: ``change.damaged`` with the reason: ``form`` (ids, names, clock), ``size`` or ``value``.
    """
    ids = (change.id, change.workshop, change.device, change.act, change.record, *change.replaces)
    names_fit = _is_name(change.kind) and _is_name(change.field) and _is_line(change.wall, NAME_LIMIT)
    seq_fits = isinstance(change.seq, int) and not isinstance(change.seq, bool) and 0 < change.seq < NUMBER_LIMIT
    undoes_fits = change.undoes == "" or is_id(change.undoes)
    if not (all(map(is_id, ids)) and names_fit and seq_fits and undoes_fits and is_clock(change.clock)):
        raise EnvironmentFault("change.damaged", reason="form")
    if not _is_line(change.author, AUTHOR_LIMIT):
        raise EnvironmentFault("change.damaged", reason="form")
    try:
        fits = change.value is None or _fits(change.value)
        fits = fits and (not change.unknown or _fits(dict(change.unknown)))
    except (ValueError, TypeError, RecursionError):
        raise EnvironmentFault("change.damaged", reason="value") from None
    if not fits:
        raise EnvironmentFault("change.damaged", reason="size")


def clean_value(value: object, depth: int = DEPTH_LIMIT) -> Value:
    """Return ``value`` such that JSON and UTF-8 hold it and give the same back.

    Tuples become lists; half characters (lone surrogates, left behind by some programs' clipboards) become U+FFFD.

    Raises:
        ValueError: for anything that is not a value: an endless or huge number, too deep nesting, another type.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, int):
        if abs(value) > NUMBER_LIMIT:
            raise ValueError("number")
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("number")
        return value
    if depth == 0:
        raise ValueError("depth")
    if isinstance(value, list | tuple):
        return [clean_value(item, depth - 1) for item in value]
    if isinstance(value, Mapping) and all(isinstance(name, str) for name in value):
        return {clean_text(name): clean_value(item, depth - 1) for name, item in value.items()}
    raise ValueError("type")


def clean_text(text: str) -> str:
    """Return ``text`` with half characters joined to whole ones or, where alone, replaced by U+FFFD."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def clean_line(text: str, limit: int = AUTHOR_LIMIT) -> str:
    """Return ``text`` as one line for an author or a label: control characters become blanks; cut at ``limit``."""
    return "".join(" " if _is_control(character) else character for character in clean_text(text))[:limit].strip()


def same_value(one: Value, other: Value) -> bool:
    """Return whether two values are the same to a person who stores them; 1 and true are not, nor are 1 and 1.0."""
    return one == other and _text_of(one) == _text_of(other)


def value_size(value: Value) -> int:
    """Return how long a value is: the characters of its JSON."""
    return len(_text_of(value))


def _text_of(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def _fits(value: Value) -> bool:
    """Tell whether a value is small enough; raises for what JSON or UTF-8 cannot hold."""
    if clean_value(value) != value:
        raise ValueError("value")
    return value_size(value) <= VALUE_LIMIT


def _is_name(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= NAME_LIMIT and text.isprintable()


def _is_line(text: object, limit: int) -> bool:
    return isinstance(text, str) and len(text) <= limit and clean_text(text) == text and not any(map(_is_control, text))


def _is_control(character: str) -> bool:
    return character < " " or "\x7f" <= character <= "\x9f"
