"""Passphrase, what is kept before going back, and what a check says of photos."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sala.domain.identity import new_id
from sala.domain.records import CONSENT
from sala.errors import EnvironmentFault, WrongUse
from sala.services.attachments import attach_photo, attachments
from sala.services.cards import add_card
from sala.services.exchange import export_bundle, import_bundle, public_keys, what_goes
from sala.services.safety import (
    back_up,
    backups,
    can_be_repaired,
    check,
    is_locked,
    keep_before_going_back,
    recovery_key,
    set_passphrase,
)
from sala.services.workspace import Workspace, open_or_create

WORDS, OTHER_WORDS, WRONG_WORDS = "ពាក្យសម្ងាត់ វែង", "another one", "x"


@pytest.fixture(autouse=True)
def _without_key_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALA_KEYRING", "off")


def test_a_passphrase_is_set_changed_and_taken_away(ws: Workspace) -> None:
    key = recovery_key(ws.folder)
    set_passphrase(ws, WORDS)
    assert is_locked(ws.folder)
    for wrong in (None, WRONG_WORDS):
        with pytest.raises(WrongUse, match=r"passphrase\."):
            set_passphrase(ws, None, current=wrong)
    set_passphrase(ws, OTHER_WORDS, current=WORDS)
    assert recovery_key(ws.folder, passphrase=OTHER_WORDS) == key
    set_passphrase(ws, None, current=OTHER_WORDS)
    assert not is_locked(ws.folder)
    ws.close()
    with open_or_create(ws.folder, author="x"):
        pass


def test_what_is_there_now_is_kept_before_going_back(ws: Workspace, workshop: str) -> None:
    first = back_up(ws)
    keep_before_going_back(ws, first.path)
    assert [one.reason for one in backups(ws)] == ["before going back", "by hand"]
    set_passphrase(ws, WORDS)
    with pytest.raises(WrongUse, match=r"passphrase\.wrong"):
        keep_before_going_back(ws, first.path, passphrase=WRONG_WORDS)
    with pytest.raises(EnvironmentFault, match=r"backup\.unknown"):
        keep_before_going_back(ws, Path("gone.db"), passphrase=WORDS)
    assert len(backups(ws)) == 2


def test_a_missing_photo_is_told_by_its_name(ws: Workspace, workshop: str) -> None:
    out = io.BytesIO()
    Image.effect_noise((60, 40), 80).convert("RGB").save(out, "JPEG")
    note = add_card(ws, workshop, "interview_note", fields={"what_happened": "រង់ចាំយូរ"}).created
    attach_photo(ws, workshop, note, out.getvalue(), name="a.jpg", caption="បន្ទប់រង់ចាំ")
    told = []
    assert check(ws, progress=lambda done, total: told.append((done, total))).findings == []
    assert told
    attachments(ws, workshop, note)[0].path.unlink()
    (ws.folder / "files" / "left.part").write_bytes(b"x")
    found = {finding.code: finding for finding in check(ws).findings}
    assert found["file.missing"].detail.startswith("បន្ទប់រង់ចាំ – ")
    assert can_be_repaired(found.values())
    repaired = check(ws, repair=True).findings
    assert not can_be_repaired(repaired)
    assert {finding.code for finding in check(ws).findings} == {"file.missing"}


@pytest.mark.parametrize(("agreed", "expected"), [({}, 1), ({"photo": "no"}, 0), ({"share": "no"}, 0)])
def test_a_photo_that_never_came_is_missing_unless_it_may_not_come(
    ws: Workspace, other: Workspace, workshop: str, tmp_path: Path, agreed: dict[str, Any], expected: int
) -> None:
    out = io.BytesIO()
    Image.effect_noise((60, 40), 80).convert("RGB").save(out, "JPEG")
    note = add_card(ws, workshop, "interview_note", fields={"what_happened": "រង់ចាំយូរ"}).created
    with ws.act(workshop) as act:
        act.put(CONSENT, new_id(), {"code": "C01", "share": "yes", **agreed})
    attach_photo(ws, workshop, note, out.getvalue(), caption="បន្ទប់រង់ចាំ", consent="C01")
    attachments(ws, workshop, note)[0].path.unlink()
    export_bundle(ws, workshop, tmp_path / "a.sala", recipients=[public_keys(other).recipient])
    import_bundle(other, tmp_path / "a.sala")
    found = check(other).findings
    assert [finding.code for finding in found] == ["file.missing"] * expected
    assert all(finding.detail.startswith("បន្ទប់រង់ចាំ – ") for finding in found)
    assert what_goes(other, workshop).missing == expected
