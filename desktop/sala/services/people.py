"""People and teams of a workshop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sala.domain.identity import new_id
from sala.domain.order import key_between
from sala.domain.records import (
    PARTICIPANT,
    TEAM,
    Participant,
    Record,
    Ref,
    Team,
    participant_from,
    team_from,
)
from sala.domain.validity import LINE_LENGTH, NAME_LENGTH
from sala.errors import WrongUse
from sala.khmer import clean_text
from sala.services.changed import Changed, changed_by
from sala.storage import Workspace

#: What a participant's closed fields may say; "" leaves them open. Everything but the name is optional.
CHOICES = {
    "sex": ("female", "male", "other"),
    "age_band": ("under_18", "18_29", "30_44", "45_59", "60_plus"),
    "disability": ("yes", "no", "unknown"),
    "idpoor": ("yes", "no", "unknown"),
    "indigenous": ("yes", "no", "unknown"),
}
_FREE = ("name", "role", "organisation", "phone", "team")
_CODE = re.compile(r"P(\d+)")


@dataclass(frozen=True, slots=True)
class Balance:
    """How many people of each kind are in the room: counts by answer for each closed field; "" counts the open ones."""

    total: int
    counts: Mapping[str, Mapping[str, int]]


def teams(ws: Workspace, workshop: str) -> list[Team]:
    """Return the teams of a workshop in their order."""
    return [team_from(record) for record in ws.records(workshop, TEAM)]


def participants(ws: Workspace, workshop: str) -> list[Participant]:
    """Return the people of a workshop in their order."""
    return [participant_from(record) for record in ws.records(workshop, PARTICIPANT)]


def add_team(ws: Workspace, workshop: str, name: str) -> Changed:
    """Add a team at the end of the list.

    Raises:
        WrongUse: ``team.no_name``, ``text.too_long``.
    """
    team = new_id()
    with ws.act(workshop) as act:
        position = _at_end(ws.records(workshop, TEAM))
        act.put(TEAM, team, {"name": _given_name(name, "team.no_name"), "position": position})
        return changed_by(workshop, act.changes, created=team)


def rename_team(ws: Workspace, workshop: str, team: str, name: str) -> Changed:
    """Give a team another name."""
    with ws.act(workshop) as act:
        act.put(TEAM, team, {"name": _given_name(name, "team.no_name")})
        return changed_by(workshop, act.changes)


def add_participant(ws: Workspace, workshop: str, fields: Mapping[str, str]) -> Changed:
    """Add a person; only ``name`` is needed. A code (P01, P02, …) is given. ``created`` is the person's id.

    Raises:
        WrongUse: ``participant.no_name``, ``field.unknown``, ``field.not_a_choice``, ``text.too_long``.
    """
    return add_participants(ws, workshop, {new_id(): fields})


def add_participants(ws: Workspace, workshop: str, people: Mapping[str, Mapping[str, str]]) -> Changed:
    """Add people (by new ids that the caller gives) in their order and in one act, so that one undo takes all back.

    ``created`` is the last one's id. Raises as ``add_participant``; nobody is added then.
    """
    cleaned = {person: _cleaned({"name": "", **fields}) for person, fields in people.items()}
    with ws.act(workshop) as act:
        present = ws.records(workshop, PARTICIPANT, with_deleted=True)
        numbers = [int(m.group(1)) for record in present if (m := _CODE.fullmatch(record.text("code")))]
        first = max(numbers, default=0) + 1
        living = [record for record in present if not record.state.deleted]
        position = max((record.text("position") for record in living), default="")
        for number, (person, fields) in enumerate(cleaned.items(), start=first):
            position = key_between(position or None, None)
            act.put(PARTICIPANT, person, {**fields, "code": f"P{number:02d}", "position": position})
        return changed_by(workshop, act.changes, created=next(reversed(cleaned), ""))


def update_participant(ws: Workspace, workshop: str, person: str, fields: Mapping[str, str]) -> Changed:
    """Set what is known of a person; raises as ``add_participant``."""
    return update_participants(ws, workshop, {person: fields})


def update_participants(ws: Workspace, workshop: str, people: Mapping[str, Mapping[str, str]]) -> Changed:
    """Set what is known of several people (fields by id) in one act; raises as ``add_participant``."""
    cleaned = {person: _cleaned(fields) for person, fields in people.items()}
    with ws.act(workshop) as act:
        for person, fields in cleaned.items():
            act.put(PARTICIPANT, person, fields)
        return changed_by(workshop, act.changes)


def check_person_field(field: str, value: str) -> str:
    """Return what would be kept of ``value`` in a field of a person; raises as ``add_participant``."""
    return _cleaned({field: value})[field]


def remove(ws: Workspace, ref: Ref) -> Changed:
    """Delete a person or a team; undo brings it back."""
    return remove_all(ws, [ref])


def remove_all(ws: Workspace, refs: Sequence[Ref]) -> Changed:
    """Delete people or teams of one workshop in one act, so that one undo brings all back. ``refs`` is not empty."""
    workshop = refs[0].workshop
    with ws.act(workshop) as act:
        for ref in refs:
            act.delete(ref.kind, ref.id)
        return changed_by(workshop, act.changes)


def balance(people: Iterable[Participant]) -> Balance:
    """Return who is in the room, counted by each closed field."""
    everyone = list(people)
    counts = {field: Counter(getattr(person, field) for person in everyone) for field in CHOICES}
    return Balance(len(everyone), counts)


def _cleaned(fields: Mapping[str, str]) -> dict[str, str]:
    cleaned: dict[str, str] = {}
    for field, value in fields.items():
        if field == "name":
            cleaned[field] = _given_name(value, "participant.no_name")
        elif field in CHOICES:
            if value and value not in CHOICES[field]:
                raise WrongUse("field.not_a_choice", field=field, text=value[:40], choices=", ".join(CHOICES[field]))
            cleaned[field] = value
        elif field in _FREE:
            cleaned[field] = clean_text(value, lines=False, limit=LINE_LENGTH)
        else:
            raise WrongUse("field.unknown", field=field[:40])
    return cleaned


def _given_name(text: str, code: str) -> str:
    name = clean_text(text, lines=False, limit=NAME_LENGTH)
    if not name:
        raise WrongUse(code)
    return name


def _at_end(records: Iterable[Record]) -> str:
    return key_between(max((record.text("position") for record in records), default=None) or None, None)
