"""What readers call each page: its number as printed, not its place in the file (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sala.khmer import khmer_digits
from sala.printing.pdf.objects import Name, PdfValue


class PageNumbers(StrEnum):
    """How pages are numbered from one on."""

    NONE = ""
    LATIN = "D"
    ROMAN = "r"
    KHMER = "km"


def page_labels(parts: Sequence[tuple[int, PageNumbers, int]], pages: int) -> dict[str, PdfValue]:
    """Return the table of labels for parts of the document: index of the first page, style, first number.

    The format has no Khmer digits: there each page is a part of its own whose name is its number.
    """
    if not parts or parts[0][0]:
        parts = [(0, PageNumbers.LATIN, 1), *parts]
    entries: list[PdfValue] = []
    ends = [part[0] for part in parts[1:]] + [pages]
    for (start, style, first), end in zip(parts, ends, strict=True):
        if style is PageNumbers.KHMER:
            for index in range(start, end):
                entries += [index, {"P": khmer_digits(str(first + index - start))}]
        elif start < end:
            entries += [start, {"S": Name(style.value), "St": first} if style else {}]
    return {"Nums": entries}
