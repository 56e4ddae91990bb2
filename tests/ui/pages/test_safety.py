"""Checking, back-ups, recovery key and passphrase, on a real workspace."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.pages.conftest import Do

from sala.errors import WrongUse
from sala.services.attachments import attach_photo, attachments
from sala.services.cards import add_card
from sala.services.safety import backups, is_locked, recovery_key
from sala.services.workshops import get_workshop, list_workshops, update_workshop
from sala.services.workspace import Workspace, open_or_create
from sala.storage import tables
from sala.ui.pages.safety_page import SafetyPage
from sala.ui.place import HOME, SAFETY, Place
from sala.ui.safety.key_paper import paint_key
from sala.ui.safety.restore_dialog import RestoreDialog
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.widgets.labels import KhmerLabel

WORDS, OTHER_WORDS, WRONG_WORDS = "បួន ពាក្យ ជាប់ គ្នា", "four other words here", "not these words"
Settled = Callable[[], None]


@pytest.fixture
def page(opened: Callable[[Place], Any], workshop: str) -> SafetyPage:
    del workshop
    return opened(Place(SAFETY))


def check(page: SafetyPage, settled: Settled) -> None:
    page.check_card.button.click()
    settled()


def back_up(page: SafetyPage, settled: Settled) -> None:
    page.backups_card.button.click()
    settled()


def set_passphrase(page: SafetyPage, new: str, settled: Settled, *, current: str = "") -> None:
    card = page.passphrase_card
    card.set_button.click()
    card.current.setText(current)
    card.pair.first.setText(new)
    card.pair.second.setText(new)
    card.keep_button.click()
    settled()


# -- check


def test_all_is_well(page: SafetyPage, settled: Settled) -> None:
    check(page, settled)
    assert "Everything is in order" in page.check_card.banner.text()
    assert page.check_card.sentences() == []
    assert not page.check_card.repair_button.isVisible()
    assert page.check_card.button.isEnabled()


def test_what_is_found_is_told_and_put_right(
    page: SafetyPage, workshop: str, do: Do, session: Session, settled: Settled
) -> None:
    picture = io.BytesIO()
    Image.effect_noise((60, 40), 80).convert("RGB").save(picture, "JPEG")

    def damage(ws: Workspace) -> None:
        note = add_card(ws, workshop, "interview_note").created
        attach_photo(ws, workshop, note, picture.getvalue(), caption="បន្ទប់រង់ចាំ")
        attachments(ws, workshop, note)[0].path.unlink()
        (ws.folder / "files" / "left.part").write_bytes(b"x")
        with ws._database.writing() as connection:
            connection.execute(tables.record.delete().where(tables.record.c.id == note))

    do(damage)
    check(page, settled)
    told = "\n".join(page.check_card.sentences())
    assert "A photo is missing: បន្ទប់រង់ចាំ – សេវាអត្រានុកូលដ្ឋាន" in told
    assert "What is shown differs from the history" in told
    assert "left.part" in told
    assert "things are not in order" in page.check_card.banner.text()
    page.check_card.repair_button.click()
    settled()
    assert any("This has been repaired" in sentence for sentence in page.check_card.sentences())
    check(page, settled)
    assert len(page.check_card.sentences()) == 1
    assert not page.check_card.repair_button.isVisible()


def test_a_check_can_be_stopped(page: SafetyPage, session: Session, settled: Settled) -> None:
    page.check_card.button.click()
    assert page.check_card.busy.isVisible()
    for job in list(session.lane._jobs):
        job.cancel()
    settled()
    assert "Stopped" in page.check_card.banner.text()
    assert not page.check_card.busy.isVisible()


# -- back-ups


def test_a_back_up_is_made_and_listed(page: SafetyPage, do: Do, settled: Settled) -> None:
    back_up(page, settled)
    [made] = do(backups)
    assert made.path.is_file()
    assert "opened and found whole" in page.backups_card.banner.text()
    line = page.backups_card.findChild(object, "backup_0")
    told = " ".join(label.text() for label in line.findChildren(KhmerLabel))
    assert "made by hand" in told
    assert "KB" in told or "MB" in told


def test_older_back_ups_are_shown_when_asked_for(page: SafetyPage, settled: Settled) -> None:
    for _number in range(4):
        back_up(page, settled)
    assert page.backups_card.findChild(object, "go_back_3") is None
    page.backups_card.more.click()
    settled()
    assert not page.backups_card.more.isVisible()
    assert page.backups_card.findChild(object, "go_back_3") is not None


def press_in_dialog(pressed: str, passphrase: str = "") -> list[str]:
    """Press a button of the dialog once it is there; the list says what the dialog showed."""
    seen: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RestoreDialog):
            QTimer.singleShot(20, press)
            return
        seen.append(" ".join(label.text() for label in dialog.findChildren(KhmerLabel)))
        dialog.grab()
        dialog.line.setText(passphrase)
        getattr(dialog, pressed).click()

    QTimer.singleShot(0, press)
    return seen


def test_going_back_keeps_what_was_there(
    page: SafetyPage, window: MainWindow, workshop: str, do: Do, settled: Settled
) -> None:
    back_up(page, settled)
    do(lambda ws: update_workshop(ws, workshop, {"venue": "សាលប្រជុំ"}))
    press_in_dialog("cancel")
    page.backups_card.findChild(object, "go_back_0").click()
    settled()
    assert do(lambda ws: get_workshop(ws, workshop)).venue == "សាលប្រជុំ"
    press_in_dialog("go_back")
    page.backups_card.findChild(object, "go_back_0").click()
    settled()
    assert "as it was on" in page.backups_card.banner.text()
    assert do(lambda ws: get_workshop(ws, workshop)).venue == ""
    assert [one.reason for one in do(backups)] == ["before going back", "by hand"]
    do(lambda ws: update_workshop(ws, workshop, {"venue": "វត្ត"}))
    press_in_dialog("go_back")
    page.backups_card.findChild(object, "go_back_0").click()
    settled()
    assert do(lambda ws: get_workshop(ws, workshop)).venue == "សាលប្រជុំ"
    window.go(Place(HOME))
    settled()
    assert len(window.page._found) == 1


def test_going_back_asks_for_the_passphrase(page: SafetyPage, workshop: str, do: Do, settled: Settled) -> None:
    back_up(page, settled)
    set_passphrase(page, WORDS, settled)
    page.backups_card.load()
    settled()
    do(lambda ws: update_workshop(ws, workshop, {"venue": "សាលប្រជុំ"}))
    for passphrase, venue in ((WRONG_WORDS, "សាលប្រជុំ"), (WORDS, "")):
        press_in_dialog("go_back", passphrase)
        page.backups_card.findChild(object, "go_back_0").click()
        settled()
        assert do(lambda ws: get_workshop(ws, workshop)).venue == venue
    assert "as it was on" in page.backups_card.banner.text()


def test_a_back_up_that_is_damaged_changes_nothing(
    page: SafetyPage, workshop: str, do: Do, settled: Settled, tmp_path: Path
) -> None:
    back_up(page, settled)
    [made] = do(backups)
    made.path.write_bytes(b"x" * 5000)
    page.backups_card.go_back(made)
    settled()
    assert page.backups_card.banner.isVisible()
    assert "as it was on" not in page.backups_card.banner.text()
    assert [one.workshop.id for one in do(list_workshops)] == [workshop]


# -- recovery key


def test_the_key_is_shown_when_asked_for_and_hidden_again(
    page: SafetyPage, window: MainWindow, do: Do, settled: Settled
) -> None:
    card = page.recovery_card
    assert card.groups() == []
    card.show_button.click()
    settled()
    key = do(lambda ws: recovery_key(ws.folder))
    assert card.groups() == key.split("-")
    assert [label.text() for label in card._labels] == key.split("-")
    card.findChild(object, "copy_key_button").click()
    assert QGuiApplication.clipboard().text() == key
    window.go(Place(HOME))
    assert card.groups() == []


def test_the_key_of_locked_work_is_shown_only_with_the_passphrase(page: SafetyPage, settled: Settled) -> None:
    set_passphrase(page, WORDS, settled)
    card = page.recovery_card
    card.show_button.click()
    settled()
    assert card.groups() == []
    assert card.unlock.isVisible()
    card.unlock.line.setText(WRONG_WORDS)
    card.unlock.give()
    settled()
    assert "not right" in card.unlock.field.problem()
    card.unlock.line.setText(WORDS)
    card.unlock.give()
    settled()
    assert len(card.groups()) == 14
    assert not card.unlock.isVisible()


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_sheet_for_the_safe_can_be_painted(session: Session, language: str) -> None:
    session.set_language(language)
    sheet = QImage(1240, 1754, QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFF)
    painter = QPainter(sheet)
    paint_key(session, painter, sheet.width(), ["0X54"] * 14)
    painter.end()
    rows = [y for y in range(sheet.height()) if any(sheet.pixel(x, y) & 0xFFFFFF == 0 for x in range(0, 1240, 3))]
    assert rows[0] > 100
    assert 1000 < rows[-1] < 1650


# -- passphrase


def test_a_passphrase_is_set_changed_and_taken_away(
    page: SafetyPage, session: Session, do: Do, settled: Settled, qtbot: QtBot
) -> None:
    card = page.passphrase_card
    assert "without a passphrase" in card.state.text()
    assert not card.remove_button.isVisible()
    set_passphrase(page, WORDS, settled)
    assert "asks for a passphrase" in card.state.text()
    assert "recovery key" in card.banner.text()
    assert not card.form.isVisible()
    set_passphrase(page, OTHER_WORDS, settled, current=WRONG_WORDS)
    assert "not right" in card.current_field.problem()
    assert card.form.isVisible()
    card.current.setText(WORDS)
    card.keep_button.click()
    settled()
    assert not card.form.isVisible()
    card.remove_button.click()
    card.current.setText(OTHER_WORDS)
    card.keep_button.click()
    settled()
    assert not do(lambda ws: is_locked(ws.folder))
    assert "without a passphrase" in card.state.text()


def test_the_work_opens_with_the_new_passphrase_only(page: SafetyPage, session: Session, settled: Settled) -> None:
    set_passphrase(page, WORDS, settled)
    session.close()
    with pytest.raises(WrongUse, match=r"passphrase\.wrong"):
        open_or_create(session.folder, author="x", passphrase=WRONG_WORDS)
    with open_or_create(session.folder, author="x", passphrase=WORDS) as ws:
        assert len(list_workshops(ws)) == 1
