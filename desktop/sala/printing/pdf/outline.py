"""The list of contents beside the pages (ISO 32000-1, 12.3.3): a tree whose entries know their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sala.printing.pdf.file import PdfFile
from sala.printing.pdf.objects import Name, PdfValue, Ref


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: where it leads (points above the foot of the page), how deep it stands (0 outermost)."""

    title: str
    page: Ref
    height: float
    level: int


def write_outline(file: PdfFile, entries: Sequence[Entry]) -> Ref:
    """Write the entries, outer ones open to their inner ones on demand; return the root."""
    root = file.reserve()
    refs = [file.reserve() for _ in entries]
    parents = _parents([entry.level for entry in entries])
    families: dict[int | None, list[int]] = {}
    for index, parent in enumerate(parents):
        families.setdefault(parent, []).append(index)

    def ends(parent: int | None) -> dict[str, PdfValue]:
        children = families.get(parent, [])
        if not children:
            return {}
        count = len(children) if parent is None else -len(children)  # negative: closed at first
        return {"First": refs[children[0]], "Last": refs[children[-1]], "Count": count}

    for index, entry in enumerate(entries):
        parent = parents[index]
        family = families[parent]
        place = family.index(index)
        fields: dict[str, PdfValue] = {
            "Title": entry.title,
            "Parent": root if parent is None else refs[parent],
            "Dest": [entry.page, Name("XYZ"), None, entry.height, None],
            **ends(index),
        }
        if place:
            fields["Prev"] = refs[family[place - 1]]
        if place + 1 < len(family):
            fields["Next"] = refs[family[place + 1]]
        file.put(fields, refs[index])
    return file.put({"Type": Name("Outlines"), **ends(None)}, root)


def _parents(levels: Sequence[int]) -> list[int | None]:
    """For each level of a list in order, the index of the nearest earlier entry that is less deep."""
    parents: list[int | None] = []
    trail: list[int] = []
    for index, level in enumerate(levels):
        while trail and levels[trail[-1]] >= level:
            trail.pop()
        parents.append(trail[-1] if trail else None)
        trail.append(index)
    return parents
