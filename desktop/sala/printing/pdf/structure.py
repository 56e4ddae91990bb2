"""The structure of a document: what a screen reader reads, in order (ISO 32000-1, 14.7 and 14.8).

Every piece of text on a page belongs to an element (a heading, a paragraph, a cell); everything else on the page is
an ornament that readers skip.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from sala.printing.pdf.file import PdfFile
from sala.printing.pdf.objects import Name, PdfValue, Ref

#: Roles that newer readers know, with what they are to others (14.7.3).
_ROLE_MAP = {"Title": "P"}
_HEADINGS = frozenset(f"H{level}" for level in range(1, 7))


class Scope(StrEnum):
    """What a heading cell heads."""

    COLUMN = "Column"
    ROW = "Row"


@dataclass(frozen=True, slots=True)
class Tag:
    """What an element is: its role (ISO 32000-1, 14.8.4), and where they matter, further facts.

    ``alternative`` says what a picture shows; ``scope`` and ``columns`` (how many it spans) are for cells,
    ``numbering`` for lists (Disc, Decimal), ``language`` ("km-KH") for what is not in the language of the document.
    """

    role: str
    alternative: str | None = None
    scope: Scope | None = None
    columns: int = 1
    numbering: str | None = None
    language: str | None = None


class _Content(NamedTuple):
    """Content of an element: the page, and the number of the mark on it."""

    page: Ref
    number: int


class _Object(NamedTuple):
    """An annotation of an element, by its number in the table of parents."""

    number: int


@dataclass(eq=False, slots=True)
class Element:
    """An element with its parts, in the order of reading."""

    tag: Tag
    parts: list[Element | _Content | _Object] = field(default_factory=list)


@dataclass(slots=True)
class _Memory:
    structure: Structure | None = None
    element: Element | None = None


class Thread:
    """Ties the parts of a block that goes over pages: the rest of it is drawn into the element of its beginning."""

    def __init__(self, memory: _Memory | None = None) -> None:
        self._continues = memory is not None
        self._memory = memory or _Memory()

    def rest(self) -> Thread:
        """Return the thread of the part that follows."""
        return Thread(self._memory)

    def begun(self, structure: Structure) -> Element | None:
        """Return the element that goes on here; None where one begins."""
        return self._memory.element if self._continues and self._memory.structure is structure else None

    def remember(self, structure: Structure, element: Element) -> None:
        """Keep the element for the part that follows."""
        self._memory.structure, self._memory.element = structure, element


class Structure:
    """The tree of elements, built while pages are drawn. ``language`` is the one of the document.

    Headings are counted by how deep they stand, whatever their style: H3 after H1 is written as H2, since readers take
    a level that is left out for a lost page.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._headings: list[str] = []
        self._notes: list[PdfValue] = []
        self._root = Element(Tag("Document"))
        self._open = [self._root]
        self._owners: list[list[Element] | Element] = []
        self._on_page: list[Element] = []
        self._objects: dict[int, tuple[Ref, Ref]] = {}

    def begin_page(self) -> int:
        """Begin a page; return its number in the table of parents."""
        self._on_page = []
        self._owners.append(self._on_page)
        return len(self._owners) - 1

    def open(self, tag: Tag, thread: Thread | None = None) -> None:
        """Open an element inside the one that is open, or the one of its ``thread`` that goes on."""
        element = thread.begun(self) if thread else None
        if element is None:
            element = Element(self._deep(tag) if tag.role in _HEADINGS else tag)
            self._open[-1].parts.append(element)
            if thread:
                thread.remember(self, element)
        self._open.append(element)

    def _deep(self, tag: Tag) -> Tag:
        while self._headings and self._headings[-1] >= tag.role:
            self._headings.pop()
        self._headings.append(tag.role)
        return replace(tag, role=f"H{len(self._headings)}")

    def close(self) -> None:
        """Close the element that was opened last."""
        self._open.pop()

    def mark(self, page: Ref) -> int:
        """Give the open element a piece of content on the current page; return the number of the piece."""
        self._open[-1].parts.append(_Content(page, len(self._on_page)))
        self._on_page.append(self._open[-1])
        return len(self._on_page) - 1

    def begin_object(self) -> int:
        """Give the open element an annotation; return its number, under which ``put_object`` says which it is."""
        self._owners.append(self._open[-1])
        self._open[-1].parts.append(_Object(len(self._owners) - 1))
        return len(self._owners) - 1

    def put_object(self, number: int, page: Ref, annotation: Ref) -> None:
        """Say which annotation has this number, and on which page it is."""
        self._objects[number] = page, annotation

    def write(self, file: PdfFile) -> Ref:
        """Write the tree and the table of parents; return its root."""
        root = file.reserve()
        refs: dict[int, Ref] = {}
        self._write_element(file, self._root, root, refs)
        parents: list[PdfValue] = []
        for number, owner in enumerate(self._owners):
            known = [refs[id(each)] for each in owner] if isinstance(owner, list) else None
            parents += [number, refs[id(owner)] if known is None else file.put(known)]
        tree: dict[str, PdfValue] = {
            "Type": Name("StructTreeRoot"),
            "K": [refs[id(self._root)]],
            "ParentTree": file.put({"Nums": parents}),
            "ParentTreeNextKey": len(self._owners),
            "RoleMap": {role: Name(known) for role, known in _ROLE_MAP.items()},
        }
        if self._notes:
            tree["IDTree"] = {"Names": self._notes}
        return file.put(tree, root)

    def _write_element(self, file: PdfFile, element: Element, parent: Ref, refs: dict[int, Ref]) -> Ref:
        ref = refs[id(element)] = file.reserve()
        kids: list[PdfValue] = []
        for part in element.parts:
            if isinstance(part, Element):
                kids.append(self._write_element(file, part, ref, refs))
            elif isinstance(part, _Content):
                kids.append({"Type": Name("MCR"), "Pg": part.page, "MCID": part.number})
            else:
                page, annotation = self._objects[part.number]
                kids.append({"Type": Name("OBJR"), "Pg": page, "Obj": annotation})
        entries: dict[str, PdfValue] = {
            "Type": Name("StructElem"),
            "S": Name(element.tag.role),
            "P": parent,
            "K": kids,
            **self._facts(element.tag, ref),
        }
        return file.put(entries, ref)

    def _facts(self, tag: Tag, ref: Ref) -> dict[str, PdfValue]:
        facts: dict[str, PdfValue] = {}
        if tag.alternative:
            facts["Alt"] = tag.alternative
        if tag.language and tag.language != self._language:
            facts["Lang"] = tag.language
        if cell := _cell_facts(tag):
            facts["A"] = {"O": Name("Table"), **cell}
        elif tag.role == "L":
            facts["A"] = {"O": Name("List"), "ListNumbering": Name(tag.numbering or "Disc")}
        if tag.role == "Note":  # ISO 14289-1, 7.9: each has a name of its own
            facts["ID"] = b"note%06d" % (len(self._notes) // 2)
            self._notes += [facts["ID"], ref]
        return facts


def _cell_facts(tag: Tag) -> dict[str, PdfValue]:
    facts: dict[str, PdfValue] = {}
    if tag.role == "TH":
        facts["Scope"] = Name((tag.scope or Scope.COLUMN).value)
    if tag.columns > 1:
        facts["ColSpan"] = tag.columns
    return facts
