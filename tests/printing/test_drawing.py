"""Drawing: moved, turned, clipped, hatched, tiled; marks and saved states stay nested."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pypdfium2
import pytest
from tests.printing.paper import CREATED, READERS, by_pdfium, squeezed, text_objects
from tests.printing.test_pdf_file import plain_parts

from sala.language import Translator
from sala.printing.layout.block import Place
from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.document import About, PdfDocument
from sala.printing.pdf.page import A3, A4, A5, MM, Hatch, Page, Paint, arc, landscape
from sala.printing.pdf.tiling import OVERLAP, tiled_page, tiles
from sala.printing.text.style import TextStyle
from sala.printing.tile_note import tile_note

BODY = TextStyle(size=12)


def drawn(draw: Callable[[Page], None]) -> bytes:
    out = io.BytesIO()
    document = PdfDocument(out, About("សាកល្បង", "Sala", "km", CREATED))
    with document.page(A4) as page:
        draw(page)
    document.finish()
    return out.getvalue()


def picture(pdf: bytes, page: int = 0) -> tuple[Callable[[float, float], bool], float]:
    """Return whether the page is dark at a place in points from the top left corner."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[page].render(scale=2).to_pil().convert("L")
    document.close()
    return (lambda x, y: image.getpixel((round(x * 2), round(y * 2))) < 128), image.width / 2


def says(page: Page, text: str, x: float = 100.0, top: float = 100.0) -> None:
    Paragraph(text, BODY).draw(page, Place(x, top, 300.0))


def assert_nested(pdf: bytes) -> None:
    for stream in re.findall(rb"(?s)stream\n(.*?)\nendstream", plain_parts(pdf)):
        if b" Tf" not in stream and b" re" not in stream:
            continue
        open_: list[str] = []
        for word in re.findall(r"\b(?:BT|ET|BDC|BMC|EMC|[qQ])\b", re.sub(r"<.*?>", "", stream.decode("latin-1"))):
            if word in {"ET", "EMC", "Q"}:
                assert open_.pop() == {"ET": "BT", "EMC": "B", "Q": "q"}[word]
            else:
                open_.append("B" if word in {"BDC", "BMC"} else word)
        assert not open_


def test_what_is_moved_and_scaled_lands_where_it_should() -> None:
    def draw(page: Page) -> None:
        with page.moved(50.0, 80.0, scale=0.5):
            assert page.landing((100.0, 100.0)) == pytest.approx((100.0, 130.0))
            page.rectangle((100.0, 100.0), (40.0, 40.0), paint=Paint.FILL)
            says(page, "តូច", 0.0, 0.0)
        assert page.landing((1.0, 2.0)) == pytest.approx((1.0, 2.0))

    pdf = drawn(draw)
    dark, _ = picture(pdf)
    assert dark(110, 140)
    assert not dark(95, 140)
    assert not dark(125, 140)
    assert squeezed(by_pdfium(pdf)) == "តូច"
    assert_nested(pdf)


def test_turned_text_runs_upwards_and_is_read_back() -> None:
    def draw(page: Page) -> None:
        with page.turned(90, (100.0, 300.0)):
            says(page, "នាទី", 100.0, 300.0)
            assert page.landing((150.0, 300.0)) == pytest.approx((100.0, 250.0))

    pdf = drawn(draw)
    assert squeezed(by_pdfium(pdf)) == "នាទី"
    assert_nested(pdf)


def test_nothing_shows_outside_what_is_clipped() -> None:
    def draw(page: Page) -> None:
        with page.clipped((100.0, 100.0), (50.0, 50.0)):
            page.rectangle((0.0, 0.0), (400.0, 400.0), paint=Paint.FILL)

    dark, _ = picture(drawn(draw))
    assert dark(125, 125)
    assert not dark(95, 125)
    assert not dark(125, 155)


def test_a_slice_is_filled_and_a_hatch_stays_inside() -> None:
    centre, box = (200.0, 200.0), [(300.0, 300.0), (400.0, 300.0), (400.0, 400.0), (300.0, 400.0)]

    def draw(page: Page) -> None:
        page.path(centre, [((260.0, 200.0),), *arc(centre, 60.0, 0.0, 120.0)], paint=Paint.FILL)
        for pattern in Hatch:
            page.hatch(box, pattern, spacing=4.0, thickness=1.5)

    dark, _ = picture(drawn(draw))
    assert dark(220, 220)
    assert dark(190, 240)
    assert not dark(220, 180)
    assert not dark(170, 210)
    inked = [dark(x, y) for x in range(302, 399, 3) for y in range(302, 399, 3)]
    assert 0.5 < sum(inked) / len(inked) <= 1.0
    assert not any(dark(x, y) for x in (297, 403) for y in range(290, 410, 2))


def test_structure_and_states_stay_nested_whatever_is_put_in_what() -> None:
    def draw(page: Page) -> None:
        page.line((0.0, 0.0), (9.0, 9.0))
        with page.tagged("Figure", "រូប"):
            page.line((0.0, 0.0), (9.0, 9.0))
            with page.moved(3.0, 3.0), page.turned(30, (0.0, 0.0)), page.group("P"):
                page.line((0.0, 0.0), (9.0, 9.0))
                with page.ornament():
                    says(page, "ក្បាល")
            page.line((0.0, 0.0), (9.0, 9.0))
        with page.clipped((0.0, 0.0), (200.0, 200.0)):
            says(page, "ក")

    assert_nested(drawn(draw))


def test_sizes_of_paper() -> None:
    assert landscape(A4) == (A4[1], A4[0]) == landscape(landscape(A4))
    assert pytest.approx(A4, abs=1.5) == (A3[1] / 2, A3[0])
    assert pytest.approx(A5, abs=3) == (A4[1] / 2, A4[0])


def test_tiles_cover_the_sheet_and_overlap() -> None:
    pieces = tiles(A3)
    assert [(tile.column, tile.row) for tile in pieces] == [(0, 0), (1, 0), (0, 1), (1, 1)]
    last = pieces[-1]
    assert last.corner[0] + last.window[0] == pytest.approx(A3[0])
    assert last.corner[1] + last.window[1] == pytest.approx(A3[1])
    assert pieces[0].window[0] - last.corner[0] == pytest.approx(OVERLAP)
    assert all(side + 2 * 8 * MM <= room + 0.01 for side, room in zip(last.window, last.sheet, strict=True))
    assert len(tiles(landscape(A3))) == 4
    assert len(tiles(A5)) == 1


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_poster_is_printed_in_parts(language: str) -> None:
    translator = Translator(language)
    out = io.BytesIO()
    document = PdfDocument(out, About("Poster", "Sala", language, CREATED))
    with tiled_page(document, A3, lambda tile: tile_note(tile, translator), "ផ្ទាំងរូបភាព") as page:
        says(page, "ខាងឆ្វេង", 60.0, 60.0)
        Paragraph("ខាងស្ដាំ", BODY.but(size=40)).draw(page, Place(A3[0] - 300.0, A3[1] - 150.0, 280.0))
        page.bookmark("ផ្ទាំង", 0.0)
    document.finish()
    pdf = out.getvalue()
    pages = text_objects(pdf)
    assert len(pages) == 4
    found = pypdfium2.PdfDocument(pdf)
    words = [squeezed(sheet.get_textpage().get_text_range()) for sheet in found]
    assert [mark.get_title() for mark in found.get_toc()] == ["ផ្ទាំង"]
    found.close()
    assert "ខាងឆ្វេង" in words[0]
    assert "ខាងស្ដាំ" in words[3]
    assert len({squeezed(tile_note(tile, translator)) for tile in tiles(A3)}) == 4
    assert all(squeezed(tile_note(tile, translator)) in sheet for tile, sheet in zip(tiles(A3), words, strict=True))
    dark, _ = picture(pdf, 3)
    tile = tiles(A3)[3]
    x, top = A3[0] - 300.0 - tile.corner[0] + tile.origin[0], A3[1] - 150.0 - tile.corner[1] + tile.origin[1]
    assert any(dark(x + dx, top + dy) for dx in range(60) for dy in range(20, 60))
    parts = plain_parts(pdf)
    assert parts.count(b"/S /Figure") == 1
    assert_nested(pdf)


@pytest.mark.parametrize("reader", READERS)
def test_words_turned_and_moved_come_back_in_every_reader(reader: str) -> None:
    def draw(page: Page) -> None:
        with page.moved(100.0, 100.0, 1.5):
            says(page, "ស្ត្រី៍ញ៉ាំ", 0.0, 0.0)

    assert squeezed(READERS[reader](drawn(draw))) == "ស្ត្រី៍ញ៉ាំ"
