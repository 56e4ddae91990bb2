"""Every page can be known again from a poor picture of it, and a mark made on it is found in the right box."""

from __future__ import annotations

import pytest
import segno
from PIL import Image, ImageDraw
from tests.printing.every_sheet import ACTIVITIES, Printed, printed_blank
from tests.printing.photograph import DPI, codes, from_the_side, laid_flat, photographed

from sala.printing import FieldBox, SheetMark
from sala.printing.pdf.page import MM
from sala.printing.sheets import look


@pytest.mark.parametrize("degrees", [3, -3])
@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("key", ACTIVITIES)
def test_every_page_is_known_again_from_a_poor_picture(key: str, language: str, degrees: int) -> None:
    sheet = printed_blank(key, language)
    for number, page in enumerate(sheet.maps):
        assert page.mark == str(SheetMark("K7M2QX", key, "12", number + 1, "1.0"))
        picture = photographed(sheet.picture(number, DPI), degrees)
        assert codes(picture) == [page.mark]
        seen = laid_flat(picture, page)
        assert min(seen.darkness(corner) for corner in page.corners) > 40  # all are where the map has them
        width, height = page.size
        assert max(seen.darkness((3, 3, 2, 2)), seen.darkness((width - 5, height - 5, 2, 2))) < 25


def ticked(sheet: Printed, number: int, box: FieldBox) -> Image.Image:
    """Return the picture of a page on which somebody has made a cross in a box, not very carefully."""
    picture = sheet.picture(number, DPI)
    scale = DPI / 25.4
    left, top, width, height = (length * scale for length in box.box)
    pen = ImageDraw.Draw(picture)
    inset, stroke = 0.12, round(0.7 * scale)
    corners = [
        (left + inset * width, top + inset * height),
        (left + (1 - inset) * width, top + (1 - inset) * height),
        (left + (1 - inset) * width, top + 1.5 * inset * height),
        (left + 1.3 * inset * width, top + (1 - inset) * height),
    ]
    pen.line(corners[:2], fill=40, width=stroke)
    pen.line(corners[2:], fill=40, width=stroke)
    return picture


@pytest.mark.parametrize("way", ["turned", "upside down", "from the side"])
@pytest.mark.parametrize("key", ["consent", "interview_notes", "service_scorecard", "workshop_evaluation"])
def test_a_cross_is_found_in_the_box_in_which_it_was_made(key: str, way: str) -> None:
    sheet = printed_blank(key, "km")
    for number, page in enumerate(sheet.maps):
        answers = [box for box in page.fields if box.option and box.kind != "riel"]
        for box in answers[:: max(1, len(answers) // 3)]:
            turned = photographed(ticked(sheet, number, box), 183 if way == "upside down" else 2.5)
            before = photographed(sheet.picture(number, DPI), 183 if way == "upside down" else 2.5)
            if way == "from the side":
                turned, before = from_the_side(turned), from_the_side(before)
            seen, blank = laid_flat(turned, page), laid_flat(before, page)
            asked = [
                each for each in page.fields if (each.key, each.row, each.column) == (box.key, box.row, box.column)
            ]
            darker = {each.option: seen.darkness(each.box) - blank.darkness(each.box) for each in asked}
            assert max(darker, key=darker.__getitem__) == box.option
            others = [value for option, value in darker.items() if option != box.option]
            assert darker[box.option] > 20
            assert max(others, default=0.0) < 8


def test_a_mark_keeps_its_parts_apart() -> None:
    assert str(SheetMark("K7M2QX", "dot_voting", "", 3, "hq@1.2")) == "SALA2/K7M2QX/DOT+VOTING/-/3/HQ:1.2"
    strange = str(SheetMark("k7", "journey", "a/ក+", 1, "1.2"))
    assert strange == "SALA2/%6B7/JOURNEY/A%2F%E1%9E%80%2B/1/1.2"


def test_the_smallest_part_of_a_code_is_half_a_millimetre_even_of_the_longest() -> None:
    longest = str(SheetMark("K7M2QX", "a" * 30, "60", 99, f"{'b' * 30}@10.10.10"))
    for mark in (longest, str(SheetMark("K7M2QX", "workshop_evaluation", "12", 1, "1.0"))):
        code = segno.make(mark, error="m", micro=False, boost_error=False)
        assert code.mode == "alphanumeric"
        assert look.QR_SIZE / MM / code.symbol_size(border=0)[0] >= 0.5
