"""Where the room's window stands, as displays come and go and windows close."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.pages.by_hand import click, wait
from tests.ui.pages.room_by_hand import LAPTOP, TELEVISION, WALL, Room, at_step

from sala.ui.place import Place
from sala.ui.room.displays import for_the_room
from sala.ui.shell.main_window import MainWindow

Opened = Callable[[Place], Any]
Settled = Callable[[], None]


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


def test_a_window_that_was_made_small_by_hand_stays_so(room: Room, settled: Settled, qtbot: QtBot) -> None:
    room.displays.there = [LAPTOP, WALL]
    click(room.page, "room_button")
    settled()
    room.press(Qt.Key.Key_F11)
    assert not room.window.isFullScreen()
    with qtbot.waitSignal(room.projection.changed):
        room.displays.plug(LAPTOP, WALL, TELEVISION)
    assert not room.window.isFullScreen()
    room.press(Qt.Key.Key_F11)
    assert room.projection.on == WALL


def test_a_third_display_does_not_take_the_room_from_the_second(room: Room, settled: Settled, qtbot: QtBot) -> None:
    room.displays.there = [LAPTOP, WALL]
    click(room.page, "room_button")
    settled()
    with qtbot.waitSignal(room.projection.changed):
        room.displays.plug(LAPTOP, TELEVISION, WALL)
    assert room.projection.on == WALL
    assert room.driver.options.display.count() == 2
