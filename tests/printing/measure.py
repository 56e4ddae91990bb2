"""How long a kit of 100 pages and more takes, and how much memory: ``python -m tests.printing.measure [SHEETS]``.

Every sheet is filled with other words (lines of the Universal Declaration of Human Rights, turned round), so that no
cache makes it look faster than a workshop would find it.
"""

from __future__ import annotations

import io
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from tests.printing.paper import CREATED, PaperTranslator
from tests.printing.samples import interview, journey, pilot

from sala.printing import FieldKind, Worksheet, write_worksheets

_UDHR = Path(__file__).resolve().parents[1] / "data" / "udhr_khm.txt"


def with_other_words(sheet: Worksheet, number: int) -> Worksheet:
    """Return the sheet with long answers that no other sheet has."""
    lines = [line for line in _UDHR.read_text(encoding="utf-8").splitlines() if len(line) > 80]
    words = " ".join([*lines[number % len(lines)].split(), str(number)])
    fields = []
    for index, field in enumerate(sheet.fields):
        turned = f"{words[index * 7 :]} {words[: index * 7]}"
        fields.append(replace(field, value=turned * 2) if field.kind is FieldKind.LONG_TEXT else field)
    return replace(sheet, fields=tuple(fields))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 51
    makers = (journey, interview, pilot)
    sheets = [with_other_words(makers[number % 3]("km", filled=number % 2 == 0), number) for number in range(count)]
    process = psutil.Process()
    for name in ("first", "second"):
        out = io.BytesIO()
        started = time.perf_counter()
        pages = write_worksheets(out, sheets, PaperTranslator("km"), title="Kit", author="Sala", created=CREATED).total
        seconds = time.perf_counter() - started
        size, memory = len(out.getvalue()) / 1e6, process.memory_info().rss / 1e6
        print(
            f"{name} kit: {pages} pages, {seconds:.2f} s, {seconds / pages * 1000:.1f} ms a page, "
            f"{size:.2f} MB of PDF, {memory:.0f} MB of memory"
        )


if __name__ == "__main__":
    main()
