"""Records: what changes add up to, and the typed views of them that services and screens read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sala.domain.change import Value
from sala.domain.merge import RecordState

WORKSHOP, TEAM, PARTICIPANT, CARD = "workshop", "team", "participant", "card"
LINK, MARK, ATTACHMENT, CONSENT = "link", "mark", "attachment", "consent"
DAY, SESSION = "day", "session"
RECORD_KINDS = (WORKSHOP, TEAM, PARTICIPANT, CARD, LINK, MARK, ATTACHMENT, CONSENT, DAY, SESSION)

#: Fields of a card that Sala itself gives; a method pack may not name a field so.
CARD_SYSTEM_FIELDS = frozenset(("kind", "activity", "team", "parent", "position", "deleted", "tags"))

#: What a person can agree to, each by a separate yes or no.
CONSENT_SCOPES = ("interview", "notes", "audio", "photo", "video", "quote", "name", "share")


@dataclass(frozen=True, slots=True)
class Ref:
    """Names one record: the workshop it belongs to (id), its kind, its id."""

    workshop: str
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands.

    ``modified`` is the latest clock reading among its heads, ``modified_wall`` that laptop's own time (ISO 8601, UTC;
    display only), ``author`` who made that change.
    """

    ref: Ref
    state: RecordState
    modified: str
    modified_wall: str
    author: str

    @property
    def id(self) -> str:
        """The record's id."""
        return self.ref.id

    @property
    def fields(self) -> Mapping[str, Value]:
        """What each field says now."""
        return self.state.fields

    def text(self, field: str) -> str:
        """Return a field as text; "" where it is not set or not a text."""
        value = self.fields.get(field)
        return value if isinstance(value, str) else ""

    def number(self, field: str) -> int | float | None:
        """Return a field as a number, or None where it is not one."""
        value = self.fields.get(field)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def flag(self, field: str) -> bool | None:
        """Return a yes/no field, or None where it is open."""
        value = self.fields.get(field)
        return value if isinstance(value, bool) else None

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a field that holds a list of texts; empty where it does not."""
        value = self.fields.get(field)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop's own facts. Dates are ISO (YYYY-MM-DD) or ""; ``place`` is a gazetteer code or "".

    ``institution`` is the office in whose name official papers are written, a line for each level, the highest first;
    ``heading`` is "no" where they shall not bear the heading of the kingdom, else "yes" or "".
    """

    record: Record
    id: str
    code: str
    name: str
    place: str
    venue: str
    service: str
    facility: str
    starts: str
    ends: str
    method: str
    demo: bool
    institution: str
    heading: str


@dataclass(frozen=True, slots=True)
class Team:
    """A team of a workshop; ``position`` is its place in the list."""

    record: Record
    id: str
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in the room. Only the name is asked for; everything else may stay open ("" or None).

    ``sex`` is "female", "male" or "other"; ``age_band`` "under_18", "18_29", "30_44", "45_59", "60_plus"; ``idpoor``,
    ``disability`` and ``indigenous`` are "yes", "no", "unknown" or "".
    """

    record: Record
    id: str
    name: str
    code: str
    sex: str
    age_band: str
    role: str
    organisation: str
    disability: str
    idpoor: str
    indigenous: str
    phone: str
    team: str
    position: str


@dataclass(frozen=True, slots=True)
class Card:
    """The unit of content: something a group made. ``fields`` are those of the method pack, by key.

    ``team`` and ``parent`` are record ids or "" (a row of a table has its table's card as parent).
    """

    record: Record
    id: str
    kind: str
    activity: str
    team: str
    parent: str
    position: str
    fields: Mapping[str, Value]


def workshop_from(record: Record) -> Workshop:
    """Return the typed view of a workshop's record."""
    text = record.text
    return Workshop(
        record,
        record.id,
        text("code"),
        text("name"),
        text("place"),
        text("venue"),
        text("service"),
        text("facility"),
        text("starts"),
        text("ends"),
        text("method"),
        record.flag("demo") is True,
        text("institution"),
        text("heading"),
    )


def team_from(record: Record) -> Team:
    """Return the typed view of a team's record."""
    return Team(record, record.id, record.text("name"), record.text("position"))


def participant_from(record: Record) -> Participant:
    """Return the typed view of a participant's record."""
    personal = ("name", "code", "sex", "age_band", "role", "organisation")
    names = (*personal, "disability", "idpoor", "indigenous", "phone", "team", "position")
    return Participant(record, record.id, *(record.text(name) for name in names))


def card_from(record: Record) -> Card:
    """Return the typed view of a card's record."""
    text = record.text
    own = {name: value for name, value in record.fields.items() if name not in CARD_SYSTEM_FIELDS}
    return Card(record, record.id, text("kind"), text("activity"), text("team"), text("parent"), text("position"), own)


def in_order(records: Iterable[Record]) -> list[Record]:
    """Return records by their place in the list; equal places by id, so that every laptop shows the same order."""
    return sorted(records, key=lambda record: (record.text("position"), record.id))
