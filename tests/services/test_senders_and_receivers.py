"""For whom files are sealed, whose signature they carry, what goes, and where two laptops differ."""

from pathlib import Path

import pytest

from sala.domain.identity import new_id
from sala.errors import WrongUse
from sala.services.cards import add_card, set_fields
from sala.services.conflicts import conflicts_at
from sala.services.exchange import device_keys, export_bundle, import_bundle, public_keys, verify_bundle, what_goes
from sala.services.people import add_participant, participants, update_participant
from sala.services.receivers import Receiver, add_receiver, receivers, remove_receiver
from sala.services.senders import CHANGED, FIRST, KNOWN, NAMESAKE, OWN, remember_sender, standing
from sala.services.workspace import Workspace, open_or_create


def send(ws: Workspace, workshop: str, to: Workspace, out: Path) -> Path:
    export_bundle(ws, workshop, out, recipients=[public_keys(to).recipient])
    return out


def test_receivers_are_remembered_with_their_names(ws: Workspace, other: Workspace) -> None:
    key = public_keys(other).recipient
    assert receivers(ws) == []
    assert add_receiver(ws, f"  ថ្នាក់កណ្តាល: {key.upper()} ", "ថ្នាក់កណ្តាល") == [Receiver(key, "ថ្នាក់កណ្តាល")]
    assert add_receiver(ws, key) == [Receiver(key, "ថ្នាក់កណ្តាល")]
    assert remove_receiver(ws, key) == receivers(ws) == []


@pytest.mark.parametrize("text", ["", "age1", "ថ្នាក់កណ្តាល", "age1" + "q" * 58, "AGE-SECRET-KEY-1" + "Q" * 58])
def test_what_is_no_key_is_not_remembered(ws: Workspace, text: str) -> None:
    with pytest.raises(WrongUse, match=r"recipient\.invalid"):
        add_receiver(ws, text)
    assert receivers(ws) == []


def test_a_sender_is_new_then_known(ws: Workspace, other: Workspace, workshop: str, tmp_path: Path) -> None:
    verified = verify_bundle(other, send(ws, workshop, other, tmp_path / "a.sala"))
    assert (verified.device, verified.sender) == (ws.device, "ASUS")
    assert standing(other, verified) == FIRST
    remember_sender(other, verified)
    remember_sender(other, verified)
    assert standing(other, verified) == KNOWN
    assert standing(ws, verified) == OWN


def test_another_laptop_of_the_same_name_is_told(
    ws: Workspace, other: Workspace, workshop: str, tmp_path: Path
) -> None:
    remember_sender(other, verify_bundle(other, send(ws, workshop, other, tmp_path / "a.sala")))
    with open_or_create(tmp_path / "third", label="ASUS", author="x") as third:
        import_bundle(other, tmp_path / "a.sala")
        export_bundle(other, workshop, tmp_path / "b.sala", recipients=[public_keys(third).recipient])
        import_bundle(third, tmp_path / "b.sala")
        verified = verify_bundle(other, send(third, workshop, other, tmp_path / "c.sala"))
        assert standing(other, verified) == NAMESAKE


def test_a_known_laptop_with_another_key_is_a_warning(
    ws: Workspace, other: Workspace, workshop: str, tmp_path: Path
) -> None:
    remember_sender(other, verify_bundle(other, send(ws, workshop, other, tmp_path / "a.sala")))
    ws.set_secret("device keys", type(device_keys(ws)).generate().to_text())
    verified = verify_bundle(other, send(ws, workshop, other, tmp_path / "b.sala"))
    assert standing(other, verified) == CHANGED
    remember_sender(other, verified)
    assert standing(other, verified) == KNOWN


def test_what_goes_counts_all_and_what_is_new(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    before = what_goes(ws, workshop)
    assert before.changes == before.new_changes > 0
    export_bundle(ws, workshop, tmp_path / "a.sala")
    add_card(ws, workshop, "interview_note", fields={"what_happened": "រង់ចាំយូរ"})
    after = what_goes(ws, workshop)
    assert after.changes == before.changes + after.new_changes
    assert 0 < after.new_changes < before.changes
    with pytest.raises(WrongUse, match=r"workshop\.unknown"):
        what_goes(ws, new_id())


def test_where_two_laptops_differ_can_be_found(ws: Workspace, other: Workspace, workshop: str, tmp_path: Path) -> None:
    note = add_card(ws, workshop, "interview_note", fields={"person_code": "P01"}).created
    person = add_participant(ws, workshop, {"name": "សុខ"}).created
    import_bundle(other, send(ws, workshop, other, tmp_path / "a.sala"))
    for where, minutes, name in ((ws, 30, "សុខា"), (other, 45, "សុខុម")):
        set_fields(where, workshop, note, {"time_minutes": minutes})
        update_participant(where, workshop, person, {"name": name})
    taken = import_bundle(ws, send(other, workshop, ws, tmp_path / "b.sala"))
    found = {one.kind: one for one in conflicts_at(ws, taken.workshops, taken.conflicts)}
    card = found["card"]
    assert (card.card, card.field, card.card_kind, card.title) == (note, "time_minutes", "interview_note", "P01")
    assert card.activity
    assert found["participant"].title == participants(ws, workshop)[0].name
    assert conflicts_at(ws, taken.workshops, [("card", new_id(), "x")]) == []
