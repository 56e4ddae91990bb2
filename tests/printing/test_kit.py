"""The list on top of a kit counts what the kit holds, whatever is in it."""

from __future__ import annotations

import io

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.printing.paper import CREATED, by_pdfium

from sala.language import Translator
from sala.printing.documents.kit import Kit, KitPart, KitSheet, Needed
from sala.printing.documents.kit_pdf import write_kit
from sala.printing.documents.picking_pdf import prepare_picking
from sala.printing.layout.block import Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.document import PdfDocument
from sala.printing.pdf.page import A4
from sala.printing.prepared import Prepared
from sala.printing.text.style import TextStyle


def paper(name: str, pages: int) -> Prepared:
    def draw(document: PdfDocument) -> None:
        for number in range(1, pages + 1):
            with document.page(A4) as page:
                page.bookmark(name, 0.0)
                Paragraph(f"{name} {number}", TextStyle()).draw(page, Place(72, 72, 300))

    return Prepared(pages, draw)


@st.composite
def sheets(draw: st.DrawFn) -> KitSheet:
    name = draw(st.sampled_from(("Idea card", "Persona", "Vote")))
    copies = draw(st.integers(1, 12))
    pages = draw(st.integers(1, 4))
    return KitSheet(
        name, draw(st.sampled_from(("", "each team"))), paper(name, pages), copies, draw(st.sampled_from((1, copies)))
    )


@st.composite
def kits(draw: st.DrawFn) -> Kit:
    parts = draw(st.lists(st.lists(sheets(), min_size=1, max_size=5), max_size=4))
    things = draw(st.integers(0, 60))
    return Kit(
        "Kit",
        "Workshop",
        "K7M2QX",
        ("Day 1",),
        tuple(KitPart(f"Team {number}", tuple(part)) for number, part in enumerate(parts)),
        tuple(Needed(f"Activity {number}", ("pens", "paper")) for number in range(things)),
        two_sided=draw(st.booleans()),
    )


def written(kit: Kit) -> tuple[bytes, int]:
    out = io.BytesIO()
    pages = write_kit(out, kit, Translator("en"), author="Sala", created=CREATED)
    return out.getvalue(), pages


@settings(max_examples=40)
@given(kit=kits())
def test_the_list_adds_up_to_the_pages_of_the_file(kit: Kit) -> None:
    listed, lines = prepare_picking(kit, Translator("en"))
    pdf, pages = written(kit)
    backs = sum(line.empty_backs for line in lines) if kit.two_sided else 0
    assert lines[0].pages == listed.pages
    assert pages == len(pypdfium2.PdfDocument(pdf)) == sum(line.in_file for line in lines) + backs
    every = [sheet for part in kit.parts for sheet in part.sheets]
    assert sum(line.copies for line in lines[1:]) == sum(sheet.copies for sheet in every)
    assert sum(line.one_sided for line in lines[1:]) == sum(sheet.copies * sheet.paper.pages for sheet in every)
    assert f"This file has {pages} page" in by_pdfium(pdf)


@settings(max_examples=25)
@given(kit=kits())
def test_on_two_sides_each_sheet_begins_on_paper_of_its_own(kit: Kit) -> None:
    pdf, _pages = written(kit)
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range().strip() for page in document]
    firsts = [number for number, text in enumerate(texts) if text.endswith(" 1") and "Page" not in text]
    assert len(firsts) == sum(sheet.printed for part in kit.parts for sheet in part.sheets)
    if kit.two_sided:
        assert all(number % 2 == 0 for number in firsts)
        assert len(texts) % 2 == 0
    else:
        assert all(texts)


def test_a_part_holds_the_bookmarks_of_its_sheets() -> None:
    parts = [KitPart(name, (KitSheet("Idea card", "", paper("Idea card", 2)),)) for name in ("Lotus", "Jasmine")]
    pdf, _pages = written(Kit("Kit", "Workshop", "K7M2QX", (), (*parts, KitPart("Nobody", ())), ()))
    toc = [(mark.level, mark.get_title()) for mark in pypdfium2.PdfDocument(pdf).get_toc()]
    assert toc[0] == (0, "Kit")
    assert [mark for mark in toc if mark[0] == 0] == [(0, "Kit"), (0, "Lotus"), (0, "Jasmine")]
    assert toc.count((1, "Idea card")) == 4
