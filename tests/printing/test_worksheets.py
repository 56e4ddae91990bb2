"""Worksheets: blank and filled, in both languages, against golden files.

After a wanted change of the layout: ``SALA_UPDATE_GOLDEN=1 pytest tests/printing/test_worksheets.py``, look at the
pages, and commit the new files.
"""

from __future__ import annotations

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from tests.printing.paper import CREATED, READERS, PaperTranslator, by_pdfium, printed_sheets, squeezed, text_objects
from tests.printing.samples import LANGUAGES, SHEETS, interview, journey, pilot

from sala.errors import Cancelled
from sala.printing import (
    Column,
    FieldKind,
    Option,
    Worksheet,
    WorksheetField,
    render_page,
    write_worksheets,
)
from sala.printing.sheets import look
from sala.printing.text.lines import natural_width

GOLDEN = Path(__file__).parent / "golden"
CASES = [(name, language, filled) for name in SHEETS for language in LANGUAGES for filled in (False, True)]


def words_of(sheet: Worksheet) -> list[str]:
    """Return every text that the sheet must show."""
    header = sheet.header
    words = [sheet.title, sheet.promise, header.workshop_name, header.place, header.team, header.date]
    for field in sheet.fields:
        words += [field.label, field.help, field.heading, field.low_label, field.high_label]
        words += [option.label for option in field.options]
        words += [column.label for column in field.columns]
        words += _answers(field)
    return [word for word in words if word]


def _answers(field: WorksheetField) -> list[str]:
    if isinstance(field.value, str):
        return field.value.split("\n")
    if field.kind is FieldKind.ROWS:
        return [cell for row in field.value or () for cell in row]
    return list(field.value or ()) if field.kind in {FieldKind.LINKS, FieldKind.PHOTOS} else []


@pytest.mark.parametrize(("name", "language", "filled"), CASES)
def test_the_layout_is_as_it_was_judged_good(name: str, language: str, filled: bool) -> None:
    pdf = printed_sheets([SHEETS[name](language, filled=filled)], language)
    found = {"pages": text_objects(pdf), "text": by_pdfium(pdf).replace("\r\n", "\n").split("\n")}
    path = GOLDEN / f"{name}-{language}-{'filled' if filled else 'blank'}.json"
    if os.environ.get("SALA_UPDATE_GOLDEN"):
        lines = json.dumps(found, ensure_ascii=False, indent=1)
        path.write_text(lines + "\n", encoding="utf-8")
    assert json.loads(json.dumps(found)) == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader != "pdftotext"])
@pytest.mark.parametrize(("name", "language", "filled"), CASES)
def test_all_words_of_a_sheet_can_be_read_back(reader: str, name: str, language: str, filled: bool) -> None:
    sheet = SHEETS[name](language, filled=filled)
    drawn = squeezed(READERS[reader](printed_sheets([sheet], language)))
    missing = [word for word in words_of(sheet) if squeezed(word) not in drawn]
    assert missing == []


@pytest.mark.parametrize(("name", "language", "filled"), CASES)
def test_a_reader_that_goes_by_the_eye_finds_every_character(name: str, language: str, filled: bool) -> None:
    # pdftotext without -raw reads across the columns of a table, so the order is its own
    pdf = printed_sheets([SHEETS[name](language, filled=filled)], language)
    assert sorted(squeezed(READERS["pdftotext"](pdf))) == sorted(squeezed(by_pdfium(pdf)))


@pytest.mark.parametrize(("name", "language", "filled"), CASES)
def test_nothing_is_drawn_in_the_margin(name: str, language: str, filled: bool) -> None:
    pdf = printed_sheets([SHEETS[name](language, filled=filled)], language)
    margin = 6  # millimetres that office printers cannot print on
    for index in range(len(text_objects(pdf))):
        page = Image.open(io.BytesIO(render_page(pdf, index, 72))).convert("L")
        edge = round(margin * 72 / 25.4)
        frame = page.copy()
        frame.paste(255, (edge, edge, page.width - edge, page.height - edge))
        assert frame.getextrema() == (255, 255)


def test_a_kit_numbers_the_pages_of_each_sheet() -> None:
    out, steps = io.BytesIO(), []
    sheets = [journey("en", filled=False), interview("en", filled=False)]
    count = write_worksheets(
        out,
        sheets,
        PaperTranslator("en"),
        title="Kit",
        author="Sala",
        created=CREATED,
        progress=lambda done, whole: steps.append((done, whole)),
    )
    assert steps == [(1, 2), (2, 2)]
    assert count.total == sum(count.of_sheets)
    texts = [[text.strip() for *_, text in page] for page in text_objects(out.getvalue())]
    assert len(texts) == count.total
    expected = [(page, of) for of in count.of_sheets for page in range(1, of + 1)]
    for page, (number, of) in zip(texts, expected, strict=True):
        assert f"Page {number} of {of}" in page


def test_page_numbers_are_in_the_digits_of_the_language() -> None:
    drawn = by_pdfium(printed_sheets([pilot("km", filled=True)], "km"))
    assert "ទំព័រ ១ នៃ ២" in drawn


def test_a_kit_can_be_cancelled_between_sheets() -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 1

    sheets = [pilot("en", filled=False)] * 3
    with pytest.raises(Cancelled):
        write_worksheets(
            io.BytesIO(), sheets, PaperTranslator("en"), title="", author="", created=CREATED, cancelled=cancelled
        )
    assert len(asked) == 2


def one_field(field: WorksheetField, **more: object) -> bytes:
    return printed_sheets([replace(pilot("en", filled=False), fields=(field,), **more)], "en")


def test_a_ticked_box_can_be_told_from_the_text() -> None:
    options = (Option("a", "Alpha"), Option("b", "Beta"))
    chosen = one_field(WorksheetField("Which?", FieldKind.CHOICE, options=options, value=("b",)))
    blank = one_field(WorksheetField("Which?", FieldKind.CHOICE, options=options))
    assert "Alpha✓Beta" in squeezed(by_pdfium(chosen))
    assert "✓" not in by_pdfium(blank)


def test_a_chosen_number_of_a_scale_can_be_told_from_the_text() -> None:
    field = WorksheetField("How?", FieldKind.SCALE, minimum=-2, maximum=2, value=("1",))
    assert "\u22122\u221210+1✓+2" in squeezed(by_pdfium(one_field(field)))


def test_there_is_room_of_12_mm_for_each_line() -> None:
    few = WorksheetField("What?", FieldKind.LONG_TEXT, lines=2)
    pages = [len(text_objects(one_field(replace(few, lines=lines)))) for lines in (2, 15, 40)]
    assert pages == [1, 1, 3]


def test_a_table_wider_than_the_paper_becomes_cards() -> None:
    columns = tuple(Column(f"Column{number}") for number in range(12))
    drawn = by_pdfium(one_field(WorksheetField("Rows", FieldKind.ROWS, lines=3, columns=columns)))
    assert drawn.count("Column7") == 3
    few = by_pdfium(one_field(WorksheetField("Rows", FieldKind.ROWS, lines=3, columns=columns[:4])))
    assert few.count("Column3") == 1


def test_a_long_answer_flows_to_a_next_page() -> None:
    story = "She went to the health centre and waited. " * 200
    pdf = one_field(WorksheetField("Story", FieldKind.LONG_TEXT, value=story))
    pages = text_objects(pdf)
    assert len(pages) > 1
    drawn = "".join(text for page in pages for *_, size, text in page if size == look.VALUE.size)
    assert squeezed(drawn) == squeezed(story)


def test_no_word_is_smaller_than_eight_points_but_the_foot() -> None:
    for name, language, filled in CASES:
        pages = text_objects(printed_sheets([SHEETS[name](language, filled=filled)], language))
        small = {text for page in pages for *_, size, text in page if size < 8}
        assert all("SALA2" in text or "Page" in text or "ទំព័រ" in text for text in small)


def test_every_page_opens_upright_on_a4() -> None:
    document = pypdfium2.PdfDocument(printed_sheets([journey("km", filled=False), pilot("km", filled=False)], "km"))
    try:
        sizes = {tuple(round(side) for side in page.get_size()) for page in document}
    finally:
        document.close()
    assert sizes == {(842, 595), (595, 842)}


def test_columns_of_time_and_money_carry_their_unit() -> None:
    columns = (Column("Waiting", FieldKind.MINUTES), Column("Fee", FieldKind.RIEL), Column("Agreed", FieldKind.YES_NO))
    drawn = by_pdfium(one_field(WorksheetField("Rows", FieldKind.ROWS, lines=1, columns=columns)))
    assert {"min", "riel", "Yes", "No"} <= set(drawn.split())


def test_half_fields_stand_side_by_side_with_their_rooms_level() -> None:
    pdf = printed_sheets(
        [
            replace(
                pilot("en", filled=False),
                fields=(
                    WorksheetField("Left", help="One line of help", half=True, value="Answer left"),
                    WorksheetField("Right", half=True, value="Answer right"),
                ),
            )
        ],
        "en",
    )
    places = {text.strip(): (x, y) for x, y, _, text in text_objects(pdf)[0]}
    assert places["Left"][1] == places["Right"][1]
    assert places["Answer left"][1] == places["Answer right"][1]
    assert places["Answer left"][0] < places["Right"][0] < places["Answer right"][0]


def test_a_few_lines_to_write_on_stay_under_their_question() -> None:
    fields = [WorksheetField(f"Q{number}", FieldKind.LONG_TEXT, lines=4) for number in range(5)]
    pdf = printed_sheets([replace(pilot("en", filled=False), fields=tuple(fields))], "en")
    for page in text_objects(pdf):
        lowest = max(y for *_, y, _, text in page if text.strip().startswith("Q"))
        assert lowest + 4 * look.WRITING_LINE < 842 - look.FOOT


def test_one_row_needs_no_number() -> None:
    field = WorksheetField("Rows", FieldKind.ROWS, columns=(Column("A"), Column("B")), value=(("x", "y"),), lines=3)
    words = [text.strip() for *_, text in text_objects(one_field(field))[0]]
    assert "1" not in words
    more = [text.strip() for *_, text in text_objects(one_field(replace(field, value=(("x", "y"),) * 2)))[0]]
    assert {"1", "2"} <= set(more)


def test_the_words_at_the_ends_of_a_scale_stand_under_its_ends_where_they_fit() -> None:
    field = WorksheetField("How?", FieldKind.SCALE, low_label="No problem", high_label="Cannot be used at all")
    places = {text.strip(): x for x, _, _, text in text_objects(one_field(field))[0]}
    last = places["5"] + 4.5 * 72 / 25.4
    assert places["Cannot be used at all"] < places["5"]
    assert places["Cannot be used at all"] > places["No problem"] + 60
    width = natural_width("Cannot be used at all", look.END_LABEL_RIGHT)
    assert abs(places["Cannot be used at all"] + width - last) < 6


def test_a_question_is_never_parted_from_its_room() -> None:
    field = WorksheetField("Question", help="Help", half=True, lines=1)
    pdf = one_field(field)
    many = replace(pilot("en", filled=False), fields=(replace(field, half=False), *(field,) * 40))
    pages = text_objects(printed_sheets([many], "en"))
    for page in pages[:-1]:
        lowest = max(y for *_, y, size, text in page if text.strip() == "Help")
        assert lowest + look.WRITING_LINE < 842 - look.FOOT
    assert len(pages) > len(text_objects(pdf))


def test_what_is_given_stands_in_its_row_and_names_it() -> None:
    columns = (Column("Area", key="area"), Column("Evidence", key="evidence"))
    field = WorksheetField(
        "Areas", FieldKind.ROWS, columns=columns, given=(("Aims", ""), ("Money", "")), lines=2, key="r"
    )
    words = [text.strip() for *_, text in text_objects(one_field(field))[0]]
    assert {"Aims", "Money"} <= set(words)
    assert "1" not in words  # the row has a name and needs no number
    more = [text.strip() for *_, text in text_objects(one_field(replace(field, lines=3)))[0]]
    assert {"Aims", "Money", "1", "3"} <= set(more)
    filled = [text.strip() for *_, text in text_objects(one_field(replace(field, value=(("x", "y"),))))[0]]
    assert "Aims" not in filled


def test_where_a_picture_is_to_be_drawn_no_photo_is_asked_for() -> None:
    field = WorksheetField("Picture", FieldKind.PHOTOS, drawn=True)
    assert "Draw here" in by_pdfium(one_field(field))
    assert "photo" not in by_pdfium(one_field(field))
    assert "photo" in by_pdfium(one_field(replace(field, drawn=False)))
