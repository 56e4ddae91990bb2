"""Every kind of document keeps to PDF/A-2b and PDF/UA-1; and the rules find faults where there are some."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image, ImageCms
from tests.printing.access_rules import access_faults, elements
from tests.printing.archive_rules import archive_faults
from tests.printing.paper import CREATED, WIDTH, printed, printed_sheets
from tests.printing.samples import SHEETS
from tests.printing.test_flow import GRID
from tests.printing.test_links import ADDRESS, LONG
from tests.printing.test_text_given_back import ALIEN, MIXED
from tests.printing.test_timetable import printed as printed_timetable

from sala.language import Translator
from sala.printing.layout.block import Block, PageBreak, Place
from sala.printing.layout.contents import contents, headings_on
from sala.printing.layout.listing import listing
from sala.printing.layout.pages import cut_into_pages
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.picture import Picture
from sala.printing.layout.table import Cell, Row, Table
from sala.printing.pdf.colour_profile import srgb_profile
from sala.printing.pdf.document import About, PageNumbers, PdfDocument
from sala.printing.pdf.page import A3, A4
from sala.printing.pdf.tiling import tiled_page
from sala.printing.text.style import Span, TextStyle
from sala.printing.tile_note import tile_note

BODY = TextStyle(size=11, space_before=6)
TITLE = TextStyle(size=18, bold=True, role="H1", keep_with_next=True)


def photo(mode: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (300, 200), 90 if mode == "L" else (200, 30, 30)).save(out, "PNG")
    return out.getvalue()


def everything() -> list[Block]:
    """One of each block, and what is nasty in texts."""
    head = Row([Paragraph("លេខ", BODY), Paragraph("ខ្លឹមសារ", BODY)], GRID, heading=True)
    rows = [Row([Cell(Paragraph(str(n), BODY), heading=True), Paragraph(LONG[:200], BODY)], GRID) for n in range(30)]
    total = Row([Cell(Paragraph("សរុប", BODY), span=2, shaded=True)], GRID, total=True)
    linked = (Span("សូមមើល "), Span("ទីនេះ", link=ADDRESS), Span(" និង ", size=16), Span("ផ្នែក", link="#part"))
    return [
        Paragraph("ចំណងជើង", TITLE, bookmark=0, anchor="part"),
        Paragraph("ផ្នែក", TITLE.but(role="H3", size=13), bookmark=1, anchor="deep"),
        Paragraph(linked, BODY),
        Paragraph("English words alone", BODY),
        Paragraph(LONG, BODY),
        listing([Paragraph(LONG[:900], BODY) for _ in range(6)], BODY, markers=[f"{n}." for n in range(6)]),
        Table([*rows, total], head=head),
        Picture(photo("RGB"), "រូបថត", most_height=200.0),
        Picture(photo("L"), "រូបប្រផេះ", most_height=200.0),
        Paragraph("១ កំណត់ចំណាំ", BODY.but(role="Note")),
        Paragraph("២ កំណត់ចំណាំ", BODY.but(role="Note")),
        PageBreak(),
        *(Paragraph(text, BODY) for text in [*ALIEN, MIXED]),
    ]


def report() -> bytes:
    pages = cut_into_pages(everything(), WIDTH, lambda _index: 700.0)
    front = contents(headings_on(pages), str, (BODY, BODY))
    return printed([front, PageBreak(), *everything()], title=" ក\n\ud83d\x01<&>")


def poster() -> bytes:
    out = io.BytesIO()
    translator = Translator("km")
    document = PdfDocument(out, About("Poster", "", "en", CREATED))
    document.number_pages(PageNumbers.NONE)
    with tiled_page(document, A3, lambda tile: tile_note(tile, translator), "ផ្ទាំង") as page:
        Paragraph(LONG, BODY).draw(page, Place(60.0, 60.0, 500.0))
    document.number_pages(PageNumbers.KHMER)
    with document.page(A4) as page:
        Paragraph("ខ្មែរ", BODY).draw(page, Place(60.0, 60.0, 500.0))
    document.finish()
    return out.getvalue()


def kit(language: str, filled: bool) -> Callable[[], bytes]:
    return lambda: printed_sheets([make(language, filled=filled) for make in SHEETS.values()], language)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "report": report,
    "poster": poster,
    "agenda-km": lambda: printed_timetable("km"),
    "agenda-en": lambda: printed_timetable("en"),
    **{f"kit-{language}-{f}": kit(language, f) for language in ("km", "en") for f in (False, True)},
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_keeps_to_the_standards(name: str) -> None:
    pdf = DOCUMENTS[name]()
    assert archive_faults(pdf) == []
    assert access_faults(pdf) == []


def test_the_profile_means_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    steps = [(r, g, b) for r in range(0, 256, 51) for g in range(0, 256, 51) for b in range(0, 256, 51)]
    picture = Image.new("RGB", (len(steps), 1))
    picture.putdata(steps)
    seen = ImageCms.profileToProfile(picture, ours, ImageCms.createProfile("sRGB"))
    assert seen is not None
    for index, wanted in enumerate(steps):
        found = seen.getpixel((index, 0))
        assert isinstance(found, tuple)
        assert all(abs(a - b) <= 1 for a, b in zip(found, wanted, strict=True))
    assert len(srgb_profile()) < 700


def test_pages_are_called_by_the_numbers_that_are_printed_on_them() -> None:
    out = io.BytesIO()
    document = PdfDocument(out, About("ក", "Sala", "km", CREATED))
    for style in PageNumbers:
        document.number_pages(style, first=2)
        for _ in range(2):
            with document.page(A4) as page:
                Paragraph("ក", BODY).draw(page, Place(60.0, 60.0, 500.0))
    document.finish()
    with pikepdf.open(out) as read:
        assert [page.label for page in read.pages] == ["", "", "2", "3", "ii", "iii", "២", "៣"]


def test_headings_have_no_gap_and_foreign_paragraphs_say_their_language() -> None:
    words = [("H1", "ក"), ("H3", "ខ"), ("H3", "គ"), ("H2", "ឃ"), ("H3", "ង"), ("P", "English words"), ("P", "ភាសា OK")]
    with pikepdf.open(io.BytesIO(printed([Paragraph(text, BODY.but(role=role)) for role, text in words]))) as read:
        found = [(str(each.S)[1:], str(each.get("/Lang", ""))) for each in elements(read)][1:]
    assert found == [("H1", ""), ("H2", ""), ("H2", ""), ("H2", ""), ("H3", ""), ("P", "en"), ("P", "")]


def spoilt(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(DOCUMENTS["report"]())) as document:
        change(document)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def _first_font(document: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(document.pages[0].obj.Resources.Font.values()))


def _font_outside(document: pikepdf.Pdf) -> None:
    del _first_font(document).DescendantFonts[0].FontDescriptor.FontFile2


def _wrong_width(document: pikepdf.Pdf) -> None:
    _first_font(document).DescendantFonts[0].W[1][5] = 12345


def _other_title(document: pikepdf.Pdf) -> None:
    document.docinfo["/Title"] = "ផ្សេង"


def _no_intent(document: pikepdf.Pdf) -> None:
    del document.Root.OutputIntents


def _other_colours(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"0 0 0 1 k")


def _outside_marks(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"0 0 m 9 9 l S")


def _hidden_link(document: pikepdf.Pdf) -> None:
    next(page for page in document.pages if "/Annots" in page).Annots[0].F = 2


def _script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")


def _no_words(document: pikepdf.Pdf) -> None:
    del next(each for each in elements(document) if pikepdf.Name.Figure == each.S).Alt


def _no_scope(document: pikepdf.Pdf) -> None:
    del next(each for each in elements(document) if each.S == pikepdf.Name.TH).A.Scope


def _level_left_out(document: pikepdf.Pdf) -> None:
    next(each for each in elements(document) if each.S == pikepdf.Name.H2).S = pikepdf.Name.H4


def _cell_in_list(document: pikepdf.Pdf) -> None:
    next(each for each in elements(document) if each.S == pikepdf.Name.LI).S = pikepdf.Name.TD


SPOILT = {
    "6.2.11.4": _font_outside,
    "6.2.11.5": _wrong_width,
    "6.6.3": _other_title,
    "6.2.3": _no_intent,
    "6.2.4": _other_colours,
    "7.1": _outside_marks,
    "6.3": _hidden_link,
    "6.5": _script,
    "7.3": _no_words,
    "7.5": _no_scope,
    "7.4.2": _level_left_out,
    "7.2": _cell_in_list,
}


@pytest.mark.parametrize("clause", SPOILT)
def test_the_rules_find_a_fault(clause: str) -> None:
    pdf = spoilt(SPOILT[clause])
    faults = [fault for fault in archive_faults(pdf) + access_faults(pdf) if not fault.startswith(("6.1", "6.6.2"))]
    assert any(fault.startswith(f"{clause}:") for fault in faults), faults
