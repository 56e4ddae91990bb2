"""Reads the rows that a worksheet gives: what stands in a table before anybody writes in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sala.content.examples import read_values
from sala.content.kind_files import MOST_LINES
from sala.content.toml_table import Table
from sala.content.values import CardKind, ExampleValue, FieldType

_GIVEN: Final = {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CHOICE}
"""Types of which paper may say the answer beforehand: words, and one of several answers."""


def read_given(
    table: Table, row_kind: CardKind | None, columns: tuple[str, ...], kind_of: Callable[[str], CardKind]
) -> tuple[Mapping[str, ExampleValue], ...]:
    """Return the rows under ``given`` of a field of a worksheet, each with the values of some of its columns.

    ``row_kind`` is the kind of the rows, None where the field has none; ``columns`` are those that the sheet shows,
    none for all. Faults are noted in the problems of the table.
    """
    if "given" not in table:
        return ()
    rows = []
    for row in table.tables("given"):
        for key in row:
            field = row_kind.field(key) if row_kind else None
            if field is None or (columns and key not in columns):
                row.note(key, "unknown_field", found=key)
            elif field.type not in _GIVEN:
                row.note(key, "value", found=field.type.value)
        if row_kind and all((field := row_kind.field(key)) and field.type in _GIVEN for key in row):
            rows.append(read_values(row, row_kind, kind_of))
    if len(rows) > MOST_LINES:
        table.note("given", "range", found=len(rows))
    return tuple(rows)
