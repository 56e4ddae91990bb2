"""People and teams of a workshop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sala.domain.attendance import MARKS, half_day_of
from sala.domain.functioning import ANSWERS, question_of
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
from sala.khmer import clean_text, search_key
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
#: Digits, and what people write between them: several numbers, a country code, an extension in brackets.
_PHONE = re.compile(r"[\d\s\u200b+()./,;\-–]+")
_LEAST_DIGITS = 6
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Balance:
    """How many people of each kind are in the room: counts by answer for each closed field; "" counts the open ones."""

    total: int
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class RoleCount:
    """A role as it was first written, and how many people have it; ``key`` is how roles are compared."""

    words: str
    key: str
    count: int


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
        WrongUse: ``participant.no_name``, ``participant.not_a_phone``, ``field.unknown``, ``field.not_a_choice``,
            ``text.too_long``.
    """
    return add_participants(ws, workshop, {new_id(): fields})


def add_participants(ws: Workspace, workshop: str, people: Mapping[str, Mapping[str, str]]) -> Changed:
    """Add people (by new ids that the caller gives) in their order and in one act, so that one undo takes all back.

    ``created`` is the last one's id. Raises as ``add_participant``; nobody is added then.
    """
    changed = put_people(ws, workshop, new=people)
    return replace(changed, created=list(people)[-1] if people else "")


def update_participant(ws: Workspace, workshop: str, person: str, fields: Mapping[str, str]) -> Changed:
    """Set what is known of a person; raises as ``add_participant``."""
    return update_participants(ws, workshop, {person: fields})


def update_participants(ws: Workspace, workshop: str, people: Mapping[str, Mapping[str, str]]) -> Changed:
    """Set what is known of several people (fields by id) in one act; raises as ``add_participant``."""
    return put_people(ws, workshop, changed=people)


def put_people(
    ws: Workspace,
    workshop: str,
    *,
    new: Mapping[str, Fields] | None = None,
    changed: Mapping[str, Fields] | None = None,
    new_teams: Mapping[str, str] | None = None,
) -> Changed:
    """Add people and teams (names by id) and change people, all in one act; raises as ``add_participant``.

    New people get the next codes and stand below the others, in their order; so do new teams.
    """
    added = {person: _cleaned({"name": "", **fields}) for person, fields in (new or {}).items()}
    cleaned = {person: _cleaned(fields) for person, fields in (changed or {}).items()}
    named = {team: _given_name(name, "team.no_name") for team, name in (new_teams or {}).items()}
    with ws.act(workshop) as act:
        if named:
            position = max((record.text("position") for record in ws.records(workshop, TEAM)), default="")
            for team, name in named.items():
                position = key_between(position or None, None)
                act.put(TEAM, team, {"name": name, "position": position})
        if added:
            present = ws.records(workshop, PARTICIPANT, with_deleted=True)
            numbers = [int(m.group(1)) for record in present if (m := _CODE.fullmatch(record.text("code")))]
            living = [record for record in present if not record.state.deleted]
            position = max((record.text("position") for record in living), default="")
            for number, (person, fields) in enumerate(added.items(), start=max(numbers, default=0) + 1):
                position = key_between(position or None, None)
                act.put(PARTICIPANT, person, {**fields, "code": f"P{number:02d}", "position": position})
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


def role_counts(people: Iterable[Participant]) -> list[RoleCount]:
    """Return the roles of people, the most frequent first; those whose role is open have the key ""."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for person in people:
        key = search_key(person.role)
        names.setdefault(key, person.role)
        counts[key] += 1
    return [RoleCount(names[key], key, count) for key, count in counts.most_common()]


def _cleaned(fields: Mapping[str, str]) -> dict[str, str]:
    cleaned: dict[str, str] = {}
    for field, value in fields.items():
        if field == "name":
            cleaned[field] = _given_name(value, "participant.no_name")
        elif field in _FREE:
            cleaned[field] = clean_text(value, lines=False, limit=LINE_LENGTH)
            if field == "phone":
                _check_phone(cleaned[field])
        else:
            cleaned[field] = _chosen(field, value, _answers_of(field))
    return cleaned


def _check_phone(text: str) -> None:
    digits = sum(character.isdecimal() for character in text)
    if text and (digits < _LEAST_DIGITS or not _PHONE.fullmatch(text)):
        raise WrongUse("participant.not_a_phone", text=text[:40])


def _answers_of(field: str) -> Sequence[str]:
    """Return what a closed field may say besides nothing."""
    if field in CHOICES:
        return CHOICES[field]
    if half_day_of(field) is not None:
        return MARKS
    if question_of(field):
        return ANSWERS
    raise WrongUse("field.unknown", field=field[:40])


def _chosen(field: str, value: str, answers: Sequence[str]) -> str:
    if value and value not in answers:
        raise WrongUse("field.not_a_choice", field=field, text=value[:40], choices=", ".join(answers))
    return value


def _given_name(text: str, code: str) -> str:
    name = clean_text(text, lines=False, limit=NAME_LENGTH)
    if not name:
        raise WrongUse(code)
    return name


def _at_end(records: Iterable[Record]) -> str:
    return key_between(max((record.text("position") for record in records), default=None) or None, None)
