"""A real window on a real workspace, for tests of pages.

``session`` is opened on a workspace of its own in ``tmp_path``; ``do`` runs an operation on its lane and waits for the
result; ``workshop`` is the id of a workshop with two teams and three people; ``window`` is the main window; ``opened``
shows a place in it and returns the page. ``room`` is a page that can be shown to a room, ``begun`` one that is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import click
from tests.ui.pages.room_by_hand import KEY, LAPTOP, FakeDisplays, Room

from sala.services.changed import Changed
from sala.services.workshops import NewWorkshop, create_workshop
from sala.services.workspace import Workspace
from sala.settings import AUTHOR, FIRST_RUN_DONE, LANGUAGE, ROOM_LANGUAGE, Settings
from sala.ui.jobs import Lane
from sala.ui.place import ACTIVITY, Place
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow
from sala.ui.theme import Look

#: Longer than anything here takes on a slow machine: a limit for what hangs, not a measurement.
WAIT_MS = 60_000
Do = Callable[[Callable[[Workspace], Any]], Any]


def settings_in(folder: Path, language: str = "en") -> Settings:
    """Settings of a person who has been through the first run."""
    settings = Settings(folder / "settings.json")
    settings.set(LANGUAGE, language)
    settings.set(AUTHOR, "សុខា")
    settings.set(FIRST_RUN_DONE, value=True)
    return settings


def open_session(qtbot: QtBot, look: Look, settings: Settings, folder: Path) -> Session:
    """A session whose workspace is open; whoever asks for it closes it."""
    made = Session(Lane(Changed), Lane(threads=2), look, settings, folder)
    failures: list[BaseException] = []
    made.open_workspace(folder, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: made.is_open or bool(failures), timeout=WAIT_MS)
    assert not failures
    return made


def finish(qtbot: QtBot, session: Session) -> None:
    """Wait until nothing waits on the lanes and all answers are delivered."""
    qtbot.waitUntil(lambda: session.lane.waiting() + session.worker.waiting() == 0, timeout=WAIT_MS)


@pytest.fixture
def session(qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """In English; a test that wants Khmer calls ``session.set_language("km")``."""
    monkeypatch.setenv("SALA_KEYRING", "off")
    made = open_session(qtbot, look, settings_in(tmp_path), tmp_path / "work")
    yield made
    made.close()


@pytest.fixture
def do(qtbot: QtBot, session: Session) -> Do:
    """Run an operation on the lane, as a page would, and return its result once it is there."""

    def run(operation: Callable[[Workspace], Any]) -> Any:
        answers: list[Any] = []
        failures: list[BaseException] = []
        session.write(operation, answers.append, failures.append)
        qtbot.waitUntil(lambda: bool(answers or failures), timeout=WAIT_MS)
        if failures:
            raise failures[0]
        return answers[0]

    return run


@pytest.fixture
def settled(qtbot: QtBot, session: Session) -> Callable[[], None]:
    """Wait until everything that pages asked for has been done and shown."""
    return lambda: finish(qtbot, session)


@pytest.fixture
def workshop(do: Do) -> str:
    new = NewWorkshop(
        "សេវាអត្រានុកូលដ្ឋាន",
        facility="commune_hall",
        starts="2026-11-25",
        teams=("ក្រុមឈូក", "ក្រុមម្លិះ"),
        participants=("សុខ ចាន់ថា", "ជា សុភាព", "លី ដារា"),
    )
    return do(lambda ws: create_workshop(ws, new)).created


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> MainWindow:
    """The main window at the size that it is made for, at home."""
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.go(Place())
    return made


@pytest.fixture
def opened(window: MainWindow, settled: Callable[[], None]) -> Callable[[Place], Any]:
    """Show a place; what it shows has been read when this returns."""

    def show(place: Place) -> Any:
        window.go(place)
        settled()
        return window.page

    return show


@pytest.fixture
def displays() -> FakeDisplays:
    return FakeDisplays(LAPTOP)


@pytest.fixture
def room(
    session: Session, opened: Callable[[Place], Any], workshop: str, displays: FakeDisplays, settled: Callable[[], None]
) -> Room:
    """An activity on the page, not shown yet; the room reads English."""
    session.settings.set(ROOM_LANGUAGE, "en")
    return Room(session, opened(Place(ACTIVITY, workshop, KEY)), displays)


@pytest.fixture
def begun(room: Room, settled: Callable[[], None]) -> Room:
    """The same, shown."""
    click(room.page, "room_button")
    settled()
    return room
