"""A pack that extends another: what it brings, what it leaves as it is, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.content.pack_on_disk import MOMENT, TELL, change, write_pack

from sala.content import Pack, load_pack
from sala.errors import EnvironmentFault

OWN = """\
key = "more"
version = "2"
format = "1.1"
extends = "little"
title = { km = "ច្រើន", en = "More" }
kinds = ["page"]

[[stages]]
key = "listen"

[[stages.activities]]
key = "read"
card = "page"
title = { km = "អាន", en = "Read" }
minutes = { min = 12, max = 12 }

[[stages]]
key = "rest"
title = { km = "សម្រាក", en = "Rest" }
purpose = { km = "សម្រាក។", en = "To rest." }

[[stages.activities]]
key = "sleep"
title = { km = "គេង", en = "Sleep" }
minutes = { min = 12, max = 12 }
"""
PAGE = MOMENT.replace('"moment"', '"page"').replace("Moment", "Page")
READ = (
    TELL.replace('"tell"', '"read"')
    .replace('["story", "moment"]', '["page"]')
    .replace('name = { km = "ផ្សារ", en = "The market" }\nmood = 1\n', "")
    .replace('from = [{ km = "រឿងចាស់", en = "An old story" }]\n', "")
    .replace("[[example.values.moments]]\n", "")
    .replace('[[worksheet.fields]]\nfield = "name"\nlines = 3\nwidth = "half"\n', "")
    .replace('field = "moments"\ncolumns = ["what"]\n', 'field = "what"\n')
)  # fmt: skip
SLEEP = READ.replace('"read"', '"sleep"').replace('produces = ["page"]\n', "")
SLEEP = SLEEP[: SLEEP.index("[example.values]")] + "[example.values]\n\n[worksheet]\n"
FIRST = "stages[0].activities[0]"
FILES = {"pack.toml": OWN, "kinds/page.toml": PAGE, "activities/read.toml": READ, "activities/sleep.toml": SLEEP}


@pytest.fixture
def base(tmp_path: Path) -> Pack:
    return load_pack(write_pack(tmp_path / "little"), complete=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "more", FILES)


def order(pack: Pack) -> list[tuple[str, list[str]]]:
    return [(stage.key, [one.key for one in stage.activities]) for stage in pack.stages]


def problem(folder: Path, base: Pack | None) -> tuple[object, ...]:
    with pytest.raises(EnvironmentFault) as caught:
        load_pack(folder, complete=True, extending=base)
    said = caught.value.parameters
    return said["file"], said["key"], said["problem"], said.get("found")


def test_what_it_brings_is_joined_to_what_is_there(base: Pack, folder: Path) -> None:
    pack = load_pack(folder, complete=True, extending=base)
    assert order(pack) == [("listen", ["tell", "read"]), ("deliver", []), ("rest", ["sleep"])]
    assert [one.number for one in pack.summaries()] == [7, 8, 9]
    assert pack.kind_keys == ("story", "moment", "page")
    assert (pack.key, pack.version, pack.stage("listen").title.en) == ("more", "2", "Listen")
    assert pack.activity("tell") == base.activity("tell")
    assert pack.kind("story") == base.kind("story")
    assert pack.brings("kinds/page.toml")
    assert not pack.brings("kinds/story.toml")
    assert order(base) == [("listen", ["tell"]), ("deliver", [])]


def test_an_activity_stands_behind_the_one_it_names_and_moves_to_another_stage(base: Pack, folder: Path) -> None:
    change(folder, "pack.toml", 'key = "read"\n', 'key = "read"\nafter = "tell"\n')
    change(folder, "pack.toml", 'key = "sleep"\ntitle', 'key = "tell"\ncard = "story"\ntitle')
    (folder / "activities/sleep.toml").unlink()
    pack = load_pack(folder, complete=True, extending=base)
    assert order(pack) == [("listen", ["read"]), ("deliver", []), ("rest", ["tell"])]
    assert pack.summaries()[1].number == 7
    assert pack.summaries()[1].title.en == "Sleep"


def test_a_file_takes_the_place_of_the_other_packs_file(base: Pack, folder: Path) -> None:
    (folder / "kinds/moment.toml").write_text(MOMENT.replace('en = "Moments"', 'en = "Instants"'), encoding="utf-8")
    pack = load_pack(folder, complete=True, extending=base)
    assert pack.kind("moment").plural.en == "Instants"
    assert base.kind("moment").plural.en == "Moments"


def test_a_change_that_breaks_the_other_packs_guide_is_named(base: Pack, folder: Path) -> None:
    bare = MOMENT[: MOMENT.index('\n[[fields]]\nkey = "kind_of_day"')] + "\n"
    (folder / "kinds/moment.toml").write_text(bare, encoding="utf-8")
    said = problem(folder, base)
    assert said == ("activities/tell.toml", "example.values.moments[0].kind_of_day", "unknown_field", "kind_of_day")


@pytest.mark.parametrize(
    ("old", "new", "key", "what", "found"),
    [
        ('extends = "little"', 'extends = "large"', "extends", "unknown_pack", "large"),
        ('key = "read"\n', 'key = "read"\nafter = "sleep"\n', f"{FIRST}.after", "unknown_activity", "sleep"),
        ('key = "read"\n', 'key = "read"\nafter = "read"\n', f"{FIRST}.after", "unknown_activity", "read"),
        ('key = "read"\n', 'key = "read"\nnumber = 7\n', "stages[0].activities[0].number", "duplicate", 7),
        ('key = "sleep"\n', 'key = "read"\n', "stages[1].activities[0].key", "duplicate", "read"),
        ('key = "rest"\n', 'key = "listen"\n', "stages[1].key", "duplicate", "listen"),
        ('key = "listen"\n', 'key = "later"\n', "stages[0].title", "missing", None),
        ('kinds = ["page"]', "kinds = []", "kinds", "empty", None),
        ('card = "page"', 'card = "sheet"', "stages[0].activities[0].card", "unknown_kind", "sheet"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_where_the_author_wrote_it(
    base: Pack, folder: Path, old: str, new: str, key: str, what: str, found: object
) -> None:
    change(folder, "pack.toml", old, new)
    assert problem(folder, base) == ("pack.toml", key, what, found)


def test_without_the_other_pack_it_cannot_be_read(folder: Path) -> None:
    assert problem(folder, None)[:3] == ("pack.toml", "extends", "unknown_pack")


def test_a_file_that_nothing_names_is_refused(base: Pack, folder: Path) -> None:
    (folder / "activities/lost.toml").write_text("", encoding="utf-8")
    assert problem(folder, base)[:3] == ("activities/lost.toml", "", "unlisted")


def test_a_pack_on_its_own_takes_nothing_from_another(base: Pack, tmp_path: Path) -> None:
    alone = write_pack(tmp_path / "alone")
    assert load_pack(alone, complete=True, extending=base).base is None
    change(alone, "pack.toml", 'key = "tell"\nnumber', 'key = "tell"\nafter = "tell"\nnumber')
    assert problem(alone, base) == ("pack.toml", "stages[0].activities[0].after", "unknown_key", None)
