"""Reads ``kinds/<kind>.toml``: a kind of card with its typed fields."""

from __future__ import annotations

from collections.abc import Collection

from sala.content.toml_table import Table
from sala.content.values import RESERVED_FIELD_KEYS, CardKind, Choice, Field, FieldType, LinkRole

_NUMERIC = {FieldType.NUMBER, FieldType.MINUTES, FieldType.RIEL, FieldType.SCALE}
_NEVER_NEGATIVE = {FieldType.MINUTES, FieldType.RIEL}
WHOLE = {FieldType.MINUTES, FieldType.RIEL, FieldType.SCALE}
"""The types of field whose numbers have no fraction."""

MOST_LINES = 60
"""So many lines of 12 mm, or rows, are more than two pages: a field that asks for more is a mistake."""

_MOST_STEPS = 11
_CHOOSING = {FieldType.CHOICE, FieldType.CHOICES}
_NAMING = {
    FieldType.TEXT,
    FieldType.LONG_TEXT,
    FieldType.CHOICE,
    FieldType.PERSON_CODE,
    FieldType.CONSENT_CODE,
    FieldType.DATE,
}
"""The types of field that can stand for a card in a list."""


def read_kind(
    table: Table, key: str, stages: Collection[str], kinds: Collection[str], rows_of: tuple[str, ...] = ()
) -> CardKind:
    """Read the kind called ``key``, whose file is ``table``; faults are noted in the problems of the table.

    ``rows_of`` are the kinds whose rows, and rows of rows, these cards are: one of them as a row here would never end.
    """
    if table.name("key") not in {key, ""}:
        table.note("key", "value", found=table.string("key"))
    fields = tuple(_read_field(each, kinds, (*rows_of, key)) for each in table.tables("fields"))
    kind = CardKind(
        key=key,
        title=table.text("title"),
        plural=table.text("plural"),
        stage=table.name("stage"),
        title_field=table.name("title_field"),
        fields=fields,
    )
    table.refuse_unknown_keys()
    if kind.stage and kind.stage not in stages:
        table.note("stage", "unknown_stage", found=kind.stage)
    _check_names(table, kind)
    return kind


def _check_names(table: Table, kind: CardKind) -> None:
    seen: set[str] = set()
    for position, field in enumerate(kind.fields):
        if field.key in seen:
            table.note(f"fields[{position}].key", "duplicate", found=field.key)
        seen.add(field.key)
    naming = kind.field(kind.title_field)
    if kind.title_field and naming is None:
        table.note("title_field", "unknown_field", found=kind.title_field)
    if naming is not None and naming.type not in _NAMING:
        table.note("title_field", "value", found=kind.title_field)


def _read_field(table: Table, kinds: Collection[str], rows_of: tuple[str, ...]) -> Field:
    key = table.name("key")
    if key in RESERVED_FIELD_KEYS:
        table.note("key", "reserved", found=key)
    written = table.one_of("type", FieldType)
    type_ = FieldType(written) if written in set(FieldType) else FieldType.TEXT
    minimum, maximum = _read_limits(table, type_)
    role = table.one_of("link_role", LinkRole) if type_ is FieldType.LINKS else ""
    field = Field(
        key=key,
        type=type_,
        label=table.text("label"),
        help=table.text("help"),
        heading=table.optional_text("heading"),
        required=table.flag("required"),
        personal=table.flag("personal"),
        only_if_agreed=table.flag("only_if_agreed"),
        lines=table.integer("lines", default=1, minimum=1, maximum=MOST_LINES),
        unit=table.optional_text("unit") if type_ in _NUMERIC else None,
        minimum=minimum,
        maximum=maximum,
        low_label=table.text("low_label") if type_ is FieldType.SCALE else None,
        high_label=table.text("high_label") if type_ is FieldType.SCALE else None,
        faces=table.flag("faces") if type_ is FieldType.SCALE else False,
        drawn=table.flag("drawn") if type_ is FieldType.PHOTOS else False,
        choices=_read_choices(table) if type_ in _CHOOSING else (),
        row_kind=_known_kinds(table, "row_kind", kinds)[0] if type_ is FieldType.ROWS else None,
        link_kinds=_known_kinds(table, "link_kinds", kinds) if type_ is FieldType.LINKS else (),
        link_role=LinkRole(role) if role in set(LinkRole) else None,
    )
    if field.row_kind in rows_of:
        circle = (*rows_of[rows_of.index(field.row_kind) :], field.row_kind)
        table.note("row_kind", "endless", found=" > ".join(circle))
    table.refuse_unknown_keys()
    return field


def _read_limits(table: Table, type_: FieldType) -> tuple[float | None, float | None]:
    if type_ not in _NUMERIC:
        return None, None
    minimum: float | None
    maximum: float | None
    if type_ is FieldType.SCALE:
        minimum, maximum = table.integer("minimum"), table.integer("maximum")
        if maximum - minimum >= _MOST_STEPS:
            table.note("maximum", "range", found=maximum)
    elif type_ in WHOLE:
        minimum, maximum = table.whole_number("minimum"), table.whole_number("maximum")
    else:
        minimum, maximum = table.number("minimum"), table.number("maximum")
    if minimum is None and type_ in _NEVER_NEGATIVE:
        minimum = 0
    if minimum is not None and maximum is not None and minimum >= maximum and "maximum" in table:
        table.note("maximum", "range", found=maximum)
    return minimum, maximum


def _read_choices(table: Table) -> tuple[Choice, ...]:
    choices: list[Choice] = []
    for each in table.tables("choices"):
        choice = Choice(each.name("key", digit_first=True), each.text("label"))
        if choice.key in {earlier.key for earlier in choices}:
            each.note("key", "duplicate", found=choice.key)
        each.refuse_unknown_keys()
        choices.append(choice)
    return tuple(choices)


def _known_kinds(table: Table, key: str, kinds: Collection[str]) -> tuple[str, ...]:
    if key == "row_kind":
        named: tuple[str, ...] = (table.name(key),)
    else:
        named = table.names(key)
        if not named:
            table.note(key, "empty" if key in table else "missing")
    for each in named:
        if each and each not in kinds:
            table.note(key, "unknown_kind", found=each)
    return named
