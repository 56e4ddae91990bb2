"""Rows of a text file, a CSV file or a spreadsheet, as people have them on their sticks.

Whatever is in the file, reading it ends soon and takes little memory: how large it is, also when unpacked, and how many
rows and columns it has is looked at before anything is believed.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

from sala.errors import Cancelled, EnvironmentFault, WrongUse

#: A row of the file: its number, from 1, and its cells.
Line = tuple[int, list[str]]
_LARGEST_FILE: Final = 50_000_000
#: What the parts of a spreadsheet may be together when unpacked.
_LARGEST_INSIDE: Final = 150_000_000
_MOST_COLUMNS: Final = 300
_SEPARATOR: Final = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The name of the stream in which Office keeps a file that is locked with a password.
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


def read_sheet(path: Path, *, most: int, cancelled: Callable[[], bool] | None = None) -> list[Line]:
    """Return the rows that say something, each with its number in the file.

    Raises:
        WrongUse: ``file.unknown_type``; ``file.too_long`` (most) for more rows than that.
        EnvironmentFault: ``file.unreadable``, ``file.letters``, ``file.locked`` (a password), ``file.old_excel``,
            ``file.not_excel``, ``file.too_large_inside``.
        Cancelled: when ``cancelled`` says so.
    """
    readers: dict[str, Callable[[Path], Iterable[Line]]] = {
        ".txt": _read_text,
        ".csv": _read_csv,
        ".tsv": _read_csv,
        ".xlsx": _read_xlsx,
    }
    read = readers.get(path.suffix.lower())
    if read is None:
        raise WrongUse("file.unknown_type", name=path.name, known=".txt, .csv, .xlsx")
    lines: list[Line] = []
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise WrongUse("file.too_long", name=path.name, most=most)
        for number, cells in read(path):
            if cancelled is not None and cancelled():
                raise Cancelled
            if any(cell.strip() for cell in cells):
                lines.append((number, cells))
            if len(lines) > most:
                raise WrongUse("file.too_long", name=path.name, most=most)
    except UnicodeError as error:
        raise EnvironmentFault("file.letters", name=path.name, known="UTF-8, .xlsx") from error
    except (OSError, ValueError, KeyError, csv.Error) as error:
        raise EnvironmentFault("file.unreadable", name=path.name, reason=type(error).__name__) from error
    return lines


def _read_text(path: Path) -> Iterator[Line]:
    for number, line in enumerate(_decoded(path.read_bytes()).splitlines(), start=1):
        yield number, [line.strip()]


def _read_csv(path: Path) -> Iterator[Line]:
    text = _decoded(path.read_bytes())
    csv.field_size_limit(_LARGEST_FILE)  # a long answer is no fault: the field says how long it may be
    told = _SEPARATOR.match(text)  # a line with which a file tells Excel how it is parted
    separator = told[1] if told else max(",;\t", key=text.partition("\n")[0].count)
    rows = enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1)
    if told:
        next(rows)
    yield from rows


def _decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8, or what Windows calls Unicode (UTF-16, with or without its mark)."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    if b"\x00" in content:  # no text has it but UTF-16, where it stands beside every comma and line end
        low = sum(1 for at in range(1, min(len(content), 4096), 2) if content[at] == 0)
        high = sum(1 for at in range(0, min(len(content), 4096), 2) if content[at] == 0)
        return content.decode("utf-16-le" if low >= high else "utf-16-be")
    return content.decode("utf-8-sig")


def _cell(cell: object) -> str:
    """Return a cell as a person would have typed it: a spreadsheet keeps days with a time, and 34 as 34.0."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)


def _read_xlsx(path: Path) -> Iterator[Line]:
    _check_inside(path)
    # start-up: loaded when first needed (openpyxl)
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises many kinds for a damaged file
        raise EnvironmentFault("file.not_excel", name=path.name) from error
    try:
        if not book.worksheets:
            return
        rows = book.worksheets[0].iter_rows(values_only=True, max_col=_MOST_COLUMNS)
        for number, row in enumerate(_told(rows, path.name), start=1):
            yield number, [_cell(cell) for cell in row]
    finally:
        book.close()


def _told(rows: Iterable[tuple[object, ...]], name: str) -> Iterator[tuple[object, ...]]:
    """Yield rows; what is damaged in the middle of a file is told as what is damaged at its beginning."""
    try:
        yield from rows
    except (SyntaxError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:  # a broken XML is the first
        raise EnvironmentFault("file.not_excel", name=name) from error


def _check_inside(path: Path) -> None:
    """Look at a spreadsheet from outside: a zip of bounded parts, or what else carries its name."""
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            file.seek(0)
            code = "file.locked" if _LOCKED in file.read() else "file.old_excel"
            raise EnvironmentFault(code, name=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            inside = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise EnvironmentFault("file.not_excel", name=path.name) from error
    if inside > _LARGEST_INSIDE:
        raise EnvironmentFault("file.too_large_inside", name=path.name)
