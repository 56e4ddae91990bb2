"""Sending and receiving by a stick: what is said is true, and nothing bad that a stick does loses anything."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.services.test_files_in_any_order import forged
from tests.ui.pages.conftest import WAIT_MS, Do

from sala.domain.identity import new_id
from sala.domain.records import CONSENT
from sala.services.attachments import attach_photo, attachments
from sala.services.cards import add_card, cards, set_fields
from sala.services.exchange import device_keys, export_bundle, import_bundle, public_keys
from sala.services.workshops import list_workshops, update_workshop
from sala.services.workspace import Workspace, open_or_create
from sala.ui.pages.send_page import SendPage
from sala.ui.place import SEND, Place
from sala.ui.send.sticks import file_name, free_name, is_removable, lies_on
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.widgets.labels import KhmerLabel

WORDS = "បួន ពាក្យ ជាប់ គ្នា"
Settled = Callable[[], None]


@pytest.fixture
def other(tmp_path: Path, session: Session) -> Iterator[Workspace]:
    """A colleague's laptop."""
    with open_or_create(tmp_path / "other", label="DELL", author="ដារា") as opened:
        yield opened


@pytest.fixture
def page(opened: Callable[[Place], Any], workshop: str) -> SendPage:
    return opened(Place(SEND, workshop))


def write(page: SendPage, path: Path, settled: Settled) -> Path:
    page.write_card.write(path)
    settled()
    return path


def add_receiver(page: SendPage, key: str, settled: Settled, name: str = "") -> None:
    page.write_card.receivers.key.setText(key)
    page.write_card.receivers.name.setText(name)
    page.write_card.receivers.submit()
    settled()


def said(page: SendPage) -> str:
    return "\n".join(page.write_card.written.lines())


def from_colleague(other: Workspace, do: Do, out: Path, **how: Any) -> Path:
    """A file with a workshop of the colleague's, sealed for this laptop."""
    if not list_workshops(other):
        import_bundle(other, out.with_name("seed.sala"))
    own = do(lambda ws: public_keys(ws).recipient)
    workshop = list_workshops(other)[0].workshop.id
    export_bundle(other, workshop, out, **(how or {"recipients": [own]}), overwrite=True)
    return out


@pytest.fixture
def incoming(page: SendPage, workshop: str, other: Workspace, do: Do, settled: Settled, tmp_path: Path) -> Path:
    """A file from the colleague with one change that is not here."""
    add_receiver(page, public_keys(other).recipient, settled)
    write(page, tmp_path / "seed.sala", settled)
    import_bundle(other, tmp_path / "seed.sala")
    update_workshop(other, workshop, {"venue": "សាលប្រជុំ"})
    return from_colleague(other, do, tmp_path / "in.sala")


def take(page: SendPage, path: Path, settled: Settled) -> None:
    page.open_card.open(path)
    settled()
    page.open_card.found.take_button.click()
    settled()


# -- writing


def test_from_home_there_is_only_receiving(opened: Callable[[Place], Any]) -> None:
    page = opened(Place(SEND))
    assert page.write_card is None
    assert page.open_card.isVisible()
    assert page.place() == Place(SEND)


def test_what_goes_is_told_and_followed(page: SendPage, workshop: str, do: Do, settled: Settled) -> None:
    before = page.write_card.facts.text()
    assert "0 photos" in before
    assert "new" not in before
    do(lambda ws: update_workshop(ws, workshop, {"venue": "សាលប្រជុំ"}))
    settled()
    assert page.write_card.facts.text() != before


def test_a_receiver_opens_what_was_written(
    page: SendPage, window: MainWindow, other: Workspace, settled: Settled, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "only this laptop" in page.write_card.only_me.text()
    add_receiver(page, f"ថ្នាក់ខេត្ត {public_keys(other).recipient}", settled, "ថ្នាក់ខេត្ត")
    assert page.write_card.only_me.text() == ""
    out = write(page, tmp_path / "a.sala", settled)
    assert page.write_card.written.isVisible()
    assert "read back and compared" in said(page)
    assert "stick" not in said(page)
    assert import_bundle(other, out).added > 0
    qtbot.waitUntil(lambda: window.status.unsent.text() == "", timeout=WAIT_MS)


def accept_dialog(qtbot: QtBot, seen: list[str]) -> None:
    """Press "Save" in the file dialog as soon as it is there."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, press)
            return
        seen.extend(dialog.selectedFiles())
        dialog.accept()

    QTimer.singleShot(0, press)


def test_the_dialog_starts_at_the_stick_and_the_stick_may_go_afterwards(
    page: SendPage, qtbot: QtBot, settled: Settled, tmp_path: Path
) -> None:
    stick = tmp_path / "STICK"
    stick.mkdir()
    seen: list[str] = []
    accept_dialog(qtbot, seen)
    page.write_card._choose([stick])
    settled()
    [chosen] = [Path(name) for name in seen]
    assert chosen.parent == stick
    assert chosen.suffix == ".sala"
    assert chosen.name.isascii()
    assert list(stick.iterdir()) == [chosen]
    assert "You can take the stick out now." in said(page)


def test_only_what_is_new(page: SendPage, workshop: str, do: Do, settled: Settled, tmp_path: Path) -> None:
    assert not page.write_card.only_new.isEnabled()
    write(page, tmp_path / "a.sala", settled)
    assert not page.write_card.only_new.isEnabled()
    do(lambda ws: update_workshop(ws, workshop, {"venue": "សាលប្រជុំ"}))
    settled()
    assert "1 of them new" in page.write_card.facts.text()
    page.write_card.only_new.click()
    write(page, tmp_path / "b.sala", settled)
    assert "1 change  ·" in said(page)
    assert page.write_card.everything.isChecked()


def test_a_passphrase_is_asked_twice(page: SendPage, other: Workspace, settled: Settled, tmp_path: Path) -> None:
    card = page.write_card
    card.by_passphrase.click()
    assert not card.receivers.isVisible()
    pair = card.passphrase
    assert pair.first.echoMode() == pair.second.echoMode() == pair.first.EchoMode.Password
    for first, second, problem in (("short", "short", "Too short"), (WORDS, "other words", "not the same")):
        pair.first.setText(first)
        pair.second.setText(second)
        card.ask_where()
        assert problem in pair.first_field.problem() + pair.second_field.problem()
    pair.shown.click()
    assert pair.first.echoMode() == pair.first.EchoMode.Normal
    pair.second.setText(WORDS)
    out = write(page, tmp_path / "a.sala", settled)
    assert import_bundle(other, out, passphrase=WORDS).added > 0
    assert pair.first.text() == ""


def test_receivers_are_checked_remembered_and_removed(
    page: SendPage, opened: Callable[[Place], Any], other: Workspace, workshop: str, do: Do, settled: Settled
) -> None:
    editor = page.write_card.receivers
    for text, sentence in (
        ("ថ្នាក់ខេត្ត", "It begins with age1"),
        (do(lambda ws: public_keys(ws).recipient), "key of this laptop"),
    ):
        add_receiver(page, text, settled)
        assert sentence in editor.key_field.problem()
        assert editor.key.text() == text
        assert editor.keys() == []
    key = public_keys(other).recipient
    add_receiver(page, key, settled, "ថ្នាក់ខេត្ត")
    again = opened(Place(SEND, workshop)).write_card.receivers
    assert again.keys() == [key]
    again.findChild(object, "remove_receiver_0").click()
    settled()
    assert again.keys() == []


def test_a_key_that_is_typed_but_not_added_is_not_forgotten(page: SendPage, other: Workspace, settled: Settled) -> None:
    key = public_keys(other).recipient
    page.write_card.receivers.key.setText(key)
    page.write_card.button.click()
    settled()
    assert page.write_card.receivers.keys() == [key]
    assert "now added" in page.write_card.banner.text()


@pytest.mark.parametrize("trouble", ["pulled out", "no file"])
def test_a_bad_stick_is_told_and_loses_nothing(page: SendPage, settled: Settled, tmp_path: Path, trouble: str) -> None:
    out = tmp_path / "stick" / "a.sala"
    if trouble == "no file":
        out.mkdir(parents=True)
    write(page, out, settled)
    assert page.write_card.banner.isVisible()
    assert str(out.parent) in page.write_card.banner.text()
    assert not page.write_card.written.isVisible()
    write(page, tmp_path / "a.sala", settled)
    assert not page.write_card.banner.isVisible()
    assert page.write_card.written.isVisible()


def test_stopping_leaves_no_file(page: SendPage, session: Session, settled: Settled, tmp_path: Path) -> None:
    page.write_card.write(tmp_path / "a.sala")
    assert page.write_card.busy.isVisible()
    assert not page.write_card.button.isEnabled()
    for job in list(session.lane._jobs):
        job.cancel()
    settled()
    assert "Stopped" in page.write_card.banner.text()
    assert not list(tmp_path.glob("*.sala"))


def test_photos_without_consent_are_told(
    page: SendPage, workshop: str, do: Do, settled: Settled, tmp_path: Path
) -> None:
    picture = io.BytesIO()
    Image.effect_noise((60, 40), 80).convert("RGB").save(picture, "JPEG")

    def photo(ws: Workspace) -> Any:
        note = add_card(ws, workshop, "interview_note").created
        with ws.act(workshop) as act:
            act.put(CONSENT, new_id(), {"code": "C01", "share": "no"})
        return attach_photo(ws, workshop, note, picture.getvalue(), consent="C01")

    do(photo)
    settled()
    assert "1 photo stays here" in page.write_card.facts.text()
    write(page, tmp_path / "a.sala", settled)
    assert "1 photo stays here" in said(page)


def test_photos_that_are_not_here_are_told(
    page: SendPage, workshop: str, do: Do, settled: Settled, tmp_path: Path
) -> None:
    picture = io.BytesIO()
    Image.effect_noise((60, 40), 80).convert("RGB").save(picture, "JPEG")

    def lost(ws: Workspace) -> Any:
        note = add_card(ws, workshop, "interview_note").created
        changed = attach_photo(ws, workshop, note, picture.getvalue())
        attachments(ws, workshop, note)[0].path.unlink()
        return changed

    do(lost)
    settled()
    sentence = "1 photo is not on this laptop and stays out. “Back-ups and check” tells which one."
    assert sentence in page.write_card.facts.text()
    write(page, tmp_path / "a.sala", settled)
    assert sentence in said(page)


def test_names_and_places_of_files(tmp_path: Path) -> None:
    assert file_name("K7M2QX", date(2026, 11, 25)) == "K7M2QX-2026-11-25.sala"
    assert file_name("ខ/:*?", date(2026, 1, 2)) == "sala-2026-01-02.sala"
    assert free_name(tmp_path, "a.sala") == tmp_path / "a.sala"
    (tmp_path / "a.sala").touch()
    assert free_name(tmp_path, "a.sala") == tmp_path / "a-2.sala"
    assert is_removable("/media/sokha/STICK")
    assert not is_removable("/")
    assert lies_on(tmp_path / "a.sala", [tmp_path])
    assert not lies_on(tmp_path / "a.sala", [])


# -- receiving


def test_a_file_is_shown_first_and_taken_only_when_asked(
    page: SendPage, incoming: Path, workshop: str, do: Do, settled: Settled
) -> None:
    page.open_card.open(incoming)
    settled()
    found = page.open_card.found
    told = " ".join(label.text() for label in found.findChildren(KhmerLabel))
    assert "ដារា  ·  DELL" in told
    assert "សេវាអត្រានុកូលដ្ឋាន" in told
    assert "first file from this laptop" in found.standing.text()
    assert do(list_workshops)[0].workshop.venue == ""
    found.leave_button.click()
    assert page.open_card.found is None
    take(page, incoming, settled)
    assert "1 new change was taken in." in page.open_card.report.said.text()
    assert do(list_workshops)[0].workshop.venue == "សាលប្រជុំ"


def test_taking_twice_changes_nothing_and_the_sender_is_known(page: SendPage, incoming: Path, settled: Settled) -> None:
    take(page, incoming, settled)
    page.open_card.open(incoming)
    settled()
    assert "same as in earlier files" in page.open_card.found.standing.text()
    page.open_card.found.take_button.click()
    settled()
    assert "here already" in page.open_card.report.said.text()


def test_another_key_of_a_known_laptop_is_a_warning(
    page: SendPage, incoming: Path, other: Workspace, do: Do, settled: Settled
) -> None:
    take(page, incoming, settled)
    other.set_secret("device keys", type(device_keys(other)).generate().to_text())
    page.open_card.open(from_colleague(other, do, incoming))
    settled()
    found = page.open_card.found
    assert "another key" in found.standing.text()
    assert found.take_button.property("kind") == "danger"


def test_a_passphrase_is_asked_when_needed(
    page: SendPage, incoming: Path, other: Workspace, do: Do, settled: Settled
) -> None:
    from_colleague(other, do, incoming, passphrase=WORDS)
    card = page.open_card
    card.open(incoming)
    settled()
    assert card.unlock.isVisible()
    assert card.unlock.field.problem() == ""
    card.unlock.line.setText("x")
    card.unlock.give()
    settled()
    assert "not right" in card.unlock.field.problem()
    card.unlock.line.setText(WORDS)
    card.unlock.give()
    settled()
    assert not card.unlock.isVisible()
    card.found.take_button.click()
    settled()
    assert "1 new change" in card.report.said.text()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 " * 99])
def test_what_is_no_file_of_sala_is_told(page: SendPage, settled: Settled, tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "bad.sala"
    bad.write_bytes(content)
    page.open_card.open(bad)
    settled()
    assert page.open_card.banner.isVisible()
    assert "Nothing was taken" in page.open_card.banner.text()
    assert page.open_card.found is None
    assert page.open_card.button.isEnabled()


def test_a_file_that_vanishes_before_it_is_taken(page: SendPage, incoming: Path, settled: Settled) -> None:
    page.open_card.open(incoming)
    settled()
    incoming.unlink()
    page.open_card.found.take_button.click()
    settled()
    assert str(incoming) in page.open_card.banner.text()
    assert page.open_card.found.take_button.isEnabled()


def test_a_conflict_leads_to_its_card(
    page: SendPage, window: MainWindow, workshop: str, other: Workspace, do: Do, settled: Settled, tmp_path: Path
) -> None:
    note = do(lambda ws: add_card(ws, workshop, "interview_note", fields={"person_code": "P01"})).created
    add_receiver(page, public_keys(other).recipient, settled)
    import_bundle(other, write(page, tmp_path / "seed.sala", settled))
    set_fields(other, workshop, note, {"time_minutes": 45})
    do(lambda ws: set_fields(ws, workshop, note, {"time_minutes": 30}))
    take(page, from_colleague(other, do, tmp_path / "in.sala"), settled)
    report = page.open_card.report
    assert any("In 1 place" in label.text() for label in report.findChildren(KhmerLabel))
    report.findChild(object, "conflict_0").click()
    settled()
    place = window.page.place()
    assert (place.page, place.workshop, place.card) == ("activity", workshop, note)
    assert do(lambda ws: cards(ws, workshop))[0].record.state.conflicts


def test_changes_that_say_something_else_than_here_are_told(
    page: SendPage, workshop: str, do: Do, settled: Settled, tmp_path: Path, qtbot: QtBot
) -> None:
    def forge(ws: Workspace) -> Path:
        change = next(one for one in ws.changes(workshop) if one.field == "name")
        line = json.dumps({**json.loads(change.to_line()), "value": "forged"}).encode()
        return forged(ws, workshop, tmp_path / "f.sala", line)

    take(page, do(forge), settled)
    report = page.open_card.report
    assert report.said.text() == "There was nothing new in this file. Nothing was changed."
    qtbot.waitUntil(report.altered.isVisible, timeout=WAIT_MS)
    assert report.altered.text().startswith(
        "1 change in this file says something else than here; the one here was kept."
    )
    assert "forged" not in [each.workshop.name for each in do(list_workshops)]


def test_a_dropped_file_is_opened(page: SendPage, incoming: Path, settled: Settled) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(incoming))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(50, 50), copy, dragged, left, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(event)
    settled()
    assert event.isAccepted()
    assert page.open_card.found is not None


def test_a_file_that_was_double_clicked_is_still_looked_at_in_another_language(
    opened: Callable[[Place], Any], window: MainWindow, session: Session, incoming: Path, settled: Settled
) -> None:
    page = opened(Place(SEND, file=str(incoming)))
    assert page.open_card.found is not None
    session.set_language("km")
    settled()
    again = window.page
    assert again is not page
    assert again.open_card.path == incoming
    assert again.open_card.found is not None


# -- keys


def test_the_keys_can_be_copied(page: SendPage, do: Do) -> None:
    keys = do(public_keys)
    for name, expected in (("recipient_key", keys.recipient), ("verify_key", keys.verify_key)):
        assert page.findChild(object, name).text() == expected
        page.findChild(object, f"copy_{name}").click()
        assert QGuiApplication.clipboard().text() == expected
