"""Pages as pictures."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageOps
from tests.printing.paper import MARGIN, WIDTH, printed

from sala.errors import EnvironmentFault, WrongUse
from sala.printing import count_pages, render_page
from sala.printing.layout.block import PageBreak
from sala.printing.layout.paragraph import Paragraph
from sala.printing.layout.picture import Picture
from sala.printing.text.style import Align, TextStyle


@pytest.fixture(scope="module")
def two_pages() -> bytes:
    return printed([Paragraph("ទំព័រមួយ", TextStyle()), PageBreak(), Paragraph("ទំព័រពីរ", TextStyle())])


def test_a_page_is_a_png_of_the_size_asked_for(two_pages: bytes) -> None:
    assert count_pages(two_pages) == 2
    picture = Image.open(io.BytesIO(render_page(two_pages, 1, 72)))
    assert picture.format == "PNG"
    assert picture.size in {(595, 842), (596, 842)}
    assert picture.convert("L").getextrema()[0] < 64


@pytest.mark.parametrize("page", [-1, 2])
def test_a_page_that_is_not_there_is_refused(two_pages: bytes, page: int) -> None:
    with pytest.raises(WrongUse) as caught:
        render_page(two_pages, page, 72)
    assert caught.value.code == "print.no_such_page"
    assert caught.value.parameters == {"page": page + 1, "pages": 2}


def photo(colour: str, size: tuple[int, int] = (1200, 800), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", **more)
    return out.getvalue()


def test_a_photo_is_printed_small_upright_and_without_its_secrets() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif[0x010F] = "CameraOfSomebody"
    data = photo("#20a040", (4000, 3000), exif=exif)
    pdf = printed([Picture(data, "សញ្ញានៅមាត់ទ្វារ", most_height=300)])
    assert b"CameraOfSomebody" not in pdf
    assert len(pdf) < 100_000
    page = Image.open(io.BytesIO(render_page(pdf, 0, 72))).convert("RGB")
    green = [(x, y) for x in range(0, page.width, 4) for y in range(0, page.height, 4) if page.getpixel((x, y))[0] < 90]
    wide = max(x for x, _ in green) - min(x for x, _ in green)
    high = max(y for _, y in green) - min(y for _, y in green)
    assert high == pytest.approx(300, abs=6)
    assert wide == pytest.approx(225, abs=6)


@pytest.mark.parametrize(("align", "side"), [(Align.LEFT, 0.0), (Align.CENTRE, 0.5), (Align.RIGHT, 1.0)])
def test_a_photo_that_is_narrower_than_its_place_stands_at_one_side(align: Align, side: float) -> None:
    page = Image.open(
        io.BytesIO(render_page(printed([Picture(photo("black"), "", most_height=100, align=align)]), 0, 72))
    )
    left, _top, right, _bottom = ImageOps.invert(page.convert("L")).getbbox() or (0, 0, 0, 0)
    assert right - left == pytest.approx(150, abs=2)
    assert left == pytest.approx(MARGIN + side * (WIDTH - 150), abs=2)


def test_the_same_photo_twice_is_stored_once() -> None:
    data = photo("#803010")
    once = printed([Picture(data, "", most_height=100)])
    twice = printed([Picture(data, "", most_height=100), Picture(data, "", most_height=100)])
    assert once.count(b"/Subtype /Image") == twice.count(b"/Subtype /Image") == 1


def test_a_file_that_is_no_picture_is_refused() -> None:
    with pytest.raises(EnvironmentFault) as caught:
        Picture(b"not a picture", "", most_height=100)
    assert caught.value.code == "picture.unreadable"
