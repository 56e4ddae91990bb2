"""Starting on work that cannot be opened: a sentence, and what can be done now; never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import click, in_dialog, wait
from tests.ui.pages.conftest import finish, settings_in

from sala.app.window import _open_first_place
from sala.services.changed import Changed
from sala.services.safety import recovery_key, set_passphrase
from sala.services.workshops import NewWorkshop, create_workshop, list_workshops
from sala.services.workspace import open_or_create
from sala.settings import WORKSPACE
from sala.ui.dialogs.opening_trouble import OpeningTrouble
from sala.ui.dialogs.passphrase_dialog import PassphraseDialog
from sala.ui.jobs import Lane
from sala.ui.place import HOME
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.theme import Look

Start = Callable[[], MainWindow]


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALA_KEYRING", "off")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Work with one workshop and a back-up of it."""
    with open_or_create(tmp_path / "work") as ws:
        create_workshop(ws, NewWorkshop("សិក្ខាសាលា"))
        ws.back_up("daily")
    return tmp_path / "work"


@pytest.fixture
def start(qtbot: QtBot, look: Look, tmp_path: Path, folder: Path) -> Iterator[Start]:
    sessions: list[Session] = []

    def starting() -> MainWindow:
        session = Session(Lane(Changed), Lane(), look, settings_in(tmp_path), folder)
        sessions.append(session)
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        _open_first_place(session, window, "")
        return window

    yield starting
    for session in sessions:
        session.close()


def damage(folder: Path) -> None:
    (folder / "sala.db").write_bytes(b"\x00" * 4096)
    for ending in ("-wal", "-shm"):
        (folder / f"sala.db{ending}").unlink(missing_ok=True)


def newer(folder: Path) -> None:
    path = folder / "workspace.json"
    description = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**description, "format": 99}), encoding="utf-8")


def nonsense(folder: Path) -> None:
    for place in (folder, folder / "backups"):  # the description, and its copy that would be used instead
        (place / "workspace.json").write_text("{", encoding="utf-8")


def no_key(folder: Path) -> None:
    (folder / "sala.key").unlink()


@pytest.mark.parametrize("harm", [damage, newer, nonsense])
def test_what_cannot_be_opened_is_told_and_the_program_ends_by_choice(
    start: Start, folder: Path, harm: Callable[[Path], None], qtbot: QtBot
) -> None:
    harm(folder)
    told: list[str] = []

    def read(dialog: OpeningTrouble) -> None:
        told.append(dialog.words.text())
        click(dialog, "close_button")

    in_dialog(OpeningTrouble, read)
    window = start()
    wait(qtbot, lambda: told)
    wait(qtbot, lambda: not window.isVisible())
    assert len(told[0]) > 20
    assert "Something went wrong inside Sala" not in told[0]


def test_work_that_is_open_elsewhere_opens_when_it_is_closed_there(start: Start, folder: Path, qtbot: QtBot) -> None:
    other = open_or_create(folder)

    def try_again(dialog: OpeningTrouble) -> None:
        assert "another window" in dialog.words.text()
        other.close()
        click(dialog, "again_button")

    in_dialog(OpeningTrouble, try_again)
    window = start()
    wait(qtbot, lambda: window.page is not None)
    assert window.page.place().page == HOME


def gone(folder: Path) -> None:
    for name in ("sala.db", "workspace.json", "backups/workspace.json"):
        (folder / name).unlink()


@pytest.mark.parametrize("harm", [damage, gone])
def test_a_damaged_or_lost_database_goes_back_to_its_latest_back_up(
    start: Start, folder: Path, harm: Callable[[Path], None], qtbot: QtBot
) -> None:
    harm(folder)
    in_dialog(OpeningTrouble, lambda dialog: click(dialog, "backup_button"))
    window = start()
    wait(qtbot, lambda: window.page is not None)
    finish(qtbot, window._session)
    assert [one.workshop.name for one in window.page._found] == ["សិក្ខាសាលា"]
    kept = list((folder / "backups").glob("replaced-*/sala.db"))
    assert bool(kept) == (harm is damage), "what was damaged is kept aside"


def test_back_ups_whose_key_is_lost_open_with_the_recovery_key(start: Start, folder: Path, qtbot: QtBot) -> None:
    written_down = recovery_key(folder)
    gone(folder)
    no_key(folder)

    def type_it(dialog: PassphraseDialog) -> None:
        dialog.line.setText(written_down)
        in_dialog(OpeningTrouble, lambda trouble: click(trouble, "backup_button"))
        dialog.accept()

    in_dialog(PassphraseDialog, type_it)
    window = start()
    wait(qtbot, lambda: window.page is not None)
    finish(qtbot, window._session)
    assert [one.workshop.name for one in window.page._found] == ["សិក្ខាសាលា"]


def test_another_folder_is_opened_instead(
    start: Start, folder: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer(folder)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setattr("sala.ui.dialogs.opening_trouble.choose_folder", lambda *_args: tmp_path / "elsewhere")
    in_dialog(OpeningTrouble, lambda dialog: click(dialog, "elsewhere_button"))
    window = start()
    wait(qtbot, lambda: window.page is not None)
    session = window._session
    assert session.folder == tmp_path / "elsewhere" / "Sala"
    assert session.settings.get(WORKSPACE) == str(session.folder)


def test_a_passphrase_is_asked_for_until_it_is_right(start: Start, folder: Path, qtbot: QtBot) -> None:
    with open_or_create(folder) as ws:
        set_passphrase(ws, "correct horse")
    answers = iter(["wrong", "correct horse"])
    said: list[str] = []

    def type_it(dialog: PassphraseDialog) -> None:
        said.append(dialog.told.text())
        dialog.line.setText(next(answers))
        if len(said) == 1:
            in_dialog(PassphraseDialog, type_it)
        click(dialog, "open_button")

    in_dialog(PassphraseDialog, type_it)
    window = start()
    wait(qtbot, lambda: window.page is not None)
    assert said[0] == ""
    assert said[1] != ""


def test_giving_up_the_passphrase_closes_the_window(start: Start, folder: Path, qtbot: QtBot) -> None:
    with open_or_create(folder) as ws:
        set_passphrase(ws, "correct horse")
    in_dialog(PassphraseDialog, lambda dialog: dialog.reject())
    window = start()
    wait(qtbot, lambda: not window.isVisible())


def test_the_recovery_key_opens_what_lost_its_key(start: Start, folder: Path, qtbot: QtBot) -> None:
    key = recovery_key(folder)
    no_key(folder)
    answers = iter(["not a key at all", key])
    said: list[str] = []

    def type_it(dialog: PassphraseDialog) -> None:
        said.append(dialog.told.text())
        dialog.line.setText(next(answers))
        if len(said) == 1:
            in_dialog(PassphraseDialog, type_it)
        click(dialog, "open_button")

    in_dialog(PassphraseDialog, type_it)
    window = start()
    wait(qtbot, lambda: window.page is not None)
    finish(qtbot, window._session)
    assert all(said)
    window.close()
    with open_or_create(folder) as ws:
        assert len(list_workshops(ws)) == 1
