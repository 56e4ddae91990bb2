"""Reads ``coach/<activity>.toml``: the questions of the coach, each with a rule of ``sala.domain.coach_rules``."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sala.content.activity_files import KindReader
from sala.content.coach_values import Check, Coach
from sala.content.toml_table import Table
from sala.content.values import CardKind, Field, FieldType, Text
from sala.domain.coach import GROUPS
from sala.domain.coach_rules import Rule, RuleName
from sala.domain.records import CONSENT_SCOPES

#: What can be asked of the workshop and of the people in its list.
WORKSHOP_FIELDS = frozenset(("name", "place", "venue", "service", "facility", "starts", "ends"))
PEOPLE_FIELDS = frozenset(
    ("sex", "age_band", "role", "organisation", "disability", "idpoor", "indigenous", "phone", "team")
)
_NUMBERS = frozenset((FieldType.NUMBER, FieldType.MINUTES, FieldType.RIEL, FieldType.SCALE))
_YES_NO = {FieldType.YES_NO: ("yes", "no"), FieldType.YES_NO_UNKNOWN: ("yes", "no", "unknown")}
_ANSWERS = frozenset((FieldType.CHOICE, FieldType.CHOICES, *_YES_NO))
_NEVER_FILLED = frozenset((FieldType.ROWS, FieldType.LINKS, FieldType.PHOTOS))
_NO_KIND = CardKind(key="", title=Text("", ""), plural=Text("", ""), stage="", title_field="", fields=())


@dataclass(frozen=True, slots=True)
class Known:
    """What the pack has: the keys of its activities and kinds, and how one of the kinds is read."""

    activities: Collection[str]
    kinds: Collection[str]
    kind: KindReader


def read_coach(table: Table, activity: str, known: Known) -> Coach:
    """Read the questions of an activity; faults are noted in the problems of the table."""
    if table.name("key") not in {activity, ""}:
        table.note("key", "value", found=table.string("key"))
    seen: set[str] = set()
    coach = Coach(activity, _checks(table, "before", known, seen), _checks(table, "ready", known, seen))
    table.refuse_unknown_keys()
    return coach


def no_questions(activity: str) -> Coach:
    """Return the coach of an activity to which the pack has no questions."""
    return Coach(activity)


def _checks(table: Table, part: str, known: Known, seen: set[str]) -> tuple[Check, ...]:
    checks: list[Check] = []
    for each in table.tables(part):
        check = Check(each.name("key"), _rule(each.table("rule"), known), each.text("question"), each.text("hint"))
        if check.key in seen:
            each.note("key", "duplicate", found=check.key)
        seen.add(check.key)
        each.refuse_unknown_keys()
        checks.append(check)
    return tuple(checks)


def _rule(table: Table, known: Known) -> Rule:
    written = table.one_of("name", RuleName)
    name = RuleName(written) if written in set(RuleName) else RuleName.ASK
    rule = _READERS[name](table, name, known)
    if written in set(RuleName):
        table.refuse_unknown_keys()
    return rule


def _ask(table: Table, name: RuleName, known: Known) -> Rule:
    del table, known
    return Rule(name)


def _cards(table: Table, name: RuleName, known: Known) -> Rule:
    return Rule(name, kind=_kind_key(table, "kind", known), least=_least(table))


def _filled(table: Table, name: RuleName, known: Known) -> Rule:
    kind = _kind(table, known)
    fields = _fields(table, kind, lambda field: field.type not in _NEVER_FILLED)
    some = table.integer("some", default=0, minimum=0)
    if some > len(fields):
        table.note("some", "range", found=some)
    return Rule(name, kind=kind.key, fields=fields, some=some, least=_least(table), share=_share_or_least(table))


def _chosen(table: Table, name: RuleName, known: Known) -> Rule:
    kind = _kind(table, known)
    fields = _fields(table, kind, lambda field: field.type in _ANSWERS)
    values = _some_names(table, "values")
    offered = {answer for key in fields for answer in _answers(kind.field(key))}
    _refuse_others(table, "values", values, offered, "value")
    return Rule(name, kind=kind.key, fields=fields, values=values, least=_least(table), share=_share_or_least(table))


def _number(table: Table, name: RuleName, known: Known) -> Rule:
    kind = _kind(table, known)
    fields = _fields(table, kind, lambda field: field.type in _NUMBERS)
    low, high = table.number("low"), table.number("high")
    if low is None and high is None:
        table.note("low", "missing")
    if low is not None and high is not None and high < low:
        table.note("high", "range", found=high)
    share = _share_or_least(table)
    return Rule(name, kind=kind.key, fields=fields, low=low, high=high, least=_least(table), share=share)


def _different(table: Table, name: RuleName, known: Known) -> Rule:
    kind = _kind(table, known)
    return Rule(
        name,
        kind=kind.key,
        fields=_fields(table, kind, lambda field: field.type in _ANSWERS),
        least=table.integer("least", minimum=1),
    )


def _differs(table: Table, name: RuleName, known: Known) -> Rule:
    kind = _kind(table, known)
    fields = _fields(table, kind, lambda field: field.type in _NUMBERS)
    if len(fields) % 2:
        table.note("fields", "range", found=len(fields))
        fields = fields[:-1]
    return Rule(name, kind=kind.key, fields=fields, least=_least(table))


def _rows(table: Table, name: RuleName, known: Known) -> Rule:
    kind = _kind(table, known)
    share = _percent(table, "share") if "share" in table else 100
    return Rule(name, kind=kind.key, row=_row(table, kind), least=_least(table), share=share)


def _linked(table: Table, name: RuleName, known: Known) -> Rule:
    to = _some_names(table, "to")
    _refuse_others(table, "to", to, known.kinds, "unknown_kind")
    share = _percent(table, "share") if "share" in table else 100
    return Rule(name, kind=_kind_key(table, "kind", known), to=to, share=share)


def _totals(table: Table, name: RuleName, known: Known) -> Rule:
    kind = _kind(table, known)
    values = table.names("values") if "values" in table else ()
    _refuse_others(table, "values", values, set(_answers(kind.field("version"))), "value")
    return Rule(name, kind=kind.key, row=_row(table, kind), values=values)


def _heard(table: Table, name: RuleName, known: Known) -> Rule:
    del known
    groups = _some_names(table, "groups")
    _refuse_others(table, "groups", groups, GROUPS, "value")
    return Rule(name, groups=groups, least=_least(table))


def _consent(table: Table, name: RuleName, known: Known) -> Rule:
    scope = table.one_of("scope", CONSENT_SCOPES)
    needs_no_kind = scope in ("photo", "video") and "kind" not in table
    return Rule(name, kind="" if needs_no_kind else _kind_key(table, "kind", known), scope=scope)


def _done(table: Table, name: RuleName, known: Known) -> Rule:
    activity = table.name("activity")
    if activity and activity not in known.activities:
        table.note("activity", "unknown_activity", found=activity)
    return Rule(name, activity=activity)


def _people(table: Table, name: RuleName, known: Known) -> Rule:
    del known
    fields = table.names("fields") if "fields" in table else ()
    _refuse_others(table, "fields", fields, PEOPLE_FIELDS, "unknown_field")
    return Rule(name, fields=fields, values=table.names("values") if "values" in table else (), least=_least(table))


def _fact(table: Table, name: RuleName, known: Known) -> Rule:
    del known
    fields = _some_names(table, "fields")
    _refuse_others(table, "fields", fields, WORKSHOP_FIELDS, "unknown_field")
    return Rule(name, fields=fields)


def _least(table: Table) -> int:
    return table.integer("least", default=1, minimum=1)


def _share_or_least(table: Table) -> int:
    """Return the share of all cards, or 0 where a number of cards is asked for; all of them when neither is said."""
    if "share" in table:
        if "least" in table:
            table.note("least", "unknown_key")
        return _percent(table, "share")
    return 0 if "least" in table else 100


def _percent(table: Table, key: str) -> int:
    percent = table.integer(key, minimum=1)
    if percent > 100:
        table.note(key, "range", found=percent)
    return percent


def _kind_key(table: Table, key: str, known: Known) -> str:
    kind = table.name(key)
    if kind and kind not in known.kinds:
        table.note(key, "unknown_kind", found=kind)
        return ""
    return kind


def _kind(table: Table, known: Known) -> CardKind:
    key = _kind_key(table, "kind", known)
    return known.kind(key) if key else _NO_KIND


def _row(table: Table, kind: CardKind) -> str:
    row = table.name("row")
    if row and kind.key and row not in {field.row_kind for field in kind.fields}:
        table.note("row", "unknown_kind", found=row)
    return row


def _fields(table: Table, kind: CardKind, fits: Callable[[Field], bool]) -> tuple[str, ...]:
    names = _some_names(table, "fields")
    for position, name in enumerate(names):
        field = kind.field(name)
        if field is None and kind.key:
            table.note(f"fields[{position}]", "unknown_field", found=name)
        elif field is not None and not fits(field):
            table.note(f"fields[{position}]", "value", found=name)
    return names


def _answers(field: Field | None) -> tuple[str, ...]:
    if field is None:
        return ()
    return _YES_NO.get(field.type) or tuple(choice.key for choice in field.choices)


def _some_names(table: Table, key: str) -> tuple[str, ...]:
    names = table.names(key)
    if not names:
        table.note(key, "empty" if key in table else "missing")
    return names


def _refuse_others(table: Table, key: str, names: Collection[str], allowed: Collection[str], problem: str) -> None:
    for position, name in enumerate(names):
        if name not in allowed:
            table.note(f"{key}[{position}]", problem, found=name)


_Reader = Callable[[Table, RuleName, Known], Rule]
_READERS: dict[RuleName, _Reader] = {
    RuleName.ASK: _ask,
    RuleName.CARDS: _cards,
    RuleName.TEAMS: lambda table, name, known: Rule(name, kind=_kind_key(table, "kind", known)),
    RuleName.FILLED: _filled,
    RuleName.CHOSEN: _chosen,
    RuleName.NUMBER: _number,
    RuleName.DIFFERENT: _different,
    RuleName.DIFFERS: _differs,
    RuleName.ROWS: _rows,
    RuleName.LINKED: _linked,
    RuleName.THREAD: _linked,
    RuleName.PHOTOS: _cards,
    RuleName.TOTALS: _totals,
    RuleName.HEARD: _heard,
    RuleName.CONSENT: _consent,
    RuleName.DONE: _done,
    RuleName.PEOPLE: _people,
    RuleName.FACT: _fact,
}
