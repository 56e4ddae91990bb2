"""What two laptops said differently, and where a person can settle it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sala.domain.records import CARD, PARTICIPANT, TEAM, WORKSHOP, Record
from sala.services.method import Pack, method_pack
from sala.services.workshops import get_workshop
from sala.storage import Workspace


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field with two readings: of which record, and where it is seen.

    ``kind`` is the record's kind, ``card_kind`` the method's kind where it is a card. ``card`` and ``activity`` say
    where the card is shown (a row is shown in its table's card); both are "" for what is not a card. ``title`` is what
    the card, person or team is called, "" where it is not.
    """

    workshop: str
    kind: str
    record: str
    field: str
    card_kind: str
    card: str
    activity: str
    title: str


def conflicts_at(ws: Workspace, workshops: Iterable[str], found: Iterable[tuple[str, str, str]]) -> list[Conflict]:
    """Return where each of ``found`` (kind, record id, field: as an import tells them) can be seen and settled."""
    among = tuple(workshops)
    located = []
    for kind, identity, field in found:
        for workshop in among:
            record = ws.find(workshop, identity)
            if record is not None and record.ref.kind == kind:
                located.append(_located(ws, record, field))
                break
    return located


def _located(ws: Workspace, record: Record, field: str) -> Conflict:
    ref = record.ref
    if ref.kind != CARD:
        name = record.text("name") if ref.kind in (PARTICIPANT, TEAM, WORKSHOP) else ""
        return Conflict(ref.workshop, ref.kind, ref.id, field, "", "", "", name)
    pack = method_pack(get_workshop(ws, ref.workshop).method)
    shown = record
    parent = ws.find(ref.workshop, record.text("parent")) if record.text("parent") else None
    if parent is not None:
        shown = parent
    activity = shown.text("activity") or _activity_of(pack, shown.text("kind"))
    return Conflict(
        ref.workshop, ref.kind, ref.id, field, record.text("kind"), shown.id, activity, _title(pack, record, shown)
    )


def _activity_of(pack: Pack, kind: str) -> str:
    """Return the first activity in which cards of a kind are made; "" where there is none."""
    return next((one.key for one in pack.summaries() if one.card == kind), "")


def _title(pack: Pack, *records: Record) -> str:
    """Return the title of the first card that has one."""
    for record in records:
        if record.text("kind") in pack.kind_keys:
            title = record.text(pack.kind(record.text("kind")).title_field)
            if title:
                return title
    return ""
