"""Cards from a text file, a CSV file or a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from sala.errors import WrongUse
from sala.khmer import search_key
from sala.services.method import CardKind
from sala.services.sheet_files import Line, read_sheet

#: More rows than this in one file is a mistake, not a workshop.
MOST_ROWS = 20_000


def read_rows(
    path: Path, kind: CardKind, *, cancelled: Callable[[], bool] | None = None
) -> list[tuple[int, dict[str, object]]]:
    """Return (row number in the file, fields by key) for each line or row that says something.

    Raises:
        WrongUse: as ``read_sheet``; ``file.unknown_column``, ``file.column_twice``, ``file.no_heading``,
            ``file.empty``.
        EnvironmentFault: as ``read_sheet``.
        Cancelled: when ``cancelled`` says so.
    """
    lines = read_sheet(path, most=MOST_ROWS + 1, cancelled=cancelled)
    if path.suffix.lower() == ".txt":
        rows: list[tuple[int, dict[str, object]]] = [(n, {kind.title_field: row[0]}) for n, row in lines if row[0]]
    else:
        rows = _by_heads(lines, kind, path.name)
    if not rows:
        raise WrongUse("file.empty", name=path.name)
    if len(rows) > MOST_ROWS:
        raise WrongUse("file.too_long", name=path.name, most=MOST_ROWS)
    return rows


def _by_heads(lines: list[Line], kind: CardKind, name: str) -> list[tuple[int, dict[str, object]]]:
    if not lines:
        return []
    keys = {search_key(text): f.key for f in kind.fields for text in (f.key, f.label.km, f.label.en)}
    heads = lines[0][1]
    columns = []
    for head in heads:
        if head.strip() and search_key(head) not in keys:
            known = ", ".join(field.key for field in kind.fields)
            raise WrongUse("file.unknown_column", name=name, column=head[:40], known=known)
        columns.append(keys.get(search_key(head), ""))
        if columns[-1] in columns[:-1] and columns[-1]:
            raise WrongUse("file.column_twice", name=name, column=head[:40])
    rows = []
    for number, line in lines[1:]:
        if any(cell.strip() for cell, key in zip_longest(line, columns, fillvalue="") if not key):
            raise WrongUse("file.no_heading", row=number)
        row: dict[str, object] = {key: cell for key, cell in zip(columns, line, strict=False) if key and cell.strip()}
        if row:
            rows.append((number, row))
    return rows
