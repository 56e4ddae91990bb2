"""The first start: one page, one button, and then the sample or one's own work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import click, find, in_dialog, press, wait, write
from tests.ui.pages.conftest import finish

from sala.services.safety import set_passphrase
from sala.services.workshops import list_workshops
from sala.services.workspace import is_workspace, open_or_create
from sala.settings import AUTHOR, FIRST_RUN_DONE, LANGUAGE, WORKSPACE, Settings
from sala.ui.dialogs.passphrase_dialog import PassphraseDialog
from sala.ui.jobs import Lane
from sala.ui.place import ACTIVITY, FIRST_RUN, HOME, SEND, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.theme import Look


@pytest.fixture
def session(look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Nothing is there yet."""
    monkeypatch.setenv("SALA_KEYRING", "off")
    from sala.services.changed import Changed

    settings = Settings(tmp_path / "settings.json")
    made = Session(Lane(Changed), Lane(threads=2), look, settings, tmp_path / "documents" / "Sala")
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> MainWindow:
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.go(Place(FIRST_RUN))
    return made


def shows(window: MainWindow, page: str) -> Callable[[], bool]:
    return lambda: window.page.place().page == page


def test_a_minute_from_the_first_start_to_the_sample(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    page = window.page
    assert not window.top_bar.isVisible()
    assert not window.status.isVisible()
    assert str(session.folder) in page.folder.text()
    assert re.search("^ទំនេរ [០-៩,.]+ [MG]B$", page.folder.text(), re.MULTILINE)
    assert session.language == "km"
    write(page.author, "ចាន់ សុខា")
    click(page, "begin_button")
    assert not find(page, "begin_button").isEnabled()
    wait(qtbot, shows(window, ACTIVITY))
    finish(qtbot, session)
    assert window.top_bar.isVisible()
    assert window.page.activity.key == session.pack().summaries()[0].key
    assert window.page.capture.card_id
    kept = Settings(session.settings.path)
    assert (kept.get(AUTHOR), kept.get(FIRST_RUN_DONE), kept.get(WORKSPACE)) == (
        "ចាន់ សុខា", True, str(session.folder),
    )  # fmt: skip


def test_without_the_sample_home_is_empty(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    click(window.page, "sample_tick")
    write(window.page.author, "សុខា")
    press(Qt.Key.Key_Return)
    wait(qtbot, shows(window, HOME))
    finish(qtbot, session)
    assert window.page.empty.isVisible()
    assert is_workspace(session.folder)


def test_the_language_changes_at_once_and_nothing_is_lost(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    write(window.page.author, "សុខា")
    click(window.page, "sample_tick")
    click(window.page, "answer_en")
    assert session.language == "en"
    page = window.page
    assert find(page, "begin_button").text() == "Begin"
    assert page.author.text() == "សុខា"
    assert not page.sample.isChecked()
    click(page, "answer_en")
    assert page.language.key() == "en", "one language is always chosen"
    assert Settings(session.settings.path).get(LANGUAGE) == "en"


def test_a_file_that_was_double_clicked_is_opened_after_the_first_questions(
    qtbot: QtBot, session: Session, window: MainWindow, tmp_path: Path
) -> None:
    window.go(Place(FIRST_RUN, file=str(tmp_path / "a.sala")))
    click(window.page, "begin_button")
    wait(qtbot, shows(window, SEND))


def test_a_folder_that_cannot_be_written_is_told_on_the_page(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("no folder")
    session.folder = tmp_path / "a file" / "Sala"
    write(window.page.author, "សុខា")
    click(window.page, "begin_button")
    wait(qtbot, window.page.banner.isVisible)
    assert "a file" in window.page.banner.text()
    assert find(window.page, "begin_button").isEnabled()
    assert window.page.author.text() == "សុខា"
    session.folder = tmp_path / "better"
    click(window.page, "begin_button")
    wait(qtbot, shows(window, ACTIVITY))


def test_another_folder_is_chosen(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr("sala.ui.pages.first_run_page.choose_folder", lambda *_args: tmp_path / "stick")
    click(window.page, "choose_folder_button")
    assert session.folder == tmp_path / "stick" / "Sala"
    session.set_language("en")
    assert str(session.folder) in window.page.folder.text()
    with open_or_create(tmp_path / "stick" / "Sala"):
        pass
    monkeypatch.setattr("sala.ui.pages.first_run_page.choose_folder", lambda *_args: tmp_path / "stick" / "Sala")
    click(window.page, "choose_folder_button")
    assert session.folder == tmp_path / "stick" / "Sala"


def test_work_that_is_there_already_is_opened_with_its_passphrase(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    with open_or_create(session.folder) as ws:
        set_passphrase(ws, "ពាក្យសម្ងាត់ ១២៣")
    click(window.page, "sample_tick")
    answers = iter(["wrong", "ពាក្យសម្ងាត់ ១២៣"])
    said: list[str] = []

    def type_it(dialog: PassphraseDialog) -> None:
        said.append(dialog.told.text())
        dialog.line.setText(next(answers))
        if len(said) == 1:
            in_dialog(PassphraseDialog, type_it)
        click(dialog, "open_button")

    in_dialog(PassphraseDialog, type_it)
    click(window.page, "begin_button")
    wait(qtbot, shows(window, HOME))
    assert said[0] == ""
    assert said[1] != ""


def test_giving_up_the_passphrase_leads_back_to_the_page(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    with open_or_create(session.folder) as ws:
        set_passphrase(ws, "ពាក្យសម្ងាត់ ១២៣")
    in_dialog(PassphraseDialog, lambda dialog: dialog.reject())
    click(window.page, "begin_button")
    wait(qtbot, lambda: find(window.page, "begin_button").isEnabled())
    assert window.isVisible()


def test_a_name_that_is_too_long_is_told_at_its_field(window: MainWindow, session: Session) -> None:
    window.page.author.setText("ក" * 500)
    click(window.page, "begin_button")
    assert window.page.name_field.problem()
    assert not is_workspace(session.folder)
    assert len(window.page.author.text()) == 500


def test_the_window_may_be_closed_at_any_moment(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    click(window.page, "begin_button")
    window.close()
    with open_or_create(session.folder) as ws:
        assert len(list_workshops(ws)) in (0, 1)
