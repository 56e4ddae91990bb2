"""Files go astray, come late or twice, and bring what was damaged here: in the end everything is everywhere."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.services.test_exchange import picture

from sala.bundles import About, DeviceKeys, WorkshopRef, write_bundle
from sala.domain.identity import new_id
from sala.domain.records import CONSENT
from sala.errors import EnvironmentFault, WrongUse
from sala.services import exchange
from sala.services.attachments import attach_photo, attachments
from sala.services.cards import add_card, card, set_fields
from sala.services.exchange import export_bundle, import_bundle, public_keys, what_goes
from sala.services.show import workshop_as_json
from sala.services.workshops import find_workshop, unsent_changes
from sala.services.workspace import Workspace, open_or_create
from sala.storage import files as storage_files

Seal = Callable[..., Path]


@pytest.fixture
def third(tmp_path: Path) -> Workspace:
    return open_or_create(tmp_path / "third", label="HP", author="ចាន់")


@pytest.fixture
def seal(ws: Workspace, other: Workspace, third: Workspace, workshop: str, tmp_path: Path) -> Seal:
    """Return what puts the workshop of a laptop in a file that all three open."""
    keys = [public_keys(one).recipient for one in (ws, other, third)]
    made: list[Path] = []

    def write(source: Workspace, *, since_last: bool = True) -> Path:
        made.append(tmp_path / f"{len(made)}.sala")
        export_bundle(source, workshop, made[-1], recipients=keys, since_last=since_last)
        return made[-1]

    return write


@pytest.fixture
def idea(ws: Workspace, workshop: str) -> str:
    return add_card(ws, workshop, "idea", fields={"title": "first"}).created


def test_what_comes_late_is_passed_on_with_the_next_file(
    ws: Workspace, other: Workspace, third: Workspace, workshop: str, idea: str, seal: Seal
) -> None:
    first = seal(ws)
    late = add_card(ws, workshop, "idea", fields={"title": "written in between"}).created
    second = seal(ws)
    set_fields(ws, workshop, idea, {"title": "last"})
    last = seal(ws)
    for file in (first, last):
        import_bundle(other, file)
    passed_on = [seal(other)]
    assert unsent_changes(other, workshop) == 0
    import_bundle(other, second)
    assert unsent_changes(other, workshop) > 0
    passed_on.append(seal(other))
    for file in passed_on:
        import_bundle(third, file)
    assert card(third, workshop, late).fields["title"] == "written in between"
    assert workshop_as_json(third, workshop) == workshop_as_json(ws, workshop)
    import_bundle(other, second)
    with pytest.raises(WrongUse, match=r"bundle\.nothing_new"):
        seal(other)


def test_a_damaged_or_missing_photo_comes_back_with_a_colleagues_file(
    ws: Workspace, other: Workspace, workshop: str, idea: str, seal: Seal
) -> None:
    for shade in (1, 2):
        attach_photo(ws, workshop, idea, picture(shade))
    import_bundle(other, seal(ws))
    damaged, missing = (photo.path for photo in attachments(ws, workshop))
    assert damaged is not None
    assert missing is not None
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    missing.unlink()
    assert {finding.code for finding in ws.check().findings} == {"file.damaged", "file.missing"}
    assert what_goes(ws, workshop).missing == 1
    import_bundle(ws, seal(other, since_last=False))
    assert ws.check().findings == []
    assert what_goes(ws, workshop).missing == 0


def test_a_photo_that_had_to_wait_goes_with_the_next_file(
    ws: Workspace, other: Workspace, workshop: str, idea: str, seal: Seal
) -> None:
    consent = new_id()
    with ws.act(workshop) as act:
        act.put(CONSENT, consent, {"code": "C01", "share": "yes", "photo": "no"})
    attach_photo(ws, workshop, idea, picture(1), consent="C01")
    attach_photo(ws, workshop, idea, picture(2))
    import_bundle(other, seal(ws))
    assert sum(1 for photo in attachments(other, workshop) if photo.path) == 1
    with ws.act(workshop) as act:
        act.put(CONSENT, consent, {"photo": "yes"})
    import_bundle(other, seal(ws))
    assert sum(1 for photo in attachments(other, workshop) if photo.path) == 2
    with pytest.raises(WrongUse, match=r"bundle\.nothing_new"):
        seal(ws)


def test_a_file_whose_photos_do_not_fit_on_the_disk_is_not_taken_at_all(
    ws: Workspace, other: Workspace, workshop: str, idea: str, seal: Seal, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach_photo(ws, workshop, idea, picture(1))
    file = seal(ws)

    def full(_: Path) -> None:
        raise EnvironmentFault("disk.full", path="x")

    with monkeypatch.context() as patch:
        patch.setattr(storage_files, "_sync", full)
        with pytest.raises(EnvironmentFault, match=r"disk\.full"):
            import_bundle(other, file)
    with pytest.raises(WrongUse, match=r"workshop\.unknown"):
        find_workshop(other, workshop)
    assert not [path for path in (other.folder / "files").rglob("*") if path.is_file()]
    assert other.check().findings == []
    assert import_bundle(other, file).added > 0


def test_more_changes_than_memory_should_hold_are_taken_piece_by_piece(
    ws: Workspace, other: Workspace, workshop: str, idea: str, seal: Seal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_CHANGES_IN_MEMORY", 10)
    taken = import_bundle(other, seal(ws))
    assert taken.added == ws.count_changes(workshop)
    assert workshop_as_json(other, workshop) == workshop_as_json(ws, workshop)


def forged(ws: Workspace, workshop: str, out: Path, *lines: bytes) -> Path:
    about = About(new_id(), "2026-11-25T00:00:00Z", new_id(), workshops=(WorkshopRef(workshop, "ABC", "x"),))
    recipients = [public_keys(ws).recipient]
    write_bundle(out, about, iter(lines), {}, recipients=recipients, keys=DeviceKeys.generate())
    return out


def test_changes_that_replace_each_other_in_a_circle_do_no_harm(
    ws: Workspace, workshop: str, idea: str, tmp_path: Path
) -> None:
    change = next(one for one in ws.changes(workshop) if one.record == idea)
    circle = [dataclasses.replace(change, id=new_id(), record=new_id(), device=new_id()) for _ in range(2)]
    lines = [dataclasses.replace(one, replaces=(one.id,)).to_line() for one in circle]
    assert import_bundle(ws, forged(ws, workshop, tmp_path / "f.sala", *lines)).added == 2
    assert ws.check().findings == []


def test_a_change_that_says_something_else_than_here_is_told_and_not_taken(
    ws: Workspace, workshop: str, idea: str, tmp_path: Path
) -> None:
    change = next(one for one in ws.changes(workshop) if one.record == idea and one.field == "title")
    line = json.dumps({**json.loads(change.to_line()), "value": "forged"}).encode()
    taken = import_bundle(ws, forged(ws, workshop, tmp_path / "f.sala", line))
    assert (taken.added, taken.altered) == (0, (change.id,))
    assert card(ws, workshop, idea).fields["title"] == "first"


def test_what_a_newer_version_adds_to_a_change_passes_through(
    ws: Workspace, other: Workspace, workshop: str, idea: str, seal: Seal, tmp_path: Path
) -> None:
    change = next(one for one in ws.changes(workshop) if one.record == idea and one.field == "title")
    added = {"id": new_id(), "device": new_id(), "future": {"why": ["ថ្មី", 1.5, None]}, "another": True}
    line = json.dumps({**json.loads(change.to_line()), **added}).encode()
    import_bundle(ws, forged(ws, workshop, tmp_path / "f.sala", line))
    import_bundle(other, seal(ws))
    passed_on = next(one for one in other.changes(workshop) if one.id == added["id"])
    assert json.loads(passed_on.to_line()) == json.loads(line)
