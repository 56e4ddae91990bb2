"""Cards from a text file, a CSV file or a spreadsheet."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from itertools import zip_longest
from pathlib import Path

from openpyxl import load_workbook

from sala.errors import Cancelled, EnvironmentFault, WrongUse
from sala.khmer import search_key
from sala.services.method import CardKind

#: More rows than this in one file is a mistake, not a workshop.
MOST_ROWS = 20_000
_LARGEST_FILE = 50_000_000
_SEPARATOR = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)


def read_rows(
    path: Path, kind: CardKind, *, cancelled: Callable[[], bool] | None = None
) -> list[tuple[int, dict[str, object]]]:
    """Return (row number in the file, fields by key) for each line or row that says something.

    Raises:
        WrongUse: ``file.unknown_type``, ``file.unknown_column``, ``file.column_twice``, ``file.no_heading``,
            ``file.empty``, ``file.too_long``.
        EnvironmentFault: ``file.unreadable``, ``file.letters``.
        Cancelled: when ``cancelled`` says so while a spreadsheet is read, which takes longest.
    """
    readers: dict[str, Callable[[Path], list[tuple[int, list[str]]]]] = {
        ".txt": _read_text,
        ".csv": _read_csv,
        ".xlsx": partial(_read_xlsx, cancelled=cancelled),
    }
    read = readers.get(path.suffix.lower())
    if read is None:
        raise WrongUse("file.unknown_type", name=path.name, known=", ".join(readers))
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise WrongUse("file.too_long", name=path.name, most=MOST_ROWS)
        lines = read(path)
    except UnicodeError as error:
        raise EnvironmentFault("file.letters", name=path.name, known="UTF-8, .xlsx") from error
    except (OSError, ValueError, KeyError, csv.Error) as error:
        raise EnvironmentFault("file.unreadable", name=path.name, reason=type(error).__name__) from error
    if path.suffix.lower() == ".txt":
        rows: list[tuple[int, dict[str, object]]] = [(n, {kind.title_field: row[0]}) for n, row in lines if row[0]]
    else:
        rows = _by_heads(lines, kind, path.name)
    if not rows:
        raise WrongUse("file.empty", name=path.name)
    if len(rows) > MOST_ROWS:
        raise WrongUse("file.too_long", name=path.name, most=MOST_ROWS)
    return rows


def _by_heads(lines: list[tuple[int, list[str]]], kind: CardKind, name: str) -> list[tuple[int, dict[str, object]]]:
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


def _read_text(path: Path) -> list[tuple[int, list[str]]]:
    text = _decoded(path.read_bytes())
    return [(number, [line.strip()]) for number, line in enumerate(text.splitlines(), start=1)]


def _read_csv(path: Path) -> list[tuple[int, list[str]]]:
    text = _decoded(path.read_bytes())
    csv.field_size_limit(_LARGEST_FILE)  # a long answer is no fault: the field says how long it may be
    told = _SEPARATOR.match(text)  # a line with which a file tells Excel how it is parted
    separator = told[1] if told else max(",;\t", key=text.partition("\n")[0].count)
    rows = list(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1))
    return rows[1:] if told else rows


def _decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8, or what Windows calls Unicode (UTF-16 with its mark at the beginning)."""
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if utf16 else "utf-8-sig")


def _cell(cell: object) -> str:
    """Return a cell as a person would have typed it: a spreadsheet keeps days with a time."""
    if isinstance(cell, datetime):
        cell = cell.date()
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)


def _read_xlsx(path: Path, cancelled: Callable[[], bool] | None) -> list[tuple[int, list[str]]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises many kinds for a damaged file
        raise ValueError(path.name) from error
    try:
        lines = []
        for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            if cancelled is not None and cancelled():
                raise Cancelled
            lines.append((number, [_cell(cell) for cell in row]))
        return lines
    finally:
        book.close()
