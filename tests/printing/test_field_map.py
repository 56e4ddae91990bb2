"""The map of a page says where boxes and lines really are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image
from tests.printing.every_sheet import ACTIVITIES, blank_sheet, printed_blank
from tests.printing.paper import maps_of_sheets
from tests.printing.samples import journey, pilot

from sala.printing import FieldBox, FieldKind, PageMap, WorksheetField
from sala.printing.pdf.page import MM
from sala.printing.sheets import look
from sala.services.method import STANDARD, pack_for

DPI = 144
ROUND = {"scale"}
DIGITS = {"number", "minutes", "riel", "date"}


class Seen:
    """A picture of a page that is asked about in millimetres."""

    def __init__(self, picture: Image.Image) -> None:
        self._picture = picture
        self._scale = DPI / 25.4

    def dark(self, x: float, y: float) -> bool:
        """Return whether there is ink within a third of a millimetre of the point."""
        reach = 0.33
        part = self._part(x - reach, y - reach, x + reach, y + reach)
        return part.getextrema()[0] < 200

    def white(self, left: float, top: float, right: float, bottom: float) -> bool:
        return self._part(left, top, right, bottom).getextrema()[0] > 245

    def _part(self, *box: float) -> Image.Image:
        left, top, right, bottom = (round(side * self._scale) for side in box)
        return self._picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def shape_of(box: FieldBox) -> str:
    if box.kind in ROUND and box.option:
        return "circle"
    if box.option:
        return "box"
    if box.kind == "photos" and box.row is None:
        return "frame"
    return "cell" if box.row is not None or box.key.startswith("sheet.") else "lines"


def is_drawn(seen: Seen, field: FieldBox) -> bool:
    """Return whether the picture has the border of the box, and nothing inside where there is room to write."""
    left, top, width, height = field.box
    right, bottom = left + width, top + height
    middle, half = (left + right) / 2, (top + bottom) / 2
    edges = {
        "circle": [(left, half), (right, half), (middle, top), (middle, bottom)],
        "box": [(left, half), (right, half), (middle, top), (middle, bottom), (left, top), (right, bottom)],
        "frame": [],
        "cell": [(left, half), (right, half), (left + 1, bottom), (middle, bottom), (right - 1, bottom)],
        "lines": [(left + 1, bottom), (middle, bottom), (right - 1, bottom)],
    }[shape_of(field)]
    if not all(seen.dark(x, y) for x, y in edges):
        return False
    if shape_of(field) == "circle":
        return True  # a number or a face stands in it
    if shape_of(field) == "frame":
        return any(seen.dark(left, y / 10) for y in range(round(top * 10), round(bottom * 10)))
    if shape_of(field) == "lines":
        line = look.WRITING_LINE / MM
        count = round(height / line)
        return all(
            seen.white(left + 1, top + number * line + 1, right - 1, top + (number + 1) * line - 1)
            for number in range(count)
        )
    # a unit may stand at the foot of a cell, on the right
    foot = 6.5 if shape_of(field) == "cell" else 0.9
    return seen.white(left + 0.9, top + 0.9, right - 0.9, bottom - foot)


@pytest.mark.parametrize("key", ACTIVITIES)
def test_what_the_map_says_is_where_it_is_drawn(key: str) -> None:
    sheet = printed_blank(key, "km")
    for number, page in enumerate(sheet.maps):
        seen = Seen(sheet.picture(number, DPI))
        assert [box for box in page.fields if not is_drawn(seen, box)] == []


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("key", ACTIVITIES)
def test_every_field_of_a_sheet_is_on_its_map(key: str, language: str) -> None:
    fields = blank_sheet(key, language).fields
    boxes = [box for page in printed_blank(key, language).maps for box in page.fields]
    assert {field.key for field in fields} <= {box.key for box in boxes}
    for field in fields:
        mine = [box for box in boxes if box.key == field.key]
        kinds = {box.kind for box in mine}
        assert kinds <= {column.kind for column in field.columns} if field.columns else kinds == {field.kind}
        if field.kind is FieldKind.ROWS:
            open_cells = {
                (row, column.key)
                for row in range(max(field.lines, len(field.given)))
                for place, column in enumerate(field.columns)
                if row >= len(field.given) or not field.given[row][place]
            }
            assert {(box.row, box.column) for box in mine} == open_cells
        if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
            assert [box.option for box in mine] == [option.key for option in field.options]
        if field.kind is FieldKind.SCALE:
            assert [box.option for box in mine] == [str(n) for n in range(field.minimum, field.maximum + 1)]


@pytest.mark.parametrize("key", ACTIVITIES)
def test_no_two_boxes_lie_over_each_other(key: str) -> None:
    for page in printed_blank(key, "km").maps:
        boxes = [field.box for field in page.fields] + list(page.corners)
        for index, (left, top, width, height) in enumerate(boxes):
            for other in boxes[index + 1 :]:
                beside = other[0] >= left + width - 0.05 or other[0] + other[2] <= left + 0.05
                below = other[1] >= top + height - 0.05 or other[1] + other[3] <= top + 0.05
                assert beside or below


def maps_of(field: WorksheetField, **more: object) -> tuple[PageMap, ...]:
    return maps_of_sheets([replace(pilot("en", filled=False), fields=(field,), **more)], "en")


def test_digits_are_numbered_from_the_left() -> None:
    (page,) = maps_of(WorksheetField("Fee", FieldKind.RIEL, key="fee"))
    boxes = [box for box in page.fields if box.key == "fee"]
    assert [box.option for box in boxes] == [str(number) for number in range(1, 10)]
    assert [box.box[0] for box in boxes] == sorted(box.box[0] for box in boxes)


def test_an_answer_that_is_there_leaves_no_room() -> None:
    (page,) = maps_of(WorksheetField("Name", key="name", value="Sok Chanthou"))
    assert not [box for box in page.fields if box.key == "name"]
    (blank,) = maps_of(WorksheetField("Name", key="name"))
    assert [box.kind for box in blank.fields if box.key == "name"] == ["text"]


def test_lines_that_go_over_a_page_are_on_both_maps() -> None:
    pages = maps_of(WorksheetField("Story", FieldKind.LONG_TEXT, key="story", lines=30))
    heights = [box.box[3] for page in pages for box in page.fields if box.key == "story"]
    assert len(heights) == 2
    assert sum(heights) == pytest.approx(30 * 12, abs=0.05)


def test_pages_are_numbered_in_the_file_and_carry_their_marks() -> None:
    maps = maps_of_sheets([pilot("en", filled=True), journey("en", filled=True)], "en")
    assert [page.page for page in maps] == list(range(1, len(maps) + 1))
    assert maps[0].mark == "SALA2/K7M2QX/PILOT+PLAN/2/1/1.0"
    assert maps[-1].mark.startswith("SALA2/K7M2QX/JOURNEY/2/")
    assert {page.size for page in maps} == {(210.0, 297.0), (297.0, 210.0)}


def test_the_map_is_the_same_every_time() -> None:
    key = "service_journey"
    plain = [page.plain() for page in printed_blank(key, "km").maps]
    printed_blank.cache_clear()
    assert [page.plain() for page in printed_blank(key, "km").maps] == plain


def test_keys_are_those_of_the_method() -> None:
    pack = pack_for(STANDARD)
    for key in ACTIVITIES:
        kind = pack.kind(pack.activity(key).card)
        told = {box.key for page in printed_blank(key, "en").maps for box in page.fields}
        assert {name for name in told if not name.startswith("sheet.")} <= {field.key for field in kind.fields}
