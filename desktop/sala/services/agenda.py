"""The agenda of a workshop: reading it, and everything that a person does while building it.

What happens on the day itself (beginning and ending blocks, catching up) is in ``sala.services.agenda_day``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sala.domain.agenda import (
    ACTIVITY,
    DAY_ENDS,
    DAY_STARTS,
    FREE,
    LONGEST,
    MUST,
    PRIORITIES,
    REST,
    SESSION_KINDS,
    SHORTEST,
    SHOULD,
    Day,
    Schedule,
    Session,
    day_from,
    schedule,
    session_from,
)
from sala.domain.agenda_warnings import ActivityRule, AgendaWarning, Around, agenda_warnings
from sala.domain.change import Value
from sala.domain.daytime import check_daytime
from sala.domain.identity import new_id
from sala.domain.order import key_between
from sala.domain.records import CARD, DAY, SESSION, TEAM, Record, Ref
from sala.domain.validity import LINE_LENGTH, NAME_LENGTH, TEXT_LENGTH, check_date
from sala.errors import WrongUse
from sala.khmer import clean_text, latin_digits, parse_date
from sala.services.changed import Changed, changed_by
from sala.services.method import Pack, ReadyAgenda, method_pack
from sala.services.ready_agenda import put_ready
from sala.services.workshops import get_workshop
from sala.storage import Workspace

#: How long a block is when nobody said so, by kind; an activity takes the middle of what the method says.
USUAL_MINUTES = {"break": 15, "lunch": 60, "opening": 15, "closing": 15, FREE: 30}
_DAY_FIELDS = ("date", "title", "starts", "ends")
_SESSION_FIELDS = ("kind", "activity", "title", "notes", "minutes", "priority", "teams", "without")


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda as it stands, with what is worth a second look."""

    workshop: str
    schedule: Schedule
    warnings: tuple[AgendaWarning, ...]


def read_agenda(ws: Workspace, workshop: str) -> Agenda:
    """Return the agenda of a workshop with its computed times and its warnings.

    Raises:
        WrongUse: ``workshop.unknown``.
    """
    facts = get_workshop(ws, workshop)
    planned = _schedule(ws, workshop)
    if planned.is_empty:
        return Agenda(workshop, planned, ())
    around = Around(
        rules=activity_rules(method_pack(facts.method), {one.activity for one in planned.sessions()}),
        cards={card.text("kind") for card in ws.records(workshop, CARD)},
        teams=tuple(team.id for team in ws.records(workshop, TEAM)),
        starts=facts.starts,
        ends=facts.ends,
    )
    return Agenda(workshop, planned, tuple(agenda_warnings(planned, around)))


def activity_rules(pack: Pack, guides: set[str]) -> dict[str, ActivityRule]:
    """Return what an agenda needs to know of every activity; only the ``guides`` named are read from the disk."""
    rules = {}
    for summary in pack.summaries():
        rule = ActivityRule(summary.minutes.min, summary.minutes.max, summary.card, produces=(summary.card,))
        if summary.key in guides:
            guide = pack.activity(summary.key)
            rule = ActivityRule(
                summary.minutes.min,
                summary.minutes.max,
                summary.card,
                guide.needs.activities,
                guide.needs.kinds,
                guide.produces,
            )
        rules[summary.key] = rule
    return rules


def ready_agendas(ws: Workspace, workshop: str) -> tuple[ReadyAgenda, ...]:
    """Return the ready-made agendas of the workshop's method."""
    return method_pack(get_workshop(ws, workshop).method).agendas()


def begin_agenda(ws: Workspace, workshop: str, key: str, *, replace: bool = False) -> Changed:
    """Begin with a ready-made agenda, in one act; its days get the dates of the workshop, one after the other.

    With ``replace`` the days and blocks that are there go, in the same act.

    Raises:
        WrongUse: ``agenda.begun`` when there is an agenda already, ``content.unknown_agenda``, ``workshop.unknown``.
    """
    facts = get_workshop(ws, workshop)
    ready = method_pack(facts.method).agenda(key)
    there = [*ws.records(workshop, DAY), *ws.records(workshop, SESSION)]
    if there and not replace:
        raise WrongUse("agenda.begun", days=sum(1 for record in there if record.ref.kind == DAY))
    with ws.act(workshop) as act:
        for record in there:
            act.delete(record.ref.kind, record.id)
        put_ready(act, ready, facts.starts)
        return changed_by(workshop, act.changes)


def clear_agenda(ws: Workspace, workshop: str) -> Changed:
    """Take all days and blocks away in one act, to begin anew; undo brings all of it back."""
    with ws.act(workshop) as act:
        for record in (*ws.records(workshop, SESSION), *ws.records(workshop, DAY)):
            act.delete(record.ref.kind, record.id)
        return changed_by(workshop, act.changes)


# -- days


def add_day(ws: Workspace, workshop: str, fields: Mapping[str, str] | None = None) -> Changed:
    """Add a day after the last one: the day after it, from and until the same times; ``created`` is its id.

    Raises:
        WrongUse: as ``set_day``.
    """
    facts = get_workshop(ws, workshop)
    last = max((day_from(record) for record in ws.records(workshop, DAY)), key=lambda day: day.position, default=None)
    usual = {"date": facts.starts, "starts": DAY_STARTS, "ends": DAY_ENDS}
    if last is not None:
        usual = {"date": _day_later(last.date), "starts": last.starts, "ends": last.ends}
    values = {**usual, **_cleaned_day(fields or {})}
    _check_order_of_day(str(values["starts"]), str(values["ends"]))
    identity = new_id()
    with ws.act(workshop) as act:
        position = key_between(last.position or None if last else None, None)
        act.put(DAY, identity, {**values, "position": position})
        return changed_by(workshop, act.changes, created=identity)


def set_day(ws: Workspace, workshop: str, day: str, fields: Mapping[str, str]) -> Changed:
    """Set ``date`` (ISO, or as typed), ``title``, ``starts``, ``ends`` (HH:MM) of a day.

    Raises:
        WrongUse: ``agenda.no_such_day``, ``time.*``, ``date.*``, ``text.too_long``, ``field.unknown``.
    """
    now = _day(ws, workshop, day)
    values = _cleaned_day(fields)
    _check_order_of_day(str(values.get("starts", now.starts)), str(values.get("ends", now.ends)))
    return _put(ws, workshop, DAY, day, values)


def remove_day(ws: Workspace, workshop: str, day: str) -> Changed:
    """Remove a day with its blocks in one act; undo brings all of it back.

    Raises:
        WrongUse: ``agenda.no_such_day``.
    """
    _day(ws, workshop, day)
    with ws.act(workshop) as act:
        for record in ws.records(workshop, SESSION):
            if record.text("day") == day:
                act.delete(SESSION, record.id)
        act.delete(DAY, day)
        return changed_by(workshop, act.changes)


# -- blocks


def add_session(
    ws: Workspace, workshop: str, day: str, fields: Mapping[str, object], *, after: str | None = None
) -> Changed:
    """Add a block to a day, at its end or behind the block ``after`` ("": at its start); ``created`` is its id.

    An ``activity`` or a ``kind`` is needed; length and priority have usual values.

    Raises:
        WrongUse: as ``set_session``; ``agenda.no_such_day``.
    """
    _day(ws, workshop, day)
    pack = method_pack(get_workshop(ws, workshop).method)
    values = _with_usual(pack, _cleaned_session(ws, workshop, fields))
    identity = new_id()
    with ws.act(workshop) as act:
        before, following = _gap(_of_day(ws, workshop, day), after)
        act.put(SESSION, identity, {"day": day, **values, "position": key_between(before, following)})
        return changed_by(workshop, act.changes, created=identity)


def set_session(ws: Workspace, workshop: str, session: str, fields: Mapping[str, object]) -> Changed:
    """Set ``kind``, ``activity``, ``title``, ``notes``, ``minutes``, ``priority``, ``teams`` (ids) or ``without``.

    None for ``title`` or ``notes`` brings back the words of the ready-made agenda.

    Raises:
        WrongUse: ``agenda.no_such_session``, ``agenda.minutes``, ``field.*``, ``content.unknown_activity``,
            ``text.too_long``; nothing is changed then.
    """
    now = find_session(ws, workshop, session)
    values = _cleaned_session(ws, workshop, fields)
    if values.get("activity") and "kind" not in values:
        values["kind"] = ACTIVITY
    if values.get("kind", now.kind) != ACTIVITY and now.activity:
        values["activity"] = None
    elif values.get("kind", now.kind) == ACTIVITY and not values.get("activity", now.activity):
        raise WrongUse("agenda.no_activity")
    return _put(ws, workshop, SESSION, session, values)


def move_session(ws: Workspace, workshop: str, session: str, day: str, after: str | None = None) -> Changed:
    """Move a block to a place in its own or another day: behind ``after``, at the start (""), or at the end (None).

    It no longer runs beside others, unless it comes to stand between two that run side by side.

    Raises:
        WrongUse: ``agenda.no_such_session``, ``agenda.no_such_day``.
    """
    find_session(ws, workshop, session)
    _day(ws, workshop, day)
    others = [record for record in _of_day(ws, workshop, day) if record.id != session]
    before, following = _gap(others, after)
    around = [record.text("parallel") for record in others if record.text("position") in (before, following)]
    inside = around[0] if len(around) == 2 and around[0] == around[1] else ""
    moved: dict[str, Value] = {"day": day, "position": key_between(before, following), "parallel": inside or None}
    return _put(ws, workshop, SESSION, session, {**moved, "moved_from": None, "moved_position": None})


def remove_session(ws: Workspace, workshop: str, session: str) -> Changed:
    """Remove a block; undo brings it back.

    Raises:
        WrongUse: ``agenda.no_such_session``.
    """
    find_session(ws, workshop, session)
    with ws.act(workshop) as act:
        act.delete(SESSION, session)
        return changed_by(workshop, act.changes)


def put_beside(ws: Workspace, workshop: str, session: str, other: str) -> Changed:
    """Let a block run at the same time as the block ``other``, which it then follows in the list.

    Raises:
        WrongUse: ``agenda.no_such_session``, ``agenda.beside_itself``.
    """
    find_session(ws, workshop, session)
    beside = find_session(ws, workshop, other)
    if session == other:
        raise WrongUse("agenda.beside_itself")
    others = [record for record in _of_day(ws, workshop, beside.day) if record.id != session]
    before, following = _gap(others, other)
    key = beside.parallel or new_id()
    with ws.act(workshop) as act:
        act.put(SESSION, other, {"parallel": key})
        place = {"day": beside.day, "position": key_between(before, following), "parallel": key}
        act.put(SESSION, session, place)
        return changed_by(workshop, act.changes)


def run_alone(ws: Workspace, workshop: str, session: str) -> Changed:
    """Let a block run on its own again, behind those that it ran beside.

    Raises:
        WrongUse: ``agenda.no_such_session``.
    """
    now = find_session(ws, workshop, session)
    if not now.parallel:
        return Changed(workshop)
    group = [r for r in _of_day(ws, workshop, now.day) if r.text("parallel") == now.parallel and r.id != session]
    return move_session(ws, workshop, session, now.day, group[-1].id if group else None)


def find_session(ws: Workspace, workshop: str, session: str) -> Session:
    """Return a block by its id.

    Raises:
        WrongUse: ``agenda.no_such_session``.
    """
    record = ws.record(Ref(workshop, SESSION, session))
    if record is None or record.state.deleted:
        raise WrongUse("agenda.no_such_session", text=session[:40])
    return session_from(record)


# -- within


def _schedule(ws: Workspace, workshop: str) -> Schedule:
    days = [day_from(record) for record in ws.records(workshop, DAY)]
    return schedule(days, [session_from(record) for record in ws.records(workshop, SESSION)])


def _day(ws: Workspace, workshop: str, day: str) -> Day:
    record = ws.record(Ref(workshop, DAY, day))
    if record is None or record.state.deleted:
        raise WrongUse("agenda.no_such_day", text=day[:40])
    return day_from(record)


def _of_day(ws: Workspace, workshop: str, day: str) -> list[Record]:
    return [record for record in ws.records(workshop, SESSION) if record.text("day") == day]


def _gap(siblings: Sequence[Record], after: str | None) -> tuple[str | None, str | None]:
    """Return the places between which a block goes: behind ``after``, at the start (""), or at the end (None)."""
    keys = sorted({record.text("position") for record in siblings if record.text("position")})
    last = keys[-1] if keys else None
    if after is None:
        return last, None
    if after == "":
        return None, keys[0] if keys else None
    before = next((record.text("position") for record in siblings if record.id == after), last) or None
    return before, next((key for key in keys if before is None or key > before), None)


def _put(ws: Workspace, workshop: str, kind: str, identity: str, values: Mapping[str, Value]) -> Changed:
    with ws.act(workshop) as act:
        act.put(kind, identity, values)
        return changed_by(workshop, act.changes)


def _day_later(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else ""


def _cleaned_day(fields: Mapping[str, str]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name, value in fields.items():
        if name not in _DAY_FIELDS:
            raise WrongUse("field.unknown", field=name[:40])
        if name == "date":
            typed = parse_date(value.strip()) if value else None
            values[name] = check_date(typed.isoformat() if typed else value.strip())
        elif name == "title":
            values[name] = clean_text(value, lines=False, limit=NAME_LENGTH)
        else:
            values[name] = check_daytime(latin_digits(value))
    return values


def _check_order_of_day(starts: str, ends: str) -> None:
    if ends <= starts:
        raise WrongUse("time.ends_before_start", starts=starts, ends=ends)


def _cleaned_session(ws: Workspace, workshop: str, fields: Mapping[str, object]) -> dict[str, Value]:
    pack = method_pack(get_workshop(ws, workshop).method)
    values: dict[str, Value] = {}
    for name, value in fields.items():
        if name not in _SESSION_FIELDS:
            raise WrongUse("field.unknown", field=name[:40])
        if name == "minutes":
            values[name] = check_minutes(value)
        elif name in ("kind", "priority"):
            values[name] = _one_of(name, value, SESSION_KINDS if name == "kind" else PRIORITIES)
        elif name == "activity":
            values[name] = pack.summary(str(value)).key if value else None
        elif name == "teams":
            values[name] = [*_known_teams(ws, workshop, value)] or None
        elif name == "without":
            values[name] = [_known_need(pack, str(key)) for key in _listed(value)] or None
        elif value is None:
            values[name] = None
        else:
            long = name == "notes"
            values[name] = clean_text(str(value), lines=long, limit=TEXT_LENGTH if long else LINE_LENGTH)
    return values


def check_minutes(value: object) -> int:
    """Return a length in minutes as a person typed it.

    Raises:
        WrongUse: ``agenda.minutes`` (parameters: text, least, most).
    """
    text = latin_digits(str(value)).strip()
    if isinstance(value, bool) or not text.isascii() or not text.isdigit() or not SHORTEST <= int(text) <= LONGEST:
        raise WrongUse("agenda.minutes", text=str(value)[:40], least=SHORTEST, most=LONGEST)
    return int(text)


def _with_usual(pack: Pack, values: dict[str, Value]) -> dict[str, Value]:
    """Complete what a new block needs: its kind, its usual length, its priority."""
    activity = values.get("activity")
    kind = str(values.get("kind") or (ACTIVITY if activity else FREE))
    if (kind == ACTIVITY) != bool(activity):
        raise WrongUse("agenda.no_activity")
    if kind == FREE and not values.get("title"):
        raise WrongUse("agenda.no_title")
    minutes = USUAL_MINUTES.get(kind, 30)
    if activity:
        length = pack.summary(str(activity)).minutes
        minutes = max(length.min, (length.min + length.max) // 10 * 5)
    usual: dict[str, Value] = {"minutes": minutes, "priority": MUST if kind in REST else SHOULD}
    return {**usual, **{name: value for name, value in values.items() if value is not None}, "kind": kind}


def _one_of(field: str, value: object, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise WrongUse("field.not_a_choice", field=field, text=str(value)[:40], choices=", ".join(allowed))
    return str(value)


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _known_need(pack: Pack, key: str) -> str:
    """Return the key of a kind of card or of an activity, which a block may do without."""
    return key if key in pack.kind_keys else pack.summary(key).key


def _known_teams(ws: Workspace, workshop: str, value: object) -> list[str]:
    known = {team.id for team in ws.records(workshop, TEAM)}
    wanted = [str(one) for one in _listed(value)]
    for one in wanted:
        if one not in known:
            raise WrongUse("agenda.no_such_team", text=one[:40])
    return wanted
