"""Making, finding and changing workshops."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sala.domain.change import Value
from sala.domain.identity import new_id
from sala.domain.order import first_keys
from sala.domain.records import CARD, PARTICIPANT, TEAM, WORKSHOP, Ref, Workshop, workshop_from
from sala.domain.short_code import new_code, read_code
from sala.domain.validity import LINE_LENGTH, NAME_LENGTH, check_dates
from sala.errors import WrongUse
from sala.gazetteer import find_place
from sala.khmer import clean_text, search_key
from sala.services.changed import Changed, changed_by
from sala.services.method import pack_for
from sala.services.ready_agenda import put_ready
from sala.storage import Workspace

FACILITIES = ("health_centre", "school", "commune_hall", "other")
#: Whether official papers bear the heading of the kingdom.
HEADING = ("yes", "no")
MOST_INSTITUTION_LINES = 3
_LAST_OPENED = "opened/"
_SENT = "sent/"


@dataclass(frozen=True, slots=True)
class NewWorkshop:
    """What a person says of a workshop that they are making; only the name is needed.

    ``place`` is a gazetteer code, dates are ISO, ``facility`` one of ``FACILITIES``; ``agenda`` is the key of the
    ready-made agenda to begin with, "" for none; ``teams`` and ``participants`` are names in their order.
    """

    name: str
    place: str = ""
    venue: str = ""
    service: str = ""
    facility: str = ""
    starts: str = ""
    ends: str = ""
    agenda: str = ""
    teams: Sequence[str] = ()
    participants: Sequence[str] = ()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class WorkshopSummary:
    """A row of the list of workshops; ``opened`` is the laptop's own time (ISO 8601, UTC) or ""."""

    workshop: Workshop
    cards: int
    people: int
    teams: int
    unsent: int
    opened: str
    modified: str


def create_workshop(ws: Workspace, new: NewWorkshop, *, method: str = "standard") -> Changed:
    """Make a workshop with its teams and participants in one act; ``created`` is its id.

    Raises:
        WrongUse: ``workshop.no_name``, ``text.too_long``, ``place.unknown``, ``facility.unknown``, ``date.*``,
            ``content.unknown_agenda``.
    """
    ready = pack_for(method).agenda(new.agenda) if new.agenda else None
    fields = _cleaned(
        {
            "name": new.name,
            "place": new.place,
            "venue": new.venue,
            "service": new.service,
            "facility": new.facility,
        }
    )
    fields["starts"], fields["ends"] = check_dates(new.starts, new.ends)
    teams = [_name(name) for name in new.teams]
    people = [_name(name) for name in new.participants]
    workshop = new_id()
    with ws.act(workshop) as act:
        started = {"code": new_code(), "method": method, **{k: v for k, v in fields.items() if v != ""}}
        act.put(WORKSHOP, workshop, {**started, "demo": True} if new.demo else started)
        for name, position in zip(teams, first_keys(len(teams)), strict=True):
            act.put(TEAM, new_id(), {"name": name, "position": position})
        for number, (name, position) in enumerate(zip(people, first_keys(len(people)), strict=True), start=1):
            act.put(PARTICIPANT, new_id(), {"name": name, "code": f"P{number:02d}", "position": position})
        if ready is not None:
            put_ready(act, ready, str(fields["starts"]))
        return changed_by(workshop, act.changes, created=workshop)


def list_workshops(ws: Workspace) -> list[WorkshopSummary]:
    """Return every workshop of the workspace with its counts, the last opened first."""
    summaries = []
    for record in ws.workshops():
        workshop = workshop_from(record)
        summaries.append(
            WorkshopSummary(
                workshop,
                cards=sum(1 for card in ws.records(workshop.id, CARD) if not card.text("parent")),
                people=len(ws.records(workshop.id, PARTICIPANT)),
                teams=len(ws.records(workshop.id, TEAM)),
                unsent=unsent_changes(ws, workshop.id),
                opened=str(ws.local(_LAST_OPENED + workshop.id, "")),
                modified=record.modified_wall,
            )
        )
    return sorted(summaries, key=lambda s: (s.opened or s.modified, s.workshop.id), reverse=True)


def note_opened(ws: Workspace, workshop: str, wall: str) -> None:
    """Remember when a workshop was opened on this laptop (not a change: it does not travel)."""
    ws.set_local(_LAST_OPENED + workshop, wall)


def note_sent(ws: Workspace, workshop: str, ranges: Mapping[str, int]) -> None:
    """Remember up to which change of each laptop (device: seq) the workshop was put in a bundle."""
    ws.set_local(_SENT + workshop, dict(ranges))


def sent_ranges(ws: Workspace, workshop: str) -> dict[str, int]:
    """Return up to which change of each laptop the workshop was put in a bundle."""
    sent = ws.local(_SENT + workshop, {})
    return {device: seq for device, seq in sent.items() if isinstance(seq, int)} if isinstance(sent, dict) else {}


def unsent_changes(ws: Workspace, workshop: str) -> int:
    """Return how many changes of a workshop were never put in a bundle."""
    return ws.count_changes(workshop, sent_ranges(ws, workshop))


def get_workshop(ws: Workspace, workshop: str) -> Workshop:
    """Return a workshop by its id.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    record = ws.record(Ref(workshop, WORKSHOP, workshop))
    if record is None or record.state.deleted:
        raise WrongUse("workshop.unknown", text=workshop)
    return workshop_from(record)


def find_workshop(ws: Workspace, text: str) -> Workshop:
    """Return the workshop that ``text`` names: by id, by short code, or by a name or beginning of a name.

    Raises:
        WrongUse: ``workshop.unknown``, or ``workshop.ambiguous`` (parameter: names).
    """
    everyone = [workshop_from(record) for record in ws.workshops()]
    code = read_code(text)
    exact = [w for w in everyone if w.id == text or (code and w.code == code)]
    wanted = search_key(text)
    same = [w for w in everyone if search_key(w.name) == wanted]
    alike = [w for w in everyone if wanted and search_key(w.name).startswith(wanted)]
    for found in (exact, same, alike):
        if len(found) == 1:
            return found[0]
        if found:
            raise WrongUse("workshop.ambiguous", text=text, names=", ".join(f"{w.name} ({w.code})" for w in found))
    raise WrongUse("workshop.unknown", text=text)


def update_workshop(ws: Workspace, workshop: str, fields: Mapping[str, str]) -> Changed:
    """Set facts of a workshop (name, place, venue, service, facility, starts, ends, institution, heading).

    Raises:
        WrongUse: as ``create_workshop``; ``institution.too_many_lines`` (parameter: most); ``field.not_a_choice``;
            ``field.unknown``; ``workshop.unknown``.
    """
    now = get_workshop(ws, workshop)
    cleaned = _cleaned({name: value for name, value in fields.items() if name not in ("starts", "ends")})
    if "starts" in fields or "ends" in fields:
        starts, ends = check_dates(fields.get("starts", now.starts), fields.get("ends", now.ends))
        cleaned |= {"starts": starts, "ends": ends}
    with ws.act(workshop) as act:
        act.put(WORKSHOP, workshop, cleaned)
        return changed_by(workshop, act.changes)


def delete_workshop(ws: Workspace, workshop: str) -> Changed:
    """Take a workshop off the list; undo brings it back, and nothing of it is erased."""
    with ws.act(workshop) as act:
        act.delete(WORKSHOP, workshop)
        return changed_by(workshop, act.changes)


def restore_workshop(ws: Workspace, workshop: str) -> Changed:
    """Put a workshop that was taken off back on the list."""
    with ws.act(workshop) as act:
        act.restore(WORKSHOP, workshop)
        return changed_by(workshop, act.changes)


def _cleaned(fields: Mapping[str, str]) -> dict[str, Value]:
    cleaned: dict[str, Value] = {}
    for name, value in fields.items():
        if name == "name":
            cleaned[name] = _name(value)
        elif name == "place":
            if value and find_place(value) is None:
                raise WrongUse("place.unknown", text=value[:40])
            cleaned[name] = value
        elif name == "facility":
            if value and value not in FACILITIES:
                raise WrongUse("facility.unknown", text=value[:40])
            cleaned[name] = value
        elif name in ("venue", "service"):
            cleaned[name] = clean_text(value, lines=False, limit=LINE_LENGTH)
        elif name == "institution":
            cleaned[name] = _institution(value)
        elif name == "heading":
            if value and value not in HEADING:
                raise WrongUse("field.not_a_choice", text=value[:40], choices=", ".join(HEADING))
            cleaned[name] = value
        else:
            raise WrongUse("field.unknown", field=name[:40])
    return cleaned


def _institution(text: str) -> str:
    given = (clean_text(line, lines=False, limit=NAME_LENGTH) for line in text.splitlines())
    lines = [line for line in given if line]
    if len(lines) > MOST_INSTITUTION_LINES:
        raise WrongUse("institution.too_many_lines", most=MOST_INSTITUTION_LINES)
    return "\n".join(lines)


def _name(text: str) -> str:
    name = clean_text(text, lines=False, limit=NAME_LENGTH)
    if not any(unicodedata.category(character)[0] in "LN" for character in name):
        raise WrongUse("workshop.no_name")
    return name
