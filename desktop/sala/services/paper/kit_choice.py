"""What a kit is for: all of the workshop, a day of its agenda, a stage of the method, or some activities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sala.domain.agenda import DONE, DROPPED, DaySchedule
from sala.domain.records import Team, Workshop
from sala.khmer import format_date, latin_digits
from sala.language import Translator
from sala.services.agenda import read_agenda
from sala.services.method import Activity, Pack
from sala.services.paper.order import Order
from sala.storage import Workspace

SEVERAL = ","
"""Between activities where a kit is for some."""
_DAY = "day-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An activity of a kit; ``teams`` are the ids of those who do it, empty for all of them."""

    activity: Activity
    teams: frozenset[str] = frozenset()

    def of(self, teams: Iterable[Team]) -> list[Team]:
        """Return those of the teams who do it."""
        return [team for team in teams if not self.teams or team.id in self.teams]


@dataclass(frozen=True, slots=True)
class KitChoice:
    """What a kit holds. ``day`` counts from 1, None where it is not for one day; ``heading`` says what it is for."""

    wanted: tuple[Wanted, ...]
    heading: str
    day: int | None = None
    whole: bool = False


def kit_arguments(ws: Workspace, facts: Workshop, pack: Pack, say: Translator) -> Iterator[tuple[str, str]]:
    """Yield the days of the agenda, the stages and the activities: key and title."""
    for number, day in enumerate(read_agenda(ws, facts.id).schedule.days, start=1):
        yield f"{_DAY}{number}", _day_heading(number, day, say)
    for stage in pack.stages:
        yield stage.key, stage.title.in_language(say.language)
    for one in pack.summaries():
        if one.card:
            yield one.key, one.title.in_language(say.language)


def next_day(ws: Workspace, facts: Workshop, now: datetime) -> str:
    """Return the argument for the day that is to be made ready: the first that is still to come; "" without an agenda.

    A day of today is still to come until it is begun; of days without a date, the first that is not over is taken.
    """
    days = list(enumerate(read_agenda(ws, facts.id).schedule.days, start=1))
    left = [number for number, day in days if not _is_past(day, now.date())]
    return f"{_DAY}{left[0]}" if left else ""


def kit_choice(order: Order) -> KitChoice:
    """Return what the kit of an order holds; its argument is made of those that ``kit_arguments`` knows."""
    asked = list(dict.fromkeys(order.argument.split(SEVERAL))) if order.argument else []
    if not asked:
        return KitChoice(_with_sheets(order.pack, [one.key for one in order.pack.summaries()]), "", whole=True)
    parts = [_part(order, key) for key in asked]
    if len(parts) == 1:
        return parts[0]
    wanted: dict[str, frozenset[str]] = {}
    for one in (one for part in parts for one in part.wanted):
        wanted[one.activity.key] = _both(wanted.get(one.activity.key), one.teams)
    activities = tuple(Wanted(order.pack.activity(key), who) for key, who in wanted.items())
    return KitChoice(activities, ", ".join(part.heading for part in parts))


def _part(order: Order, key: str) -> KitChoice:
    """Return what one argument stands for."""
    if key.startswith(_DAY):
        return _of_day(order, int(key.removeprefix(_DAY)))
    stage = next((one for one in order.pack.stages if one.key == key), None)
    if stage is not None:
        wanted = _with_sheets(order.pack, [one.key for one in stage.activities])
        return KitChoice(wanted, stage.title.in_language(order.language))
    activity = order.pack.activity(key)
    return KitChoice((Wanted(activity),), activity.title.in_language(order.language))


def _of_day(order: Order, number: int) -> KitChoice:
    day = read_agenda(order.ws, order.facts.id).schedule.days[number - 1]
    known = {one.key for one in order.pack.summaries() if one.card}
    teams: dict[str, frozenset[str]] = {}
    for session in day.sessions:
        if session.activity in known and session.state != DROPPED:
            teams[session.activity] = _both(teams.get(session.activity), frozenset(session.teams))
    wanted = tuple(Wanted(order.pack.activity(key), who) for key, who in teams.items())
    return KitChoice(wanted, _day_heading(number, day, order.translator), day=number)


def _both(before: frozenset[str] | None, more: frozenset[str]) -> frozenset[str]:
    """Return the teams of both; nobody named stands for everybody, and outdoes any names."""
    return more if before is None else before | more if before and more else frozenset()


def _with_sheets(pack: Pack, keys: Iterable[str]) -> tuple[Wanted, ...]:
    """Return the activities that have a sheet to fill in; where none has, their guides.

    A guide is for the facilitator, not for every team.
    """
    activities = [pack.activity(key) for key in dict.fromkeys(keys)]
    return tuple(Wanted(one) for one in activities if one.card) or tuple(Wanted(one) for one in activities)


def _day_heading(number: int, day: DaySchedule, say: Translator) -> str:
    heading = say.format("Day {number}", number=number)
    try:
        words = format_date(date.fromisoformat(day.day.date), say.language, "weekday")
    except ValueError:  # no date, or none that a calendar knows
        return heading
    return f"{heading}  ·  {say.digits(latin_digits(words))}"


def _is_past(day: DaySchedule, today: date) -> bool:
    """Return whether nobody needs paper for a day any more: it is over, or it has begun."""
    begun = any(one.started for one in day.sessions)
    try:
        return date.fromisoformat(day.day.date) < today or begun
    except ValueError:
        return begun and all(one.state in {DONE, DROPPED} for one in day.sessions)
