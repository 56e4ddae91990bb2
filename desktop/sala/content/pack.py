"""A method pack: a folder with ``pack.toml``, ``kinds/``, ``activities/``, ``coach/`` and ``agendas/``.

Only ``pack.toml`` is read at once; a kind, a guide, an agenda or the questions of the coach are read, checked and kept
when first asked for.

The **format** of a pack is ``major.minor``. A newer minor format may hold keys that this program does not know: they
are passed over. A new type of field, which old programs could not show, asks for a new major format, and a newer major
format is refused. The **version** is that of the words, and means nothing here.

A pack may extend another one (see ``extending``): then a file that it does not bring is the other's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sala.content.activity_files import MOST_MINUTES, read_activity, read_needs
from sala.content.kind_files import read_kind
from sala.content.problems import Problem, Problems, problems_of, raise_broken
from sala.content.toml_table import Table, read_toml
from sala.content.values import (
    Activity,
    ActivitySummary,
    CardKind,
    FieldType,
    Minutes,
    Needs,
    ReadyAgenda,
    Stage,
    Text,
)
from sala.errors import EnvironmentFault, WrongUse

if TYPE_CHECKING:  # start-up: the coach is loaded when it is first asked
    from sala.content.coach_values import Coach
    from sala.content.extending import Extending

FORMAT = (1, 2)
"""The major and minor format of packs that this program writes and fully knows."""

_FORMAT = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")


@dataclass(frozen=True)
class Pack:
    """A method pack in use. Made by ``load_pack``."""

    folder: Path
    key: str
    version: str
    title: Text
    stages: tuple[Stage, ...]
    kind_keys: tuple[str, ...]
    agenda_keys: tuple[str, ...]
    tolerant: bool
    base: Pack | None = None
    _kinds: dict[str, CardKind] = field(default_factory=dict, repr=False, compare=False)
    _activities: dict[str, Activity] = field(default_factory=dict, repr=False, compare=False)
    _needs: dict[str, Needs] = field(default_factory=dict, repr=False, compare=False)
    _coaches: dict[str, Coach] = field(default_factory=dict, repr=False, compare=False)
    _agendas: dict[str, ReadyAgenda] = field(default_factory=dict, repr=False, compare=False)

    def summaries(self) -> tuple[ActivitySummary, ...]:
        """Return what is known of every activity without reading guides, in the order of the stages."""
        return tuple(summary for stage in self.stages for summary in stage.activities)

    def stage(self, key: str) -> Stage:
        """Return a stage. Raises ``WrongUse('content.unknown_stage')``."""
        for stage in self.stages:
            if stage.key == key:
                return stage
        raise WrongUse("content.unknown_stage", name=key)

    def activity_card(self, key: str) -> str:
        """Return the key of the kind of card that teams fill in during an activity, without reading its guide.

        It is "" where there is only a guide and nothing to fill in. Raises ``WrongUse('content.unknown_activity')``.
        """
        return self.summary(key).card

    def guide_only(self) -> tuple[ActivitySummary, ...]:
        """Return the activities that have only a guide: nothing is filled in."""
        return tuple(summary for summary in self.summaries() if not summary.card)

    def kind(self, key: str) -> CardKind:
        """Return a kind of card. Raises ``WrongUse('content.unknown_kind')``, ``content.broken`` if its file is."""
        if key not in self.kind_keys:
            raise WrongUse("content.unknown_kind", name=key)
        return self._kind(key, ())

    def kinds(self) -> tuple[CardKind, ...]:
        """Return all kinds of card, in the order of the pack. Reads those that were not read yet."""
        return tuple(self.kind(key) for key in self.kind_keys)

    def row_kinds(self) -> frozenset[str]:
        """Return the keys of the kinds whose cards are rows of other cards. Reads all kinds."""
        fields = (each for kind in self.kinds() for each in kind.fields)
        return frozenset(each.row_kind for each in fields if each.type is FieldType.ROWS and each.row_kind)

    def activity(self, key: str) -> Activity:
        """Return a guide. Raises ``WrongUse('content.unknown_activity')``, ``content.broken`` if a file is."""
        if key not in self._activities:
            self._activities[key] = self._read_activity(self.summary(key))
        return self._activities[key]

    def activities(self) -> tuple[Activity, ...]:
        """Return all guides, in the order of the stages. Reads those that were not read yet."""
        return tuple(self.activity(summary.key) for summary in self.summaries())

    def needs(self, key: str) -> Needs:
        """Return what an activity builds on, without keeping its guide. Raises as ``activity``."""
        if key not in self._needs:
            kept = self._activities.get(key)
            self._needs[key] = kept.needs if kept else self._read_needs(self.summary(key).key)
        return self._needs[key]

    def coach(self, key: str) -> Coach:
        """Return what the coach asks of an activity; a pack need not have questions. Raises as ``activity``."""
        if key not in self._coaches:
            self._coaches[key] = self._read_coach(self.summary(key).key)
        return self._coaches[key]

    def agenda(self, key: str) -> ReadyAgenda:
        """Return a ready-made agenda. Raises ``WrongUse('content.unknown_agenda')``, ``content.broken``."""
        if key not in self._agendas:
            if key not in self.agenda_keys:
                raise WrongUse("content.unknown_agenda", name=key, known=", ".join(self.agenda_keys))
            self._agendas[key] = self._read_agenda(key)
        return self._agendas[key]

    def agendas(self) -> tuple[ReadyAgenda, ...]:
        """Return all ready-made agendas, in the order of the pack. Reads those that were not read yet."""
        return tuple(self.agenda(key) for key in self.agenda_keys)

    def summary(self, key: str) -> ActivitySummary:
        """Return what is known of an activity without its guide. Raises as ``activity``."""
        for summary in self.summaries():
            if summary.key == key:
                return summary
        raise WrongUse("content.unknown_activity", name=key)

    def _kind(self, key: str, rows_of: tuple[str, ...]) -> CardKind:
        """Return a kind once its rows, and the rows of those, are read as well and have an end."""
        if key not in self._kinds:
            kind = self._read_kind(key, rows_of)
            for field in kind.fields:
                if field.row_kind:
                    self._kind(field.row_kind, (*rows_of, key))
            self._kinds[key] = kind
        return self._kinds[key]

    def _read_kind(self, key: str, rows_of: tuple[str, ...]) -> CardKind:
        table = self.toml(f"kinds/{key}.toml")
        kind = read_kind(table, key, {stage.key for stage in self.stages}, self.kind_keys, rows_of)
        table.problems.raise_if_any()
        return kind

    def _read_agenda(self, key: str) -> ReadyAgenda:
        from sala.content.agenda_files import read_agenda  # noqa: PLC0415  # start-up: loaded when first needed

        table = self.toml(f"agendas/{key}.toml")
        agenda = read_agenda(table, key, {each.key: each for each in self.summaries()})
        table.problems.raise_if_any()
        return agenda

    def _read_activity(self, summary: ActivitySummary) -> Activity:
        table = self.toml(f"activities/{summary.key}.toml")
        known = {each.key for each in self.summaries()}
        activity = read_activity(table, summary, known, self.kind_keys, self.kind)
        table.problems.raise_if_any()
        return activity

    def _read_needs(self, key: str) -> Needs:
        table = self.toml(f"activities/{key}.toml")
        needs = read_needs(table, {each.key for each in self.summaries()}, self.kind_keys)
        table.problems.raise_if_any()
        return needs

    def _read_coach(self, key: str) -> Coach:
        from sala.content.coach_files import (  # noqa: PLC0415  # start-up: loaded when first needed
            Known,
            no_questions,
            read_coach,
        )

        name = f"coach/{key}.toml"
        if not self.has(name):
            return no_questions(key)
        table = self.toml(name)
        coach = read_coach(table, key, Known({each.key for each in self.summaries()}, self.kind_keys, self.kind))
        table.problems.raise_if_any()
        return coach

    def brings(self, name: str) -> bool:
        """Tell whether a file (its path inside the pack) is the pack's own, not one of the pack that it extends."""
        return self.base is None or (self.folder / name).exists()

    def has(self, name: str) -> bool:
        """Tell whether there is a file: the pack's own, or one of the pack that it extends."""
        return (self.folder / name).exists() or (self.base is not None and self.base.has(name))

    def toml(self, name: str) -> Table:
        """Read a file (its path inside the pack): its own or, where it brings none, that of the pack which it extends.

        Raises ``EnvironmentFault('content.broken')``.
        """
        if self.base is not None and not self.brings(name):
            return self.base.toml(name)
        return read_toml(self.folder / name, Problems(name, self.tolerant))


def load_pack(folder: Path, *, complete: bool = False, extending: Pack | None = None) -> Pack:
    """Load the pack in a folder; ``complete`` reads and checks every file of it at once.

    ``extending`` is the pack that this one may extend; one that stands on its own takes nothing from it.

    Raises ``EnvironmentFault('content.broken')`` with ``file``, ``key``, ``problem``, details of the problem and
    ``others`` (the same of every other problem); ``EnvironmentFault('content.too_new')`` with ``format``, ``known``.
    """
    table = read_toml(folder / "pack.toml", Problems("pack.toml"))
    table.problems.tolerant = _is_newer(table)
    base = _base(table, extending)
    kinds = table.names("kinds")
    if not kinds and (base is None or "kinds" in table):
        table.note("kinds", "empty" if "kinds" in table else "missing")
    if base is not None:
        kinds = _joined(base.kind_keys, kinds)
    pack = Pack(
        folder=folder,
        key=table.name("key"),
        version=table.label("version"),
        title=table.text("title"),
        stages=_read_stages(table, kinds, base),
        kind_keys=kinds,
        agenda_keys=_joined(base.agenda_keys if base else (), table.names("agendas") if "agendas" in table else ()),
        tolerant=table.problems.tolerant,
        base=base,
    )
    table.refuse_unknown_keys()
    if pack.stages and not pack.summaries():
        table.note("stages", "empty")
    table.problems.raise_if_any()
    if complete:
        _check_all(pack)
    return pack


def _is_newer(table: Table) -> bool:
    """Tell whether the format is newer than ours in its minor part; refuse a newer major one."""
    written = table.string("format")
    match = _FORMAT.fullmatch(written)
    if match is None:
        if written or "format" in table:
            table.note("format", "value", found=written)
        return False
    major, minor = int(match.group(1)), int(match.group(2))
    if major > FORMAT[0]:
        raise EnvironmentFault("content.too_new", format=written, known="{}.{}".format(*FORMAT))
    return (major, minor) > FORMAT


def _joined(of: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of the pack that is extended, then those that are added."""
    return tuple(dict.fromkeys([*of, *own]))


def _base(table: Table, extending: Pack | None) -> Pack | None:
    """Return the pack that this one says it extends, or None when it stands on its own."""
    if "extends" not in table:
        return None
    named = table.name("extends")
    if named and (extending is None or named != extending.key):
        table.note("extends", "unknown_pack", found=named)
    return extending


def _read_stages(table: Table, kinds: tuple[str, ...], base: Pack | None) -> tuple[Stage, ...]:
    """Return the stages; those of a pack that extends another together with the other's."""
    if base is None:
        own = tuple(_read_stage(each, kinds) for each in table.tables("stages"))
        _check_no_twins(table, own)
        return own
    from sala.content.extending import Extending  # noqa: PLC0415  # start-up: the shipped pack extends none

    extending = Extending(base.stages)
    own = tuple(_read_stage(each, kinds, extending) for each in table.tables("stages")) if "stages" in table else ()
    _check_no_twins(table, own, extending.taken_numbers(own))
    extending.check_places(table, own)
    return extending.joined(own)


def _read_stage(table: Table, kinds: tuple[str, ...], extending: Extending | None = None) -> Stage:
    key = table.name("key")
    if extending is None:
        title, purpose = table.text("title"), table.text("purpose")
    else:
        title, purpose = extending.described(table, key)
    activities: tuple[ActivitySummary, ...] = ()
    if "activities" in table:
        activities = tuple(_read_summary(each, key, kinds, extending) for each in table.tables("activities"))
    table.refuse_unknown_keys()
    return Stage(key, title, purpose, activities)


def _read_summary(table: Table, stage: str, kinds: tuple[str, ...], extending: Extending | None) -> ActivitySummary:
    minutes = table.table("minutes")
    length = Minutes(_length(minutes, "min"), _length(minutes, "max"))
    if length.max < length.min:
        minutes.note("max", "range", found=length.max)
    minutes.refuse_unknown_keys()
    key = table.name("key")
    summary = ActivitySummary(
        key=key,
        number=table.integer("number", minimum=1) if extending is None else extending.number(table, key),
        stage=stage,
        title=table.text("title"),
        minutes=length,
        card=table.name("card") if "card" in table else "",
    )
    if summary.card and summary.card not in kinds:
        table.note("card", "unknown_kind", found=summary.card)
    if extending is not None:
        extending.read_place(table, key)
    table.refuse_unknown_keys()
    return summary


def _length(table: Table, key: str) -> int:
    return table.integer(key, minimum=1, maximum=MOST_MINUTES)


def _check_no_twins(table: Table, stages: tuple[Stage, ...], taken: Collection[int] = ()) -> None:
    """Note stages, activities and numbers that occur twice in ``pack.toml``, and numbers that are ``taken`` already."""
    keys: set[str] = set()
    numbers: set[int] = set(taken)
    seen: set[str] = set()
    for row, stage in enumerate(stages):
        if stage.key in seen:
            table.note(f"stages[{row}].key", "duplicate", found=stage.key)
        seen.add(stage.key)
        for position, summary in enumerate(stage.activities):
            where = f"stages[{row}].activities[{position}]"
            if summary.key in keys:
                table.note(f"{where}.key", "duplicate", found=summary.key)
            if summary.number in numbers:
                table.note(f"{where}.number", "duplicate", found=summary.number)
            keys.add(summary.key)
            numbers.add(summary.number)


def _check_all(pack: Pack) -> None:
    """Read every file of the pack and raise the problems of all of them together."""
    found: list[Problem] = []
    readings: list[Callable[[], object]] = [_reading(pack.kind, key) for key in pack.kind_keys]
    for summary in pack.summaries():
        readings += [_reading(pack.activity, summary.key), _reading(pack.coach, summary.key)]
    readings += [_reading(pack.agenda, key) for key in pack.agenda_keys]
    for reading in readings:
        try:
            reading()
        except EnvironmentFault as fault:
            found += [problem for problem in problems_of(fault) if problem not in found]
    found += _unlisted(pack)
    if found:
        raise_broken(found)
    circle = _circle(pack)
    if circle:
        raise_broken([circle])


def _circle(pack: Pack) -> Problem | None:
    """Return the first activity that, by what it needs before, could never begin."""
    needs = {activity.key: activity.needs.activities for activity in pack.activities()}
    for key, first in needs.items():
        seen: dict[str, None] = {}
        waiting = list(first)
        while waiting:
            each = waiting.pop()
            if each not in seen:
                seen[each] = None
                waiting += needs.get(each, ())
        if key in seen:
            return Problem(f"activities/{key}.toml", "needs.activities", "circle", {"found": ", ".join(seen)})
    return None


def _reading(read: Callable[[str], object], key: str) -> Callable[[], object]:
    return lambda: read(key)


def _unlisted(pack: Pack) -> Iterator[Problem]:
    """Yield the files that ``pack.toml`` does not name: nobody would ever see what is in them."""
    activities = {summary.key for summary in pack.summaries()}
    listed = {
        "kinds": set(pack.kind_keys),
        "activities": activities,
        "coach": activities,
        "agendas": set(pack.agenda_keys),
    }
    for part, keys in listed.items():
        for path in sorted((pack.folder / part).glob("*.toml")):
            if path.stem not in keys:
                yield Problem(f"{part}/{path.name}", "", "unlisted")
