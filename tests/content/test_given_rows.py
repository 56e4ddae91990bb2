"""What paper says beforehand in the rows of a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from pack_on_disk import change, write_pack

from sala.content import FieldType, Text, load_pack
from sala.errors import EnvironmentFault
from sala.services.method import STANDARD, pack_for
from sala.services.sheet_fields import blank_fields

TELL, MOMENT = "activities/tell.toml", "kinds/moment.toml"
GIVEN = """given = [
    { what = { km = "ព្រឹក", en = "Morning" }, kind_of_day = "good" },
    { kind_of_day = "bad" },
]"""


def test_words_and_answers_are_given(tmp_path: Path) -> None:
    change(write_pack(tmp_path), TELL, 'columns = ["what"]', GIVEN)
    pack = load_pack(tmp_path, complete=True)
    activity = pack.activity("tell")
    first, second = activity.worksheet.items[1].given
    assert first == {"what": Text("ព្រឹក", "Morning"), "kind_of_day": "good"}
    assert second == {"kind_of_day": "bad"}
    for language, words in (("km", ("ព្រឹក", "ល្អ")), ("en", ("Morning", "Good"))):
        rows = next(field for field in blank_fields(pack, activity, language) if field.key == "moments")
        assert rows.given[0] == words
        assert rows.given[1][0] == ""


def test_a_number_cannot_be_given(tmp_path: Path) -> None:
    write_pack(tmp_path)
    change(tmp_path, MOMENT, 'title_field = "what"', 'title_field = "kind_of_day"')
    change(tmp_path, MOMENT, 'key = "what"\ntype = "text"', 'key = "what"\ntype = "minutes"')
    change(tmp_path, TELL, 'what = { km = "ទៅផ្សារ", en = "Goes to the market" }', "what = 5")
    change(tmp_path, TELL, 'columns = ["what"]', "given = [{ what = 5 }]")
    with pytest.raises(EnvironmentFault) as caught:
        load_pack(tmp_path, complete=True)
    assert caught.value.parameters["key"] == "worksheet.fields[1].given[0].what"
    assert caught.value.parameters["problem"] == "value"


def test_a_pack_without_given_rows_is_as_before(tmp_path: Path) -> None:
    activity = load_pack(write_pack(tmp_path), complete=True).activity("tell")
    assert [item.given for item in activity.worksheet.items] == [()] * len(activity.worksheet.items)


@pytest.mark.parametrize(
    ("key", "field", "column"),
    [
        ("route_to_scale", "areas", "area"),
        ("root_cause", "bones", "part"),
        ("research_plan", "targets", "group"),
        ("pilot_plan", "groups", "group"),
    ],
)
def test_where_each_answer_has_its_row_the_sheet_has_all_of_them(key: str, field: str, column: str) -> None:
    pack = pack_for(STANDARD)
    item = next(item for item in pack.activity(key).worksheet.items if item.field == field)
    rows = pack.kind(str(pack.kind(pack.activity(key).card).field(field).row_kind))
    assert [row[column] for row in item.given] == [choice.key for choice in rows.field(column).choices]
    assert item.lines >= len(item.given)


def test_what_is_made_up_is_drawn_and_not_photographed() -> None:
    pack = pack_for(STANDARD)
    drawn = {(kind.key, field.key) for kind in pack.kinds() for field in kind.fields if field.drawn}
    assert drawn == {("persona", "picture"), ("idea", "sketch"), ("sketch", "drawing"), ("scene", "picture")}
    assert all(pack.kind(kind).field(key).type is FieldType.PHOTOS for kind, key in drawn)
