"""Names as long as they may be: the head of a page stays a head, on upright paper and on paper that lies."""

from __future__ import annotations

import pytest
from tests.printing.paper import by_pdfium, printed_sheets, squeezed, text_objects

from sala import khmer
from sala.language import Translator
from sala.printing.pdf.page import A4
from sala.printing.sheets import look
from sala.printing.sheets.frame import Frame
from sala.printing.text.lines import break_lines
from sala.printing.text.shortening import shortened
from sala.printing.worksheet import SheetHeader, Worksheet, WorksheetField

LONG = [
    "W" * 1000,
    "ឈ្មោះ" * 200,
    "្ត".join("ក" * 500),
    "WW " * 333,
    "\U0001f469\u200d\U0001f33e" * 333,
    "ก็" * 500,
    "ក្ស្ត្រី" * 125,
]


def sheet(name: str, *, landscape: bool) -> Worksheet:
    header = SheetHeader("ABCDEF", name, place=name, team=name, date=name, with_consent_code=True, consent_code=name)
    fields = tuple(WorksheetField(f"សំណួរ {number}", lines=6) for number in range(8))
    return Worksheet("tell", name, name, header, "1.0", fields, landscape=landscape)


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "lying"])
@pytest.mark.parametrize("name", LONG, ids=lambda name: name[:4].encode("ascii", "backslashreplace").decode())
def test_the_head_leaves_most_of_every_page_to_the_fields(name: str, landscape: bool) -> None:
    size = (A4[1], A4[0]) if landscape else A4
    frame = Frame(sheet(name, landscape=landscape), size, Translator("km"))
    assert frame.room_on(0) > size[1] * 0.4
    assert frame.room_on(1) > size[1] * 0.75
    for page in text_objects(printed_sheets([sheet(name, landscape=landscape)], "km")):
        for left, base_line, _size, _text in page:
            assert look.MARGIN - 1 <= left < size[0] - look.MARGIN
            assert look.TOP <= base_line <= size[1] - look.FOOT + 10


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "lying"])
def test_the_code_and_all_questions_are_still_there(landscape: bool) -> None:
    said = squeezed(by_pdfium(printed_sheets([sheet("ឈ្មោះ" * 200, landscape=landscape)], "km")))
    assert said.count("…·ABCDEF") >= 2
    for number in range(8):
        assert f"សំណួរ{number}" in said


@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("most", [1, 3])
def test_what_is_cut_is_cut_between_clusters_and_as_late_as_can_be(text: str, most: int) -> None:
    style, width = look.RUNNING, 200.0
    said = shortened(text, style, width, most, tail=" · ABC")
    assert said.endswith("… · ABC")
    kept = said.removesuffix("… · ABC")
    stops = [0, *khmer.cluster_breaks(text)]
    at = max(stop for stop in stops if text[:stop].rstrip() == kept)
    assert len(break_lines(said, style, width)) <= most
    following = text[: stops[stops.index(at) + 1]].rstrip()
    assert len(break_lines(following + "… · ABC", style, width)) > most


def test_what_fits_stays_as_it_is() -> None:
    assert shortened("ឈ្មោះ", look.RUNNING, 200.0, 1) == "ឈ្មោះ"
    assert shortened("", look.RUNNING, 200.0, 1) == ""
