"""What the window tells of a file that goes or comes, the commands tell as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Work
from tests.cli.program import done, sala

from sala.services.attachments import attachments
from sala.services.exchange import export_bundle, public_keys
from sala.services.workspace import open_or_create


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A colleague's laptop."""
    monkeypatch.setenv("SALA_KEYRING", "off")
    return tmp_path / "there"


def _without_a_photo(own: Work, there: Path, out: Path) -> str:
    """Send a workshop whose photo is lost to ``there``; return the photo's name."""
    with open_or_create(there) as colleague:
        key = public_keys(colleague).recipient
    with open_or_create(own.folder) as ws:
        workshop = ws.workshops()[0].id
        photo = next(one for one in attachments(ws, workshop) if one.path is not None)
        photo.path.unlink()
        exported = export_bundle(ws, workshop, out, recipients=[key])
    assert exported.missing
    return photo.caption or photo.name


def test_a_photo_that_did_not_come_is_told_and_found(own: Work, there: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.sala"
    name = _without_a_photo(own, there, file)
    told = done("import", file, folder=there, language="en").out
    assert "not on this laptop. “sala check” tells which one" in told
    assert done("import", file, "--json", folder=there).value[0]["missing"] >= 1
    checked = sala("check", folder=there, language="en")
    assert checked.status == 1
    assert name in checked.out
    with open_or_create(there) as ws:
        assert str(ws.workshops()[0].text("name")) in checked.out, "which workshop"


def test_who_signed_is_told(own: Work, there: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.sala"
    _without_a_photo(own, there, file)
    verified = done("verify", file, folder=there, language="en").out
    assert "This is the first file from this laptop." in verified
    assert " changes  ·  " in verified
    assert "This was the first file from this laptop." in done("import", file, folder=there, language="en").out
    again = done("verify", file, folder=there, language="en").out
    assert "The signature is the same as in earlier files from this laptop." in again
    assert "This was the first file" not in done("import", file, folder=there, language="en").out
    assert done("verify", file, "--json", folder=there).value[0]["standing"] == "known"
    assert done("verify", file, "--json", folder=own.folder).value[0]["standing"] == "own"


def test_another_key_than_before_is_told_each_time(own: Work, there: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.sala"
    _without_a_photo(own, there, file)
    device = done("verify", file, "--json", folder=there).value[0]["device"]
    with open_or_create(there) as ws:
        ws.set_local("senders", [["laptop", device, "another key"]])
    for _ in range(2):
        told = done("import", file, folder=there, language="en").out
        assert "signed its earlier files with another key" in told


def test_changes_that_are_held_back_are_told(own: Work, tmp_path: Path) -> None:
    told = done("export", own.code, "--out", tmp_path / "a.sala", "--json", folder=own.folder).value
    with open_or_create(own.folder) as ws:
        all_changes = ws.count_changes(ws.workshops()[0].id)
    assert told["held_back"] == all_changes - told["changes"]
    assert told["held_back"] > 0
    said = done("export", own.code, "--out", tmp_path / "b.sala", folder=own.folder, language="en").out
    assert f"{told['held_back']} changes stay here: somebody did not agree that they are shared." in said
