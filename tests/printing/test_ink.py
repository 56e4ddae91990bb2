"""Blank sheets are kind to thin toner, to the punch and to the printer that prints on both sides."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.printing.every_sheet import ACTIVITIES, Printed, printed_blank

from sala.printing.text.style import GREY

DPI = 75
MM = DPI / 25.4
MOST_INK = 0.045
"""The largest share of a page that is dark."""
CASES = [(key, language) for key in ACTIVITIES for language in ("km", "en")]


def pages(sheet: Printed) -> list[np.ndarray]:
    return [np.asarray(sheet.picture(number, DPI)) for number in range(len(sheet.maps))]


@pytest.mark.parametrize(("key", "language"), CASES)
def test_little_of_a_page_is_dark(key: str, language: str) -> None:
    assert max((page < 128).mean() for page in pages(printed_blank(key, language))) < MOST_INK


@pytest.mark.parametrize(("key", "language"), CASES)
def test_nothing_dark_is_larger_than_a_corner_mark(key: str, language: str) -> None:
    side = round(4.5 * MM)
    for page in pages(printed_blank(key, language)):
        reached = np.pad((page < 128).astype(int).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        dark = reached[side:, side:] - reached[:-side, side:] - reached[side:, :-side] + reached[:-side, :-side]
        assert dark.max() < 0.9 * side**2


@pytest.mark.parametrize(("key", "language"), CASES)
def test_the_margins_are_free_on_both_sides(key: str, language: str) -> None:
    for page in pages(printed_blank(key, language)):
        rows, columns = np.nonzero(page < 245)
        height, width = page.shape
        assert min(columns.min(), width - 1 - columns.max()) >= int(10 * MM)  # a punch, on either side of the paper
        assert min(rows.min(), height - 1 - rows.max()) >= int(6 * MM)


@pytest.mark.parametrize(("key", "language"), CASES)
def test_no_page_is_wasted_on_a_few_lines(key: str, language: str) -> None:
    for page in pages(printed_blank(key, language))[1:]:
        foot = page.shape[0] - int(20 * MM)
        rows = np.nonzero((page[:foot] < 200).any(axis=1))[0]
        assert rows.max() > 0.4 * page.shape[0]


@pytest.mark.parametrize("language", ["km", "en"])
def test_no_word_is_lighter_than_our_grey(language: str) -> None:
    for key in ACTIVITIES:
        document = pypdfium2.PdfDocument(printed_blank(key, language).pdf)
        try:
            for page in document:
                for words in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                    assert max(colour_of(words)) <= round(255 * GREY[0]) + 1
        finally:
            document.close()


def colour_of(words: pypdfium2.PdfObject) -> tuple[int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(words, *parts)
    red, green, blue, _alpha = (part.value for part in parts)
    return red, green, blue
