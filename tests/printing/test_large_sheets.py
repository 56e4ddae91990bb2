"""Sheets on larger paper: the same words and the same places, only larger; in parts that can be glued."""

from __future__ import annotations

import io
import math

import pytest
from tests.printing.paper import CREATED, PaperTranslator, by_pdfium, squeezed
from tests.printing.samples import SHEETS

from sala.printing import PageCount, page_sizes, write_worksheets
from sala.printing.pdf.page import A3, A4
from sala.printing.sheet import Sheet


def printed(paper: Sheet, name: str = "journey", language: str = "km") -> tuple[bytes, PageCount]:
    out = io.BytesIO()
    sheet = SHEETS[name](language, filled=False)
    told = write_worksheets(
        out, [sheet], PaperTranslator(language), title="t", author="a", created=CREATED, paper=paper
    )
    return out.getvalue(), told


def sides(size: tuple[float, float]) -> tuple[int, int]:
    short, long = sorted(round(side) for side in size)
    return short, long


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_on_a3_says_the_same_and_its_map_is_larger(name: str) -> None:
    small, told_small = printed(Sheet.A4, name)
    large, told_large = printed(Sheet.A3, name)
    assert [sides(size) for size in page_sizes(large)] == [sides(A3)] * told_small.total
    assert squeezed(by_pdfium(large)) == squeezed(by_pdfium(small))
    for one, other in zip(told_small.maps, told_large.maps, strict=True):
        assert [field.key for field in one.fields] == [field.key for field in other.fields]
        boxes = [*(field.box for field in one.fields), *one.corners]
        larger = [*(field.box for field in other.fields), *other.corners]
        for box, grown in zip(boxes, larger, strict=True):
            assert grown == pytest.approx([side * math.sqrt(2) for side in box], abs=0.02)


def test_parts_to_glue_hold_every_word_on_paper_of_a_small_printer() -> None:
    small, told = printed(Sheet.A4, language="en")
    parts, told_parts = printed(Sheet.TILES, language="en")
    sizes = page_sizes(parts)
    assert len(sizes) == told_parts.total == told_parts.of_sheets[0]
    assert len(sizes) > 2 * told.total
    assert {sides(size) for size in sizes} == {sides(A4)}
    whole = squeezed(by_pdfium(parts))
    for word in ("Waiting", "Document"):
        assert word in squeezed(by_pdfium(small))
        assert word in whole
