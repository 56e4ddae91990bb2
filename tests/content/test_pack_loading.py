"""A whole pack is read into values; nothing is read before it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pack_on_disk import change, write_pack

from sala.content import FieldType, LinkRole, Minutes, Text, WorksheetItem, load_pack
from sala.errors import EnvironmentFault, WrongUse


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path)


def test_the_rail_needs_only_the_pack_file(folder: Path) -> None:
    for path in [*folder.glob("kinds/*"), *folder.glob("activities/*")]:
        path.unlink()
    pack = load_pack(folder)
    assert [stage.key for stage in pack.stages] == ["listen", "deliver"]
    assert pack.stage("listen").purpose == Text("ស្តាប់។", "To listen.")
    assert pack.stage("deliver").activities == ()
    (summary,) = pack.summaries()
    assert (summary.key, summary.number, summary.stage, summary.card) == ("tell", 7, "listen", "story")
    assert summary.minutes == Minutes(10, 20)
    assert summary.title.in_language("km") == "និទាន"
    assert pack.activity_card("tell") == "story"


def test_a_kind_knows_its_fields(folder: Path) -> None:
    kind = load_pack(folder).kind("story")
    name, moments, mood, origin = kind.fields
    assert kind.title_field == "name"
    assert name.required
    assert not moments.required
    assert (moments.type, moments.row_kind, moments.lines) == (FieldType.ROWS, "moment", 4)
    assert (mood.minimum, mood.maximum, mood.low_label) == (-2, 2, Text("អន់", "Low"))
    assert mood.faces
    assert not name.faces
    assert (origin.link_kinds, origin.link_role) == (("story",), LinkRole.EVIDENCE)
    assert kind.field("mood") is mood
    assert kind.field("absent") is None


def test_choices_are_found_by_key(folder: Path) -> None:
    day = load_pack(folder).kind("moment").fields[1]
    assert [choice.key for choice in day.choices] == ["good", "bad"]
    assert day.choice("bad") == day.choices[1]
    assert day.choice("absent") is None


def test_a_guide_takes_title_and_minutes_from_the_pack(folder: Path) -> None:
    activity = load_pack(folder).activity("tell")
    assert (activity.number, activity.title.en, activity.minutes.max, activity.card) == (7, "Tell", 20, "story")
    assert activity.needs.kinds == ("moment",)
    assert activity.group_size.max == 4
    assert activity.steps[0].minutes == 12


def test_the_example_has_a_value_of_the_type_of_each_field(folder: Path) -> None:
    values = load_pack(folder).activity("tell").example.values
    assert values["name"] == Text("ផ្សារ", "The market")
    assert values["mood"] == 1
    assert values["from"] == (Text("រឿងចាស់", "An old story"),)
    assert values["moments"] == ({"what": Text("ទៅផ្សារ", "Goes to the market"), "kind_of_day": "good"},)


def test_the_worksheet_takes_room_from_the_field_unless_it_says_otherwise(folder: Path) -> None:
    sheet = load_pack(folder).activity("tell").worksheet
    assert (sheet.orientation, sheet.copies) == ("landscape", 2)
    assert sheet.items == (
        WorksheetItem("name", lines=3, width="half"),
        WorksheetItem("moments", lines=4, columns=("what",)),
    )


def test_what_was_read_is_kept(folder: Path) -> None:
    pack = load_pack(folder, complete=True)
    assert pack.row_kinds() == {"moment"}
    for path in [*folder.glob("kinds/*"), *folder.glob("activities/*")]:
        path.unlink()
    assert [kind.key for kind in pack.kinds()] == ["story", "moment"]
    assert [activity.key for activity in pack.activities()] == ["tell"]


@pytest.mark.parametrize(
    ("ask", "code"),
    [("stage", "unknown_stage"), ("kind", "unknown_kind"), ("activity", "unknown_activity"),
     ("activity_card", "unknown_activity")],
)  # fmt: skip
def test_a_name_that_the_pack_does_not_have_is_wrong_use(folder: Path, ask: str, code: str) -> None:
    with pytest.raises(WrongUse) as caught:
        getattr(load_pack(folder), ask)("absent")
    assert caught.value.code == f"content.{code}"
    assert caught.value.parameters == {"name": "absent"}


def test_a_newer_minor_format_may_say_more(folder: Path) -> None:
    change(folder, "pack.toml", 'format = "1.0"', 'format = "1.9"\ncolour = "blue"')
    change(folder, "kinds/story.toml", "lines = 4", 'lines = 4\nshape = "round"')
    change(folder, "activities/tell.toml", "copies = 2", 'copies = 2\npaper = "A5"')
    change(folder, "activities/tell.toml", 'en = "Listen." }]', 'en = "Listen.", fr = "X" }]')
    assert load_pack(folder, complete=True).activity("tell").worksheet.copies == 2


def test_a_newer_major_format_is_refused(folder: Path) -> None:
    change(folder, "pack.toml", 'format = "1.0"', 'format = "2.0"')
    with pytest.raises(EnvironmentFault) as caught:
        load_pack(folder)
    assert caught.value.code == "content.too_new"
    assert caught.value.parameters == {"format": "2.0", "known": "1.2"}
