"""A pack of headquarters: made, looked at, added side by side, used by a workshop, and carried by its file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.queue_pack import ACTIVITY, KEY, KIND, TITLE, at_home, write_queue_pack, write_second_version

from sala.errors import EnvironmentFault, WrongUse
from sala.paths import pack_folder
from sala.services.cards import add_card
from sala.services.exchange import export_bundle, import_bundle, public_keys
from sala.services.history import undo
from sala.services.method import STANDARD, method_pack, pack_for, versions_here
from sala.services.packs import (
    CHANGED,
    FIRST,
    KNOWN,
    OWN,
    add_pack,
    check_folder,
    look_at,
    look_at_data,
    make_pack,
    packs_here,
    use_pack,
)
from sala.services.senders import remember_sender
from sala.services.workshops import get_workshop
from sala.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _home(tmp_path: Path) -> Iterator[None]:
    with at_home(tmp_path / "home"):
        yield


@pytest.fixture
def first(ws: Workspace, tmp_path: Path) -> Path:
    """The file of version 1, published by ``ws``."""
    return make_pack(ws, write_queue_pack(tmp_path / "v1"), tmp_path / "v1.sala-pack", publisher="ថ្នាក់កណ្តាល").path


@pytest.fixture
def second(ws: Workspace, tmp_path: Path) -> Path:
    return make_pack(ws, write_second_version(tmp_path / "v2"), tmp_path / "v2.sala-pack").path


def published(ws: Workspace, folder: Path, old: str, new: str, file: str = "pack.toml") -> Path:
    """Publish version 1 with something changed in it."""
    written = write_queue_pack(folder)
    path = written / file
    source = path.read_text("utf-8")
    assert old in source
    path.write_text(source.replace(old, new), encoding="utf-8")
    return make_pack(ws, written, folder.with_suffix(".sala-pack")).path


def test_an_activity_is_added_by_data_alone(ws: Workspace, workshop: str, first: Path) -> None:
    assert add_pack(ws, look_at(ws, first))
    assert get_workshop(ws, workshop).method == STANDARD
    assert use_pack(ws, workshop, KEY).act
    pack = pack_for(get_workshop(ws, workshop).method)
    order = [one.key for one in pack.stage("listen").activities]
    assert order.index(ACTIVITY) == order.index("observation") + 1
    assert pack.activity(ACTIVITY).title.km == TITLE["km"]
    assert pack.summaries()[0].key == method_pack().summaries()[0].key
    numbers = [one.number for one in pack.summaries()]
    assert len(set(numbers)) == len(numbers)
    assert add_card(ws, workshop, KIND, fields={"place": "បង្អួចទី២", "seats": "១២"}).created


def test_it_is_told_who_made_it_and_what_is_new(ws: Workspace, other: Workspace, first: Path, second: Path) -> None:
    found = look_at(other, first)
    assert (found.standing, found.here, found.latest) == (FIRST, False, "")
    assert (found.facts.publisher, found.facts.method) == ("ថ្នាក់កណ្តាល", "hq_kampot@1")
    assert [text.en for text in found.news.adds] == [TITLE["en"]]
    assert (found.news.changes, found.news.drops, found.news.extends) == ((), (), True)
    assert look_at(ws, first).standing == OWN
    add_pack(other, found)
    again = look_at(other, second)
    assert (again.standing, again.here, again.latest, again.news.beside) == (KNOWN, False, "1", "1")
    assert (again.news.adds, [text.en for text in again.news.changes]) == ((), [TITLE["en"]])
    assert look_at(None, first).here


def test_every_version_stays_and_a_newer_one_is_not_taken_into_use(
    ws: Workspace, workshop: str, first: Path, second: Path
) -> None:
    add_pack(ws, look_at(ws, first))
    use_pack(ws, workshop, KEY)
    add_pack(ws, look_at(ws, second))
    assert versions_here(KEY) == ["2", "1"]
    assert get_workshop(ws, workshop).method == "hq_kampot@1"
    assert [(one.facts.method, one.latest) for one in packs_here()] == [
        ("standard", True),
        ("hq_kampot@2", True),
        ("hq_kampot@1", False),
    ]
    use_pack(ws, workshop, KEY)
    assert get_workshop(ws, workshop).method == "hq_kampot@2"
    undo(ws, workshop)
    assert get_workshop(ws, workshop).method == "hq_kampot@1"
    use_pack(ws, workshop, STANDARD)
    assert get_workshop(ws, workshop).method == STANDARD


def test_versions_are_compared_number_by_number(ws: Workspace, tmp_path: Path) -> None:
    for number, version in enumerate(("1.9", "1.10", "1.2.9")):
        out = tmp_path / f"{number}.sala-pack"
        add_pack(ws, look_at(ws, make_pack(ws, write_queue_pack(tmp_path / str(number), version), out).path))
    assert versions_here(KEY) == ["1.10", "1.9", "1.2.9"]


def test_the_same_version_with_other_words_is_refused(ws: Workspace, first: Path, tmp_path: Path) -> None:
    add_pack(ws, look_at(ws, first))
    assert not add_pack(ws, look_at(ws, first))
    other = published(ws, tmp_path / "other", "Count who waits", "Count who queues")
    with pytest.raises(WrongUse, match=r"pack\.same_version"):
        add_pack(ws, look_at(ws, other))
    assert method_pack("hq_kampot@1").activity(ACTIVITY).title.en == TITLE["en"]


def test_another_key_is_an_alarm_and_taken_only_when_a_person_says_so(
    ws: Workspace, other: Workspace, first: Path, tmp_path: Path
) -> None:
    add_pack(other, look_at(other, first))
    forged = make_pack(other, write_second_version(tmp_path / "f"), tmp_path / "f.sala-pack").path
    found = look_at(ws, forged)
    assert found.standing == CHANGED
    assert look_at(other, forged).standing == CHANGED  # nobody takes over the pack of another, not even for themselves
    with pytest.raises(WrongUse, match=r"pack\.key_changed"):
        add_pack(ws, found)
    assert versions_here(KEY) == ["1"]
    add_pack(ws, found, key_changed=True)
    assert look_at(ws, forged).standing == KNOWN


def test_a_key_that_signed_a_workshop_is_known(ws: Workspace, other: Workspace, workshop: str, first: Path) -> None:
    from sala.services.exchange import verify_bundle

    bundle = first.with_name("a.sala")
    export_bundle(ws, workshop, bundle, recipients=[public_keys(other).recipient])
    assert look_at(other, first).standing == FIRST
    remember_sender(other, verify_bundle(other, bundle))
    assert look_at(other, first).standing == KNOWN


def test_the_same_folder_gives_the_same_file(ws: Workspace, first: Path, tmp_path: Path) -> None:
    (tmp_path / "v1" / ".DS_Store").write_bytes(b"left by a desktop")
    again = make_pack(ws, tmp_path / "v1", tmp_path / "again.sala-pack", publisher="ថ្នាក់កណ្តាល").path
    assert again.read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('key = "hq_kampot"', 'key = "standard"', "pack.key_taken"),
        ('version = "1"', 'version = "first"', "pack.version"),
        ('version = "1"', 'version = "01"', "pack.version"),
        ('extends = "standard"', 'extends = "other"', "content.broken"),
        ('after = "observation"', 'after = "persona"', "content.broken"),
        ('key = "listen"', 'key = "later"', "content.broken"),
        ('card = "queue_watch"', "number = 1", "content.broken"),
        ('kinds = ["queue_watch", "queue_hour"]', 'kinds = ["queue_watch"]', "content.broken"),
    ],
)
def test_a_pack_with_a_fault_is_not_published(ws: Workspace, tmp_path: Path, old: str, new: str, code: str) -> None:
    with pytest.raises((WrongUse, EnvironmentFault)) as caught:
        published(ws, tmp_path / "faulty", old, new)
    assert caught.value.code == code
    assert not (tmp_path / "faulty.sala-pack").exists()


def test_what_does_not_belong_into_a_pack_is_named(ws: Workspace, tmp_path: Path) -> None:
    folder = write_queue_pack(tmp_path / "v1")
    (folder / "photo.jpg").write_bytes(b"x")
    with pytest.raises(WrongUse) as caught:
        make_pack(ws, folder, tmp_path / "out.sala-pack")
    assert (caught.value.code, caught.value.parameters["name"]) == ("pack.strange_file", "photo.jpg")
    with pytest.raises(WrongUse, match=r"pack\.no_folder"):
        check_folder(tmp_path)


def test_a_damaged_pack_is_mended_by_adding_it_again(ws: Workspace, workshop: str, first: Path) -> None:
    add_pack(ws, look_at(ws, first))
    use_pack(ws, workshop, KEY)
    (pack_folder() / "hq_kampot@1" / "method" / "pack.toml").write_text("key = ", encoding="utf-8")
    method_pack.cache_clear()
    assert pack_for("hq_kampot@1").key == STANDARD
    assert not packs_here()[1].usable
    assert not add_pack(ws, look_at(ws, first))
    assert pack_for("hq_kampot@1").key == KEY
    shutil.rmtree(pack_folder() / "hq_kampot@1" / "method")
    method_pack.cache_clear()
    add_pack(ws, look_at(ws, first))
    assert pack_for("hq_kampot@1").key == KEY
    assert [path.name for path in pack_folder().iterdir() if not path.name.startswith(".old-")] == ["hq_kampot@1"]


def test_the_nearest_version_stands_in_for_one_that_is_not_here(ws: Workspace, first: Path) -> None:
    assert pack_for("hq_kampot@7").key == STANDARD
    add_pack(ws, look_at(ws, first))
    assert pack_for("hq_kampot@7").version == "1"
    for strange in ("hq_kampot", "@", "../x@1", "hq_kampot@../1", "x" * 500, "standard@9"):
        assert pack_for(strange).key == STANDARD


def test_only_what_is_here_can_be_used(ws: Workspace, workshop: str, first: Path) -> None:
    add_pack(ws, look_at(ws, first))
    for key, version in (("other", ""), (KEY, "2")):
        with pytest.raises(WrongUse) as caught:
            use_pack(ws, workshop, key, version)
        assert caught.value.code == "pack.not_here"
        assert caught.value.parameters["known"] == "standard, hq_kampot@1"
    assert get_workshop(ws, workshop).method == STANDARD


def test_the_pack_travels_with_the_workshop(
    ws: Workspace, other: Workspace, workshop: str, first: Path, tmp_path: Path
) -> None:
    add_pack(ws, look_at(ws, first))
    use_pack(ws, workshop, KEY)
    bundle = tmp_path / "a.sala"
    export_bundle(ws, workshop, bundle, recipients=[public_keys(other).recipient])
    assert import_bundle(ws, bundle).method_pack == b""
    with at_home(tmp_path / "elsewhere"):
        taken = import_bundle(other, bundle)
        assert taken.method_pack == first.read_bytes()
        found = look_at_data(other, taken.method_pack)
        assert (found.facts.method, found.standing) == ("hq_kampot@1", FIRST)
        assert pack_for(get_workshop(other, workshop).method).key == STANDARD
        add_pack(other, found)
        assert pack_for(get_workshop(other, workshop).method).key == KEY
        assert import_bundle(other, bundle).method_pack == b""


def test_a_workshop_of_the_shipped_method_carries_no_pack(
    ws: Workspace, other: Workspace, workshop: str, first: Path, tmp_path: Path
) -> None:
    add_pack(ws, look_at(ws, first))
    export_bundle(ws, workshop, tmp_path / "a.sala", recipients=[public_keys(other).recipient])
    assert import_bundle(other, tmp_path / "a.sala").method_pack == b""


def test_a_pack_may_bring_agendas_and_questions_of_the_coach(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    folder = write_queue_pack(tmp_path / "v1")
    shipped = method_pack()
    source = (shipped.folder / "agendas/half_day.toml").read_text("utf-8")
    (folder / "agendas").mkdir()
    (folder / "agendas/half_day_kampot.toml").write_text(
        source.replace('key = "half_day"', 'key = "half_day_kampot"'), encoding="utf-8"
    )
    (folder / "coach").mkdir()
    questions = (shipped.folder / "coach/observation.toml").read_bytes()
    (folder / "coach/observation.toml").write_bytes(questions)
    (folder / "glossary.csv").write_text("queue,ជួរ\n", encoding="utf-8")
    pack_toml = (folder / "pack.toml").read_text("utf-8")
    (folder / "pack.toml").write_text(f'agendas = ["half_day_kampot"]\n{pack_toml}', encoding="utf-8")
    add_pack(ws, look_at(ws, make_pack(ws, folder, tmp_path / "v1.sala-pack").path))
    use_pack(ws, workshop, KEY)
    pack = pack_for(get_workshop(ws, workshop).method)
    assert pack.agenda_keys == (*shipped.agenda_keys, "half_day_kampot")
    assert pack.agenda("half_day_kampot").days == shipped.agenda("half_day").days
    assert pack.coach("observation") == shipped.coach("observation")
    assert (pack.coach(ACTIVITY).before, pack.coach(ACTIVITY).ready) == ((), ())
    assert pack.needs(ACTIVITY) == pack.activity(ACTIVITY).needs
    assert (pack_folder() / "hq_kampot@1/method/glossary.csv").exists()
