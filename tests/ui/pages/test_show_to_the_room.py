"""Showing an activity to the room with the real windows: driven by hand, by keys, and as displays come and go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import CTRL, SHIFT, click, find, wait
from tests.ui.pages.conftest import Do

from sala.domain.bell import ENDED, ONE_MINUTE_LEFT, bell_wav
from sala.domain.countdown import Sign
from sala.services.people import add_participant, add_team, teams
from sala.services.room import SlideKind
from sala.settings import ROOM_CHIME, ROOM_LANGUAGE
from sala.ui.place import ACTIVITY, HOME, Place
from sala.ui.room.displays import Display, Displays, for_the_room
from sala.ui.room.presentation import Presentation
from sala.ui.room.projection import Projection
from sala.ui.room.room_window import RoomWindow
from sala.ui.room.sound import Sound
from sala.ui.session import Session
from sala.ui.shell.main_window import MainWindow

Opened = Callable[[Place], Any]
Settled = Callable[[], None]
KEY = "challenge_frame"
LAPTOP = Display("laptop", "Laptop", QRect(0, 0, 1366, 768))
WALL = Display("wall", "EPSON X41", QRect(1366, 0, 1024, 768))
TELEVISION = Display("television", "Television", QRect(2390, 0, 1920, 1080))


class FakeDisplays(Displays):
    """Displays that a test plugs in and pulls out; the facilitator sits at the laptop."""

    def __init__(self, *there: Display) -> None:
        super().__init__()
        self.there = list(there)

    def all(self) -> list[Display]:
        return self.there

    def of(self, widget: QWidget) -> str:
        return LAPTOP.key

    def plug(self, *there: Display) -> None:
        self.there = list(there)
        self.changed.emit()


class SilentSound(Sound):
    """Notes what it was given to play."""

    def __init__(self) -> None:
        super().__init__([["bell"]])
        self.played: list[bytes] = []

    def play(self, wav: bytes) -> None:
        self.played.append(wav)


class Clock:
    """Time that goes when a test says so."""

    def __init__(self) -> None:
        self.now = 5_000.0

    def __call__(self) -> float:
        return self.now


def turn_to(widget: QWidget) -> None:
    """Let a window have the keyboard, as when it is clicked."""
    widget.window().activateWindow()
    QApplication.processEvents()


class Room:
    """A page that is shown to a room, and what belongs to it."""

    def __init__(self, session: Session, page: Any, displays: FakeDisplays) -> None:
        self.clock, self.sound, self.displays = Clock(), SilentSound(), displays
        self.shown = Presentation(session, clock=self.clock, sound=self.sound)
        self.projection = Projection(session, self.shown, displays)
        self.page = page

    @property
    def window(self) -> RoomWindow:
        return self.projection.window

    @property
    def driver(self) -> Any:
        return self.page.room_button.driver

    def on_the_wall(self) -> str:
        return self.window.view.accessibleName()

    def press(self, key: Qt.Key) -> None:
        """Press a key in the room's window."""
        turn_to(self.window)
        QTest.keyClick(self.window.view, key)

    def pass_time(self, seconds: float) -> None:
        """Let seconds go, of which the presentation hears once."""
        self.clock.now += seconds
        self.shown._tick()


@pytest.fixture
def displays() -> FakeDisplays:
    return FakeDisplays(LAPTOP)


@pytest.fixture
def room(session: Session, opened: Opened, workshop: str, displays: FakeDisplays, settled: Settled) -> Room:
    """An activity on the page, not shown yet; the room reads English."""
    session.settings.set(ROOM_LANGUAGE, "en")
    return Room(session, opened(Place(ACTIVITY, workshop, KEY)), displays)


@pytest.fixture
def begun(room: Room, settled: Settled) -> Room:
    """The same, shown."""
    click(room.page, "room_button")
    settled()
    return room


def at_step(room: Room, number: int) -> None:
    room.shown.go_to(next(at for at, one in enumerate(room.shown.slides) if one.number == number))


def test_the_button_shows_the_activity_and_the_guide_gives_way(room: Room, settled: Settled) -> None:
    assert room.window is None
    assert room.page.guide.isVisible()
    click(room.page, "room_button")
    settled()
    assert room.window.isVisible()
    assert room.on_the_wall().startswith("Prepare  ·  45 min\nChallenge frame")
    assert room.driver.isVisible()
    assert not room.page.guide.isVisible()
    assert room.page.capture.isVisible()
    assert find(room.page, "room_button").text() == "Stop showing"
    click(room.page, "room_button")
    assert room.window is None
    assert room.driver is None
    assert room.page.guide.isVisible()
    assert find(room.page, "room_button").text() == "Show to the room"


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_R, CTRL | SHIFT)]
)
def test_it_begins_and_ends_from_the_keyboard(
    room: Room, window: MainWindow, settled: Settled, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(window, key, modifiers)
    settled()
    assert room.window.isVisible()
    assert QApplication.focusWidget() is room.driver.forward_button
    turn_to(window)
    QTest.keyClick(window, key, modifiers)
    assert room.window is None


def test_one_instruction_at_a_time_and_the_notes_stay_here(begun: Room, qtbot: QtBot) -> None:
    activity = begun.page.activity
    at_step(begun, 3)
    step = activity.steps[2]
    assert begun.on_the_wall() == f"Step 3 of 8\n{step.say.en}"
    notes = find(begun.driver, "room_notes")
    told = [label.text() for label in notes.children() if hasattr(label, "text")]
    assert step.do.en in told
    assert activity.inclusion.en in told
    assert step.do.en not in begun.on_the_wall()
    click(begun.driver, "forward_button")
    assert begun.on_the_wall() == f"Step 4 of 8\n{activity.steps[3].say.en}"

    def told_now() -> list[str]:
        return [label.text() for label in notes.children() if hasattr(label, "text") and label.isVisible()]

    wait(qtbot, lambda: activity.steps[3].do.en in told_now())
    assert step.do.en not in told_now()


def test_the_panel_shows_what_is_seen_and_what_comes(begun: Room) -> None:
    driver = begun.driver
    assert find(driver, "slide_now").slide == begun.shown.slides[0]
    assert find(driver, "slide_next").slide == begun.shown.slides[1]
    assert not driver.back_button.isEnabled()
    click(driver, "slide_next")
    assert begun.shown.index == 1
    driver.list.setFocus()
    QTest.keyClick(driver.list, Qt.Key.Key_End)
    assert begun.shown.slide.kind is SlideKind.BREAK
    assert not driver.forward_button.isEnabled()
    assert driver.next_caption.text() == "This is the last one"
    assert begun.window.view.slide.title == "Break"


@pytest.mark.parametrize("where", ["room", "panel"])
def test_presenters_keys_move_it_from_either_window(begun: Room, window: MainWindow, where: str) -> None:
    shown = begun.shown
    target = begun.window.view if where == "room" else begun.driver.forward_button
    turn_to(target)
    target.setFocus()

    def press(key: Qt.Key) -> None:
        QTest.keyClick(target, key)

    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_Right)
    assert shown.index == 2
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_Left)
    assert shown.index == 0
    press(Qt.Key.Key_B)
    assert shown.black
    assert begun.window.view.black
    assert begun.on_the_wall() == ""
    press(Qt.Key.Key_Period)
    assert not shown.black
    if where == "room":
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_End)
        assert shown.index == len(shown.slides) - 1
        press(Qt.Key.Key_Home)
        assert shown.index == 0


def test_going_on_from_black_is_bright_again(begun: Room) -> None:
    click(begun.driver, "black_button")
    assert begun.shown.black
    assert begun.driver.now_caption.text() == "The room sees nothing: black"
    click(begun.driver, "forward_button")
    assert not begun.shown.black
    assert begun.shown.index == 1


def test_a_clicker_moves_it_while_somebody_types(begun: Room, window: MainWindow) -> None:
    line = begun.page.capture.form.editors["service"].widget
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_PageDown)
    QTest.keyClicks(line, "b.s t")
    assert begun.shown.index == 1
    assert not begun.shown.black
    assert not begun.shown.countdown.running
    assert "b.s t" in line.text()


def test_the_clock_counts_signs_and_rings(begun: Room, window: MainWindow, qtbot: QtBot) -> None:
    at_step(begun, 3)
    driver = begun.driver
    signs: list[Sign] = []
    begun.shown.signed.connect(signs.append)
    assert driver.digits.text() == "5:00"
    assert begun.window.view.face.tone == "waiting"
    click(driver, "start_button")
    begun.pass_time(90)
    assert driver.digits.text() == begun.window.view.face.digits == "3:30"
    click(driver, "start_button")
    begun.pass_time(1000)
    assert driver.digits.text() == "3:30"
    assert begun.window.view.face.words == "Paused"
    click(driver, "minute_button")
    assert driver.digits.text() == "4:30"
    click(driver, "start_button")
    begun.pass_time(209)
    assert (signs, begun.sound.played) == ([], [])
    begun.pass_time(2)
    assert signs == [Sign.ONE_MINUTE_LEFT]
    assert begun.sound.played == [bell_wav(ONE_MINUTE_LEFT)]
    assert begun.window.view.face.words == "Less than a minute left"
    assert window.status.told.text() == "One minute is left."
    begun.pass_time(60)
    assert signs == [Sign.ONE_MINUTE_LEFT, Sign.ENDED]
    assert begun.sound.played[1:] == [bell_wav(ENDED)]
    assert begun.window.view.face.words == "The time is up"
    assert (driver.digits.text(), driver.start_button.text()) == ("0:00", "Start anew")
    click(driver, "reset_button")
    assert driver.digits.text() == "5:00"


def test_without_the_bell_the_sign_is_still_seen(begun: Room, session: Session) -> None:
    at_step(begun, 3)
    begun.driver.ensureWidgetVisible(begun.driver.options.chime)
    click(begun.driver, "room_chime")
    assert session.settings.get(ROOM_CHIME) is False
    begun.shown.start_or_pause()
    begun.pass_time(299)
    begun.pass_time(2)
    assert begun.sound.played == []
    assert begun.window.view.face.words == "The time is up"


def test_a_bell_that_cannot_sound_is_told(begun: Room) -> None:
    silence = find(begun.driver, "silence")
    at_step(begun, 3)
    assert not silence.isVisible()
    begun.sound._players.clear()
    begun.sound.silenced.emit()
    assert silence.isVisible()
    assert not begun.driver.options.chime.isEnabled()


def test_a_laptop_that_slept_past_the_end_does_not_ring(begun: Room) -> None:
    at_step(begun, 3)
    begun.shown.start_or_pause()
    begun.pass_time(3600)
    assert begun.sound.played == []
    assert begun.window.view.face.tone == "ended"


def test_a_clock_that_goes_is_not_taken_away_by_an_example(begun: Room) -> None:
    at_step(begun, 3)
    begun.shown.start_or_pause()
    begun.pass_time(60)
    begun.shown.go_to(len(begun.shown.slides) - 2)
    assert begun.shown.slide.kind is SlideKind.EXAMPLE
    assert begun.window.view.face.digits == "4:00"
    at_step(begun, 4)
    assert begun.window.view.face.digits == "4:00"
    click(begun.driver, "reset_button")
    assert begun.window.view.face.digits == "7:00"


def test_a_step_brings_its_own_minutes_when_the_clock_stands(begun: Room) -> None:
    at_step(begun, 3)
    begun.shown.start_or_pause()
    begun.pass_time(60)
    begun.shown.start_or_pause()
    begun.shown.go_to(len(begun.shown.slides) - 2)
    at_step(begun, 3)
    assert begun.window.view.face.digits == "4:00"
    at_step(begun, 4)
    assert begun.window.view.face.digits == "7:00"


def test_the_clock_alone_is_large(begun: Room) -> None:
    begun.shown.toggle_clock()
    assert begun.window.view.slide.kind is SlideKind.TITLE  # there is no clock yet
    at_step(begun, 3)
    click(begun.driver, "clock_only_button")
    assert begun.window.view.slide.kind is SlideKind.TIMER
    assert begun.window.view.setting().clock_centred
    begun.shown.forward()
    assert begun.window.view.slide.kind is SlideKind.STEP


def test_the_room_reads_khmer_while_the_window_speaks_english(begun: Room, session: Session) -> None:
    at_step(begun, 3)
    options = begun.driver.options
    begun.driver.ensureWidgetVisible(options.language)
    click(options.language, "answer_km")
    assert begun.on_the_wall().startswith("ជំហានទី ៣ ក្នុងចំណោម ៨\n")
    assert begun.window.view.face.digits == "៥:០០"
    assert begun.driver.digits.text() == "5:00"
    assert begun.driver.back_button.text() == "Back"
    assert session.settings.get(ROOM_LANGUAGE) == "km"


def test_another_language_of_the_window_changes_nothing_for_the_room(
    begun: Room, session: Session, window: MainWindow, settled: Settled
) -> None:
    at_step(begun, 3)
    begun.shown.start_or_pause()
    before = begun.window
    session.set_language("km")
    settled()
    assert begun.window is before
    assert begun.on_the_wall().startswith("Step 3 of 8\n")
    assert window.page is not begun.page
    driver = window.page.room_button.driver
    assert driver.isVisible()
    assert driver.back_button.text() == "ថយក្រោយ"
    assert begun.shown.countdown.running
    QTest.keyClick(driver.forward_button, Qt.Key.Key_PageDown)
    assert begun.on_the_wall().startswith("Step 4 of 8\n")


def test_team_names_come_to_the_wall_as_they_are_written(begun: Room, do: Do, workshop: str, qtbot: QtBot) -> None:
    assert [one.name for one in begun.shown.teams] == ["ក្រុមឈូក", "ក្រុមម្លិះ"]
    at_step(begun, 2)
    do(lambda ws: add_team(ws, workshop, "ក្រុមចំប៉ា"))
    wait(qtbot, lambda: len(begun.shown.teams) == 3)
    do(lambda ws: add_participant(ws, workshop, {"name": "កែវ វណ្ណា", "team": teams(ws, workshop)[2].id}))
    wait(qtbot, lambda: begun.shown.teams[2].people == ("កែវ វណ្ណា",))
    assert begun.shown.slide.number == 2
    begun.shown.go_to(1)
    assert begun.on_the_wall() == "Our teams\nក្រុមឈូក\nក្រុមម្លិះ\nក្រុមចំប៉ា: កែវ វណ្ណា"


def test_showing_again_goes_on_where_it_was(begun: Room, settled: Settled) -> None:
    at_step(begun, 3)
    begun.shown.start_or_pause()
    begun.pass_time(30)
    click(begun.page, "room_button")
    begun.clock.now += 600
    click(begun.page, "room_button")
    settled()
    assert begun.on_the_wall().startswith("Step 3 of 8")
    assert begun.window.view.face.digits == "4:30"


def test_another_page_leaves_the_wall_as_it_is(
    begun: Room, opened: Opened, workshop: str, window: MainWindow, settled: Settled
) -> None:
    at_step(begun, 3)
    opened(Place(HOME))
    assert begun.on_the_wall().startswith("Step 3 of 8")
    other = opened(Place(ACTIVITY, workshop, "persona"))
    assert begun.on_the_wall().startswith("Step 3 of 8")
    assert other.room_button.driver is None
    assert other.room_button.text() == "Show to the room"
    back = opened(Place(ACTIVITY, workshop, KEY))
    assert back.room_button.driver.isVisible()
    opened(Place(ACTIVITY, workshop, "persona"))
    click(window.page, "room_button")
    settled()
    assert "Persona" in begun.on_the_wall()
    assert window.page.room_button.driver.isVisible()


# -- displays


def test_with_a_second_display_the_room_fills_it(room: Room, settled: Settled) -> None:
    room.displays.there = [LAPTOP, WALL]
    click(room.page, "room_button")
    settled()
    assert room.window.isFullScreen()
    assert room.projection.on == WALL
    assert room.driver.options.display.currentText() == "EPSON X41  ·  1024 × 768"
    room.press(Qt.Key.Key_Escape)
    assert room.window is None


def test_the_projector_pulled_out_and_back_loses_nothing(room: Room, settled: Settled, qtbot: QtBot) -> None:
    room.displays.there = [LAPTOP, WALL]
    click(room.page, "room_button")
    settled()
    at_step(room, 3)
    room.shown.start_or_pause()
    room.pass_time(60)
    window = room.window
    room.displays.plug(LAPTOP)
    wait(qtbot, lambda: room.projection.on is None)
    assert room.window is window
    assert window.isVisible()
    assert not window.isFullScreen()
    assert LAPTOP.place.contains(window.geometry())
    assert room.driver.banner.isVisible()
    assert room.driver.banner.text().startswith("The second display was unplugged.")
    assert room.on_the_wall().startswith("Step 3 of 8")
    assert room.shown.countdown.running
    assert window.view.face.digits == "4:00"
    room.displays.plug(LAPTOP, WALL)
    wait(qtbot, lambda: room.projection.on == WALL)
    assert window.isFullScreen()
    assert room.driver.banner.text() == "The room now sees it on “EPSON X41”."


def test_the_facilitator_chooses_among_displays(room: Room, settled: Settled, qtbot: QtBot) -> None:
    room.displays.there = [LAPTOP, WALL, TELEVISION]
    click(room.page, "room_button")
    settled()
    room.projection.choose("television")
    assert room.projection.on == TELEVISION
    room.displays.plug(LAPTOP, WALL)
    wait(qtbot, lambda: room.projection.on == WALL)
    assert room.window.isFullScreen()


def test_with_one_display_it_is_a_window_that_can_fill_it(begun: Room, window: MainWindow) -> None:
    driver = begun.driver
    assert not begun.window.isFullScreen()
    assert LAPTOP.place.contains(begun.window.geometry())
    assert driver.options.display_words.text().startswith("There is one display.")
    assert not driver.options.display.isVisible()
    driver.ensureWidgetVisible(driver.options.full)
    click(driver, "full_button")
    assert begun.window.isFullScreen()
    begun.press(Qt.Key.Key_Escape)
    assert begun.window is not None
    assert not begun.window.isFullScreen()
    begun.press(Qt.Key.Key_F11)
    assert begun.window.isFullScreen()
    begun.press(Qt.Key.Key_F11)
    assert not begun.window.isFullScreen()
    begun.press(Qt.Key.Key_Escape)
    assert begun.window is None
    assert begun.page.guide.isVisible()


def test_it_can_be_kept_in_front(begun: Room) -> None:
    driver = begun.driver
    driver.ensureWidgetVisible(driver.options.on_top)
    click(driver, "on_top")
    assert begun.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert begun.window.isVisible()


def test_a_click_on_the_wall_goes_on_but_in_a_window_it_does_not(begun: Room) -> None:
    QTest.mouseClick(begun.window.view, Qt.MouseButton.LeftButton)
    assert begun.shown.index == 0
    begun.projection.toggle_full()
    QTest.mouseClick(begun.window.view, Qt.MouseButton.LeftButton)
    assert begun.shown.index == 1


def test_closing_either_window_ends_it(begun: Room, window: MainWindow, settled: Settled) -> None:
    begun.window.close()
    assert begun.window is None
    assert begun.page.room_button.driver is None
    click(begun.page, "room_button")
    settled()
    room_window = begun.window
    window.close()
    assert begun.window is None
    assert not room_window.isVisible()


def test_the_room_window_does_not_keep_the_program_alive(begun: Room) -> None:
    assert not begun.window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_which_display_is_for_the_room() -> None:
    assert for_the_room([LAPTOP], "laptop") is None
    assert for_the_room([LAPTOP, WALL], "laptop") is WALL
    assert for_the_room([LAPTOP, WALL], "wall") is LAPTOP
    assert for_the_room([LAPTOP, WALL, TELEVISION], "laptop", "television") is TELEVISION
    assert for_the_room([LAPTOP, WALL], "laptop", "laptop") is WALL


def test_what_a_screen_reader_hears(begun: Room) -> None:
    driver = begun.driver
    at_step(begun, 3)
    said = begun.page.activity.steps[2].say.en
    assert said in find(driver, "slide_now").accessibleName()
    for name in ("back_button", "forward_button", "black_button", "start_button", "minute_button", "reset_button"):
        assert find(driver, name).accessibleName()
    assert find(driver, "slide_list").accessibleName() == "What the room sees"
    assert (
        find(driver, "room_language").findChild(QObject, "answer_en").accessibleName()
        == "Language of the room: English"
    )
