"""Links, places with names, contents with page numbers, and parts of a line in another size."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.printing.paper import READERS, ROOM, WIDTH, by_pdfium, printed, printed_pages, squeezed, text_objects
from tests.printing.test_pdf_file import plain_parts

from sala.khmer import khmer_digits
from sala.printing.layout.block import Block, PageBreak
from sala.printing.layout.contents import Heading, contents, cut_with_contents, headings_on
from sala.printing.layout.paragraph import Paragraph
from sala.printing.text.lines import break_lines, natural_width
from sala.printing.text.style import ORNAMENT, Span, TextStyle

BODY = TextStyle(size=11, space_before=6)
TITLE = TextStyle(size=18, bold=True, role="H1", keep_with_next=True)
LONG = "សេវាសាធារណៈល្អ ជួយសន្សំពេលវេលា និងប្រាក់របស់ប្រជាពលរដ្ឋ។ " * 90
ADDRESS = "https://www.moi.gov.kh/"


def links_of(pdf: bytes) -> list[tuple[int, str | int]]:
    """Return the links as pdfium follows them: the page, and an address or the index of a page."""
    found: list[tuple[int, str | int]] = []
    document = pypdfium2.PdfDocument(pdf)
    for index, page in enumerate(document):
        for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
            note = pdfium.FPDFPage_GetAnnot(page, number)
            link = pdfium.FPDFAnnot_GetLink(note)
            action, target = pdfium.FPDFLink_GetAction(link), pdfium.FPDFLink_GetDest(document, link)
            if target:
                found.append((index, pdfium.FPDFDest_GetDestPageIndex(document, target)))
            else:
                length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
                buffer = ctypes.create_string_buffer(length)
                pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
                found.append((index, buffer.value.decode("ascii")))
            pdfium.FPDFPage_CloseAnnot(note)
    document.close()
    return found


@pytest.mark.parametrize("reader", READERS)
def test_a_link_is_followed_and_its_line_is_read_as_before(reader: str) -> None:
    spans = (Span("សូមមើល "), Span("ក្រសួងមហាផ្ទៃ", link=ADDRESS), Span(" និង "), Span("ផ្នែកទី២", link="#two"), Span("។"))
    pdf = printed([Paragraph(spans, BODY), PageBreak(), Paragraph("ផ្នែកទី២", TITLE, bookmark=0, anchor="two")])
    assert squeezed(READERS[reader](pdf)) == squeezed("".join(span.text for span in spans) + "ផ្នែកទី២")
    assert links_of(pdf) == [(0, ADDRESS), (0, 1)]


def test_a_link_is_an_element_that_a_screen_reader_says_in_its_place() -> None:
    parts = plain_parts(printed([Paragraph((Span("ក"), Span("office", link=ADDRESS), Span("ខ")), BODY)]))
    assert b"/S /Link" in parts
    assert b"/Type /OBJR" in parts
    assert b"/Contents (office)" in parts
    assert b"/StructParent " in parts


def test_a_link_over_two_lines_can_be_touched_on_both() -> None:
    pdf = printed([Paragraph((Span("ក", link=ADDRESS), Span("ពាក្យ " * 60, link=ADDRESS)), BODY)])
    assert len(links_of(pdf)) > 1


def test_no_link_in_a_running_head() -> None:
    assert links_of(printed([Paragraph((Span("ក", link=ADDRESS),), BODY.but(role=ORNAMENT))])) == []


def test_a_link_that_leads_nowhere_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        printed([Paragraph((Span("ក", link="#lost"),), BODY)])


def _report(known: Sequence[Heading]) -> list[Block]:
    styles = (BODY.but(bold=True), BODY)
    blocks: list[Block] = [contents(known, lambda page: khmer_digits(str(page + 1)), styles), PageBreak()]
    for number in range(40):
        level = 1 if number % 4 else 0
        blocks.append(Paragraph(f"ចំណងជើង {number}", TITLE.but(size=14), bookmark=level, anchor=f"h{number}"))
        blocks.append(Paragraph(LONG[: 400 + 97 * number], BODY))
    return blocks


def test_the_contents_name_the_pages_where_the_headings_are() -> None:
    pages = cut_with_contents(_report, WIDTH, lambda _index: ROOM)
    pdf = printed_pages(pages)
    words = [squeezed("".join(text for *_, text in page)) for page in text_objects(pdf)]
    found = headings_on(pages)
    assert len(found) == 40
    front = squeezed(by_pdfium(pdf))[:2000]
    for heading in found:
        assert squeezed(heading.title) in words[heading.page]
        assert squeezed(f"{heading.title}{khmer_digits(str(heading.page + 1))}") in front
    targets = [target for page, target in links_of(pdf)]
    assert sorted(set(targets)) == sorted({heading.page for heading in found})
    assert b"/S /TOCI" in plain_parts(pdf)


def test_a_heading_that_goes_over_a_page_keeps_its_bookmark() -> None:
    pdf = printed([Paragraph(LONG, TITLE, bookmark=0)])
    document = pypdfium2.PdfDocument(pdf)
    assert len(list(document.get_toc())) == 1
    document.close()


@pytest.mark.parametrize("small_first", [True, False])
def test_sizes_mix_in_a_line_on_one_base_line_and_nothing_is_clipped(small_first: bool) -> None:
    large, small = Span("ស្ត្រី៍ធំ", size=30), Span(" តូច", size=7)
    text = (small, large) if small_first else (large, small)
    (line,) = break_lines(text, BODY, 400.0)
    assert {piece.size for piece in line.pieces} == {30, 7}
    for piece in line.pieces:
        units = piece.cluster.face.units
        assert piece.cluster.high / units * piece.size < line.above
        assert -piece.cluster.low / units * piece.size < line.below
    assert line.height >= 30 * BODY.leading
    assert natural_width(text, BODY) == pytest.approx(line.width)
    runs = text_objects(printed([Paragraph(text, BODY)]))[0]
    assert len({base for _, base, *_ in runs}) == 1
    assert {size for _, _, size, _ in runs} == {30, 7}


def test_a_line_of_small_parts_is_as_tall_as_the_paragraph_says() -> None:
    (line,) = break_lines((Span("តូច", size=6),), BODY, 400.0)
    assert line.height == pytest.approx(BODY.size * BODY.leading)


def test_parts_of_a_paragraph_and_of_a_table_that_go_over_pages_are_one_element() -> None:
    parts = plain_parts(printed([Paragraph(LONG * 2, BODY)]))
    assert parts.count(b"/S /P ") == 1
    assert parts.count(b"/S /Document") == 1
