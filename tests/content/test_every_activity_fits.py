"""The schema can say what all thirty-two activities of the method ask for, not only those written so far."""

from __future__ import annotations

import re

import pytest
from method_needs import NEEDS, Need
from pack_on_disk import write_pack

from sala.content import FieldType, LinkRole, Pack, load_pack

STAGES = ("prepare", "listen", "understand", "imagine", "try", "deliver")
TEXT = '{ km = "ពាក្យ", en = "Words" }'
NAMING = ("text", "long_text", "choice", "person_code")
FIELD = re.compile(r"(\w+):(\w+)(?:\(([^)]*)\))?")


def field_source(written: str) -> str:
    """Return the TOML of one field from its short form, such as ``mood:scale(-2,2)``."""
    match = FIELD.fullmatch(written)
    assert match, written
    key, type_, rest = match.group(1), match.group(2), match.group(3) or ""
    lines = ["[[fields]]", f'key = "{key}"', f'type = "{type_}"', f"label = {TEXT}", f"help = {TEXT}"]
    if type_ == "scale":
        low, high = rest.split(",")
        lines += [f"minimum = {low}", f"maximum = {high}", f"low_label = {TEXT}", f"high_label = {TEXT}"]
    elif type_ == "rows":
        lines.append(f'row_kind = "{rest}"')
    elif type_ == "links":
        kinds, role = rest.split(";")
        lines += [f"link_kinds = {kinds.split(',')!r}", f'link_role = "{role}"']
    elif rest:
        for choice in rest.split(","):
            lines += ["[[fields.choices]]", f'key = "{choice}"', f"label = {TEXT}"]
    return "\n".join(lines) + "\n"


def kind_source(key: str, stage: str, fields: str) -> str:
    written = fields.split()
    naming = next(each.split(":")[0] for each in written if FIELD.fullmatch(each)[2] in NAMING)
    head = f'key = "{key}"\nstage = "{stage}"\ntitle = {TEXT}\nplural = {TEXT}\n'
    return head + f'title_field = "{naming}"\n' + "".join(field_source(each) for each in written)


def guide_source(need: Need) -> str:
    fields = next(iter(need.kinds.values()), "")
    shown = "".join(f'[[worksheet.fields]]\nfield = "{each.split(":")[0]}"\n' for each in fields.split())
    return (
        f'key = "{need.key}"\nproduces = {list(need.kinds)!r}\n'
        + "".join(f"{name} = {TEXT}\n" for name in ("promise", "why", "inclusion", "low_literacy"))
        + "".join(f"{name} = [{TEXT}]\n" for name in ("materials", "tips", "mistakes"))
        + f"group_size = {{ min = 4, max = 8, text = {TEXT} }}\n"
        + f"[[steps]]\nsay = {TEXT}\ndo = {TEXT}\nminutes = 30\n"
        + f"[example]\nabout = {TEXT}\n[example.values]\n[worksheet]\n{shown}"
    )


def summary_source(need: Need) -> str:
    card = "".join(f'card = "{main}"\n' for main in list(need.kinds)[:1])
    return (
        f'[[stages.activities]]\nkey = "{need.key}"\nnumber = {need.number}\n{card}'
        f"title = {TEXT}\nminutes = {{ min = 30, max = 60 }}\n"
    )


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    kinds = [key for need in NEEDS for key in need.kinds]
    source = f'key = "all"\nversion = "1.0"\nformat = "1.0"\ntitle = {TEXT}\nkinds = {kinds!r}\n'
    for stage in STAGES:
        source += f'[[stages]]\nkey = "{stage}"\ntitle = {TEXT}\npurpose = {TEXT}\n'
        source += "".join(summary_source(need) for need in NEEDS if need.stage == stage)
    files = {"pack.toml": source}
    for need in NEEDS:
        files[f"activities/{need.key}.toml"] = guide_source(need)
        for key, fields in need.kinds.items():
            files[f"kinds/{key}.toml"] = kind_source(key, need.stage, fields)
    return load_pack(write_pack(tmp_path_factory.mktemp("all"), files), complete=True)


def test_the_table_has_all_of_them() -> None:
    assert [need.number for need in NEEDS] == list(range(1, 33))


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.key)
def test_an_activity_fits(pack: Pack, need: Need) -> None:
    activity = pack.activity(need.key)
    assert activity.produces == tuple(need.kinds)
    for key, fields in need.kinds.items():
        told = [f"{field.key}:{field.type.value}" for field in pack.kind(key).fields]
        assert told == [each.split("(")[0] for each in fields.split()]
    shown = [item.field for item in activity.worksheet.items]
    assert shown == ([field.key for field in pack.kind(activity.card).fields] if need.kinds else [])


def test_together_they_use_every_type_and_every_role(pack: Pack) -> None:
    fields = [field for kind in pack.kinds() for field in kind.fields]
    assert {field.type for field in fields} == set(FieldType)
    assert {field.link_role for field in fields if field.link_role} == set(LinkRole)


def test_rows_are_cards_of_their_own(pack: Pack) -> None:
    assert {"journey_step", "stakeholder", "pilot_activity", "why", "scene"} <= pack.row_kinds()
    assert not pack.row_kinds() & {summary.card for summary in pack.summaries()}
