"""Reads the worked example of an activity, and checks every value against the type of its field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from sala.content.kind_files import WHOLE
from sala.content.toml_table import Table
from sala.content.values import CardKind, Example, ExampleValue, Field, FieldType, Text


def read_example(table: Table, kind: CardKind, kind_of: Callable[[str], CardKind]) -> Example:
    """Read the example of an activity whose main kind is ``kind``."""
    example = Example(table.text("about"), read_values(table.table("values"), kind, kind_of))
    table.refuse_unknown_keys()
    return example


def read_values(table: Table, kind: CardKind, kind_of: Callable[[str], CardKind]) -> dict[str, ExampleValue]:
    """Return the values that a table gives to fields of ``kind``, each as its field takes it."""
    values: dict[str, ExampleValue] = {}
    for key in table:
        field = kind.field(key)
        if field is None:
            table.note(key, "unknown_field", found=key)
        elif field.type is FieldType.ROWS:
            row_kind = kind_of(field.row_kind or "")
            values[key] = tuple(_read_row(row, row_kind, kind_of) for row in table.tables(key))
        else:
            values[key] = _read_value(table, field)
    return values


def _read_row(table: Table, kind: CardKind, kind_of: Callable[[str], CardKind]) -> dict[str, ExampleValue]:
    if kind.title_field not in table:
        table.note(kind.title_field, "missing")  # a row without a name says nothing
    return read_values(table, kind, kind_of)


def _read_value(table: Table, field: Field) -> ExampleValue:
    reader = _READERS.get(field.type, _read_answer)
    return reader(table, field)


def _read_answer(table: Table, field: Field) -> str:
    return table.one_of(field.key, _answers(field))


def _read_answers(table: Table, field: Field) -> tuple[str, ...]:
    chosen = table.names(field.key)
    for position, key in enumerate(chosen):
        if field.choice(key) is None:
            table.note(f"{field.key}[{position}]", "value", found=key)
    return chosen


def _answers(field: Field) -> tuple[str, ...]:
    if field.type is FieldType.YES_NO:
        return ("yes", "no")
    if field.type is FieldType.YES_NO_UNKNOWN:
        return ("yes", "no", "unknown")
    return tuple(choice.key for choice in field.choices)


def _number(table: Table, field: Field) -> float:
    value = table.whole_number(field.key) if field.type in WHOLE else table.number(field.key)
    if value is None:
        return 0
    below = field.minimum is not None and value < field.minimum
    above = field.maximum is not None and value > field.maximum
    if below or above:
        table.note(field.key, "range", found=value)
    return value


def _date(table: Table, field: Field) -> date:
    value = table.raw(field.key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    table.note(field.key, "type", expected="date")
    return date.min


def _words(table: Table, field: Field) -> Text:
    return table.text(field.key)


def _titles(table: Table, field: Field) -> tuple[Text, ...]:
    return table.texts(field.key)


def _code(table: Table, field: Field) -> str:
    return table.string(field.key)


_READERS: dict[FieldType, Callable[[Table, Field], ExampleValue]] = {
    FieldType.TEXT: _words,
    FieldType.LONG_TEXT: _words,
    FieldType.LINKS: _titles,
    FieldType.PHOTOS: _titles,
    FieldType.NUMBER: _number,
    FieldType.MINUTES: _number,
    FieldType.RIEL: _number,
    FieldType.SCALE: _number,
    FieldType.DATE: _date,
    FieldType.PERSON_CODE: _code,
    FieldType.CONSENT_CODE: _code,
    FieldType.CHOICES: _read_answers,
}
"""How a value is read; the other types offer answers of which one is chosen."""
