"""A workshop goes from one laptop to another by a file, whole or not at all."""

import io
from pathlib import Path

import pytest
from PIL import Image

from sala.domain.identity import new_id
from sala.domain.records import CONSENT
from sala.errors import EnvironmentFault, SalaError, WrongUse
from sala.services.attachments import attach_photo, attachments
from sala.services.cards import add_card, card, cards, set_fields
from sala.services.consent import records_not_to_share, refused_codes
from sala.services.exchange import export_bundle, import_bundle, public_keys, verify_bundle
from sala.services.method import method_pack
from sala.services.show import workshop_as_json
from sala.services.workshops import find_workshop, get_workshop, unsent_changes
from sala.services.workspace import Workspace


def picture(shade: int) -> bytes:
    out = io.BytesIO()
    image = Image.effect_noise((600, 400), 80).convert("RGB")
    image.putpixel((0, 0), (shade, shade, shade))
    image.save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def note(ws: Workspace, workshop: str) -> str:
    return add_card(ws, workshop, "interview_note", fields={"what_happened": "រង់ចាំយូរ"}).created


def test_headquarters_opens_what_a_laptop_sealed_for_it(
    ws: Workspace, other: Workspace, workshop: str, note: str, tmp_path: Path
) -> None:
    attach_photo(ws, workshop, note, picture(1), name="a.jpg", caption="បន្ទប់រង់ចាំ")
    out = tmp_path / "a.sala"
    exported = export_bundle(ws, workshop, out, recipients=[public_keys(other).recipient])
    assert (exported.files, exported.left_out) == (1, 0)
    assert unsent_changes(ws, workshop) == 0
    assert verify_bundle(other, out).workshops == (get_workshop(ws, workshop).name,)
    first = import_bundle(other, out)
    again = import_bundle(other, out)
    assert first.added == exported.changes
    assert (again.added, again.known) == (0, exported.changes)
    assert workshop_as_json(other, workshop)["records"] == workshop_as_json(ws, workshop)["records"]
    assert attachments(other, workshop, note)[0].path is not None


def test_only_what_is_new_since_the_last_file(
    ws: Workspace, other: Workspace, workshop: str, note: str, tmp_path: Path
) -> None:
    key = public_keys(other).recipient
    export_bundle(ws, workshop, tmp_path / "a.sala", recipients=[key])
    with pytest.raises(WrongUse, match=r"bundle\.nothing_new"):
        export_bundle(ws, workshop, tmp_path / "b.sala", recipients=[key], since_last=True)
    set_fields(ws, workshop, note, {"surprises": "គ្មាន"})
    exported = export_bundle(ws, workshop, tmp_path / "c.sala", recipients=[key], since_last=True)
    assert exported.changes == 1
    for name in ("c.sala", "a.sala"):
        import_bundle(other, tmp_path / name)
    assert workshop_as_json(other, workshop)["records"] == workshop_as_json(ws, workshop)["records"]


def test_a_photo_without_consent_stays_here(
    ws: Workspace, other: Workspace, workshop: str, note: str, tmp_path: Path
) -> None:
    with ws.act(workshop) as act:
        act.put(CONSENT, new_id(), {"code": "C01", "photo": "yes", "share": "no"})
        act.put(CONSENT, new_id(), {"code": "C02", "photo": "yes", "share": "yes"})
    attach_photo(ws, workshop, note, picture(1), consent="C01")
    attach_photo(ws, workshop, note, picture(2), consent="C02")
    exported = export_bundle(ws, workshop, tmp_path / "a.sala", recipients=[public_keys(other).recipient])
    assert (exported.files, exported.left_out) == (1, 1)
    import_bundle(other, tmp_path / "a.sala")
    assert [(photo.consent, photo.path is None) for photo in attachments(other, workshop)] == [("C02", False)]


def test_passphrase(ws: Workspace, other: Workspace, workshop: str, note: str, tmp_path: Path) -> None:
    out = tmp_path / "a.sala"
    export_bundle(ws, workshop, out, passphrase="ពាក្យសម្ងាត់ វែង")
    with pytest.raises(EnvironmentFault, match=r"bundle\.passphrase_needed"):
        verify_bundle(other, out)
    with pytest.raises(EnvironmentFault, match=r"bundle\.passphrase_wrong"):
        import_bundle(other, out, passphrase="x")
    assert import_bundle(other, out, passphrase="ពាក្យសម្ងាត់ វែង").added > 0
    assert verify_bundle(None, out, passphrase="ពាក្យសម្ងាត់ វែង").files == 0


@pytest.mark.parametrize("damage", ["cut", "flip", "foreign", "empty"])
def test_a_bad_file_changes_nothing(
    ws: Workspace, other: Workspace, workshop: str, note: str, tmp_path: Path, damage: str
) -> None:
    out = tmp_path / "a.sala"
    export_bundle(ws, workshop, out, recipients=[public_keys(other).recipient])
    data = bytearray(out.read_bytes())
    if damage == "flip":
        data[-200] ^= 1
    bad = {"cut": bytes(data[:-100]), "flip": bytes(data), "foreign": b"%PDF-1.7 " * 99, "empty": b""}[damage]
    out.write_bytes(bad)
    with pytest.raises(SalaError, match=r"bundle\."):
        import_bundle(other, out)
    with pytest.raises(WrongUse):
        find_workshop(other, workshop)
    assert not [path for path in other.folder.iterdir() if path.name.startswith("sala-")]


def test_two_laptops_that_did_not_see_each_other_keep_both_readings(
    ws: Workspace, other: Workspace, workshop: str, note: str, tmp_path: Path
) -> None:
    there, here = public_keys(other).recipient, public_keys(ws).recipient
    export_bundle(ws, workshop, tmp_path / "a.sala", recipients=[there])
    import_bundle(other, tmp_path / "a.sala")
    field = "time_minutes"
    assert method_pack().kind("interview_note").field(field) is not None
    set_fields(ws, workshop, note, {field: 30})
    set_fields(other, workshop, note, {field: 45})
    export_bundle(other, workshop, tmp_path / "b.sala", recipients=[here])
    taken = import_bundle(ws, tmp_path / "b.sala")
    assert [(kind, name) for kind, _, name in taken.conflicts] == [("card", field)]
    export_bundle(ws, workshop, tmp_path / "c.sala", recipients=[there])
    import_bundle(other, tmp_path / "c.sala")
    assert workshop_as_json(other, workshop)["records"] == workshop_as_json(ws, workshop)["records"]
    set_fields(other, workshop, note, {field: 40})
    assert not card(other, workshop, note).record.state.conflicts


def test_words_that_may_not_be_shared_stay_here_until_the_person_agrees(
    ws: Workspace, other: Workspace, workshop: str, note: str, tmp_path: Path
) -> None:
    key = public_keys(other).recipient
    consent = new_id()
    with ws.act(workshop) as act:
        act.put(CONSENT, consent, {"code": "C09", "share": "no"})
    held = add_card(ws, workshop, "interview_note", fields={"consent_code": "C09", "what_happened": "សម្ងាត់"}).created
    add_card(ws, workshop, "quote", parent=held, fields={"words": "កុំប្រាប់គេ"})
    attach_photo(ws, workshop, held, picture(3))
    exported = export_bundle(ws, workshop, tmp_path / "a.sala", recipients=[key])
    import_bundle(other, tmp_path / "a.sala")
    assert (exported.files, exported.left_out) == (0, 1)
    assert "សម្ងាត់" not in str(workshop_as_json(other, workshop))
    assert "កុំប្រាប់គេ" not in str(workshop_as_json(other, workshop))
    assert other.check().findings == []
    with ws.act(workshop) as act:
        act.put(CONSENT, consent, {"share": "yes"})
    assert export_bundle(ws, workshop, tmp_path / "b.sala", recipients=[key], since_last=True).files == 1
    import_bundle(other, tmp_path / "b.sala")
    assert workshop_as_json(other, workshop)["records"] == workshop_as_json(ws, workshop)["records"]


def test_a_withdrawal_hides_everywhere_and_travels(
    ws: Workspace, other: Workspace, workshop: str, note: str, tmp_path: Path
) -> None:
    key = public_keys(other).recipient
    consent = new_id()
    with ws.act(workshop) as act:
        act.put(CONSENT, consent, {"code": "C10", "share": "yes"})
    set_fields(ws, workshop, note, {"consent_code": "C10"})
    export_bundle(ws, workshop, tmp_path / "a.sala", recipients=[key])
    import_bundle(other, tmp_path / "a.sala")
    assert [one.id for one in cards(other, workshop, kind="interview_note")] == [note]
    with ws.act(workshop) as act:
        act.put(CONSENT, consent, {"withdrawn": "2026-11-23"})
    export_bundle(ws, workshop, tmp_path / "b.sala", recipients=[key], since_last=True)
    import_bundle(other, tmp_path / "b.sala")
    for place in (ws, other):
        assert cards(place, workshop, kind="interview_note") == []
        assert "រង់ចាំយូរ" not in str(workshop_as_json(place, workshop))


@pytest.mark.parametrize("typed", ["C-04", " c-04", "C - ០៤"])
def test_a_consent_form_holds_however_its_code_is_typed(ws: Workspace, workshop: str, note: str, typed: str) -> None:
    set_fields(ws, workshop, note, {"consent_code": typed})
    form = add_card(ws, workshop, "consent_form", fields={"code": "C-04", "share": "yes"}).created
    assert records_not_to_share(ws, workshop) == frozenset()
    set_fields(ws, workshop, form, {"share": "no"})
    assert records_not_to_share(ws, workshop) == {note}
    assert [card.id for card in cards(ws, workshop, kind="interview_note")] == [note]
    set_fields(ws, workshop, form, {"withdrawn": "2026-11-23"})
    assert cards(ws, workshop, kind="interview_note") == []
    forms = cards(ws, workshop, kind="consent_form")
    assert [card.id for card in forms] == [form], "who has the words must learn of it"


@pytest.mark.parametrize("later", ["yes", "no"])
def test_where_laptops_differ_about_a_consent_the_no_holds(
    ws: Workspace, other: Workspace, workshop: str, note: str, tmp_path: Path, later: str
) -> None:
    consent = new_id()
    with ws.act(workshop) as act:
        act.put(CONSENT, consent, {"code": "C11", "share": "unknown"})
    set_fields(ws, workshop, note, {"consent_code": "C11"})
    keys = [public_keys(one).recipient for one in (ws, other)]
    export_bundle(ws, workshop, tmp_path / "a.sala", recipients=keys)
    import_bundle(other, tmp_path / "a.sala")
    for laptop, said in ((ws, "no" if later == "yes" else "yes"), (other, later)):
        with laptop.act(workshop) as act:
            act.put(CONSENT, consent, {"share": said})
    export_bundle(other, workshop, tmp_path / "b.sala", recipients=keys)
    import_bundle(ws, tmp_path / "b.sala")
    assert refused_codes(ws, workshop, "share") == {"c11"}
    with ws.act(workshop) as act:
        act.put(CONSENT, consent, {"share": "yes"})
    assert refused_codes(ws, workshop, "share") == frozenset()
