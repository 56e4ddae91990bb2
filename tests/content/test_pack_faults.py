"""A broken pack is refused with the file, the key in it, and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from pack_on_disk import change, write_pack

from sala.content import load_pack
from sala.errors import EnvironmentFault

STORY, MOMENT, TELL = "kinds/story.toml", "kinds/moment.toml", "activities/tell.toml"

_WORDS = '{ km = "ពាក្យ", en = "Words" }'

ONE_FAULT = [
    # file, words there, words instead, key, problem, details
    ("pack.toml", 'version = "3.1"\n', "", "version", "missing", {}),
    ("pack.toml", 'version = "3.1"', "version = 3", "version", "type", {"expected": "string"}),
    ("pack.toml", 'version = "3.1"', 'version = "3.1"\nauthor = "x"', "author", "unknown_key", {}),
    ("pack.toml", 'format = "1.0"', 'format = "first"', "format", "value", {"found": "first"}),
    ("pack.toml", 'title = { km = "តូច", en = "Little" }', 'title = { km = "តូច" }', "title.en", "language", {}),
    ("pack.toml", '"story", "moment"', '"story", "moment", "story"', "kinds[2]", "duplicate", {"found": "story"}),
    ("pack.toml", 'kinds = ["story", "moment"]\n', "", "kinds", "missing", {}),
    ("pack.toml", 'card = "story"', 'card = "tale"', "stages[0].activities[0].card", "unknown_kind", {"found": "tale"}),
    ("pack.toml", 'key = "deliver"', 'key = "listen"', "stages[1].key", "duplicate", {"found": "listen"}),
    ("pack.toml", "min = 10, max = 20", "min = 30, max = 20",
     "stages[0].activities[0].minutes.max", "range", {"found": 20}),
    ("pack.toml", "number = 7", "number = 0", "stages[0].activities[0].number", "range", {"found": 0}),
    ("pack.toml", "number = 7", "number = true", "stages[0].activities[0].number", "type", {"expected": "integer"}),
    (STORY, 'km = "ពេល", en', "en", "fields[1].label.km", "language", {}),
    (STORY, '{ km = "រឿងមុន។", en = "An earlier story." }', '{ km = " ", en = "A." }',
     "fields[3].help.km", "language", {}),
    (STORY, '{ km = "ពី -២ ដល់ ២។", en = "From -2 to 2." }', '"From -2 to 2."',
     "fields[2].help", "type", {"expected": "text"}),
    (STORY, 'type = "scale"', 'type = "slider"', "fields[2].type", "value", {"found": "slider"}),
    (STORY, "maximum = 2\n", "", "fields[2].maximum", "missing", {}),
    (STORY, "maximum = 2\n", "maximum = -2\n", "fields[2].maximum", "range", {"found": -2}),
    (STORY, 'row_kind = "moment"', 'row_kind = "hour"', "fields[1].row_kind", "unknown_kind", {"found": "hour"}),
    (STORY, 'row_kind = "moment"\n', "", "fields[1].row_kind", "missing", {}),
    (STORY, 'link_kinds = ["story"]', 'link_kinds = ["hour"]', "fields[3].link_kinds", "unknown_kind",
     {"found": "hour"}),
    (STORY, 'link_kinds = ["story"]', "link_kinds = []", "fields[3].link_kinds", "empty", {}),
    (STORY, 'link_role = "evidence"', 'link_role = "cousin"', "fields[3].link_role", "value", {"found": "cousin"}),
    (STORY, 'key = "from"', 'key = "parent"', "fields[3].key", "reserved", {"found": "parent"}),
    (STORY, 'key = "from"', 'key = "mood"', "fields[3].key", "duplicate", {"found": "mood"}),
    (STORY, 'key = "mood"', 'key = "My mood"', "fields[2].key", "name", {"found": "My mood"}),
    (STORY, 'title_field = "name"', 'title_field = "nom"', "title_field", "unknown_field", {"found": "nom"}),
    (STORY, 'title_field = "name"', 'title_field = "moments"', "title_field", "value", {"found": "moments"}),
    (STORY, 'stage = "listen"', 'stage = "sing"', "stage", "unknown_stage", {"found": "sing"}),
    (STORY, "lines = 4", "lines = 0", "fields[1].lines", "range", {"found": 0}),
    (STORY, "required = true", 'required = "yes"', "fields[0].required", "type", {"expected": "boolean"}),
    (STORY, "required = true", "required = true\nunit = 1", "fields[0].unit", "unknown_key", {}),
    (STORY, 'key = "story"', 'key = "tale"', "key", "value", {"found": "tale"}),
    (MOMENT, 'key = "bad"', 'key = "good"', "fields[1].choices[1].key", "duplicate", {"found": "good"}),
    (MOMENT, 'label = { km = "អាក្រក់", en = "Bad" }', "", "fields[1].choices[1].label", "missing", {}),
    (TELL, "promise = { km", "promise = { xx", "promise.km", "language", {}),
    (TELL, 'mistakes = [{ km = "និយាយច្រើនពេក។", en = "Talking too much." }]', "mistakes = []", "mistakes", "empty", {}),
    (TELL, 'mistakes = [{ km = "និយាយច្រើនពេក។", en = "Talking too much." }]\n', "", "mistakes", "missing", {}),
    (TELL, 'produces = ["story", "moment"]', 'produces = ["story", "hour"]', "produces[1]", "unknown_kind",
     {"found": "hour"}),
    (TELL, 'produces = ["story", "moment"]', 'produces = ["moment"]', "produces", "lacking", {"found": "story"}),
    (TELL, 'kinds = ["moment"]', 'activities = ["sing"]', "needs.activities[0]", "unknown_activity", {"found": "sing"}),
    (TELL, "minutes = 12", "minutes = 25", "steps", "minutes", {"found": 25, "min": 10, "max": 20}),
    (TELL, "min = 2, max = 4", "min = 5, max = 4", "group_size.max", "range", {"found": 4}),
    (TELL, "mood = 1", "mood = 3", "example.values.mood", "range", {"found": 3}),
    (TELL, "mood = 1", 'mood = "fine"', "example.values.mood", "type", {"expected": "number"}),
    (TELL, "mood = 1", "mood = inf", "example.values.mood", "range", {"found": float("inf")}),
    (STORY, "maximum = 2\n", "maximum = 2\nunit = inf\n", "fields[2].unit", "type", {"expected": "text"}),
    (TELL, 'kinds = ["moment"]', 'activities = ["tell"]', "needs.activities", "circle", {"found": "tell"}),
    (TELL, "mood = 1", 'wood = "oak"', "example.values.wood", "unknown_field", {"found": "wood"}),
    (TELL, 'kind_of_day = "good"', 'kind_of_day = "wet"', "example.values.moments[0].kind_of_day", "value",
     {"found": "wet"}),
    (TELL, 'field = "name"', 'field = "nom"', "worksheet.fields[0].field", "unknown_field", {"found": "nom"}),
    (TELL, 'field = "moments"\ncolumns = ["what"]', 'field = "name"', "worksheet.fields[1].field", "duplicate",
     {"found": "name"}),
    (TELL, 'columns = ["what"]', 'columns = ["when"]', "worksheet.fields[1].columns[0]", "unknown_field",
     {"found": "when"}),
    (TELL, 'orientation = "landscape"', 'orientation = "round"', "worksheet.orientation", "value", {"found": "round"}),
    (TELL, 'produces = ["story", "moment"]', 'produces = ["story"]', "produces", "lacking", {"found": "moment"}),
    (TELL, 'produces = ["story", "moment"]\n', "", "produces", "missing", {"found": "story"}),
    (STORY, 'row_kind = "moment"', 'row_kind = "story"', "fields[1].row_kind", "endless", {"found": "story > story"}),
    (STORY, 'title_field = "name"', 'title_field = ""', "title_field", "name", {"found": ""}),
    (MOMENT, 'title_field = "what"\n', "", "title_field", "missing", {}),
    (TELL, 'what = { km = "ទៅផ្សារ", en = "Goes to the market" }\n', "",
     "example.values.moments[0].what", "missing", {}),
    (TELL, "mood = 1", "mood = 0.5", "example.values.mood", "fraction", {"found": 0.5}),
    (TELL, "minutes = 12", "minutes = 12.5", "steps[0].minutes", "type", {"expected": "integer"}),
    (TELL, "copies = 2", "copies = 1000000", "worksheet.copies", "range", {"found": 1000000}),
    (TELL, "lines = 3", "lines = 1000000", "worksheet.fields[0].lines", "range", {"found": 1000000}),
    (TELL, "max = 4", "max = 1000000", "group_size.max", "range", {"found": 1000000}),
    (TELL, "max = 4", "max = 0x" + "f" * 6000, "group_size.max", "range", {"found": "…"}),
    (TELL, 'en = "Draw."', 'en = "Draw\\u0000."', "low_literacy.en", "unseen", {}),
    (TELL, 'en = "Draw."', f'en = "{"Draw " * 2000}"', "low_literacy.en", "too_long", {"max": 5000}),
    (STORY, "maximum = 2\n", "maximum = 1000000\n", "fields[2].maximum", "range", {"found": 1000000}),
    (STORY, "lines = 4", "lines = 4000", "fields[1].lines", "range", {"found": 4000}),
    ("pack.toml", 'version = "3.1"', 'version = ""', "version", "value", {"found": ""}),
    ("pack.toml", 'key = "tell"', 'key = ""', "stages[0].activities[0].key", "name", {"found": ""}),
    ("pack.toml", "max = 20", "max = 2000000", "stages[0].activities[0].minutes.max", "range", {"found": 2000000}),
    (TELL, 'width = "half"', 'width = "third"', "worksheet.fields[0].width", "value", {"found": "third"}),
    (TELL, 'columns = ["what"]', f'columns = ["what"]\ngiven = [{{ when = {_WORDS} }}]',
     "worksheet.fields[1].given[0].when", "unknown_field", {"found": "when"}),
    (TELL, 'columns = ["what"]', 'columns = ["what"]\ngiven = [{ kind_of_day = "good" }]',
     "worksheet.fields[1].given[0].kind_of_day", "unknown_field", {"found": "kind_of_day"}),
    (TELL, 'columns = ["what"]', 'given = [{ kind_of_day = "wet" }]',
     "worksheet.fields[1].given[0].kind_of_day", "value", {"found": "wet"}),
    (TELL, 'columns = ["what"]', 'given = [{ what = { km = "ព្រឹក" } }]',
     "worksheet.fields[1].given[0].what.en", "language", {}),
    (TELL, 'columns = ["what"]', "given = []", "worksheet.fields[1].given", "empty", {}),
    (TELL, 'columns = ["what"]', f"given = [{', '.join([f'{{ what = {_WORDS} }}'] * 61)}]",
     "worksheet.fields[1].given", "range", {"found": 61}),
    (TELL, 'field = "name"\n', f'field = "name"\ngiven = [{{ what = {_WORDS} }}]\n',
     "worksheet.fields[0].given[0].what", "unknown_field", {"found": "what"}),
    (MOMENT, 'type = "text"', 'type = "text"\ndrawn = true', "fields[0].drawn", "unknown_key", {}),
]  # fmt: skip


def refused(folder: Path) -> dict[str, object]:
    with pytest.raises(EnvironmentFault) as caught:
        load_pack(folder, complete=True)
    assert caught.value.code == "content.broken"
    return caught.value.parameters


@pytest.mark.parametrize("fault", ONE_FAULT, ids=lambda fault: f"{fault[0]}:{fault[3]}:{fault[4]}")
def test_one_fault_is_named(tmp_path: Path, fault: tuple[str, str, str, str, str, dict[str, object]]) -> None:
    file, old, new, key, problem, details = fault
    change(write_pack(tmp_path), file, old, new)
    parameters = refused(tmp_path)
    others = parameters.pop("others")
    assert isinstance(others, list)
    assert {"file": file, "key": key, "problem": problem, **details} in [parameters, *others]


@pytest.mark.parametrize("type_", ["minutes", "riel"])
@pytest.mark.parametrize("end", ["minimum", "maximum"])
def test_minutes_and_riel_have_no_fraction(tmp_path: Path, type_: str, end: str) -> None:
    write_pack(tmp_path)
    source = (tmp_path / MOMENT).read_text(encoding="utf-8").replace('title_field = "what"', 'title_field = "said"')
    said = source.replace('key = "what"', 'key = "said"').split("[[fields]]")[1]
    change(tmp_path, MOMENT, 'title_field = "what"', 'title_field = "said"')
    change(tmp_path, MOMENT, 'key = "what"\ntype = "text"', f'key = "what"\ntype = "{type_}"\n{end} = 7.5')
    path = tmp_path / MOMENT
    path.write_text(path.read_text(encoding="utf-8") + "[[fields]]" + said, encoding="utf-8")
    change(tmp_path, TELL, 'what = { km = "ទៅផ្សារ", en = "Goes to the market" }', "what = 2.5\nsaid = " + _WORDS)
    parameters = refused(tmp_path)
    assert parameters == {"file": MOMENT, "key": f"fields[0].{end}", "problem": "fraction", "found": 7.5, "others": []}
    change(tmp_path, MOMENT, f"{end} = 7.5", f"{end} = {'0' if end == 'minimum' else '90.0'}")
    parameters = refused(tmp_path)
    where = "example.values.moments[0].what"
    assert parameters == {"file": TELL, "key": where, "problem": "fraction", "found": 2.5, "others": []}
    change(tmp_path, TELL, "what = 2.5", "what = 3.0")
    (moment,) = load_pack(tmp_path, complete=True).activity("tell").example.values["moments"]
    assert moment["what"] == 3


def test_rows_that_are_rows_of_each_other_would_never_end(tmp_path: Path) -> None:
    row = f'[[fields]]\nkey = "stories"\ntype = "rows"\nrow_kind = "story"\nlabel = {_WORDS}\nhelp = {_WORDS}\n'
    path = write_pack(tmp_path) / MOMENT
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    parameters = refused(tmp_path)
    others = parameters.pop("others")
    assert parameters == {
        "file": MOMENT,
        "key": "fields[2].row_kind",
        "problem": "endless",
        "found": "story > moment > story",
    }
    assert others == [
        {"file": STORY, "key": "fields[1].row_kind", "problem": "endless", "found": "moment > story > moment"}
    ]
    with pytest.raises(EnvironmentFault):  # what is read when first asked for is refused as well
        load_pack(tmp_path).kind("story")
    with pytest.raises(EnvironmentFault):
        load_pack(tmp_path).activity("tell")


def test_a_number_of_thousands_of_digits_is_named_by_its_line(tmp_path: Path) -> None:
    change(write_pack(tmp_path), STORY, "lines = 4", "lines = " + "4" * 6000)
    assert refused(tmp_path) == {"file": STORY, "key": "", "problem": "toml", "line": 18, "others": []}


def test_a_format_of_thousands_of_digits_is_refused(tmp_path: Path) -> None:
    change(write_pack(tmp_path), "pack.toml", 'format = "1.0"', f'format = "1.{"9" * 6000}"')
    assert (refused(tmp_path)["key"], refused(tmp_path)["problem"]) == ("format", "value")


def test_a_pack_without_any_activity_is_refused(tmp_path: Path) -> None:
    path = write_pack(tmp_path) / "pack.toml"
    source = path.read_text(encoding="utf-8")
    activity = source[source.index("[[stages.activities]]") : source.rindex("[[stages]]")]
    path.write_text(source.replace(activity, ""), encoding="utf-8")
    assert (refused(tmp_path)["key"], refused(tmp_path)["problem"]) == ("stages", "empty")


def test_an_activity_without_a_card_makes_no_cards(tmp_path: Path) -> None:
    change(write_pack(tmp_path), "pack.toml", 'card = "story"\n', "")
    parameters = refused(tmp_path)
    parameters.pop("others")
    assert parameters == {"file": TELL, "key": "produces[0]", "problem": "not_made", "found": "story"}


def test_a_fault_alone_is_the_only_problem(tmp_path: Path) -> None:
    change(write_pack(tmp_path), STORY, "lines = 4", "lines = 0")
    assert refused(tmp_path)["others"] == []


def test_a_line_that_is_no_toml_is_named_by_its_number(tmp_path: Path) -> None:
    change(write_pack(tmp_path), STORY, 'key = "mood"', 'key = "mood')
    assert refused(tmp_path) == {"file": STORY, "key": "", "problem": "toml", "line": 23, "others": []}


def test_a_file_cut_off_inside_a_value_is_no_toml(tmp_path: Path) -> None:
    write_pack(tmp_path)
    source = (tmp_path / "pack.toml").read_text(encoding="utf-8")
    (tmp_path / "pack.toml").write_text(source[: source.index('", "moment"]')], encoding="utf-8")
    assert refused(tmp_path) == {"file": "pack.toml", "key": "", "problem": "toml", "line": 5, "others": []}


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = write_pack(tmp_path) / TELL
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert refused(tmp_path) == {"file": TELL, "key": "", "problem": "encoding", "others": []}


def test_a_mark_of_byte_order_does_no_harm(tmp_path: Path) -> None:
    path = write_pack(tmp_path) / TELL
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert load_pack(tmp_path, complete=True).activity("tell").key == "tell"


def test_tables_within_tables_without_end_are_no_toml(tmp_path: Path) -> None:
    path = write_pack(tmp_path) / TELL
    path.write_text("x = " + "[" * 100_000, encoding="utf-8")
    assert refused(tmp_path) == {"file": TELL, "key": "", "problem": "toml", "line": 1, "others": []}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (write_pack(tmp_path) / TELL).unlink()
    assert refused(tmp_path) == {"file": TELL, "key": "", "problem": "file", "others": []}


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path)["file"] == "pack.toml"


def test_a_file_that_the_pack_does_not_name_is_refused(tmp_path: Path) -> None:
    path = write_pack(tmp_path) / "activities" / "sing.toml"
    path.write_text("", encoding="utf-8")
    assert refused(tmp_path) == {"file": "activities/sing.toml", "key": "", "problem": "unlisted", "others": []}


def test_the_same_activity_twice_is_refused(tmp_path: Path) -> None:
    source = (write_pack(tmp_path) / "pack.toml").read_text(encoding="utf-8")
    activity = source[source.index("[[stages.activities]]") : source.rindex("[[stages]]")]
    (tmp_path / "pack.toml").write_text(source + "\n" + activity, encoding="utf-8")
    parameters = refused(tmp_path)
    assert (parameters["key"], parameters["problem"]) == ("stages[1].activities[0].key", "duplicate")
    assert parameters["others"] == [
        {"file": "pack.toml", "key": "stages[1].activities[0].number", "problem": "duplicate", "found": 7}
    ]


def test_all_problems_of_all_files_are_told_together_and_once(tmp_path: Path) -> None:
    write_pack(tmp_path)
    change(tmp_path, MOMENT, 'key = "bad"', 'key = "good"')
    change(tmp_path, TELL, "mood = 1", "mood = 3")
    change(tmp_path, STORY, "lines = 4", "lines = 0")
    change(tmp_path, STORY, 'stage = "listen"', 'stage = "sing"')
    parameters = refused(tmp_path)
    others = parameters["others"]
    assert isinstance(others, list)
    told = [(str(each["file"]), str(each["problem"])) for each in (parameters, *others)]
    assert sorted(told) == [(MOMENT, "duplicate"), (STORY, "range"), (STORY, "unknown_stage")]


def test_a_broken_guide_does_not_stop_the_rest(tmp_path: Path) -> None:
    (write_pack(tmp_path) / TELL).write_text("nonsense", encoding="utf-8")
    pack = load_pack(tmp_path)
    assert pack.kind("story").title.en == "Story"
    with pytest.raises(EnvironmentFault):
        pack.activity("tell")
