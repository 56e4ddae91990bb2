"""Links on pages, and the places with names that they lead to (ISO 32000-1, 12.3.2 and 12.5.6.5)."""

from __future__ import annotations

from sala.printing.pdf.file import PdfFile
from sala.printing.pdf.objects import Name, PdfValue, Ref
from sala.printing.pdf.page import Page
from sala.printing.pdf.structure import Structure
from sala.printing.text.style import is_inside

_PRINTED = 4
"""The flag of an annotation that is also there on paper; the standard for archives asks for it."""


class DocumentLinks:
    """All links of one document, and the places that they lead to."""

    def __init__(self, file: PdfFile, structure: Structure) -> None:
        self._file = file
        self._structure = structure
        self._places: dict[str, list[PdfValue]] = {}
        self._targets: set[str] = set()

    def write_page(self, page: Page) -> list[Ref]:
        """Write the links of a page that is done, and remember its places; return the annotations."""
        for name, top in page.anchors.items():
            self._places[name] = [page.ref, Name("XYZ"), None, page.height - top, None]
        annotations = []
        for link in page.links:
            entries: dict[str, PdfValue] = {
                "Type": Name("Annot"),
                "Subtype": Name("Link"),
                "Rect": list(link.box),
                "Border": [0, 0, 0],
                "F": _PRINTED,
                "Contents": link.words,
                "StructParent": link.element,
            }
            if is_inside(link.target):
                self._targets.add(link.target[1:])
                entries["Dest"] = link.target[1:].encode("utf-8")
            else:
                entries["A"] = {"S": Name("URI"), "URI": link.target.encode("ascii", "ignore")}
            ref = self._file.put(entries)
            self._structure.put_object(link.element, page.ref, ref)
            annotations.append(ref)
        return annotations

    def write_names(self, *, complete: bool) -> Ref | None:
        """Write the table of places; None where there are none.

        Raises ``ValueError`` when a link of a ``complete`` document leads nowhere; else its page may be still to come.
        """
        lost = self._targets - self._places.keys()
        if complete and lost:
            message = f"links lead to places that are nowhere: {sorted(lost)}"
            raise ValueError(message)
        if not self._places:
            return None
        names: list[PdfValue] = []
        for key, place in sorted((name.encode("utf-8"), place) for name, place in self._places.items()):
            names += [key, place]
        return self._file.put({"Dests": {"Names": names}})
