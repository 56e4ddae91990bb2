"""What comes from a spreadsheet or a list of names by the clipboard: its cells."""

from __future__ import annotations

import csv


def cells_of(text: str) -> list[list[str]]:
    """Return the rows and cells of a text that was copied from a spreadsheet or typed as lines; empty rows are gone."""
    rows = csv.reader(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), delimiter="\t")
    if '"' in text:
        rows = csv.reader(text.replace("\r\n", "\n").splitlines(keepends=True), delimiter="\t")
    cleaned = ([" ".join(cell.split()) for cell in row] for row in rows)
    return [row for row in cleaned if any(row)]
