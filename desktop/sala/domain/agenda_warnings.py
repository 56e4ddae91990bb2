"""What is worth a second look in an agenda: never a lock, always something that a facilitator may know better.

Each is a code with the day and the block beside which it is said, and what the sentence needs.

==================  ================================================================================================
``need_unmet``      an activity needs what no earlier block and no card gives (``activities``, ``kinds``: keys)
``too_short``       an activity has less than its shortest time (``minutes``, ``minimum``)
``long_stretch``    people sit too long without a break (``minutes`` since the last one)
``no_lunch``        a day runs through midday without a meal
``ends_late``       a day is over after the time set for it (``ends``, ``limit``: minutes after midnight)
``team_twice``      a team is in two blocks at once (``team``: its id)
``team_idle``       a team has nothing to do beside parallel blocks (``team``)
``date_order``      a day has a date that is not after that of the day before (``date``)
``date_outside``    the date of a day is none of the workshop (``date``)
``day_empty``       a day has no blocks
``no_day``          the day of a block was taken away
==================  ================================================================================================
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sala.domain.agenda import ACTIVITY, DROPPED, LUNCH, REST, DaySchedule, Placed, Schedule, Session, slots

#: People listen and work for so many minutes before they need a break.
LONGEST_STRETCH = 120
#: A day that reaches over these times, in minutes after midnight, needs a meal between.
MIDDAY_BEGINS, MIDDAY_ENDS = 11 * 60 + 30, 13 * 60 + 30


@dataclass(frozen=True, slots=True)
class ActivityRule:
    """What an agenda needs to know of an activity of the method: lengths in minutes, what it needs and gives."""

    minimum: int
    maximum: int
    card: str
    needs_activities: tuple[str, ...] = ()
    needs_kinds: tuple[str, ...] = ()
    produces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaWarning:
    """One thing worth a look. ``session`` is "" where it concerns the whole day, ``day`` where there is none."""

    code: str
    day: str
    session: str = ""
    parameters: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Around:
    """What the warnings need to know besides the agenda.

    ``rules`` by activity key; ``cards`` are the kinds of card that the workshop has already; ``teams`` the ids of its
    teams; ``starts`` and ``ends`` its dates (ISO or "").
    """

    rules: Mapping[str, ActivityRule]
    cards: Collection[str] = ()
    teams: Sequence[str] = ()
    starts: str = ""
    ends: str = ""


def agenda_warnings(agenda: Schedule, around: Around) -> list[AgendaWarning]:
    """Return all warnings of an agenda, day by day and block by block."""
    found: list[AgendaWarning] = []
    before = ""
    held: list[str] = []
    for day in agenda.days:
        found += _of_date(day, before, around)
        found += _of_whole_day(day)
        for slot in slots(day.sessions):
            found += _of_teams(day, slot, around)
            for one in slot:
                found += _of_activity(day, one, held, around)
            held += [one.activity for one in slot if one.kind == ACTIVITY and one.state != DROPPED]
        before = max(before, day.day.date)
    return found + [AgendaWarning("no_day", "", one.id) for one in agenda.loose]


def _of_date(day: DaySchedule, before: str, around: Around) -> Iterator[AgendaWarning]:
    own = day.day.date
    if own and before and own <= before:
        yield AgendaWarning("date_order", day.day.id, parameters={"date": own})
    elif own and around.starts and not around.starts <= own <= (around.ends or around.starts):
        yield AgendaWarning("date_outside", day.day.id, parameters={"date": own})


def _of_whole_day(day: DaySchedule) -> Iterator[AgendaWarning]:
    if not day.placed:
        yield AgendaWarning("day_empty", day.day.id)
    if day.ends > day.day.last_minute:
        limits = {"ends": day.ends, "limit": day.day.last_minute}
        yield AgendaWarning("ends_late", day.day.id, parameters=limits)
    through = day.starts <= MIDDAY_BEGINS and day.ends >= MIDDAY_ENDS
    if through and not any(one.kind == LUNCH and one.state != DROPPED for one in day.sessions):
        yield AgendaWarning("no_lunch", day.day.id)
    yield from _of_stretches(day)


def _of_stretches(day: DaySchedule) -> Iterator[AgendaWarning]:
    """Yield a warning at each block in which people have sat too long, once for each stretch."""
    rested, told = day.starts, False
    for placed in day.placed:
        if placed.session.kind in REST and placed.ends > placed.starts:
            rested, told = placed.ends, False
        elif _sat(placed, rested) > LONGEST_STRETCH and not told:
            told = True
            yield AgendaWarning("long_stretch", day.day.id, placed.session.id, {"minutes": _sat(placed, rested)})


def _sat(placed: Placed, rested: int) -> int:
    return placed.ends - rested


def _of_teams(day: DaySchedule, slot: Sequence[Session], around: Around) -> Iterator[AgendaWarning]:
    if len(slot) < 2:
        return
    seen: set[str] = set()
    for one in slot:
        for team in one.teams or around.teams:
            if team in seen:
                yield AgendaWarning("team_twice", day.day.id, one.id, {"team": team})
            seen.add(team)
    for team in around.teams:
        if team not in seen:
            yield AgendaWarning("team_idle", day.day.id, slot[-1].id, {"team": team})


def _of_activity(day: DaySchedule, one: Session, held: Collection[str], around: Around) -> Iterator[AgendaWarning]:
    rule = around.rules.get(one.activity)
    if one.kind != ACTIVITY or one.state == DROPPED or rule is None:
        return
    if one.length < rule.minimum:
        yield AgendaWarning("too_short", day.day.id, one.id, {"minutes": one.length, "minimum": rule.minimum})
    activities, kinds = unmet_needs(one, held, around)
    if activities or kinds:
        yield AgendaWarning("need_unmet", day.day.id, one.id, {"activities": activities, "kinds": kinds})


def unmet_needs(one: Session, held: Collection[str], around: Around) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the activities, and the kinds of card, that a block needs and that neither ``held`` nor cards give.

    A kind that one of the missing activities would give is not named besides; nor is what the block does ``without``.
    """
    rule = around.rules[one.activity]
    made = {kind for key in held if key in around.rules for kind in around.rules[key].produces} | set(around.cards)
    lacking = tuple(
        key
        for key in rule.needs_activities
        if key not in held and key not in one.without and not (key in around.rules and around.rules[key].card in made)
    )
    coming = {kind for key in (*lacking, *one.without) if key in around.rules for kind in around.rules[key].produces}
    return lacking, tuple(kind for kind in rule.needs_kinds if kind not in made | coming | set(one.without))
