"""The structure of a document: what a screen reader reads, in order (ISO 32000-1, 14.7 and 14.8).

Every piece of text on a page belongs to an element (a heading, a paragraph, a cell); everything else on the page is
an ornament that readers skip.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sala.printing.pdf.file import PdfFile
from sala.printing.pdf.objects import Name, PdfValue, Ref


@dataclass(eq=False, slots=True)
class Element:
    """An element with its parts: other elements, or marked content as (page, number on the page)."""

    role: str
    alternative: str | None = None
    parts: list[Element | tuple[Ref, int]] = field(default_factory=list)


class Structure:
    """The tree of elements, built while pages are drawn."""

    def __init__(self) -> None:
        self._root = Element("Document")
        self._open = [self._root]
        self._owners: list[list[Element]] = []

    def begin_page(self) -> int:
        """Begin a page; return its number in the table of parents."""
        self._owners.append([])
        return len(self._owners) - 1

    def open(self, role: str, alternative: str | None = None) -> Element:
        """Open an element inside the one that is open."""
        element = Element(role, alternative)
        self._open[-1].parts.append(element)
        self._open.append(element)
        return element

    def close(self) -> None:
        """Close the element that was opened last."""
        self._open.pop()

    def mark(self, page: Ref) -> int:
        """Give the open element a piece of content on the current page; return the number of the piece."""
        owners = self._owners[-1]
        self._open[-1].parts.append((page, len(owners)))
        owners.append(self._open[-1])
        return len(owners) - 1

    def write(self, file: PdfFile) -> Ref:
        """Write the tree and the table of parents; return its root."""
        root = file.reserve()
        refs: dict[int, Ref] = {}
        self._write_element(file, self._root, root, refs)
        parents: list[PdfValue] = []
        for page, owners in enumerate(self._owners):
            parents += [page, file.put([refs[id(owner)] for owner in owners])]
        tree: dict[str, PdfValue] = {
            "Type": Name("StructTreeRoot"),
            "K": [refs[id(self._root)]],
            "ParentTree": file.put({"Nums": parents}),
            "ParentTreeNextKey": len(self._owners),
        }
        return file.put(tree, root)

    def _write_element(self, file: PdfFile, element: Element, parent: Ref, refs: dict[int, Ref]) -> Ref:
        ref = refs[id(element)] = file.reserve()
        kids: list[PdfValue] = []
        for part in element.parts:
            if isinstance(part, Element):
                kids.append(self._write_element(file, part, ref, refs))
            else:
                kids.append({"Type": Name("MCR"), "Pg": part[0], "MCID": part[1]})
        entries: dict[str, PdfValue] = {
            "Type": Name("StructElem"),
            "S": Name(element.role),
            "P": parent,
            "K": kids,
        }
        if element.alternative:
            entries["Alt"] = element.alternative
        if element.role == "TH":
            entries["A"] = {"O": Name("Table"), "Scope": Name("Column")}
        return file.put(entries, ref)
