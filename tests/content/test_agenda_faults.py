"""A ready-made agenda that is wrong in one place is refused with file, key and what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.content.pack_on_disk import PACK, write_pack

from sala.content import load_pack
from sala.errors import EnvironmentFault, WrongUse

AGENDA = """\
key = "short"
title = { km = "ខ្លី", en = "Short" }
about = { km = "ខ្លីណាស់។", en = "Very short." }

[[days]]
title = { km = "ព្រឹក", en = "Morning" }
starts = "08:00"
ends = "09:00"

[[days.blocks]]
activity = "tell"
minutes = 15
priority = "must"
without = ["tell"]

[[days.blocks]]
kind = "break"
minutes = 10
priority = "could"
notes = { km = "តែ", en = "Tea" }
"""

BLOCK = "days[0].blocks[0]"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_pack(tmp_path)
    (tmp_path / "agendas").mkdir()
    pack = PACK.replace('kinds = ["story"', 'agendas = ["short"]\nkinds = ["story"')
    (tmp_path / "pack.toml").write_text(pack, encoding="utf-8")
    (tmp_path / "agendas" / "short.toml").write_text(AGENDA, encoding="utf-8")
    return tmp_path


def test_an_agenda_is_read_when_first_asked_for(folder: Path) -> None:
    pack = load_pack(folder, complete=True)
    agenda = pack.agenda("short")
    first, second = agenda.days[0].blocks
    assert (first.kind, first.activity, first.minutes, first.without) == ("activity", "tell", 15, ("tell",))
    assert (second.kind, second.notes.en if second.notes else "") == ("break", "Tea")
    assert pack.agenda("short") is agenda
    with pytest.raises(WrongUse) as caught:
        pack.agenda("long")
    assert caught.value.parameters == {"name": "long", "known": "short"}
    (folder / "agendas" / "short.toml").unlink()
    assert load_pack(folder).agenda_keys == ("short",)


def test_a_pack_of_before_has_no_agendas(tmp_path: Path) -> None:
    write_pack(tmp_path)
    assert load_pack(tmp_path, complete=True).agendas() == ()


@pytest.mark.parametrize(
    ("old", "new", "key", "problem", "details"),
    [
        ('key = "short"', 'key = "other"', "key", "value", {"found": "other"}),
        ('activity = "tell"', 'activity = "sing"', f"{BLOCK}.activity", "unknown_activity", {"found": "sing"}),
        ('activity = "tell"\n', 'kind = "activity"\n', f"{BLOCK}.activity", "missing", {"found": ""}),
        ('activity = "tell"\n', 'kind = "dance"\n', f"{BLOCK}.kind", "value", {"found": "dance"}),
        ('activity = "tell"\n', 'kind = "free"\n', f"{BLOCK}.title", "missing", {}),
        ('activity = "tell"\n', "", f"{BLOCK}.kind", "missing", {}),
        ('activity = "tell"', 'activity = "tell"\nkind = "break"', f"{BLOCK}.activity", "value", {"found": "tell"}),
        ("minutes = 15", "minutes = 5", f"{BLOCK}.minutes", "range", {"found": 5}),
        ("minutes = 15", 'minutes = "long"', f"{BLOCK}.minutes", "type", {"expected": "integer"}),
        ("minutes = 15", "minutes = 55", "days[0].ends", "day_too_long", {"found": "09:05"}),
        ('priority = "must"', 'priority = "maybe"', f"{BLOCK}.priority", "value", {"found": "maybe"}),
        ('without = ["tell"]', 'without = ["sing"]', f"{BLOCK}.without[0]", "unknown_activity", {"found": "sing"}),
        ('starts = "08:00"', 'starts = "8 am"', "days[0].starts", "value", {"found": "8 am"}),
        ('title = { km = "ព្រឹក", en = "Morning" }', 'title = { km = "ព្រឹក" }', "days[0].title.en", "language", {}),
        ('ends = "09:00"', 'ends = "09:00"\ncolour = "red"', "days[0].colour", "unknown_key", {}),
        ('about = { km = "ខ្លីណាស់។", en = "Very short." }', "", "about", "missing", {}),
    ],
)
def test_one_fault_is_named(folder: Path, old: str, new: str, key: str, problem: str, details: dict[str, Any]) -> None:
    assert AGENDA.count(old) == 1
    (folder / "agendas" / "short.toml").write_text(AGENDA.replace(old, new), encoding="utf-8")
    with pytest.raises(EnvironmentFault) as caught:
        load_pack(folder, complete=True)
    told = {name: value for name, value in caught.value.parameters.items() if name != "others"}
    assert told == {"file": "agendas/short.toml", "key": key, "problem": problem, **details}


def test_a_file_that_nobody_names_and_a_name_without_a_file(folder: Path) -> None:
    (folder / "agendas" / "more.toml").write_text(AGENDA, encoding="utf-8")
    with pytest.raises(EnvironmentFault) as caught:
        load_pack(folder, complete=True)
    assert (caught.value.parameters["file"], caught.value.parameters["problem"]) == ("agendas/more.toml", "unlisted")
    (folder / "agendas" / "short.toml").unlink()
    with pytest.raises(EnvironmentFault) as missing:
        load_pack(folder).agenda("short")
    assert missing.value.parameters["problem"] == "file"
