"""A document: pages in order, fonts, bookmarks, what the file says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from sala.printing.field_map import PageMap, in_millimetres
from sala.printing.pdf import colour_profile
from sala.printing.pdf.about import About, information, language_tag, metadata
from sala.printing.pdf.file import PdfFile
from sala.printing.pdf.fonts import DocumentFonts
from sala.printing.pdf.growing import GrowingPdf
from sala.printing.pdf.images import DocumentImages
from sala.printing.pdf.labels import PageNumbers, page_labels
from sala.printing.pdf.links import DocumentLinks
from sala.printing.pdf.objects import Name, PdfValue, Ref
from sala.printing.pdf.outline import Entry, write_outline
from sala.printing.pdf.page import Page, Size
from sala.printing.pdf.structure import Structure, Tag

__all__ = ["About", "PageNumbers", "PdfDocument"]


class PdfDocument:
    """A PDF file under way: ``with document.page(size) as page`` for each page, then ``finish()``.

    Each page is written as soon as it is done, so memory holds one page and the fonts, however long the document.
    """

    def __init__(self, out: BinaryIO, about: About) -> None:
        self._out, self._file = out, PdfFile(out)
        self._about = about
        self._fonts = DocumentFonts(self._file)
        self._structure = Structure(language_tag(about.language))
        self._tree = self._file.reserve()
        self._font_resources = self._file.reserve()
        self._pages: list[Ref] = []
        self._numbered: list[tuple[int, PageNumbers, int]] = []
        self._maps: list[PageMap] = []
        self._outline: list[Entry] = []
        self._depth = 0
        self._chapters_to_begin: list[str] = []
        self._images = DocumentImages(self._file)
        self._links = DocumentLinks(self._file, self._structure)

    @property
    def page_count(self) -> int:
        """How many pages have been begun."""
        return len(self._pages)

    def number_pages(self, style: PageNumbers, first: int = 1) -> None:
        """Say how readers number the pages from the next one on; without this they count all from 1."""
        self._numbered.append((len(self._pages), style, first))

    @property
    def maps(self) -> tuple[PageMap, ...]:
        """Where there is room to write, for each page that is done."""
        return tuple(self._maps)

    @contextmanager
    def page(self, size: Size) -> Iterator[Page]:
        """Draw the next page, ``size`` points wide and high; it is written at the end of the block."""
        page = Page(self._file.reserve(), size, self._fonts, self._images, self._structure)
        self._pages.append(page.ref)
        yield page
        self._begin_chapters(page)
        self._outline += [
            Entry(mark.title, page.ref, page.height - mark.top, mark.level + self._depth) for mark in page.bookmarks
        ]
        entries: dict[str, PdfValue] = {
            "Type": Name("Page"),
            "Parent": self._tree,
            "MediaBox": [0, 0, page.width, page.height],
            "Resources": self._resources(page),
            "Contents": self._file.put_stream(page.content()),
            "StructParents": page.structure_number,
            "Tabs": Name("S"),
        }
        if annotations := self._links.write_page(page):
            entries["Annots"] = annotations
        self._file.put(entries, page.ref)
        self._maps.append(_map(page, len(self._pages)))
        if isinstance(self._out, GrowingPdf):
            self._out.page_done(len(self._pages), self._so_far)

    def _so_far(self, written: bytes) -> bytes:
        """Return a whole file of the pages that are done, behind what was ``written``; then go on."""
        with self._file.aside(written) as out:
            self._finish(complete=False)
        return out.getvalue()

    @contextmanager
    def drawing(self, size: Size) -> Iterator[Page]:
        """Draw what is shown later, in one place or several, by ``Page.picture`` with its ``ref``; it has no marks."""
        drawing = Page(self._file.reserve(), size, self._fonts, self._images, None)
        yield drawing
        entries: dict[str, PdfValue] = {
            "Type": Name("XObject"),
            "Subtype": Name("Form"),
            "BBox": [0, 0, drawing.width, drawing.height],
            "Resources": self._resources(drawing),
        }
        self._file.put_stream(drawing.content(), entries, drawing.ref)

    def _resources(self, page: Page) -> dict[str, PdfValue]:
        resources: dict[str, PdfValue] = {"Font": self._font_resources}
        if page.pictures:
            resources["XObject"] = dict(page.pictures)
        return resources

    @contextmanager
    def group(self, role: str, alternative: str | None = None) -> Iterator[None]:
        """Open a structure element round several pages (Sect for each sheet of a kit)."""
        self._structure.open(Tag(role, alternative))
        try:
            yield
        finally:
            self._structure.close()

    @contextmanager
    def chapter(self, title: str) -> Iterator[None]:
        """Put the bookmarks of the pages inside under an entry of this title, which leads to the first of them."""
        self._chapters_to_begin.append(" ".join(title.split()))
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if self._chapters_to_begin:  # no page came: no entry
                self._chapters_to_begin.pop()

    def _begin_chapters(self, page: Page) -> None:
        first = self._depth - len(self._chapters_to_begin)
        titles = enumerate(self._chapters_to_begin, start=first)
        self._outline += [Entry(title, page.ref, page.height, level) for level, title in titles]
        self._chapters_to_begin.clear()

    def finish(self) -> None:
        """Write everything that could only be known at the end."""
        self._finish(complete=True)

    def _finish(self, *, complete: bool) -> None:
        file = self._file
        file.put(self._fonts.write(), self._font_resources)
        file.put({"Type": Name("Pages"), "Kids": self._pages, "Count": len(self._pages)}, self._tree)
        catalogue: dict[str, PdfValue] = {
            "Type": Name("Catalog"),
            "Pages": self._tree,
            "Lang": language_tag(self._about.language),
            "MarkInfo": {"Marked": True},
            "StructTreeRoot": self._structure.write(file),
            "ViewerPreferences": {"DisplayDocTitle": True},
            "Metadata": file.put_stream(
                metadata(self._about), {"Type": Name("Metadata"), "Subtype": Name("XML")}, compress=False
            ),
            "OutputIntents": [self._output_intent()],
        }
        if self._numbered:
            catalogue["PageLabels"] = page_labels(self._numbered, len(self._pages))
        if names := self._links.write_names(complete=complete):
            catalogue["Names"] = names
        if self._outline:
            catalogue["Outlines"] = write_outline(file, self._outline)
            catalogue["PageMode"] = Name("UseOutlines")
        file.finish(file.put(catalogue), file.put(information(self._about)))

    def _output_intent(self) -> dict[str, PdfValue]:
        return {
            "Type": Name("OutputIntent"),
            "S": Name("GTS_PDFA1"),
            "OutputConditionIdentifier": colour_profile.NAME,
            "Info": colour_profile.NAME,
            "DestOutputProfile": self._file.put_stream(colour_profile.srgb_profile(), {"N": 3}),
        }


def _map(page: Page, number: int) -> PageMap:
    _left, _top, width, height = in_millimetres((0.0, 0.0, page.width, page.height))
    corners = tuple(in_millimetres(corner) for corner in page.corners)
    return PageMap(number, page.mark_text, (width, height), corners, tuple(page.fields))
