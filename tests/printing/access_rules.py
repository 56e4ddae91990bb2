"""What ISO 14289-1 (PDF/UA-1) asks of a file and a program can see.

``access_faults(pdf)`` returns a sentence for each fault. The docstring of each rule names its clause.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Name, Object
from tests.printing.archive_rules import contents_of

Faults = Iterator[str]
_ROLES = frozenset(
    re.findall(
        r"\S+",
        "Document Part Sect P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
        " Figure Caption Note Reference Link TOC TOCI Span BlockQuote",
    )
)
_INSIDE = {
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
    "TOC": {"TOCI", "TOC", "Caption"},
}
_ONLY_IN = {"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR", "TOCI": "TOC"}


def access_faults(pdf: bytes) -> list[str]:
    """Return what would keep people from having the file read to them."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if "/StructTreeRoot" not in document.Root:
            return ["7.1: no structure"]
        faults: list[str] = []
        for rule in (_declared, _marked, _nested, _described, _headings, _tables, _linked, _notes):
            faults += rule(document)
    return faults


def elements(document: pikepdf.Pdf) -> Iterator[Object]:
    """Yield all elements of the structure in the order of reading."""

    def walk(element: Object) -> Iterator[Object]:
        yield element
        for kid in kids(element):
            if "/S" in kid:
                yield from walk(kid)

    for top in document.Root.StructTreeRoot.K:
        yield from walk(top)


def kids(element: Object) -> list[Object]:
    """Return the parts of an element."""
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _role(element: Object) -> str:
    return str(element.S)[1:]


def _declared(document: pikepdf.Pdf) -> Faults:
    """5: the mark of PDF/UA; 6.2, 7.1: marked, with a title that is shown; 7.2: a language."""
    root = document.Root
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        if meta.get("{http://www.aiim.org/pdfua/ns/id/}part") != "1":
            yield "5: the file does not say that it is PDF/UA-1"
        if not meta.get("dc:title"):
            yield "7.1: no title"
    if not root.MarkInfo.Marked or root.MarkInfo.get("/Suspects", False):
        yield "6.2: not marked"
    if not root.ViewerPreferences.DisplayDocTitle:
        yield "7.1: the title is not shown"
    if str(root.get("/Lang", "")) not in {"km-KH", "en"}:
        yield "7.2: no language"


def _marked(document: pikepdf.Pdf) -> Faults:
    """7.1: all content is an element's or an ornament, never one in the other; the table of parents says whose."""
    parents = _parents(document)
    for owner, instructions in contents_of(document):
        if "/StructParents" not in owner:  # drawn once, shown inside the mark of a page
            continue
        owners, marks, used = parents[int(owner.StructParents)], [], set()
        for each in instructions:
            operator = str(each.operator)
            if operator in {"BDC", "BMC"}:
                facts = each.operands[1] if len(each.operands) > 1 else {}
                if marks:
                    yield "7.1: a mark inside a mark"
                marks.append(str(each.operands[0]))
                if "/MCID" in facts:
                    used.add(int(facts["/MCID"]))
                elif marks[-1] != "/Artifact":
                    yield f"7.1: {marks[-1]} belongs to no element"
            elif operator == "EMC":
                marks.pop()
            elif operator in {"Tj", "Do", "S", "f", "B"} and not marks:
                yield f"7.1: {operator} is not marked"
        if used != set(range(len(owners))):
            yield "7.1: the table of parents does not fit the page"
    claimed = [
        (kid.Pg.objgen, int(kid.MCID), element.objgen)
        for element in elements(document)
        for kid in kids(element)
        if kid.get("/Type") == Name.MCR
    ]
    told = {
        (page.obj.objgen, number, owner.objgen)
        for page in document.pages
        for number, owner in enumerate(parents[int(page.obj.StructParents)])
    }
    if set(claimed) != told or len(claimed) != len(told):
        yield "7.1: elements and the table of parents disagree"


def _parents(document: pikepdf.Pdf) -> dict[int, Object]:
    numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
    keys = [int(key) for key in numbers[::2]]
    assert keys == sorted(keys)
    return dict(zip(keys, numbers[1::2], strict=True))


def _nested(document: pikepdf.Pdf) -> Faults:
    """7.1, 7.2: standard roles, each where it may stand, each knowing its parent; 7.6: lists say how they count."""
    mapped = document.Root.StructTreeRoot.get("/RoleMap", {})
    for element in elements(document):
        role = _role(element)
        if str(mapped.get(f"/{role}", f"/{role}"))[1:] not in _ROLES:
            yield f"7.1: role {role}"
        for kid in kids(element):
            if "/S" not in kid:
                if role in _INSIDE:
                    yield f"7.2: content straight in {role}"
                continue
            inner = _role(kid)
            if kid.P.objgen != element.objgen:
                yield f"7.1: {inner} does not know its parent"
            if role in _INSIDE and inner not in _INSIDE[role]:
                yield f"7.2: {inner} in {role}"
            if inner in _ONLY_IN and _ONLY_IN[inner] != role:
                yield f"7.2: {inner} in {role}"
        if role == "L" and element.A.ListNumbering == Name("/None"):
            yield "7.6: a list that does not say how it counts"


def _described(document: pikepdf.Pdf) -> Faults:
    """7.3: pictures say what they show."""
    for element in elements(document):
        if _role(element) == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "7.3: a picture without words"


def _headings(document: pikepdf.Pdf) -> Faults:
    """7.4.2: no level of heading is left out on the way down."""
    level = 0
    for element in elements(document):
        role = _role(element)
        if role[0] == "H" and role[1:].isdigit():
            if int(role[1]) > level + 1:
                yield f"7.4.2: {role} after level {level}"
            level = int(role[1])


def _tables(document: pikepdf.Pdf) -> Faults:
    """7.5: heading cells say what they head; all rows of a table have as many columns."""
    for table in elements(document):
        if _role(table) != "Table":
            continue
        rows = [kid for kid in kids(table) if _role(kid) == "TR"]
        widths = {sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in kids(row)) for row in rows}
        if len(widths) != 1:
            yield f"7.5: rows of {sorted(widths)} columns"
        for row in rows:
            for cell in kids(row):
                if _role(cell) == "TH" and "/Scope" not in cell.get("/A", {}):
                    yield "7.5: a heading cell without scope"


def _linked(document: pikepdf.Pdf) -> Faults:
    """7.18.1: annotations belong to elements; 7.18.3: pages are stepped through in their order; 7.18.5: links say."""
    parents = _parents(document)
    owners = {
        kid.Obj.objgen: element
        for element in elements(document)
        for kid in kids(element)
        if kid.get("/Type") == Name.OBJR
    }
    for page in document.pages:
        if page.obj.Tabs != Name.S:
            yield "7.18.3: order of stepping"
        for note in page.obj.get("/Annots", []):
            owner = owners.get(note.objgen)
            if owner is None or _role(owner) != "Link" or parents[int(note.StructParent)].objgen != owner.objgen:
                yield "7.18.5: a link outside the structure"
            if not str(note.get("/Contents", "")).strip():
                yield "7.18.5: a link that does not say what it is"


def _notes(document: pikepdf.Pdf) -> Faults:
    """7.9: each note has a name of its own."""
    names = [str(element.get("/ID", "")) for element in elements(document) if _role(element) == "Note"]
    if len(set(names)) != len(names) or "" in names:
        yield "7.9: notes without a name of their own"
