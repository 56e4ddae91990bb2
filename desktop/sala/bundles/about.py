"""``data/about.json``: what a bundle says of itself before anyone looks at its changes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated, Any, Final

import msgspec

from sala.bundles.faults import damaged
from sala.bundles.names import ABOUT, FORMAT_MAJOR, FORMAT_MINOR
from sala.errors import EnvironmentFault

_UUID: Final = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_UTC: Final = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$"
_FORMAT: Final = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")

Text = Annotated[str, msgspec.Meta(max_length=2000)]
"""A name or label, for people."""
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
"""An id that this floor only carries."""
Count = Annotated[int, msgspec.Meta(ge=0, lt=1 << 53)]


@dataclass(frozen=True, slots=True)
class WorkshopRef:
    """A workshop that the changes are about. ``code`` is the short one for paper and telephone."""

    id: Id
    code: Text
    name: Text
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MethodRef:
    """The method pack that the sender worked with."""

    key: Text
    version: Text
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """What the bundle holds: changes, attachments, and the bytes of all attachments."""

    changes: Count = 0
    files: Count = 0
    bytes: Count = 0
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class About:
    """What a bundle says of itself.

    ``unknown``, here and in the parts, holds what a later minor version says and this one does not know; it is
    written out again as it came.
    """

    bundle: Annotated[str, msgspec.Meta(pattern=_UUID)]
    """Id of the bundle, a UUIDv7: the same bundle seen twice has the same."""
    created: Annotated[str, msgspec.Meta(pattern=_UTC)]
    """UTC, for display only: laptops in the field have wrong clocks."""
    device: Id
    """The device that wrote the bundle (it may carry changes of others)."""
    device_label: Text = ""
    author: Text = ""
    """The person who exported it, as they call themselves."""
    verify_key: Text = ""
    """minisign public key of ``device``; filled in when the bundle is written."""
    workshops: tuple[WorkshopRef, ...] = ()
    sequences: Mapping[Id, tuple[Count, Count]] = field(default_factory=dict)
    """For each device, the first and last sequence number of its changes in here."""
    devices: Mapping[Id, Text] = field(default_factory=dict)
    """Labels of the devices in ``sequences``."""
    recipients: tuple[Text, ...] = ()
    """``age1…`` of those who can open it, empty with a passphrase; filled in when the bundle is written."""
    method: MethodRef | None = None
    counts: Counts = field(default_factory=Counts)
    """Filled in when the bundle is written, checked when it is opened."""
    format: tuple[Count, Count] = (FORMAT_MAJOR, FORMAT_MINOR)
    """Major and minor version of the format of the bundle."""
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """Return the UTF-8 text of ``about.json``: readable, keys in a stable order, with a line end."""
        values = {"format": f"{self.format[0]}.{self.format[1]}"}
        values |= {key: value for key, value in msgspec.to_builtins(self).items() if key != "format"}
        for part in (*values["workshops"], values["method"], values["counts"], values):
            if part is not None:
                part.update({key: value for key, value in part.pop("unknown").items() if key not in part})
        return json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n"

    @classmethod
    def from_json(cls, data: bytes) -> About:
        """Read ``about.json``.

        Raises ``EnvironmentFault``: ``bundle.too_new`` when the major version is newer than this program's
        (``format``, ``known``: texts like "2.0"), ``bundle.damaged`` when it is not what it should be (``where``,
        ``detail`` with the place inside).
        """
        try:
            values = msgspec.json.decode(data, type=dict[str, Any])
            version = _version(values)
            about = msgspec.convert(_with_unknown_apart(values) | {"format": version}, cls)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise damaged(ABOUT, str(error)) from error
        for device, (first, last) in about.sequences.items():
            if last < first:
                raise damaged(ABOUT, f"sequences of {device}: {first} to {last}")
        return about


def _version(values: dict[str, Any]) -> tuple[int, int]:
    """Read the format before anything else: all other keys may mean something else in a later major version."""
    said = values.get("format")
    match = _FORMAT.fullmatch(said) if isinstance(said, str) else None
    if match is None:
        raise damaged(ABOUT, f"format is {said!r}")
    major, minor = int(match[1]), int(match[2])
    if major > FORMAT_MAJOR:
        raise EnvironmentFault("bundle.too_new", format=said, known=f"{FORMAT_MAJOR}.{FORMAT_MINOR}")
    if major < FORMAT_MAJOR:
        raise damaged(ABOUT, f"format {said} never existed")
    return major, minor


def _with_unknown_apart(values: dict[str, Any]) -> dict[str, Any]:
    apart: dict[str, Any] = _apart(values, About)
    if isinstance(values.get("workshops"), list):
        apart["workshops"] = [_apart(each, WorkshopRef) for each in values["workshops"]]
    for key, kind in (("method", MethodRef), ("counts", Counts)):
        if key in values:
            apart[key] = _apart(values[key], kind)
    return apart


def _apart(value: Any, kind: type) -> Any:
    """Move the keys that ``kind`` does not have under ``unknown``; what is no object is left for the type check."""
    if not isinstance(value, dict):
        return value
    known = {each.name for each in fields(kind)} - {"unknown"}
    apart: dict[str, Any] = {key: inner for key, inner in value.items() if key in known}
    apart["unknown"] = {key: inner for key, inner in value.items() if key not in known}
    return apart
